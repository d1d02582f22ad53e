//! What a meta tag says by its name: `data/page/meta-names.tsv`.

use super::super::reference::decode;
use super::{Facts, Source, note, tidy};
use crate::tables::{Quick, Row, rows};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What the content of a meta tag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Description,
    Author,
    Published,
    Updated,
    Section,
    Language,
    Outlet,
    Address,
}

/// Names in lower case.
static NAMES: LazyLock<HashMap<&str, (Field, Source), Quick>> = LazyLock::new(|| {
    let mut names = HashMap::default();
    for row in rows("page/meta-names.tsv", include_str!("../../../data/page/meta-names.tsv")) {
        let meaning = (field(&row), source(&row));
        for name in row.list(2) {
            if names.insert(name, meaning).is_some() {
                row.broken("a name stands in two rows");
            }
        }
    }
    names
});

fn field(row: &Row) -> Field {
    match row.required(0, "what the content is") {
        "title" => Field::Title,
        "description" => Field::Description,
        "author" => Field::Author,
        "published" => Field::Published,
        "updated" => Field::Updated,
        "section" => Field::Section,
        "language" => Field::Language,
        "outlet" => Field::Outlet,
        "address" => Field::Address,
        _ => row.broken("no such field"),
    }
}

fn source(row: &Row) -> Source {
    match row.required(1, "the source") {
        "opengraph" => Source::OpenGraph,
        "meta" => Source::Meta,
        "microdata" => Source::Microdata,
        _ => row.broken("no such source"),
    }
}

/// Takes in one meta tag, `name` in lower case.
///
/// References in `content` are resolved only where the name says something to us, as some tags hold whole records.
pub(super) fn take(name: &str, content: &str, facts: &mut Facts) {
    let Some(&(field, source)) = NAMES.get(name) else { return };
    let content = decode(content, true);
    let list = match field {
        // "The Post | The Portal": the house, and who shows its article.
        Field::Author if name == "og:article:author" && content.contains(" | ") => {
            let house = content.split(" | ").next().unwrap_or_default();
            return note(&mut facts.signers, source, house);
        }
        Field::Outlet => return facts.outlets.push(tidy(content.trim_start_matches('@'))),
        Field::Address => {
            facts.url.get_or_insert_with(|| content.into_owned());
            return;
        }
        Field::Title => &mut facts.titles,
        Field::Description => &mut facts.descriptions,
        Field::Author => &mut facts.authors,
        Field::Published => &mut facts.published,
        Field::Updated => &mut facts.updated,
        Field::Section => &mut facts.sections,
        Field::Language => &mut facts.languages,
    };
    note(list, source, &content);
}

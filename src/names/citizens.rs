//! Latvia, Lithuania and Estonia write their Slavic citizens' names in Latin letters of their own: there Lavrovs is a name.

use super::article::Article;
use super::{Convention, bare_lower};
use crate::tables::rows;
use std::sync::LazyLock;

/// How articles speak of one such country.
struct Country {
    convention: Convention,
    beginnings: Vec<&'static str>,
    words: Vec<&'static str>,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    rows("names/citizens.tsv", include_str!("../../data/names/citizens.tsv"))
        .map(|row| Country {
            convention: Convention::parse(row.required(0, "convention"))
                .unwrap_or_else(|| row.broken("an unknown convention")),
            beginnings: row.cell(1).split(' ').collect(),
            words: row.cell(2).split(' ').collect(),
        })
        .collect()
});

/// Whether a form of `convention` may be the legal name of a citizen, as the article speaks of the country.
pub(super) fn is_citizen(article: &Article<'_>, convention: Convention) -> bool {
    let Some(country) = COUNTRIES.iter().find(|country| country.convention == convention) else { return false };
    let words = article.request.paragraphs.iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    words.filter(|word| word.len() > 2).any(|word| {
        let word = bare_lower(word);
        country.words.contains(&word.as_str()) || country.beginnings.iter().any(|start| word.starts_with(start))
    })
}

//! All romanisation tables, each compiled when first asked for.

use super::convention::Convention;
use super::table::Table;
use crate::language::Tag;
use std::sync::{LazyLock, OnceLock};

/// A table of `data/romanisation/`, as text until somebody needs it.
struct File {
    source: &'static str,
    convention: &'static str,
    name: &'static str,
    text: &'static str,
    compiled: OnceLock<Table>,
}

macro_rules! file {
    ($source:literal, $convention:literal) => {
        File {
            source: $source,
            convention: $convention,
            name: concat!("romanisation/", $source, "-", $convention, ".tsv"),
            text: include_str!(concat!("../../data/romanisation/", $source, "-", $convention, ".tsv")),
            compiled: OnceLock::new(),
        }
    };
}

/// By source language (the likelier ones first), then convention.
static FILES: [File; 90] = [
    file!("ru", "bgn"),
    file!("ru", "cs"),
    file!("ru", "da"),
    file!("ru", "de"),
    file!("ru", "en"),
    file!("ru", "es"),
    file!("ru", "et"),
    file!("ru", "fi"),
    file!("ru", "fr"),
    file!("ru", "gost779b"),
    file!("ru", "hr"),
    file!("ru", "hu"),
    file!("ru", "icao"),
    file!("ru", "iso9"),
    file!("ru", "it"),
    file!("ru", "lt"),
    file!("ru", "lv"),
    file!("ru", "nb"),
    file!("ru", "nl"),
    file!("ru", "pl"),
    file!("ru", "pt"),
    file!("ru", "ro"),
    file!("ru", "sci"),
    file!("ru", "sk"),
    file!("ru", "sl"),
    file!("ru", "sv"),
    file!("ru", "tr"),
    file!("uk", "cs"),
    file!("uk", "de"),
    file!("uk", "en"),
    file!("uk", "es"),
    file!("uk", "et"),
    file!("uk", "fi"),
    file!("uk", "fr"),
    file!("uk", "hr"),
    file!("uk", "hu"),
    file!("uk", "it"),
    file!("uk", "kmu"),
    file!("uk", "lt"),
    file!("uk", "lv"),
    file!("uk", "nl"),
    file!("uk", "pl"),
    file!("uk", "pt"),
    file!("uk", "ro"),
    file!("uk", "sk"),
    file!("uk", "sv"),
    file!("uk", "tr"),
    file!("be", "cs"),
    file!("be", "de"),
    file!("be", "en"),
    file!("be", "fr"),
    file!("be", "lac"),
    file!("be", "pl"),
    file!("bg", "cs"),
    file!("bg", "de"),
    file!("bg", "en"),
    file!("bg", "es"),
    file!("bg", "fr"),
    file!("bg", "pl"),
    file!("sr", "en"),
    file!("sr", "gaj"),
    file!("mk", "en"),
    file!("mk", "gaj"),
    file!("kk", "de"),
    file!("kk", "en"),
    file!("kk", "pl"),
    file!("el", "en"),
    file!("ka", "cs"),
    file!("ka", "de"),
    file!("ka", "en"),
    file!("ka", "es"),
    file!("ka", "fr"),
    file!("ka", "pl"),
    file!("hy", "de"),
    file!("hy", "en"),
    file!("hy", "fr"),
    file!("hy", "pl"),
    file!("zh", "cs"),
    file!("zh", "hu"),
    file!("zh", "palladius"),
    file!("zh", "wg"),
    file!("ko", "rr"),
    file!("ko", "dprk"),
    file!("ko", "mr"),
    file!("ja", "cs"),
    file!("ja", "en"),
    file!("ja", "hepburn"),
    file!("ja", "hu"),
    file!("ja", "kunrei"),
    file!("ja", "polivanov"),
];

/// Source languages, likelier ones first.
const SOURCES: [&str; 13] = ["ru", "uk", "be", "bg", "sr", "mk", "kk", "el", "ka", "hy", "zh", "ko", "ja"];

/// How many of them Latin forms are read back into; the rest is only written. The models of letters know no other names.
const READ_BACK: usize = 6;

/// The file for each (source, convention), stand-ins included; by source, then convention.
static PLACES: LazyLock<Vec<Option<usize>>> = LazyLock::new(|| {
    let of = |source: &str, convention: &str| {
        FILES.iter().position(|file| file.source == source && file.convention == convention)
    };
    let place = |source: &str, convention: Convention| {
        of(source, convention.as_str()).or_else(|| of(source, stand_in(source, convention)?))
    };
    SOURCES.iter().flat_map(|source| Convention::all().map(|convention| place(source, convention))).collect()
});

/// The table that writes names of `source` in `convention`; `None` where there is none.
pub(super) fn table(source: Tag, convention: Convention) -> Option<&'static Table> {
    static TAGS: LazyLock<[Option<Tag>; SOURCES.len()]> = LazyLock::new(|| SOURCES.map(Tag::parse));
    let row = TAGS.iter().position(|known| *known == Some(source))?;
    let file = &FILES[PLACES[row * Convention::COUNT + convention.index()]?];
    Some(file.compiled.get_or_init(|| Table::read(file.name, file.text)))
}

/// The convention whose table serves where a language has none of its own: Slavic Latin scripts share one reading.
fn stand_in(source: &str, convention: Convention) -> Option<&'static str> {
    match (source, convention.as_str()) {
        ("uk" | "be", "nb" | "da") => Some("sv"),
        ("uk", "sl") => Some("hr"),
        ("be", "sk") | ("bg", "sk" | "hr" | "sl") => Some("cs"),
        ("zh" | "ja", "sk") => Some("cs"),
        // Latvian, Lithuanian, Turkish and South Slavic newsrooms have letters of their own for Japanese, which nobody has written down here.
        ("ja", "pl" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "sv" | "nb" | "da" | "fi" | "et" | "ro") => Some("en"),
        ("sr" | "mk", _) => Some(if convention == Convention::EN { "en" } else { "gaj" }),
        ("be" | "bg" | "uk", "bgn" | "icao" | "nl" | "sv") => Some("en"),
        _ => None,
    }
}

/// Source languages that forms of `convention` are read back into, likelier ones first.
pub(super) fn sources(convention: Convention) -> impl Iterator<Item = Tag> {
    source_languages().iter().copied().filter(move |source| table(*source, convention).is_some())
}

/// Every source language that Latin forms are read back into, likelier ones first.
pub(super) fn source_languages() -> &'static [Tag] {
    static TAGS: LazyLock<Vec<Tag>> =
        LazyLock::new(|| SOURCES.into_iter().take(READ_BACK).filter_map(Tag::parse).collect());
    &TAGS
}

/// Every table with its source language and convention.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (Tag, Convention, &'static Table)> {
    FILES.iter().map(|file| {
        let source = Tag::parse(file.source).expect("a table's source language is in data/languages.tsv");
        let convention = Convention::parse(file.convention).expect("a table's convention is listed");
        (source, convention, file.compiled.get_or_init(|| Table::read(file.name, file.text)))
    })
}

#[cfg(test)]
mod tests {
    use super::all;
    use crate::names::lower;

    #[test]
    fn every_sample_is_romanised_as_its_table_states() {
        let mut samples = 0;
        for (source, convention, table) in all() {
            for (native, latin) in &table.samples {
                let words: Vec<String> =
                    native.split(' ').map(|word| table.romanise(&lower(word), 1).remove(0)).collect();
                assert_eq!(words.join(" "), latin.to_lowercase(), "{source}-{convention}: {native}");
                samples += 1;
            }
        }
        assert!(samples > 100, "only {samples} samples");
    }
}

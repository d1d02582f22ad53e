//! The tables of `data/phrases/`, embedded. `tests/lexicon.rs` compares the list with the folder.

macro_rules! embed {
    ($($tag:literal)*) => {
        /// Language, file name below `data/`, and text of every table.
        pub(super) const TABLES: &[(&str, &str, &str)] = &[$((
            $tag,
            concat!("phrases/", $tag, ".tsv"),
            include_str!(concat!("../../data/phrases/", $tag, ".tsv")),
        )),*];
    };
}

embed! {
    "cs" "da" "de" "en" "es" "fi" "fr" "hu" "it" "nb" "nl" "pl" "pt" "ro" "ru" "sv" "uk"
}

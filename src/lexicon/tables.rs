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
    "af" "ar" "az" "be" "bg" "bn" "bs" "ca" "cs" "cy" "da" "de" "el" "en" "es" "et" "eu" "fa" "fi" "fr" "ga"
    "gl" "gu" "he" "hi" "hr" "hu" "hy" "id" "is" "it" "ja" "ka" "kk" "kn" "ko" "ky" "lb" "lt" "lv" "mk" "ml"
    "mn" "mr" "ms" "nb" "ne" "nl" "nn" "pa" "pl" "pt" "ro" "ru" "sk" "sl" "sq" "sr" "sv" "sw" "ta" "te" "th"
    "tl" "tr" "uk" "ur" "uz" "vi" "xh" "zh" "zu"
}

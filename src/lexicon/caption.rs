//! Captions that a template announces: "Image caption, The bridge has been closed since Monday".
//!
//! Pages that are read aloud say what stands under a picture, with a colon or a comma behind it; scraped, the label is part of the line.

use super::lookup::{Opening, lexicon};
use super::{Kind, Phrase};
use std::sync::LazyLock;

/// Fewer words behind the label caption nothing.
const LEAST_WORDS: usize = 3;

/// What stands between a label and its caption.
pub(crate) const CAPTION_MARKS: [char; 6] = [':', ',', '：', '،', '、', '՝'];

/// The caption that `line` announces, behind its label; `None` for a line that announces none.
///
/// ```
/// use copydesk::lexicon::announced_caption;
/// assert_eq!(announced_caption("Image caption, The old bridge in May"), Some("The old bridge in May"));
/// assert_eq!(announced_caption("Image captions were written by hand until May"), None);
/// ```
pub fn announced_caption(line: &str) -> Option<&str> {
    announced_behind(line, &lexicon().opening(line)?)
}

/// Whether `line` is the label of a caption and nothing else, its mark behind it: what it announces stands on the next line.
///
/// ```
/// use copydesk::lexicon::announces_caption;
/// assert!(announces_caption("Image caption,"));
/// assert!(!announces_caption("Image caption"));
/// ```
pub fn announces_caption(line: &str) -> bool {
    line.ends_with(CAPTION_MARKS) && lexicon().opening(line).is_some_and(|opening| is_label_alone(line, &opening))
}

/// As [`announces_caption`], where it is known which phrase begins the line.
pub(crate) fn is_label_alone(line: &str, opening: &Opening) -> bool {
    let alone = line[opening.len_bytes..].trim_matches(CAPTION_MARKS).trim().is_empty();
    alone && line.ends_with(CAPTION_MARKS) && opening.phrases.into_iter().any(is_caption_label)
}

/// Whether a phrase is a template's word for the text under a picture.
pub(crate) fn is_caption_label(phrase: Phrase) -> bool {
    static CAPTION: LazyLock<Option<Kind>> = LazyLock::new(|| Kind::named("image-caption"));
    Some(phrase.kind) == *CAPTION
}

/// As [`announced_caption`], where it is known which phrase begins the line.
pub(crate) fn announced_behind<'l>(line: &'l str, opening: &Opening) -> Option<&'l str> {
    let (label, rest) = line.split_at(opening.len_bytes);
    if !opening.phrases.into_iter().any(is_caption_label) {
        return None;
    }
    let said = rest.trim_start().trim_start_matches(CAPTION_MARKS).trim_start();
    let marked = rest.trim_start().starts_with(CAPTION_MARKS) || label.trim_end().ends_with(CAPTION_MARKS);
    let words = said.split_whitespace().take(LEAST_WORDS).count();
    // Where blanks are not written, a caption is one word.
    let enough = words == LEAST_WORDS || words > 0 && !said.is_ascii() && said.chars().count() >= 3 * LEAST_WORDS;
    (marked && enough).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::announced_caption;

    #[test]
    fn a_label_with_its_mark_announces_a_caption() {
        for (line, caption) in [
            ("Image caption, The bridge is closed.", Some("The bridge is closed.")),
            ("Pie de foto: El puente está cerrado", Some("El puente está cerrado")),
            ("Підпис до фото, Міст зачинено від понеділка", Some("Міст зачинено від понеділка")),
            ("Bildunterschrift: Die Brücke ist gesperrt", Some("Die Brücke ist gesperrt")),
            ("Image caption", None),
            ("Image caption, bridge", None),
            ("Image caption contests are popular.", None),
            ("Image source, Getty Images and others", None),
            ("Legenda said on Monday, that is all", None),
        ] {
            assert_eq!(announced_caption(line), caption, "{line}");
        }
    }
}

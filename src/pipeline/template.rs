//! A template's label in another language, on one line with what it announces: "podpis źródła zdjęcia Photo: Ada Berg/Reuters".
//!
//! It goes only where the credit has a label of its own as well: behind "Fuente de la imagen, Getty Images" the next reading would not know the
//! credit without it. In the article's own language it belongs to the credit ("Image source, Getty Images").

use super::cuts::Cut;
use crate::confidence::Confidence;
use crate::credits;
use crate::language::Tag;
use crate::lexicon::{CAPTION_MARKS, Kind, Phrase, lexicon};
use crate::record::RemovedKind;
use crate::text::Span;
use std::sync::LazyLock;

/// A label found in a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// It, with its mark, and with the blanks that part it from what follows.
    pub span: Span,
    phrase: Phrase,
}

impl Found {
    /// The label as a part of the text to be cut out, for a line that begins at `start`.
    pub(super) fn cut(self, start: usize) -> Cut {
        Cut {
            span: self.span.shifted(start),
            kind: RemovedKind::Label,
            phrase: Some(self.phrase),
            named: false,
            confidence: Confidence::percent(95),
        }
    }
}

/// The label of several words in another language than `language` before a labelled credit in `line`: at its beginning, behind a caption,
/// or glued to the credit's capital. `None` where there is none, or where nobody knows the article's language.
pub(super) fn foreign_label(line: &str, language: Tag) -> Option<Found> {
    let colon = memchr::memrchr(b':', line.as_bytes())?;
    let blanks = memchr::memchr_iter(b' ', &line.as_bytes()[..colon]).count();
    if blanks < FEWEST_BLANKS || language == Tag::UND {
        return None;
    }
    let (start, end, phrase) = starts(line).find_map(|start| {
        let (len_bytes, phrase) = label_at(&line[start..], language)?;
        Some((start, start + len_bytes, phrase))
    })?;
    let rest = line[end..].trim_start().trim_start_matches(CAPTION_MARKS).trim_start();
    let span = Span::new(start, line.len() - rest.len());
    let labelled = credits::kept::read(rest).is_some_and(|reading| reading.label.is_some());
    labelled.then_some(Found { span, phrase })
}

/// A label of two words and the credit's own, up to its colon, have so many blanks between them. Most lines have not, and are not searched.
const FEWEST_BLANKS: usize = 2;

/// Where a label may begin: at the beginning of the line, or behind the stop or bracket that ends its caption.
fn starts(line: &str) -> impl Iterator<Item = usize> {
    let ends = |at: &usize| *at > 0 && matches!(line.as_bytes()[at - 1], b'.' | b'!' | b'?' | b')' | b']' | b'"');
    std::iter::once(0).chain(memchr::memchr_iter(b' ', line.as_bytes()).filter(ends).map(|at| at + 1))
}

/// The label that `rest` begins with, and its length in bytes.
fn label_at(rest: &str, language: Tag) -> Option<(usize, Phrase)> {
    if let Some(opening) = lexicon().opening(rest)
        && let Some(phrase) = label_among(opening.phrases, language)
    {
        return Some((opening.len_bytes, phrase));
    }
    // "podpis źródła zdjęciaPhoto: …"
    let end = glue(rest).filter(|&end| rest[..end].contains(' '))?;
    Some((end, label_among(lexicon().whole(&rest[..end]), language)?))
}

/// Where a capital is first glued to a small letter.
fn glue(line: &str) -> Option<usize> {
    let mut small = false;
    line.char_indices().find_map(|(at, c)| {
        let glued = small && c.is_uppercase();
        small = c.is_lowercase();
        glued.then_some(at)
    })
}

/// The label of several words among `phrases`; none where one of them is of the article's own language.
fn label_among(phrases: impl IntoIterator<Item = Phrase>, language: Tag) -> Option<Phrase> {
    static SOURCE: LazyLock<Option<Kind>> = LazyLock::new(|| Kind::named("image-source"));
    let mut found = None;
    for phrase in phrases {
        if phrase.language == language {
            return None;
        }
        let words = phrase.text.split(' ').filter(|word| word.contains(char::is_alphabetic));
        if Some(phrase.kind) == *SOURCE && words.count() > 1 {
            found = found.or(Some(phrase));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::foreign_label;
    use crate::language::Tag;

    fn without_label(line: &str) -> Option<String> {
        let span = foreign_label(line, Tag::EN)?.span;
        Some(format!("{}{}", &line[..span.start], &line[span.end..]))
    }

    #[test]
    fn a_label_in_another_language_leaves_its_line() {
        for (line, rest) in [
            ("podpis źródła zdjęcia Photo: Ada Berg/Reuters", "Photo: Ada Berg/Reuters"),
            ("podpis źródła zdjęcia: Photo: Ada Berg/Reuters", "Photo: Ada Berg/Reuters"),
            ("podpis źródła zdjęciaPhoto: Ada Berg/Reuters", "Photo: Ada Berg/Reuters"),
            ("The mayor of Hamn. podpis źródła zdjęcia Photo: Ada Berg", "The mayor of Hamn. Photo: Ada Berg"),
            ("Fuente de la imagen, Photo: Ada Berg", "Photo: Ada Berg"),
        ] {
            assert_eq!(without_label(line).as_deref(), Some(rest), "{line}");
        }
        for line in [
            "podpis źródła zdjęcia",
            "Image source, Getty Images",
            "Fuente de la imagen, Getty Images",
            "Pie de foto, Ada Berg took this photo",
            "Photo: Ada Berg/Reuters",
            "Quelle: Reuters",
            "Légende : the bridge at Hamn",
            "The painting \"Autor zdjęciarski\" hangs in Hamn",
        ] {
            assert_eq!(without_label(line), None, "{line}");
        }
    }
}

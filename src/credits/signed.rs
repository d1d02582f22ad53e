//! Lines that sign a text and its pictures at once: "Text: Ada Berg, Fotos: Jan Kos", "Tekst i zdjęcia: Ada Berg".

use super::credit::{Cue, Reading};
use super::kept;
use crate::confidence::Confidence;
use crate::language::Tag;
use crate::metadata::bylines::{self, Author};
use std::borrow::Cow;
use std::rc::Rc;

/// Who wrote the text, and who took its pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct Signed {
    /// Who wrote, in the order of the line.
    pub authors: Vec<Author>,
    /// The credit of the pictures.
    pub reading: Reading,
}

/// Signs that may stand between the two.
const DIVIDERS: [char; 12] = ['|', ',', ';', '.', '/', '–', '—', '-', '•', '·', '&', '+'];

/// Reads a line that says who wrote and who took the pictures, in any language; `None` for any other, a caption with its credit among them.
///
/// ```
/// use copydesk::credits::signed;
/// let both = signed("Text: Ada Berg | Fotos: Jan Kos").unwrap();
/// assert_eq!((both.authors[0].name.as_str(), both.reading.credit.creators[0].as_str()), ("Ada Berg", "Jan Kos"));
/// assert_eq!(signed("Tekst i zdjęcia: Ada Berg").unwrap().authors[0].name, "Ada Berg");
/// assert_eq!(signed("Author Ada Berg at home (Photo: Jan Kos)"), None);
/// ```
pub fn signed(line: &str) -> Option<Signed> {
    let labelled = if bylines::may_announce(line) { by_labels(line) } else { None };
    labelled.or_else(|| by_brackets(line))
}

/// "Text: Ada Berg, Fotos: Jan Kos", "Text und Fotos: Ada Berg".
fn by_labels(line: &str) -> Option<Signed> {
    if let Some((label, names)) = line.split_once(':')
        && let Some(pictures) = joined_to_text(label)
        && let Some(reading) = of_picture(&format!("{pictures}:{names}"))
    {
        return Signed::by_one(reading);
    }
    let cut = kept::trailing(line).filter(|cut| cut.caption.start == 0);
    let (head, reading) = match &cut {
        Some(cut) => (cut.caption.of(line), Cow::Borrowed(&cut.reading)),
        // "Autor: Ada Berg, Foto: Jan Kos" is a credit as a whole as well.
        None if bylines::names_writer(line) => line
            .match_indices(DIVIDERS)
            .find_map(|(at, _)| Some((&line[..at], Cow::Owned(of_picture(&line[at + 1..])?))))?,
        None => return None,
    };
    if reading.confidence < SURE {
        return None;
    }
    let head = head.trim_end_matches(|c: char| c.is_whitespace() || DIVIDERS.contains(&c));
    if bylines::announces_text(bylines::without_joiner(head)) {
        return Signed::by_one(reading.into_owned());
    }
    let byline = bylines::names_writer(head).then(|| bylines::read(head, Tag::UND)).flatten()?;
    (byline.labelled && !byline.authors.is_empty())
        .then(|| Signed { authors: byline.authors, reading: reading.into_owned() })
}

/// What a label names beside the text: "foto" of "Tekst og foto".
fn joined_to_text(label: &str) -> Option<&str> {
    let (first, rest) = label.trim_end().split_once(' ')?;
    let pictures = bylines::without_first_joiner(rest);
    (bylines::announces_text(first) && pictures != rest).then_some(pictures)
}

/// "Von Ada Berg (Text) und Jan Kos (Fotos)".
fn by_brackets(line: &str) -> Option<Signed> {
    let mut parts = line.strip_suffix(')')?.split(')').map(|part| part.split_once('('));
    let (writers, what) = parts.next()??;
    let (makers, label) = parts.next()??;
    if parts.next().is_some() || !bylines::announces_text(what) {
        return None;
    }
    let makers =
        bylines::without_first_joiner(makers.trim_start_matches(|c: char| c.is_whitespace() || DIVIDERS.contains(&c)));
    let authors = bylines::read(writers, Tag::UND).filter(|byline| !byline.authors.is_empty())?.authors;
    Some(Signed { authors, reading: of_picture(&format!("{label}: {makers}"))? })
}

/// What `text` says, if it is a credit of pictures that names somebody.
fn of_picture(text: &str) -> Option<Reading> {
    let is_label = |reading: &Reading| reading.cues.contains(&Cue::Label) && !reading.cues.contains(&Cue::Source);
    let reading = kept::read(text.trim())?;
    (reading.confidence >= SURE && is_label(&reading) && !reading.credit.is_empty())
        .then(|| Rc::unwrap_or_clone(reading))
}

impl Signed {
    /// The same people wrote and took the pictures.
    fn by_one(reading: Reading) -> Option<Self> {
        let names = reading.credit.creators.iter();
        let authors: Vec<_> = names.map(|name| Author { name: name.clone(), agency: None }).collect();
        (!authors.is_empty()).then_some(Self { authors, reading })
    }
}

/// How sure the credit must be: a house alone may sign the text.
const SURE: Confidence = Confidence::percent(60);

#[cfg(test)]
mod tests {
    use super::signed;

    fn names(line: &str) -> Option<(Vec<String>, Vec<String>)> {
        let signed = signed(line)?;
        Some((signed.authors.into_iter().map(|author| author.name).collect(), signed.reading.credit.creators))
    }

    #[test]
    fn text_and_pictures_may_be_by_two_people() {
        let two = Some((vec!["Ada Berg".to_owned()], vec!["Jan Kos".to_owned()]));
        for line in [
            "Text: Ada Berg, Fotos: Jan Kos",
            "Tekst: Ada Berg | Zdjęcia: Jan Kos",
            "Texte : Ada Berg – Photos : Jan Kos",
            "Words by Ada Berg, photography by Jan Kos",
            "Texto: Ada Berg / Fotos: Jan Kos",
            "Tekst: Ada Berg. Foto: Jan Kos",
            "Текст: Ada Berg, фото: Jan Kos",
            "Autor: Ada Berg, Foto: Jan Kos",
            "Von Ada Berg (Text) und Jan Kos (Fotos)",
            "Ada Berg (tekst), Jan Kos (foto)",
        ] {
            assert_eq!(names(line), two, "{line}");
        }
    }

    #[test]
    fn text_and_pictures_may_be_by_one() {
        let one = Some((vec!["Ada Berg".to_owned()], vec!["Ada Berg".to_owned()]));
        for line in [
            "Text und Fotos: Ada Berg",
            "Text & Bild: Ada Berg",
            "Tekst og foto: Ada Berg",
            "Texte et photos : Ada Berg",
            "Testo e foto: Ada Berg",
            "Tekst i zdjęcia: Ada Berg",
        ] {
            assert_eq!(names(line), one, "{line}");
        }
    }

    #[test]
    fn captions_and_credits_are_neither() {
        for line in [
            "Author Ada Berg at home (Photo: Jan Kos)",
            "Author Ada Berg (Photo: Jan Kos)",
            "Von der Brücke aus ist der Hafen zu sehen. Foto: Jan Kos",
            "By the harbour, photo by Jan Kos",
            "Text on the wall of the harbour. Photo: Jan Kos",
            "Ada Berg (left) and Jan Kos (right)",
            "Autor: Ada Berg/Foto-Kos",
            "Fotos: Jan Kos",
            "Text: Ada Berg",
        ] {
            assert_eq!(names(line), None, "{line}");
        }
    }
}

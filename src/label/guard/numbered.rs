//! Headings that a statute, a law or minutes number, and the contents above them: "§ 1", "II. Duties of the council", "Ad. 3", "1. Building permits".
//!
//! The first of them stands between headline and text, as a menu's words do. A menu's figures do not go on below the article's next paragraph.

use super::Company;
use super::gains::{Gain, Guards};
use std::ops::Range;

/// Words of a numbered heading, at most.
const HEADING_WORDS: usize = 12;
/// Letters of the word before a number, at most: "Art. 2", "Kapitel 3".
const MARK_LETTERS: usize = 9;
/// Entries of a table of contents, at least.
const CONTENTS: usize = 3;

/// A number with what stands before it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Ordinal<'t> {
    mark: &'t str,
    roman: bool,
    number: u32,
}

impl Company<'_> {
    /// Gives a numbered heading what lists gain, right above a line of the body, where the body has the next or the last number; and the
    /// entries of a table of contents, one of which the body says again as a heading.
    pub(super) fn keep_numbered(&self, gains: &mut [Gain]) {
        for index in (0..gains.len().saturating_sub(1)).rev() {
            let Some(own) = self.heading_number(gains, index) else { continue };
            let goes_on = |at: usize| {
                let other = self.ordinal(at).filter(|other| (other.mark, other.roman) == (own.mark, own.roman));
                other.is_some_and(|other| other.number.abs_diff(own.number) == 1) && self.stays(gains, at)
            };
            if self.heads(gains, index, own) && (0..gains.len()).any(goes_on) {
                gains[index] = gains[index].or_more(Guards::get().listed);
            }
        }
        for contents in self.contents(gains) {
            let said_again = |at: usize| {
                let key = self.page.lines[at].key;
                (contents.end..gains.len() - 1).find(|&below| self.page.lines[below].key == key)
            };
            let headings: Vec<usize> = contents.clone().filter_map(said_again).collect();
            if headings.iter().any(|&at| self.stays(gains, at + 1) && self.is_said(at + 1, 1)) {
                for at in contents.clone().chain(headings).filter(|&at| self.page.readings[at].phrase.is_none()) {
                    gains[at] = gains[at].or_more(Guards::get().numbered);
                }
            }
        }
    }

    /// Whether a line of the body, which is not numbered in the same way, stands right below line `index`.
    fn heads(&self, gains: &[Gain], index: usize, own: Ordinal<'_>) -> bool {
        let below = index + 1;
        below < gains.len()
            && self.stays(gains, below)
            && self.ordinal(below).is_none_or(|next| next.mark != own.mark)
            && self.page.readings[index].phrase.is_none()
    }

    /// The number of line `index`, if that may be a heading which is out of the body.
    fn heading_number(&self, gains: &[Gain], index: usize) -> Option<Ordinal<'_>> {
        let may_be = !self.stays(gains, index)
            && self.page.lines[index].word_count() <= HEADING_WORDS
            && self.page.readings[index].phrase.is_none();
        if may_be { self.ordinal(index) } else { None }
    }

    /// The runs of lines out of the body that count up from one.
    fn contents(&self, gains: &[Gain]) -> Vec<Range<usize>> {
        let first =
            |at: &usize| self.heading_number(gains, *at).is_some_and(|own| own.number == 1 && own.mark.is_empty());
        let starts: Vec<usize> = (0..gains.len()).filter(first).collect();
        let counts = |start: usize, at: usize| {
            self.ordinal(at).is_some_and(|own| own.mark.is_empty() && own.number as usize == at - start + 1)
        };
        let run = |start: usize| start..(start..gains.len()).find(|&at| !counts(start, at)).unwrap_or(gains.len());
        starts.into_iter().map(run).filter(|run| run.len() >= CONTENTS).collect()
    }

    fn ordinal(&self, index: usize) -> Option<Ordinal<'_>> {
        let line = &self.page.lines[index];
        if line.digits == 0 && line.uppers == 0 { None } else { ordinal(self.text(index)) }
    }
}

/// The number that `text` begins with as a heading does: behind a sign or a short word, and with a stop, a bracket or nothing behind it.
fn ordinal(text: &str) -> Option<Ordinal<'_>> {
    let at = text.find(|c: char| c.is_ascii_digit()).filter(|&at| at <= 2 * MARK_LETTERS);
    let by_figure = at.and_then(|at| {
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = text[at..].split_at(digits);
        let mark = text[..at].trim_end();
        let said = mark.trim_end_matches('.');
        let word = !said.is_empty() && said.starts_with(char::is_uppercase) && said.chars().all(char::is_alphabetic);
        let marked = word && text[..at].ends_with(' ') || mark == "§";
        let second = || rest.chars().nth(1);
        let parted = rest.starts_with(['.', ')', '．', '、']) && !second().is_some_and(|c| c.is_ascii_digit());
        // "23. 12. 2024" is a day.
        let parted = parted && !rest.chars().skip(1).find(|c| !c.is_whitespace()).is_some_and(|c| c.is_ascii_digit());
        let ends = rest.is_empty() || parted || rest.starts_with(':');
        let counts = digits <= 3 && (marked && ends || mark.is_empty() && parted);
        counts.then(|| Some(Ordinal { mark, roman: false, number: number.parse().ok()? }))?
    });
    by_figure.or_else(|| {
        let (number, rest) = text.split_at(text.bytes().take_while(|byte| b"IVX".contains(byte)).count());
        let parted = rest.is_empty() || rest.starts_with(['.', ')']) && rest[1..].starts_with(' ');
        (parted && !number.is_empty()).then(|| Ordinal { mark: "", roman: true, number: roman(number) })
    })
}

/// The number that Roman figures up to thirty-nine write.
fn roman(figures: &str) -> u32 {
    let value = |figure: u8| match figure {
        b'I' => 1,
        b'V' => 5,
        _ => 10,
    };
    let bytes = figures.as_bytes();
    let signed = |at: usize| {
        let (own, next) = (value(bytes[at]), bytes.get(at + 1).map_or(0, |&next| value(next)));
        if own < next { -own } else { own }
    };
    (0..bytes.len()).map(signed).sum::<i32>().unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::{ordinal, roman};

    #[test]
    fn headings_are_numbered_in_many_ways() {
        let numbered = |text: &str| ordinal(text).map(|found| (found.mark.to_owned(), found.number));
        for (text, mark, number) in [
            ("§ 1", "§", 1),
            ("§12", "§", 12),
            ("Ad. 2", "Ad.", 2),
            ("Artikel 3", "Artikel", 3),
            ("1. Building permits", "", 1),
            ("2) Fees", "", 2),
            ("3.議案について", "", 3),
            ("IV. Duties", "", 4),
            ("XIX", "", 19),
        ] {
            assert_eq!(numbered(text), Some((mark.to_owned(), number)), "{text}");
        }
        for text in [
            "Windows 10 is here",
            "1.5 metres",
            "2 eggs",
            "VIP guests",
            "In 3 days",
            "XXL shirts",
            "2025",
            "23. 12. 2024 13:31",
        ] {
            assert_eq!(numbered(text), None, "{text}");
        }
    }

    #[test]
    fn roman_figures_count() {
        assert_eq!(["I", "IV", "IX", "XIV", "XXIX"].map(roman), [1, 4, 9, 14, 29]);
    }
}

//! A letter or sign of Windows-1252 was read as a control character (U+0092 for "’").
//!
//! Latin-1 and Windows-1252 differ in 27 bytes: quotation marks, dashes, dots, the euro and a few letters (Š, ž, Œ). Who reads the one as
//! the other gets control characters that no text has, and whoever takes those out gets "dont". Each is put back as the Encoding Standard
//! says browsers do.
//!
//! Offered only, for the whole text, where one of them cannot be what it would be in Windows-1252, as it stands inside a word: then the text
//! was in another encoding (in that of old Macintoshes U+0092 is "í").
//!
//! Left alone: U+0085 before a letter or at the end of a line, which is a line end of mainframes.
//!
//! Source of the custom: the Encoding Standard (WHATWG), where the label "latin1" means Windows-1252; HTML reads `&#146;` in the same way.

use super::by_line::ByLine;
use super::double_encoding;
use super::taken_for::{closes, group_around, of_windows};
use super::{Applies, Check, Doubt, Rule, example};
use crate::finding::{Draft, Level};
use crate::text::{Edit, Span};

pub static RULE: Rule = Rule {
    code: "TX106",
    name: "misread-byte",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "No text has these characters; each stands for one of Windows-1252 in all pages looked at.",
    source: include_str!("misread_byte.rs"),
    fixes: &[
        example("The mayor didn\u{92}t say \u{93}never\u{94} \u{96} not yet\u{85} anyway.", "The mayor didn’t say “never” – not yet… anyway."),
        example("\u{84}Der Rat bleibt dabei\u{93}, sagte sie. Es kostet 5 \u{80}.", "„Der Rat bleibt dabei“, sagte sie. Es kostet 5 €."),
    ],
    keeps: &["One line\u{85}and another of an old host.", "“Don’t go – not yet…”, it said, for 5 €."],
    check: Check::Repair(Doubt::Control, check),
};

fn check(text: &str) -> Vec<Draft> {
    let mut found = ByLine::new(text, "a letter of Windows-1252 was read as a control character");
    let mut is_doubtful = false;
    let mut bytes = text.char_indices().filter(|(_, c)| of_windows(*c).is_some()).peekable();
    let put_back = if bytes.peek().is_some() { double_encoding::check(text) } else { Vec::new() };
    let put_back: Vec<Span> = put_back.iter().flat_map(|draft| &draft.edits).map(|edit| edit.span).collect();
    for (at, c) in bytes {
        let span = Span::new(at, at + c.len_utf8());
        let is_one = |_: &char| (c != '\u{85}' || is_dots(text, span)) && !is_half(text, at, &put_back);
        let Some(letter) = of_windows(c).filter(is_one) else { continue };
        is_doubtful |= !may_be(letter, text, span);
        found.add(Edit::replace(text, span, letter), Some(c));
    }
    let drafts = found.drafts().into_iter();
    if is_doubtful { drafts.map(Draft::doubtful).collect() } else { drafts.collect() }
}

/// Whether the character at `at` is part of a letter: of one that is `put_back` by TX104, or not only of what may close the word before it.
fn is_half(text: &str, at: usize, put_back: &[Span]) -> bool {
    let next = put_back.partition_point(|span| span.end <= at);
    let is_put_back = put_back.get(next).is_some_and(|span| span.start <= at);
    is_put_back || group_around(text, at).is_some_and(|group| !group.chars().skip(1).all(closes))
}

/// Whether U+0085 at `span` is "…": behind a word and in front of a blank or a closing mark, which a line end is not.
fn is_dots(text: &str, span: Span) -> bool {
    let behind_word = text[..span.start].ends_with(char::is_alphanumeric);
    behind_word && text[span.end..].starts_with([' ', '"', '»', '”', '\u{94}', '\u{92}', '\u{9B}'])
}

/// Whether `letter` may stand where it would: inside a word only as a dash, dots, an apostrophe or a letter.
fn may_be(letter: char, text: &str, span: Span) -> bool {
    let before = text[..span.start].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let after = text[span.end..].split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if before.is_empty() || after.is_empty() {
        return !letter.is_uppercase() || !before.ends_with(char::is_lowercase);
    }
    match letter {
        '–' | '—' | '…' => true,
        '’' => is_elision(before, after),
        _ => letter.is_alphabetic() && !(letter.is_uppercase() && before.ends_with(char::is_lowercase)),
    }
}

/// Whether an apostrophe may stand between the two: "don’t", "l’été", "dell’arte", "aujourd’hui", "Ankara’daki".
fn is_elision(before: &str, after: &str) -> bool {
    let is_short = |part: &str| part.chars().count() <= 2;
    let elided = ["ll", "qu", "st", "ch", "rd", "un", "tr"].iter().any(|end| before.ends_with(end));
    let is_suffix = before.starts_with(char::is_uppercase) && after.chars().count() <= 4;
    is_short(before) || is_short(after) || elided || is_suffix
}

#[cfg(test)]
mod tests {
    use crate::{Desk, Input};

    #[test]
    fn what_may_be_of_another_encoding_is_offered_only() {
        let desk = Desk::default();
        for text in ["La calle de Mart\u{92}nez, en Coatl\u{87}n, sigue cerrada.", "El barco tur\u{92}stico volvió al puerto."] {
            assert_eq!(desk.fix(text), text);
            let article = desk.clean(Input::of_text(text));
            assert!(article.findings.iter().any(|finding| finding.rule == "TX106"), "{text}");
        }
        let elided = "L\u{92}\u{e9}t\u{e9} dell\u{92}arte, aujourd\u{92}hui, Ankara\u{92}daki: they don\u{92}t.";
        assert_eq!(desk.fix(elided), elided.replace('\u{92}', "’"));
    }

    #[test]
    fn half_of_a_letter_is_no_byte_of_its_own() {
        let desk = Desk::default();
        assert_eq!(desk.fix("It rose by \u{e2}\u{89}\u{a5} 5 per cent, she said."), "It rose by ≥ 5 per cent, she said.");
        let article = desk.clean(Input::of_text("\u{d0}\u{94}\u{d0}\u{be}\u{d0}\u{bc} \u{d1}\u{82}\u{d0}\u{b0}\u{d0}\u{bc}."));
        assert!(article.findings.iter().all(|finding| finding.rule != "TX106"), "{:?}", article.findings);
        assert_eq!(desk.fix("He left the caf\u{e9}\u{94} \u{96} and went home."), "He left the café” – and went home.");
    }
}

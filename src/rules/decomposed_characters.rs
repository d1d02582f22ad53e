//! Letters and their marks are stored apart (`o` + ´) where Unicode has one character.
//!
//! Text that passed through macOS file names or some PDF readers comes in decomposed form. It looks right and fails every
//! comparison. It is put into NFC, the form the web is written in.
//!
//! Left alone: characters whose NFC form is another character altogether, such as the ångström and ohm signs or
//! compatibility ideographs. They change meaning in names, and composing them is not a repair.
//!
//! Source of the custom: Unicode Standard Annex 15; W3C Character Model for the World Wide Web, string matching.

use super::by_line::ByLine;
use super::{Applies, Check, Doubt, Rule, example};
use crate::finding::{Draft, Level};
use crate::text::beyond::beyond_ascii;
use crate::text::{Edit, Span};
use unicode_normalization::char::{canonical_combining_class, compose, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub static RULE: Rule = Rule {
    code: "TX101",
    name: "decomposed-characters",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Normalisation is defined by Unicode; there is nothing to guess.",
    source: include_str!("decomposed_characters.rs"),
    fixes: &[example(
        "Die Ko\u{308}nigin spricht am Abend in Mu\u{308}nchen.",
        "Die Königin spricht am Abend in München.",
    )],
    keeps: &["Die Königin spricht am Abend in München.", "A line of 5 \u{212B} and a load of 3 \u{2126}."],
    check: Check::Repair(Doubt::Mark, check),
};

fn check(text: &str) -> Vec<Draft> {
    if is_surely_nfc(text) {
        return Vec::new();
    }
    let mut found = ByLine::new(text, "letters and their marks are stored apart; composed (NFC) they are one character");
    for cluster in clusters(text) {
        let seen = cluster.of(text);
        if let Some(composed) = composed(seen) {
            found.add(Edit::replace(text, cluster, composed), None);
        }
    }
    found.drafts()
}

/// The NFC form of a cluster that is not in it.
fn composed(cluster: &str) -> Option<String> {
    let mut chars = cluster.chars();
    if let (Some(base), Some(mark @ '\u{300}'..='\u{33F}'), None) = (chars.next(), chars.next(), chars.next())
        && base.is_ascii()
    {
        return compose(base, mark).map(String::from);
    }
    Some(cluster.nfc().collect::<String>()).filter(|composed| composed != cluster)
}

/// Whether the text is in NFC, told without going through it cluster by cluster; `false` leaves it open.
fn is_surely_nfc(text: &str) -> bool {
    // A plain character, as all of ASCII is, ends every sequence of marks, so the runs between them can be asked about one by one.
    let marked = beyond_ascii(text).flat_map(|run| run.of(text).split(is_plain));
    marked.filter(|run| !run.is_empty()).all(|run| is_nfc_quick(run.chars()) == IsNormalized::Yes)
}

/// Whether a character is one that NFC never touches and no mark: letters and signs of the scripts most news is written in,
/// so that Unicode's tables are asked about the rest alone.
fn is_plain(c: char) -> bool {
    let at = c as usize;
    at < 64 * PLAIN.len() && PLAIN[at / 64] >> (at % 64) & 1 == 1
}

/// A bit for each character of the basic plane, set for those in [`PLAIN_RANGES`].
static PLAIN: [u64; 1024] = {
    let (mut bits, mut range) = ([0; 1024], 0);
    while range < PLAIN_RANGES.len() {
        let (mut at, last) = PLAIN_RANGES[range];
        while at <= last {
            bits[at / 64] |= 1 << (at % 64);
            at += 1;
        }
        range += 1;
    }
    bits
};

/// First and last of the characters that [`is_plain`] knows.
pub(super) const PLAIN_RANGES: [(usize, usize); 21] = [
    (0, 0x2FF),                                             // ASCII and Latin letters that stand alone
    (0x388, 0x3FF),                                         // Greek
    (0x400, 0x482),                                         // Cyrillic
    (0x48A, 0x52F),
    (0x531, 0x587),                                         // Armenian
    (0x5D0, 0x5EA),                                         // Hebrew
    (0x620, 0x64A),                                         // Arabic
    (0x66E, 0x66F),
    (0x671, 0x6D5),
    (0x904, 0x93B),                                         // Devanagari
    (0x93E, 0x94C),
    (0xE01, 0xE37),                                         // Thai
    (0xE40, 0xE47),
    (0x10D0, 0x10FF),                                       // Georgian
    (0x1EA0, 0x1EF9),                                       // Vietnamese
    (0x2010, 0x205E),                                       // dashes, quotation marks
    (0x3001, 0x3029),                                       // ideographic signs
    (0x3041, 0x3096),                                       // kana
    (0x30A1, 0x30FE),
    (0x4E00, 0x9FFF),                                       // Han
    (0xAC00, 0xD7A3),                                       // Hangul syllables
];

/// A base character with the marks after it, wherever there is a mark (or a conjoining Hangul vowel or final).
fn clusters(text: &str) -> impl Iterator<Item = Span> {
    beyond_ascii(text).flat_map(|run| {
        // No mark is ASCII, but the base of the first may be.
        let start = run.start.saturating_sub(1);
        clusters_of(&text[start..run.end]).map(move |cluster| cluster.shifted(start))
    })
}

fn clusters_of(text: &str) -> impl Iterator<Item = Span> {
    let mut starts = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, base) = starts.next()?;
            let mut end = start + base.len_utf8();
            while let Some((at, mark)) = starts.next_if(|(_, next)| joins(*next)) {
                end = at + mark.len_utf8();
            }
            if end > start + base.len_utf8() {
                return Some(Span::new(start, end));
            }
        }
    })
}

fn joins(c: char) -> bool {
    c >= FIRST_MARK
        && (is_combining_mark(c) || canonical_combining_class(c) != 0 || ('\u{1160}'..='\u{11FF}').contains(&c))
}

/// The first character of Unicode that joins another.
const FIRST_MARK: char = '\u{300}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_surely_nfc_only_where_it_is() {
        for text in ["Königin", "क्या हुआ", "ไทย", "a\u{301}\u{316}b", "\u{1100}\u{1161}", "e\u{301}", "\u{344}", "κ\u{301}"] {
            assert!(!is_surely_nfc(text) || text.nfc().eq(text.chars()), "{text}");
        }
        assert!(is_surely_nfc("Königin क्या Москва 東京"));
    }

    #[test]
    fn a_letter_and_its_mark_are_composed_as_nfc_does() {
        for pair in ('\0'..='\u{17F}').flat_map(|base| ('\u{300}'..='\u{36F}').map(move |mark| String::from_iter([base, mark]))) {
            let whole: String = pair.nfc().collect();
            assert_eq!(composed(&pair).unwrap_or(pair), whole);
        }
    }

    #[test]
    fn nothing_below_the_first_mark_joins() {
        assert!(('\0'..FIRST_MARK).all(|c| !is_combining_mark(c) && canonical_combining_class(c) == 0));
    }

    #[test]
    fn a_plain_character_is_one_that_nfc_never_touches() {
        for c in ('\0'..=char::MAX).filter(|&c| is_plain(c)) {
            let is_untouched = is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
            assert!(is_untouched && canonical_combining_class(c) == 0, "U+{:04X}", u32::from(c));
        }
    }
}

//! Characters that cannot be seen stand inside or beside words.
//!
//! Zero-width spaces, soft hyphens, word joiners and byte-order marks come from content management systems and copy and
//! paste. They split words for every search and every model, and no reader misses them.
//!
//! Left alone: the zero-width joiner and non-joiner, which are spelling in Persian, Indic scripts and emoji; variation
//! selectors; direction marks and embeddings, which order mixed Hebrew and Arabic text; the no-break space, which is
//! typography in French; the zero-width space where it divides words of a script written without spaces (Thai, Khmer, Lao, Burmese); a soft hyphen behind
//! "Ã", which together were "í".

use super::by_line::ByLine;
use super::{Applies, Check, Doubt, Rule, example};
use crate::finding::{Draft, Level};
use crate::text::beyond::beyond_ascii;
use crate::text::{Edit, Span};

pub static RULE: Rule = Rule {
    code: "TX102",
    name: "invisible-characters",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "The characters taken out have no visible form and no part in any spelling where they are taken.",
    source: include_str!("invisible_characters.rs"),
    fixes: &[example(
        "\u{FEFF}The minis\u{AD}ter said the plan was \u{200B}ready.",
        "The minister said the plan was ready.",
    )],
    keeps: &["او می\u{200C}رود و می\u{200C}گوید که فردا بازمی\u{200C}گردد.", "Il a dit\u{A0}: «\u{A0}Non\u{A0}», puis il est parti."],
    check: Check::Repair(Doubt::Invisible, check),
};

fn check(text: &str) -> Vec<Draft> {
    let mut found = ByLine::new(text, "a character nobody can see");
    for run in beyond_ascii(text) {
        // What stands beside a run is ASCII, which divides no words of a script without spaces.
        let mut before = None;
        let mut chars = run.of(text).char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let after = chars.peek().map(|&(_, next)| next);
            let stays = match c {
                '\u{200B}' => divides_words(before, after),
                // "Ã" and a soft hyphen were "í" (TX104).
                '\u{AD}' => matches!(before, Some('Ã' | 'Ă')),
                _ => false,
            };
            if is_invisible(c) && !stays {
                let span = Span::new(at, at + c.len_utf8()).shifted(run.start);
                found.add(Edit::delete(text, span), Some(c));
            }
            before = Some(c);
        }
    }
    found.drafts()
}

/// The characters that are taken out.
pub(super) const INVISIBLE: [char; 4] = ['\u{AD}', '\u{200B}', '\u{2060}', '\u{FEFF}'];

fn is_invisible(c: char) -> bool {
    INVISIBLE.contains(&c)
}

/// Whether a zero-width space stands between two letters of a script that is written without spaces.
fn divides_words(before: Option<char>, after: Option<char>) -> bool {
    let unspaced = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'))
    };
    unspaced(before) && unspaced(after)
}

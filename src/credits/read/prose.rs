//! Lines that are words of a text and no credit: told from the tokens, before any party is looked for.

use crate::credits::lexicon::{Entry, LEXICON};
use crate::credits::party::is_small;
use crate::credits::tokens::{Kind, Tokens};

/// So many small words in a row, one of them longer than initials are, are no party.
const ROW: usize = 3;
const LONGER_THAN_INITIALS: usize = 3;

/// Whether words stand in a row that no party holds, and nothing announces a credit, which would excuse them; or the line is a byline or
/// says what somebody said.
pub(super) fn is_prose(tokens: &Tokens<'_>) -> bool {
    holds_row(tokens) && !is_excused(tokens) || signs_or_says(tokens)
}

/// Whether a line begins with "by", or has a colon behind words, and neither a house is known in it nor a label, licence or sign announces
/// a credit.
fn signs_or_says(tokens: &Tokens<'_>) -> bool {
    let is_somebody =
        |at: usize| tokens.list[at].entry.is_none() && tokens.written(at, at + 1).starts_with(char::is_alphabetic);
    let says = || {
        let colon = tokens.list.iter().position(|token| token.kind == Kind::Colon);
        colon.is_some_and(|colon| (0..colon).any(is_somebody))
    };
    let credits = |entry: &Entry| entry.label.is_some() || entry.agency.is_some() || entry.licence.is_some();
    let may_credit = |at: usize| {
        tokens.kind(at) == Some(Kind::Copyright) || LEXICON.longest(tokens, at, usize::MAX, credits).is_some()
    };
    (LEXICON.longest(tokens, 0, usize::MAX, |entry| entry.link.by).is_some() || says())
        && !tokens.text.contains('@')
        && !(0..tokens.list.len()).any(may_credit)
}

/// Whether small words of which the lexicon knows nothing, alone or in a phrase, stand in a row.
fn holds_row(tokens: &Tokens<'_>) -> bool {
    let (mut row, mut long, mut phrase_end) = (0, false, 0);
    for (at, token) in tokens.list.iter().enumerate() {
        if token.entry.is_some() {
            let longest = LEXICON.longest(tokens, at, usize::MAX, |_| true);
            phrase_end = longest.map_or(at + 1, |(_, end)| end).max(phrase_end);
        }
        if token.kind != Kind::Word || at < phrase_end || !is_small(tokens, at) {
            (row, long) = (0, false);
            continue;
        }
        row += 1;
        long |= token.span.len() > LONGER_THAN_INITIALS;
        if row >= ROW && long {
            return true;
        }
    }
    false
}

fn is_excused(tokens: &Tokens<'_>) -> bool {
    may_be_quoted(tokens) || tokens.text.contains('@') || may_be_announced(tokens)
}

/// Whether a word closes a quotation: a house may be called by any words in quotation marks.
fn may_be_quoted(tokens: &Tokens<'_>) -> bool {
    let closes = |at: usize| tokens.written(at, at + 1).ends_with(['\'', '"', '’', '”', '“', '»']);
    (0..tokens.list.len()).any(closes)
}

/// Whether a copyright sign or a label may stand in the line, or a known house with a preposition that leads to a name behind it.
fn may_be_announced(tokens: &Tokens<'_>) -> bool {
    let (mut leads, mut house) = (false, false);
    for (at, token) in tokens.list.iter().enumerate() {
        let Some(entry) = token.entry else {
            if token.kind == Kind::Copyright {
                return true;
            }
            continue;
        };
        let phrases = entry.reach > 1;
        if entry.label.is_some() || phrases && LEXICON.longest(tokens, at, usize::MAX, |e| e.label.is_some()).is_some()
        {
            return true;
        }
        leads |= entry.link.by || phrases && LEXICON.longest(tokens, at, usize::MAX, |e| e.link.by).is_some();
        house |= entry.agency.is_some()
            || phrases && LEXICON.longest(tokens, at, usize::MAX, |e| e.agency.is_some()).is_some();
    }
    leads && house
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::is_prose;
    use crate::credits::tokens::Tokens;
    use proptest::prelude::*;

    /// Words of texts and of credits, signs and quotation marks in any order.
    fn line() -> impl Strategy<Value = String> {
        let words = vec![
            "mostu",
            "zamknięty",
            "bridge",
            "was",
            "closed",
            "abc",
            "of",
            "the",
            "de",
            "por",
            "via",
            "and",
            "моста",
            "на",
        ];
        let known = vec![
            "AFP",
            "Reuters",
            "Getty Images",
            "Foto",
            "photo by",
            "Photo",
            "file photo",
            "handout",
            "Pool",
            "фото",
            "DR",
            "all rights reserved",
            "CC BY 4.0",
            "X",
            "Stadtarchiv",
            "reporter",
            "courtesy of",
            "Illustration",
            "By",
            "Von",
            "Автор",
        ];
        let names =
            vec!["Ada", "Berg", "ADA BERG", "XYZ", "The", "@ada", "ada.example.org", "2024", "Б.Иванов", "李响"];
        let signs = vec!["/", ":", ",", "(", ")", "©", "\"", "„", "“", "’", ".", " - ", "|", "=", "…"];
        let part = prop_oneof![
            6 => prop::sample::select(words),
            2 => prop::sample::select(known),
            2 => prop::sample::select(names),
            1 => prop::sample::select(signs),
        ];
        let part = (part, prop::bool::weighted(0.9))
            .prop_map(|(part, blank)| format!("{part}{}", if blank { " " } else { "" }));
        prop::collection::vec(part, 0..14).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 8192, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_passed_over_as_prose_would_not_have_been_read(line in line()) {
            let tokens = Tokens::of(&line);
            let mut reader = Reader::new(&tokens);
            while reader.advance() {}
            let reading = reader.finish();
            prop_assert!(reading.is_none() || !is_prose(&tokens), "{:?}: {:?}", line, reading);
        }

        #[test]
        fn a_reader_that_gives_up_would_have_found_nothing(line in line()) {
            let tokens = Tokens::of(&line);
            let (mut reader, mut patient) = (Reader::new(&tokens), Reader::new(&tokens));
            reader.run();
            while patient.advance() {}
            prop_assert_eq!(reader.finish(), patient.finish(), "{:?}", line);
        }
    }

    #[test]
    fn headlines_are_prose_and_credits_are_not() {
        for line in ["Why old bridges seldom close", "Most zostanie wkrótce zamknięty", "Почему мост снова закрыли"]
        {
            assert!(is_prose(&Tokens::of(line)), "{line}");
        }
        for line in ["By Ada Berg in Halden", "Ada Berg: “We must act”", "Hafen: Berg bleibt"] {
            assert!(is_prose(&Tokens::of(line)), "{line}");
        }
        for line in ["Foto: vom leser zur verfügung gestellt", "Ada Berg / AFP", "Photo courtesy of the Berg family"] {
            assert!(!is_prose(&Tokens::of(line)), "{line}");
        }
    }
}

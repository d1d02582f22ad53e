//! A short line as figures, words and marks: what the date grammar reads.

use crate::text::{Span, is_wordlike};

/// One piece of a line. White space stands between tokens and is none itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub kind: Kind,
    pub span: Span,
    /// Whether it follows the token before it without white space.
    pub glued: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number in the figures of any script; `digits` of them, leading zeros counted.
    Number { value: u32, digits: u8 },
    /// Letters, marks and inner apostrophes. Each sign of Chinese characters is a word of its own.
    Word,
    /// Any other character.
    Mark(char),
}

/// The tokens of `text`, in order.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(text.len() / 4 + 4);
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}') {
            continue;
        }
        let glued = out.last().is_some_and(|token: &Token| token.span.end == start);
        let (kind, end) = if let Some(first) = digit(c) {
            number(text, start, first, &mut rest)
        } else if is_wordlike(c) {
            (Kind::Word, word(text, start, c, &mut rest))
        } else {
            (Kind::Mark(c), start + c.len_utf8())
        };
        out.push(Token { kind, span: Span::new(start, end), glued });
    }
    out
}

type Rest<'t> = std::iter::Peekable<std::str::CharIndices<'t>>;

fn number(text: &str, start: usize, first: u32, rest: &mut Rest<'_>) -> (Kind, usize) {
    let (mut value, mut digits) = (first, 1u8);
    while let Some(next) = rest.peek().and_then(|&(_, c)| digit(c)) {
        value = value.saturating_mul(10).saturating_add(next);
        digits = digits.saturating_add(1);
        rest.next();
    }
    let end = rest.peek().map_or(text.len(), |&(at, _)| at);
    debug_assert!(end > start, "a number holds a figure");
    (Kind::Number { value, digits }, end)
}

fn word(text: &str, start: usize, first: char, rest: &mut Rest<'_>) -> usize {
    if is_ideograph(first) {
        return start + first.len_utf8();
    }
    while let Some(&(at, c)) = rest.peek() {
        let apostrophe = matches!(c, '\'' | '’' | 'ʼ') && text[at + c.len_utf8()..].starts_with(char::is_alphabetic);
        let joiner = matches!(c, '\u{200C}' | '\u{200D}');
        if digit(c).is_some() || is_ideograph(c) || !(is_wordlike(c) || apostrophe || joiner) {
            return at;
        }
        rest.next();
    }
    text.len()
}

/// The first `most` bytes of `text` or fewer, cut between characters.
pub(crate) fn head(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    &text[..end.expect("0 is a boundary")]
}

/// The value of a decimal figure of a script that news pages use.
pub(crate) fn digit(c: char) -> Option<u32> {
    const ZEROS: [char; 15] = ['٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '၀', '０'];
    if c.is_ascii() {
        return c.to_digit(10);
    }
    ZEROS.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|&value| value < 10))
}

/// Chinese characters and kana, which run on without blanks.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

#[cfg(test)]
mod tests {
    use super::{Kind, tokens};

    #[test]
    fn figures_of_other_scripts_count() {
        let found = tokens("१० फ़रवरी २०२५");
        assert_eq!(found[0].kind, Kind::Number { value: 10, digits: 2 });
        assert_eq!(found[1].kind, Kind::Word);
        assert_eq!(found[2].kind, Kind::Number { value: 2025, digits: 4 });
    }

    #[test]
    fn figures_and_letters_part() {
        let kinds: Vec<Kind> = tokens("15:17Uhr").into_iter().map(|token| token.kind).collect();
        assert_eq!(kinds.len(), 4);
        assert!(tokens("15:17Uhr")[3].glued);
    }
}

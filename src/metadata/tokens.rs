//! A short line as figures, words and marks: what the date grammar reads.

use crate::text::{Span, is_everyday_letter, is_wordlike};

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
    let mut out = Vec::with_capacity(text.len() / 4 + 4);
    out.extend(Tokens::of(text));
    out
}

/// The tokens of a text, one at a time: most questions are answered by the first words.
#[derive(Clone, Debug)]
pub(crate) struct Tokens<'t> {
    text: &'t str,
    /// The byte behind the last token.
    at: usize,
    /// Whether it was a token that ended there.
    glued: bool,
}

impl<'t> Tokens<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        Self { text, at: 0, glued: false }
    }

    fn take(&mut self, start: usize, end: usize, kind: Kind) -> Token {
        let glued = std::mem::replace(&mut self.glued, true);
        self.at = end;
        Token { kind, span: Span::new(start, end), glued }
    }

    fn number(&mut self, start: usize, first: char, value: u32) -> Token {
        let (mut value, mut digits, mut end) = (value, 1u8, start + first.len_utf8());
        for c in self.text[end..].chars() {
            let Some(next) = digit(c) else { break };
            value = value.saturating_mul(10).saturating_add(next);
            digits = digits.saturating_add(1);
            end += c.len_utf8();
        }
        self.take(start, end, Kind::Number { value, digits })
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let start = self.at;
            let c = self.text[start..].chars().next()?;
            if is_everyday_letter(c) {
                return Some(self.take(start, end_of_word(self.text, start, c), Kind::Word));
            }
            if c.is_whitespace() || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}') {
                (self.at, self.glued) = (start + c.len_utf8(), false);
                continue;
            }
            return Some(if let Some(value) = digit(c) {
                self.number(start, c, value)
            } else if is_wordlike(c) {
                self.take(start, end_of_word(self.text, start, c), Kind::Word)
            } else {
                self.take(start, start + c.len_utf8(), Kind::Mark(c))
            });
        }
    }
}

fn end_of_word(text: &str, start: usize, first: char) -> usize {
    let mut at = start + first.len_utf8();
    if is_ideograph(first) {
        return at;
    }
    loop {
        at += text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let Some(c) = text[at..].chars().next() else { return at };
        let next = at + c.len_utf8();
        if c < '\u{3040}' && is_everyday_letter(c) {
            at = next;
            continue;
        }
        let apostrophe = || matches!(c, '\'' | '’' | 'ʼ') && text[next..].starts_with(char::is_alphabetic);
        let joiner = matches!(c, '\u{200C}' | '\u{200D}');
        if digit(c).is_some() || is_ideograph(c) || !(is_wordlike(c) || joiner || apostrophe()) {
            return at;
        }
        at = next;
    }
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
    if is_everyday_letter(c) {
        return None;
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

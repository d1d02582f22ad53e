//! A credit line as tokens: words, separators, brackets and signs, each with its place.
//!
//! Words carry their folded form in one shared buffer, neighbours divided by one blank, so that a phrase of several
//! words is a slice of it and costs no allocation to look up.

use super::lexicon::{Entry, LEXICON};
use crate::text::{Span, fold_latin};
use unicode_normalization::char::decompose_canonical;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, digits, hyphens, inner dots and apostrophes.
    Word,
    /// `/` `／` `\`.
    Slash,
    /// `|` `｜` `·` `•` `►`.
    Bar,
    /// A dash that stands apart, or a long one.
    Dash,
    /// `,` and its kin.
    Comma,
    /// `;` and its kin.
    Semicolon,
    /// `:` and its kin.
    Colon,
    /// `=` `＝`.
    Equals,
    /// A full stop that ends something.
    Stop,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// `©`, `(c)`, `℗`.
    Copyright,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
    /// Where its folded form lies in [`Tokens::folded`]; empty for anything but a word.
    fold: Span,
    /// What the lexicon says of this word alone: looked up once, asked often.
    pub(super) entry: Option<&'static Entry>,
}

/// The tokens of one line.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) list: Vec<Token>,
    folded: String,
}

impl<'t> Tokens<'t> {
    /// Cuts `text`; white space is no token.
    pub(super) fn of(text: &'t str) -> Self {
        let mut tokens = Self { text, list: Vec::with_capacity(16), folded: String::with_capacity(text.len() + 8) };
        let mut chars = text.char_indices().peekable();
        let mut word_start = None;
        let mut last = None;
        while let Some((at, c)) = chars.next() {
            let before = last.replace(c);
            if c.is_ascii_alphanumeric() {
                word_start.get_or_insert(at);
                continue;
            }
            if let Some(end) = copyright_sign(text, at) {
                tokens.close_word(&mut word_start, at);
                tokens.push(Kind::Copyright, at, end);
                while chars.next_if(|&(next, _)| next < end).is_some() {}
                continue;
            }
            let next = chars.peek().map(|&(_, c)| c);
            let abbreviates = c == '.' && word_start.is_some_and(|start| is_abbreviation(&text[start..at]));
            if let Some(end) = glued_ellipsis(text, at).filter(|_| word_start.is_some()) {
                tokens.close_word(&mut word_start, at);
                tokens.push(Kind::Colon, at, end);
                while chars.next_if(|&(next, _)| next < end).is_some() {}
                continue;
            }
            let stray_stop = c == '.' && word_start.is_none() && next.is_some_and(char::is_alphabetic);
            let kind = if stray_stop { Some(Kind::Stop) } else { kind_of(c, before, next).filter(|_| !abbreviates) };
            match kind {
                Some(kind) => {
                    tokens.close_word(&mut word_start, at);
                    tokens.push(kind, at, at + c.len_utf8());
                }
                None if c.is_whitespace() || is_invisible(c) => tokens.close_word(&mut word_start, at),
                None => _ = word_start.get_or_insert(at),
            }
        }
        tokens.close_word(&mut word_start, text.len());
        tokens
    }

    /// The folded form of the words `from..to`; empty where one of them is no word.
    pub(super) fn phrase(&self, from: usize, to: usize) -> &str {
        match self.list.get(from..to) {
            Some([first, .., last]) if self.words_end(from) >= to => &self.folded[first.fold.start..last.fold.end],
            Some([only]) => &self.folded[only.fold.start..only.fold.end],
            _ => "",
        }
    }

    /// The text of the tokens `from..to` as written.
    pub(super) fn written(&self, from: usize, to: usize) -> &'t str {
        if from < to { &self.text[self.span(from, to).start..self.span(from, to).end] } else { "" }
    }

    /// The bytes from the first to the last of the tokens `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.list[from].span.start, self.list[to - 1].span.end)
    }

    /// The kind of token `at`; `None` past the end.
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.list.get(at).map(|token| token.kind)
    }

    /// The end of the run of words that begins at `at`.
    pub(super) fn words_end(&self, at: usize) -> usize {
        self.list[at..].iter().position(|token| token.kind != Kind::Word).map_or(self.list.len(), |run| at + run)
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.list.push(Token { kind, span: Span::new(start, end), fold: Span::default(), entry: None });
    }

    fn close_word(&mut self, start: &mut Option<usize>, end: usize) {
        let Some(start) = start.take() else { return };
        let word = &self.text[start..end];
        if word.chars().all(is_quote) {
            return;
        }
        match affix_cut(word) {
            Some(cut) => {
                self.push_around_title(start, start + cut);
                self.push_word(start + cut, end);
            }
            None => self.push_around_title(start, end),
        }
    }

    /// "中央社記者林柏安": house, title and name are three words.
    fn push_around_title(&mut self, start: usize, end: usize) {
        match title_inside(&self.text[start..end]) {
            Some((from, to)) => {
                self.push_word(start, start + from);
                self.push_word(start + from, start + to);
                self.push_word(start + to, end);
            }
            None => self.push_word(start, end),
        }
    }

    fn push_word(&mut self, start: usize, end: usize) {
        let from = self.folded.len();
        fold_word(&self.text[start..end], &mut self.folded);
        let fold = Span::new(from, self.folded.len());
        let entry = LEXICON.get(&self.folded[from..]);
        self.folded.push(' ');
        self.list.push(Token { kind: Kind::Word, span: Span::new(start, end), fold, entry });
    }
}

/// The folded form of a phrase without separators, as the lexicon's keys are made.
pub(super) fn key(phrase: &str) -> String {
    let mut out = String::with_capacity(phrase.len() + 4);
    for word in phrase.split_whitespace().filter(|word| !word.chars().all(is_quote)) {
        let cut = affix_cut(word).unwrap_or(0);
        for part in [&word[..cut], &word[cut..]].into_iter().filter(|part| !part.is_empty()) {
            if !out.is_empty() {
                out.push(' ');
            }
            fold_word(part, &mut out);
        }
    }
    out
}

/// Lower case, Latin marks off, quotes off the ends, dots out of acronyms ("U.S." → "us").
fn fold_word(word: &str, out: &mut String) {
    let bare = word.trim_matches(is_quote);
    let bare = bare.strip_suffix('.').unwrap_or(bare);
    let bare = bare.strip_prefix('@').unwrap_or(bare);
    let acronym = bare.contains('.') && bare.split('.').all(|part| part.chars().count() <= 1);
    let start = out.len();
    if bare.chars().all(|c| fold_plain(c, out)) {
        if acronym {
            let letters = out[start..].replace('.', "");
            out.replace_range(start.., &letters);
        }
        return;
    }
    out.truncate(start);
    out.extend(fold_latin(bare).chars().filter(|&c| !(acronym && c == '.')).map(|c| if c == '’' { '\'' } else { c }));
}

/// Folds one character as [`fold_latin`] does, where that needs no look at its neighbours; else `false`.
///
/// Nine words in ten are made of such characters only, and normalising costs twenty times as much.
fn fold_plain(c: char, out: &mut String) -> bool {
    match c {
        '\0'..='\u{7F}' => out.push(c.to_ascii_lowercase()),
        'Ł' | 'ł' => out.push('l'),
        'Đ' | 'đ' | 'Ð' | 'ð' => out.push('d'),
        'Ø' | 'ø' => out.push('o'),
        'ß' => out.push_str("ss"),
        'À'..='Ö' | 'Ù'..='Ý' | 'à'..='ö' | 'ù'..='ý' | 'ÿ'..='ı' | 'Ĵ'..='ľ' | 'Ń'..='ň' | 'Ō'..='ž' =>
        {
            return fold_marked(c, out);
        }
        'Ѐ'..='ԯ' => out.extend(c.to_lowercase()),
        'א'..='ת' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣' => out.push(c),
        _ => return false,
    }
    true
}

/// A Latin letter with its mark: the letter alone, small. `false` for one that is no letter plus mark.
fn fold_marked(c: char, out: &mut String) -> bool {
    let mut base = None;
    decompose_canonical(c, |part| base = base.or(Some(part)));
    let base = base.filter(char::is_ascii_alphabetic);
    out.extend(base.map(|letter| letter.to_ascii_lowercase()));
    base.is_some()
}

fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '"' | '’' | '‘' | '“' | '”' | '„' | '«' | '»' | '`' | '‹' | '›')
}

/// Where a copyright sign that begins at byte `at` ends.
fn copyright_sign(text: &str, at: usize) -> Option<usize> {
    if !matches!(text.as_bytes()[at], b'(' | 0xC2 | 0xE2) {
        return None;
    }
    let rest = &text[at..];
    if rest.starts_with(['©', '℗', 'Ⓒ', 'ⓒ']) {
        return rest.chars().next().map(|c| at + c.len_utf8());
    }
    matches!(rest.get(..3), Some("(c)" | "(C)")).then_some(at + 3)
}

/// "Credit...Ada Berg": dots between two words without a blank stand for a colon. Where they end.
fn glued_ellipsis(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let dots = if rest.starts_with("...") { "..." } else { "…" };
    let behind = rest.strip_prefix(dots)?;
    behind.starts_with(char::is_uppercase).then_some(at + dots.len())
}

/// What `c` is when it is no part of a word; its neighbours decide on dots, hyphens, colons and commas.
fn kind_of(c: char, before: Option<char>, next: Option<char>) -> Option<Kind> {
    let gap_before = before.is_none_or(char::is_whitespace);
    let gap_after = next.is_none_or(char::is_whitespace);
    Some(match c {
        '+' if next == Some('+') || before == Some('+') => Kind::Bar,
        '/' | '／' | '\\' | '⁄' => Kind::Slash,
        // Between letters it is Catalan: cancel·lat.
        '·' if !gap_before && !gap_after => return None,
        '|' | '｜' | '·' | '•' | '►' | '▶' | '¦' | '・' | '‧' => Kind::Bar,
        '—' | '―' => Kind::Dash,
        '–' | '-' | '−' if gap_before || gap_after => Kind::Dash,
        ',' | '，' | '、' | '،' | '﹑' => Kind::Comma,
        ';' | '；' | '؛' => Kind::Semicolon,
        ':' | '：' | '﹕' | '՝' => Kind::Colon,
        '=' | '＝' => Kind::Equals,
        '。' | '।' | '։' | '！' | '!' | '?' | '？' => Kind::Stop,
        '.' if gap_after || next.is_some_and(is_closing) => Kind::Stop,
        '(' | '[' | '（' | '［' | '【' | '〔' | '{' | '〈' | '「' | '『' | '＜' | '<' => Kind::Open,
        c if is_closing(c) => Kind::Close,
        _ => return None,
    })
}

/// Whether a dot after `word` belongs to it: an initial, an acronym, a title.
fn is_abbreviation(word: &str) -> bool {
    const SHORT: [&str; 23] = [
        "md", "st", "dr", "jr", "sr", "inc", "ltd", "co", "mr", "mrs", "ms", "prof", "inst", "natl", "dept", "univ",
        "mag", "ing", "fot", "ph", "pix", "phot", "zdj",
    ];
    let last = word.rsplit(['.', '-']).next().unwrap_or(word);
    let mut chars = last.chars();
    (chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none())
        || SHORT.iter().any(|short| short.eq_ignore_ascii_case(last))
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '）' | '］' | '】' | '〕' | '}' | '〉' | '」' | '』' | '＞' | '>')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

/// Words that scripts without blanks glue to a name: "読売新聞社提供", "新华社发".
const GLUED_AFTER: [&str; 12] =
    ["提供", "撮影", "摄", "攝", "供图", "供圖", "資料", "제공", "촬영", "記者", "记者", "氏"];

/// Where a word of Han, kana or Hangul splits into name and label.
fn affix_cut(word: &str) -> Option<usize> {
    if word.as_bytes().first().is_none_or(|&byte| byte < 0xE3) {
        return None;
    }
    GLUED_AFTER.iter().find_map(|label| word.strip_suffix(label)).map(str::len).filter(|&cut| cut > 0)
}

/// Where "reporter" stands between the house and the name: "中央社記者林柏安".
fn title_inside(word: &str) -> Option<(usize, usize)> {
    if word.as_bytes().first().is_none_or(|&byte| byte < 0xE3) {
        return None;
    }
    let found = ["記者", "记者"].iter().find_map(|title| word.find(title).map(|from| (from, from + title.len())));
    found.filter(|&(from, to)| from > 0 && to < word.len())
}

#[cfg(test)]
mod tests {
    use super::fold_plain;
    use crate::text::fold_latin;

    #[test]
    fn the_short_way_of_folding_agrees_with_the_long_one() {
        for c in ('\0'..'\u{FFFF}').filter(|c| !c.is_whitespace()) {
            let mut short = String::new();
            if fold_plain(c, &mut short) {
                assert_eq!(short, fold_latin(&c.to_string()), "U+{:04X} {c}", u32::from(c));
            }
        }
    }
}

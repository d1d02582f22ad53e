//! A line cut into tokens, one character after the other.

use super::dash::{dash_before_house, dash_behind_house};
use super::fold::fold_word;
use super::glue::{affix_cut, goes_on_behind_and, is_within_house, title_inside};
use super::signs::{copyright_sign, glued_ellipsis, is_abbreviation, is_invisible, kind_of};
use super::template::label_cut;
use super::{Kind, Token, Tokens, is_quote};
use crate::credits::lexicon::LEXICON;
use crate::text::{Span, is_everyday_letter};

/// A word whose end is looked for.
#[derive(Clone, Copy)]
struct Begun {
    start: usize,
    /// Whether it is ASCII letters and digits so far.
    plain: bool,
}

impl Begun {
    /// Begins a word at `at` or goes on with it, by a character that is no ASCII letter or digit.
    fn go_on(word: &mut Option<Self>, at: usize) {
        word.get_or_insert(Self { start: at, plain: false }).plain = false;
    }
}

/// Where the cutting is.
struct Cutter<'t> {
    tokens: Tokens<'t>,
    /// The byte that is looked at next.
    at: usize,
    /// The word that goes on there.
    word: Option<Begun>,
    /// The character before.
    last: Option<char>,
}

impl<'t> Tokens<'t> {
    /// Cuts `text`; white space is no token.
    pub(in crate::credits) fn of(text: &'t str) -> Self {
        let tokens =
            Self { text, list: Vec::with_capacity(text.len() / 5 + 4), folded: String::with_capacity(text.len() + 8) };
        let mut cutter = Cutter { tokens, at: 0, word: None, last: None };
        while cutter.advance() {}
        cutter.close_word(text.len());
        cutter.tokens.look_up();
        cutter.tokens
    }

    /// Asks the lexicon about all words, one behind the other: its tables lie in far memory, and what is known of one word keeps no other
    /// waiting.
    fn look_up(&mut self) {
        for token in self.list.iter_mut().filter(|token| token.kind == Kind::Word) {
            token.entry = LEXICON.get(&self.folded[token.fold.start..token.fold.end]);
        }
    }
}

impl Cutter<'_> {
    /// Goes over the next run of plain letters, blank or character; `false` at the end.
    fn advance(&mut self) -> bool {
        let Some(&byte) = self.tokens.text.as_bytes().get(self.at) else { return false };
        if byte.is_ascii_alphanumeric() {
            self.plain_run();
        } else if byte == b' ' {
            self.close_word(self.at);
            self.last = Some(' ');
            self.at += 1;
        } else {
            self.character();
        }
        true
    }

    fn plain_run(&mut self) {
        let (start, bytes) = (self.at, self.tokens.text.as_bytes());
        self.at += bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        self.word.get_or_insert(Begun { start, plain: true });
        self.last = Some(char::from(bytes[self.at - 1]));
    }

    /// A character other than an ASCII letter, a figure or a blank.
    fn character(&mut self) {
        let (text, at) = (self.tokens.text, self.at);
        let c = text[at..].chars().next().expect("a byte begins a character");
        let before = self.last.replace(c);
        self.at += c.len_utf8();
        if is_everyday_letter(c) {
            Begun::go_on(&mut self.word, at);
            for c in text[self.at..].chars().take_while(|&c| is_everyday_letter(c)) {
                self.at += c.len_utf8();
                self.last = Some(c);
            }
            return;
        }
        match self.sign(c, at, before) {
            Some((kind, end)) => {
                self.close_word(at);
                self.tokens.push(kind, at, end);
                self.at = end;
            }
            None if c.is_whitespace() || is_invisible(c) => self.close_word(at),
            None => Begun::go_on(&mut self.word, at),
        }
    }

    /// The sign that `c` at byte `at` begins, and where it ends; `None` where it is white space or part of a word.
    fn sign(&self, c: char, at: usize, before: Option<char>) -> Option<(Kind, usize)> {
        let (text, behind) = (self.tokens.text, at + c.len_utf8());
        if let Some(end) = copyright_sign(text, at) {
            return Some((Kind::Copyright, end));
        }
        let rest = &text[behind..];
        let abbreviates = c == '.' && self.word.is_some_and(|word| is_abbreviation(&text[word.start..at], rest));
        if matches!(c, '.' | '…')
            && self.word.is_some()
            && let Some(end) = glued_ellipsis(text, at)
        {
            return Some((Kind::Colon, end));
        }
        let next = rest.chars().next();
        if c == '.' && self.word.is_none() && next.is_some_and(char::is_alphabetic) {
            return Some((Kind::Stop, behind));
        }
        let within = match c {
            '/' => is_within_house(text, at),
            '-' => self.word.is_some() && goes_on_behind_and(rest),
            _ => abbreviates,
        };
        kind_of(c, before, next).filter(|_| !within).map(|kind| (kind, behind))
    }

    /// Ends the word that goes on, if one does, before byte `end`.
    fn close_word(&mut self, end: usize) {
        let text = self.tokens.text;
        if let Some(Begun { start, .. }) = &mut self.word
            && self.tokens.opens_line()
        {
            while let Some(cut) = label_cut(&text[*start..end], &text[end..]) {
                self.tokens.push_word(*start, *start + cut);
                *start += cut;
            }
        }
        match self.word.take() {
            Some(Begun { start, plain: true }) => self.tokens.push_plain(start, end),
            Some(Begun { start, .. }) => self.tokens.close_odd_word(start, end),
            None => {}
        }
    }
}

impl Tokens<'_> {
    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.list.push(Token { kind, span: Span::new(start, end), fold: Span::default(), entry: None, plain: false });
    }

    /// Whether nothing but a bracket stands before the next token.
    fn opens_line(&self) -> bool {
        matches!(self.list.as_slice(), [] | [Token { kind: Kind::Open, .. }])
    }

    /// Adds a word of ASCII letters and digits, as most are, which is one token: lower case is all its folding.
    fn push_plain(&mut self, start: usize, end: usize) {
        let from = self.folded.len();
        self.folded.push_str(&self.text[start..end]);
        self.folded[from..].make_ascii_lowercase();
        let plain = self.text.as_bytes()[start + 1..end].iter().all(u8::is_ascii_lowercase);
        self.push_folded(start, end, from, plain);
    }

    /// Adds a word with other characters than ASCII letters and digits; there may be several tokens in it, or none.
    fn close_odd_word(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        if word.chars().all(is_quote) {
            return;
        }
        match affix_cut(word) {
            Some(cut) => {
                self.push_around_title(start, start + cut);
                // "图片由校方提供": a label before the name and one behind it.
                let second = affix_cut(&word[cut..]).map_or(0, |second| cut + second);
                if second > 0 {
                    self.push_around_title(start + cut, start + second);
                }
                self.push_word(start + cut.max(second), end);
            }
            None => match dash_behind_house(word, self.list.last().is_some_and(|token| token.kind == Kind::Slash))
                .or_else(|| dash_before_house(word, &self.text[start..]))
            {
                Some(dash) => {
                    self.push_word(start, start + dash);
                    self.push(Kind::Slash, start + dash, start + dash + 1);
                    self.push_word(start + dash + 1, end);
                }
                None => self.push_around_title(start, end),
            },
        }
    }

    /// "中央社記者林柏安": house, title and name are three words.
    fn push_around_title(&mut self, start: usize, end: usize) {
        match title_inside(&self.text[start..end]) {
            Some((from, to)) => {
                if from > 0 {
                    self.push_word(start, start + from);
                }
                self.push_word(start + from, start + to);
                self.push_word(start + to, end);
            }
            None => self.push_word(start, end),
        }
    }

    fn push_word(&mut self, start: usize, end: usize) {
        let from = self.folded.len();
        fold_word(&self.text[start..end], &mut self.folded);
        self.push_folded(start, end, from, false);
    }

    /// Adds the word whose folded form is all from byte `from` on.
    fn push_folded(&mut self, start: usize, end: usize, from: usize, plain: bool) {
        let fold = Span::new(from, self.folded.len());
        self.folded.push(' ');
        self.list.push(Token { kind: Kind::Word, span: Span::new(start, end), fold, entry: None, plain });
    }
}

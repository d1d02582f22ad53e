//! A credit line as tokens: words, separators, brackets and signs, each with its place.
//!
//! Words carry their folded form in one shared buffer, neighbours divided by one blank, so that a phrase of several
//! words is a slice of it and costs no allocation to look up.

mod fold;
mod glue;
mod signs;
mod template;

use super::lexicon::{Entry, LEXICON, Trade};
use crate::text::{Span, is_everyday_letter};
use fold::fold_word;
pub(super) use fold::{is_quote, key};
use glue::{HYPHENED_HOUSES, affix_cut, goes_on_behind_and, is_within_house, title_inside};
use signs::{copyright_sign, glued_ellipsis, is_abbreviation, is_invisible, kind_of};
use template::label_cut;

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
    /// Whether it is a word of ASCII letters, all of them small but the first: nothing is glued to it. `false` says nothing.
    pub(super) plain: bool,
}

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
        let mut tokens =
            Self { text, list: Vec::with_capacity(text.len() / 5 + 4), folded: String::with_capacity(text.len() + 8) };
        let bytes = text.as_bytes();
        let (mut next_at, mut word, mut last) = (0, None, None);
        while let Some(&byte) = bytes.get(next_at) {
            let at = next_at;
            if byte.is_ascii_alphanumeric() {
                next_at += bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                word.get_or_insert(Begun { start: at, plain: true });
                last = Some(char::from(bytes[next_at - 1]));
                continue;
            }
            if byte == b' ' {
                tokens.close_word(&mut word, at);
                last = Some(' ');
                next_at += 1;
                continue;
            }
            let c = text[at..].chars().next().expect("a byte begins a character");
            let before = last.replace(c);
            next_at += c.len_utf8();
            if is_everyday_letter(c) {
                Begun::go_on(&mut word, at);
                for c in text[next_at..].chars().take_while(|&c| is_everyday_letter(c)) {
                    next_at += c.len_utf8();
                    last = Some(c);
                }
                continue;
            }
            if let Some(end) = copyright_sign(text, at) {
                tokens.close_word(&mut word, at);
                tokens.push(Kind::Copyright, at, end);
                next_at = end;
                continue;
            }
            let next = text[next_at..].chars().next();
            let abbreviates =
                c == '.' && word.is_some_and(|word| is_abbreviation(&text[word.start..at], &text[next_at..]));
            if matches!(c, '.' | '…')
                && word.is_some()
                && let Some(end) = glued_ellipsis(text, at)
            {
                tokens.close_word(&mut word, at);
                tokens.push(Kind::Colon, at, end);
                next_at = end;
                continue;
            }
            let stray_stop = c == '.' && word.is_none() && next.is_some_and(char::is_alphabetic);
            let within = match c {
                '/' => is_within_house(text, at),
                '-' => word.is_some() && goes_on_behind_and(&text[next_at..]),
                _ => abbreviates,
            };
            let kind = if stray_stop { Some(Kind::Stop) } else { kind_of(c, before, next).filter(|_| !within) };
            match kind {
                Some(kind) => {
                    tokens.close_word(&mut word, at);
                    tokens.push(kind, at, at + c.len_utf8());
                }
                None if c.is_whitespace() || is_invisible(c) => tokens.close_word(&mut word, at),
                None => Begun::go_on(&mut word, at),
            }
        }
        tokens.close_word(&mut word, text.len());
        tokens.look_up();
        tokens
    }

    /// Asks the lexicon about all words, one behind the other: its tables lie in far memory, and what is known of one word keeps no other
    /// waiting.
    fn look_up(&mut self) {
        for token in self.list.iter_mut().filter(|token| token.kind == Kind::Word) {
            token.entry = LEXICON.get(&self.folded[token.fold.start..token.fold.end]);
        }
    }

    /// The tokens from `at` on as those of their own text; `None` where what stands before might have cut them otherwise.
    pub(super) fn rest(&self, at: usize) -> Option<Self> {
        let first = self.list[at];
        let text = &self.text[first.span.start..];
        let before = at.checked_sub(1).map(|before| self.list[before]);
        let touches = |before: Token| {
            before.kind == Kind::Slash || before.kind == Kind::Word && before.span.end == first.span.start
        };
        let plain =
            first.kind == Kind::Open || text.starts_with(|c: char| c.is_ascii_alphanumeric() || is_everyday_letter(c));
        // A label is cut off the name it is glued to only where a line begins.
        let opens = self.list.get(at + usize::from(first.kind == Kind::Open)).filter(|word| word.kind == Kind::Word);
        let glued =
            |word: &Token| label_cut(&self.text[word.span.start..word.span.end], &self.text[word.span.end..]).is_some();
        if !plain || before.is_some_and(touches) || opens.is_some_and(glued) {
            return None;
        }
        let folded_from = self.list[at..].iter().find(|token| token.kind == Kind::Word)?.fold.start;
        let shift = |span: Span, from: usize| Span::new(span.start.saturating_sub(from), span.end.saturating_sub(from));
        let moved = |token: &Token| Token {
            span: shift(token.span, first.span.start),
            fold: shift(token.fold, folded_from),
            ..*token
        };
        Some(Self {
            text,
            list: self.list[at..].iter().map(moved).collect(),
            folded: self.folded[folded_from..].to_owned(),
        })
    }

    /// The folded form of the words `from..to`; empty where one of them is no word.
    pub(super) fn phrase(&self, from: usize, to: usize) -> &str {
        match self.list.get(from..to) {
            Some([first, .., last]) if self.words_end(from) >= to => &self.folded[first.fold.start..last.fold.end],
            Some([only]) => &self.folded[only.fold.start..only.fold.end],
            _ => "",
        }
    }

    /// What the lexicon says of the words `from..to` as one phrase.
    pub(super) fn entry(&self, from: usize, to: usize) -> Option<&'static Entry> {
        let alone = self.list.get(from)?.entry?;
        match to.checked_sub(from)? {
            1 => Some(alone),
            // The tables know how long a phrase can be that begins so: most runs of words need no look.
            words if words <= alone.reach => LEXICON.get(self.phrase(from, to)),
            _ => None,
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

    /// [`Tokens::words_end`], over a comma between quotation marks: "Telegram-канал «Осторожно, мост»".
    pub(super) fn name_end(&self, at: usize) -> usize {
        const OPEN: [char; 5] = ['"', '“', '„', '«', '‘'];
        const CLOSED: [char; 5] = ['"', '”', '“', '»', '’'];
        let end = self.words_end(at);
        if self.kind(end) != Some(Kind::Comma) || self.kind(end + 1) != Some(Kind::Word) {
            return end;
        }
        let opens = |at: &usize| self.written(*at, at + 1).starts_with(OPEN);
        let closes = |at: usize| self.written(at, at + 1).ends_with(CLOSED);
        let open = (at..end).rfind(opens).is_some_and(|open| !(open..end).any(closes));
        let last = self.words_end(end + 1);
        if open && (end + 1..last).any(closes) { last } else { end }
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.list.push(Token { kind, span: Span::new(start, end), fold: Span::default(), entry: None, plain: false });
    }

    fn close_word(&mut self, word: &mut Option<Begun>, end: usize) {
        if let Some(Begun { start, .. }) = word
            && self.opens_line()
        {
            while let Some(cut) = label_cut(&self.text[*start..end], &self.text[end..]) {
                self.push_word(*start, *start + cut);
                *start += cut;
            }
        }
        match word.take() {
            Some(Begun { start, plain: true }) => self.push_plain(start, end),
            Some(Begun { start, .. }) => self.close_odd_word(start, end),
            None => {}
        }
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

/// "AP-Ada Berg", "رويترز-أرشيف": the hyphen between a house and a name or, in scripts that write no compounds, a qualifier,
/// which divides like a stroke. Behind a stroke only: "AP-Bericht" is a word.
fn dash_behind_house(word: &str, behind_stroke: bool) -> Option<usize> {
    // A fold, not a search: most words have none, and few bytes.
    if !word.bytes().fold(false, |has, byte| has | (byte == b'-')) {
        return None;
    }
    let upper = word.bytes().take_while(u8::is_ascii_uppercase).count();
    // "HO-Ada Berg", "HO-RCMP": handed out, and by whom. "HO-JIN" alone is a name.
    if word.starts_with("HO-") && upper == 2 && (behind_stroke || word.chars().nth(4).is_some_and(char::is_lowercase)) {
        return Some(upper);
    }
    if !matches!(upper, 2..=4) {
        return if word.is_ascii() { None } else { dash_before_qualifier(word) };
    }
    let name = word[upper..].strip_prefix('-').filter(|_| behind_stroke)?;
    let mut letters = name.chars();
    let begins = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    let plain =
        || LEXICON.get(&key(name)).is_none_or(|entry| entry.agency.is_none() && entry.label.is_none() && !entry.form);
    let wire = || LEXICON.get(&key(&word[..upper]))?.agency.filter(|agency| agency.trade == Trade::Wire);
    (begins && plain() && wire().is_some() && LEXICON.get(&key(word)).is_none()).then_some(upper)
}

/// "Ada Berg-USA TODAY Sports": sports desks put a hyphen before the house that made the picture. `text` begins with the word.
fn dash_before_house(word: &str, text: &str) -> Option<usize> {
    let dash = word.rfind('-').filter(|&dash| dash > 0)?;
    HYPHENED_HOUSES.iter().any(|house| text[dash + 1..].starts_with(house)).then_some(dash)
}

fn dash_before_qualifier(word: &str) -> Option<usize> {
    let (house, kind) = word.split_once('-')?;
    let caseless =
        house.chars().next()?.is_alphabetic() && !house.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let qualifies = || LEXICON.get(&key(kind))?.label.as_ref()?.qualifier;
    (caseless && qualifies().is_some()).then_some(house.len())
}

#[cfg(test)]
mod tests {
    use super::Tokens;
    use proptest::prelude::*;

    /// Words, houses, signs and letters of many scripts in any order.
    fn line() -> impl Strategy<Value = String> {
        let parts = vec![
            "Foto",
            "AP-Ada",
            "U.S.",
            "J.",
            "中央社記者林柏安",
            "AFP時事",
            "写真",
            "رويترز-أرشيف",
            "фото",
            "«Berg»",
            "l’État",
            "(c)",
            "©",
            "/",
            "-",
            "–",
            "·",
            ":",
            "(",
            ")",
            "...",
            "…",
            ".",
            ",",
            "+",
            "++",
            "\u{200B}",
            "7",
        ];
        let part = prop_oneof![12 => prop::sample::select(parts).prop_map(str::to_owned), 1 => "\\PC"];
        let part = (part, prop::bool::ANY).prop_map(|(part, blank)| if blank { part + " " } else { part });
        prop::collection::vec(part, 0..10).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_rest_of_the_tokens_is_the_tokens_of_the_rest(line in line()) {
            let tokens = Tokens::of(&line);
            for at in 0..tokens.list.len() {
                let Some(rest) = tokens.rest(at) else { continue };
                let cut = Tokens::of(&line[tokens.list[at].span.start..]);
                let seen = |tokens: &Tokens<'_>| -> Vec<_> {
                    let list = tokens.list.iter().enumerate();
                    list.map(|(at, token)| (token.kind, token.span, tokens.phrase(at, at + 1).to_owned())).collect()
                };
                prop_assert_eq!((rest.text, seen(&rest)), (cut.text, seen(&cut)), "{:?} from {}", line, at);
            }
        }
    }
}

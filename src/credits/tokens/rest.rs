//! The end of a line that was cut, as if it had been cut alone: a caption is tried for a credit at each of its words.

use super::template::label_cut;
use super::{Kind, Token, Tokens};
use crate::text::{Span, is_everyday_letter};

impl Tokens<'_> {
    /// The tokens from `at` on as those of their own text; `None` where what stands before might have cut them otherwise.
    pub(in crate::credits) fn rest(&self, at: usize) -> Option<Self> {
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

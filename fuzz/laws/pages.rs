//! Laws of cleaning a page.

use super::texts::patch_of;
use copydesk::page::token::{Token, Tokens};
use copydesk::pipeline::{Cleaned, clean};
use copydesk::{Desk, Input};

/// The longest page that is tried.
const MOST_BYTES: usize = 16 << 10;

/// The edits of a page re-apply, give the page back when turned round, and change no tag: only text nodes.
pub fn pages_keep_their_tags(bytes: &[u8]) {
    let html = String::from_utf8_lossy(&bytes[..bytes.len().min(MOST_BYTES)]).into_owned();
    let mut desk = Desk::default();
    desk.options.unsafe_fixes = true;
    let Cleaned { article, fixed } = clean(Input::of_html(&html), &desk);
    let fixed = fixed.into_text();
    let patch = patch_of(&article);
    assert_eq!(patch.apply(&html), fixed, "edits re-apply to the fixed page");
    assert_eq!(patch.inverted().apply(&fixed), html, "undo gives the page back");
    assert_eq!(tags(&fixed), tags(&html), "only text nodes change");
}

/// The names of all tags, in order.
fn tags(html: &str) -> Vec<String> {
    let mut tokens = Tokens::new(html);
    let mut tags = Vec::new();
    while let Some(token) = tokens.next() {
        match token {
            Token::Open { name, .. } => tags.push(name.of(html).to_owned()),
            Token::Close { name } => tags.push(format!("/{}", name.of(html))),
            Token::Text { .. } => {}
        }
    }
    tags
}

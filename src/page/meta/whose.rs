//! Whose a fact is: what stands in a reader's comment, in a post shown from elsewhere or in the microdata of a picture is not said of the article.

use super::super::class;
use super::super::tag::Tag;
use super::super::tree::{Index, Tree};

/// Things with an author and a day of their own that a page shows beside its article: types of schema.org.
const APART: [&str; 10] = [
    "audioobject",
    "comment",
    "event",
    "imageobject",
    "mediaobject",
    "organization",
    "person",
    "product",
    "usercomments",
    "videoobject",
];

/// Whether what element `index` says by its attributes is said of the page's article.
pub(super) fn is_the_articles(tree: &Tree<'_>, index: Index) -> bool {
    tree.path(index).all(|at| match tree.element(at).tag {
        // Networks show a post as a quotation with the day below it.
        Tag::Blockquote => false,
        // A template writes there whether comments are open.
        Tag::Html | Tag::Body | Tag::Main => true,
        _ => !is_apart(tree, at) && !class::speaks_of_comment(tree, at),
    })
}

fn is_apart(tree: &Tree<'_>, index: Index) -> bool {
    let kinds = tree.attribute(index, "itemtype").unwrap_or_default();
    kinds.split_ascii_whitespace().any(|kind| {
        let kind = kind.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        APART.iter().any(|apart| kind.eq_ignore_ascii_case(apart))
    })
}

//! What says of an element that it holds the author: links, microdata, addresses of a newsroom's people.

use super::super::class;
use super::super::tag::Tag;
use super::super::tree::{Index, Tree};

/// Whether links or microdata call an element the author's.
pub(super) fn is_mark(tree: &Tree<'_>, at: Index) -> bool {
    let says = |name: &str| tree.attribute(at, name).is_some_and(|own| own.eq_ignore_ascii_case("author"));
    says("rel") || says("itemprop") || says("property")
}

/// Whether an element holds the name of the account that filed the article: `<span class="username">`, `typeof="sioc:UserAccount"`.
pub(super) fn is_account(tree: &Tree<'_>, at: Index) -> bool {
    tree.attribute(at, "class").is_some_and(|own| own.split_ascii_whitespace().any(|class| class == "username"))
        || tree.attribute(at, "typeof") == Some("sioc:UserAccount")
}

/// Whether an element is a link to one of a newsroom's people.
pub(super) fn is_of_staff(tree: &Tree<'_>, at: Index) -> bool {
    tree.element(at).tag == Tag::A && tree.attribute(at, "href").is_some_and(leads_to_author)
}

/// Whether an address is one of a newsroom's people: `/staff/12/ada-berg`, `https://post.example/author/ada`. The last step may be a headline.
fn leads_to_author(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or(href).trim_end_matches('/');
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    folders.split('/').any(|step| step == "staff" || class::is_word_for_author(step))
}

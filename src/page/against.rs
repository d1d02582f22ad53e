//! What speaks by its name against a block's being a paragraph of the article, written once for all who ask.
//!
//! Whole pages stand in elements called `account` or `subscriber`, and an article's own box of facts in one called `fact`: who asks adds what is
//! true where they ask.

use super::class::Topic;
use super::place::Place;

/// What never holds an article.
pub(super) const FURNITURE: [Topic; 9] = [
    Topic::Ad,
    Topic::Comment,
    Topic::Cookie,
    Topic::Footer,
    Topic::Nav,
    Topic::Related,
    Topic::Share,
    Topic::Side,
    Topic::Tags,
];
/// What stands beside the paragraphs of an article and belongs to it, but is none.
pub(super) const BESIDE: [Topic; 3] = [Topic::Author, Topic::Bio, Topic::Fact];
/// What holds other things than the paragraphs, lists and quotations of an article.
pub(super) const PARTS: [Topic; 5] = [Topic::Date, Topic::Form, Topic::Live, Topic::Meta, Topic::Video];

/// Whether one of `topics` stands in the names around a block, so near.
pub(super) fn is_named(place: &Place, mut topics: impl Iterator<Item = Topic>, near: f32) -> bool {
    topics.any(|topic| place.topic(topic) <= near)
}

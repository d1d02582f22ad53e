//! The habits of outlets, learned from a corpus: lines that recur under their articles, houses that stand in their credits, the order of
//! their dates.
//!
//! ```text
//! observe  one article: its lines and where they stand, its credits, its dates
//! outlet   the articles of one outlet, counted; line  one line of them, and what it is taken for
//! corpus   all outlets, in bounded memory; house  who stands in credits
//! profile  the settings that follow, as TOML for a person to review
//! ```
//!
//! What is learned takes lines out of articles, so few and sure entries are better than many: what a corpus says less than
//! [`line::LEAST_ARTICLES`] times is left alone, and copies of an article count once.

mod corpus;
mod house;
mod line;
mod observe;
mod outlet;
mod profile;

pub use corpus::Corpus;
pub use line::{LEAST_ARTICLES, LEAST_KICKER_PERCENT, LEAST_PHRASE_PERCENT};
pub use observe::{Observed, observe};
pub use outlet::{LEAST_OUTLET_ARTICLES, MOST_OUTLET_ARTICLES, MOST_OUTLET_LINES};

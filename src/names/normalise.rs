//! One name on its own, as the newsroom of the text would write it.

use super::Convention;
use super::context::Hint;
use super::judge::{ENOUGH, judge};
use super::setting::Setting;
use crate::language::Tag;

/// Writes `name` as newsrooms of `text` do if it stands in a foreign convention; `None` leaves it alone.
///
/// `cms` is the language the outlet works in, where known: its convention is likelier to leak, but proves nothing.
///
/// ```
/// use copydesk::{language::Tag, names::normalise};
/// assert_eq!(normalise("Siergiej Ławrow", Tag::EN, None).as_deref(), Some("Sergei Lavrov"));
/// assert_eq!(normalise("Antoni Macierewicz", Tag::EN, Tag::parse("pl")), None);
/// ```
pub fn normalise(name: &str, text: Tag, cms: Option<Tag>) -> Option<String> {
    let target = Convention::of(text)?;
    let hints: Vec<Hint> = cms.map(|language| Hint { language, strength: 0.5 }).into_iter().collect();
    let verdict = judge(name, target, &Setting { hints: &hints, ..Setting::default() })?;
    (verdict.sum.total >= ENOUGH).then_some(verdict.canonical)
}

//! Tables as Markdown and extractors draw them: rows of cells between bars.
//!
//! Their rows are short, have no verb and stand below the article as often as in it: to the forests they are a menu. A menu has no bars around it,
//! and no second line with as many.

use super::Company;
use super::gains::{Gain, Guards};

/// So many rows are a table; in Markdown the line below its heading is one.
const LEAST_ROWS: usize = 2;
/// A row of one cell has two bars.
const LEAST_BARS: u32 = 2;

impl Company<'_> {
    /// Gives rows between bars, two or more with as many cells, below the first line of the body what tables gain.
    pub(super) fn keep_barred(&self, gains: &mut [Gain]) {
        let mut index = 0;
        while let Some(start) = (index..gains.len()).find(|&at| self.bars(at).is_some()) {
            let bars = self.bars(start);
            let end = (start + 1..gains.len()).find(|&at| self.bars(at) != bars).unwrap_or(gains.len());
            index = end;
            if end - start >= LEAST_ROWS && self.body.is_some_and(|(first, _)| first < start) {
                for gain in &mut gains[start..end] {
                    *gain = gain.or_more(Guards::get().tabled);
                }
            }
        }
    }

    /// How many bars line `index` has, if it is a row between bars.
    fn bars(&self, index: usize) -> Option<usize> {
        if self.page.lines[index].dividers < LEAST_BARS {
            return None;
        }
        let text = self.text(index);
        (text.starts_with('|') && text.ends_with('|')).then(|| text.matches('|').count())
    }
}

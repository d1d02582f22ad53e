//! The articles of one outlet, counted.

use super::line::{Counts, Habit, LEAST_ARTICLES};
use super::observe::{Date, Observed};
use crate::metadata::dates::DateOrder;
use crate::tables::hash::Swiftly;
use std::collections::{HashMap, HashSet};

/// An outlet with fewer articles has no habits yet.
pub const LEAST_OUTLET_ARTICLES: u32 = 10;
/// Articles of an outlet that are looked at: more tell nothing new.
pub const MOST_OUTLET_ARTICLES: u32 = 2000;
/// Lines of an outlet that are counted at once; when there are more, the rarest are forgotten until half are left.
pub const MOST_OUTLET_LINES: usize = 4000;
/// One date in so many may say otherwise: a slip.
const SLIPS: u32 = 20;

/// The counts of one outlet.
#[derive(Debug, Default)]
pub(super) struct Outlet {
    pub(super) articles: u32,
    /// Articles that were copies of others.
    pub(super) copies: u32,
    titles: HashSet<u64, Swiftly>,
    longest: HashSet<u64, Swiftly>,
    lines: HashMap<String, Counts>,
    dates: [Dates; 2],
}

/// Dates that show one order.
#[derive(Debug, Default)]
pub(super) struct Dates {
    pub(super) count: u32,
    /// In articles whose language sets dates so anyway.
    custom: u32,
    pub(super) example: String,
}

impl Outlet {
    /// Counts an article. One that was seen before, or is one too many, is passed over.
    pub(super) fn count(&mut self, article: &Observed) {
        if self.articles == MOST_OUTLET_ARTICLES || self.is_copy(article) {
            return;
        }
        self.articles += 1;
        for line in &article.lines {
            let counts = self.lines.entry(line.key.clone()).or_insert_with(|| Counts::new(line, &article.example));
            counts.count(line);
        }
        // One date an article: its figures stand again in every line that says when.
        if let Some(Date { order, line, is_custom }) = article.dates.first() {
            let dates = &mut self.dates[usize::from(*order == DateOrder::Mdy)];
            dates.count += 1;
            dates.custom += u32::from(*is_custom);
            if dates.example.is_empty() {
                dates.example.clone_from(line);
            }
        }
    }

    /// Whether the article was seen: under the same headline, or with the same long lines. It is known from here on.
    fn is_copy(&mut self, article: &Observed) -> bool {
        let same_title = article.title.is_some_and(|title| !self.titles.insert(title));
        let known = article.longest.iter().filter(|line| !self.longest.insert(**line)).count();
        let is_copy = same_title || known > 0 && known == article.longest.len();
        self.copies += u32::from(is_copy);
        is_copy
    }

    /// Lines held.
    pub(super) fn lines(&self) -> usize {
        self.lines.len()
    }

    /// Forgets the lines seen in fewer than `least` articles.
    pub(super) fn forget_rare_lines(&mut self, least: u32) {
        self.lines.retain(|_, counts| counts.articles >= least);
    }

    /// The order of its dates, where enough of them show it and their language alone does not tell.
    pub(super) fn date_order(&self) -> Option<(DateOrder, &Dates, u32)> {
        let [dmy, mdy] = &self.dates;
        let (order, most, others) =
            if mdy.count > dmy.count { (DateOrder::Mdy, mdy, dmy.count) } else { (DateOrder::Dmy, dmy, mdy.count) };
        let is_sure = most.count >= LEAST_ARTICLES && others * SLIPS <= most.count;
        (is_sure && most.custom < most.count).then_some((order, most, others))
    }

    /// Its lines with a habit, the commonest first.
    pub(super) fn habits(&self) -> Vec<(Habit, &Counts)> {
        if self.articles < LEAST_OUTLET_ARTICLES {
            return Vec::new();
        }
        let of = |counts| Some((Counts::habit(counts, self.articles)?, counts));
        let mut habits: Vec<(Habit, &Counts)> = self.lines.values().filter_map(of).collect();
        habits.sort_by(|(_, a), (_, b)| b.articles.cmp(&a.articles).then_with(|| a.text.cmp(&b.text)));
        habits
    }
}

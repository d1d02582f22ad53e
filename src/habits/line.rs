//! One line of an outlet, counted, and what it is by its counts.

use super::observe::{Line, Place, Taken};

/// Fewer articles than this say nothing of a line, a house or an order of dates: it may recur by chance.
pub const LEAST_ARTICLES: u32 = 5;
/// A phrase stands in this share of an outlet's articles at least.
pub const LEAST_PHRASE_PERCENT: u32 = 5;
/// A section label stands in this share of an outlet's articles at least: there are many sections.
pub const LEAST_KICKER_PERCENT: u32 = 1;
/// So many articles, and this share of them, let a line be a phrase by its place alone, which the label stage takes for article.
const LEAST_PLACED_ARTICLES: u32 = 8;
const LEAST_PLACED_PERCENT: u32 = 20;
/// A label in more of an outlet's articles than this tells no section: it is the outlet's name.
const MOST_KICKER_PERCENT: u32 = 60;
/// Nearly always: of the articles with the line.
const MOSTLY: u32 = 80;
const HALF: u32 = 50;
/// Taken for dirt so often, a line of few words goes without an entry; with one it would go wherever an article says the same.
const ALWAYS: u32 = 95;
/// So many of the articles in which a line is a headline, a name, a date or a credit keep it from being anything else; and a line that stands
/// between paragraphs in no more of them stands outside the article.
const SELDOM: u32 = 20;

/// Places counted from the top and from the bottom of the text.
const PLACES: usize = 8;

/// The counts of one line, in articles.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    /// As it was first seen, and where.
    pub(super) text: String,
    pub(super) example: String,
    pub(super) articles: u32,
    pub(super) dirt: u32,
    kicker: u32,
    doubt: u32,
    field: u32,
    pub(super) above: u32,
    pub(super) below: u32,
    is_label: bool,
    is_brief: bool,
    from_top: [u16; PLACES],
    from_bottom: [u16; PLACES],
}

/// What a line is, by how it recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    Kicker,
    /// The label stage calls it dirt, or nearly.
    Dirt,
    /// It stands at the same place in so many articles that it is the outlet's.
    Placed,
}

impl Counts {
    pub(super) fn new(line: &Line, example: &str) -> Self {
        Self {
            text: line.text.clone(),
            example: example.to_owned(),
            articles: 0,
            dirt: 0,
            kicker: 0,
            doubt: 0,
            field: 0,
            above: 0,
            below: 0,
            is_label: line.is_label,
            is_brief: line.is_brief,
            from_top: [0; PLACES],
            from_bottom: [0; PLACES],
        }
    }

    /// Counts the line in one more article.
    pub(super) fn count(&mut self, line: &Line) {
        self.articles += 1;
        match line.taken {
            Taken::Dirt => self.dirt += 1,
            Taken::Kicker => self.kicker += 1,
            Taken::Doubtful => self.doubt += 1,
            Taken::Field => self.field += 1,
            Taken::Body => {}
        }
        match line.place {
            Place::Above => self.above += 1,
            Place::Below => self.below += 1,
            Place::Inside => {}
        }
        for (places, at) in [(&mut self.from_top, line.above), (&mut self.from_bottom, line.below)] {
            if let Some(place) = places.get_mut(at) {
                *place = place.saturating_add(1);
            }
        }
    }

    /// What the line is in an outlet of so many articles; `None` where its counts are not sure of anything.
    pub(super) fn habit(&self, articles: u32) -> Option<Habit> {
        let part = |count: u32, percent: u32| count * 100 >= self.articles * percent;
        let share = |percent: u32| self.articles * 100 >= articles * percent;
        if self.articles < LEAST_ARTICLES || self.field * 100 > self.articles * SELDOM {
            return None;
        }
        let is_label = self.is_label && part(self.above, MOSTLY) && (part(self.kicker, HALF) || !part(self.dirt, HALF));
        if is_label && !share(MOST_KICKER_PERCENT) {
            return share(LEAST_KICKER_PERCENT).then_some(Habit::Kicker);
        }
        if self.is_brief && part(self.dirt, ALWAYS) {
            return None;
        }
        let inside = self.articles - self.above - self.below;
        let outside = inside * 100 <= self.articles * SELDOM;
        let dirty = part(self.dirt, if outside { HALF } else { MOSTLY });
        let doubtful = outside && part(self.dirt + self.doubt, MOSTLY);
        if share(LEAST_PHRASE_PERCENT) && (dirty || doubtful) {
            return Some(Habit::Dirt);
        }
        let most = self.from_top.iter().chain(&self.from_bottom).copied().max().unwrap_or(0);
        let placed = self.articles >= LEAST_PLACED_ARTICLES && share(LEAST_PLACED_PERCENT) && part(most.into(), MOSTLY);
        // "Pisces" stands above the last paragraph of every horoscope, and "Aries" above the first: only the first line of all is no crosshead.
        let tops = !part(self.above, HALF) || part(self.from_top[0].into(), MOSTLY);
        (placed && (outside && tops || !self.is_brief)).then_some(Habit::Placed)
    }
}

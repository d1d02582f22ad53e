//! The settings that follow from a corpus: TOML that `extend` takes as it is, each entry with its reason for a person to review.

use super::Corpus;
use super::house::MOST_BESIDE;
use super::line::{Counts, Habit, LEAST_ARTICLES, LEAST_KICKER_PERCENT, LEAST_PHRASE_PERCENT};
use super::outlet::{LEAST_OUTLET_ARTICLES, Outlet};
use crate::metadata::dates::DateOrder;
use std::fmt::Write;

/// Characters of an example that are shown.
const SHOWN: usize = 80;

impl Corpus {
    /// The profile, and how many entries it has.
    pub fn profile(&self) -> (String, usize) {
        let (articles, copies) = self.articles();
        let mut out = format!(
            "# What `copydesk learn` found (articles: {articles}, outlets: {}, copies left out: {copies}). Read it, take out what is wrong, and name it\n\
             # in copydesk.toml: extend = \"profile.toml\"\n\
             # Listed is what stands in {LEAST_ARTICLES} articles or more; a phrase also in {LEAST_PHRASE_PERCENT} % of its outlet's, a kicker in {LEAST_KICKER_PERCENT} %. An outlet of fewer than\n\
             # {LEAST_OUTLET_ARTICLES} articles has no habits yet.\n",
            self.outlets()
        );
        let mut entries = self.credits(&mut out);
        for (host, outlet) in &self.outlets {
            entries += outlet.write(host, &mut out);
        }
        (out, entries)
    }

    fn credits(&self, out: &mut String) -> usize {
        let houses = self.houses();
        if houses.is_empty() {
            return 0;
        }
        out.push_str("\n[credits]\nagencies = [\n");
        for house in &houses {
            let beside = match house.people() {
                0 => "alone".to_owned(),
                MOST_BESIDE => format!("beside {MOST_BESIDE} names or more"),
                people => format!("beside {people} names"),
            };
            let why = format!(
                "{} articles, {beside}, as in {} of {}",
                house.articles,
                shown(&house.line),
                shown(&house.example)
            );
            entry(out, &house.name, &why);
        }
        out.push_str("]\n");
        houses.len()
    }
}

impl Outlet {
    /// The table of the outlet at `host`, if it has a habit.
    fn write(&self, host: &str, out: &mut String) -> usize {
        let habits = self.habits();
        let order = self.date_order().filter(|_| self.articles >= LEAST_OUTLET_ARTICLES);
        if habits.is_empty() && order.is_none() {
            return 0;
        }
        line(out, &format!("\n[outlet.{}] # {} articles\n", quoted(host), self.articles));
        if let Some((order, dates, others)) = order {
            let order = if order == DateOrder::Mdy { "mdy" } else { "dmy" };
            let example = shown(&dates.example);
            line(
                out,
                &format!(
                    "date-order = \"{order}\" # {} dates can be read in no other order, {others} in another; as in {example}\n",
                    dates.count
                ),
            );
        }
        let is_kicker = |habit: &&(Habit, &Counts)| habit.0 == Habit::Kicker;
        for (key, wanted) in [("kickers", true), ("phrases", false)] {
            let mut chosen = habits.iter().filter(|habit| is_kicker(habit) == wanted).peekable();
            if chosen.peek().is_some() {
                out.push_str(key);
                out.push_str(" = [\n");
                chosen.for_each(|(habit, counts)| entry(out, &counts.text, &self.reason(*habit, counts)));
                out.push_str("]\n");
            }
        }
        habits.len() + usize::from(order.is_some())
    }

    fn reason(&self, habit: Habit, counts: &Counts) -> String {
        let Counts { articles, dirt, above, below, .. } = counts;
        let percent = articles * 100 / self.articles;
        let inside = articles - above - below;
        let taken = if habit == Habit::Placed { ", at one place" } else { "" };
        let places = [(above, "above the text"), (&inside, "inside"), (below, "below")];
        let places =
            places.into_iter().filter(|(count, _)| **count > 0).map(|(count, place)| format!("{count} {place}"));
        let places = places.collect::<Vec<_>>().join(", ");
        format!(
            "{articles} articles ({percent} %): {places}{taken}; taken for dirt in {dirt}; as in {}",
            shown(&counts.example)
        )
    }
}

fn entry(out: &mut String, value: &str, why: &str) {
    line(out, &format!("  {}, # {why}\n", quoted(value)));
}

fn line(out: &mut String, text: &str) {
    out.write_str(text).expect("a string takes all text");
}

/// A string of TOML on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Text in a comment: short, and without what would end the line or turn it round.
fn shown(text: &str) -> String {
    let bad = |c: char| {
        c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    let mut out: String = text.chars().take(SHOWN).map(|c| if bad(c) { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        out.push('…');
    }
    out
}

//! A Latin form read back: the likeliest source spellings, letter by letter.

use super::{LONGEST, Table, UNUSUAL, bare, matched, slot};
use crate::names::letters::CYRILLIC;
use crate::names::rule::Rule;
use std::ops::Range;

/// How many source spellings are kept while a Latin form is read.
const BEAM: usize = 40;

/// Room for so many drafts a place is made at once: few names have more.
const ROOM: usize = 2 * BEAM;

impl Table {
    /// Source spellings whose outputs add up to `latin`; what stands after each letter is not yet checked.
    pub(super) fn drafts(&self, latin: &[char]) -> Vec<Draft> {
        let ways = if latin.len() > LONGEST { Ways::default() } else { Ways::through(self, latin) };
        if !latin.is_empty() && !ways.leads_through() {
            return Vec::new();
        }
        // The drafts kept at each place of the Latin form, one place behind the other, and the steps that lead to each place.
        let mut kept = Vec::with_capacity((latin.len() + 1) * ROOM);
        kept.push(Draft::default());
        let mut steps: Vec<Vec<Step>> = vec![Vec::new(); latin.len() + 1];
        let mut room = Room::default();
        for place in 0..=latin.len() {
            let here = if place == 0 { 0..1 } else { self.keep(&mut kept, &mut steps[place], &mut room) };
            if place == latin.len() {
                return kept.split_off(here.start);
            }
            for way in ways.from(place) {
                let there = &mut steps[way.to];
                there.reserve(here.len());
                there.extend(here.clone().filter_map(|from| self.step(&kept, from, way.rule, way.cost, false)));
            }
        }
        Vec::new()
    }

    /// Puts the best drafts that `steps` lead to behind the `kept` ones, those with letters that write nothing among them: where they are.
    fn keep(&self, kept: &mut Vec<Draft>, steps: &mut Vec<Step>, room: &mut Room) -> Range<usize> {
        self.prune(kept, steps, room);
        let first = kept.len();
        self.take(kept, steps);
        let mut silent: Vec<Step> = Vec::with_capacity((kept.len() - first) * (1 + self.silent.len()));
        silent.extend((first..kept.len()).map(|at| Step::stay(at, &kept[at])));
        let audible = silent.len();
        for from in (first..kept.len()).filter(|from| !kept[*from].silent) {
            let steps = self
                .silent
                .iter()
                .filter_map(|(rule, choice)| self.step(kept, from, *rule, *choice as f32 * UNUSUAL, true));
            silent.extend(steps);
        }
        if silent.len() == audible {
            return first..kept.len();
        }
        self.prune(kept, &mut silent, room);
        let start = kept.len();
        self.take(kept, &silent);
        start..kept.len()
    }

    /// The step from the draft `from` by a rule's letters; `None` where it may not follow or grows too long.
    fn step(&self, kept: &[Draft], from: usize, rule: usize, cost: f32, silent: bool) -> Option<Step> {
        let (draft, letters) = (&kept[from], &self.rules[rule].letters);
        if draft.length + letters.len() > LONGEST || !self.rules[rule].may_follow(draft.source()) {
            return None;
        }
        let mut bits = 0.0;
        let [mut first, mut second] = draft.last_two;
        for &letter in &self.rules[rule].places {
            bits += CYRILLIC.bits_at(first, second, letter);
            (first, second) = (second, letter);
        }
        let mut cost = draft.cost + cost;
        cost += bits * 0.45;
        Some(Step { cost, from: from as u32, rule: rule as u32, silent })
    }

    /// The letters that a step adds.
    fn added(&self, step: &Step) -> &[char] {
        self.rules.get(step.rule as usize).map_or(&[], |rule| &rule.letters)
    }

    /// Keeps the [`BEAM`] cheapest, in order, of equal ones by their letters; of two that lead to one spelling the first.
    fn prune(&self, kept: &[Draft], steps: &mut Vec<Step>, room: &mut Room) {
        if steps.len() < 2 {
            return;
        }
        let source = |place: &u64| {
            let step = &steps[*place as u32 as usize];
            kept[step.from as usize].source().iter().chain(self.added(step))
        };
        // Costs and places in one number each, which is sorted at once: no cost is below nought, so its bits are in order as it is.
        let cost = |key: &u64| key >> u32::BITS;
        let Room { keys, best } = room;
        keys.clear();
        keys.extend(steps.iter().zip(0..).map(|(step, place)| u64::from(step.cost.to_bits()) << u32::BITS | place));
        if keys.len() > 2 * BEAM {
            let dearest = cost(keys.select_nth_unstable(2 * BEAM - 1).1);
            keys.retain(|key| cost(key) <= dearest);
        }
        keys.sort_unstable();
        for equals in keys.chunk_by_mut(|a, b| cost(a) == cost(b)).filter(|equals| equals.len() > 1) {
            equals.sort_unstable_by(|a, b| source(a).cmp(source(b)).then_with(|| a.cmp(b)));
        }
        keys.truncate(2 * BEAM);
        keys.dedup_by(|a, b| source(a).eq(source(b)));
        keys.truncate(BEAM);
        best.clear();
        best.extend(keys.iter().map(|key| steps[*key as u32 as usize]));
        std::mem::swap(steps, best);
    }

    /// Puts the drafts that `steps` lead to behind the `kept` ones.
    fn take(&self, kept: &mut Vec<Draft>, steps: &[Step]) {
        for step in steps {
            let from = step.from as usize;
            kept.extend_from_within(from..=from);
            let rule = self.rules.get(step.rule as usize);
            kept.last_mut().expect("one was just put there").add(rule, step);
        }
    }
}

/// Room to sort steps in, used for one place after another.
#[derive(Default)]
struct Room {
    keys: Vec<u64>,
    best: Vec<Step>,
}

/// The rules by which a Latin form can be read to its end.
#[derive(Default)]
struct Ways {
    ways: Vec<Way>,
    /// Where the ways from each place are; none from where the end cannot be reached.
    places: Vec<Range<usize>>,
}

/// One output of a rule that the Latin form has at some place.
struct Way {
    rule: usize,
    /// The place behind the output.
    to: usize,
    cost: f32,
}

impl Ways {
    fn through(table: &Table, latin: &[char]) -> Self {
        let mut own = Self { ways: Vec::with_capacity(4 * latin.len()), places: vec![0..0; latin.len()] };
        // From the end: a way that leads nowhere is not gone.
        let mut ends = 1_u64 << latin.len();
        for place in (0..latin.len()).rev() {
            let first = own.ways.len();
            for &(rule, choice) in &table.by_output[slot(bare(latin[place]))] {
                let output = &table.rules[rule].outputs[choice];
                let to = place + output.len();
                if to > latin.len() || ends >> to & 1 == 0 {
                    continue;
                }
                let Some(marks) = matched(&latin[place..], output) else { continue };
                own.ways.push(Way { rule, to, cost: choice as f32 * UNUSUAL + marks });
            }
            own.places[place] = first..own.ways.len();
            ends |= u64::from(first < own.ways.len()) << place;
        }
        own
    }

    fn from(&self, place: usize) -> &[Way] {
        &self.ways[self.places[place].clone()]
    }

    /// Whether the end can be reached at all, neighbours of letters aside.
    fn leads_through(&self) -> bool {
        self.places.first().is_some_and(|first| !first.is_empty())
    }
}

/// A source spelling under construction, in place: hundreds are made for one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    letters: [char; LONGEST],
    length: usize,
    /// What the last letters but one and the last are to [`CYRILLIC`], the edge of the word before the first.
    last_two: [u8; 2],
    cost: f32,
    silent: bool,
}

impl Default for Draft {
    fn default() -> Self {
        let last_two = [CYRILLIC.edge(); 2];
        Self { letters: ['\0'; LONGEST], length: 0, last_two, cost: 0.0, silent: false }
    }
}

impl Draft {
    pub(super) fn source(&self) -> &[char] {
        &self.letters[..self.length]
    }

    /// Takes a step: puts behind it the letters of its `rule`, for which there is room, if it has one.
    fn add(&mut self, rule: Option<&Rule>, step: &Step) {
        (self.cost, self.silent) = (step.cost, step.silent);
        let Some(rule) = rule else { return };
        let end = self.length + rule.letters.len();
        self.letters[self.length..end].copy_from_slice(&rule.letters);
        self.length = end;
        for &letter in &rule.places {
            self.last_two = [self.last_two[1], letter];
        }
    }
}

/// From a draft to a longer one, which is only made where it is among the cheapest: most are not, and a draft is nine times as large.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// The cost of the longer one.
    cost: f32,
    from: u32,
    /// The rule whose letters are added; none where the draft stays as it is.
    rule: u32,
    silent: bool,
}

impl Step {
    fn stay(at: usize, draft: &Draft) -> Self {
        Self { cost: draft.cost, from: at as u32, rule: u32::MAX, silent: draft.silent }
    }
}

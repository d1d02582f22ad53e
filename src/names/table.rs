//! One romanisation table, read forwards (source letters to Latin) and backwards.

use super::letters::CYRILLIC;
use super::rule::Rule;
use super::sounds::jamo;
use crate::tables::rows;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many source spellings are kept while a Latin form is read.
const BEAM: usize = 40;
/// The cost of taking an output that is not the usual one, for each place down the list.
const UNUSUAL: f32 = 1.0;
/// The cost of a letter whose mark was lost on the way (`Lukaszenko` for `Łukaszenko`).
const BARE: f32 = 2.0;

/// The rules of one (source language, convention).
#[derive(Debug)]
pub(super) struct Table {
    rules: Vec<Rule>,
    /// Rules by the first letter they rewrite ([`slot`]), in table order.
    by_letter: Vec<Vec<usize>>,
    /// (rule, output) by the bare first letter of the output ([`slot`]).
    by_output: Vec<Vec<(usize, usize)>>,
    /// (rule, output) that write nothing.
    silent: Vec<(usize, usize)>,
    /// Names with their romanisation, which a test repeats.
    pub samples: Vec<(&'static str, &'static str)>,
}

/// A source spelling of one word, and how far it is from the obvious.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spelling {
    /// The word in its own script, lower case.
    pub word: String,
    /// Unusual outputs and lost marks, about one each.
    pub detours: f32,
    /// Bits a letter the word costs under the model of native names.
    pub strangeness: f32,
    /// Letters of the word.
    pub letters: usize,
}

impl Spelling {
    /// Detours and strangeness in one: smaller is likelier.
    pub fn cost(&self) -> f32 {
        self.detours + self.strangeness * self.letters as f32 * 0.45
    }
}

impl Table {
    /// Reads the table `data/{file}`.
    pub fn read(file: &'static str, text: &'static str) -> Self {
        let mut table = Self {
            rules: Vec::new(),
            by_letter: vec![Vec::new(); SLOTS],
            by_output: vec![Vec::new(); SLOTS],
            silent: Vec::new(),
            samples: Vec::new(),
        };
        for row in rows(file, text) {
            if row.cell(0) == "=" {
                table.samples.push((row.required(1, "source"), row.required(2, "romanised")));
            } else {
                table.add(Rule::read(&row));
            }
        }
        table
    }

    fn add(&mut self, rule: Rule) {
        let at = self.rules.len();
        self.by_letter[slot(rule.letters[0])].push(at);
        for (choice, output) in rule.outputs.iter().enumerate() {
            match output.first() {
                Some(first) => self.by_output[slot(bare(*first))].push((at, choice)),
                None => self.silent.push((at, choice)),
            }
        }
        self.rules.push(rule);
    }

    /// The rule that applies at `at` of `word`, lower case; `None` for a letter the table does not know.
    fn rule_at(&self, word: &[char], at: usize) -> Option<&Rule> {
        self.by_letter[slot(word[at])].iter().map(|index| &self.rules[*index]).find(|rule| rule.fits(word, at))
    }

    /// The romanisations of one lower-case word, the usual one first, at most `most`.
    ///
    /// Hangul is taken apart into its letters.
    pub fn romanise(&self, word: &str, most: usize) -> Vec<String> {
        let word: Vec<char> = word.chars().flat_map(jamo).collect();
        let mut beam = vec![(String::new(), 0.0_f32)];
        let mut at = 0;
        while at < word.len() {
            let Some(rule) = self.rule_at(&word, at) else {
                beam.iter_mut().for_each(|(out, _)| out.push(word[at]));
                at += 1;
                continue;
            };
            at += rule.letters.len();
            beam = extended(beam, rule, most.max(2) * 4);
        }
        let mut out: Vec<String> = Vec::new();
        for (form, _) in beam {
            if !out.contains(&form) {
                out.push(form);
            }
        }
        out.truncate(most);
        out
    }

    /// The cost at which the table writes `source` as `latin` (both lower case); `None` when it never does.
    pub fn explains(&self, source: &[char], latin: &[char]) -> Option<f32> {
        if latin.len() > LONGEST {
            return None;
        }
        let mut reached = Reached::start();
        let mut at = 0;
        while at < source.len() {
            let mut next = Reached::default();
            let rule = self.rule_at(source, at);
            for (from, cost) in reached.places() {
                let rest = &latin[from..];
                match rule {
                    None if rest.first() == Some(&source[at]) => next.keep_cheaper(from + 1, cost),
                    None => {}
                    Some(rule) => {
                        for (choice, output) in rule.outputs.iter().enumerate() {
                            if let Some(marks) = matched(rest, output) {
                                next.keep_cheaper(from + output.len(), cost + choice as f32 * UNUSUAL + marks);
                            }
                        }
                    }
                }
            }
            if next.is_empty() {
                return None;
            }
            reached = next;
            at += rule.map_or(1, |rule| rule.letters.len());
        }
        reached.at(latin.len())
    }

    /// The source spellings that this table writes as `latin` (one lower-case word), likeliest first, at most `most`.
    pub fn spellings(&self, latin: &str, most: usize) -> Vec<Spelling> {
        let latin: Vec<char> = latin.chars().collect();
        let mut found: Vec<Spelling> = Vec::new();
        for draft in self.drafts(&latin) {
            let source = draft.source();
            let Some(detours) = self.explains(source, &latin) else { continue };
            let strangeness = CYRILLIC.bits_a_letter(source);
            found.push(Spelling { word: source.iter().collect(), detours, strangeness, letters: source.len() });
        }
        found.sort_by(|a, b| a.cost().total_cmp(&b.cost()).then_with(|| a.word.cmp(&b.word)));
        found.dedup_by(|a, b| a.word == b.word);
        found.truncate(most);
        found
    }

    /// Whether outputs of the table can add up to `latin` (lower case) at all; neighbours are not looked at.
    pub fn could_write(&self, latin: &str) -> bool {
        let mut letters = ['\0'; LONGEST];
        let mut length = 0;
        for letter in latin.chars() {
            let Some(place) = letters.get_mut(length) else { return false };
            *place = letter;
            length += 1;
        }
        let latin = &letters[..length];
        let mut reached = 1_u64;
        for place in 0..length {
            if reached >> place & 1 == 0 {
                continue;
            }
            for (rule, choice) in &self.by_output[slot(bare(latin[place]))] {
                let output = &self.rules[*rule].outputs[*choice];
                if matched(&latin[place..], output).is_some() {
                    reached |= 1 << (place + output.len());
                }
            }
        }
        reached >> length & 1 == 1
    }

    /// Source spellings whose outputs add up to `latin`; what stands after each letter is not yet checked.
    fn drafts(&self, latin: &[char]) -> Vec<Draft> {
        if latin.len() > LONGEST {
            return Vec::new();
        }
        // The drafts kept at each place of the Latin form, one place behind the other, and the steps that lead to each place.
        let mut kept = vec![Draft::default()];
        let mut steps: Vec<Vec<Step>> = vec![Vec::new(); latin.len() + 1];
        for place in 0..=latin.len() {
            let here = if place == 0 { 0..1 } else { self.keep(&mut kept, &mut steps[place]) };
            if place == latin.len() {
                return kept.split_off(here.start);
            }
            for (rule, choice) in &self.by_output[slot(bare(latin[place]))] {
                let output = &self.rules[*rule].outputs[*choice];
                let Some(marks) = matched(&latin[place..], output) else { continue };
                let cost = *choice as f32 * UNUSUAL + marks;
                let there = &mut steps[place + output.len()];
                there.extend(here.clone().filter_map(|from| self.step(&kept, from, *rule, cost, false)));
            }
        }
        Vec::new()
    }

    /// Puts the best drafts that `steps` lead to behind the `kept` ones, those with letters that write nothing among them: where they are.
    fn keep(&self, kept: &mut Vec<Draft>, steps: &mut Vec<Step>) -> Range<usize> {
        self.prune(kept, steps);
        let first = kept.len();
        self.take(kept, steps);
        let mut silent: Vec<Step> = (first..kept.len()).map(|at| Step::stay(at, &kept[at])).collect();
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
        self.prune(kept, &mut silent);
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
        let (mut first, mut second) = draft.last_two();
        for letter in letters {
            bits += CYRILLIC.bits_after(first, second, *letter);
            (first, second) = (second, *letter);
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
    fn prune(&self, kept: &[Draft], steps: &mut Vec<Step>) {
        if steps.len() < 2 {
            return;
        }
        let source = |place: &u64| {
            let step = &steps[*place as u32 as usize];
            kept[step.from as usize].source().iter().chain(self.added(step))
        };
        // Costs and places in one number each, which is sorted at once: no cost is below nought, so its bits are in order as it is.
        let cost = |key: &u64| key >> u32::BITS;
        let mut keys: Vec<u64> =
            steps.iter().zip(0..).map(|(step, place)| u64::from(step.cost.to_bits()) << u32::BITS | place).collect();
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
        *steps = keys.iter().map(|key| steps[*key as u32 as usize]).collect();
    }

    /// Puts the drafts that `steps` lead to behind the `kept` ones.
    fn take(&self, kept: &mut Vec<Draft>, steps: &[Step]) {
        for step in steps {
            let from = step.from as usize;
            kept.extend_from_within(from..=from);
            kept.last_mut().expect("one was just put there").add(self.added(step), step);
        }
    }
}

/// Buckets of the two indexes of a table.
const SLOTS: usize = 256;

/// The bucket of a letter: no two lower-case letters of one script share it.
fn slot(letter: char) -> usize {
    letter as usize % SLOTS
}

/// The longest word read back, in letters: no name has more.
const LONGEST: usize = 32;

/// A source spelling under construction, in place: hundreds are made for one word.
#[derive(Clone, Copy, Debug, Default)]
struct Draft {
    letters: [char; LONGEST],
    length: usize,
    cost: f32,
    silent: bool,
}

impl Draft {
    fn source(&self) -> &[char] {
        &self.letters[..self.length]
    }

    /// The last letters, the edge of the word before the first.
    fn last_two(&self) -> (char, char) {
        let back = |places: usize| self.length.checked_sub(places).map_or('^', |at| self.letters[at]);
        (back(2), back(1))
    }

    /// Puts behind it the letters that a step adds, for which there is room.
    fn add(&mut self, letters: &[char], step: &Step) {
        let end = self.length + letters.len();
        self.letters[self.length..end].copy_from_slice(letters);
        (self.length, self.cost, self.silent) = (end, step.cost, step.silent);
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

/// The least cost at which each place of a Latin form is reached.
struct Reached {
    costs: [f32; LONGEST + 1],
    /// A bit for each place reached.
    places: u64,
}

impl Default for Reached {
    fn default() -> Self {
        Self { costs: [f32::INFINITY; LONGEST + 1], places: 0 }
    }
}

impl Reached {
    fn start() -> Self {
        let mut reached = Self::default();
        reached.keep_cheaper(0, 0.0);
        reached
    }

    fn keep_cheaper(&mut self, place: usize, cost: f32) {
        self.costs[place] = self.costs[place].min(cost);
        self.places |= 1 << place;
    }

    fn places(&self) -> impl Iterator<Item = (usize, f32)> + '_ {
        let mut left = self.places;
        std::iter::from_fn(move || {
            let place = left.trailing_zeros() as usize;
            left &= left.checked_sub(1)?;
            Some((place, self.costs[place]))
        })
    }

    fn is_empty(&self) -> bool {
        self.places == 0
    }

    fn at(&self, place: usize) -> Option<f32> {
        self.costs[place].is_finite().then_some(self.costs[place])
    }
}

fn extended(beam: Vec<(String, f32)>, rule: &Rule, width: usize) -> Vec<(String, f32)> {
    let mut next = Vec::with_capacity(beam.len() * rule.written().len());
    for (out, cost) in &beam {
        for (choice, output) in rule.written().iter().enumerate() {
            let mut longer = out.clone();
            longer.extend(output);
            next.push((longer, cost + choice as f32));
        }
    }
    next.sort_by(|a, b| a.1.total_cmp(&b.1));
    next.truncate(width);
    next
}

/// Whether `latin` begins with `output`, marks lost on the way allowed; the cost of those.
fn matched(latin: &[char], output: &[char]) -> Option<f32> {
    let mut cost = 0.0;
    for (at, wanted) in output.iter().enumerate() {
        let seen = *latin.get(at)?;
        if seen != *wanted {
            if bare(*wanted) != seen {
                return None;
            }
            cost += BARE;
        }
    }
    Some(cost)
}

/// A Latin letter without its mark; other characters as they are.
pub(super) fn bare(c: char) -> char {
    match c {
        'a'..='z' => c,
        'ł' => 'l',
        'đ' => 'd',
        'ø' => 'o',
        'ı' => 'i',
        'æ' => 'a',
        'ß' => 's',
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
            std::iter::once(c).nfd().find(|part| !is_combining_mark(*part)).unwrap_or(c)
        }
        _ => c,
    }
}

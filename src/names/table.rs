//! One romanisation table, read forwards (source letters to Latin) and backwards.

use super::letters::CYRILLIC;
use super::rule::Rule;
use crate::tables::rows;
use std::collections::BTreeMap;
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
    /// Rules by the first letter they rewrite, in table order.
    by_letter: BTreeMap<char, Vec<usize>>,
    /// (rule, output) by the bare first letter of the output.
    by_output: BTreeMap<char, Vec<(usize, usize)>>,
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
}

impl Spelling {
    /// Detours and strangeness in one: smaller is likelier.
    pub fn cost(&self) -> f32 {
        self.detours + self.strangeness * self.word.chars().count() as f32 * 0.45
    }
}

impl Table {
    /// Reads the table `data/{file}`.
    pub fn read(file: &'static str, text: &'static str) -> Self {
        let mut table = Self {
            rules: Vec::new(),
            by_letter: BTreeMap::new(),
            by_output: BTreeMap::new(),
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
        self.by_letter.entry(rule.letters[0]).or_default().push(at);
        for (choice, output) in rule.outputs.iter().enumerate() {
            match output.first() {
                Some(first) => self.by_output.entry(bare(*first)).or_default().push((at, choice)),
                None => self.silent.push((at, choice)),
            }
        }
        self.rules.push(rule);
    }

    /// The rule that applies at `at` of `word`, lower case; `None` for a letter the table does not know.
    fn rule_at(&self, word: &[char], at: usize) -> Option<&Rule> {
        let candidates = self.by_letter.get(&word[at])?;
        candidates.iter().map(|index| &self.rules[*index]).find(|rule| rule.fits(word, at))
    }

    /// The romanisations of one lower-case word, the usual one first, at most `most`.
    pub fn romanise(&self, word: &str, most: usize) -> Vec<String> {
        let word: Vec<char> = word.chars().collect();
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
        let mut reached: Vec<(usize, f32)> = vec![(0, 0.0)];
        let mut at = 0;
        while at < source.len() {
            let mut next: Vec<(usize, f32)> = Vec::new();
            let step = match self.rule_at(source, at) {
                Some(rule) => {
                    for (from, cost) in &reached {
                        for (choice, output) in rule.outputs.iter().enumerate() {
                            if let Some(marks) = matched(&latin[*from..], output) {
                                let cost = cost + choice as f32 * UNUSUAL + marks;
                                keep_cheaper(&mut next, from + output.len(), cost);
                            }
                        }
                    }
                    rule.letters.len()
                }
                None => {
                    for (from, cost) in &reached {
                        if latin.get(*from) == Some(&source[at]) {
                            keep_cheaper(&mut next, from + 1, *cost);
                        }
                    }
                    1
                }
            };
            reached = next;
            at += step;
        }
        reached.into_iter().find(|(end, _)| *end == latin.len()).map(|(_, cost)| cost)
    }

    /// The source spellings that this table writes as `latin` (one lower-case word), likeliest first, at most `most`.
    pub fn spellings(&self, latin: &str, most: usize) -> Vec<Spelling> {
        let latin: Vec<char> = latin.chars().collect();
        let mut found: Vec<Spelling> = Vec::new();
        for draft in self.drafts(&latin) {
            let Some(detours) = self.explains(&draft.source, &latin) else { continue };
            let strangeness = CYRILLIC.bits_a_letter(&draft.source);
            found.push(Spelling { word: draft.source.into_iter().collect(), detours, strangeness });
        }
        found.sort_by(|a, b| a.cost().total_cmp(&b.cost()).then_with(|| a.word.cmp(&b.word)));
        found.dedup_by(|a, b| a.word == b.word);
        found.truncate(most);
        found
    }

    /// Whether outputs of the table can add up to `latin` (lower case) at all; neighbours are not looked at.
    pub fn could_write(&self, latin: &str) -> bool {
        let latin: Vec<char> = latin.chars().collect();
        let mut reached = vec![false; latin.len() + 1];
        reached[0] = true;
        for place in 0..latin.len() {
            if !reached[place] {
                continue;
            }
            for (rule, choice) in self.by_output.get(&bare(latin[place])).into_iter().flatten() {
                let output = &self.rules[*rule].outputs[*choice];
                if matched(&latin[place..], output).is_some() {
                    reached[place + output.len()] = true;
                }
            }
        }
        reached[latin.len()]
    }

    /// Source spellings whose outputs add up to `latin`; what stands after each letter is not yet checked.
    fn drafts(&self, latin: &[char]) -> Vec<Draft> {
        let mut at_place: Vec<Vec<Draft>> = vec![Vec::new(); latin.len() + 1];
        at_place[0].push(Draft { source: Vec::new(), cost: 0.0, silent: false });
        for place in 0..=latin.len() {
            let mut here = std::mem::take(&mut at_place[place]);
            prune(&mut here);
            let unspoken: Vec<Draft> =
                here.iter().filter(|d| !d.silent && place > 0).flat_map(|d| self.with_silent(d)).collect();
            here.extend(unspoken);
            prune(&mut here);
            if place == latin.len() {
                return here;
            }
            let Some(edges) = self.by_output.get(&bare(latin[place])) else { continue };
            for draft in &here {
                for (rule, choice) in edges {
                    let rule = &self.rules[*rule];
                    let Some(marks) = matched(&latin[place..], &rule.outputs[*choice]) else { continue };
                    if rule.may_follow(&draft.source) {
                        let cost = *choice as f32 * UNUSUAL + marks;
                        at_place[place + rule.outputs[*choice].len()].push(draft.with(&rule.letters, cost, false));
                    }
                }
            }
        }
        Vec::new()
    }

    fn with_silent<'a>(&'a self, draft: &'a Draft) -> impl Iterator<Item = Draft> + 'a {
        self.silent.iter().filter_map(|(rule, choice)| {
            let rule = &self.rules[*rule];
            rule.may_follow(&draft.source).then(|| draft.with(&rule.letters, *choice as f32 * UNUSUAL, true))
        })
    }
}

/// A source spelling under construction.
#[derive(Clone, Debug)]
struct Draft {
    source: Vec<char>,
    cost: f32,
    silent: bool,
}

impl Draft {
    fn with(&self, letters: &[char], cost: f32, silent: bool) -> Self {
        let mut source = self.source.clone();
        let mut bits = 0.0;
        for letter in letters {
            bits += CYRILLIC.bits(&source, *letter);
            source.push(*letter);
        }
        Self { source, cost: self.cost + cost + bits * 0.45, silent }
    }
}

fn prune(drafts: &mut Vec<Draft>) {
    drafts.sort_by(|a, b| a.cost.total_cmp(&b.cost).then_with(|| a.source.cmp(&b.source)));
    drafts.dedup_by(|a, b| a.source == b.source);
    drafts.truncate(BEAM);
}

fn extended(beam: Vec<(String, f32)>, rule: &Rule, width: usize) -> Vec<(String, f32)> {
    let mut next = Vec::with_capacity(beam.len() * rule.outputs.len());
    for (out, cost) in &beam {
        for (choice, output) in rule.outputs.iter().enumerate() {
            let mut longer = out.clone();
            longer.extend(output);
            next.push((longer, cost + choice as f32));
        }
    }
    next.sort_by(|a, b| a.1.total_cmp(&b.1));
    next.truncate(width);
    next
}

fn keep_cheaper(reached: &mut Vec<(usize, f32)>, end: usize, cost: f32) {
    match reached.iter_mut().find(|(known, _)| *known == end) {
        Some(known) => known.1 = known.1.min(cost),
        None => reached.push((end, cost)),
    }
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

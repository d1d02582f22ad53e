//! One romanisation table, read forwards (source letters to Latin) and backwards.

mod drafts;
mod outputs;

use super::letters::CYRILLIC;
use super::rule::Rule;
use super::sounds::jamo;
use crate::tables::rows;
use outputs::Outputs;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The cost of taking an output that is not the usual one, for each place down the list.
const UNUSUAL: f32 = 1.0;
/// The cost of a letter whose mark was lost on the way (`Lukaszenko` for `Łukaszenko`).
const BARE: f32 = 2.0;

/// Bits a letter of a script that there is no model of: what a native name has.
const UNKNOWN: f32 = 2.6;

/// The rules of one (source language, convention).
#[derive(Debug)]
pub(super) struct Table {
    rules: Vec<Rule>,
    /// Rules by the first letter they rewrite ([`slot`]), in table order.
    by_letter: Vec<Vec<usize>>,
    /// (rule, output) by the bare first letter of the output ([`slot`]).
    by_output: Vec<Vec<(usize, usize)>>,
    /// What any of them writes.
    outputs: Outputs,
    /// Whether some outputs are marks that the letter before takes.
    has_marks: bool,
    /// (rule, output) that write nothing.
    silent: Vec<(usize, usize)>,
    /// Whether the convention puts an acute on the stressed vowel, which no letter of the source tells (a row `´`): Jaritónov.
    marks_stress: bool,
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

/// Carries a mark in a table, in the place of the letter before.
const CIRCLE: char = '\u{25CC}';

/// A form whose marks stand on their letters: zo and a macron are zō.
fn composed(form: &str) -> String {
    form.chars().filter(|&c| c != CIRCLE).nfc().collect()
}

impl Table {
    /// Reads the table `data/{file}`.
    pub fn read(file: &'static str, text: &'static str) -> Self {
        let mut table = Self {
            rules: Vec::new(),
            by_letter: vec![Vec::new(); SLOTS],
            by_output: vec![Vec::new(); SLOTS],
            outputs: Outputs::default(),
            has_marks: text.contains(CIRCLE),
            silent: Vec::new(),
            marks_stress: false,
            samples: Vec::new(),
        };
        for row in rows(file, text) {
            match row.cell(0) {
                "=" => table.samples.push((row.required(1, "source"), row.required(2, "romanised"))),
                "´" => table.marks_stress = true,
                _ => table.add(Rule::read(&row)),
            }
        }
        table.outputs = Outputs::of(&table.rules);
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
            let form = if self.has_marks { composed(&form) } else { form };
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
        let mut letters = ['\0'; LONGEST];
        let latin = self.without_stress(latin, &mut letters);
        let (mut one, mut other) = (Reached::START, Reached::NONE);
        let (mut reached, mut next) = (&mut one, &mut other);
        let mut at = 0;
        while at < source.len() {
            next.places = 0;
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
            std::mem::swap(&mut reached, &mut next);
            at += rule.map_or(1, |rule| rule.letters.len());
        }
        reached.at(latin.len())
    }

    /// The source spellings that this table writes as `latin` (one lower-case word), likeliest first, at most `most`.
    pub fn spellings(&self, latin: &str, most: usize) -> Vec<Spelling> {
        let mut latin: Vec<char> = latin.chars().collect();
        if let Some(at) = self.stress_in(&latin) {
            latin[at] = bare(latin[at]);
        }
        let mut found: Vec<Spelling> = Vec::new();
        for draft in self.drafts(&latin) {
            let source = draft.source();
            let Some(detours) = self.explains(source, &latin) else { continue };
            let strangeness = if is_cyrillic(source) { CYRILLIC.bits_a_letter(source) } else { UNKNOWN };
            found.push(Spelling { word: source.iter().collect(), detours, strangeness, letters: source.len() });
        }
        found.sort_by(|a, b| a.cost().total_cmp(&b.cost()).then_with(|| a.word.cmp(&b.word)));
        found.dedup_by(|a, b| a.word == b.word);
        found.truncate(most);
        found
    }

    /// Where the vowel is whose acute marks the stress, if the convention does that: the only one of a word, and not its last letter.
    fn stress_in(&self, latin: &[char]) -> Option<usize> {
        let is_acute = |letter: &char| matches!(letter, 'á' | 'é' | 'í' | 'ó' | 'ú');
        let at = latin.iter().position(is_acute).filter(|at| self.marks_stress && at + 1 < latin.len())?;
        (!latin[at + 1..].iter().any(is_acute)).then_some(at)
    }

    /// `latin` without the mark of its stress, in `letters` where it has one.
    fn without_stress<'l>(&self, latin: &'l [char], letters: &'l mut [char; LONGEST]) -> &'l [char] {
        let Some(at) = self.stress_in(latin) else { return latin };
        letters[..latin.len()].copy_from_slice(latin);
        letters[at] = bare(latin[at]);
        &letters[..latin.len()]
    }

    /// Whether the table writes some letter as `latin` (lower case).
    pub fn writes(&self, latin: &str) -> bool {
        let mut written = self.rules.iter().flat_map(Rule::written);
        written.any(|output| output.iter().copied().eq(latin.chars()))
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
        if let Some(at) = self.stress_in(&letters[..length]) {
            letters[at] = bare(letters[at]);
        }
        let latin = &letters[..length];
        let mut reached = 1_u64;
        for place in 0..length {
            if reached >> place & 1 == 0 {
                continue;
            }
            for output in self.outputs.beginning_with(bare(latin[place])) {
                if matched(&latin[place..], output).is_some() {
                    reached |= 1 << (place + output.len());
                }
            }
        }
        reached >> length & 1 == 1
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

/// The least cost at which each place of a Latin form is reached.
struct Reached {
    /// Those of the places reached; the others say nothing.
    costs: [f32; LONGEST + 1],
    /// A bit for each place reached.
    places: u64,
}

impl Reached {
    /// No place reached.
    const NONE: Self = Self { costs: [0.0; LONGEST + 1], places: 0 };
    /// The place before the first letter, at no cost.
    const START: Self = Self { places: 1, ..Self::NONE };

    fn keep_cheaper(&mut self, place: usize, cost: f32) {
        let own = self.at(place).unwrap_or(f32::INFINITY);
        self.costs[place] = own.min(cost);
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
        (self.places >> place & 1 == 1).then(|| self.costs[place])
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

fn is_cyrillic(word: &[char]) -> bool {
    word.first().is_some_and(|letter| ('\u{400}'..'\u{530}').contains(letter))
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

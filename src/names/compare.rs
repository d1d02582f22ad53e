//! Are two spellings one name?
//!
//! Words are held side by side as sounds (`data/names/sounds.tsv`), paired off, and what is left apart is weighed by a
//! small fitted model (`data/names/likeness.tsv`, made by `scripts/names/fit_likeness.py`).

use super::part::{Part, east_asian, has_two_surnames, in_two, parts};
use super::sounds::Sounded;
use super::told_apart::{are_two_in_abjad, differ_in_a_consonant, told_apart};
use super::{align, eastern_apart, given, given_forms, likeness};
use crate::language::Tag;

/// How alike two spellings are, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// 0.0 (two names) to 1.0 (one name).
    pub score: f64,
    /// The reason in words.
    pub reason: String,
    /// What was held beside what, a line each.
    pub parts: Vec<String>,
}

/// Compares two spellings of a name; `la` and `lb` are the languages of the texts they stood in, where known.
///
/// ```
/// use copydesk::{language::Tag, names::compare};
/// assert!(compare("Siergiej Ławrow", "Сергей Лавров", Tag::parse("pl"), Tag::parse("ru")).score > 0.9);
/// assert!(compare("Sergei Lavrov", "Sergei Labov", None, None).score < 0.5);
/// assert!(compare("習近平", "Xi Jinping", None, None).score > 0.5);
/// assert!(compare("習近平", "John Smith", None, None).score < 0.5);
/// ```
pub fn compare(a: &str, b: &str, la: Option<Tag>, lb: Option<Tag>) -> Likeness {
    if a.len().max(b.len()) > MOST_NAME_BYTES && a != b {
        return Likeness { score: 0.0, reason: "one of them is too long for a name".to_owned(), parts: Vec::new() };
    }
    let (pairing, turned) = Pairing::in_order(a, b, la, lb);
    let parts = pairing.parts(turned);
    if a.trim().is_empty() || b.trim().is_empty() {
        return Likeness { score: 0.0, reason: "one of them is no name".to_owned(), parts };
    }
    // The question is of spellings: one spelling is one name, whoever bears it.
    if a == b {
        return Likeness { score: 1.0, reason: "they are spelled alike".to_owned(), parts };
    }
    if pairing.is_unread() {
        let reason = "the letters of one have no reading in data/names/sounds.tsv".to_owned();
        return Likeness { score: UNREAD, reason, parts };
    }
    let score = likeness::score(&pairing.features());
    let told_apart = || {
        let syllables = || eastern_apart::are_two(a, b, la, lb).then(|| "their syllables are two people's".to_owned());
        pairing.told_apart(turned).or_else(syllables).or_else(|| pairing.other_consonant(turned))
    };
    match (score >= 0.5).then(told_apart).flatten() {
        Some(reason) => Likeness { score: score * TOLD_APART, reason, parts },
        None => Likeness { score, reason: pairing.reason(turned), parts },
    }
}

/// More is a text and no name, and to hold two of them side by side takes the product of their lengths. The longest full names, of nobles, have
/// some 200 letters.
const MOST_NAME_BYTES: usize = 2_000;

/// What is left of the score where two words tell two people apart: below one half, in the order of the scores.
const TOLD_APART: f64 = 0.45;

/// The score where nothing speaks for or against: one side cannot be read.
const UNREAD: f64 = 0.3;

/// The numbers the fitted model sees, in the order of [`likeness::FEATURES`].
#[doc(hidden)]
pub fn features(a: &str, b: &str, la: Option<Tag>, lb: Option<Tag>) -> Vec<f32> {
    Pairing::in_order(a, b, la, lb).0.features().to_vec()
}

/// A distance, a letter, at which two words are surely each other's.
const SETTLED: f32 = 0.15;

/// The words of two names, paired off.
struct Pairing {
    a: Vec<Part>,
    b: Vec<Part>,
    /// (word of a, word of b, distance), the nearest first.
    pairs: Vec<(usize, usize, f32)>,
    /// Distance of the two first words, and of the two last.
    ends: (f32, f32),
    /// Distance of the two names written without blanks, a letter.
    joined: f32,
    /// Whether both forms stood in texts of one language.
    one_language: bool,
    /// Whether both people have two surnames, each of which counts.
    double: bool,
}

impl Pairing {
    /// The two names paired off, and whether the second of them comes first.
    ///
    /// They have one order whoever is asked for first, so that the likeness is the same from either side: words equally far apart are taken as they come, and
    /// sums of costs are rounded as they are added up.
    fn in_order(a: &str, b: &str, la: Option<Tag>, lb: Option<Tag>) -> (Self, bool) {
        let turned = b < a;
        (if turned { Self::of(b, a, lb, la) } else { Self::of(a, b, la, lb) }, turned)
    }

    fn of(a: &str, b: &str, la: Option<Tag>, lb: Option<Tag>) -> Self {
        let double = has_two_surnames(a, la) && has_two_surnames(b, lb);
        let (a, b) = match (east_asian(a, la, b), east_asian(b, lb, a)) {
            (Some(parts_of_a), None) => (parts_of_a, parts(&in_two(b), lb)),
            (None, Some(parts_of_b)) => (parts(&in_two(a), la), parts_of_b),
            _ => (parts(a, la), parts(b, lb)),
        };
        let mut all = Vec::with_capacity(a.len() * b.len());
        match (&a[..], &b[..]) {
            ([a_first, a_last], [b_first, b_last]) => {
                let (first, last) = (distance(a_first, b_first), distance(a_last, b_last));
                // Where one word has found its own, the other two belong together whatever a turned order would cost.
                let settled = first.min(last) <= SETTLED;
                let turned = |left, right| if settled { 1.0 } else { distance(left, right) };
                all.extend([
                    (0, 0, first),
                    (0, 1, turned(a_first, b_last)),
                    (1, 0, turned(a_last, b_first)),
                    (1, 1, last),
                ]);
            }
            _ => {
                for (i, left) in a.iter().enumerate() {
                    all.extend(b.iter().enumerate().map(|(j, right)| (i, j, distance(left, right))));
                }
            }
        }
        let ends = (all.first().map_or(1.0, |pair| pair.2), all.last().map_or(1.0, |pair| pair.2));
        all.sort_by(|x, y| x.2.total_cmp(&y.2).then_with(|| x.0.abs_diff(x.1).cmp(&y.0.abs_diff(y.1))));
        let mut pairs: Vec<(usize, usize, f32)> = Vec::new();
        for pair in all {
            if pairs.iter().all(|known| known.0 != pair.0 && known.1 != pair.1) {
                pairs.push(pair);
            }
        }
        let joined = joined(&a, &b, la, lb);
        Self { a, b, pairs, ends, joined, one_language: la.is_some() && la == lb, double }
    }

    /// Whether a side is in a script that we cannot read.
    fn is_unread(&self) -> bool {
        let unread = |parts: &[Part]| !parts.is_empty() && parts.iter().all(|part| part.sounded.is_unread());
        unread(&self.a) || unread(&self.b)
    }

    /// The words that tell two people apart, if there are such.
    ///
    /// Where one name has more words than the other, which of them are held side by side says little.
    fn told_apart(&self, turned: bool) -> Option<String> {
        if self.a.len() != self.b.len() {
            return None;
        }
        let has_father = |parts: &[Part]| parts.iter().filter(|part| part.patronymic).count() == 1;
        let fathers = has_father(&self.a) && has_father(&self.b);
        // The article of Bashar al-Assad is no word.
        let words = |parts: &[Part]| parts.iter().filter(|part| part.text.chars().count() > 2).count();
        let of_two_words = words(&self.a) == 2 && words(&self.b) == 2;
        let apart = |&&(left, right, apart): &&(usize, usize, f32)| {
            let (a, b) = (&self.a[left], &self.b[right]);
            told_apart(a, b, apart)
                || fathers && a.patronymic != b.patronymic
                || of_two_words && are_two_in_abjad(&a.text, &b.text, apart)
                || self.double && left >= self.a.len() - 2 && left == right && apart > TWO_SURNAMES
        };
        let (a, b) = self.words(self.pairs.iter().find(apart)?, turned);
        Some(format!("{a} and {b} are two people"))
    }

    /// The surnames, where given name and surname stand beside their own and the surnames differ in a consonant.
    fn other_consonant(&self, turned: bool) -> Option<String> {
        let ([_, a], [_, b]) = (&self.a[..], &self.b[..]) else { return None };
        let pair = self.pairs.iter().find(|pair| (pair.0, pair.1) == (1, 1) && pair.2 > 0.0)?;
        let differ = !one_given_name(&a.text, &b.text) && differ_in_a_consonant(a, b);
        let (a, b) = self.words(pair, turned);
        differ.then(|| format!("{a} and {b} differ in a consonant"))
    }

    fn features(&self) -> [f32; likeness::FEATURES.len()] {
        let letters =
            |pair: &(usize, usize, f32)| (self.a[pair.0].sounded.length + self.b[pair.1].sounded.length) as f32 / 2.0;
        let total: f32 = self.pairs.iter().map(letters).sum();
        let mean = self.pairs.iter().map(|pair| pair.2 * letters(pair)).sum::<f32>() / total.max(1.0);
        let worst = self.pairs.last().copied().unwrap_or((0, 0, 1.0));
        let second = self.pairs.len().checked_sub(2).map_or(0.0, |at| self.pairs[at].2);
        let best = self.pairs.first().map_or(1.0, |pair| pair.2);
        let far = self.pairs.iter().filter(|pair| pair.2 > 0.25).count();
        let extra = self.a.len().abs_diff(self.b.len());
        let longer = if self.a.len() > self.b.len() { &self.a } else { &self.b };
        let patronymics = longer.iter().filter(|part| part.patronymic).count();
        let crossed = self.pairs.iter().any(|x| self.pairs.iter().any(|y| x.0 < y.0 && x.1 > y.1));
        let initials = self.a.iter().chain(&self.b).filter(|part| part.initial).count();
        let script = |parts: &[Part]| parts.iter().any(|part| part.text.chars().any(|c| c > '\u{250}'));
        let abjad = self.a.iter().chain(&self.b).any(|part| part.sounded.abjad);
        let spelled = |pair: &(usize, usize, f32)| spelling_distance(&self.a[pair.0].text, &self.b[pair.1].text);
        let (skeleton, beginnings, spelling) = match self.pairs.last() {
            Some(pair) if pair.2 > 0.0 => {
                let (a, b) = (&self.a[pair.0].sounded, &self.b[pair.1].sounded);
                let skeleton = align::skeleton_cost(a, b) / (letters(pair)).max(1.0);
                (skeleton.min(1.0), align::beginnings(a, b), spelled(pair))
            }
            Some(_) => (0.0, 0.0, 0.0),
            None => (1.0, 1.0, 1.0),
        };
        let spelling_all = self.pairs.iter().map(spelled).fold(0.0, f32::max);
        let worst_letters = if self.pairs.is_empty() { 0.0 } else { letters(&worst) };
        [
            mean,
            worst.2,
            second,
            best,
            worst.2 * worst_letters,
            worst_letters,
            far as f32,
            extra as f32,
            extra.saturating_sub(patronymics) as f32,
            self.pairs.len() as f32,
            f32::from(u8::from(crossed)),
            initials as f32,
            f32::from(u8::from(script(&self.a) != script(&self.b))),
            f32::from(u8::from(abjad)),
            self.joined,
            self.ends.0,
            self.ends.1,
            total,
            skeleton,
            beginnings,
            spelling,
            spelling_all,
            if self.one_language { spelling_all } else { 0.0 },
        ]
    }

    /// The words of a pair, that of the name asked for first in front.
    fn words(&self, pair: &(usize, usize, f32), turned: bool) -> (&str, &str) {
        let (a, b) = (self.a[pair.0].text.as_str(), self.b[pair.1].text.as_str());
        if turned { (b, a) } else { (a, b) }
    }

    fn reason(&self, turned: bool) -> String {
        let apart = |pair: &&(usize, usize, f32)| pair.2 > 0.25;
        match self.pairs.iter().find(apart).map(|pair| self.words(pair, turned)) {
            Some((a, b)) => format!("{a} is not {b}"),
            None if self.a.len() != self.b.len() => "the same words sound alike, one name has more".to_owned(),
            None => "every word sounds alike".to_owned(),
        }
    }

    fn parts(&self, turned: bool) -> Vec<String> {
        let show = |pair: &(usize, usize, f32)| {
            let (a, b) = self.words(pair, turned);
            format!("{a} ~ {b}: distance {:.2}", pair.2)
        };
        self.pairs.iter().map(show).collect()
    }
}

/// A distance, a letter, from which two second surnames are two people's.
const TWO_SURNAMES: f32 = 0.4;

/// How far two words lie apart, a letter: 0 alike, 1 nothing in common.
fn distance(a: &Part, b: &Part) -> f32 {
    if a.text == b.text {
        return 0.0;
    }
    if a.initial != b.initial {
        let (initial, word) = if a.initial { (a, b) } else { (b, a) };
        return initial_distance(initial, word);
    }
    let apart = |x: &Sounded, y: &Sounded| align::cost(x, y) / ((x.length + y.length) as f32 / 2.0).max(1.0);
    let mut cost = apart(&a.sounded, &b.sounded);
    match (&a.also, &b.also) {
        (Some(also), None) => cost = cost.min(apart(also, &b.sounded) + 0.02),
        (None, Some(also)) => cost = cost.min(apart(&a.sounded, also) + 0.02),
        _ => {}
    }
    if cost > 0.1 && one_given_name(&a.text, &b.text) { 0.1 } else { cost.min(1.0) }
}

/// How differently two words are spelled, marks aside, from 0 (alike) to 1; 0.5 where the scripts differ.
fn spelling_distance(a: &str, b: &str) -> f32 {
    if a == b {
        return 0.0;
    }
    let beyond_latin = |word: &str| word.chars().next().is_some_and(|first| first > '\u{250}');
    if beyond_latin(a) != beyond_latin(b) {
        return 0.5;
    }
    let bare = |word: &str| word.chars().map(super::table::bare).collect::<Vec<char>>();
    let (a, b) = (bare(a), bare(b));
    let mut row: Vec<u16> = (0..=b.len() as u16).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i as u16;
        row[0] = i as u16 + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + u16::from(x != y);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    f32::from(row[b.len()]) / a.len().max(b.len()).max(1) as f32
}

fn initial_distance(initial: &Part, word: &Part) -> f32 {
    // Joiners alone are a word without letters.
    if word.sounded.length == 0 || initial.sounded.length == 0 {
        return 1.0;
    }
    let alike =
        word.sounded.at(0).iter().any(|unit| initial.sounded.at(0).iter().any(|other| other.sound == unit.sound));
    if alike { 0.12 } else { 1.0 }
}

/// Whether two forms may be one given name by custom, as Pyotr and Peter or Jim and James are.
fn one_given_name(a: &str, b: &str) -> bool {
    let rows = |form: &str| -> Vec<usize> {
        given_forms::uses(form).iter().map(|usage| usage.given).chain(given::indices(form)).collect()
    };
    let own = rows(a);
    own.iter().any(|row| rows(b).contains(row)) || given::one_name(a, b)
}

/// The distance of the names written without blanks, where their words do not pair off.
fn joined(a: &[Part], b: &[Part], la: Option<Tag>, lb: Option<Tag>) -> f32 {
    if a.len() == b.len() {
        return 1.0;
    }
    let join = |parts: &[Part]| parts.iter().map(|part| part.text.as_str()).collect::<String>();
    let (left, right) = (Sounded::new(&join(a), la), Sounded::new(&join(b), lb));
    (align::cost(&left, &right) * 2.0 / (left.length + right.length).max(1) as f32).min(1.0)
}

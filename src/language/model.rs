//! The weights: one softmax table for each group of languages that share a script, read in place from the binary.
//!
//! Layout of `data/langid/model.bin` (little-endian; written by `data/langid/pack.py`): `CDL3`, number of tables, then
//! for each table thirteen numbers: script, classes, bits of its hash space, then as f32 weight of one step, heat and
//! cooling, then where tags, biases, leanings, shapes, index, counts and entries begin. Shapes: for each way a line is cased
//! its weight for each class, 16 bits. A bucket's high bits name a block, the low eight are its mark inside it. Index: where
//! each run of eight blocks begins among the entries. Counts: a byte each for a block's marks and weights. An entry, one a
//! block: the marks, a head for each weight of each mark in turn (six bits of class, one that ends the mark's weights, the
//! upper bit of the weight), then the lower four bits of each, two a byte.

use super::grams;
use super::letters::SHAPE;
use super::script::Script;
use super::tag::Tag;
use crate::memo::Texts;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::LazyLock;

static BYTES: &[u8] = include_bytes!("../../data/langid/model.bin");

/// Most classes a table may have: six bits.
pub(super) const MOST_CLASSES: usize = 64;

/// How many words' votes a thread keeps; half a text is made of some hundred words.
const KEPT_WORDS: usize = 4096;

thread_local! {
    static WORDS: RefCell<Texts<u32, Rc<[i16; MOST_CLASSES]>, [u32]>> = RefCell::new(Texts::new(KEPT_WORDS));
}

/// Votes of a word or a line for each class of a table, in steps of the table's weight.
pub(super) type Votes = [i32; MOST_CLASSES];

/// Added to a stored weight so that it has no sign.
const ZERO: i32 = 16;

/// Blocks between two entries of the index: it would be a sixth of the model with one for each.
const RUN: usize = 8;

/// Set in the head of a mark's last weight.
const LAST: u8 = 64;

/// Letters of a usual word, and how a leaning fades with length; `data/langid/fitting.py` has the same numbers.
const USUAL_LETTERS: f32 = 7.0;
const FADING: f32 = 0.4;

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    assert_eq!(&BYTES[..4], b"CDL3", "data/langid/model.bin: not a model; run data/langid/train.py");
    (0..number(BYTES, 4) as usize).map(|at| Table::read(8 + at * 52)).collect()
});

/// The weights for the languages of one script.
#[derive(Debug)]
pub(super) struct Table {
    kind: u32,
    classes: Vec<Tag>,
    bias: Vec<f32>,
    bits: u32,
    step: f32,
    heat: f32,
    cooling: f32,
    leaning: Vec<f32>,
    shapes: usize,
    index: usize,
    counts: usize,
    entries: usize,
}

impl Table {
    /// The table that tells the languages of `script` apart, and names from words.
    pub(super) fn of(script: Script) -> &'static Self {
        let kind = match script {
            Script::Latin => 0,
            Script::Cyrillic => 1,
            Script::Arabic => 2,
            Script::Devanagari => 3,
            Script::Han | Script::Kana => 4,
            _ => 6,
        };
        TABLES.iter().find(|table| table.kind == kind).expect("the model has a table for every kind of script")
    }

    /// The languages it knows; [`Tag::UND`] stands for names.
    pub(super) fn classes(&self) -> &[Tag] {
        &self.classes
    }

    /// How the votes of so many letters become log odds: a factor, for n-grams overlap and say a thing many times.
    ///
    /// Fitted with the leanings on text the model was not trained on, so that a share of 0.9 is right nine times in ten.
    pub(super) fn scale(&self, letters: usize) -> f32 {
        self.heat * (letters.max(1) as f32).powf(-self.cooling)
    }

    /// What the votes are worth for the class `nth`, before the scale.
    pub(super) fn weight(&self, nth: usize, votes: &Votes) -> f32 {
        self.bias[nth] + votes[nth] as f32 * self.step
    }

    /// Log odds of the class `nth` before a word of a usual length is read: Latin and Esperanto are rare in news.
    pub(super) fn leaning(&self, nth: usize) -> f32 {
        self.leaning[nth]
    }

    /// What a leaning is worth in a line of so many letters: a factor, less than one in a long line.
    pub(super) fn fading(&self, letters: usize) -> f32 {
        (letters.max(1) as f32 / USUAL_LETTERS).powf(-FADING)
    }

    /// Log odds of one step of [`Votes`], for explanations.
    pub(super) fn step(&self) -> f32 {
        self.step
    }

    /// Adds the votes of a word's n-grams.
    pub(super) fn vote(&self, word: &[u32], votes: &mut Votes) {
        WORDS.with_borrow_mut(|known| {
            let own = known.answer(word, self.kind, || Rc::new(self.votes_of(word)));
            votes.iter_mut().zip(&*own).for_each(|(sum, vote)| *sum += i32::from(*vote));
        });
    }

    fn votes_of(&self, word: &[u32]) -> [i16; MOST_CLASSES] {
        let mut votes = [0; MOST_CLASSES];
        grams::of_word(word, |hash, _, _| self.add(hash, &mut votes));
        // A word of 2,000 letters has 10,000 n-grams of 31 steps at most; longer ones only say so more loudly.
        votes.map(|vote| vote.clamp(i16::MIN.into(), i16::MAX.into()) as i16)
    }

    /// Adds the votes of how a line is cased (`letters::shape_of`).
    pub(super) fn vote_shape(&self, shape: u32, votes: &mut Votes) {
        let row = self.shapes + (shape - SHAPE) as usize * self.classes.len() * 2;
        for (vote, weight) in votes.iter_mut().zip(BYTES[row..][..self.classes.len() * 2].chunks_exact(2)) {
            *vote += i32::from(i16::from_le_bytes([weight[0], weight[1]]));
        }
    }

    /// Adds the weights stored for one hashed feature; most have none.
    pub(super) fn add(&self, hash: u32, votes: &mut Votes) {
        let bucket = hash >> (32 - self.bits);
        let (entry, count) = self.entry((bucket >> 8) as usize);
        let (marks, weights) = entry.split_at(usize::from(count[0]));
        // Eight marks in the middle: fewer than a call of memchr is worth.
        let Some(nth) = marks.iter().position(|mark| *mark == bucket as u8) else { return };
        let (heads, tails) = weights.split_at(usize::from(count[1]));
        for (at, head) in heads.iter().enumerate().skip(first_head(heads, nth)) {
            let low = (tails[at / 2] >> (4 * (at & 1))) & 15;
            votes[(head & 63) as usize] += i32::from((head >> 7) << 4 | low) - ZERO;
            if head & LAST != 0 {
                break;
            }
        }
    }

    /// A block's entry, and how many marks and weights it has.
    fn entry(&self, block: usize) -> (&'static [u8], &'static [u8]) {
        let first = block - block % RUN;
        let counts = &BYTES[self.counts + 2 * first..][..2 * (block - first) + 2];
        let (before, own) = counts.split_at(counts.len() - 2);
        let run = self.entries + number(BYTES, self.index + 4 * (block / RUN)) as usize;
        let start = run + before.chunks_exact(2).map(bytes_of).sum::<usize>();
        (&BYTES[start..start + bytes_of(own)], own)
    }

    fn read(at: usize) -> Self {
        let field = |nth: usize| number(BYTES, at + nth * 4);
        let float = |nth: usize| f32::from_bits(field(nth));
        let count = field(1) as usize;
        let floats = |at: usize| (0..count).map(|nth| f32::from_bits(number(BYTES, at + nth * 4))).collect();
        Self {
            kind: field(0),
            classes: (0..count).map(|nth| tag_at(field(6) as usize + nth * 4)).collect(),
            bits: field(2),
            step: float(3),
            heat: float(4),
            cooling: float(5),
            bias: floats(field(7) as usize),
            leaning: floats(field(8) as usize),
            shapes: field(9) as usize,
            index: field(10) as usize,
            counts: field(11) as usize,
            entries: field(12) as usize,
        }
    }
}

/// Bytes of an entry of so many marks and weights.
fn bytes_of(count: &[u8]) -> usize {
    let weights = usize::from(count[1]);
    usize::from(count[0]) + weights + weights.div_ceil(2)
}

/// Where the weights of the mark number `nth` begin: behind as many that end a mark's weights. Eight heads at a time, for a
/// document is some thousand n-grams.
fn first_head(heads: &[u8], nth: usize) -> usize {
    const LASTS: u64 = u64::from_ne_bytes([LAST; 8]);
    let (mut left, mut at) = (nth, 0);
    for eight in heads.chunks_exact(8) {
        let ends = (u64::from_ne_bytes(eight.try_into().expect("eight heads")) & LASTS).count_ones() as usize;
        if ends >= left {
            break;
        }
        left -= ends;
        at += 8;
    }
    while left > 0 {
        left -= usize::from(heads[at] & LAST != 0);
        at += 1;
    }
    at
}

fn tag_at(at: usize) -> Tag {
    let text = std::str::from_utf8(&BYTES[at..at + 4]).expect("tags are ASCII").trim_end();
    Tag::parse(text).expect("the model's languages stand in data/languages.tsv")
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

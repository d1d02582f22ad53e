//! The weights: one softmax table for each group of languages that share a script, read in place from the binary.
//!
//! Layout of `data/langid/model.bin` (little-endian; written by `data/langid/pack.py`): `CDL1`, number of tables, then
//! for each table nine numbers: script, classes, bits of its hash space, bits of its block number, weight of one step
//! (f32), and where tags, biases, block index and entries begin. A bucket's high bits name a block, the low eight are
//! its mark inside it. A block: number of marks, the marks, how many weights each has, then each one's weights: class
//! bytes (six bits of class, the upper two bits of the weight), then the lower four bits of each weight, two a byte.

use super::grams;
use super::letters::BLANK;
use super::script::Script;
use super::tag::Tag;
use std::sync::LazyLock;

static BYTES: &[u8] = include_bytes!("../../data/langid/model.bin");

/// Most classes a table may have: six bits.
pub(super) const MOST_CLASSES: usize = 64;

/// Votes of a word or a line for each class of a table, in steps of the table's weight.
pub(super) type Votes = [i32; MOST_CLASSES];

/// Added to a stored weight so that it has no sign.
const ZERO: i32 = 32;

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    assert_eq!(&BYTES[..4], b"CDL1", "data/langid/model.bin: not a model; run data/langid/train.py");
    (0..number(BYTES, 4) as usize).map(|at| Table::read(8 + at * 36)).collect()
});

/// The weights for the languages of one script.
#[derive(Debug)]
pub(super) struct Table {
    kind: u32,
    classes: Vec<Tag>,
    bias: Vec<f32>,
    bits: u32,
    block_bits: u32,
    step: f32,
    index: usize,
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

    /// How much likelier each class is before a word is read, as log odds.
    pub(super) fn bias(&self) -> &[f32] {
        &self.bias
    }

    /// Log odds of one step of [`Votes`].
    pub(super) fn step(&self) -> f32 {
        self.step
    }

    /// Adds the votes of a word's n-grams.
    pub(super) fn vote(&self, word: &[u32], votes: &mut Votes) {
        grams::of_word(word, |hash, _, _| self.add(hash, votes));
    }

    /// Adds the votes of how a line is cased (`letters::shape_of`).
    pub(super) fn vote_shape(&self, shape: u32, votes: &mut Votes) {
        debug_assert_ne!(shape, BLANK);
        self.add(grams::of_shape(shape), votes);
    }

    /// Adds the weights stored for one hashed feature; most have none.
    pub(super) fn add(&self, hash: u32, votes: &mut Votes) {
        let bucket = hash >> (32 - self.bits);
        let block = (bucket >> 8) as usize;
        debug_assert!(block < 1 << self.block_bits);
        let start = self.entries + number(BYTES, self.index + block * 4) as usize;
        let marks = BYTES[start] as usize;
        let (names, sizes) = BYTES[start + 1..start + 1 + 2 * marks].split_at(marks);
        let Some(at) = names.iter().position(|mark| *mark == bucket as u8) else { return };
        let before: usize = sizes[..at].iter().map(|size| stored(*size)).sum();
        let from = start + 1 + 2 * marks + before;
        let size = sizes[at] as usize;
        let (heads, tails) = BYTES[from..from + stored(sizes[at])].split_at(size);
        for (nth, head) in heads.iter().enumerate() {
            let low = (tails[nth / 2] >> (4 * (nth & 1))) & 15;
            let weight = i32::from(head >> 6) << 4 | i32::from(low);
            votes[(head & 63) as usize] += weight - ZERO;
        }
    }

    fn read(at: usize) -> Self {
        let field = |nth: usize| number(BYTES, at + nth * 4);
        let count = field(1) as usize;
        let (tags, biases) = (field(5) as usize, field(6) as usize);
        Self {
            kind: field(0),
            classes: (0..count).map(|nth| tag_at(tags + nth * 4)).collect(),
            bias: (0..count).map(|nth| f32::from_bits(number(BYTES, biases + nth * 4))).collect(),
            bits: field(2),
            block_bits: field(3),
            step: f32::from_bits(field(4)),
            index: field(7) as usize,
            entries: field(8) as usize,
        }
    }
}

/// Bytes of a bucket with `size` weights: a byte each, and a half.
fn stored(size: u8) -> usize {
    let size = size as usize;
    size + size.div_ceil(2)
}

fn tag_at(at: usize) -> Tag {
    let text = std::str::from_utf8(&BYTES[at..at + 4]).expect("tags are ASCII").trim_end();
    Tag::parse(text).expect("the model's languages stand in data/languages.tsv")
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

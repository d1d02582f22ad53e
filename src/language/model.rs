//! The weights: one softmax table for each group of languages that share a script, read in place from the binary.
//!
//! Layout of `data/langid/model.bin` (little-endian; written by `data/langid/pack.py`): `CDL4`, number of tables, then
//! for each table fourteen numbers: script, classes, bits of its hash space, then as f32 weight of one step, heat and
//! cooling, then where tags, biases, leanings, shapes, index, counts and entries begin, and the pace. Shapes: for each way a line is cased
//! its weight for each class, 16 bits. A bucket's high bits name a block, the low eight are its mark inside it. Index: where
//! each run of eight blocks begins among the entries, less where it would if all before it took the pace (in 256ths of a byte), 16
//! bits. Counts: a byte each for a block's marks and weights. An entry, one a
//! block: the marks, a head for each weight of each mark in turn (six bits of class, one that ends the mark's weights, the
//! upper bit of the weight), then the lower four bits of each, two a byte.

use super::block::{self, Block, RUN};
use super::grams;
use super::letters::SHAPE;
use super::rows::Rows;
use super::script::Script;
use super::tag::Tag;
use super::usual;
use super::weigh::SHUT;
use super::words::Words;
use std::cell::RefCell;
use std::sync::LazyLock;

static BYTES: &[u8] = include_bytes!("../../data/langid/model.bin");

/// Numbers at the head of a table.
const FIELDS: usize = 14;

/// Most classes a table may have: six bits.
pub(super) const MOST_CLASSES: usize = 64;

/// N-grams whose blocks are found before the weights of the first are read: most blocks come from far memory, and so many are
/// waited for at once.
const AT_ONCE: usize = 32;

thread_local! {
    static MET: RefCell<(Words, Rows)> = RefCell::new((Words::new(), Rows::new()));
}

/// Votes of a word or a line for each class of a table, in steps of the table's weight.
pub(super) type Votes = [i32; MOST_CLASSES];

/// Votes of one word, in half the room.
pub(super) type WordVotes = [i16; MOST_CLASSES];

/// Letters of a usual word, and how a leaning fades with length; `data/langid/fitting.py` has the same numbers.
const USUAL_LETTERS: f32 = 7.0;
const FADING: f32 = 0.4;

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    assert_eq!(&BYTES[..4], b"CDL4", "data/langid/model.bin: not a model; run data/langid/train.py");
    (0..number(BYTES, 4) as usize).map(|at| Table::read(8 + at * 4 * FIELDS)).collect()
});

/// The weights for the languages of one script.
#[derive(Debug)]
pub(super) struct Table {
    kind: u32,
    classes: Vec<Tag>,
    /// [`SHUT`] behind the last class.
    bias: [f32; MOST_CLASSES],
    bits: u32,
    step: f32,
    heat: f32,
    cooling: f32,
    /// Log odds of a class before a word of a usual length is read: Latin and Esperanto are rare in news.
    leaning: [f32; MOST_CLASSES],
    /// What a letter of a language's own text usually says for it; zero where nobody has counted.
    usual: [f32; MOST_CLASSES],
    shapes: usize,
    index: usize,
    counts: usize,
    entries: usize,
    /// Bytes of a usual run, in 256ths.
    pace: usize,
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

    /// Log odds of each class after the votes of so many letters, without what is known of the document; behind the last class [`SHUT`].
    pub(super) fn log_odds(&self, votes: &Votes, letters: usize) -> [f32; MOST_CLASSES] {
        let (scale, fading) = (self.scale(letters), self.fading(letters));
        let mut odds = [SHUT; MOST_CLASSES];
        for (nth, odds) in odds.iter_mut().enumerate() {
            *odds = scale * self.evidence(nth, votes) + fading * self.leaning[nth];
        }
        odds
    }

    /// What votes say for a class: log odds that are not yet scaled.
    pub(super) fn evidence(&self, nth: usize, votes: &Votes) -> f32 {
        self.bias[nth] + votes[nth] as f32 * self.step
    }

    /// What a letter of a class's own text usually says for it; zero where nobody has counted.
    pub(super) fn usual(&self, nth: usize) -> f32 {
        self.usual[nth]
    }

    /// How the votes of so many letters become log odds: a factor, for n-grams overlap and say a thing many times.
    ///
    /// Fitted with the leanings on text the model was not trained on, so that a share of 0.9 is right nine times in ten.
    fn scale(&self, letters: usize) -> f32 {
        self.heat * (letters.max(1) as f32).powf(-self.cooling)
    }

    /// What a leaning is worth in a line of so many letters: a factor, less than one in a long line.
    fn fading(&self, letters: usize) -> f32 {
        (letters.max(1) as f32 / USUAL_LETTERS).powf(-FADING)
    }

    /// Log odds of one step of [`Votes`], for explanations.
    pub(super) fn step(&self) -> f32 {
        self.step
    }

    /// Adds the votes of the n-grams of `words`.
    pub(super) fn vote<'w>(&self, words: impl Iterator<Item = &'w [u32]> + Clone, votes: &mut Votes) {
        MET.with_borrow_mut(|(met, rows)| {
            words.clone().for_each(|word| met.fetch(word, self.kind));
            for word in words {
                let say = |own: &WordVotes| votes.iter_mut().zip(own).for_each(|(sum, vote)| *sum += i32::from(*vote));
                met.answer(word, self.kind, || self.votes_of(word, rows), say);
            }
        });
    }

    fn votes_of(&self, word: &[u32], rows: &mut Rows) -> WordVotes {
        let mut votes = [0; MOST_CLASSES];
        let mut strange = [0; AT_ONCE];
        let mut count = 0;
        grams::of_word(word, |hash, _, _| {
            if let Some(row) = rows.find(self.key(hash)) {
                return votes.iter_mut().zip(row).for_each(|(sum, weight)| add(sum, *weight));
            }
            strange[count] = hash;
            count += 1;
            if count == AT_ONCE {
                self.meet(&strange, rows, &mut votes);
                count = 0;
            }
        });
        self.meet(&strange[..count], rows, &mut votes);
        votes
    }

    /// Adds the votes of up to [`AT_ONCE`] n-grams that `rows` does not have, and puts them there.
    ///
    /// A weight is added where it is read: a row read again as soon as its bytes are written is waited for.
    fn meet(&self, strange: &[u32], rows: &mut Rows, votes: &mut WordVotes) {
        let mut blocks = [Block::default(); AT_ONCE];
        for (block, hash) in blocks.iter_mut().zip(strange) {
            *block = self.block(*hash);
        }
        for (block, hash) in blocks.iter().zip(strange) {
            let row = rows.begin(self.key(*hash));
            block.read(|class, weight| {
                row[class] = weight;
                add(&mut votes[class], weight);
            });
        }
    }

    /// What an n-gram's row is kept by.
    #[inline]
    fn key(&self, hash: u32) -> u32 {
        self.kind << 24 | self.bucket(hash)
    }

    /// Adds the votes of how a line is cased (`letters::shape_of`).
    pub(super) fn vote_shape(&self, shape: u32, votes: &mut Votes) {
        let row = self.shapes + (shape - SHAPE) as usize * self.classes.len() * 2;
        for (vote, weight) in votes.iter_mut().zip(BYTES[row..][..self.classes.len() * 2].chunks_exact(2)) {
            *vote += i32::from(i16::from_le_bytes([weight[0], weight[1]]));
        }
    }

    /// Adds the weights stored for one hashed feature.
    pub(super) fn add(&self, hash: u32, votes: &mut Votes) {
        self.block(hash).read(|class, weight| votes[class] += i32::from(weight));
    }

    #[inline]
    fn bucket(&self, hash: u32) -> u32 {
        hash >> (32 - self.bits)
    }

    /// The block in which the weights of a hashed feature stand, if it has any.
    #[inline]
    fn block(&self, hash: u32) -> Block<'static> {
        let bucket = self.bucket(hash);
        let (run, at) = ((bucket >> 8) as usize / RUN, (bucket >> 8) as usize % RUN);
        let counts = BYTES[self.counts + 2 * RUN * run..].first_chunk().expect("counts of whole runs");
        let start = self.start_of_run(run) + block::bytes_before(*counts, at);
        Block::new(&BYTES[start..], counts[2 * at], counts[2 * at + 1], bucket as u8)
    }

    #[inline]
    fn start_of_run(&self, run: usize) -> usize {
        let ahead = *BYTES[self.index + 2 * run..].first_chunk().expect("every run has two bytes");
        (self.entries + ((run * self.pace) >> 8)).wrapping_add_signed(isize::from(i16::from_le_bytes(ahead)))
    }

    fn read(at: usize) -> Self {
        let field = |nth: usize| number(BYTES, at + nth * 4);
        let float = |nth: usize| f32::from_bits(field(nth));
        let count = field(1) as usize;
        let floats = |at: usize, behind: f32| {
            std::array::from_fn(|nth| if nth < count { f32::from_bits(number(BYTES, at + nth * 4)) } else { behind })
        };
        let classes: Vec<Tag> = (0..count).map(|nth| tag_at(field(6) as usize + nth * 4)).collect();
        Self {
            kind: field(0),
            usual: std::array::from_fn(|nth| classes.get(nth).map_or(0.0, |tag| usual::of(*tag))),
            classes,
            bits: field(2),
            step: float(3),
            heat: float(4),
            cooling: float(5),
            bias: floats(field(7) as usize, SHUT),
            leaning: floats(field(8) as usize, 0.0),
            shapes: field(9) as usize,
            index: field(10) as usize,
            counts: field(11) as usize,
            entries: field(12) as usize,
            pace: field(13) as usize,
        }
    }
}

/// A word of 2,000 letters has more n-grams than fit into so small a sum: it says no more then than one half as long.
#[inline]
fn add(sum: &mut i16, weight: i8) {
    *sum = sum.saturating_add(i16::from(weight));
}

fn tag_at(at: usize) -> Tag {
    let text = std::str::from_utf8(&BYTES[at..at + 4]).expect("tags are ASCII").trim_end();
    Tag::parse(text).expect("the model's languages stand in data/languages.tsv")
}

#[inline]
fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

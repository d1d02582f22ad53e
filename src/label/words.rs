//! Words of page furniture and of captions: what a line of them is likely to be.
//!
//! One word proves nothing – "photo", "more" and "you" stand in articles, too. The share of such words in a line is a
//! feature among others, and it helps to name what has left the body. Whole phrases are the lexicon's.

use super::chars::Classes;
use super::line;
use crate::tables::{Row, rows};
use std::sync::LazyLock;

/// What a word speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Topic {
    /// Subscribe, register, log in.
    Account,
    /// Advertisement.
    Ad,
    /// "By", where it begins a line.
    By,
    /// Author, reporter, newsroom.
    Byline,
    /// Comments.
    Comment,
    /// Consent to cookies and to the use of data.
    Consent,
    /// Photo, source, agency.
    Credit,
    /// Published, updated, minutes to read.
    Date,
    /// Read more, related, topics.
    Link,
    /// Video, podcast, player.
    Media,
    /// Rights, privacy, cookies.
    Notice,
    /// A machine or a wire that made the text.
    Origin,
    /// Left, right, pictured.
    Picture,
    /// The reader addressed: you, your.
    Reader,
    /// Networks and share buttons.
    Share,
}

/// The topics, in the order of their numbers.
pub(super) const TOPICS: [(&str, Topic); 15] = [
    ("account", Topic::Account),
    ("ad", Topic::Ad),
    ("by", Topic::By),
    ("byline", Topic::Byline),
    ("comment", Topic::Comment),
    ("consent", Topic::Consent),
    ("credit", Topic::Credit),
    ("date", Topic::Date),
    ("link", Topic::Link),
    ("media", Topic::Media),
    ("notice", Topic::Notice),
    ("origin", Topic::Origin),
    ("picture", Topic::Picture),
    ("reader", Topic::Reader),
    ("share", Topic::Share),
];

/// How often each topic is spoken of in a line.
pub(super) type Counts = [u16; TOPICS.len()];

/// The words of `data/label/words.tsv` by their hash, each with a bit for each of its topics.
pub(super) struct Words {
    slots: Vec<(u32, u16)>,
    /// A bit for the lowest bits of each word's hash: nearly all words of a text are told by a look into these few kilobytes to be none of ours.
    seen: Vec<u64>,
}

/// Bits of [`Words::seen`].
const SEEN: usize = 1 << 16;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let table: Vec<Row> = rows("label/words.tsv", include_str!("../../data/label/words.tsv")).collect();
    let mut words = Words { slots: vec![(0, 0); SLOTS], seen: vec![0; SEEN / 64] };
    for row in &table {
        let topic = topic_of(row);
        row.list(2).filter_map(hash_of).for_each(|hash| words.add(hash, topic));
    }
    words
});

/// Some four times the number of words; a power of two.
const SLOTS: usize = 8192;

impl Words {
    pub(super) fn get() -> &'static Self {
        &WORDS
    }

    /// Counts the topics of a line's words. Which of them may have any is marked, sixty-four at a time, before one is looked up: nobody could
    /// foretell it.
    pub(super) fn count(&self, words: &[u32]) -> Counts {
        let mut counts = Counts::default();
        for (part, words) in words.chunks(64).enumerate() {
            let mark = |marks: u64, (at, &word): (usize, &u32)| marks | u64::from(self.may_hold(word)) << at;
            let mut marks = words.iter().enumerate().fold(0, mark);
            while marks != 0 {
                let at = marks.trailing_zeros() as usize;
                self.add_topics(words[at], part + at == 0, &mut counts);
                marks &= marks - 1;
            }
        }
        counts
    }

    fn add_topics(&self, word: u32, is_first: bool, counts: &mut Counts) {
        let mut topics = self.slots[self.place(word)].1;
        while topics != 0 {
            let topic = topics.trailing_zeros() as usize;
            counts[topic] += u16::from(is_first || topic != Topic::By as usize);
            topics &= topics - 1;
        }
    }

    fn add(&mut self, hash: u32, topic: Topic) {
        let at = self.place(hash);
        self.slots[at] = (hash, self.slots[at].1 | 1 << topic as u8);
        self.seen[hash as usize % SEEN / 64] |= 1 << (hash % 64);
    }

    #[inline]
    fn may_hold(&self, hash: u32) -> bool {
        self.seen[hash as usize % SEEN / 64] >> (hash % 64) & 1 == 1
    }

    /// The slot of `hash`: its own, or the free one where it belongs.
    #[inline]
    fn place(&self, hash: u32) -> usize {
        let mut at = (hash ^ (hash >> 15)) as usize % SLOTS;
        while self.slots[at].1 != 0 && self.slots[at].0 != hash {
            at = (at + 1) % SLOTS;
        }
        at
    }
}

/// The hash a word has in a line. Of two characters without a blank between words, only their pair is meant, not the pair of
/// the first with what stands before it.
fn hash_of(word: &str) -> Option<u32> {
    let mut hashes = Vec::new();
    let line = line::read(word, Classes::get(), &mut hashes);
    match (line.wides, hashes.len()) {
        (0, 1) | (2, 2) => hashes.last().copied(),
        _ => None,
    }
}

fn topic_of(row: &Row) -> Topic {
    let name = row.required(0, "what the words speak for");
    TOPICS.iter().find(|(known, _)| *known == name).unwrap_or_else(|| row.broken("no such topic")).1
}

#[cfg(test)]
mod tests {
    use super::{TOPICS, Topic, Words, hash_of};

    #[test]
    fn topics_stand_in_the_order_of_their_numbers() {
        assert!(TOPICS.iter().enumerate().all(|(index, (_, topic))| *topic as usize == index));
    }

    #[test]
    fn a_word_speaks_for_all_its_topics() {
        let words: Vec<u32> = ["foto", "newsletter", "haus"].into_iter().filter_map(hash_of).collect();
        let counts = Words::get().count(&words);
        assert_eq!((counts[Topic::Credit as usize], counts[Topic::Account as usize]), (1, 1));
    }

    #[test]
    fn by_counts_only_where_it_begins_the_line() {
        let words: Vec<u32> = ["seen", "by"].into_iter().filter_map(hash_of).collect();
        assert_eq!(Words::get().count(&words)[Topic::By as usize], 0);
    }
}

//! The laws of the fuzz targets on stable Rust: on their seeds, and on what random changes make of them.
//!
//! `fuzz/README.md` says how to run them longer, and with a fuzzer that watches which way the code takes.

use crate::common::repository;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

#[path = "../../fuzz/laws/mod.rs"]
mod laws;

/// Inputs a law, the same in each run: what is new is looked for with `COPYDESK_FUZZ`, which sets a number of random ones.
const CASES: u32 = 48;

/// One change to a seed, as fuzzers make it.
#[derive(Clone, Debug)]
enum Change {
    /// A byte is another.
    Byte(usize, u8),
    /// A part is missing.
    Cut(usize, usize),
    /// A part stands twice.
    Double(usize, usize),
    /// A part of another seed stands here.
    Splice(usize, usize, usize, usize),
    /// A sign that means something to a reader stands here.
    Insert(usize, &'static str),
}

/// What means something to a reader of some format, language or line.
const SIGNS: [&str; 30] = [
    "\n",
    "\n\n",
    "\r",
    "\0",
    "\"",
    "<",
    "</p>",
    "&#",
    ">",
    "{",
    "}",
    "[",
    ",",
    "\t",
    "---\n",
    "+++\n",
    "```",
    "\u{301}",
    "\u{200D}",
    "\u{202E}",
    "\u{FEFF}",
    "\u{2028}",
    "\u{1E9E}",
    "İ",
    "ﬁ",
    "Photo: ",
    " via ",
    "© ",
    "31.02.2203",
    "https://example.org/",
];

fn change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    let place = move || at().prop_map(|index| index.index(1 << 16));
    prop_oneof![
        (place(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        (place(), 1..40_usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (place(), 1..200_usize).prop_map(|(at, length)| Change::Double(at, length)),
        (place(), place(), place(), 1..200_usize)
            .prop_map(|(at, seed, from, length)| Change::Splice(at, seed, from, length)),
        (place(), prop::sample::select(SIGNS.to_vec())).prop_map(|(at, sign)| Change::Insert(at, sign)),
    ]
}

/// A seed with changes.
fn changed(seeds: &[Vec<u8>], seed: usize, changes: &[Change]) -> Vec<u8> {
    let mut bytes = seeds[seed % seeds.len()].clone();
    for change in changes {
        let at = |place: usize| place % (bytes.len() + 1);
        match *change {
            Change::Byte(place, byte) if !bytes.is_empty() => {
                let at = place % bytes.len();
                bytes[at] = byte;
            }
            Change::Byte(_, byte) => bytes.push(byte),
            Change::Cut(place, length) => {
                let at = at(place);
                let _ = bytes.drain(at..(at + length).min(bytes.len()));
            }
            Change::Double(place, length) => {
                let at = at(place);
                let part = bytes[at..(at + length).min(bytes.len())].to_vec();
                let _ = bytes.splice(at..at, part);
            }
            Change::Splice(place, seed, from, length) => {
                let other = &seeds[seed % seeds.len()];
                let from = from % (other.len() + 1);
                let at = at(place);
                let _ = bytes.splice(at..at, other[from..(from + length).min(other.len())].iter().copied());
            }
            Change::Insert(place, sign) => {
                let at = at(place);
                let _ = bytes.splice(at..at, sign.bytes());
            }
        }
    }
    bytes
}

/// The files of a folder, in the order of their names.
fn seeds(folder: &str) -> Vec<Vec<u8>> {
    let folder = repository("fuzz/seeds").join(folder);
    let mut files: Vec<_> =
        std::fs::read_dir(&folder).expect("seeds are there").flatten().map(|file| file.path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).expect("a seed can be read")).collect()
}

/// Holds a law against its seeds and against random changes to them.
fn hold(law: &str) {
    let (_, law, folder) = laws::LAWS.iter().find(|(name, ..)| *name == law).expect("the law has this name");
    let seeds = seeds(folder);
    seeds.iter().for_each(|seed| law(seed));
    law(b"");
    let wanted: Option<u32> = std::env::var("COPYDESK_FUZZ").ok().and_then(|cases| cases.parse().ok());
    let config = Config { cases: wanted.unwrap_or(CASES), failure_persistence: None, ..Config::default() };
    let mut runner = match wanted {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    };
    let inputs = (any::<prop::sample::Index>(), prop::collection::vec(change(), 1..12));
    let held = runner.run(&inputs, |(seed, changes)| {
        law(&changed(&seeds, seed.index(seeds.len()), &changes));
        Ok(())
    });
    held.unwrap_or_else(|broken| panic!("{broken}"));
}

/// One test a law, so that they are named and run side by side.
macro_rules! held {
    ($($law:ident),+ $(,)?) => {
        $(#[test]
        fn $law() {
            hold(stringify!($law));
        })+

        #[test]
        fn each_law_is_tested_and_has_its_target() {
            let tested = [$(stringify!($law)),+];
            assert_eq!(tested, laws::LAWS.map(|(name, ..)| name));
            let manifest = std::fs::read_to_string(repository("fuzz/Cargo.toml")).expect("there");
            for law in tested {
                assert!(manifest.contains(&format!("name = \"{law}\"")), "{law} in fuzz/Cargo.toml");
                assert!(repository(&format!("fuzz/fuzz_targets/{law}.rs")).exists(), "{law}");
            }
        }
    };
}

held!(
    edits_reapply,
    twice_is_once,
    every_word_is_accounted_for,
    undo_gives_back,
    pages_keep_their_tags,
    formats_are_read_or_refused,
    tables_are_written_back,
    encodings_are_written_back,
    dates_are_days,
    credits_stand_in_their_line,
    names_are_compared_both_ways,
);

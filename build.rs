//! Indexes the phrase tables of `data/phrases/`, so that the lexicon needs no start-up (`src/lexicon/index.rs`).

#[path = "src/lexicon/hash.rs"]
#[allow(dead_code, reason = "the library uses the rest of the file")]
mod hash;
#[path = "src/lexicon/key.rs"]
#[allow(dead_code, reason = "the library uses the rest of the file")]
mod key;
#[path = "src/text/fold.rs"]
#[allow(dead_code, reason = "the library uses the rest of the file")]
mod text;

use hash::{Cut, last_word, start, walk, whole};
use key::{Key, Marks};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The keys of one question and the beginnings that lead to them.
#[derive(Default)]
struct Index {
    keys: BTreeSet<(u64, u32)>,
    stems: BTreeSet<u64>,
}

/// The lexicon's four questions.
#[derive(Default)]
struct Questions {
    whole: Index,
    opening: Index,
    closing: Index,
    within: Index,
}

fn main() {
    for source in ["build.rs", "data/phrases", "src/lexicon/hash.rs", "src/lexicon/key.rs", "src/text/fold.rs"] {
        println!("cargo:rerun-if-changed={source}");
    }
    let (mut marked, mut unmarked) = (Questions::default(), Questions::default());
    let mut list = String::from("/// Language, file name below `data/`, and text of every table.\n");
    list += "pub(super) const TABLES: &[(&str, &str, &str)] = &[\n";
    for (number, file) in tables().iter().enumerate() {
        let tag = file.file_stem().and_then(|stem| stem.to_str()).expect("a table is named for its language");
        list += &format!("    ({tag:?}, \"phrases/{tag}.tsv\", include_str!({:?})),\n", file.display());
        let text = std::fs::read_to_string(file).expect("a table is readable UTF-8");
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let place = u32::try_from(number << 24 | start).expect("a table is shorter than 16 MB");
            start += line.len();
            if !line.starts_with('#') {
                add_row(line, tag, place, &mut marked, &mut unmarked);
            }
        }
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where to write"));
    std::fs::write(out.join("phrase-tables.rs"), list + "];\n").expect("the output folder can be written");
    marked.write(&out, "marked");
    unmarked.write(&out, "unmarked");
}

/// The tables, by name, with their full paths.
fn tables() -> Vec<PathBuf> {
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the package is");
    let entries = std::fs::read_dir(Path::new(&folder).join("data/phrases")).expect("the tables are there");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "tsv"));
    files.sort();
    files
}

fn add_row(line: &str, tag: &str, place: u32, marked: &mut Questions, unmarked: &mut Questions) {
    let mut cells = line.split('\t').skip(1);
    let (Some(form), Some(phrase)) = (cells.next(), cells.next()) else {
        panic!("data/phrases/{tag}.tsv: a row without form and phrase: {line:?}");
    };
    let latin = (tag == "sr").then(|| serbian_latin(phrase));
    for spelling in [Some(phrase.to_owned()), latin].into_iter().flatten() {
        marked.add(&spelling, form, place, Marks::Kept);
        if has_safe_bare_form(&spelling) {
            unmarked.add(&spelling, form, place, Marks::Dropped);
        }
        if form == "anywhere" {
            // Long and unmistakable: they need no keys with marks.
            unmarked.within.add_walk(Key::new(&spelling, Marks::Dropped), place, Cut::Letters);
            unmarked.within.stems.insert(start(Key::new(&spelling, Marks::Dropped)));
        }
    }
}

impl Questions {
    fn add(&mut self, spelling: &str, form: &str, place: u32, marks: Marks) {
        let any = |_| true;
        let Some(hash) = whole(spelling, marks, any) else { panic!("a phrase without a letter: {spelling:?}") };
        self.whole.keys.insert((hash, place));
        whole(spelling, marks, |beginning| {
            self.whole.stems.insert(beginning);
            true
        });
        if matches!(form, "start" | "anywhere") {
            self.opening.add_walk(Key::new(spelling, marks), place, Cut::Words);
        }
        if matches!(form, "end" | "anywhere") {
            self.closing.keys.insert((hash, place));
            self.closing.stems.extend(last_word(spelling).and_then(|last| whole(last, marks, any)));
        }
    }

    fn write(&self, out: &Path, marks: &str) {
        let (first, last) = (
            [("whole", &self.whole), ("opening", &self.opening)],
            [("closing", &self.closing), ("within", &self.within)],
        );
        for (name, index) in first.into_iter().chain(last) {
            let keys = index.keys.iter().flat_map(|(hash, place)| {
                hash.to_le_bytes().into_iter().chain(place.to_le_bytes()).collect::<Vec<u8>>()
            });
            let stems = index.stems.iter().flat_map(|hash| hash.to_le_bytes());
            let write = |kind: &str, bytes: Vec<u8>| {
                std::fs::write(out.join(format!("{name}-{marks}.{kind}")), bytes).expect("the output can be written");
            };
            write("keys", keys.collect());
            write("stems", stems.collect());
        }
    }
}

impl Index {
    /// Adds `key` with a stem at each of its word ends.
    fn add_walk(&mut self, key: Key<'_>, place: u32, cut: Cut) {
        let hash = walk(key, cut, |hash, _| {
            self.stems.insert(hash);
            true
        });
        self.keys.insert((hash, place));
    }
}

/// Whether the phrase has another form without its marks, and one of more than a syllable: "Ảnh:" must not find a
/// man called Anh.
fn has_safe_bare_form(spelling: &str) -> bool {
    !spelling.is_ascii()
        && Key::new(spelling, Marks::Dropped).count() >= 6
        && whole(spelling, Marks::Dropped, |_| true) != whole(spelling, Marks::Kept, |_| true)
}

/// Serbian Cyrillic in Serbian Latin, letter for letter: the language is printed in both.
fn serbian_latin(text: &str) -> String {
    const CYRILLIC: &str = "абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ";
    const LATIN: &str = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š \
                         A B V G D Đ E Ž Z I J K L Lj M N Nj O P R S T Ć U F H C Č Dž Š";
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match CYRILLIC.chars().position(|letter| letter == c).and_then(|at| LATIN.split(' ').nth(at)) {
            Some(latin) => out.push_str(latin),
            None => out.push(c),
        }
    }
    out
}

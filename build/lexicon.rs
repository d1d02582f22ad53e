//! Packs the phrase tables of `data/phrases/` and indexes them: what `src/lexicon/index.rs` and `phrase.rs` read.

#[path = "../src/lexicon/hash.rs"]
#[allow(dead_code, reason = "the library uses the rest of the file")]
mod hash;
#[path = "../src/lexicon/key.rs"]
#[allow(dead_code, reason = "the library uses the rest of the file")]
mod key;
#[path = "../src/lexicon/letter.rs"]
#[allow(dead_code, reason = "the library uses the rest of the file")]
mod letter;

use hash::{Cut, HEAD, SEED, TAIL, bit_of_edge, last_word, start, step, walk, whole};
use key::{Key, Marks, is_significant};
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

/// Writes the rows of each language, the list of them, and the indexes of the four questions, with marks and without.
pub fn pack(out: &Path) {
    println!("cargo:rerun-if-changed=data/phrases");
    println!("cargo:rerun-if-changed={KINDS}");
    let write = |name: &str, text: &str| std::fs::write(out.join(name), text).expect("the output can be written");
    let kinds = names_of_kinds();
    let sources: Vec<(String, String)> = tables().iter().map(|file| (tag_of(file), read(file))).collect();
    let glosses: Vec<&str> =
        sources.iter().flat_map(|(_, text)| glosses(text)).collect::<BTreeSet<_>>().into_iter().collect();
    let (mut marked, mut unmarked, mut edges) = (Questions::default(), Questions::default(), Edges::default());
    let mut list = format!("/// Every gloss.\npub(super) const GLOSSES: &[&str] = &{glosses:?};\n\n");
    list += "/// Language, file name below `data/`, lines before the first row, and packed rows of every table.\n";
    list += "pub(super) const TABLES: &[(&str, &str, usize, &str)] = &[\n";
    for (number, (tag, text)) in sources.iter().enumerate() {
        let comments = text.lines().take_while(|line| line.starts_with('#')).count();
        let mut packed = String::new();
        for line in text.lines().skip(comments) {
            let place = place(number, packed.len());
            let row = Row::read(line).unwrap_or_else(|| panic!("data/phrases/{tag}.tsv: not a row: {line:?}"));
            add_row(&row, tag, place, &mut marked, &mut unmarked, &mut edges);
            packed.extend(
                row.packed(&kinds, &glosses)
                    .unwrap_or_else(|| panic!("data/phrases/{tag}.tsv: no such kind or form: {line:?}")),
            );
            packed += row.phrase;
            packed.push('\n');
        }
        write(&format!("{tag}.rows"), &packed);
        list += &format!(
            "    ({tag:?}, \"phrases/{tag}.tsv\", {comments}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{tag}.rows\"))),\n"
        );
    }
    write("phrase-tables.rs", &(list + "];\n"));
    std::fs::write(out.join("letters.keys"), letters()).expect("the output can be written");
    edges.write(out);
    marked.write(out, "marked");
    unmarked.write(out, "unmarked");
}

/// The keys of letters up to Arabic, with marks and without: what `src/lexicon/first.rs` reads.
fn letters() -> Vec<u8> {
    let key = |c: char, marks| {
        let mut key = Key::new(c.encode_utf8(&mut [0; 4]), marks).map(|(c, _)| c).collect::<Vec<char>>().into_iter();
        key.next().filter(|_| key.next().is_none()).and_then(|c| u16::try_from(u32::from(c)).ok())
    };
    let keys = |c: char| Some([key(c, Marks::Kept)?, key(c, Marks::Dropped)?]).filter(|_| c.is_alphabetic());
    ('\0'..='\u{6FF}').flat_map(|c| keys(c).unwrap_or([0; 2])).flat_map(u16::to_le_bytes).collect()
}

/// The table of kinds; a packed row names its kind by number.
const KINDS: &str = "data/phrase-kinds.tsv";

/// A row of a table.
struct Row<'t> {
    kind: &'t str,
    form: &'t str,
    phrase: &'t str,
    gloss: &'t str,
}

impl<'t> Row<'t> {
    fn read(line: &'t str) -> Option<Self> {
        let mut cells = line.split('\t');
        let row = Self { kind: cells.next()?, form: cells.next()?, phrase: cells.next()?, gloss: cells.next()? };
        (!row.phrase.is_empty()).then_some(row)
    }

    /// One character each for kind, form and gloss; `src/lexicon/phrase.rs` reads them.
    fn packed(&self, kinds: &[String], glosses: &[&str]) -> Option<[char; 3]> {
        let sign = |at: usize| char::from_u32(u32::from('!') + u32::try_from(at).ok()?);
        let kind = kinds.iter().position(|kind| kind == self.kind)?;
        let form = ["line", "start", "end", "anywhere"].iter().position(|form| *form == self.form)?;
        Some([sign(kind)?, sign(form)?, sign(glosses.binary_search(&self.gloss).ok()?)?])
    }
}

/// Where a row stands: seven bits of table, seventeen of its first byte there.
fn place(table: usize, start: usize) -> u32 {
    assert!(table < 1 << 7 && start < 1 << 17, "data/phrases: more tables, or a longer one, than a place can name");
    u32::try_from(table << 17 | start).expect("24 bits")
}

fn names_of_kinds() -> Vec<String> {
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the package is");
    let text = read(&Path::new(&folder).join(KINDS));
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.filter_map(|row| row.split('\t').next().map(str::to_owned)).collect()
}

fn glosses(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(Row::read).map(|row| row.gloss)
}

fn tag_of(file: &Path) -> String {
    file.file_stem().and_then(|stem| stem.to_str()).expect("a table is named for its language").to_owned()
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).expect("a table is readable UTF-8")
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

fn add_row(row: &Row<'_>, tag: &str, place: u32, marked: &mut Questions, unmarked: &mut Questions, edges: &mut Edges) {
    let (form, phrase) = (row.form, row.phrase);
    let latin = (tag == "sr").then(|| serbian_latin(phrase));
    for spelling in [Some(phrase.to_owned()), latin].into_iter().flatten() {
        edges.add(&spelling, form);
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

/// Hashes of what lines begin and end with that are phrases, or begin or end with one: what `src/lexicon/edge.rs` looks at. Without marks,
/// so that they stand for keys with marks and without.
#[derive(Default)]
struct Edges {
    wholes: BTreeSet<u64>,
    openings: BTreeSet<u64>,
    closings: BTreeSet<u64>,
}

impl Edges {
    fn add(&mut self, spelling: &str, form: &str) {
        let key: Vec<char> = Key::new(spelling, Marks::Dropped).map(|(c, _)| c).collect();
        let significant = key.iter().rposition(|&c| is_significant(c)).map_or(&key[..0], |last| &key[..=last]);
        self.wholes.insert(head(significant));
        if matches!(form, "start" | "anywhere") {
            self.openings.insert(head(&key));
        }
        if matches!(form, "end" | "anywhere") {
            self.closings.extend(tail(significant));
        }
    }

    fn write(&self, out: &Path) {
        // Bits for each edge: of openings more, for a line asks for four.
        for (name, hashes, bits) in [
            ("whole.heads", &self.wholes, 16),
            ("opening.heads", &self.openings, 64),
            ("closing.tails", &self.closings, 32),
        ] {
            let mut bits = vec![0u8; (hashes.len() * bits / 8).next_power_of_two()];
            for &hash in hashes {
                let bit = bit_of_edge(hash, bits.len());
                bits[bit / 8] |= 1 << (bit % 8);
            }
            std::fs::write(out.join(name), bits).expect("the output can be written");
        }
    }
}

/// The hash of what a line begins with that begins with the phrase of `key`: its first characters, or all of it and the blank that must
/// follow, cut at one of a few lengths.
fn head(key: &[char]) -> u64 {
    let len = match key.len() {
        0..3 => key.len() + 1,
        3..5 => 4,
        _ => HEAD,
    };
    let letters = key.iter().copied().chain([' ']).take(len);
    letters.fold(SEED, |hash, c| step(hash, c.into()))
}

/// The hash of the last characters of `key`, the last one first; `None` if it has fewer.
fn tail(key: &[char]) -> Option<u64> {
    let last = key.get(key.len().checked_sub(TAIL)?..)?;
    Some(last.iter().rev().fold(SEED, |hash, &c| step(hash, c.into())))
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
            // The upper bytes of a hash, so that the order stays: six of a key's and three of its place, four of a stem's.
            let keys = index.keys.iter().flat_map(|(hash, place)| {
                hash.to_be_bytes()
                    .into_iter()
                    .take(6)
                    .chain(place.to_be_bytes().into_iter().skip(1))
                    .collect::<Vec<u8>>()
            });
            let stems: BTreeSet<_> = index.stems.iter().map(|hash| (hash >> 32) as u32).collect();
            let stems = stems.into_iter().flat_map(u32::to_be_bytes);
            let write = |kind: &str, bytes: Vec<u8>| {
                std::fs::write(out.join(format!("{name}-{marks}.{kind}")), bytes).expect("the output can be written");
            };
            let (keys, stems): (Vec<u8>, Vec<u8>) = (keys.collect(), stems.collect());
            write("seen", seen(&stems));
            write("bytes", [lesser(&keys, 9), lesser(&stems, 4)].concat());
            write("keys", keys);
            write("stems", stems);
        }
    }
}

/// For each byte and one past the last, how many of the sorted `entries` of `len` bytes begin with a lesser one.
fn lesser(entries: &[u8], len: usize) -> Vec<u8> {
    let count = |byte: usize| entries.chunks_exact(len).filter(|entry| usize::from(entry[0]) < byte).count();
    let counts = (0..=256).map(|byte| u16::try_from(count(byte)).expect("fewer entries than 65,536"));
    counts.flat_map(u16::to_be_bytes).collect()
}

/// A bit for each stem, eight times as many as there are stems or up to twice that: seven strangers in eight are told apart by it.
fn seen(stems: &[u8]) -> Vec<u8> {
    let mut seen = vec![0; (stems.len() / 4).next_power_of_two()];
    for stem in stems.as_chunks::<4>().0 {
        let bit = u32::from_be_bytes(*stem) as usize % (seen.len() * 8);
        seen[bit / 8] |= 1 << (bit % 8);
    }
    seen
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

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
use std::collections::{BTreeMap, BTreeSet};
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
    let rows = sources
        .iter()
        .flat_map(|(tag, text)| text.lines().filter(|line| !line.starts_with('#')).map(move |line| (tag, line)));
    let meanings = meanings(rows.map(|(tag, line)| {
        let row = Row::read(line).unwrap_or_else(|| panic!("data/phrases/{tag}.tsv: not a row: {line:?}"));
        row.meaning(&kinds, &glosses)
            .unwrap_or_else(|| panic!("data/phrases/{tag}.tsv: no such kind or form: {line:?}"))
    }));
    let (mut marked, mut unmarked, mut edges) = (Questions::default(), Questions::default(), Edges::default());
    let mut list = format!("/// Every gloss.\npub(super) const GLOSSES: &[&str] = &{glosses:?};\n\n");
    list += &format!(
        "/// Kind, form and gloss that rows have together, by their numbers; the commonest first.\npub(super) const MEANINGS: &[[u8; 3]] = &{meanings:?};\n\n"
    );
    list += "/// Language, file name below `data/`, lines before the first row, and packed rows of every table.\n";
    list += "pub(super) const TABLES: &[(&str, &str, usize, &str)] = &[\n";
    for (number, (tag, text)) in sources.iter().enumerate() {
        let comments = text.lines().take_while(|line| line.starts_with('#')).count();
        let mut packed = String::new();
        for line in text.lines().skip(comments) {
            let place = place(number, packed.len());
            let row = Row::read(line).expect("every row was read");
            add_row(&row, tag, place, &mut marked, &mut unmarked, &mut edges);
            packed.push(sign(
                row.meaning(&kinds, &glosses).and_then(|meaning| meanings.iter().position(|other| *other == meaning)),
            ));
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

    /// Its kind, form and gloss by number.
    fn meaning(&self, kinds: &[String], glosses: &[&str]) -> Option<[u8; 3]> {
        let kind = kinds.iter().position(|kind| kind == self.kind)?;
        let form = ["line", "start", "end", "anywhere"].iter().position(|form| *form == self.form)?;
        let gloss = glosses.binary_search(&self.gloss).ok()?;
        Some([kind, form, gloss].map(|number| u8::try_from(number).expect("no more than 256 kinds and glosses")))
    }
}

/// The meanings of all rows, each once, the commonest first: ninety-four of them are a byte in a packed row, the others two.
fn meanings(rows: impl Iterator<Item = [u8; 3]>) -> Vec<[u8; 3]> {
    let mut count = BTreeMap::<[u8; 3], usize>::new();
    rows.for_each(|meaning| *count.entry(meaning).or_default() += 1);
    let mut meanings: Vec<[u8; 3]> = count.keys().copied().collect();
    meanings.sort_by_key(|meaning| std::cmp::Reverse(count[meaning]));
    meanings
}

/// The character that stands for a number in a packed row; `src/lexicon/phrase.rs` reads it.
fn sign(number: Option<usize>) -> char {
    let code = number.and_then(|number| u32::try_from(number).ok()).map(|number| u32::from('!') + number);
    code.and_then(char::from_u32).expect("every meaning has a number")
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
            // The upper bytes of a hash, so that the order stays: the first one says in which range its entry stands and is not written;
            // behind it five of a key's and three of its place, two of a stem's.
            let keys = index
                .keys
                .iter()
                .flat_map(|(hash, place)| [&hash.to_be_bytes()[1..6], &place.to_be_bytes()[1..]].concat());
            let stems: BTreeSet<_> = index.stems.iter().map(|hash| hash >> 40).collect();
            let stems = stems.into_iter().flat_map(|stem| stem.to_be_bytes().into_iter().skip(6));
            let write = |kind: &str, bytes: Vec<u8>| {
                std::fs::write(out.join(format!("{name}-{marks}.{kind}")), bytes).expect("the output can be written");
            };
            let hashes = index.keys.iter().map(|(hash, _)| *hash);
            let stem_hashes = index.stems.iter().map(|hash| hash & !0 << 40).collect::<BTreeSet<u64>>();
            write("seen", seen(&index.stems));
            write("bytes", [lesser(hashes), lesser(stem_hashes.into_iter())].concat());
            write("keys", keys.collect());
            write("stems", stems.collect());
        }
    }
}

/// For each byte and one past the last, how many of `hashes` begin with a lesser one.
fn lesser(hashes: impl Iterator<Item = u64>) -> Vec<u8> {
    let mut counts = [0u16; 257];
    for hash in hashes {
        counts[(hash >> 56) as usize + 1] += 1;
    }
    for byte in 0..256 {
        counts[byte + 1] = counts[byte].checked_add(counts[byte + 1]).expect("fewer entries than 65,536");
    }
    counts.into_iter().flat_map(u16::to_be_bytes).collect()
}

/// A bit for each stem, eight times as many as there are stems or up to twice that: seven strangers in eight are told apart by it.
fn seen(stems: &BTreeSet<u64>) -> Vec<u8> {
    let mut seen = vec![0u8; stems.len().next_power_of_two()];
    for hash in stems {
        let bit = (hash >> 32) as usize % (seen.len() * 8);
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

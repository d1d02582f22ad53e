//! Writes `data/names/sounds.tsv` and `sound-distances.tsv` as Rust, so that comparing names needs no start-up (`src/names/sounds.rs`).

use crate::agreed::SOUNDS;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Letters up to here have a place of their own.
const NEAR: u32 = 0x600;

/// Writes `sounds.rs` into `out`; `text` is the table.
pub fn pack(text: &str, out: &Path) {
    let mut entries: BTreeMap<char, Vec<String>> = BTreeMap::new();
    for row in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let mut letters = cell(0).chars();
        let first = letters.next().unwrap_or_else(|| panic!("data/names/sounds.tsv: a row without letters: {row:?}"));
        let sound = SOUNDS.chars().position(|known| cell(1).starts_with(known));
        let sound = sound.unwrap_or_else(|| panic!("data/names/sounds.tsv: an unknown sound: {row:?}"));
        let cost: f32 = if cell(3).is_empty() {
            0.0
        } else {
            cell(3).parse().unwrap_or_else(|_| panic!("data/names/sounds.tsv: a cost is a number: {row:?}"))
        };
        let rest: Vec<char> = letters.collect();
        let languages: Vec<&str> = cell(2).split(' ').filter(|tag| !tag.is_empty()).collect();
        let entry = format!("Entry {{ rest: &{rest:?}, sound: {sound}, languages: &{languages:?}, cost: {cost:?} }}");
        entries.entry(first).or_default().push(entry);
    }
    let list = |entries: &[String]| format!("&[{}]", entries.join(", "));
    let mut code = format!("static NEAR: [&[Entry]; {NEAR}] = [\n");
    for code_point in 0..NEAR {
        let own = char::from_u32(code_point).and_then(|letter| entries.get(&letter));
        writeln!(code, "    {},", own.map_or("&[]".to_owned(), |own| list(own))).expect("a string grows");
    }
    code += "];\n\nstatic FAR: &[(char, &[Entry])] = &[\n";
    for (letter, own) in entries.iter().filter(|(letter, _)| u32::from(**letter) >= NEAR) {
        writeln!(code, "    ({letter:?}, {}),", list(own)).expect("a string grows");
    }
    std::fs::write(out.join("sounds.rs"), code + "];\n").expect("the output can be written");
}

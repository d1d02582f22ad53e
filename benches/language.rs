//! Fragments and documents a second, beside whatlang in the same run.
//!
//! `COPYDESK_FRAGMENTS` may name a file of fragments, one a line: with more words than a thread keeps the votes of, it is the
//! harder measure. lingua is 290 MB of models: `benches/beside_lingua.py` runs its wheel beside these.

use copydesk::language::{Prior, of_document, of_fragment};
use divan::{Bencher, black_box, counter::ItemsCount};

fn main() {
    divan::main();
}

/// Labels of the kind templates leave, in the scripts and lengths they come in.
const FRAGMENTS: [&str; 16] = [
    "podpis źródła zdjęcia",
    "Read the full story",
    "Bildquelle",
    "Fermin Torrano/Anadolu",
    "Lea también nuestra cobertura",
    "Источник изображения",
    "Zdjęcie: AP Photo",
    "مصدر الصورة",
    "À lire aussi sur le même sujet",
    "Lue myös tämä juttu",
    "画像の出典",
    "Preberite tudi ta članek",
    "यह भी पढ़ें",
    "Görsel kaynağı",
    "Nuotraukos šaltinis",
    "Læs også denne artikel",
];

const PARAGRAPH: &str = "The council will decide on Thursday whether the old market hall is to be rebuilt. Residents have \
    waited eleven years for an answer, and the cost has doubled twice since the fire. A spokeswoman said that two of \
    three offers were still on the table.\n";

/// The lines of the file that `COPYDESK_FRAGMENTS` names, else [`FRAGMENTS`].
fn fragments() -> Vec<String> {
    let text = std::env::var("COPYDESK_FRAGMENTS")
        .map(|path| std::fs::read_to_string(path).expect("COPYDESK_FRAGMENTS names a text file"));
    text.map_or_else(|_| FRAGMENTS.map(str::to_owned).to_vec(), |text| text.lines().map(str::to_owned).collect())
}

#[divan::bench]
fn fragments_ours(bencher: Bencher<'_, '_>) {
    let (lines, prior) = (fragments(), Prior::default());
    bencher
        .counter(ItemsCount::new(lines.len()))
        .bench(|| lines.iter().filter(|line| of_fragment(black_box(line), &prior).tag.is_known()).count());
}

#[divan::bench]
fn fragments_whatlang(bencher: Bencher<'_, '_>) {
    let lines = fragments();
    bencher
        .counter(ItemsCount::new(lines.len()))
        .bench(|| lines.iter().filter(|line| whatlang::detect(black_box(line)).is_some()).count());
}

#[divan::bench]
fn document_ours(bencher: Bencher<'_, '_>) {
    let text = PARAGRAPH.repeat(24);
    bencher.counter(ItemsCount::new(1usize)).bench(|| of_document(black_box(&text), None));
}

#[divan::bench]
fn document_whatlang(bencher: Bencher<'_, '_>) {
    let text = PARAGRAPH.repeat(24);
    bencher.counter(ItemsCount::new(1usize)).bench(|| whatlang::detect(black_box(&text)));
}

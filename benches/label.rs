//! What labelling costs, beside what whatlang costs on the same text: `cargo bench --bench label`.
//!
//! An article of our own, repeated to the size of a usual one (5.7 KB); real pages are the scoring scripts' business.

use copydesk::label::{Scene, label};
use copydesk::language::Tag;
use copydesk::pipeline::split::split;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Paragraphs, a credit, a heading and links, told apart by their numbers, so that no line stands twice.
fn article() -> String {
    let mut text =
        String::from("Transport\nIsland ferry returns to service, operator says\nPhoto: Jorun Halle/Nordfoto\n");
    for number in 0..14 {
        text.push_str(&format!(
            "The car ferry that links the outer islands with the mainland will sail again on day {number}, its operator \
             said, ending weeks in which freight had to be carried by {number} fishing boats. Repairs to the main engine \
             took longer than planned because a part had to be cast anew in a foundry abroad, director Hanne Moltke told \
             a meeting of island councils number {number}.\n"
        ));
    }
    text.push_str(
        "Read more\nShopkeepers count empty shelves on the outer islands\nHow the winter timetable came about\n",
    );
    text
}

#[divan::bench]
fn label_an_article(bencher: Bencher<'_, '_>) {
    let text = article();
    let blocks = split(&text);
    bencher.bench(|| label(black_box(&Scene { text: &text, blocks: &blocks, language: Tag::EN, title: None })));
}

#[divan::bench]
fn whatlang_on_the_same(bencher: Bencher<'_, '_>) {
    let text = article();
    bencher.bench(|| whatlang::detect(black_box(&text)));
}

//! Why a fragment is held to be in its language.

use super::cut;
use super::grams;
use super::heard;
use super::letters::Line;
use super::model::{MOST_CLASSES, Table};
use super::tag::Tag;
use super::{Prior, of_fragment, parts};

/// How many n-grams are named.
const NAMED: usize = 6;

/// What decided the language of `text`, one reason a line: its parts, the phrases of the lexicon in it, and the n-grams that spoke loudest for it.
pub fn explain(text: &str, prior: &Prior) -> Vec<String> {
    let guess = of_fragment(text, prior);
    let mut reasons: Vec<String> = parts(text, prior)
        .iter()
        .map(|part| format!("part {:?}: {} {}", part.span.of(text), part.guess.tag, part.guess.confidence.as_percent()))
        .collect();
    reasons.extend(heard::told(text));
    match guess.script.map(|script| (script, script.language())) {
        None => reasons.push("no letters".into()),
        Some((script, Some(language))) => reasons.push(format!("script {script:?}: only {language}")),
        Some(_) => reasons.push(format!("n-grams: {}", loudest(text, guess.tag).join(", "))),
    }
    reasons
}

/// The n-grams of `text` with the strongest weight for `tag`, each with its log odds; a dot stands for a word's edge.
fn loudest(text: &str, tag: Tag) -> Vec<String> {
    let line = Line::read(text);
    let mut heard: Vec<(f32, String)> = Vec::new();
    for piece in cut::pieces(text, &line) {
        for word in &line.words()[piece] {
            let Some(table) = word.script.map(Table::of) else { continue };
            let Some(class) = table.classes().iter().position(|class| *class == tag) else { continue };
            let letters = line.letters(word);
            grams::of_word(letters, |hash, first, end| {
                let mut votes = [0; MOST_CLASSES];
                table.add(hash, &mut votes);
                heard.push((votes[class] as f32 * table.step(), written(letters, first, end)));
            });
        }
    }
    heard.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    heard.dedup();
    heard.iter().take(NAMED).map(|(odds, gram)| format!("{gram:?} {odds:+.1}")).collect()
}

fn written(letters: &[u32], first: isize, end: isize) -> String {
    let inside = letters[first.max(0) as usize..(end as usize).min(letters.len())].iter();
    let text: String = inside.filter_map(|code| char::from_u32(*code)).collect();
    let edge = |open: bool| if open { "·" } else { "" };
    format!("{}{text}{}", edge(first < 0), edge(end as usize > letters.len()))
}

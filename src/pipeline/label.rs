//! What each line is.

use super::identify::DocumentLanguage;
use super::outlet::{Named, SURE};
use super::split::Block;
use crate::confidence::Confidence;
use crate::label::{Label, Memory, Role, Scene, label_again};

/// One label for each block of `text`, whose headline is `title` if that is known; `memory` knows the lines of the passes before. `named` is what the
/// settings say of each line, or empty.
///
/// Of a line that is named nothing is asked, and the others are read as if it were not there.
pub fn blocks(
    text: &str,
    blocks: &[Block],
    named: &[Option<Named>],
    language: &DocumentLanguage,
    title: Option<&str>,
    memory: &mut Memory<'_>,
) -> Vec<Label> {
    if named.iter().all(Option::is_none) {
        return label_again(&scene(text, blocks, language, title), memory);
    }
    let shown = blocks.iter().zip(named).filter(|(_, named)| named.is_none()).map(|(block, _)| *block);
    let shown: Vec<Block> = shown.collect();
    let mut labels = label_again(&scene(text, &shown, language, title), memory).into_iter();
    let label =
        |named: &Option<Named>| named.map(of_named).or_else(|| labels.next()).expect("each line shown has a label");
    named.iter().map(label).collect()
}

/// The label of a line that the settings name.
pub fn of_named(named: Named) -> Label {
    let role = if named == Named::Kicker { Role::Kicker } else { Role::Label };
    Label { role, margin: MARGIN, confidence: Confidence::percent(SURE) }
}

/// The log odds of [`SURE`], on the side of what is no article.
const MARGIN: f32 = -4.6;

/// What the label stage is shown.
fn scene<'a>(text: &'a str, blocks: &'a [Block], language: &DocumentLanguage, title: Option<&'a str>) -> Scene<'a> {
    Scene { text, blocks, language: language.tag, title }
}

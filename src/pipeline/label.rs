//! What each line is.

use super::outlet::{Named, SURE};
use super::split::Block;
use crate::confidence::Confidence;
use crate::label::{Label, Memory, Role, Scene, label_all};
use crate::language::Tag;
use std::borrow::Cow;

/// A text whose lines are to be labelled.
pub struct Unlabelled<'p, 'o> {
    /// The text.
    pub text: &'p str,
    /// Its lines.
    pub blocks: &'p [Block],
    /// What the settings say of each line, or empty.
    pub named: &'p [Option<Named>],
    /// Its language.
    pub language: Tag,
    /// Its headline, if that is known.
    pub title: Option<&'p str>,
    /// What the passes before know of its lines.
    pub memory: &'p mut Memory<'o>,
}

/// One label for each line of each of `texts`.
///
/// Of a line that is named nothing is asked, and the others are read as if it were not there.
pub fn blocks_of_all(texts: Vec<Unlabelled<'_, '_>>) -> Vec<Vec<Label>> {
    let shown: Vec<Cow<'_, [Block]>> = texts.iter().map(|text| shown(text.blocks, text.named)).collect();
    let named: Vec<&[Option<Named>]> = texts.iter().map(|text| text.named).collect();
    let scenes = texts.into_iter().zip(&shown).map(|(Unlabelled { text, language, title, memory, .. }, blocks)| {
        (Scene { text, blocks, language, title }, memory)
    });
    label_all(scenes.collect()).into_iter().zip(named).map(|(labels, named)| with_named(labels, named)).collect()
}

/// The lines that are not named.
fn shown<'b>(blocks: &'b [Block], named: &[Option<Named>]) -> Cow<'b, [Block]> {
    if named.iter().all(Option::is_none) {
        return Cow::Borrowed(blocks);
    }
    blocks.iter().zip(named).filter(|(_, named)| named.is_none()).map(|(block, _)| *block).collect()
}

/// The labels of the lines shown, and between them those of lines that are named.
fn with_named(labels: Vec<Label>, named: &[Option<Named>]) -> Vec<Label> {
    if named.iter().all(Option::is_none) {
        return labels;
    }
    let mut labels = labels.into_iter();
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

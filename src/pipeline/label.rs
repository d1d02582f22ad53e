//! What each line is.

use super::identify::DocumentLanguage;
use super::split::Block;
use crate::label::{Label, Scene, label};
use crate::record::Input;

/// One label for each block of `text`.
pub fn blocks(text: &str, blocks: &[Block], language: &DocumentLanguage, input: &Input<'_>) -> Vec<Label> {
    label(&scene(text, blocks, language, input))
}

/// What the label stage is shown.
pub fn scene<'a>(text: &'a str, blocks: &'a [Block], language: &DocumentLanguage, input: &'a Input<'_>) -> Scene<'a> {
    Scene { text, blocks, language: language.tag, title: input.title.as_deref() }
}

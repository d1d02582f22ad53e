//! What each line is.

use super::identify::DocumentLanguage;
use super::split::Block;
use crate::label::{Label, Memory, Scene, label_again};
use crate::record::Input;

/// One label for each block of `text`; `memory` knows the lines of the passes before.
pub fn blocks(
    text: &str,
    blocks: &[Block],
    language: &DocumentLanguage,
    input: &Input<'_>,
    memory: &mut Memory<'_>,
) -> Vec<Label> {
    label_again(&scene(text, blocks, language, input), memory)
}

/// What the label stage is shown.
pub fn scene<'a>(text: &'a str, blocks: &'a [Block], language: &DocumentLanguage, input: &'a Input<'_>) -> Scene<'a> {
    Scene { text, blocks, language: language.tag, title: input.title.as_deref() }
}

//! A first look at an article: what each line is taken for before anything is edited.

use super::sheet::Sheet;
use super::{Ledger, Licence, credit, houses, identify, repair, split};
use crate::credits::Reading;
use crate::desk::Desk;
use crate::label::{Label, Scene, label};
use crate::language::Tag;
use crate::page;
use crate::record::Input;

/// The lines of an article as they are labelled at first, and its credits.
#[derive(Debug)]
pub struct Look {
    /// The language of the text.
    pub language: Tag,
    /// The lines, each with its label; of a page those of its article.
    pub lines: Vec<(String, Label)>,
    /// The credits of its pictures.
    pub credits: Vec<Reading>,
}

/// Takes a first look at the article of a record.
pub fn look(input: &Input<'_>, desk: &Desk) -> Look {
    houses::with(desk.options.houses, || first(input, desk))
}

fn first(input: &Input<'_>, desk: &Desk) -> Look {
    match &input.html {
        Some(html) => {
            let page = page::read(html, input.url.as_deref());
            let sheet = Sheet::of(&page);
            let blocks = split::split(&sheet.text);
            seen(&sheet.text, &blocks, input, desk, |_| sheet.labels.clone())
        }
        None => {
            let mut ledger = Ledger::new(&input.text, "text", Licence::default());
            let text = repair::characters(&mut ledger, desk).text;
            let blocks = split::split(&text);
            seen(&text, &blocks, input, desk, |language| {
                let title = input.title.as_deref();
                label(&Scene { text: &text, blocks: &blocks, language: language.tag, title })
            })
        }
    }
}

fn seen(
    text: &str,
    blocks: &[split::Block],
    input: &Input<'_>,
    desk: &Desk,
    labels: impl FnOnce(&identify::DocumentLanguage) -> Vec<Label>,
) -> Look {
    let heard = &mut identify::Heard::default();
    let language = identify::document(text, blocks, input, &desk.options.languages, heard);
    let labels = labels(&language);
    let pictures = credit::pictures(text, blocks, &labels, language.tag);
    let lines = blocks.iter().map(|block| block.span.of(text).to_owned()).zip(labels).collect();
    Look {
        language: language.tag,
        lines,
        credits: pictures.all.into_iter().filter_map(|picture| picture.reading).collect(),
    }
}

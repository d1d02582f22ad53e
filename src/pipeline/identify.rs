//! The language of the article, and of the lines that need one.
//!
//! Nothing here asks for the language of a line that a cheaper fact has decided.

use super::split::Block;
use crate::confidence::Confidence;
use crate::language::{self, Guess, Prior, Tag};
use crate::memo::Texts;
use crate::record::{Input, LanguageField};
use std::cell::RefCell;

/// The language of an article, with what the input declared.
#[derive(Clone, Debug, Default)]
pub struct DocumentLanguage {
    /// As identified from the text, `und` where there is none.
    pub tag: Tag,
    /// How sure.
    pub confidence: Confidence,
    /// As the input declared it, word for word.
    pub declared: Option<String>,
}

/// The sample of an article that the pass before was told by, and the answer.
#[derive(Default)]
pub struct Heard {
    sample: String,
    guess: Option<Guess>,
}

/// Identifies the language of `text`, which has been cut into `blocks`, with the declared language as prior; one of `likely` where it leaves a
/// doubt.
///
/// Edits seldom touch the lines the answer rests on, so the same sample is not asked about twice.
pub fn document(
    text: &str,
    blocks: &[Block],
    input: &Input<'_>,
    likely: &[Tag],
    heard: &mut Heard,
) -> DocumentLanguage {
    let declared = input.language.as_deref();
    let lines = blocks.iter().map(|block| block.span.of(text));
    let sample = language::sample_of_lines(lines.clone());
    let known = heard.guess.filter(|_| heard.sample == sample);
    let given = || Prior { document: None, declared: declared.and_then(Tag::parse) };
    let listen = |prior: &Prior| language::of_sample(&sample, lines.clone(), prior);
    let guess = known.unwrap_or_else(|| language::among(likely, given(), listen).0);
    *heard = Heard { sample, guess: Some(guess) };
    DocumentLanguage { tag: guess.tag, confidence: guess.confidence, declared: declared.map(str::to_owned) }
}

/// How many lines' languages a thread keeps.
const KEPT_LINES: usize = 4096;
/// How many paragraphs': those of the article in hand, which the next pass asks about again.
const KEPT_PARAGRAPHS: usize = 16;

thread_local! {
    /// Templates print the same few lines under every article.
    static SEEN: RefCell<Texts<Prior, Guess>> = RefCell::new(Texts::new(KEPT_LINES));
    static PARAGRAPHS: RefCell<Texts<Tag, Guess>> = RefCell::new(Texts::new(KEPT_PARAGRAPHS));
}

/// The language of one paragraph of an article in `article`.
pub fn paragraph(text: &str, article: Tag) -> Guess {
    PARAGRAPHS.with_borrow_mut(|seen| seen.answer(text, article, || language::of_paragraph(text, article)))
}

/// The language of one line of a document, by itself.
pub fn fragment(line: &str, document: &DocumentLanguage) -> Guess {
    let prior = document.prior();
    SEEN.with_borrow_mut(|seen| seen.answer(line, prior, || language::of_fragment(line, &prior)))
}

impl DocumentLanguage {
    /// What a fragment of this article is most likely in.
    pub fn prior(&self) -> Prior {
        Prior { document: Some(self.tag).filter(|tag| tag.is_known()), declared: self.declared_tag() }
    }

    /// The declared language, if it is one we name.
    pub fn declared_tag(&self) -> Option<Tag> {
        self.declared.as_deref().and_then(Tag::parse)
    }

    /// As it stands in the record.
    pub fn field(&self) -> LanguageField {
        LanguageField { tag: self.tag, confidence: self.confidence, declared: self.declared.clone() }
    }
}

//! The language of the article, and of the lines that need one.
//!
//! Nothing here asks for the language of a line that a cheaper fact has decided.

use super::SIDE_BY_SIDE;
use super::split::Block;
use crate::confidence::Confidence;
use crate::language::{self, Guess, Prior, Tag};
use crate::lexicon::{Phrase, lexicon};
use crate::memo::Texts;
use crate::record::{Input, LanguageField};
use std::cell::{Cell, RefCell};

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

/// What is known of one line by itself.
#[derive(Clone, Copy, Debug)]
pub struct Fragment {
    /// Its language, `und` where there is none.
    pub tag: Tag,
    /// How sure.
    pub confidence: Confidence,
    /// The phrase of the lexicon that it is, or begins with.
    pub phrase: Option<Phrase>,
    /// It is a phrase of several languages.
    is_shared: bool,
}

impl Fragment {
    /// Less sure, a line's language says nothing about where its template came from.
    const SURE: u8 = 80;

    /// The language of the template it came from, as far as it tells: what several languages share says nothing about that.
    pub fn template_language(&self) -> Option<Tag> {
        (!self.is_shared && self.confidence.as_percent() >= Self::SURE).then_some(self.tag)
    }
}

/// The sample of an article that the pass before was told by, and the answer.
#[derive(Default)]
pub struct Heard {
    sample: String,
    guess: Option<Guess>,
    /// Whether the answer rests on more than the sample.
    asked_more: bool,
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
    // What is left of a consent dialog is nothing, and was in its language.
    let known = heard.guess.filter(|_| heard.sample == sample && !heard.asked_more || blocks.is_empty());
    let given = || Prior { document: None, declared: declared.and_then(Tag::parse) };
    let asked_more = Cell::new(false);
    let more = || {
        asked_more.set(true);
        lines.clone()
    };
    let listen = |prior: &Prior| language::of_sample(&sample, more, prior);
    let guess = known.unwrap_or_else(|| language::among(likely, given(), listen).0);
    *heard = Heard { sample, guess: Some(guess), asked_more: asked_more.get() };
    DocumentLanguage { tag: guess.tag, confidence: guess.confidence, declared: declared.map(str::to_owned) }
}

/// How many lines a thread keeps.
const KEPT_LINES: usize = 4096;
/// How many paragraphs' languages: those of the articles in hand, which the next pass asks about again.
const KEPT_PARAGRAPHS: usize = 16 * SIDE_BY_SIDE;

thread_local! {
    /// Templates print the same few lines under every article.
    static FRAGMENTS: RefCell<Texts<Prior, Fragment>> = RefCell::new(Texts::new(KEPT_LINES));
    static PARAGRAPHS: RefCell<Texts<Tag, Guess>> = RefCell::new(Texts::new(KEPT_PARAGRAPHS));
}

/// The language of one paragraph of an article in `article`.
pub fn paragraph(text: &str, article: Tag) -> Guess {
    PARAGRAPHS.with_borrow_mut(|seen| seen.answer(text, article, || language::of_paragraph(text, article)))
}

/// What is known of one line of a document by itself. A phrase that several languages write is in the article's own, else
/// in the one with most pages.
pub fn fragment(line: &str, document: &DocumentLanguage) -> Fragment {
    FRAGMENTS.with_borrow_mut(|seen| seen.answer(line, document.prior(), || read_fragment(line, document)))
}

fn read_fragment(line: &str, document: &DocumentLanguage) -> Fragment {
    let lexicon = lexicon();
    let known = lexicon.whole(line);
    let of = |tag: Tag| known.into_iter().find(|phrase| phrase.language == tag);
    if let Some(first) = known.into_iter().next() {
        // A phrase may stand twice in the table of its language.
        let is_shared = known.into_iter().any(|other| other.language != first.language);
        let likeliest = || known.into_iter().min_by_key(|phrase| phrase.language.place_on_web());
        let phrase = of(document.tag).or_else(likeliest).unwrap_or(first);
        let confidence = Confidence::percent(98);
        return Fragment { tag: phrase.language, confidence, phrase: Some(phrase), is_shared };
    }
    let guess = language::of_fragment(line, &document.prior());
    let phrase = lexicon.opening(line).and_then(|mut opening| opening.phrases.next());
    Fragment { tag: guess.tag, confidence: guess.confidence, phrase, is_shared: false }
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

#[cfg(test)]
mod tests {
    use super::{DocumentLanguage, fragment};
    use crate::language::Tag;

    #[test]
    fn a_phrase_of_several_languages_is_in_the_articles_own_or_the_likeliest() {
        let told = |line: &str, article: &str| {
            let tag = Tag::parse(article).expect("a language of ours");
            fragment(line, &DocumentLanguage { tag, ..DocumentLanguage::default() }).tag.to_string()
        };
        for (line, article, tag) in [
            ("Реклама", "en", "ru"),
            ("Реклама", "bg", "bg"),
            ("Lees ook", "en", "nl"),
            ("Opis fotografije", "de", "hr"),
        ] {
            assert_eq!(told(line, article), tag, "{line} in {article}");
        }
    }
}

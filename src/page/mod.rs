//! Pages: HTML to blocks with hints from the mark-up, to metadata and pictures.
//!
//! ```text
//! token  the source as tags and text, nothing copied        tree  elements, and what they are in
//! block  the visible text, a line for each block            meta  what the page says of its article outside of the text
//! place  where a block stands; class: what names speak for  feature, model, role  which blocks are the article, and what the others are
//! ```
//!
//! A pure function over a string: no record, no rules, no files.

mod against;
mod apart;
pub mod block;
mod byline;
mod caption;
mod class;
mod feature;
mod json;
mod likeness;
pub mod meta;
mod model;
mod outside;
mod picture;
mod place;
mod reference;
mod role;
mod section;
mod sibling;
mod signs;
mod small;
pub mod tag;
mod teaser;
pub mod token;
pub mod tree;
mod unseen;
mod way;
mod within;
mod words;

use crate::label::Label;
use crate::language::Tag as Language;
use crate::metadata::When;
use block::Text;
use feature::Matrix;
use meta::{Facts, PictureFact, Said, Source};
use place::{Places, Wall};
use tree::Tree;

/// A page, read.
#[derive(Debug)]
pub struct Page {
    /// The visible text, a line for each block.
    pub text: Text,
    /// One label for each block.
    pub labels: Vec<Label>,
    /// The headline.
    pub title: Option<Said>,
    /// The authors' names.
    pub authors: Vec<String>,
    /// When it was published, and where that stands.
    pub published: Option<(When, Source)>,
    /// When it was last changed.
    pub updated: Option<(When, Source)>,
    /// The section.
    pub section: Option<String>,
    /// The language it declares, as written.
    pub language: Option<String>,
    /// Pictures that its metadata describe.
    pub pictures: Vec<PictureFact>,
    /// All that its metadata say.
    pub facts: Facts,
}

/// Reads a page. `url` is its address, where the record has one.
pub fn read(html: &str, url: Option<&str>) -> Page {
    let tree = Tree::read(html);
    let text = Text::of(&tree);
    let mut facts = Facts::gather(&tree, &text);
    let mut places = Places::of(&tree, &text);
    let gate = gates(&text, &places);
    // The forests measure lines against the titles that the head tells; the visible heading comes after.
    let mut matrix = measure(&tree, &text, &places, &facts, &gate);
    places.open_forms(&tree);
    meta::heading::note_visible(&mut facts, &tree, &text);
    let address = url.map(str::to_owned).or_else(|| facts.url.clone());
    let title = meta::title::choose(&facts.titles, address.as_deref(), &facts.outlets);
    let (boxes, described) = (picture::boxes(&tree, &text, &places), picture::described(&tree, &text, &facts.pictures));
    let (hollow, outlets) = (picture::hollow(&tree, &text), facts.outlets.clone());
    let sheet = role::Sheet {
        tree: &tree,
        text: &text,
        places: &places,
        gate: &gate,
        boxes: &boxes,
        described: &described,
        hollow: &hollow,
        title: title.as_ref().map(|title| title.value.as_str()),
        outlets: &outlets,
    };
    let labels = role::label(&sheet, &mut matrix);
    if facts.article_body.is_none() && !labels.iter().any(|label| label.role.is_body()) {
        meta::state::gather(&tree, &mut facts);
    }
    let language = facts.languages.first().map(|said| said.value.clone());
    let declared = language.as_deref().and_then(Language::parse);
    let tag = language_of(&facts, declared, || body_of(&text, &labels));
    note_days(&mut facts, byline::dates(&text, &places, &labels, tag));
    note_pictures(&mut facts, &sheet, &labels);
    meta::author::note_visible(&mut facts, byline::lines(&tree, &text, &places, &labels, tag));
    Page {
        section: section::of_page(&facts, &sheet, &labels),
        title,
        authors: meta::author::choose(&facts, tag).0,
        published: meta::date::choose(&facts.published, tag, None),
        updated: meta::date::choose_updated(&facts.updated, tag, None),
        language,
        pictures: facts.pictures.clone(),
        labels,
        text,
        facts,
    }
}

/// Notes the lines beside the article that say when: which of the two days a line gives, its words tell.
///
/// They go before the time elements of the page, which may date what else it shows.
fn note_days(facts: &mut Facts, lines: Vec<String>) {
    let lines: Vec<Said> = lines.into_iter().map(|value| Said { value, source: Source::Visible }).collect();
    facts.updated.extend(lines.iter().cloned());
    facts.published.splice(0..0, lines);
}

/// Notes the credits of pictures that the page does not show as lines.
fn note_pictures(facts: &mut Facts, sheet: &role::Sheet<'_>, labels: &[Label]) {
    let (tree, text) = (sheet.tree, sheet.text);
    let of_pictures: Vec<_> =
        sheet.boxes.iter().zip(sheet.described).map(|(boxed, described)| boxed.or(*described)).collect();
    let given = picture::attributes(tree, text, &of_pictures, labels, &facts.pictures);
    facts.pictures.extend(given);
    facts.pictures.extend(unseen::in_data(tree));
    facts.pictures.extend(unseen::in_descriptions(tree, text, &of_pictures, labels));
}

/// The address that a page gives as its own: its canonical link or `og:url`, whichever comes first.
pub fn address(html: &str) -> Option<String> {
    meta::address(&Tree::read(html))
}

/// The language to read bylines and dates in. What a page declares is often what its template was made for, so where the visible page must tell who
/// and when, the text is asked.
fn language_of(facts: &Facts, declared: Option<Language>, body: impl FnOnce() -> String) -> Language {
    let told = |list: &[Said]| list.iter().any(|said| said.source != Source::Visible);
    match declared {
        Some(declared) if told(&facts.published) && told(&facts.authors) => declared,
        _ => {
            let read = crate::language::of_document(&body(), declared).tag;
            if read == Language::UND { declared.unwrap_or(read) } else { read }
        }
    }
}

/// The article's lines, as many as tell its language.
fn body_of(text: &Text, labels: &[Label]) -> String {
    let body = (0..labels.len()).filter(|&index| labels[index].role.is_body()).take(8);
    body.map(|index| text.block(index)).collect::<Vec<_>>().join("\n")
}

/// Whether a block may be article at all: most of a page need not be asked about twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gate {
    /// It may.
    Open,
    /// It stands in a menu, a footer or on a button.
    Outside,
    /// It is a link and nothing else.
    Link,
}

impl Gate {
    fn of(text: &Text, places: &Places, index: usize) -> Self {
        let (block, place) = (&text.blocks[index], &places.all[index]);
        // The credit of a figure may stand in a footer of its own.
        let in_footer = place.wall(Wall::Footer) < place::NOWHERE && place.wall(Wall::Figure) == place::NOWHERE;
        if in_footer || place.hoard || place.wall(Wall::Nav) < place::NOWHERE || place.tag == tag::Tag::Button {
            Self::Outside
        } else if block.linked * 10 >= block.chars * 9 {
            Self::Link
        } else {
            Self::Open
        }
    }
}

fn gates(text: &Text, places: &Places) -> Vec<Gate> {
    (0..text.blocks.len()).map(|index| Gate::of(text, places, index)).collect()
}

fn measure(tree: &Tree<'_>, text: &Text, places: &Places, facts: &Facts, gate: &[Gate]) -> Matrix {
    let open = (0..gate.len()).filter(|&index| gate[index] == Gate::Open).collect();
    Matrix::measure(tree, text, places, facts, open, Language::UND)
}

/// What `data/page/fit.py` learns from.
#[derive(Debug)]
pub struct Measured {
    /// The names of the features.
    pub names: &'static [String],
    /// All blocks.
    pub lines: Vec<String>,
    /// Whether each block may be article, and was measured.
    pub kept: Vec<bool>,
    /// The features of each measured block.
    pub features: Vec<Vec<f32>>,
}

/// Measures the blocks of a page that may be article. Opinions are left open: they come from the forests that are to be fitted.
pub fn features(html: &str) -> Measured {
    let tree = Tree::read(html);
    let text = Text::of(&tree);
    let facts = Facts::gather(&tree, &text);
    let places = Places::of(&tree, &text);
    let gate = gates(&text, &places);
    let matrix = measure(&tree, &text, &places, &facts, &gate);
    Measured {
        names: &feature::NAMES,
        lines: (0..text.blocks.len()).map(|index| text.block(index).to_owned()).collect(),
        kept: gate.iter().map(|gate| *gate == Gate::Open).collect(),
        features: (0..matrix.len()).map(|at| matrix.row(at)).collect(),
    }
}

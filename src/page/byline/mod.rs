//! The lines of a page that name the authors and the day: beside the article, and in elements that say so.

mod mark;
mod when;

pub(super) use when::{dates, stamp};

use super::block::Text;
use super::class::{self, Topic};
use super::meta::author::names_in;
use super::meta::tidy;
use super::place::{NOWHERE, Places, Wall};
use super::reference::decode;
use super::tree::{Index, Run, Tree};
use super::words::Word;
use crate::label::{Label, Role};
use crate::language::Tag as Language;
use crate::metadata::bylines::{self, Byline};
use crate::metadata::dates as days;
use mark::{is_account, is_mark, is_of_staff};

/// So many blocks above the first paragraph, and so many below the last, a byline may stand.
const REACH: usize = 12;
/// From this sureness on, in per cent, a name without a label is one: a known given name, or a reporter's title behind it.
const LIKE_A_NAME: u8 = 65;
/// Blocks between two lines of one byline.
const GAP: usize = 3;
/// So many elements of a line are looked at for who wrote.
const MOST_PARTS: usize = 24;
/// So near an element stands that speaks of other articles.
const NEAR_OTHERS: f32 = 3.0;
/// Longer blocks say more than who wrote.
const LONGEST: u32 = 160;
/// No signature below an article is longer, in characters.
const MOST_SIGNED: u32 = 40;

/// Where headline and article stand among the blocks.
struct Edges {
    /// The headline; where there is none, the article's first block.
    title: usize,
    /// The first block of the article, and the last one.
    first: usize,
    last: usize,
}

impl Edges {
    /// `None` on a page without an article.
    fn of(labels: &[Label]) -> Option<Self> {
        let first = labels.iter().position(|label| label.role.is_body())?;
        let last = labels.iter().rposition(|label| label.role.is_body()).unwrap_or(first);
        let title = labels.iter().position(|label| label.role == Role::Title).unwrap_or(first);
        Some(Self { title, first, last })
    }

    /// From here on lines may say who wrote, and when.
    fn from(&self) -> usize {
        self.first.saturating_sub(REACH).min(self.title.saturating_sub(2))
    }
}

/// The lines that name the authors, in order: the first group above the article, else the first below.
pub(super) fn lines(
    tree: &Tree<'_>,
    text: &Text,
    places: &Places,
    labels: &[Label],
    language: Language,
) -> Vec<String> {
    let Some(edges) = Edges::of(labels) else { return Vec::new() };
    let Edges { title, first, last } = edges;
    let paragraph = labels.iter().position(|label| label.role == Role::Body).unwrap_or(first);
    let page = Lines { tree, text, places, language, head: title + 1..paragraph };
    // A standfirst may stand above who wrote and when.
    let to = (first + 2).max((paragraph + 1).min(first + REACH));
    let above = page.group(edges.from()..to.min(labels.len()));
    if !above.is_empty() {
        return above;
    }
    let below = page.group(last..(last + REACH).min(labels.len()));
    if below.is_empty() { page.signature(last + 1).into_iter().collect() } else { below }
}

struct Lines<'a> {
    tree: &'a Tree<'a>,
    text: &'a Text,
    places: &'a Places,
    language: Language,
    /// The blocks between headline and first paragraph.
    head: std::ops::Range<usize>,
}

impl Lines<'_> {
    /// The bylines of a range of blocks, up to the first wide gap.
    fn group(&self, range: std::ops::Range<usize>) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut last = None;
        for index in range {
            if last.is_some_and(|last| index - last > GAP) {
                break;
            }
            let part = || self.marked_part(index, self.head.contains(&index));
            let whole = self.is_byline(index).then(|| self.text.block(index).to_owned());
            if let Some(line) = whole.or_else(part) {
                found.push(line);
                last = Some(index);
            }
        }
        found
    }

    fn is_byline(&self, index: usize) -> bool {
        let (block, place, line) = (&self.text.blocks[index], &self.places.all[index], self.text.block(index));
        if block.chars > LONGEST || place.wall(Wall::Figure) < NOWHERE || place.topic(Topic::Caption) <= 3.0 {
            return false;
        }
        let named = place.topic(Topic::Author) <= 3.0 && place.topic(Topic::Bio) > 1.0 || self.is_marked(index);
        if edits(line) {
            return false;
        }
        if named {
            let words = line.split_whitespace().count();
            // "今井健": a name of two to five characters is one word.
            let person = (words >= 2 || block.wide >= 2 && block.wide == block.chars)
                && line.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase() || bylines::is_georgian(c));
            let labelled = bylines::read(line, self.language).is_some_and(|byline| byline.labelled);
            return (person || labelled) && words <= 12 && !names_in(line, self.language).is_empty();
        }
        if self.head.contains(&index) && is_korean_name(line) && self.is_day(index + 1) {
            return true;
        }
        bylines::read(line, self.language).is_some_and(|byline| {
            !byline.authors.is_empty()
                && (byline.labelled
                    || index < self.head.end && (names_with_date(&byline) || line.contains('@'))
                    || line.contains('@') && byline.confidence.as_percent() >= LIKE_A_NAME
                    || self.head.contains(&index) && byline.confidence.as_percent() >= LIKE_A_NAME)
        })
    }

    /// Whether block `index` says when.
    fn is_day(&self, index: usize) -> bool {
        index < self.head.end
            && days::find(self.text.block(index), self.language, None)
                .iter()
                .any(|found| found.dated.published.is_some())
    }

    /// What an element within a line that tells other things as well calls the author: `<span>12:40</span> <span class="author">Ada Berg</span>`.
    ///
    /// Where no headline stands above, only a mark that says so is believed: `rel="author"`, `itemprop="author"`.
    fn marked_part(&self, index: usize, by_name: bool) -> Option<String> {
        let block = &self.text.blocks[index];
        let place = &self.places.all[index];
        // Within a figure microdata call the photographer an author.
        if !by_name && place.topic(Topic::Related) <= NEAR_OTHERS || place.wall(Wall::Figure) < NOWHERE {
            return None;
        }
        let depth = self.tree.element(block.element).depth;
        let within = (block.element + 1..self.tree.elements.len() as Index).take(MOST_PARTS);
        let mut within = within.take_while(|&at| self.tree.element(at).depth > depth);
        let named = within.find(|&at| {
            self.tree.element(at).tag.is_inline()
                && (by_name
                    && (class::speaks_of_author(self.tree, at)
                        || is_of_staff(self.tree, at)
                        || is_account(self.tree, at))
                    || is_mark(self.tree, at))
        })?;
        let line = written_in(self.tree, named);
        let line = line.strip_suffix('.').unwrap_or(&line);
        let words = line.split_whitespace().count();
        let wide = |c: char| ('\u{3400}'..='\u{9FFF}').contains(&c) || ('\u{AC00}'..='\u{D7AF}').contains(&c);
        let one = (2..=5).contains(&line.chars().count()) && line.chars().all(wide);
        let large = line.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        let led = || bylines::read(line, self.language).is_some_and(|byline| byline.labelled);
        let named = (one || (2..=6).contains(&words)) && (large || led()) && !names_in(line, self.language).is_empty();
        named.then(|| line.to_owned())
    }

    /// A name alone right below the article, set to the end of the line as a letter is signed: `<p align="right">Ada Berg</p>`.
    fn signature(&self, index: usize) -> Option<String> {
        let block = self.text.blocks.get(index)?;
        let line = self.text.block(index);
        let right = |at: Index| {
            let says = |name: &str, value: &str| {
                self.tree
                    .attribute(at, name)
                    .is_some_and(|own| own.to_ascii_lowercase().replace(' ', "").contains(value))
            };
            says("align", "right") || says("style", "text-align:right") || says("class", "text-right")
        };
        let words = line.split(' ').count();
        let named = (2..=4).contains(&words)
            && block.chars <= MOST_SIGNED
            && line.split(' ').all(|word| word.starts_with(char::is_uppercase))
            && line.chars().all(|c| c.is_alphabetic() || " -.'’".contains(c))
            && self.tree.path(block.element).take(3).any(right);
        (named && !names_in(line, self.language).is_empty()).then(|| line.to_owned())
    }

    /// Whether an element says that it holds the author.
    fn is_marked(&self, index: usize) -> bool {
        let in_head = self.head.contains(&index);
        self.tree
            .path(self.text.blocks[index].element)
            .take(4)
            .any(|at| is_mark(self.tree, at) || in_head && is_of_staff(self.tree, at))
    }
}

/// Whether a line says who edited in Chinese, and not who wrote: "责任编辑：李明".
fn edits(line: &str) -> bool {
    !line.is_ascii() && Word::Editor.is_in(line) && !Word::Writer.is_in(line)
}

/// The surnames of nineteen in twenty Koreans (census of 2015).
const KOREAN_SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길";

/// Whether a line is three syllables of Hangul that begin with a surname.
fn is_korean_name(line: &str) -> bool {
    line.len() == 9
        && line.chars().all(|c| ('\u{AC00}'..='\u{D7A3}').contains(&c))
        && line.starts_with(|first| KOREAN_SURNAMES.contains(first))
        && !Word::Desk.ends(line)
}

/// The text of an element, on one line.
pub(super) fn written_in(tree: &Tree<'_>, holder: Index) -> String {
    let inside = |element: Index| tree.path(element).take(MOST_PARTS).any(|at| at == holder);
    let mut written = String::new();
    for run in &tree.runs {
        match *run {
            Run::Text { place, element, raw: false } if element >= holder && inside(element) => {
                written.push_str(place.of(tree.html));
            }
            _ => {}
        }
    }
    tidy(&decode(&written, true))
}

/// Whether a line without a label says who and when, and nobody but people by their given names: "Ada Berg, Jan Kos · 10 February 2025".
pub(super) fn names_with_date(byline: &Byline) -> bool {
    let is_person = |name: &str| name.split_once(' ').is_some_and(|(first, _)| bylines::is_given_name(first));
    byline.date.is_some() && byline.authors.iter().all(|author| is_person(&author.name))
}

/// Whether a line is a labelled byline with its date: "11 February 2025 | Author: Ada Berg".
pub(super) fn says_who_and_when(line: &str, language: Language) -> bool {
    line.contains(|c: char| c.is_ascii_digit())
        && bylines::read(line, language).is_some_and(|byline| byline.labelled && byline.date.is_some())
}

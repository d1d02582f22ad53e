//! What each block of the page is: the opinion of the forests on the body, and what mark-up and words say of the rest.

use super::block::Text;
use super::class::Topic;
use super::feature::{Matrix, NAMES};
use super::meta::title::key;
use super::place::{NOWHERE, Place, Places, Wall};
use super::tag::Tag;
use super::tree::{Index, Tree};
use super::{Gate, byline, caption, model, outside, sibling, small, within};
use crate::confidence::Confidence;
use crate::label::{Label, Role};
use crate::language::Tag as Language;
use crate::lexicon::{Opening, Phrase, lexicon};
use crate::metadata::{bylines, dates, titles};
use std::sync::LazyLock;

/// What the rest of the decision looks at, by column.
pub(super) struct Looks {
    date: usize,
    pub byline: usize,
    like_title: usize,
}

pub(super) static LOOKS: LazyLock<Looks> = LazyLock::new(|| {
    let column = |name: &str| NAMES.iter().position(|known| known == name).expect("a feature of ours");
    Looks { date: column("date-line"), byline: column("byline-line"), like_title: column("like-title") }
});

/// What the roles are read from.
pub(super) struct Sheet<'a> {
    pub tree: &'a Tree<'a>,
    pub text: &'a Text,
    pub places: &'a Places,
    pub gate: &'a [Gate],
    /// The picture in whose box each block stands.
    pub boxes: &'a [Option<Index>],
    /// The picture whose description each block repeats.
    pub described: &'a [Option<Index>],
    /// Whether each block stands in a figure without a picture.
    pub hollow: &'a [bool],
    pub title: Option<&'a str>,
    /// Names of the outlet.
    pub outlets: &'a [String],
}

/// One label for each block of the page.
pub(super) fn label(sheet: &Sheet<'_>, matrix: &mut Matrix) -> Vec<Label> {
    let sums = model::sums(matrix);
    let of = |index: usize| outside(&sheet.places.all[index], sheet.gate[index]);
    let mut labels: Vec<Label> = (0..sheet.text.blocks.len())
        .map(|index| Label { role: of(index), margin: -6.0, confidence: sureness(6.0) })
        .collect();
    let begins = begins(sheet, matrix, &sums);
    // What a figcaption holds is about its picture, however much it reads like a paragraph.
    let is_day = |index: usize| index < begins && says_when(sheet.text.block(index));
    let is_body = |(sum, &index): (&f32, &usize)| {
        *sum > 0.0
            && !is_day(index)
            && !is_unseen(sheet, index)
            && !is_template(sheet, index)
            && !is_listed_elsewhere(sheet, index)
            && !sheet.places.all[index].captioned
            && !caption::is_address(sheet.text.block(index))
            && !caption::says_whose_picture(sheet, index)
            && !caption::is_named_caption(sheet, index)
            && !caption::is_set_as_caption(sheet, index)
            && !caption::is_credit_alone(sheet, index)
    };
    let body: Vec<bool> = sums.iter().zip(&matrix.blocks).map(is_body).collect();
    let judge = Judge { sheet, matrix, body: &body };
    for (at, &index) in matrix.blocks.iter().enumerate() {
        let role = if body[at] { judge.body_part(at) } else { judge.dirt(at) };
        labels[index] = Label { role, margin: sums[at], confidence: sureness(sums[at]) };
    }
    outside::turn_away_comments(sheet, &mut labels);
    let teasers = outside::turn_away_teasers(sheet, &mut labels);
    small::rescue(sheet, &mut labels, !teasers.is_empty());
    if !labels.iter().any(|label| label.role.is_body()) {
        // Nothing else on the page can be the article.
        teasers.into_iter().for_each(|index| labels[index].role = Role::Body);
    }
    outside::turn_away(sheet, &mut labels);
    if !labels.iter().any(|label| label.role.is_body()) {
        // All that the forests found was a notice.
        small::rescue(sheet, &mut labels, false);
    }
    caption::mark(sheet, matrix, &mut labels);
    sibling::restore(sheet, &mut labels);
    sibling::restore_ends(sheet, &mut labels);
    within::restore_standfirst(sheet, &mut labels);
    within::restore_summary(sheet, &mut labels);
    within::restore(sheet, &mut labels);
    within::restore_unfolded(sheet, &mut labels);
    within::restore_headings(sheet, &mut labels);
    within::restore_bold_headings(sheet, &mut labels);
    within::restore_facts(sheet, &mut labels);
    within::turn_away_pulled(sheet, &mut labels);
    labels
}

/// Lines of a template are no longer, in characters.
const LONGEST_TEMPLATE: u32 = 120;

/// Whether a line is one that the lexicon knows for a mark of the template's: where an ad stood, where to share, what to read also.
fn is_template(sheet: &Sheet<'_>, index: usize) -> bool {
    let (block, line) = (&sheet.text.blocks[index], sheet.text.block(index));
    let marks = |phrase: Phrase| matches!(phrase.kind.role(), Role::Label | Role::Share | Role::Prompt | Role::Related);
    let leads = |opening: Opening| opening.phrases.into_iter().any(|phrase| phrase.kind.role() == Role::Related);
    block.chars <= LONGEST_TEMPLATE
        && (lexicon().whole(line).any(marks)
            || block.linked * 2 >= block.chars && lexicon().opening(line).is_some_and(leads))
}

/// So near stands what calls a list one of other articles.
const NEAREST_LIST: f32 = 2.0;

/// Whether a line is an item, and no sentence, of a list that the template calls one of other articles.
fn is_listed_elsewhere(sheet: &Sheet<'_>, index: usize) -> bool {
    let (place, line) = (&sheet.places.all[index], sheet.text.block(index));
    place.tag == Tag::Li && place.topic(Topic::Related) <= NEAREST_LIST && !small::says(line, place)
}

/// Whether a line holds nothing that a reader sees: editors leave a joiner in a paragraph so that it keeps its height.
fn is_unseen(sheet: &Sheet<'_>, index: usize) -> bool {
    const MOST_JOINERS: u32 = 4;
    let unseen =
        |c: char| c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}');
    sheet.text.blocks[index].chars <= MOST_JOINERS && sheet.text.block(index).chars().all(unseen)
}

/// A first paragraph has so many characters; a wide one is worth two.
const PARAGRAPH: u32 = 60;

/// The first block that the forests take for article and that is a paragraph: what stands above may say when and by whom.
fn begins(sheet: &Sheet<'_>, matrix: &Matrix, sums: &[f32]) -> usize {
    let is_paragraph = |&(sum, &index): &(&f32, &usize)| {
        let (block, place) = (&sheet.text.blocks[index], &sheet.places.all[index]);
        *sum > 0.0 && block.chars + block.wide >= PARAGRAPH && small::says(sheet.text.block(index), place)
    };
    sums.iter().zip(&matrix.blocks).find(is_paragraph).map_or(0, |(_, &index)| index)
}

/// Whether a line says when, and nothing but who besides: "Julkaistu 3.3.2025 klo 10.20", "12.02.2025, Ada Berg".
fn says_when(line: &str) -> bool {
    line.len() <= 160
        && line.contains(|c: char| c.is_ascii_digit())
        && (dates::read(line, Language::UND, None).is_some_and(|dated| {
            dated.confidence.as_percent() >= 80 && (dated.published.is_some() || dated.updated.is_some())
        }) || bylines::read(line, Language::UND).is_some_and(|byline| byline::names_with_date(&byline))
            || byline::stamp(line).is_some())
}

fn sureness(margin: f32) -> Confidence {
    Confidence::from_probability(1.0 / (1.0 + f64::from(-margin.abs()).exp()))
}

/// What a block that the gate turned away is.
fn outside(place: &Place, gate: Gate) -> Role {
    let near = |topic: Topic| place.topic(topic);
    if near(Topic::Share) <= 3.0 {
        Role::Share
    } else if near(Topic::Comment) <= 4.0 || near(Topic::Account) <= 3.0 || place.wall(Wall::Form) < NOWHERE {
        Role::Prompt
    } else if gate == Gate::Link
        && place.wall(Wall::Nav) == NOWHERE
        && place.wall(Wall::Footer) == NOWHERE
        && near(Topic::Tags) > 3.0
    {
        Role::Related
    } else {
        Role::Navigation
    }
}

struct Judge<'a> {
    sheet: &'a Sheet<'a>,
    matrix: &'a Matrix,
    body: &'a [bool],
}

impl Judge<'_> {
    fn line(&self, at: usize) -> &str {
        self.sheet.text.block(self.matrix.blocks[at])
    }

    fn place(&self, at: usize) -> &Place {
        &self.sheet.places.all[self.matrix.blocks[at]]
    }

    fn look(&self, at: usize, column: usize) -> f32 {
        self.matrix.get(at, column)
    }

    fn is_title(&self, at: usize) -> bool {
        self.look(at, LOOKS.like_title) > 0.7
            && self.sheet.title.is_some_and(|title| titles::alike(title, self.line(at)))
    }

    /// Whether a heading above the article says the title, which the metadata say with the outlet's name before it.
    fn is_title_again(&self, at: usize) -> bool {
        !self.body[..at].contains(&true) && self.sheet.title.is_some_and(|title| titles::alike(title, self.line(at)))
    }

    /// Whether a heading above the article is its kicker and the title in one: "Transport  Ferry stays in port".
    fn ends_with_title(&self, at: usize) -> bool {
        let ends =
            |title: &str| key(self.line(at)).strip_suffix(&key(title)).is_some_and(|kicker| kicker.ends_with(' '));
        !self.body[..at].contains(&true) && self.sheet.title.is_some_and(ends)
    }

    /// Title, crosshead, standfirst or paragraph.
    fn body_part(&self, at: usize) -> Role {
        if self.is_title(at) {
            return Role::Title;
        }
        match self.place(at).tag {
            Tag::H1 | Tag::H2 | Tag::H3 if self.is_title_again(at) => Role::Title,
            Tag::H1 | Tag::H2 if self.ends_with_title(at) => Role::Kicker,
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 => Role::Heading,
            _ if !self.body[..at].contains(&true) && self.place(at).topic(Topic::Lead) <= 2.0 => Role::Summary,
            _ => Role::Body,
        }
    }

    /// What a block beside the article is: its place in a figure first, then what a reader is sure of, then names.
    fn dirt(&self, at: usize) -> Role {
        let place = self.place(at);
        let near = |topic: Topic| place.topic(topic);
        if self.is_title(at) {
            return Role::Title;
        }
        if self.look(at, LOOKS.date) > 0.5 {
            Role::Date
        } else if self.look(at, LOOKS.byline) > 0.5 && near(Topic::Author) <= 4.0 {
            Role::Byline
        } else if near(Topic::Share) <= 2.0 {
            Role::Share
        } else if near(Topic::Account) <= 3.0 || near(Topic::Comment) <= 4.0 || place.wall(Wall::Form) < NOWHERE {
            Role::Prompt
        } else if near(Topic::Ad) <= 2.0 || near(Topic::Video) <= 2.0 {
            Role::Label
        } else if near(Topic::Bio) <= 3.0 {
            Role::Bio
        } else if near(Topic::Footer) <= 4.0 || near(Topic::Cookie) <= 4.0 {
            Role::Notice
        } else if near(Topic::Related) <= 5.0
            || self.sheet.text.blocks[self.matrix.blocks[at]].linked * 2
                > self.sheet.text.blocks[self.matrix.blocks[at]].chars
        {
            Role::Related
        } else {
            Role::Navigation
        }
    }
}

//! What each block of the page is: the opinion of the forests on the body, and what mark-up and words say of the rest.

use super::block::Text;
use super::class::TOPICS;
use super::feature::{Matrix, NAMES};
use super::meta::Facts;
use super::place::{NOWHERE, Place, Places, WALLS};
use super::tag::Tag;
use super::{Gate, model};
use crate::confidence::Confidence;
use crate::label::{Label, Role};
use crate::metadata::titles;
use std::sync::LazyLock;

/// What the rest of the decision looks at, by column.
struct Looks {
    credit: usize,
    credit_end: usize,
    date: usize,
    byline: usize,
    like_title: usize,
}

static LOOKS: LazyLock<Looks> = LazyLock::new(|| {
    let column = |name: &str| NAMES.iter().position(|known| known == name).expect("a feature of ours");
    Looks {
        credit: column("credit-line"),
        credit_end: column("credit-end"),
        date: column("date-line"),
        byline: column("byline-line"),
        like_title: column("like-title"),
    }
});

/// One label for each block of the page.
pub(super) fn label(
    text: &Text,
    places: &Places,
    facts: &Facts,
    gate: &[Gate],
    matrix: &mut Matrix,
    title: Option<&str>,
) -> Vec<Label> {
    let sums = model::sums(matrix);
    let mut labels: Vec<Label> = (0..text.blocks.len())
        .map(|index| Label { role: outside(&places.all[index], gate[index]), margin: -6.0, confidence: sureness(6.0) })
        .collect();
    let body: Vec<bool> = sums.iter().map(|sum| *sum > 0.0).collect();
    let judge = Judge { text, places, matrix, body: &body, title };
    for (at, &index) in matrix.blocks.iter().enumerate() {
        let role = if body[at] { judge.body_part(at) } else { judge.dirt(at) };
        labels[index] = Label { role, margin: sums[at], confidence: sureness(sums[at]) };
    }
    let _ = facts;
    labels
}

fn sureness(margin: f32) -> Confidence {
    Confidence::from_probability(1.0 / (1.0 + f64::from(-margin.abs()).exp()))
}

fn wall(place: &Place, name: &str) -> f32 {
    place.walls[WALLS.iter().position(|(known, _)| *known == name).expect("a wall of ours")]
}

fn topic(place: &Place, name: &str) -> f32 {
    place.topics[TOPICS.iter().position(|known| *known == name).expect("a topic of ours")]
}

/// What a block that the gate turned away is.
fn outside(place: &Place, gate: Gate) -> Role {
    let near = |name: &str| topic(place, name);
    if near("share") <= 3.0 {
        Role::Share
    } else if near("comment") <= 4.0 || near("account") <= 3.0 || wall(place, "form") < NOWHERE {
        Role::Prompt
    } else if gate == Gate::Link
        && wall(place, "nav") == NOWHERE
        && wall(place, "footer") == NOWHERE
        && near("tags") > 3.0
    {
        Role::Related
    } else {
        Role::Navigation
    }
}

struct Judge<'a> {
    text: &'a Text,
    places: &'a Places,
    matrix: &'a Matrix,
    body: &'a [bool],
    title: Option<&'a str>,
}

impl Judge<'_> {
    fn line(&self, at: usize) -> &str {
        self.text.block(self.matrix.blocks[at])
    }

    fn place(&self, at: usize) -> &Place {
        &self.places.all[self.matrix.blocks[at]]
    }

    fn look(&self, at: usize, column: usize) -> f32 {
        self.matrix.row(at)[column]
    }

    fn is_title(&self, at: usize) -> bool {
        self.look(at, LOOKS.like_title) > 0.7 && self.title.is_some_and(|title| titles::alike(title, self.line(at)))
    }

    /// Title, crosshead, standfirst or paragraph.
    fn body_part(&self, at: usize) -> Role {
        if self.is_title(at) {
            return Role::Title;
        }
        match self.place(at).tag {
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 => Role::Heading,
            _ if !self.body[..at].contains(&true) && topic(self.place(at), "lead") <= 2.0 => Role::Summary,
            _ => Role::Body,
        }
    }

    /// What a block beside the article is: its place in a figure first, then what a reader is sure of, then names.
    fn dirt(&self, at: usize) -> Role {
        let place = self.place(at);
        let near = |name: &str| topic(place, name);
        if self.is_title(at) {
            return Role::Title;
        }
        let in_caption =
            near("caption") <= 2.0 || wall(place, "figure") <= 3.0 || model::caption(self.matrix, at) > 0.0;
        if self.look(at, LOOKS.credit_end) > 0.6 && in_caption {
            Role::Caption
        } else if self.look(at, LOOKS.credit) > 0.5 && (in_caption || near("credit") <= 2.0)
            || near("credit") == 0.0 && in_caption
        {
            Role::Credit
        } else if model::caption(self.matrix, at) > 0.0 {
            Role::Caption
        } else if self.look(at, LOOKS.date) > 0.5 {
            Role::Date
        } else if self.look(at, LOOKS.byline) > 0.5 && near("author") <= 4.0 {
            Role::Byline
        } else if near("share") <= 2.0 {
            Role::Share
        } else if near("account") <= 3.0 || near("comment") <= 4.0 || wall(place, "form") < NOWHERE {
            Role::Prompt
        } else if near("ad") <= 2.0 || near("video") <= 2.0 {
            Role::Label
        } else if near("bio") <= 3.0 {
            Role::Bio
        } else if near("footer") <= 4.0 || near("cookie") <= 4.0 {
            Role::Notice
        } else if near("related") <= 5.0
            || self.text.blocks[self.matrix.blocks[at]].linked * 2 > self.text.blocks[self.matrix.blocks[at]].chars
        {
            Role::Related
        } else {
            Role::Navigation
        }
    }
}

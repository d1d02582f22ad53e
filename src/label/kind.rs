//! Which kind of dirt a line is, and which part of the body.

use super::line::{End, Line, Start};
use super::page::Page;
use super::title;
use super::words::{Topic, Words};
use super::{Role, Scene};

/// The role of each line, given which lines are body.
pub(super) fn roles(scene: &Scene<'_>, page: &Page, body: &[bool]) -> Vec<Role> {
    let first_body = body.iter().position(|&stays| stays).unwrap_or(body.len());
    let last_body = body.iter().rposition(|&stays| stays).unwrap_or(0);
    let view = View { page, body, title: title::find(scene, page, body), first_body, last_body, words: Words::get() };
    (0..body.len()).map(|index| if body[index] { view.body_part(index) } else { view.dirt(index) }).collect()
}

struct View<'p> {
    page: &'p Page,
    body: &'p [bool],
    title: Option<usize>,
    first_body: usize,
    last_body: usize,
    words: &'static Words,
}

impl View<'_> {
    fn line(&self, index: usize) -> &Line {
        &self.page.lines[index]
    }

    /// How many of the line's words speak for `topic`.
    fn cue(&self, index: usize, topic: Topic) -> usize {
        usize::from(self.words.count(self.page.words_of(index))[topic as usize])
    }

    fn stays(&self, index: usize) -> bool {
        self.body.get(index).is_some_and(|&stays| stays)
    }

    /// Crosshead, standfirst or paragraph.
    fn body_part(&self, index: usize) -> Role {
        let line = self.line(index);
        let short = line.width < 90.0 && matches!(line.end, End::Letter | End::Digit | End::Other);
        if short && index > self.first_body && self.stays(index + 1) && self.line(index + 1).is_long() {
            Role::Heading
        } else if index == self.first_body && index + 1 < self.body.len() && !self.stays(index + 1) {
            Role::Summary
        } else {
            Role::Body
        }
    }

    fn dirt(&self, index: usize) -> Role {
        if self.repeats_title(index) {
            return Role::Title;
        }
        let line = self.line(index);
        if line.is_long() { self.long_dirt(index, line) } else { self.short_dirt(index, line) }
    }

    fn repeats_title(&self, index: usize) -> bool {
        self.title.is_some_and(|title| title == index || self.line(title).key == self.line(index).key)
    }

    fn short_dirt(&self, index: usize, line: &Line) -> Role {
        let words = line.word_count();
        let above = index < self.first_body;
        if line.copyright && line.has_year || self.cue(index, Topic::Notice) > 1 {
            Role::Notice
        } else if line.copyright || self.cue(index, Topic::Credit) > 0 && (words > 1 || line.end == End::Colon) {
            Role::Credit
        } else if is_date(line) || self.cue(index, Topic::Date) > 0 && line.digits > 0 {
            Role::Date
        } else if self.cue(index, Topic::Share) * 3 > words {
            Role::Share
        } else if self.cue(index, Topic::Account) > 0 {
            Role::Prompt
        } else if self.cue(index, Topic::Link) > 0
            && (words < 4 || matches!(line.end, End::Ellipsis | End::Colon) || line.early_colon)
        {
            Role::Related
        } else if above && self.is_byline(index, line) {
            Role::Byline
        } else if self.title.is_some_and(|title| index < title && title - index <= 2) && words <= 5 {
            Role::Kicker
        } else if line.start == Start::Lower || line.end == End::Colon {
            Role::Label
        } else if index > self.last_body && line.brackets > 0 && words <= 6 {
            Role::Signoff
        } else if words >= 5 {
            Role::Related
        } else {
            Role::Navigation
        }
    }

    fn long_dirt(&self, index: usize, line: &Line) -> Role {
        let near_credit = [index.wrapping_sub(1), index + 1]
            .into_iter()
            .any(|at| at < self.body.len() && !self.stays(at) && self.cue(at, Topic::Credit) > 0);
        if line.copyright && line.has_year || self.cue(index, Topic::Notice) > 1 {
            Role::Notice
        } else if self.cue(index, Topic::Account) > 0 {
            Role::Prompt
        } else if self.cue(index, Topic::Credit) > 0 || line.copyright || near_credit || index < self.last_body {
            Role::Caption
        } else {
            Role::Related
        }
    }

    /// Two to five words in capitals at the front, or a word such as "by" first.
    fn is_byline(&self, index: usize, line: &Line) -> bool {
        let said = self.cue(index, Topic::By) > 0;
        let names = line.capital_words as usize + usize::from(said) >= line.word_count();
        let after_title = self.title.is_some_and(|title| title < index);
        (said || after_title) && names && (2..=6).contains(&line.word_count()) && line.end == End::Letter
    }
}

/// Mostly digits, joined as in dates and times.
fn is_date(line: &Line) -> bool {
    let joined = line.number_joints > 0 || line.has_year;
    joined && line.digits as f32 >= 0.25 * line.width && line.width < 60.0
}

//! Short lines inside an article that begin alike: the options of a quiz, what speaks for and against, a timetable, figures one below the other.

use super::Company;
use super::gains::{Gain, Guards};
use crate::label::alike;
use crate::label::line::{End, Start};
use std::ops::Range;

/// What makes lines alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "A) The lake", with its place.
    Option(u32),
    /// "+ quiet", "– no lid".
    Sign { speaks_for: bool },
    /// "9:30 Doors open".
    Hour,
    /// "Line 4: 5:30 to 23:00", "Northport – Southport 3:1"; or "Line 6: school days" beside them.
    Figures { counted: bool },
    /// "The Ferryman" (1968), "Moved to the coast 1971".
    Year,
}

/// Words and letters of such a line, at most.
const WORDS: usize = 10;
const WIDTH: f32 = 60.0;
/// Words of what is on at an hour, at most: "1.30am: Result of the Vale expected. The party won it by 237 votes".
const HOUR_WORDS: usize = 30;
/// So many are a list; of options two are.
const LEAST: usize = 3;
/// Lines from one to the next, at most: a heading may stand between; between two things that are tested, their name and price.
const NEAR: usize = 2;
const NEAR_SIGNS: usize = 4;
/// Lines above the first that announce it, and lines to the body below, at most.
const ANNOUNCED: usize = 2;

impl Company<'_> {
    /// Gives lines of an article that begin alike what they gain for that. They stand below a line of the body; hours and figures above one, too, as
    /// programmes and scores stand beside articles as well. Below "Advertisement" stand prices.
    pub(super) fn keep_alike(&self, gains: &mut [Gain]) {
        let Some((first, last)) = self.body else { return };
        // Below the last paragraph a test may end with its signs, and a quiz with its options.
        let end = (last + 1 + ANNOUNCED).min(gains.len());
        if !(first + 1..end).any(|index| !self.stays(gains, index) && self.form(index).is_some()) {
            return;
        }
        let formed = (first + 1..gains.len()).filter_map(|index| Some((index, self.form(index)?)));
        // Prices stand between the signs of a test.
        let (signs, others): (Vec<_>, Vec<_>) = formed.partition(|(_, form)| matches!(form, Form::Sign { .. }));
        let runs = [&signs, &others].into_iter().flat_map(|lines| lines.chunk_by(|a, b| goes_on(*a, *b)));
        let mut asked = false;
        for run in runs.filter(|run| is_list(run)) {
            let range = run[0].0..run[run.len() - 1].0 + 1;
            let start = range.start - self.announced(gains, range.start);
            let labelled = start > 0 && self.page.readings[start - 1].phrase.is_some();
            if labelled || !self.stands_below_body(gains, start) || !self.ends_inside(gains, run[0].1, range.end) {
                continue;
            }
            asked |= matches!(run[0].1, Form::Option(_));
            // Below the signs stand price and mark.
            let signs = matches!(run[0].1, Form::Sign { .. });
            let ends = |index: &usize| signs && others.iter().any(|(at, form)| at == index && is_counted(*form));
            let below = (range.end..range.end + ANNOUNCED).take_while(ends).count();
            self.keep_run(gains, range.start..range.end + below);
        }
        let solved = |index: &usize| self.page.lines[*index].digits > 0 && alike::solves(self.text(*index));
        for index in (first + 1..gains.len()).filter(|index| asked && solved(index)) {
            self.keep_run(gains, index..index + 1);
        }
    }

    /// What line `index` is like, if it is short and nothing is known against it.
    fn form(&self, index: usize) -> Option<Form> {
        let line = &self.page.lines[index];
        let short = line.width <= WIDTH && line.word_count() <= WORDS && line.end != End::Sentence;
        let may_tell = short || line.start == Start::Digit && line.word_count() <= HOUR_WORDS;
        if !may_tell || self.has_evidence(index) {
            return None;
        }
        let text = self.text(index);
        if !short {
            return (alike::begins_at(text) && self.is_free(index)).then_some(Form::Hour);
        }
        let form = match line.start {
            Start::Bullet => alike::speaks_for(text).map(|speaks_for| Form::Sign { speaks_for }),
            Start::Upper | Start::Lower
                if line.letters > 1 && text.as_bytes()[1..3.min(text.len())].contains(&b')') =>
            {
                alike::option(text).map(Form::Option)
            }
            _ if line.digits == 0 => line.early_colon.then_some(Form::Figures { counted: false }),
            _ if line.has_year && (line.brackets > 0 || line.end == End::Digit) => Some(Form::Year),
            _ if alike::begins_at(text) => Some(Form::Hour),
            _ => {
                let scores = line.numbers == 2 && line.number_joints == 1;
                let counts = line.numbers >= 2 && line.digits >= 3;
                (scores || counts || line.early_colon).then_some(Form::Figures { counted: true })
            }
        };
        form.filter(|form| self.is_free(index) || matches!(form, Form::Sign { .. }) && self.is_nearly_free(index))
    }

    /// Whether at most one word of line `index` is furniture's: "+ warm in six minutes".
    fn is_nearly_free(&self, index: usize) -> bool {
        !self.speaks_against(index) && self.furniture(index) <= 1.0
    }

    /// Whether the body goes on below hours and figures that end before line `end`.
    fn ends_inside(&self, gains: &[Gain], form: Form, end: usize) -> bool {
        let unknown = |index: &usize| !self.has_evidence(*index);
        let mut below = (end..gains.len()).filter(unknown).take(ANNOUNCED);
        matches!(form, Form::Option(_) | Form::Sign { .. })
            || below.any(|at| self.stays(gains, at) && self.page.lines[at].end == End::Sentence)
    }

    /// Keeps the lines of a run, those between them, and what announces them.
    fn keep_run(&self, gains: &mut [Gain], run: Range<usize>) {
        let narrow = |index: usize| self.page.lines[index].width <= WIDTH || self.form(index) == Some(Form::Hour);
        let short = |index: usize| narrow(index) && self.is_nearly_free(index);
        for index in (run.start - self.announced(gains, run.start)..run.end).filter(|&index| short(index)) {
            gains[index] = gains[index].or_more(Guards::get().alike);
        }
    }

    /// How many lines right above line `start` announce what begins there: a heading, or what is tested and its price.
    fn announced(&self, gains: &[Gain], start: usize) -> usize {
        let announces = |index: &usize| {
            !self.stays(gains, *index) && self.page.lines[*index].width <= WIDTH && self.is_free(*index)
        };
        (start.saturating_sub(ANNOUNCED)..start).rev().take_while(announces).count()
    }
}

/// Whether the second line goes on with what the first began.
fn goes_on((a, form): (usize, Form), (b, next): (usize, Form)) -> bool {
    match (form, next) {
        (Form::Option(place), Form::Option(after)) => b == a + 1 && after == place + 1,
        (Form::Sign { .. }, Form::Sign { .. }) => b - a <= NEAR_SIGNS,
        (Form::Figures { .. }, Form::Figures { .. }) => b - a <= NEAR,
        _ => form == next && b - a <= NEAR,
    }
}

/// Whether so many lines are a list: options begin with the first, and signs speak for and against.
fn is_list(run: &[(usize, Form)]) -> bool {
    let speaks = |wanted: bool| run.iter().any(|(_, form)| *form == Form::Sign { speaks_for: wanted });
    match run[0].1 {
        Form::Option(place) => place == 0 && run.len() > 1,
        Form::Sign { .. } => run.len() >= LEAST && speaks(true) && speaks(false),
        Form::Figures { .. } => {
            run.len() >= LEAST && 3 * run.iter().filter(|(_, form)| is_counted(*form)).count() >= 2 * run.len()
        }
        _ => run.len() >= LEAST,
    }
}

fn is_counted(form: Form) -> bool {
    form == Form::Figures { counted: true }
}

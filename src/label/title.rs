//! The headline among the lines of a text.
//!
//! A headline stands above its article, is said again more often than other lines, speaks of what the article speaks of, and the
//! standfirst follows it, not the other way round. The forest knows its shape; what stands here weighs the candidates of one page
//! against each other, by `data/label/titles.tsv`.

mod bare;
mod day;
mod said;
mod shape;
mod wrapped;

use super::Scene;
use super::captions::{LIKELY, PEOPLE};
use super::chars::Classes;
use super::class::Class;
use super::feature::Feature;
use super::guard::is_sentence;
use super::letter::breaks_off;
use super::line::{End, Line, Start};
use super::matrix::Matrix;
use super::model::{Model, Opinions};
use super::page::Page;
use super::role::Role;
use super::words::Topic;
use crate::metadata::titles;
use crate::tables::rows;
use bare::{bare_head, may_head, only_head};
use day::{is_day, tells_day_or_weather};
use said::Headline;
use shape::{LONGEST_CALL, exclaims, is_paragraph, states, takes_turns};
use std::sync::LazyLock;
use wrapped::{is_wrapped, touches};

/// The line that is the title, and those that say it again.
pub(super) struct Titles {
    /// The line taken for the title.
    pub(super) best: Option<usize>,
    lines: Vec<bool>,
}

impl Titles {
    /// Finds the title: the given one if it stands in the text, else the likeliest line above the article.
    pub(super) fn find(scene: &Scene<'_>, page: &Page, matrix: &Matrix, body: &[bool], opinions: &Opinions) -> Self {
        let best = given(scene)
            .or_else(|| bare_head(scene, page, body))
            .or_else(|| {
                Contest::of(scene, page, matrix, body, opinions).winner().filter(|&best| may_head(scene, page, best))
            })
            .or_else(|| only_head(scene, page, body));
        // A line that goes on from the one above is the rest of the headline.
        let text = |index: usize| scene.blocks[index].span.of(scene.text);
        let best = best.map(|best| best.saturating_sub(usize::from(titles::goes_on(text(best)))));
        let headline = best.map(|best| Headline::of(scene, page, best));
        let says = |index: usize| {
            headline.as_ref().is_some_and(|headline| headline.is_said_by(index) || headline.is_ended_by(index))
        };
        Self { best, lines: (0..body.len()).map(says).collect() }
    }

    /// Whether line `index` is the title or says it again.
    pub(super) fn holds(&self, index: usize) -> bool {
        self.lines[index]
    }
}

fn given(scene: &Scene<'_>) -> Option<usize> {
    let title = titles::Title::new(scene.title?);
    scene.blocks.iter().position(|block| title.is_said_by(block.span.of(scene.text)))
}

/// The rows of `data/label/titles.tsv`.
struct Weights {
    caption: f32,
    copy: f32,
    distance: f32,
    earlier: f32,
    known: f32,
    late: f32,
    lower: f32,
    narrow: f32,
    possible: f32,
    repeated: f32,
    short: f32,
    states: f32,
    sure: f32,
    twice: f32,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let table: Vec<_> = rows("label/titles.tsv", include_str!("../../data/label/titles.tsv")).collect();
    let value = |name: &str| {
        let row = table.iter().find(|row| row.cell(0) == name).expect("data/label/titles.tsv names every weight");
        row.required(1, "value").parse().unwrap_or_else(|_| row.broken("not a number"))
    };
    Weights {
        caption: value("caption"),
        copy: value("copy"),
        distance: value("distance"),
        earlier: value("earlier"),
        known: value("known"),
        late: value("late"),
        lower: value("lower"),
        narrow: value("narrow"),
        possible: value("possible"),
        repeated: value("repeated"),
        short: value("short"),
        states: value("states"),
        sure: value("sure"),
        twice: value("twice"),
    }
});

/// The lines of a page that may be its title.
struct Contest<'p> {
    scene: &'p Scene<'p>,
    page: &'p Page,
    matrix: &'p Matrix,
    body: &'p [bool],
    opinions: &'p Opinions,
    /// Whether the article is written in other letters than Latin ones.
    foreign: bool,
}

/// A sum above which a line is body, whatever speaks for its being the title.
const SURELY_BODY: f32 = 2.5;
/// A headline that calls out has the stop of a sentence, which speaks for the body by that much.
const CALLED: f32 = 1.5;
/// From this sureness on a line between two equal ones is the credit of a picture.
const CREDIT: f32 = 0.5;
/// No headline ends with a credit read so surely.
const CREDITED: f32 = 0.9;
/// Words run together, "AfricaAsiaEurope", from which on a line of which they are half is a menu.
const GLUED: u32 = 4;
/// So many lines above a candidate are looked at for others.
const BEFORE: usize = 6;
/// Lines above the article, at most, for the likeliest of them to be the title however unlikely: more are a site's menus.
const SHORT_HEAD: usize = 8;

/// The same of lines that say something, whatever stands between them.
const FEW_SPEAK: usize = 4;

impl<'p> Contest<'p> {
    fn of(scene: &'p Scene<'p>, page: &'p Page, matrix: &'p Matrix, body: &'p [bool], opinions: &'p Opinions) -> Self {
        let mut contest = Self { scene, page, matrix, body, opinions, foreign: false };
        contest.foreign = scene.blocks.get(contest.article()).is_some_and(|block| !is_latin(block.span.of(scene.text)));
        contest
    }

    /// The likeliest line, if it is likely enough; above an article with a short head, the likeliest that says something.
    fn winner(&self) -> Option<usize> {
        let article = self.article();
        let odds = Model::get().titles(self.matrix, (article + 2).min(self.page.lines.len()));
        let scored: Vec<_> = (0..odds.len())
            .filter(|&index| self.may_be(index) && (index < article || self.goes_on_below(index)))
            .map(|index| (index, self.score(index, odds[index], article)))
            .collect();
        let (best, score) = highest(scored.iter().copied())?;
        let enough = match self.opinions.body[best] {
            sum if sum > 0.0 => WEIGHTS.sure,
            // Where nothing is known to be furniture, the first line needs no more than to be the likeliest.
            _ if best == 0 && self.matrix.get(0, Feature::PageEvidence) == 0.0 && !self.states(0) => f32::NEG_INFINITY,
            _ => WEIGHTS.possible,
        };
        // The first sentence of a short article is no long line.
        let is_text = |&index: &usize| {
            self.opinions.body[index] > 0.0 && self.page.lines[index].end == End::Sentence && !self.calls(index)
        };
        let head = (0..article).find(is_text).unwrap_or(article);
        let above = |&(index, _): &(usize, f32)| index < head && self.says_something(index);
        let best = match score > enough {
            true => Some(best),
            false if head <= SHORT_HEAD || self.few_speak(head) => {
                highest(scored.into_iter().filter(above)).map(|(index, _)| index)
            }
            false => None,
        };
        best.map(|best| self.unglued(best))
    }

    /// The first paragraph of the body that is no caption; the number of lines where there is none.
    fn article(&self) -> usize {
        let is_paragraph = |&index: &usize| {
            let line = &self.page.lines[index];
            let stays = self.opinions.body[index] > 0.0 && self.opinions.caption[index] <= LIKELY;
            stays && line.is_long() && line.end == End::Sentence && !self.calls(index)
        };
        let lines = self.page.lines.len();
        let first = (0..lines).find(is_paragraph).unwrap_or(lines);
        // A notice or a caption may stand above the headline, its author and its date.
        let below = |first: usize| {
            let next = (first + 1..lines).find(is_paragraph)?;
            let signed = (first + 1..next).find(|&at| self.says_who_or_when(at))?;
            let headed = (first + 1..signed).any(|at| self.says_something(at) && self.may_be(at));
            let bare = !(0..first).any(|at| self.says_something(at) && self.may_be(at));
            (headed && bare && signed <= first + FEW_SPEAK).then_some(next)
        };
        if first <= FEW_SPEAK { below(first).unwrap_or(first) } else { first }
    }

    /// Whether a sentence of the body stands below line `index`, and none right above it that leads there: "Ada Berg, Lindham" signs a letter.
    fn goes_on_below(&self, index: usize) -> bool {
        let told = |at: usize| self.body[at] && is_sentence(&self.page.lines[at]);
        let signs = index.checked_sub(1).is_some_and(told) && touches(self.scene, index - 1);
        !signs && (index + 1..self.body.len()).any(told)
    }

    /// Whether only the form of several lines keeps line `index`, which begins with a figure or a bullet: "2 eggs" heads no article.
    fn is_measured(&self, index: usize) -> bool {
        let kept = self.body[index] && self.opinions.body[index] <= 0.0;
        kept && index > 0 && matches!(self.page.lines[index].start, Start::Digit | Start::Bullet)
    }

    /// Whether line `index` is one sentence with a mark of exclamation, no longer than a headline.
    fn calls(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        line.inner_stops == 0 && line.width <= LONGEST_CALL && exclaims(self.text(index))
    }

    /// Whether a reader knows line `index` for a byline or a date.
    fn says_who_or_when(&self, index: usize) -> bool {
        let readings = &self.page.readings[index];
        readings.date > 0.5 || readings.byline > 0.5
    }

    /// Whether so few of the first `head` lines say something that one of them is the headline, and the others no menu.
    fn few_speak(&self, head: usize) -> bool {
        (0..head).filter(|&index| self.says_something(index)).count() <= FEW_SPEAK
    }

    /// Whether line `index` is long enough for a headline, as the words of a menu are not, and no reader knows it as something else.
    fn says_something(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        line.word_count() >= 3 && line.width >= 18.0 && !self.page.readings[index].is_recognised()
    }

    fn may_be(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        let readings = &self.page.readings[index];
        // "Ada Berg (left) and Jan Kos (right)" stands under a picture.
        let points = line.brackets > 0 && self.page.topics[index][Topic::Picture as usize] > 0;
        let limit = SURELY_BODY + if self.calls(index) { CALLED } else { 0.0 };
        let is_address = line.address && (self.text(index).starts_with("http") || !self.text(index).contains(' '));
        line.word_count() > 0
            && !points
            && self.opinions.body[index] <= limit
            && !is_paragraph(line, self.text(index))
            && !is_address
            && !readings.is_note()
            && !readings.dateline
            && readings.credit_end <= CREDITED
            && line.commas < PEOPLE
            && !(line.glued >= GLUED && 2 * line.glued as usize >= line.word_count())
            && !self.is_said_around_credit(index)
            && !self.is_measured(index)
            && !is_wrapped(self.scene, self.page, index)
            && !is_day(self.scene, self.page, index)
            && !self.greets(index)
            && !self.is_one_of_several(index)
            && !takes_turns(self.scene, self.page, index)
            && !(line.wides > 0 && is_wire_caption(self.text(index)))
            && !self.is_in_foreign_letters(index)
    }

    /// Whether line `index` breaks off with a comma above a sentence: "Dear Sir," heads a letter.
    fn greets(&self, index: usize) -> bool {
        breaks_off(self.text(index))
            && self.page.lines.get(index + 1).is_some_and(|below| is_sentence(below) || below.is_long())
    }

    /// Whether line `index` stands behind a bullet with another such line beside it.
    fn is_one_of_several(&self, index: usize) -> bool {
        let bullet = |at: usize| at < self.page.lines.len() && self.text(at).starts_with(['•', '*', '·', '▪', '●']);
        bullet(index) && (bullet(index + 1) || index > 0 && bullet(index - 1))
    }

    /// Whether the same line stands on the other side of a credit: what a picture shows, said for those who cannot see it and below it.
    fn is_said_around_credit(&self, index: usize) -> bool {
        let says = |at: usize| self.page.lines.get(at).is_some_and(|line| line.key == self.page.lines[index].key);
        let credited = |at: usize| self.page.readings[at].credit > CREDIT;
        index >= 2 && says(index - 2) && credited(index - 1) || says(index + 2) && credited(index + 1)
    }

    /// Whether line `index` is written in ASCII letters alone and the article in others: a crumb of the address, or a template's label.
    fn is_in_foreign_letters(&self, index: usize) -> bool {
        self.foreign && self.text(index).chars().all(|c| c.is_ascii() || !c.is_alphabetic())
    }

    /// How much speaks for line `index`; `odds` is what the forest says.
    fn score(&self, index: usize, odds: f32, article: usize) -> f32 {
        let (line, weights) = (&self.page.lines[index], &*WEIGHTS);
        let get = |feature: Feature| self.matrix.get(index, feature);
        let when = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
        let said = get(Feature::SaidBefore).max(get(Feature::SaidAfter)) > 0.6;
        let copied = get(Feature::CopyBefore) + get(Feature::CopyAfter) > 0.0 && line.word_count() >= 4;
        let goes_on = self.text(index).starts_with(['…', '.']);
        let small = line.start == Start::Lower && self.text(index).starts_with(char::is_lowercase);
        let cut = small || line.end == End::Ellipsis || goes_on;
        let distance = article.saturating_sub(index + BEFORE).min(30) as f32;
        odds.clamp(-5.0, 2.0)
            + when(copied, weights.copy)
            + when(said, weights.repeated)
            + when(self.stands_twice(index), weights.twice)
            + weights.known * get(Feature::Known)
            - when(line.word_count() <= 2 && line.width < 30.0, weights.short)
            - when(line.width < 18.0, weights.narrow)
            - when(cut, weights.lower)
            // "The town will decide :" is set above its headline.
            - when(line.end == End::Colon && self.heads_below(index), weights.short)
            - when(tells_day_or_weather(self.scene, self.page, index), weights.states)
            // "…and nobody knows why" goes on from the headline above it.
            - when(self.states(index) || goes_on && self.rivals_above(index) > 0, weights.states)
            - when(index > article || self.is_announced(index), weights.late)
            - weights.caption * (self.opinions.caption[index] + 1.0).max(0.0)
            - weights.earlier * self.rivals_above(index).min(3) as f32
            - weights.distance * distance
    }

    /// Whether the same line stands right above or below: templates print their headline twice, over the picture and below it. Captions that are
    /// printed so end as sentences do, and what is clicked on has fewer words.
    fn stands_twice(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        let says = |at: usize| self.page.lines.get(at).is_some_and(|other| other.key == line.key);
        let beside = says(index + 1) || index > 0 && says(index - 1);
        beside && line.word_count() >= FEW_SPEAK && line.end != End::Sentence && self.says_something(index)
    }

    /// Whether the line above is no more than the announcement of other articles: "Related articles".
    fn is_announced(&self, index: usize) -> bool {
        let above = index.checked_sub(1).map(|above| &self.page.readings[above]);
        above.is_some_and(|above| {
            above.announces_only() && above.phrase.is_some_and(|kind| kind.role() == Role::Related)
        })
    }

    /// How many lines just above might be the title as well.
    fn rivals_above(&self, index: usize) -> usize {
        let wide = |line: &Line| line.word_count() >= 4 && line.width >= 24.0;
        (index.saturating_sub(BEFORE)..index).filter(|&at| wide(&self.page.lines[at]) && self.may_be(at)).count()
    }

    /// Whether the next line may be the title, and is wider.
    fn heads_below(&self, index: usize) -> bool {
        let below = index + 1;
        below < self.page.lines.len()
            && self.page.lines[below].width > self.page.lines[index].width
            && self.says_something(below)
            && self.may_be(below)
    }

    /// The line near `best` that says its end alone: a menu or kicker is glued to the other.
    fn unglued(&self, best: usize) -> usize {
        let glued = self.text(best);
        let near = best.saturating_sub(4)..(best + 5).min(self.page.lines.len());
        let says_end = |&at: &usize| {
            let line = self.text(at);
            let kicker = glued.strip_suffix(line).map(str::trim_end);
            // A topic with its colon is part of a headline.
            self.page.lines[at].width >= 15.0
                && kicker.is_some_and(|kicker| !kicker.is_empty() && !kicker.ends_with(':'))
        };
        near.into_iter().find(says_end).unwrap_or(best)
    }

    /// Whether line `index` ends with a full stop: a headline asks, exclaims or leaves it away.
    fn states(&self, index: usize) -> bool {
        states(&self.page.lines[index], self.text(index))
    }

    fn text(&self, index: usize) -> &str {
        self.scene.blocks[index].span.of(self.scene.text)
    }
}

/// Whether a line says behind a wide equals sign where and when a picture was taken, as Japanese papers do below theirs.
pub(super) fn is_wire_caption(line: &str) -> bool {
    let Some((_, told)) = line.rsplit_once(['＝', '=']) else { return false };
    let counted = |unit: char| {
        told.match_indices(unit)
            .any(|(at, _)| told[..at].ends_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)))
    };
    counted('日') || counted('月')
}

/// Whether most of the first letters of `text` are Latin.
fn is_latin(text: &str) -> bool {
    let begins = &text.as_bytes()[..text.len().min(2 * SAMPLE)];
    if begins.is_ascii() && begins.iter().filter(|byte| byte.is_ascii_alphabetic()).count() >= SAMPLE {
        return true;
    }
    let classes = Classes::get();
    let is_letter = |&c: &char| matches!(classes.of(c), Class::Letter | Class::Upper | Class::Wide);
    let latin = |c: char| if c < '\u{250}' { (1, 1) } else { (0, 1) };
    let (latin, letters) =
        text.chars().filter(is_letter).take(SAMPLE).map(latin).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    2 * latin >= letters
}

/// So many letters tell a script.
const SAMPLE: usize = 40;

/// The first of those with the highest score.
fn highest(scored: impl Iterator<Item = (usize, f32)>) -> Option<(usize, f32)> {
    scored.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}

//! What must not happen, whatever the sums say: a page without an article, an article without its middle.
//!
//! Shape alone calls a recipe's ingredients a menu. Whether it may do so depends on the company: on a page where nothing is
//! known to be furniture – no phrase of the lexicon, no credit, no date line, no line said twice – the lines that only look odd
//! are the article's own. So the threshold follows the page, and a line with no evidence against it gains what
//! `data/label/guards.tsv` says.

mod alike;
mod announced;
mod barred;
mod doubled;
mod gains;
mod inner;
mod marked;
mod numbered;
mod spoken;
mod verse;
mod wrapped;
mod written;

use super::appeal::is_dialog;
use super::captions::{CREDIT_LINE, LIKELY};
use super::feature::Feature;
use super::kind;
use super::line::{End, Line, Start};
use super::matrix::Matrix;
use super::model::Opinions;
use super::page::Page;
use super::role::Role;
use super::words::Topic;
use super::{Cue, Scene};
use crate::lexicon::Kind;
use gains::{Gain, Guards, NOTHING};

pub(super) use gains::replace;

/// What was decided on each line, and what the guards added to its sum.
pub(super) struct Decision {
    /// The sums with what the guards added: positive is body.
    pub(super) margins: Vec<f32>,
    /// What the forests said.
    pub(super) opinions: Opinions,
    /// What the guards added.
    gains: Vec<Gain>,
}

impl Decision {
    /// Whether each line stays in the body, given the sums of the forests.
    pub(super) fn of(scene: &Scene<'_>, page: &Page, matrix: &Matrix, opinions: Opinions) -> Self {
        let company = Company::of(scene, page, matrix, &opinions);
        let sums = &opinions.body;
        let mut gains: Vec<Gain> = (0..sums.len()).map(|index| company.gain(index)).collect();
        company.begin(&mut gains);
        company.keep_series(&mut gains);
        company.keep_doubled(&mut gains);
        company.keep_spoken(&mut gains);
        company.keep_wrapped(&mut gains);
        company.keep_marked(&mut gains);
        company.follow(&mut gains);
        company.keep_letter(&mut gains);
        company.keep_signatures(&mut gains);
        company.keep_addresses(&mut gains);
        company.open(&mut gains);
        company.head(&mut gains);
        company.join(&mut gains);
        company.keep_numbered(&mut gains);
        company.keep_announced(&mut gains);
        let body_share = share_of_body(matrix, sums, &gains);
        if body_share < Guards::get().least_body.weight && !is_dialog(page) {
            let stays = |&(index, _): &(usize, &mut Gain)| !company.has_evidence(index) && !company.is_announced(index);
            for (index, gain) in gains.iter_mut().enumerate().filter(stays) {
                let weight = gain.weight.max(1.0 - sums[index]);
                *gain = Gain { weight, ..Guards::get().least_body };
            }
        }
        let margins = sums.iter().zip(&gains).map(|(sum, gain)| sum + gain.weight).collect();
        Self { margins, opinions, gains }
    }

    /// Whether line `index` is body.
    pub(super) fn stays(&self, index: usize) -> bool {
        self.margins[index] > 0.0
    }

    /// The guard that spoke for line `index`, as a cue.
    pub(super) fn cue(&self, index: usize) -> Option<Cue> {
        let gain = self.gains[index];
        let cue =
            || Cue { name: gain.name.to_owned(), weight: gain.weight, row: format!("label/guards.tsv:{}", gain.line) };
        (gain.weight != 0.0).then(cue)
    }
}

/// What a line is measured against: how much of the page is known to be furniture, and where its body lies.
struct Company<'p> {
    scene: &'p Scene<'p>,
    page: &'p Page,
    matrix: &'p Matrix,
    sums: &'p [f32],
    captions: &'p [f32],
    /// Lines above the first sentence: title, kicker, byline, picture. They leave the body for fields of their own.
    head: usize,
    /// Lines below the head with evidence against them.
    known: usize,
    /// First and last line that are body, or nearly so.
    body: Option<(usize, usize)>,
    /// Last line that is body by its sum.
    last: Option<usize>,
    /// Lines that lead to the rest of another text behind their last sentence.
    teasers: usize,
    /// Whether the page is short, or the article on it: the forests see too little of it to do without its neighbours.
    brief: bool,
}

/// So many lines that lead to more behind their last sentence are a list of teasers; a single one may be the article's own first paragraph.
const TEASERS: usize = 2;
/// So many lines with evidence are few, however short the page.
const FEW_LINES: usize = 2;
/// From so many words on a line that ends as a sentence does is one: the smallest thing an article is made of.
const SENTENCE_WORDS: usize = 6;
/// The same between two lines of the body, where little else is to be expected.
const INNER_WORDS: usize = 4;
/// The same right behind a sentence of the body.
const FOLLOWING_WORDS: usize = 3;
/// From so many words on a sentence of the article may have one that page furniture has too.
const WORDY: usize = 10;
/// Words of such a sentence for each that page furniture has too, at least: "… nine euros more a month"; on a long page it has one at most.
const TELLING: f32 = 7.0;
/// Lines of an announcement between two paragraphs, at most: the words for it, the headline, a label.
const LONGEST_INTERRUPTION: usize = 3;
/// Words of a sentence that goes on from one with a word of furniture's, at least.
const TOLD_ON: usize = 2;
/// A sentence with a word of accounts gains less above the body by this divisor: "Sign up for free."
const ACCOUNT_DIVISOR: f32 = 2.0;
/// From so many words on a sentence between two others may have one word of furniture's.
const SPOKEN_WORDS: usize = 5;
/// Paragraphs of a brief article, at most.
const FEW_PARAGRAPHS: usize = 2;
/// Sentence ends inside a last paragraph, at least, its credit's aside: captions of three sentences are rare.
const CLOSING_STOPS: u32 = 2;

impl<'p> Company<'p> {
    fn of(scene: &'p Scene<'p>, page: &'p Page, matrix: &'p Matrix, opinions: &'p Opinions) -> Self {
        let (sums, captions) = (&opinions.body, &opinions.caption);
        let head = page.lines.iter().position(is_sentence).unwrap_or(0);
        let near = |sum: &f32| *sum + Guards::get().clean_outer.weight > 0.0;
        let body = sums.iter().position(near).zip(sums.iter().rposition(near));
        let last = sums.iter().rposition(|&sum| sum > 0.0);
        let teasers = page.readings.iter().filter(|readings| readings.teases).count();
        let mut company =
            Self { scene, page, matrix, sums, captions, head, known: 0, body, last, teasers, brief: false };
        company.known = (head..sums.len()).filter(|&index| company.has_evidence(index)).count();
        company.brief = sums.len() <= Guards::get().follow_lines || company.has_few_paragraphs();
        company
    }

    /// Whether the sums find no more than a few paragraphs: on a page of any length the article is a note, a poem or an interview of a few words.
    fn has_few_paragraphs(&self) -> bool {
        let is_paragraph = |&index: &usize| {
            let line = &self.page.lines[index];
            line.is_long() && line.end == End::Sentence && self.sums[index] > 0.0
        };
        (0..self.sums.len()).filter(is_paragraph).nth(FEW_PARAGRAPHS).is_none()
    }

    fn has_evidence(&self, index: usize) -> bool {
        self.matrix.get(index, Feature::Evidence) > 0.0 || self.page.readings[index].is_recognised()
    }

    /// What line `index` gains for standing on a clean page.
    fn gain(&self, index: usize) -> Gain {
        let lines = self.page.lines.len();
        if self.page.readings[index].appeals || self.notes_appeal(index) {
            return Guards::get().appeals;
        }
        if self.teasers >= TEASERS && self.page.readings[index].teases {
            return Guards::get().teases;
        }
        if self.signs_off(index) || self.ends_with_wire(index) {
            return Guards::get().signed_end;
        }
        let leads = self.page.lines[index].end == End::Colon;
        let said_below = |at: usize| at < lines && self.is_said(at, SENTENCE_WORDS);
        if self.page.readings[index].dateline && (said_below(index + 1) || leads && said_below(index + 2)) {
            return Guards::get().heads;
        }
        let few = self.known <= FEW_LINES || self.known as f32 <= Guards::get().few * lines as f32;
        if index < self.head || self.speaks_against(index) {
            return NOTHING;
        }
        let line = &self.page.lines[index];
        let least = if self.is_between(index) { INNER_WORDS } else { SENTENCE_WORDS };
        let is_sentence = line.end == End::Sentence && line.word_count() >= least;
        let sentence = if is_sentence && lines <= Guards::get().short_page { Guards::get().sentence } else { NOTHING };
        if !few {
            return sentence;
        }
        let inner = self.body.is_none_or(|(first, last)| first < index && index < last);
        match (self.known, inner || lines <= kind::FEW_LINES) {
            (0, true) => Guards::get().clean_inner,
            (0, false) if self.ends(index) => Guards::get().clean_outer,
            (0, false) => Guards::get().clean_outer_open,
            (_, true) if inner && Guards::get().few_inner.weight > sentence.weight => Guards::get().few_inner,
            _ => sentence,
        }
    }

    /// Whether line `index` is one of the headlines below the announcement of other articles: no sentence stands between the two.
    fn is_announced(&self, index: usize) -> bool {
        let announces = |at: usize| {
            let readings = &self.page.readings[at];
            readings.announces_only() && readings.phrase.is_some_and(|kind| kind.role() == Role::Related)
        };
        let is_headline = |&at: &usize| !self.is_said(at, FOLLOWING_WORDS) && !announces(at);
        let listed = (0..=index).rev().take_while(is_headline).count();
        listed > 0 && index.checked_sub(listed).is_some_and(announces)
    }

    /// Whether line `index` is a note to an appeal right above it: "※ The paper is the morning edition."
    fn notes_appeal(&self, index: usize) -> bool {
        index > 0 && self.page.readings[index - 1].appeals && self.text(index).starts_with(['※', '*'])
    }

    /// Whether line `index` is the article's last paragraph with its source or picture credit behind it: sentences after a paragraph,
    /// and no body below. A caption there is shorter, or has another above it.
    fn signs_off(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        let follows = index.checked_sub(1).is_some_and(|before| {
            let line = &self.page.lines[before];
            self.sums[before] > 0.0 && line.is_long() && line.end == End::Sentence
        });
        let signed = self.page.readings[index].credit_end > 0.0;
        let closes = self.last.is_none_or(|last| last <= index);
        signed && line.is_long() && line.inner_stops >= CLOSING_STOPS && follows && closes
    }

    /// Whether line `index` is the article's last sentence with the agency behind it that sent it: "The bridge stays shut. (PAP)". It follows a
    /// sentence of the body, or is the only one of a text of few lines.
    fn ends_with_wire(&self, index: usize) -> bool {
        let (line, lines) = (&self.page.lines[index], &self.page.lines);
        let looks_told = self.page.readings[index].text_end || self.captions[index] <= LIKELY;
        let tells = |words: usize| line.word_count() >= words && looks_told;
        let follows =
            || index > 0 && self.sums[index - 1] > 0.0 && is_sentence(&lines[index - 1]) && tells(FOLLOWING_WORDS);
        let alone =
            || index > 0 && lines.len() <= kind::FEW_LINES && !lines.iter().any(is_sentence) && tells(SENTENCE_WORDS);
        // One sentence of furniture's may be taken for body below it.
        let below = || self.sums[index + 1..].iter().filter(|&&sum| sum > 0.0).count();
        let looks_long = || self.page.lines[index].is_long() && self.captions[index] <= Guards::get().caption.weight;
        let closes = || self.last.is_none_or(|last| last <= index) || looks_long() && below() == 1;
        self.page.readings[index].wire_end && closes() && (follows() || alone())
    }

    /// Gives each sentence that goes on from a sentence of the body, or leads to one, what it gains for that: advertisements and players
    /// between the two set aside. An announcement of another article between them, with its headline, is an interruption, behind which a
    /// full sentence resumes. Of a long article the forests see enough to do without.
    fn follow(&self, gains: &mut [Gain]) {
        if !self.brief {
            return;
        }
        let (mut goes_on, mut resumes, mut headed, mut announced) = (false, false, false, false);
        let mut interruption = 0;
        for (index, gain) in gains.iter_mut().enumerate() {
            let line = &self.page.lines[index];
            if self.has_evidence(index) {
                let phrase = self.page.readings[index].phrase.map(Kind::role);
                resumes = (goes_on || resumes) && matches!(phrase, Some(Role::Related | Role::Label));
                goes_on &= phrase == Some(Role::Label);
                interruption += 1;
                resumes &= interruption <= LONGEST_INTERRUPTION;
                headed = false;
                // A question right below the words that announce a headline is that headline.
                announced = phrase == Some(Role::Related) && self.page.readings[index].announces_only();
                continue;
            }
            let goes =
                || self.goes_on(index, FOLLOWING_WORDS) || self.speaks_of_furniture(index) || self.is_shown(index);
            let follows = if goes_on && (goes() || self.is_short_between(index)) {
                Guards::get().follows
            } else if (resumes && !(announced && line.question) || headed && !line.question)
                && self.goes_on(index, SENTENCE_WORDS)
            {
                Guards::get().resumes
            } else {
                NOTHING
            };
            let follows =
                if follows.weight > 0.0 && line.ends_before_aside { Guards::get().initialled } else { follows };
            if follows.weight > gain.weight {
                *gain = follows;
            }
            announced = false;
            let told = goes_on;
            let stays = self.sums[index] + gain.weight > 0.0;
            let in_series = stays && Guards::get().keeps_series(gain.name);
            let said = self.is_said(index, FOLLOWING_WORDS) || told && self.is_short_between(index);
            goes_on = said && stays || in_series;
            resumes |= in_series;
            // The headline of the other article.
            interruption = if goes_on || in_series { 0 } else { interruption + 1 };
            let is_headline = line.end != End::Sentence || line.question || in_series;
            resumes &= !goes_on && is_headline && interruption <= LONGEST_INTERRUPTION;
            // What stands below a heading of the article's own goes on from what stands above it.
            headed = told && self.is_free_heading(index);
        }
        self.lead(gains);
    }

    /// Gives the sentences that open the article above a credit what they gain for that.
    fn open(&self, gains: &mut [Gain]) {
        let body_below = |index: usize| self.sums.get(index + 2).is_some_and(|&sum| sum > 0.0);
        if self.head < gains.len() && body_below(self.head) && opens(self.page, self.head) {
            gains[self.head] = Guards::get().opens;
        }
    }

    /// Gives a sentence that leads to a sentence of the body what it gains for that; above two of them it may have a few words.
    fn lead(&self, gains: &mut [Gain]) {
        let (mut leads, mut in_series) = (0, false);
        for (index, gain) in gains.iter_mut().enumerate().rev() {
            let mut lead = if in_series { Guards::get().resumes } else { Guards::get().leads };
            if !in_series && self.page.topics[index][Topic::Account as usize] > 0 {
                lead.weight /= ACCOUNT_DIVISOR;
            }
            let words = if leads > 1 { FOLLOWING_WORDS } else { SENTENCE_WORDS };
            let tells = || self.goes_on(index, words) || self.is_said(index, words) && self.is_shown(index);
            if leads > 0 && lead.weight > gain.weight && !self.has_evidence(index) && tells() {
                *gain = lead;
            }
            in_series = Guards::get().keeps_series(gain.name);
            let stays = (in_series || self.is_said(index, FOLLOWING_WORDS)) && self.sums[index] + gain.weight > 0.0;
            leads = if stays { leads + 1 } else { 0 };
        }
    }

    /// Whether line `index` is a sentence of a word or two between others, "Spectators: 640.", or the last before what is known: "He slept."
    fn is_short_between(&self, index: usize) -> bool {
        let (line, below) = (&self.page.lines[index], index + 1);
        let known_below = || below == self.sums.len() || self.has_evidence(below);
        let ends = || line.word_count() == 2 && line.start == Start::Upper && known_below();
        line.word_count() < FOLLOWING_WORDS
            && self.goes_on(index, 1)
            && !line.question
            && self.page.readings[index].byline == 0.0
            && (below < self.sums.len() && !self.has_evidence(below) && self.is_said(below, FOLLOWING_WORDS) || ends())
    }

    /// Whether line `index` tells something, though in the present as captions do, and no picture is beside it.
    fn is_shown(&self, index: usize) -> bool {
        let credited = |at: usize| {
            self.page.readings.get(at).is_some_and(|readings| readings.credit > 0.0 || readings.credit_end > 0.0)
        };
        let beside = || (index.saturating_sub(1)..index + 2).any(credited);
        self.captions[index] <= LIKELY
            && self.is_said(index, INNER_WORDS)
            && self.furniture(index) == 0.0
            && self.page.topics[index][Topic::Picture as usize] == 0
            && !self.has_evidence(index)
            && !self.is_said_above(index)
            && !beside()
    }

    /// Whether line `index` ends as a sentence of so many words does.
    fn is_said(&self, index: usize, words: usize) -> bool {
        let line = &self.page.lines[index];
        (line.end == End::Sentence || line.ends_before_aside) && line.word_count() >= words
    }

    /// Whether line `index` is a sentence that tells something: a page speaks to its readers in sentences too, but of accounts, links and
    /// pictures.
    fn goes_on(&self, index: usize, words: usize) -> bool {
        let furniture = self.furniture(index);
        let length = self.page.lines[index].word_count();
        // A long page offers more in sentences: "The best tips for your weekend. Sign up for free."
        let most = if self.sums.len() <= Guards::get().follow_lines { length as f32 / TELLING } else { 1.0 };
        let little = furniture == 0.0 || length >= WORDY && furniture <= most;
        self.is_said(index, words) && little && !self.speaks_against(index)
    }

    /// Whether line `index` has one word of furniture's, as an article on newspapers or subscribers may, does not speak to the reader, and leads to another
    /// sentence.
    fn speaks_of_furniture(&self, index: usize) -> bool {
        let to_reader = self.page.topics[index][Topic::Reader as usize] > 0;
        let told_on = index + 1 < self.sums.len() && !self.has_evidence(index + 1) && self.is_said(index + 1, TOLD_ON);
        self.furniture(index) == 1.0
            && !to_reader
            && told_on
            && self.is_said(index, SPOKEN_WORDS)
            && !self.speaks_against(index)
    }

    /// How many words of line `index` are furniture's. A word for "by" at its beginning is an article or "of" in other languages ("De brug").
    fn furniture(&self, index: usize) -> f32 {
        self.matrix.get(index, Feature::Furniture) - f32::from(self.page.topics[index][Topic::By as usize])
    }

    /// Whether the lines before and after line `index` are body by their sums.
    fn is_between(&self, index: usize) -> bool {
        let is_body = |at: usize| self.sums.get(at).is_some_and(|&sum| sum > 0.0);
        index.checked_sub(1).is_some_and(is_body) && is_body(index + 1)
    }

    /// Whether more than its shape speaks against line `index`: evidence, a caption's look, words said in the head.
    fn speaks_against(&self, index: usize) -> bool {
        self.has_evidence(index) || self.is_said_above(index) || self.captions[index] > Guards::get().caption.weight
    }

    /// Whether the head of the page says line `index`.
    fn is_said_above(&self, index: usize) -> bool {
        let key = self.page.lines[index].key;
        self.page.lines[..self.head].iter().enumerate().any(|(at, line)| at != index && line.key == key)
    }

    fn text(&self, index: usize) -> &'p str {
        self.scene.blocks[index].span.of(self.scene.text)
    }

    /// Whether line `index` ends like a sentence, or announces more.
    fn ends(&self, index: usize) -> bool {
        matches!(self.page.lines[index].end, End::Sentence | End::Colon)
    }
}

/// Whether line `index` opens the article above its first picture's credit: the first sentences of the page, two or more, that speak of no
/// picture. Of the captions of real pages that stand so none has two sentences (docs/label.md).
pub(super) fn opens(page: &Page, index: usize) -> bool {
    let line = &page.lines[index];
    // In Chinese and Japanese the last full stop counts as well.
    let sentences = line.inner_stops + u32::from(line.wides == 0);
    let tells = line.end == End::Sentence && sentences > 1 && line.word_count() >= WORDY;
    let credited = page.readings.get(index + 1).is_some_and(|below| below.credit >= CREDIT_LINE);
    tells
        && credited
        && page.topics[index][Topic::Picture as usize] == 0
        && !page.readings[index].is_recognised()
        && !page.lines[..index].iter().any(is_sentence)
}

/// Four words or more that end as a sentence does, or a sentence and the announcement of a list.
pub(super) fn is_sentence(line: &Line) -> bool {
    let announces = line.end == End::Colon && (line.inner_stops > 0 || line.is_long());
    line.end == End::Sentence && line.word_count() >= 4 || announces
}

/// Share of the text that the sums keep; 1 where there is no text.
fn share_of_body(matrix: &Matrix, sums: &[f32], gains: &[Gain]) -> f32 {
    let width = |index: usize| matrix.get(index, Feature::Width);
    let all: f32 = (0..sums.len()).map(width).sum();
    let stays = |&index: &usize| sums[index] + gains[index].weight > 0.0;
    if all > 0.0 { (0..sums.len()).filter(stays).map(width).sum::<f32>() / all } else { 1.0 }
}

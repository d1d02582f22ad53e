//! The journey of records that are texts, through all stages, until nothing more is found in any of them.

use super::label::Unlabelled;
use super::repair::Repaired;
use super::{
    Change, Cleaned, Facts, Fixed, Found, Ledger, Licence, cuts, emit, headline, identify, judge, label, repair,
};
use super::{credit, respell, split, title};
use crate::desk::Desk;
use crate::finding::Draft;
use crate::label::Memory;
use crate::record::{Article, Input};
use crate::rules::Rule;
use crate::text::Patch;
use std::borrow::Cow;

/// How often a text is read again after edits, at most. A pass only takes away or settles, so it ends by itself;
/// the limit is for texts made to provoke.
const MOST_PASSES: usize = 8;

/// A text under way.
struct Journey<'o, 'a> {
    input: Input<'a>,
    /// The text as the next pass reads it.
    repaired: Repaired<'o>,
    before: Before<'o>,
    course: Course<'o>,
}

/// What the passes so far have made of a text.
struct Course<'o> {
    ledger: Ledger<'o>,
    /// The ledger of the title that the record came with.
    title: Option<Ledger<'o>>,
    record: emit::Gathered,
    /// The title of the first pass, where the record came with none.
    headline: Option<String>,
    /// Whether nothing more is found.
    is_done: bool,
}

/// What the passes so far found out and the next may take over, as it rests on what edits have left alone.
#[derive(Default)]
struct Before<'t> {
    language: identify::Heard,
    lines: Memory<'t>,
    names: respell::Asked,
    phrases: cuts::Searched,
}

/// Takes texts through the stages; see [`super::clean_all`].
pub(super) fn texts<'a>(mut inputs: Vec<Input<'a>>, desk: &Desk) -> Vec<Cleaned<'a>> {
    // Out of the records, as the stages read the repaired text alone.
    let originals: Vec<Cow<'a, str>> = inputs.iter_mut().map(|input| std::mem::take(&mut input.text)).collect();
    let titles: Vec<Option<Cow<'a, str>>> = inputs.iter().map(|input| input.title.clone()).collect();
    let begun = inputs.into_iter().zip(originals.iter().zip(&titles));
    let begun = begun.map(|(input, (original, title))| Journey::begin(input, original, title.as_deref(), desk));
    let mut journeys: Vec<Journey<'_, 'a>> = begun.collect();
    for pass in 1..=MOST_PASSES {
        let going: Vec<_> = journeys.iter_mut().filter(|journey| !journey.course.is_done).collect();
        if going.is_empty() {
            break;
        }
        read_all(going, desk, pass);
    }
    let ended: Vec<(Article<'a>, Option<String>)> = journeys.into_iter().map(Journey::end).collect();
    let cleaned = ended.into_iter().zip(originals).map(|((mut article, edited), original)| {
        let fixed = edited.map_or(original, Cow::Owned);
        article.text = desk.options.undoable.then(|| fixed.to_string());
        Cleaned { article, fixed: Fixed::of(fixed, Patch::default()) }
    });
    cleaned.collect()
}

impl<'o, 'a> Journey<'o, 'a> {
    /// A text that has been repaired, and nothing more.
    fn begin(input: Input<'a>, original: &'o str, title: Option<&'o str>, desk: &Desk) -> Self {
        let ledger_of =
            |original, field| Ledger::new(original, field, Licence { unsafe_fixes: desk.options.unsafe_fixes });
        let (mut ledger, title) = (ledger_of(original, "text"), title.map(|title| ledger_of(title, "title")));
        let repaired = repair::characters(&mut ledger, desk);
        let course = Course { ledger, title, record: emit::Gathered::default(), headline: None, is_done: false };
        Self { input, repaired, before: Before::default(), course }
    }

    /// Makes the edits of a pass, and all ready for the next.
    fn edit(&mut self, applied: &[Change], desk: &Desk) {
        if applied.is_empty() {
            return;
        }
        let Self { repaired, before, course, .. } = self;
        if course.is_done {
            repaired.text = course.ledger.text();
            return;
        }
        before.phrases.edited(&repaired.text, applied);
        let edited = repaired.edited(applied, &mut course.ledger, desk);
        before.lines.keep_text(std::mem::replace(repaired, edited).text);
    }

    /// The record, and its text if that is no longer the original.
    fn end(self) -> (Article<'a>, Option<String>) {
        let edited = match self.repaired.text {
            Cow::Owned(edited) => Some(edited),
            Cow::Borrowed(_) => None,
        };
        let mut findings = self.course.title.map_or(Vec::new(), Ledger::close);
        findings.append(&mut self.course.ledger.close());
        (self.course.record.article(self.input, findings), edited)
    }
}

/// One pass over one text, with what the stages have found out so far.
struct Reading<'p, 'o> {
    input: &'p Input<'p>,
    text: &'p str,
    before: &'p mut Before<'o>,
    found: Found,
}

impl<'o> Reading<'_, 'o> {
    fn split(&mut self) {
        self.found.blocks = split::split(self.text);
    }

    fn identify(&mut self, desk: &Desk) {
        let (blocks, heard) = (&self.found.blocks, &mut self.before.language);
        self.found.language = identify::document(self.text, blocks, self.input, &desk.options.languages, heard);
        let outlet = desk.options.outlet.as_deref();
        let named = outlet.map(|outlet| outlet.lines(self.text, blocks, self.input.title.as_deref()));
        self.found.named = named.unwrap_or_default();
    }

    fn unlabelled(&mut self) -> Unlabelled<'_, 'o> {
        let Found { blocks, named, language, .. } = &self.found;
        let (title, memory) = (self.input.title.as_deref(), &mut self.before.lines);
        Unlabelled { text: self.text, blocks, named, language: language.tag, title, memory }
    }

    fn credit(&mut self) {
        let Found { blocks, labels, language, .. } = &self.found;
        self.found.pictures = credit::pictures(self.text, blocks, labels, language.tag);
    }

    fn respell(&mut self, desk: &Desk) {
        let (found, asked) = (&mut self.found, &mut self.before.names);
        let title = self.input.title.as_deref();
        found.names = respell::names(self.text, title, &found.blocks, &found.labels, &found.language, desk, asked);
    }

    fn search(&mut self) {
        self.found.phrases = self.before.phrases.may_hold(self.text, self.found.language.tag);
    }
}

/// One pass over all texts that are still under way.
fn read_all(mut going: Vec<&mut Journey<'_, '_>>, desk: &Desk, pass: usize) {
    let (mut readings, mut courses) = (Vec::with_capacity(going.len()), Vec::with_capacity(going.len()));
    for Journey { input, repaired, before, course } in going.iter_mut().map(|journey| &mut **journey) {
        readings.push(Reading { input, text: &repaired.text, before, found: Found::default() });
        courses.push(course);
    }
    readings.iter_mut().for_each(Reading::split);
    readings.iter_mut().for_each(|reading| reading.identify(desk));
    let labels = label::blocks_of_all(readings.iter_mut().map(Reading::unlabelled).collect());
    readings.iter_mut().zip(labels).for_each(|(reading, labels)| reading.found.labels = labels);
    readings.iter_mut().for_each(Reading::credit);
    readings.iter_mut().for_each(|reading| reading.respell(desk));
    readings.iter_mut().for_each(Reading::search);
    let settled = readings.into_iter().map(|reading| Facts::settle(reading.input, desk, reading.text, reading.found));
    let facts: Vec<Facts<'_>> = settled.collect();
    let mut drafts = judge::findings_of_all(&facts);
    let mut titles: Vec<_> = facts.iter().map(title::findings).collect();
    if pass == MOST_PASSES {
        // The record is the text as this pass read it, so that it must stay as it is.
        drafts.iter_mut().chain(&mut titles).flatten().for_each(|(_, draft)| draft.edits.clear());
    }
    let drafts = drafts.into_iter();
    if pass > 1 {
        facts.iter().zip(&mut courses).for_each(|(facts, course)| course.note_written(facts));
    }
    let applied: Vec<Vec<Change>> =
        drafts.zip(&mut courses).map(|(drafts, course)| course.ledger.enter(drafts)).collect();
    let titles: Vec<Option<String>> =
        titles.into_iter().zip(&mut courses).map(|(drafts, course)| course.retitled(drafts)).collect();
    for (((facts, applied), title), course) in facts.iter().zip(&applied).zip(&titles).zip(&mut courses) {
        course.is_done = applied.is_empty() && title.is_none() || pass == MOST_PASSES;
        course.gather(facts, applied, pass);
    }
    drop(facts);
    for (journey, title) in going.iter_mut().zip(titles) {
        journey.input.title = title.map(Cow::Owned).or(journey.input.title.take());
    }
    going.iter_mut().zip(&applied).for_each(|(journey, applied)| journey.edit(applied, desk));
}

impl Course<'_> {
    /// Notes what is about to leave as it was before names in it were respelled.
    fn note_written(&mut self, facts: &Facts<'_>) {
        let lines = facts.leaving(|_| true).map(|index| facts.blocks[index].span);
        let spans = lines.chain(facts.cuts.iter().map(|cut| cut.span));
        let written = spans.filter_map(|span| Some((span, self.ledger.as_written(span)?)));
        self.record.note_written(written.collect());
    }

    /// The title that the record came with, after the edits of a pass; `None` where there are none.
    fn retitled(&mut self, drafts: Vec<(&'static Rule, Draft)>) -> Option<String> {
        let ledger = self.title.as_mut().filter(|_| !drafts.is_empty())?;
        let applied = ledger.enter(drafts);
        (!applied.is_empty()).then(|| ledger.text().into_owned())
    }

    /// Takes in what a pass found out; `applied` are the edits it asks for.
    fn gather(&mut self, facts: &Facts<'_>, applied: &[Change], pass: usize) {
        let first = self.headline.as_deref().filter(|_| applied.is_empty());
        let again = first.and_then(|first| headline::reread(facts, first));
        self.record.gather(again.as_ref().unwrap_or(facts), applied, self.is_done);
        if pass == 1 && !self.is_done && facts.input.title.is_none() {
            self.headline = facts.title().map(|(_, title)| title.to_owned());
        }
    }
}

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
    /// How many passes there were.
    passes: usize,
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
    loop {
        let going: Vec<_> = journeys.iter_mut().filter(|journey| !journey.course.is_done).collect();
        if going.is_empty() {
            break;
        }
        read_all(going, desk);
        for (journey, (original, title)) in journeys.iter_mut().zip(originals.iter().zip(&titles)) {
            if journey.before.names.has_turned() {
                journey.begin_anew(original, title, desk);
            }
        }
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
        let (repaired, course) = Course::begin(original, title, desk);
        Self { input, repaired, before: Before::default(), course }
    }

    /// Goes back to where it began, to respell names later or not at all.
    fn begin_anew(&mut self, original: &'o str, title: &'o Option<Cow<'a, str>>, desk: &Desk) {
        (self.repaired, self.course) = Course::begin(original, title.as_deref(), desk);
        self.before = Before { names: self.before.names.anew(), ..Before::default() };
        self.input.title.clone_from(title);
    }

    /// Makes the edits of a pass, and all ready for the next.
    fn edit(&mut self, Entered { applied, title }: Entered, desk: &Desk) {
        let Self { input, repaired, before, course } = self;
        if let Some(title) = title {
            input.title = Some(Cow::Owned(title));
        }
        if applied.is_empty() {
            return;
        }
        if course.is_done {
            repaired.text = course.ledger.text();
            return;
        }
        before.phrases.edited(&repaired.text, &applied);
        let edited = repaired.edited(&applied, &mut course.ledger, desk);
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

    fn settle<'d>(self, desk: &'d Desk) -> (Facts<'d>, &'d mut respell::Asked)
    where
        Self: 'd,
    {
        (Facts::settle(self.input, desk, self.text, self.found), &mut self.before.names)
    }
}

/// One pass over all texts that are still under way.
fn read_all(mut going: Vec<&mut Journey<'_, '_>>, desk: &Desk) {
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
    let settled = readings.into_iter().map(|reading| reading.settle(desk));
    let (facts, mut asked): (Vec<Facts<'_>>, Vec<&mut respell::Asked>) = settled.unzip();
    let drafts = judge::findings_of_all(&facts).into_iter().zip(facts.iter().map(title::findings));
    let entered =
        drafts.zip(facts.iter().zip(&mut courses)).map(|(drafts, (facts, course))| course.enter(facts, drafts));
    let entered: Vec<Entered> = entered.collect();
    for ((facts, entered), (course, asked)) in facts.iter().zip(&entered).zip(courses.iter_mut().zip(&mut asked)) {
        course.is_done = course.is_last_pass() || entered.is_nothing() && !asked.come_in();
        course.gather(facts, &entered.applied);
    }
    drop(facts);
    going.into_iter().zip(entered).for_each(|(journey, entered)| journey.edit(entered, desk));
}

/// What a pass asked for and the ledgers took.
struct Entered {
    /// The edits of the text.
    applied: Vec<Change>,
    /// The title that the record came with, after its edits; `None` where there are none.
    title: Option<String>,
}

impl Entered {
    fn is_nothing(&self) -> bool {
        self.applied.is_empty() && self.title.is_none()
    }
}

/// Findings in a text, and in the title that its record came with.
type Drafts = (Vec<(&'static Rule, Draft)>, Vec<(&'static Rule, Draft)>);

impl<'o> Course<'o> {
    /// Where nothing but the characters of `original` has been mended.
    fn begin(original: &'o str, title: Option<&'o str>, desk: &Desk) -> (Repaired<'o>, Self) {
        let licence = Licence { unsafe_fixes: desk.options.unsafe_fixes };
        let mut ledger = Ledger::new(original, "text", licence);
        let repaired = repair::characters(&mut ledger, desk);
        let title = title.map(|title| Ledger::new(title, "title", licence));
        let record = emit::Gathered::default();
        (repaired, Self { ledger, title, record, headline: None, passes: 0, is_done: false })
    }

    /// Whether the text is not read again, come what may.
    fn is_last_pass(&self) -> bool {
        self.passes == MOST_PASSES
    }

    /// Enters what a pass found.
    fn enter(&mut self, facts: &Facts<'_>, (mut drafts, mut titles): Drafts) -> Entered {
        self.passes += 1;
        if self.is_last_pass() {
            // The record is the text as this pass read it, so that it must stay as it is.
            drafts.iter_mut().chain(&mut titles).for_each(|(_, draft)| draft.edits.clear());
        }
        if self.passes > 1 {
            self.note_written(facts);
        }
        Entered { applied: self.ledger.enter(drafts), title: self.retitled(titles) }
    }

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
    fn gather(&mut self, facts: &Facts<'_>, applied: &[Change]) {
        let first = self.headline.as_deref().filter(|_| applied.is_empty());
        let again = first.and_then(|first| headline::reread(facts, first));
        self.record.gather(again.as_ref().unwrap_or(facts), applied, self.is_done);
        if self.passes == 1 && !self.is_done && facts.input.title.is_none() {
            self.headline = facts.title().map(|(_, title)| title.to_owned());
        }
    }
}

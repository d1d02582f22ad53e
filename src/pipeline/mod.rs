//! The journey of one record.

mod credit;
mod cuts;
mod emit;
mod facts;
mod fields;
mod headline;
mod houses;
mod identify;
mod judge;
mod label;
mod ledger;
mod look;
mod outlet;
mod page;
mod repair;
mod respell;
mod sheet;
pub mod split;
mod trail;

pub use credit::Picture;
pub use cuts::Cut;
pub use facts::{Departure, Facts, Found};
pub use houses::Houses;
pub use identify::{DocumentLanguage, Fragment};
pub use ledger::{Change, Ledger, Licence};
pub use look::{Look, look};
pub(crate) use outlet::key as outlet_key;
pub use outlet::{Named, Outlet, SURE as SURE_IF_NAMED};

use crate::desk::Desk;
use crate::label::Memory;
use crate::record::{Article, Input};
use std::borrow::Cow;

/// A cleaned article and its fixed text.
#[derive(Debug)]
pub struct Cleaned<'a> {
    /// The record.
    pub article: Article<'a>,
    /// The input text after all applied edits.
    pub fixed: String,
}

/// How often a text is read again after edits, at most. A pass only takes away or settles, so it ends by itself;
/// the limit is for texts made to provoke.
const MOST_PASSES: usize = 8;

/// What the passes so far found out and the next may take over, as it rests on what edits have left alone.
#[derive(Default)]
struct Before<'t> {
    language: identify::Heard,
    lines: Memory<'t>,
    names: respell::Asked,
    phrases: cuts::Searched,
}

/// Takes one record through the stages: read, repair, split, identify, label, credit, respell, judge, emit.
///
/// What was edited is read again until nothing more is found: a fixed text must be one that stays as it is.
pub fn clean<'a>(input: Input<'a>, desk: &Desk) -> Cleaned<'a> {
    houses::with(
        desk.options.houses,
        || if input.html.is_some() { page::clean(input, desk) } else { text(input, desk) },
    )
}

/// The journey of a record that is a text.
fn text<'a>(mut input: Input<'a>, desk: &Desk) -> Cleaned<'a> {
    // Out of the record, as the stages read the repaired text alone.
    let original = std::mem::take(&mut input.text);
    let mut ledger = Ledger::new(&original, "text", Licence { unsafe_fixes: desk.options.unsafe_fixes });
    let mut repaired = repair::characters(&mut ledger, desk);
    let mut record = emit::Gathered::default();
    let mut before = Before::default();
    let mut headline: Option<String> = None;
    let mut pass = 1;
    let text = loop {
        let text = &*repaired.text;
        let blocks = split::split(text);
        let language = identify::document(text, &blocks, &input, &desk.options.languages, &mut before.language);
        let (outlet, title) = (desk.options.outlet.as_deref(), input.title.as_deref());
        let named = outlet.map(|outlet| outlet.lines(text, &blocks, title)).unwrap_or_default();
        let labels = label::blocks(text, &blocks, &named, &language, title, &mut before.lines);
        let pictures = credit::pictures(text, &blocks, &labels);
        let names = respell::names(text, &blocks, &labels, &language, desk, &mut before.names);
        let phrases = before.phrases.may_hold(text, language.tag);
        let found = Found { blocks, language, labels, named, pictures, names, phrases };
        let facts = Facts::settle(&input, desk, text, found);
        let applied = ledger.enter(judge::findings(&facts));
        let last = applied.is_empty() || pass == MOST_PASSES;
        let again =
            headline.as_deref().filter(|_| applied.is_empty()).and_then(|first| headline::reread(&facts, first));
        record.gather(again.as_ref().unwrap_or(&facts), &applied, last);
        if last {
            break if applied.is_empty() { repaired.text } else { ledger.text() };
        }
        if pass == 1 && title.is_none() {
            headline = facts.title().map(|(_, title)| title.to_owned());
        }
        before.phrases.edited(text, &applied);
        let edited = repaired.edited(&applied, &mut ledger, desk);
        before.lines.keep_text(std::mem::replace(&mut repaired, edited).text);
        pass += 1;
    };
    let findings = ledger.close();
    let fixed = match text {
        Cow::Owned(edited) => edited,
        Cow::Borrowed(_) => original.into_owned(),
    };
    Cleaned { article: record.article(input, findings, desk.options.undoable.then(|| fixed.clone())), fixed }
}

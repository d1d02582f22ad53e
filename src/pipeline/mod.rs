//! The journey of one record, and of several side by side.

mod credit;
mod cuts;
mod emit;
mod facts;
mod fields;
pub mod given;
mod headline;
mod houses;
mod identify;
mod journey;
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
mod template;
mod title;
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
use crate::record::{Article, Input};
use crate::text::Patch;
use std::borrow::Cow;

/// A cleaned article and its fixed text.
#[derive(Debug)]
pub struct Cleaned<'a> {
    /// The record.
    pub article: Article<'a>,
    /// The input after all applied edits.
    pub fixed: Fixed<'a>,
}

/// A text, or the source of a page, and what is still to be edited in it: most who want the record never ask for a page again.
#[derive(Clone, Debug)]
pub struct Fixed<'a> {
    before: Cow<'a, str>,
    patch: Patch,
}

impl<'a> Fixed<'a> {
    fn of(before: Cow<'a, str>, patch: Patch) -> Self {
        Self { before, patch }
    }

    /// The text with its edits.
    pub fn into_text(self) -> String {
        if self.patch.is_empty() { self.before.into_owned() } else { self.patch.apply(&self.before) }
    }
}

/// Takes one record through the stages: read, repair, split, identify, label, credit, respell, judge, emit.
///
/// What was edited is read again until nothing more is found: a fixed text must be one that stays as it is.
pub fn clean<'a>(input: Input<'a>, desk: &Desk) -> Cleaned<'a> {
    clean_all(vec![input], desk).pop().expect("a record goes in, a record comes out")
}

/// How many records go side by side: enough that what one has brought near serves others, and few enough that all of them stay near.
pub const SIDE_BY_SIDE: usize = 12;

/// Takes records through the stages side by side, and gives them back in order; each comes out as it would alone.
///
/// A stage is done for some texts before the next one is: it is a lot of code and tables, and what one record has brought near serves the
/// others.
pub fn clean_all<'a>(inputs: Vec<Input<'a>>, desk: &Desk) -> Vec<Cleaned<'a>> {
    houses::with(desk.options.houses, || {
        let (mut cleaned, mut texts) = (Vec::with_capacity(inputs.len()), Vec::with_capacity(inputs.len()));
        for input in inputs {
            let is_page = input.html.is_some();
            if is_page || texts.len() == SIDE_BY_SIDE {
                cleaned.extend(journey::texts(std::mem::take(&mut texts), desk));
            }
            if is_page { cleaned.push(page::clean(input, desk)) } else { texts.push(input) }
        }
        cleaned.extend(journey::texts(texts, desk));
        cleaned
    })
}

//! What leaked once leaked more than once: a name that surely stands in another convention speaks for the others of its article.
//!
//! Wladimir Schtscherbina alone might be a German. Beside Jewgeni Tschernow, whom no English newsroom writes so, he came with him.

use super::judge::{ENOUGH, Verdict};
use super::person::Person;
use super::weigh::is_written_so;
use super::{Convention, given};
use crate::language::Tag;
use crate::memo::Texts;
use std::cell::RefCell;

/// How many forms a thread keeps.
const KEPT_FORMS: usize = 2048;

thread_local! {
    /// The conventions that write a form: the same people are named article after article.
    static WRITERS: RefCell<Texts<(Tag, Convention), u32>> = RefCell::new(Texts::new(KEPT_FORMS));
}

/// The conventions, as bits, that could have written one of `people` who surely are written in another than this newsroom's: Sergej Šojgu stands
/// for Czechs, Slovaks and Croats alike.
pub(super) fn of(people: &[Person<'_>]) -> u32 {
    let sure = people.iter().map(|person| &person.verdict).filter(|verdict| verdict.sum.total >= ENOUGH);
    sure.map(writers).fold(0, |all, own| all | own)
}

fn writers(verdict: &Verdict) -> u32 {
    let Some(reading) = &verdict.reading else { return 0 };
    let writes = |convention: &Convention| {
        *convention == reading.convention
            || is_written_so(&reading.source, reading.language, *convention, &verdict.form)
    };
    WRITERS.with_borrow_mut(|seen| {
        seen.answer(&verdict.form, (reading.language, reading.convention), || {
            Convention::of_newsrooms().filter(writes).map(given::bit).fold(0, |all, one| all | one)
        })
    })
}

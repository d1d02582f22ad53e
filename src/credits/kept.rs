//! Readings kept: the stages ask for the same line more than once, and a cleaned text is read again.

use super::credit::{Reading, Trailing};
use super::gate::may_be_credit;
use super::trailing::may_be_glued;
use crate::memo::Texts;
use std::cell::RefCell;

/// Lines kept a thread; a line that passed the gate is short.
const KEPT_LINES: usize = 2048;

thread_local! {
    static READ: RefCell<Texts<(), Option<Reading>>> = RefCell::new(Texts::new(KEPT_LINES));
    static CUT: RefCell<Texts<(), Option<Trailing>>> = RefCell::new(Texts::new(KEPT_LINES));
}

/// [`super::read`], which it calls the first time.
pub(crate) fn read(line: &str) -> Option<Reading> {
    if !may_be_credit(line) {
        return None;
    }
    READ.with_borrow_mut(|seen| seen.answer(line, (), || super::read(line)))
}

/// [`super::trailing`], which it calls the first time.
pub(crate) fn trailing(line: &str) -> Option<Trailing> {
    if !may_be_glued(line) {
        return None;
    }
    CUT.with_borrow_mut(|seen| seen.answer(line, (), || super::trailing(line)))
}

//! Readings kept: the stages ask for the same line more than once, and a cleaned text is read again.

use super::credit::{Reading, Trailing};
use super::gate::may_be_credit;
use super::read::read_tokens;
use super::tokens::Tokens;
use super::trailing::{cut_off, may_be_glued};
use crate::memo::Texts;
use crate::text::Span;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// Lines kept a thread; a line that passed the gate is short.
const KEPT_LINES: usize = 128;

thread_local! {
    // A reading is ten times as large as the place for it, and most lines have none.
    static READ: RefCell<Texts<(), Option<Rc<Reading>>>> = RefCell::new(Texts::new(KEPT_LINES));
    static CUT: RefCell<Texts<(), Option<Rc<Trailing>>>> = RefCell::new(Texts::new(KEPT_LINES));
    static MISSPELT: RefCell<Texts<(), Vec<(Span, &'static str)>>> = RefCell::new(Texts::new(KEPT_LINES));
}

/// Forgets all readings: this thread is to know other houses.
pub(crate) fn forget() {
    READ.set(Texts::new(KEPT_LINES));
    CUT.set(Texts::new(KEPT_LINES));
    MISSPELT.set(Texts::new(KEPT_LINES));
}

/// A line of which both questions are asked: it is cut into tokens once.
pub(crate) struct Line<'t> {
    text: &'t str,
    tokens: OnceCell<Tokens<'t>>,
}

impl<'t> Line<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        Self { text, tokens: OnceCell::new() }
    }

    /// [`super::read`], worked out the first time.
    pub(crate) fn read(&self) -> Option<Rc<Reading>> {
        if !may_be_credit(self.text) {
            return None;
        }
        READ.with_borrow_mut(|seen| seen.answer(self.text, (), || read_tokens(self.tokens()).map(Rc::new)))
    }

    /// [`super::trailing`], worked out the first time.
    pub(crate) fn trailing(&self) -> Option<Rc<Trailing>> {
        if !may_be_glued(self.text) {
            return None;
        }
        CUT.with_borrow_mut(|seen| seen.answer(self.text, (), || cut_off(self).map(Rc::new)))
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    pub(super) fn tokens(&self) -> &Tokens<'t> {
        self.tokens.get_or_init(|| Tokens::of(self.text))
    }
}

/// [`super::read`], which it calls the first time.
pub(crate) fn read(line: &str) -> Option<Rc<Reading>> {
    Line::of(line).read()
}

/// [`super::trailing`], which it calls the first time.
pub(crate) fn trailing(line: &str) -> Option<Rc<Trailing>> {
    Line::of(line).trailing()
}

/// [`super::misspelt`], which it calls the first time.
pub(crate) fn misspelt(line: &str) -> Vec<(Span, &'static str)> {
    MISSPELT.with_borrow_mut(|seen| seen.answer(line, (), || super::misspelt(line)))
}

//! Who wrote the article, told below it: "Ada Berg is a reporter for the Harbour Post."
//!
//! In every language such a line names the author again, and an article does not name its own author otherwise. So the last line of the body that
//! begins with the name of the byline, or gives it with an address, is no part of the article if the name stands nowhere else in it.

use super::kind::{BELOW_TITLE, View};
use crate::metadata::bylines;

/// A longer line, in bytes, tells more than who somebody is.
const LONGEST: usize = 600;
/// How sure the reader of bylines is of a common given name and a surname, or of more.
const NAMED: f32 = 0.7;
/// What stands before the name at the beginning of the line, at most, in bytes: "About the author: ".
const LONGEST_LEAD: usize = 24;
/// Lines of the body above it, at least.
const LEAST_BODY: usize = 3;
/// Bytes of a surname, at least: a shorter one stands in other words.
const LEAST_SURNAME: usize = 3;

impl View<'_> {
    /// The line that tells of the author, if the last one of the body does.
    pub(super) fn find_bio(&self) -> Option<usize> {
        let title = self.titles.best?;
        let signs = |at: &usize| !self.stays(*at) && self.readings(*at).byline >= NAMED && !self.titles.holds(*at);
        let byline = (title + 1..self.body.len().min(title + 1 + BELOW_TITLE)).find(signs)?;
        let (last, line) = (self.last_body, self.text(self.last_body));
        if line.len() > LONGEST || !self.stays(last) {
            return None;
        }
        let authors = bylines::read_again(self.text(byline), self.scene.language)?.authors;
        let told = |name: &str| line.find(name).is_some_and(|at| at <= LONGEST_LEAD || line.contains('@'));
        let name = authors.iter().map(|author| author.name.as_str()).find(|name| told(name))?;
        let surname = name.rsplit(' ').next().filter(|surname| surname.len() >= LEAST_SURNAME && *surname != name)?;
        let body = || (byline + 1..last).filter(|&at| self.stays(at) && !self.titles.holds(at));
        let alone = body().count() >= LEAST_BODY && !body().any(|at| self.text(at).contains(surname));
        alone.then_some(last)
    }
}

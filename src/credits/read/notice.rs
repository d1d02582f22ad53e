//! The copyright notice: where it opens, the years in it, how far it goes.

use super::Reader;
use crate::credits::credit::Cue;
use crate::credits::party::{self, Who};
use crate::credits::tokens::Kind;

impl Reader<'_, '_> {
    /// "© Ada Berg": the sign opens the notice; behind a caption and no label it is no credit's.
    pub(super) fn copyright_sign(&mut self) {
        self.cue(Cue::Copyright);
        // "Ada Berg/© Harbour Pictures": a stroke chains maker and owner.
        let chained = self.at > 0 && self.tokens.kind(self.at - 1) == Some(Kind::Slash);
        // "뉴스1 © News1 김민수": a house that is known is no caption.
        let houses = self.parties.iter().all(|party| matches!(party.who, Who::Known(_)));
        let captioned = !houses && !chained && self.label.is_none() && self.copyright.is_none();
        self.open_notice(self.at, self.at + 1);
        self.at += 1;
        self.skip_years();
        self.broken |= captioned && self.tokens.kind(self.at) == Some(Kind::Word);
    }

    /// Opens the notice with the tokens `from..to`; only the first one counts.
    pub(super) fn open_notice(&mut self, from: usize, to: usize) {
        if self.copyright.is_none() {
            self.copyright = Some((from, to));
            self.notice_open = true;
        }
    }

    /// "© 2023 by Ada Berg": the year and the small word are the notice's.
    pub(super) fn skip_years(&mut self) {
        while party::is_year(self.tokens, self.at) || (self.copyright.is_some() && self.is_by(self.at)) {
            self.at += 1;
            self.extend_copyright();
        }
    }

    fn is_by(&self, at: usize) -> bool {
        self.tokens.kind(at) == Some(Kind::Word) && self.tokens.phrase(at, at + 1) == "by"
    }

    /// What was read up to here belongs to the notice, as long as it goes on.
    pub(super) fn extend_copyright(&mut self) {
        if let Some((_, end)) = self.copyright.as_mut().filter(|_| self.notice_open) {
            *end = self.at;
        }
    }
}

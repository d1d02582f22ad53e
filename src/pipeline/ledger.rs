//! Findings and their edits, layer upon layer, always over the original.
//!
//! A later layer (judge) sees the text an earlier one (repair) made, but readers of a finding know the original only.
//! The ledger carries each layer back as it is entered, settles who wins where two edits meet, and keeps the one patch
//! that everything else reads: the fixed text, `--diff`, `undo`.

use crate::finding::{Draft, Fate, Finding};
use crate::rules::{Applies, Rule};
use crate::tables::hash::Swiftly;
use crate::text::{Edit, Patch, Positions, Span};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

/// What the user allows beyond the rules' own caution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Licence {
    /// Apply what is only offered.
    pub unsafe_fixes: bool,
}

/// What an applied edit did to the text it was made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where, in bytes of the text before.
    pub span: Span,
    /// What stands there now; empty for a deletion.
    pub with: String,
}

impl Change {
    /// Whether it takes whole lines of `text`, the text before, out and leaves nothing in their place.
    pub fn takes_lines(&self, text: &str) -> bool {
        let (bytes, Span { start, end }) = (text.as_bytes(), self.span);
        let breaks = |at: usize| bytes.get(at).is_none_or(|&byte| byte == b'\n');
        let (before, after) = (start == 0 || breaks(start - 1), breaks(end));
        let whole = before && (after || breaks(end - 1)) || breaks(start) && after;
        self.with.is_empty() && start < end && whole
    }
}

/// All findings on one input field, and the patch of those applied.
#[derive(Debug)]
pub struct Ledger<'o> {
    original: &'o str,
    field: &'static str,
    findings: Vec<Finding>,
    /// The rule and place of every finding: a later pass shall not say it again.
    known: HashSet<(&'static str, Span), Swiftly>,
    patch: Patch,
    /// For each edit of `patch`, the index of the finding it belongs to.
    owners: Vec<usize>,
    licence: Licence,
}

impl<'o> Ledger<'o> {
    /// An empty ledger over `original`, the value of the input field `field`.
    pub fn new(original: &'o str, field: &'static str, licence: Licence) -> Self {
        Self {
            original,
            field,
            findings: Vec::new(),
            known: HashSet::default(),
            patch: Patch::default(),
            owners: Vec::new(),
            licence,
        }
    }

    /// The text after everything applied so far: the original itself where that is nothing.
    pub fn text(&self) -> Cow<'o, str> {
        if self.patch.is_empty() { Cow::Borrowed(self.original) } else { Cow::Owned(self.patch.apply(self.original)) }
    }

    /// What has been applied so far, over the original.
    pub fn patch(&self) -> &Patch {
        &self.patch
    }

    /// What stood at `span` of the text before names were respelled there; `None` where none was.
    ///
    /// What leaves the text is listed as it was written, though an earlier pass had begun to mend it.
    pub fn as_written(&self, span: Span) -> Option<String> {
        let is_name = |owner: usize| self.findings[owner].rule.starts_with("NM");
        if !self.owners.iter().any(|&owner| is_name(owner)) {
            return None;
        }
        let span = self.patch.origin().span_of(span);
        let here = self.patch.edits().iter().zip(&self.owners).filter(|(edit, _)| span.holds(edit.span));
        here.clone().find(|(_, owner)| is_name(**owner))?;
        let (mut written, mut at) = (String::with_capacity(span.len()), span.start);
        for (edit, &owner) in here {
            written.push_str(&self.original[at..edit.span.start]);
            written.push_str(if is_name(owner) { &edit.before } else { &edit.with });
            at = edit.span.end;
        }
        written.push_str(&self.original[at..span.end]);
        Some(written)
    }

    /// Enters the findings of one layer; their spans and edits are over [`Ledger::text`] as it is now.
    ///
    /// Returns what was applied, sorted, over that same text.
    pub fn enter(&mut self, drafts: Vec<(&'static Rule, Draft)>) -> Vec<Change> {
        let first = self.findings.len();
        let patch = std::mem::take(&mut self.patch);
        let origin = patch.origin();
        let mut wanted: Vec<(Edit, usize)> = Vec::with_capacity(drafts.len());
        self.findings.reserve(drafts.len());
        self.known.reserve(drafts.len());
        for (rule, mut draft) in drafts {
            let index = self.findings.len();
            let fate = self.fate_of(rule, &draft);
            let span = origin.span_of(draft.span);
            let is_new = self.known.insert((rule.code, span));
            if fate != Fate::Applied && !is_new {
                continue; // an earlier pass over the text said so already
            }
            if fate == Fate::Applied {
                wanted.extend(draft.edits.drain(..).map(|edit| (edit, index)));
            }
            let edits = match fate {
                Fate::Applied => Vec::new(), // entered below, once carried back
                _ => draft.edits.iter().map(|edit| origin.edit_of(self.original, edit)).collect(),
            };
            self.findings.push(finding(self.field, rule, span, draft, fate, edits));
        }
        let losers = self.hold_back(first, &mut wanted, &origin);
        wanted.retain(|(_, owner)| !losers.contains(owner));
        self.patch = patch;
        let applied = wanted.iter().map(|(edit, _)| Change { span: edit.span, with: edit.with.clone() }).collect();
        if !wanted.is_empty() {
            self.fold_in(wanted);
        }
        applied
    }

    /// The findings in reading order, with their edits, lines and columns filled in.
    pub fn close(mut self) -> Vec<Finding> {
        for (edit, owner) in self.patch.into_edits().into_iter().zip(self.owners) {
            let edits = &mut self.findings[owner].edits;
            if edits.is_empty() {
                edits.reserve_exact(1); // most findings have no more
            }
            edits.push(edit);
        }
        for finding in &mut self.findings {
            if finding.fate == Fate::Applied && finding.edits.is_empty() {
                finding.fate = Fate::HeldBack;
                finding.evidence.push("its place went with a later edit".to_owned());
            }
        }
        self.findings.sort_by_key(|finding| (finding.span, finding.rule));
        let mut positions = Positions::new(self.original);
        for finding in &mut self.findings {
            (finding.line, finding.column) = positions.of(finding.span.start);
        }
        self.findings
    }

    fn fate_of(&self, rule: &Rule, draft: &Draft) -> Fate {
        match rule.applies {
            _ if draft.edits.is_empty() => Fate::Reported,
            Applies::Reports => Fate::Reported,
            Applies::Offers if !self.licence.unsafe_fixes => Fate::Offered,
            Applies::Always if draft.doubtful && !self.licence.unsafe_fixes => Fate::Offered,
            _ => Fate::Applied,
        }
    }

    /// Finds the findings whose edits meet another's; the surer wins, then the longer edit, then the earlier.
    fn hold_back(
        &mut self,
        first: usize,
        wanted: &mut [(Edit, usize)],
        origin: &crate::text::Origin<'_>,
    ) -> BTreeSet<usize> {
        wanted.sort_by_key(|(edit, owner)| (edit.span, *owner));
        let mut losers = BTreeSet::new();
        let mut last: Option<usize> = None; // index of the last standing edit
        for at in 0..wanted.len() {
            let Some(before) = last else {
                last = Some(at);
                continue;
            };
            let (left, right) = (&wanted[before], &wanted[at]);
            let clash = right.0.span.start < left.0.span.end || (left.0.span == right.0.span && left.0.span.is_empty());
            if !clash || losers.contains(&left.1) {
                last = Some(at);
                continue;
            }
            let weight = |(edit, owner): &(Edit, usize)| (self.findings[*owner].confidence, edit.span.len());
            let (winner, loser) = if weight(right) > weight(left) { (at, before) } else { (before, at) };
            let (winner, loser) = (wanted[winner].1, wanted[loser].1);
            if winner != loser {
                losers.insert(loser);
                let (name, rule) = (self.findings[winner].name, self.findings[winner].rule);
                let lost = &mut self.findings[loser];
                lost.fate = Fate::HeldBack;
                lost.evidence.push(format!("held back: {rule} {name} changes the same place"));
                if winner == wanted[at].1 {
                    last = Some(at);
                }
            }
        }
        for (edit, owner) in wanted.iter() {
            if *owner >= first && losers.contains(owner) {
                self.findings[*owner].edits.push(origin.edit_of(self.original, edit));
            }
        }
        losers
    }

    /// Carries sorted edits of one layer back to the original and folds them into the patch.
    fn fold_in(&mut self, later: Vec<(Edit, usize)>) {
        let mut all: Vec<(Edit, usize)> = Vec::with_capacity(self.owners.len() + later.len());
        let (later, later_owners): (Vec<Edit>, Vec<usize>) = later.into_iter().unzip();
        let (carried, taken) = self.patch.carry_back(self.original, later);
        let mut taken = taken.into_iter().peekable();
        let own = std::mem::take(&mut self.patch).into_edits();
        for (index, (edit, &owner)) in own.into_iter().zip(&self.owners).enumerate() {
            if taken.next_if_eq(&index).is_none() {
                all.push((edit, owner));
            }
        }
        all.extend(carried.into_iter().zip(later_owners).filter_map(|(edit, owner)| Some((edit?, owner))));
        all.sort_by_key(|(edit, _)| edit.span);
        let (edits, owners): (Vec<Edit>, Vec<usize>) = all.into_iter().unzip();
        self.patch = Patch::new(edits).expect("carried edits stand apart from those they did not take in");
        self.owners = owners;
    }
}

fn finding(
    field: &'static str,
    rule: &'static Rule,
    span: Span,
    draft: Draft,
    fate: Fate,
    edits: Vec<Edit>,
) -> Finding {
    Finding {
        rule: rule.code,
        name: rule.name,
        level: rule.level,
        field,
        span,
        line: 0,
        column: 0,
        message: draft.message,
        confidence: draft.confidence,
        evidence: draft.evidence,
        fate,
        edits,
    }
}

#[cfg(test)]
mod tests {
    use super::{Draft, Edit, Ledger, Licence, Span};
    use crate::rules;

    /// A line may be taken for text by one pass and for dirt by the next, with a name respelled in between.
    #[test]
    fn what_leaves_is_told_as_it_was_written_but_for_its_characters() {
        let original = "Cafe\u{301} by Ławrow\nDone";
        let mut ledger = Ledger::new(original, "text", Licence::default());
        let mut enter = |code: &str, edits: &[(&str, &str)]| {
            let text = ledger.text().into_owned();
            let edit = |(before, with): &(&str, &str)| {
                let start = text.find(before).expect("it stands there");
                Edit::replace(&text, Span::new(start, start + before.len()), (*with).to_owned())
            };
            let draft = edits.iter().map(edit).fold(Draft::new(Span::default(), "wrong"), Draft::edit);
            ledger.enter(vec![(rules::find(code).expect("a rule"), draft)]);
        };
        enter("TX101", &[("e\u{301}", "é")]);
        enter("NM101", &[("Ławrow", "Lavrov")]);
        let text = ledger.text().into_owned();
        assert_eq!(text, "Café by Lavrov\nDone");
        let written = |line: &str| {
            ledger.as_written(Span::of_slice(&text[text.find(line).expect("there")..][..line.len()], &text))
        };
        assert_eq!(written("Café by Lavrov").as_deref(), Some("Café by Ławrow"));
        assert_eq!(written("Done"), None);
    }
}

//! Edits that belong together: sorted, apart from each other, and foldable layer upon layer.
//!
//! The pipeline edits in two layers: `repair` over the original, then `judge` over the repaired text. Readers of a
//! finding know the original only, so the second layer is carried back through the first ([`Patch::after`]).

use super::{Edit, Span};

/// Edits over one text, in order, no two overlapping. The algebra of everything copydesk writes.
///
/// ```
/// use copydesk::text::{Edit, Patch, Span};
/// let original = "Macegoras’ comments";
/// let patch = Patch::new(vec![Edit::replace(original, Span::new(0, 12), "Matsegora’s")]).unwrap();
/// let fixed = patch.apply(original);
/// assert_eq!(fixed, "Matsegora’s comments");
/// assert_eq!(patch.inverted().apply(&fixed), original);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    edits: Vec<Edit>,
}

/// Two edits that want the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two edits overlap at bytes {}..{} and {}..{}", .0.start, .0.end, .1.start, .1.end)]
pub struct Overlap(pub Span, pub Span);

impl Patch {
    /// Sorts `edits` into a patch.
    ///
    /// Edits that touch are fine; two insertions at one place are not, as their order would be a guess.
    ///
    /// # Errors
    /// The first two edits that overlap.
    pub fn new(mut edits: Vec<Edit>) -> Result<Self, Overlap> {
        edits.sort_by_key(|edit| edit.span);
        match edits.windows(2).find(|pair| clash(pair[0].span, pair[1].span)) {
            Some(pair) => Err(Overlap(pair[0].span, pair[1].span)),
            None => Ok(Self { edits }),
        }
    }

    /// The edits, first to last.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The edits, first to last, without the patch.
    pub fn into_edits(self) -> Vec<Edit> {
        self.edits
    }

    /// Whether the patch changes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The text after the edits.
    ///
    /// # Panics
    /// If an edit's `before` is not what `text` holds there: the patch belongs to another text.
    /// [`Patch::fits`] asks first.
    pub fn apply(&self, text: &str) -> String {
        let growth: usize = self.edits.iter().map(|edit| edit.with.len()).sum();
        let mut out = String::with_capacity(text.len() + growth);
        let mut at = 0;
        for edit in &self.edits {
            assert_eq!(edit.span.of(text), edit.before, "a patch is applied to the text it was made for");
            out.push_str(&text[at..edit.span.start]);
            out.push_str(&edit.with);
            at = edit.span.end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// Whether every edit finds its `before` in `text`.
    pub fn fits(&self, text: &str) -> bool {
        self.edits.iter().all(|edit| text.get(edit.span.start..edit.span.end) == Some(&edit.before))
    }

    /// The patch that undoes this one: its edits stand over the text this one produces.
    pub fn inverted(&self) -> Self {
        let mut shift = 0isize;
        let edits = self.edits.iter().map(|edit| {
            let start = edit.span.start.checked_add_signed(shift).expect("an edited text starts at 0");
            shift += edit.with.len() as isize - edit.before.len() as isize;
            Edit {
                span: Span::new(start, start + edit.with.len()),
                before: edit.with.clone(),
                with: edit.before.clone(),
            }
        });
        Self { edits: edits.collect() }
    }

    /// Carries edits over this patch's *output* back to its input, one by one and in order.
    ///
    /// An edit that cuts into a replacement takes that replacement with it: its span grows to the whole of it, and
    /// the part it did not want stands again in `with`. `later` must be sorted and free of overlaps. Linear in the
    /// number of edits on both sides. The second value names, by index into [`Patch::edits`], the edits of this
    /// patch that were taken in so; what is left of the two layers never overlaps but where two later edits
    /// cut the same replacement – then the second is given as `None`.
    pub fn carry_back(&self, original: &str, later: Vec<Edit>) -> (Vec<Option<Edit>>, Vec<usize>) {
        let mut carried = Vec::with_capacity(later.len());
        let mut taken: Vec<usize> = Vec::new();
        let mut here = 0; // first own edit that may still concern the next later edit
        let mut shift = 0isize; // output position + shift = input position, left of `here`
        for edit in later {
            while let Some(own) = self.edits.get(here) {
                let out_start = own.span.start.checked_add_signed(-shift).expect("positions are positive");
                if !lies_left(Span::new(out_start, out_start + own.with.len()), edit.span) {
                    break;
                }
                shift += own.before.len() as isize - own.with.len() as isize;
                here += 1;
            }
            let (moved, next, next_shift) = self.absorb(original, edit, here, shift);
            if taken.last().is_some_and(|&last| last >= here && next > here) {
                carried.push(None);
                continue;
            }
            taken.extend(here..next);
            // A replacement may reach beyond this edit into the next one, so it stays in view.
            if next > here {
                here = next - 1;
                let last = &self.edits[here];
                shift = next_shift - (last.before.len() as isize - last.with.len() as isize);
            }
            carried.push(Some(moved));
        }
        taken.dedup();
        (carried, taken)
    }

    /// `edit` moved to the input, with every own edit it cuts from index `here` on; and how far it got.
    fn absorb(&self, original: &str, edit: Edit, here: usize, shift: isize) -> (Edit, usize, isize) {
        let back = |at: usize, shift: isize| at.checked_add_signed(shift).expect("positions are positive");
        let (mut head, mut tail) = (String::new(), String::new());
        let mut start = back(edit.span.start, shift);
        let (mut next, mut after) = (here, shift);
        let mut end = back(edit.span.end, shift);
        while let Some(own) = self.edits.get(next) {
            let out_start = back(own.span.start, -after);
            let out = Span::new(out_start, out_start + own.with.len());
            if !cuts(edit.span, out) {
                break;
            }
            if edit.span.start > out.start {
                start = own.span.start;
                head.push_str(&own.with[..edit.span.start - out.start]);
            }
            after += own.before.len() as isize - own.with.len() as isize;
            end = if edit.span.end < out.end {
                tail.push_str(&own.with[edit.span.end - out.start..]);
                own.span.end
            } else {
                back(edit.span.end, after)
            };
            next += 1;
        }
        let span = Span::new(start, end);
        if next == here {
            return (Edit { span, ..edit }, next, after); // over the same words
        }
        let with = if head.is_empty() && tail.is_empty() { edit.with } else { format!("{head}{}{tail}", edit.with) };
        (Edit::replace(original, span, with), next, after)
    }

    /// This patch, then `later` over its output, as one patch over the input.
    ///
    /// # Errors
    /// When two edits of `later` cut one and the same replacement of this patch.
    pub fn after(&self, original: &str, later: &Patch) -> Result<Self, Overlap> {
        let (carried, taken) = self.carry_back(original, later.edits.clone());
        let mut edits = Vec::with_capacity(self.edits.len() + carried.len());
        for (moved, edit) in carried.into_iter().zip(&later.edits) {
            edits.push(moved.ok_or(Overlap(edit.span, edit.span))?);
        }
        let mut taken = taken.into_iter().peekable();
        for (index, own) in self.edits.iter().enumerate() {
            if taken.next_if_eq(&index).is_none() {
                edits.push(own.clone());
            }
        }
        Self::new(edits)
    }
}

/// Whether two sorted edits may not stand in one patch.
fn clash(left: Span, right: Span) -> bool {
    right.start < left.end || (left == right && left.is_empty())
}

/// Whether the replacement `out` is over before `edit` begins, so that it can be passed for good.
fn lies_left(out: Span, edit: Span) -> bool {
    out.end < edit.start || (out.end == edit.start && !(edit.is_empty() || out.is_empty()))
}

/// Whether `edit` takes the replacement `out` in: they share bytes, or meet where order would be a guess.
fn cuts(edit: Span, out: Span) -> bool {
    if edit.is_empty() || out.is_empty() {
        return edit.start <= out.end && out.start <= edit.end;
    }
    edit.overlaps(out)
}

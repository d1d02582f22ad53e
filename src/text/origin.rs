//! From a patched text back to the text it came from.

use super::{Edit, Patch, Span};

/// Where each place of a patched text was before the patch; answers many questions after one pass.
#[derive(Debug)]
pub struct Origin<'p> {
    /// For each edit: where its replacement stands in the patched text, and what it replaced.
    pieces: Vec<(Span, &'p Edit)>,
}

impl Patch {
    /// The map from this patch's output back to its input.
    pub fn origin(&self) -> Origin<'_> {
        let mut shift = 0isize;
        let pieces = self.edits().iter().map(|edit| {
            let start = edit.span.start.checked_add_signed(shift).expect("a patched text starts at 0");
            shift += edit.with.len() as isize - edit.before.len() as isize;
            (Span::new(start, start + edit.with.len()), edit)
        });
        Origin { pieces: pieces.collect() }
    }
}

impl Origin<'_> {
    /// The input bytes that `span` of the output came from; a replacement it touches counts whole.
    pub fn span_of(&self, span: Span) -> Span {
        let (start, end) = (self.place(span.start, false), self.place(span.end, true));
        Span::new(start.min(end), end.max(start))
    }

    /// `edit` over the output, as an edit over `original`, the input.
    pub fn edit_of(&self, original: &str, edit: &Edit) -> Edit {
        Edit::replace(original, self.span_of(edit.span), edit.with.clone())
    }

    /// The input place of the output place `at`; inside a replacement, its end if `after`, else its start.
    fn place(&self, at: usize, after: bool) -> usize {
        // Deleted text at the very place belongs to neither side: a span starts behind it and ends before it.
        let passed = |out: &Span| out.start < at || (!after && out.is_empty() && out.start == at);
        let next = self.pieces.partition_point(|(out, _)| passed(out));
        let Some((out, edit)) = next.checked_sub(1).map(|last| &self.pieces[last]) else { return at };
        if at < out.end {
            return if after { edit.span.end } else { edit.span.start };
        }
        edit.span.end + (at - out.end)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Edit, Patch, Span};

    #[test]
    fn a_place_behind_an_edit_moves_back_by_what_it_added() {
        let original = "ab cd ef";
        let patch = Patch::new(vec![Edit::replace(original, Span::new(3, 5), "longer")]).unwrap();
        let fixed = patch.apply(original);
        let origin = patch.origin();
        let ef = Span::of_slice(&fixed[10..12], &fixed);
        assert_eq!(origin.span_of(ef).of(original), "ef");
        assert_eq!(origin.span_of(Span::new(4, 6)).of(original), "cd");
    }
}

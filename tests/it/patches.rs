//! Laws of the algebra of edits.

use crate::common::text;
use copydesk::text::{Edit, Patch, Span};
use proptest::prelude::*;

/// A patch over `original`: some of its stretches, replaced.
fn patch_over(original: String) -> impl Strategy<Value = (String, Patch)> {
    let places: Vec<usize> = original.char_indices().map(|(at, _)| at).chain([original.len()]).collect();
    let most = places.len();
    prop::collection::vec((0..most, text(4)), 0..12).prop_map(move |picks| {
        let mut ends: Vec<(usize, String)> = picks;
        ends.sort_by_key(|(at, _)| *at);
        ends.dedup_by_key(|(at, _)| *at);
        let edits = ends.chunks(2).map(|pair| {
            let start = places[pair[0].0];
            let end = pair.get(1).map_or(start, |second| places[second.0]);
            Edit::replace(&original, Span::new(start, end), pair[0].1.clone())
        });
        let patch = Patch::new(edits.collect()).expect("stretches of a sorted list stand apart");
        (original.clone(), patch)
    })
}

fn two_layers() -> impl Strategy<Value = (String, Patch, Patch)> {
    text(60).prop_flat_map(patch_over).prop_flat_map(|(original, first)| {
        let middle = first.apply(&original);
        patch_over(middle).prop_map(move |(_, second)| (original.clone(), first.clone(), second))
    })
}

proptest! {
    #[test]
    fn a_patch_turned_round_gives_the_original_back((original, patch) in text(80).prop_flat_map(patch_over)) {
        let fixed = patch.apply(&original);
        prop_assert_eq!(patch.inverted().apply(&fixed), original);
    }

    #[test]
    fn two_layers_fold_into_one((original, first, second) in two_layers()) {
        let fixed = second.apply(&first.apply(&original));
        if let Ok(both) = first.after(&original, &second) {
            prop_assert_eq!(both.apply(&original), fixed);
        }
    }

    #[test]
    fn what_no_edit_touched_is_found_where_it_was((original, patch) in text(80).prop_flat_map(patch_over)) {
        let fixed = patch.apply(&original);
        let origin = patch.origin();
        let mut at = 0;
        let mut out = 0;
        for edit in patch.edits() {
            let kept = edit.span.start - at;
            if kept > 0 {
                let back = origin.span_of(Span::new(out, out + kept));
                prop_assert_eq!(back.of(&original), &fixed[out..out + kept]);
            }
            out += kept + edit.with.len();
            at = edit.span.end;
        }
    }
}

#[test]
fn an_edit_that_cuts_a_replacement_takes_it_in() {
    let original = "Mace\u{301}gora";
    let first = Patch::new(vec![Edit::replace(original, Span::new(3, 6), "é")]).expect("one edit");
    let middle = first.apply(original);
    let second = Patch::new(vec![Edit::replace(&middle, Span::new(0, middle.len()), "Matsegora")]).expect("one edit");
    let both = first.after(original, &second).expect("one edit takes the other in");
    assert_eq!(both.edits().len(), 1);
    assert_eq!(both.apply(original), "Matsegora");
}

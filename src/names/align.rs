//! Two words held side by side, sound by sound.

use super::sounds::{COUNT, SILENCE, Sounded, Unit, distances, skeleton_distances};
use std::cell::RefCell;

/// What leaving out a vowel costs where the other script does not write vowels.
const UNWRITTEN: f32 = 0.06;

thread_local! {
    /// The costs reached, kept between calls: comparing two names asks four times.
    static REACHED: RefCell<Vec<f32>> = const { RefCell::new(Vec::new()) };
}

/// The cost of turning one word into the other, whole words; 0 means they may be pronounced alike.
pub(super) fn cost(a: &Sounded, b: &Sounded) -> f32 {
    REACHED.with_borrow_mut(|reached| reach(reached, distances(), a, b, sum))
}

/// As [`cost`], where only consonants count.
pub(super) fn skeleton_cost(a: &Sounded, b: &Sounded) -> f32 {
    REACHED.with_borrow_mut(|reached| reach(reached, skeleton_distances(), a, b, sum))
}

/// The greatest distance of two consonants, or of one and none, where the two words lie side by side so that it is least; how letters may be
/// read costs nothing.
pub(super) fn widest_gap(a: &Sounded, b: &Sounded) -> f32 {
    REACHED.with_borrow_mut(|reached| reach(reached, skeleton_distances(), a, b, |here, _, apart| here.max(apart)))
}

/// What reading letters so costs and how far sounds lie apart, added to the cost so far.
#[inline]
fn sum(here: f32, reading: f32, apart: f32) -> f32 {
    here + reading + apart
}

/// How far apart the two words begin: the nearest sounds their first letters may have.
pub(super) fn beginnings(a: &Sounded, b: &Sounded) -> f32 {
    if a.length == 0 || b.length == 0 {
        return 1.0;
    }
    let distances = distances();
    let apart = |unit: &Unit, other: &Unit| distances[usize::from(unit.sound) * COUNT + usize::from(other.sound)];
    let pairs = a.at(0).iter().flat_map(|unit| b.at(0).iter().map(move |other| (unit, other)));
    pairs.map(|(unit, other)| unit.cost + other.cost + apart(unit, other)).fold(1.0, f32::min)
}

fn reach(
    reached: &mut Vec<f32>,
    distances: &[f32],
    a: &Sounded,
    b: &Sounded,
    add: impl Fn(f32, f32, f32) -> f32,
) -> f32 {
    let width = b.length + 1;
    reached.clear();
    reached.resize((a.length + 1) * width, f32::INFINITY);
    reached[0] = 0.0;
    for i in 0..=a.length {
        let units = if i < a.length { a.at(i) } else { &[] };
        for j in 0..width {
            let at = i * width + j;
            let here = reached[at];
            if here == f32::INFINITY {
                continue;
            }
            for unit in units {
                let skipped = add(here, unit.cost, omission(b.abjad, distances, unit));
                keep_cheaper(reached, at + usize::from(unit.letters) * width, skipped);
            }
            if j == b.length {
                continue;
            }
            for other in b.at(j) {
                let from = add(here, other.cost, 0.0);
                let to = at + usize::from(other.letters);
                keep_cheaper(reached, to, add(from, 0.0, omission(a.abjad, distances, other)));
                for unit in units {
                    let apart = distances[usize::from(unit.sound) * COUNT + usize::from(other.sound)];
                    keep_cheaper(reached, to + usize::from(unit.letters) * width, add(from, unit.cost, apart));
                }
            }
        }
    }
    reached[a.length * width + b.length]
}

#[inline]
fn keep_cheaper(reached: &mut [f32], at: usize, cost: f32) {
    if cost < reached[at] {
        reached[at] = cost;
    }
}

#[inline]
fn omission(unwritten: bool, distances: &[f32], unit: &Unit) -> f32 {
    if unwritten && unit.sound < 6 { UNWRITTEN } else { distances[usize::from(unit.sound) * COUNT + SILENCE] }
}

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
    REACHED.with_borrow_mut(|reached| cost_in(reached, distances(), a, b))
}

/// As [`cost`], where only consonants count.
pub(super) fn skeleton_cost(a: &Sounded, b: &Sounded) -> f32 {
    REACHED.with_borrow_mut(|reached| cost_in(reached, skeleton_distances(), a, b))
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

fn cost_in(reached: &mut Vec<f32>, distances: &[f32], a: &Sounded, b: &Sounded) -> f32 {
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
                let skipped = here + unit.cost + omission(b.abjad, distances, unit);
                keep_cheaper(reached, at + usize::from(unit.letters) * width, skipped);
            }
            if j == b.length {
                continue;
            }
            for other in b.at(j) {
                let from = here + other.cost;
                let to = at + usize::from(other.letters);
                keep_cheaper(reached, to, from + omission(a.abjad, distances, other));
                for unit in units {
                    let apart = distances[usize::from(unit.sound) * COUNT + usize::from(other.sound)];
                    keep_cheaper(reached, to + usize::from(unit.letters) * width, from + unit.cost + apart);
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

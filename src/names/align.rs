//! Two words held side by side, sound by sound.

use super::sounds::{COUNT, SILENCE, Sounded, distances};

/// What leaving out a vowel costs where the other script does not write vowels.
const UNWRITTEN: f32 = 0.06;

/// The cost of turning one word into the other, whole words; 0 means they may be pronounced alike.
pub(super) fn cost(a: &Sounded, b: &Sounded) -> f32 {
    let width = b.length + 1;
    let mut reached = vec![f32::INFINITY; (a.length + 1) * width];
    reached[0] = 0.0;
    let distances = distances();
    let skip_a = omission(b.abjad);
    let skip_b = omission(a.abjad);
    for i in 0..=a.length {
        for j in 0..=b.length {
            let here = reached[i * width + j];
            if !here.is_finite() {
                continue;
            }
            if i < a.length {
                for unit in a.at(i) {
                    let to = (i + usize::from(unit.letters)) * width + j;
                    reached[to] = reached[to].min(here + unit.cost + skip_a(unit.sound));
                }
            }
            if j == b.length {
                continue;
            }
            for other in b.at(j) {
                let to = i * width + j + usize::from(other.letters);
                reached[to] = reached[to].min(here + other.cost + skip_b(other.sound));
                if i == a.length {
                    continue;
                }
                for unit in a.at(i) {
                    let to = (i + usize::from(unit.letters)) * width + j + usize::from(other.letters);
                    let apart = distances[usize::from(unit.sound) * COUNT + usize::from(other.sound)];
                    reached[to] = reached[to].min(here + unit.cost + other.cost + apart);
                }
            }
        }
    }
    reached[a.length * width + b.length]
}

fn omission(unwritten: bool) -> impl Fn(u8) -> f32 {
    let distances = distances();
    move |sound| {
        let sound = usize::from(sound);
        if unwritten && sound < 6 { UNWRITTEN } else { distances[sound * COUNT + SILENCE] }
    }
}

//! What stands beside a place on its line: words, or marks alone.

use memchr::{memchr, memchr2, memrchr};
use std::ops::RangeInclusive;

/// The line around the places asked for. What was seen of it is kept for the next place: a line may be as long as its file and have an
/// edit on every character.
pub struct Beside<'m> {
    whole: &'m str,
    prose: &'m str,
    left: Margin,
    right: Margin,
}

/// One side of a line.
struct Margin {
    /// The places this holds for.
    places: RangeInclusive<usize>,
    /// The end of the line on this side.
    edge: usize,
    /// The outermost character that is no blank, seen from the edge: of the prose, and of the file.
    said: usize,
    written: usize,
}

impl Margin {
    /// Of no place.
    const NONE: Self = Self { places: RangeInclusive::new(1, 0), edge: 0, said: 0, written: 0 };
}

impl<'m> Beside<'m> {
    /// Lines of `prose`, which is `whole` with its marks blanked.
    pub fn new(whole: &'m str, prose: &'m str) -> Self {
        Self { whole, prose, left: Margin::NONE, right: Margin::NONE }
    }

    /// The end of the line on the side of `at` where nothing but marks stand; `at` where there is no such side.
    pub fn marks(&mut self, at: usize) -> usize {
        self.see(at);
        match (&self.left, &self.right) {
            (left, _) if at <= left.said && left.written < at => left.edge,
            (_, right) if right.said <= at && at < right.written => right.edge,
            _ => at,
        }
    }

    fn see(&mut self, at: usize) {
        let bytes = self.prose.as_bytes();
        if !self.left.places.contains(&at) {
            let edge = memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1);
            let stop = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
            let first = |text: &str| stop - text[edge..stop].trim_start().len();
            self.left = Margin { places: edge..=stop, edge, said: first(self.prose), written: first(self.whole) };
        }
        if !self.right.places.contains(&at) {
            let edge = memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |length| at + length);
            let last = |text: &str| at + text[at..edge].trim_end().len();
            self.right = Margin { places: at..=edge, edge, said: last(self.prose), written: last(self.whole) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Beside;

    #[test]
    fn marks_alone_go_with_the_words_beside_them() {
        let (whole, prose) = ("> **Said.** <!--\n- one\r\n* \r## x", "    Said.       \n- one\r\n* \r   x");
        let mut beside = Beside::new(whole, prose);
        let asked: Vec<usize> = (0..=whole.len()).map(|at| beside.marks(at)).collect();
        // The same, each place by itself.
        let alone: Vec<usize> = (0..=whole.len()).map(|at| Beside::new(whole, prose).marks(at)).collect();
        assert_eq!(asked, alone);
        let back: Vec<usize> = (0..=whole.len()).rev().map(|at| beside.marks(at)).rev().collect();
        assert_eq!(back, alone);
        let said = whole.find("Said").expect("it is there");
        assert_eq!((asked[said], asked[said + 5]), (0, 16), "to either end");
        assert_eq!(asked[said + 2], said + 2, "inside a word there is no side");
        assert_eq!(asked[20], 20, "a mark that is prose stays");
    }
}

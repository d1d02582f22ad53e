//! From a byte to the line and column a reader looks for.

use memchr::{memchr_iter, memrchr};

/// A walk through one text, front to back: lines and columns of places asked for in order.
///
/// Each byte is looked at once, however many places stand on one line.
#[derive(Debug)]
pub struct Positions<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> Positions<'t> {
    /// At the first byte of `text`.
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// At the byte `at` of `text`, whose line and column are known.
    pub fn from(text: &'t str, at: usize, (line, column): (usize, usize)) -> Self {
        Self { text, at, line, column }
    }

    /// The byte asked for last.
    pub fn last(&self) -> usize {
        self.at
    }

    /// Line and column of the byte `at`, both from 1; the column counts characters (Unicode scalar values). A line ends
    /// after `\n`, whatever stands before it.
    ///
    /// # Panics
    /// If `at` lies before a place asked for earlier, or not on a character.
    pub fn of(&mut self, at: usize) -> (usize, usize) {
        let passed = &self.text[self.at..at];
        match memrchr(b'\n', passed.as_bytes()) {
            Some(last) => {
                self.line += memchr_iter(b'\n', passed.as_bytes()).count();
                self.column = passed[last + 1..].chars().count() + 1;
            }
            None => self.column += passed.chars().count(),
        }
        self.at = at;
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::Positions;

    #[test]
    fn a_walk_may_begin_at_a_known_place() {
        let text = "ab\nźródło x\n\ny";
        let mut positions = Positions::from(text, 8, (2, 4));
        assert_eq!((positions.of(8), positions.of(11), positions.last()), ((2, 4), (2, 6), 11));
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let mut positions = Positions::new("ab\nźródło x\n\ny");
        assert_eq!(positions.of(0), (1, 1));
        assert_eq!(positions.of(3), (2, 1));
        assert_eq!(positions.of("ab\nź".len()), (2, 2));
        assert_eq!(positions.of("ab\nźródło ".len()), (2, 8));
        assert_eq!(positions.of("ab\nźródło x\n\n".len()), (4, 1));
    }
}

//! From a byte to the line and column a reader looks for.

use memchr::memchr_iter;

/// Line starts of one text; answers many questions after one pass.
#[derive(Debug)]
pub struct Positions<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Positions<'t> {
    /// Reads the line starts of `text`. A line ends after `\n`, whatever stands before it.
    pub fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Self { text, starts: starts.collect() }
    }

    /// Line and column of the byte `at`, both from 1; the column counts characters (Unicode scalar values).
    pub fn of(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= at);
        let start = self.starts[line - 1];
        (line, self.text[start..at].chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Positions;

    #[test]
    fn columns_count_characters_not_bytes() {
        let positions = Positions::new("ab\nźródło x");
        assert_eq!(positions.of(0), (1, 1));
        assert_eq!(positions.of(3), (2, 1));
        assert_eq!(positions.of("ab\nźródło ".len()), (2, 8));
    }
}

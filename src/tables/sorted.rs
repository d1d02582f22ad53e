//! Text whose lines are in order, searched where it lies.

/// What of `text` is left once the lines that `is_before` accepts are passed over; those are its first ones.
pub(crate) fn from<'t>(text: &'t str, is_before: impl Fn(&'t str) -> bool) -> &'t str {
    let (mut from, mut to) = (0, text.len());
    while from < to {
        let before = &text.as_bytes()[..usize::midpoint(from, to)];
        let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        if is_before(line) { from = start + line.len() + 1 } else { to = start }
    }
    text.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::from;

    #[test]
    fn the_first_line_not_before_is_found() {
        let text = "ab\nc\ndé\ng\n";
        for (wanted, found) in [("", "ab"), ("b", "c"), ("c", "c"), ("d", "dé"), ("dé", "dé"), ("e", "g")] {
            assert_eq!(from(text, |line| line < wanted).lines().next(), Some(found), "{wanted}");
        }
        assert_eq!(from(text, |_| true), "");
        assert_eq!(from("a\nb", |line| line == "a"), "b");
        assert_eq!(from("a\nb", |_| true), "");
    }
}

//! What stands around a name or a credit and is no part of it.

/// A name without the quotation marks around the whole of it.
pub(super) fn unquoted(name: &str) -> &str {
    const MARKS: [char; 9] = ['\'', '"', '‘', '’', '“', '”', '„', '«', '»'];
    name.strip_prefix(MARKS).and_then(|rest| rest.strip_suffix(MARKS)).unwrap_or(name)
}

/// The credit as written: no blanks around it, no brackets around the whole, one of two equal halves.
pub(super) fn whole(text: &str) -> &str {
    let text = text.trim();
    let inside = |open: char, close: char| {
        text.strip_prefix(open)?.strip_suffix(close).filter(|inner| !inner.contains([open, close]))
    };
    let text = [('(', ')'), ('[', ']'), ('（', '）'), ('［', '］'), ('【', '】')]
        .iter()
        .find_map(|&(open, close)| inside(open, close))
        .unwrap_or(text)
        .trim();
    let half = text.len() / 2;
    match (text.get(..half), text.get(text.len() - half..)) {
        (Some(first), Some(second)) if half >= 6 && first.trim() == second.trim() => first.trim(),
        _ => text,
    }
}

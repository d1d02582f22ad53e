//! Signs and dots: what parts words, and what belongs to them.

use super::Kind;

/// Where a copyright sign that begins at byte `at` ends.
pub(super) fn copyright_sign(text: &str, at: usize) -> Option<usize> {
    if !matches!(text.as_bytes()[at], b'(' | 0xC2 | 0xE2 | 0xEF) {
        return None;
    }
    let rest = &text[at..];
    if rest.starts_with(['©', '℗', 'Ⓒ', 'ⓒ']) {
        return rest.chars().next().map(|c| at + c.len_utf8());
    }
    if matches!(rest.get(..7), Some("（c）" | "（C）")) {
        return Some(at + 7);
    }
    matches!(rest.get(..3), Some("(c)" | "(C)")).then_some(at + 3)
}

/// "Credit...Ada Berg": dots between two words without a blank stand for a colon. Where they end.
pub(super) fn glued_ellipsis(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let dots = if rest.starts_with("...") { "..." } else { "…" };
    let behind = rest.strip_prefix(dots)?;
    behind.starts_with(char::is_uppercase).then_some(at + dots.len())
}

/// What `c` is when it is no part of a word; its neighbours decide on dots, hyphens, colons and commas.
pub(super) fn kind_of(c: char, before: Option<char>, next: Option<char>) -> Option<Kind> {
    let gap_before = before.is_none_or(char::is_whitespace);
    let gap_after = next.is_none_or(char::is_whitespace);
    Some(match c {
        '+' if next == Some('+') || before == Some('+') => Kind::Bar,
        '/' | '／' | '\\' | '⁄' => Kind::Slash,
        // Between letters it is Catalan: cancel·lat.
        '·' if !gap_before && !gap_after => return None,
        '|' | '｜' | '·' | '•' | '►' | '▶' | '¦' | '・' | '‧' => Kind::Bar,
        '—' | '―' => Kind::Dash,
        '–' | '-' | '−' if gap_before || gap_after => Kind::Dash,
        ',' | '，' | '、' | '،' | '﹑' => Kind::Comma,
        ';' | '；' | '؛' => Kind::Semicolon,
        ':' | '：' | '﹕' | '՝' | '፡' | '፦' | '៖' => Kind::Colon,
        '=' | '＝' => Kind::Equals,
        '。' | '।' | '։' | '！' | '!' | '?' | '？' => Kind::Stop,
        '.' if gap_after || next.is_some_and(is_closing) => Kind::Stop,
        '(' | '[' | '（' | '［' | '【' | '〔' | '{' | '〈' | '「' | '『' | '＜' | '<' => Kind::Open,
        c if is_closing(c) => Kind::Close,
        _ => return None,
    })
}

/// Whether a dot after `word`, with `rest` behind it, belongs to it: an initial, an acronym, a title. "mat." is one in "mat. prasowe" alone, "arch." in "arch. prywatne".
pub(super) fn is_abbreviation(word: &str, rest: &str) -> bool {
    const SHORT: [&str; 48] = [
        "md", "st", "dr", "jr", "sr", "inc", "ltd", "co", "mr", "mrs", "ms", "prof", "inst", "natl", "dept", "univ",
        "mag", "ing", "fot", "ph", "pix", "phot", "zdj", "φωτ", "Φωτ", "dok", "kr", "chr", "сн", "sgt", "lt", "col",
        "capt", "cpl", "pfc", "spc", "cmdr", "pvt", "bros", "ayto",
        // Letters of two signs are one initial: "Dž. Kovač", "Gy. Nagy".
        "dž", "lj", "nj", "gy", "sz", "cs", "zs", "th",
    ];
    let last = word.rsplit(['.', '-']).next().unwrap_or(word);
    let mut chars = last.chars();
    (chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none())
        || SHORT.iter().any(|short| short.eq_ignore_ascii_case(last))
        || last.eq_ignore_ascii_case("mat") && rest.starts_with(" pras")
        || last.eq_ignore_ascii_case("arch") && rest.starts_with(" pryw")
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '）' | '］' | '】' | '〕' | '}' | '〉' | '」' | '』' | '＞' | '>')
}

/// Joiners (U+200C, U+200D) are letters of Persian and Indic words: "بی‌بی‌سی".
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

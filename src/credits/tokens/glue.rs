//! Names and labels that scripts without blanks write as one word.

/// Words that scripts without blanks glue to a name: "読売新聞社提供", "新华社发".
const GLUED_AFTER: [&str; 12] =
    ["提供", "撮影", "摄", "攝", "供图", "供圖", "資料", "제공", "촬영", "記者", "记者", "氏"];

/// Where a word of Han, kana or Hangul splits into name and label.
pub(super) fn affix_cut(word: &str) -> Option<usize> {
    if word.as_bytes().first().is_none_or(|&byte| byte < 0xE3) {
        return None;
    }
    GLUED_AFTER.iter().find_map(|label| word.strip_suffix(label)).map(str::len).filter(|&cut| cut > 0)
}

/// Where "reporter" stands between the house and the name: "中央社記者林柏安".
pub(super) fn title_inside(word: &str) -> Option<(usize, usize)> {
    if word.as_bytes().first().is_none_or(|&byte| byte < 0xE3) {
        return None;
    }
    let found = ["記者", "记者"].iter().find_map(|title| word.find(title).map(|from| (from, from + title.len())));
    found.filter(|&(from, to)| from > 0 && to < word.len())
}

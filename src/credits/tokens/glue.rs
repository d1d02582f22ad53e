//! Names and labels that scripts without blanks write as one word.

/// Words that scripts without blanks glue to a name: "読売新聞社提供", "新华社发".
const GLUED_AFTER: [&str; 16] = [
    "提供",
    "撮影",
    "摄",
    "攝",
    "供图",
    "供圖",
    "資料",
    "제공",
    "촬영",
    "記者",
    "记者",
    "氏",
    "截图",
    "截圖",
    "캡처",
    "갈무리",
];

/// The same before a name: "翻攝自臉書".
const GLUED_BEFORE: [&str; 5] = ["翻攝自", "翻摄自", "翻拍自", "擷取自", "截自"];

/// Japanese agencies that sign behind the one whose picture they pass on: "AFP時事".
const HOUSES_AFTER: [&str; 2] = ["共同", "時事"];

/// Where a word of Han, kana or Hangul splits into name and label, or into two houses.
pub(super) fn affix_cut(word: &str) -> Option<usize> {
    if word.as_bytes().last().is_none_or(u8::is_ascii) {
        return None;
    }
    let is_latin = |c: char| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(&c);
    let house = HOUSES_AFTER.iter().find_map(|house| word.strip_suffix(house));
    if let Some(before) = house.filter(|before| !before.is_empty() && before.chars().all(is_latin)) {
        return Some(before.len());
    }
    if word.as_bytes()[0] < 0xE3 {
        return None;
    }
    if let Some(label) = GLUED_BEFORE.iter().find(|label| word.len() > label.len() && word.starts_with(*label)) {
        return Some(label.len());
    }
    GLUED_AFTER.iter().find_map(|label| word.strip_suffix(label)).map(str::len).filter(|&cut| cut > 0)
}

/// Where "reporter" stands before the name, perhaps behind the house: "中央社記者林柏安".
pub(super) fn title_inside(word: &str) -> Option<(usize, usize)> {
    if word.as_bytes().first().is_none_or(|&byte| byte < 0xE3) {
        return None;
    }
    let found = ["記者", "记者"].iter().find_map(|title| word.find(title).map(|from| (from, from + title.len())));
    found.filter(|&(_, to)| to < word.len())
}

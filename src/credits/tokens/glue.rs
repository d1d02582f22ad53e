//! Names and labels that scripts without blanks write as one word.

/// Words that scripts without blanks glue to a name, longer ones first: "読売新聞社提供", "新华社发".
const GLUED_AFTER: [&str; 38] = [
    "视频截图",
    "視頻截圖",
    "视频截屏",
    "影片截圖",
    "画面截图",
    "畫面截圖",
    "直播截图",
    "直播截圖",
    "网页截图",
    "網頁截圖",
    "监控截图",
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
    "摄影",
    "攝影",
    "制图",
    "製圖",
    "資料照片",
    "资料照片",
    "檔案照片",
    "档案照片",
    "資料照",
    "资料图",
    "翻攝",
];

/// The same before a name: "翻攝自臉書".
const GLUED_BEFORE: [&str; 17] = [
    "图片由",
    "圖片由",
    "照片由",
    "相片由",
    "翻攝自",
    "翻摄自",
    "翻拍自",
    "擷取自",
    "圖取自",
    "截圖自",
    "截自",
    "擷自",
    "取自",
    "图片来自",
    "圖片來自",
    "图据",
    "图源",
];

/// Agencies that sign behind the one whose picture they pass on: "AFP時事", "로이터연합뉴스".
const HOUSES_AFTER: [&str; 6] = ["共同", "時事", "연합뉴스", "뉴시스", "뉴스1", "연합"];

/// Houses that stand behind the maker's name and a hyphen: "Mandatory Credit: Ada Berg-Imagn Images".
pub(super) const HYPHENED_HOUSES: [&str; 3] = ["USA TODAY Sports", "USA TODAY Network", "Imagn Images"];

/// Houses whose name has a stroke in it.
const STROKED_HOUSES: [(&str, &str); 2] = [("ESA", "Hubble"), ("ESA", "Webb")];

/// Whether the stroke at byte `at` belongs to a house's name.
pub(super) fn is_within_house(text: &str, at: usize) -> bool {
    STROKED_HOUSES.iter().any(|(head, tail)| text[at + 1..].starts_with(tail) && text[..at].ends_with(head))
}

/// "Presse- und Informationsamt": whether what stands behind a hyphen is a blank and a word for "and", so that the word before goes on.
pub(super) fn goes_on_behind_and(rest: &str) -> bool {
    const ANDS: [&str; 6] = [" en ", " ja ", " och ", " og ", " oder ", " und "];
    ANDS.iter().any(|and| rest.starts_with(and))
}

/// World agencies in the script of those who pass their pictures on.
const HOUSES_BEFORE: [&str; 12] = [
    "로이터",
    "신화",
    "타스",
    "교도",
    "지지",
    "게티이미지",
    "게티이미지코리아",
    "ロイター",
    "ゲッティ",
    "タス",
    "新華社",
    "法新社",
];

/// Where a word of Han, kana or Hangul splits into name and label, or into two houses.
pub(super) fn affix_cut(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    let (first, last) = (bytes.first()?, bytes.last()?);
    // All of these are letters of three bytes, from kana on; behind letters before them stands no house, so "뉴스1" ends none.
    let is_wide_at_end = bytes.len() >= 3 && bytes[bytes.len() - 3] >= 0xE3;
    if *first < 0xE3 && !is_wide_at_end {
        return None;
    }
    if *first >= 0xE3
        && let Some(label) = GLUED_BEFORE.iter().find(|label| word.len() > label.len() && word.starts_with(*label))
    {
        return Some(label.len());
    }
    if last.is_ascii() && !(*last == b'1' && *first >= 0x80) {
        return None;
    }
    let is_latin = |c: char| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(&c);
    let house = HOUSES_AFTER.iter().find_map(|house| word.strip_suffix(house));
    if let Some(before) =
        house.filter(|before| !before.is_empty() && (before.chars().all(is_latin) || HOUSES_BEFORE.contains(before)))
    {
        return Some(before.len());
    }
    if *first < 0xE3 {
        return label_after_latin(word);
    }
    // "新华社发": "sent out" behind an agency only, for names end so too.
    if let Some(cut) =
        ["发", "發"].iter().find_map(|sent| word.strip_suffix(sent)).filter(|house| house.ends_with('社'))
    {
        return Some(cut.len());
    }
    GLUED_AFTER.iter().find_map(|label| word.strip_suffix(label)).map(str::len).filter(|&cut| cut > 0)
}

/// "YTN캡처", "Instagramより": a label of these scripts behind a name in Latin letters. より is "than" as well ("iPhoneより"), so
/// it is one behind networks only.
fn label_after_latin(word: &str) -> Option<usize> {
    const NETWORKS: [&str; 6] = ["Instagram", "Facebook", "Twitter", "YouTube", "TikTok", "X"];
    if let Some(network) = word.strip_suffix("より") {
        return NETWORKS.contains(&network).then_some(network.len());
    }
    let cut = GLUED_AFTER.iter().find_map(|label| word.strip_suffix(label))?;
    (!cut.is_empty() && cut.is_ascii()).then_some(cut.len())
}

/// Where "reporter" stands before the name, perhaps behind the house: "中央社記者林柏安".
pub(super) fn title_inside(word: &str) -> Option<(usize, usize)> {
    if word.as_bytes().first().is_none_or(|&byte| byte < 0xE3) {
        return None;
    }
    let found = ["記者", "记者"].iter().find_map(|title| word.find(title).map(|from| (from, from + title.len())));
    found.filter(|&(_, to)| to < word.len())
}

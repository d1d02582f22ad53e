//! Names and labels that scripts without blanks write as one word; the words lie in `data/credits/glue.tsv`.

use std::sync::LazyLock;

/// The words of the table by their job, longer ones first: "資料照片" ends as "照片" does.
struct Glue {
    /// Labels behind a name: "読売新聞社提供".
    after: Vec<&'static str>,
    /// Labels before one: "翻攝自臉書".
    before: Vec<&'static str>,
    /// Networks behind whose page it is: "林思妤臉書".
    networks: Vec<&'static str>,
    /// Agencies that sign behind the one whose picture they pass on: "AFP時事", "로이터연합뉴스".
    passing: Vec<&'static str>,
    /// World agencies in the script of those who pass their pictures on.
    passed: Vec<&'static str>,
    /// Houses behind the maker's name and a hyphen: "Mandatory Credit: Ada Berg-Imagn Images".
    hyphened: Vec<&'static str>,
    /// Houses whose name has a stroke in it, cut at it.
    stroked: Vec<(&'static str, &'static str)>,
}

static GLUE: LazyLock<Glue> = LazyLock::new(|| {
    // By hand, not with `tables::rows`: the build, which has none, folds its keys with this file.
    let table = include_str!("../../../data/credits/glue.tsv");
    let rows = || table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let words = |wanted: &str| {
        let mut words: Vec<&str> = rows().filter(|&(_, job)| job == wanted).map(|(word, _)| word).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words
    };
    Glue {
        after: words("after"),
        before: words("before"),
        networks: words("network"),
        passing: words("passes"),
        passed: words("passed"),
        hyphened: words("hyphened"),
        stroked: words("stroked").into_iter().filter_map(|house| house.split_once('/')).collect(),
    }
});

/// Whether the stroke at byte `at` belongs to a house's name.
pub(super) fn is_within_house(text: &str, at: usize) -> bool {
    GLUE.stroked.iter().any(|(head, tail)| text[at + 1..].starts_with(tail) && text[..at].ends_with(head))
}

/// Whether a house that stands behind the maker's name and a hyphen begins `text`.
pub(super) fn begins_hyphened_house(text: &str) -> bool {
    GLUE.hyphened.iter().any(|house| text.starts_with(house))
}

/// "Presse- und Informationsamt": whether what stands behind a hyphen is a blank and a word for "and", so that the word before goes on.
pub(super) fn goes_on_behind_and(rest: &str) -> bool {
    const ANDS: [&str; 6] = [" en ", " ja ", " och ", " og ", " oder ", " und "];
    ANDS.iter().any(|and| rest.starts_with(and))
}

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
        && let Some(label) = GLUE.before.iter().find(|label| word.len() > label.len() && word.starts_with(**label))
    {
        return Some(label.len());
    }
    if *first >= 0xE3
        && let Some(page) = GLUE.networks.iter().find_map(|network| word.strip_suffix(network))
    {
        return Some(page.len()).filter(|&cut| cut > 0);
    }
    if last.is_ascii() && !(*last == b'1' && *first >= 0x80) {
        return None;
    }
    if let Some(cut) = house_before_house(word) {
        return Some(cut);
    }
    if *first < 0xE3 {
        return label_after_latin(word);
    }
    // "新华社发", "路透社圖片": "sent out" and "picture" behind an agency only, for names and labels end so too.
    if let Some(cut) = ["发", "發", "圖片", "图片"]
        .iter()
        .find_map(|sent| word.strip_suffix(sent))
        .filter(|house| house.ends_with('社'))
    {
        return Some(cut.len());
    }
    GLUE.after.iter().find_map(|label| word.strip_suffix(label)).map(str::len).filter(|&cut| cut > 0)
}

/// "AFP時事": where a world agency ends before the one that passes its pictures on.
fn house_before_house(word: &str) -> Option<usize> {
    let is_latin = |c: char| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(&c);
    let before = GLUE.passing.iter().find_map(|house| word.strip_suffix(house))?;
    let stands = !before.is_empty() && (before.chars().all(is_latin) || GLUE.passed.contains(&before));
    stands.then_some(before.len())
}

/// "YTN캡처", "Instagramより": a label of these scripts behind a name in Latin letters. より is "than" as well ("iPhoneより"), so
/// it is one behind networks only.
fn label_after_latin(word: &str) -> Option<usize> {
    const NETWORKS: [&str; 6] = ["Instagram", "Facebook", "Twitter", "YouTube", "TikTok", "X"];
    if let Some(network) = word.strip_suffix("より") {
        return NETWORKS.contains(&network).then_some(network.len());
    }
    let cut = GLUE.after.iter().find_map(|label| word.strip_suffix(label))?;
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

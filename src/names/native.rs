//! Whose a name in its own script is, where nobody says.

use super::{abjad, given, people, words};
use crate::language::{Script, Tag};

/// The languages whose Cyrillic names are written in other conventions, those most in the news first, each with its letters that not all
/// of them have.
const CYRILLIC: [(&str, &str); 7] = [
    ("ru", "ёщъыэ"),
    ("uk", "ґєіїщ"),
    ("be", "ёіўыэ"),
    ("bg", "щъ"),
    ("sr", "ђјљњћџ"),
    ("mk", "ѓѕјљњќџ"),
    ("kk", "ёіғқңүұһәөщъыэ"),
];

/// The language of a name in its own script: by the script, for Arabic and Cyrillic by its letters, then by known people and given names; Russian
/// where nothing decides. `None` for Latin letters, and for scripts whose names are not written in others here.
///
/// ```
/// use copydesk::names::native_language;
/// let told = |name| native_language(name).map(|tag| tag.as_str());
/// assert_eq!(told("Володимир Гаврилюк"), Some("uk"));
/// assert_eq!(told("Александр Мацегора"), Some("ru"));
/// assert_eq!(told("Γιώργος Παπαδόπουλος"), Some("el"));
/// assert_eq!(told("حسن روحانی"), Some("fa"));
/// assert_eq!(told("Ada Berg"), None);
/// ```
pub fn native_language(name: &str) -> Option<Tag> {
    let tag = |code: &str| Tag::parse(code).expect("a language of languages.tsv");
    match name.chars().find_map(Script::of)? {
        Script::Cyrillic => {}
        Script::Han => return Some(tag("zh")),
        Script::Arabic => return abjad::told(name).map(tag),
        script => return script.language().map(tag),
    }
    let small = name.to_lowercase();
    let told: Vec<char> =
        small.chars().filter(|&letter| CYRILLIC.iter().any(|(_, own)| own.contains(letter))).collect();
    let writes = |own: &str| told.iter().all(|&letter| own.contains(letter));
    let likely: Vec<Tag> = CYRILLIC.iter().filter(|(_, own)| writes(own)).map(|(code, _)| tag(code)).collect();
    let known = || likely.iter().find(|&&language| people::known(name, language).is_some());
    let borne = || {
        let (first, _) = words(name).next()?;
        likely.iter().find(|&&language| given::named(first).any(|given| given.language == language))
    };
    known().or_else(borne).or_else(|| likely.first()).copied().or_else(|| Some(tag("ru")))
}

//! Which names of Arabic, Persian or Hebrew script a single word may stand for.

use super::entry::{Dictionary, all};
use super::key;
use super::parts::Part;
use crate::names::{Convention, bare_lower};
use crate::tables::Quick;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Letters below which a word is a particle (bin, Abu, al-) and no name; one less where vowels are not written.
const SHORTEST: usize = 4;

/// The names that a word may stand for, each by its key: Latin letters as English newsrooms write it, or its own script.
///
/// Qasem and Qasim, حسین and حسين are one name; Hamid and Hamad are none of each other's.
pub(in crate::names) fn keys_of(word: &str) -> Vec<&'static str> {
    let vowelless = word.chars().all(|letter| letter > '\u{590}');
    if word.chars().count() < if vowelless { SHORTEST - 1 } else { SHORTEST } {
        return Vec::new();
    }
    let native = key::of_word(word);
    let own = all().filter_map(|dictionary| dictionary.names.get_key_value(&native)).map(|(key, _)| key.as_str());
    own.chain(LATIN.get(&bare_lower(word)).into_iter().flatten().copied()).collect()
}

static LATIN: LazyLock<HashMap<String, Vec<&'static str>, Quick>> = LazyLock::new(|| {
    let mut index: HashMap<String, Vec<&str>, Quick> = HashMap::default();
    all().for_each(|dictionary| add(dictionary, &mut index));
    index
});

fn add(dictionary: &'static Dictionary, index: &mut HashMap<String, Vec<&'static str>, Quick>) {
    for (key, entry) in &dictionary.names {
        let part = Part { entries: vec![entry], article: false, gap: " " };
        for form in part.forms(Convention::EN, entry.region) {
            let form = bare_lower(&form);
            let bare = form.strip_prefix("al-").unwrap_or(&form).to_owned();
            index.entry(bare).or_default().push(key);
        }
    }
}

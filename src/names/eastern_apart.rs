//! Chinese and Korean names whose syllables are two people's, near as they sound: Kim Jong-un and Kim Yong-un, Wang Yi and Wang Yu.
//!
//! Syllables are short, so a sound more or less says little to who adds distances up. Whether some convention writes one name both ways can be
//! told: Mao Tse-tung is Mao Zedong.

use super::convention::Convention;
use super::{chinese, korean, lower};
use crate::language::Tag;
use crate::tables::rows;
use std::sync::LazyLock;

/// Whether both are Chinese names and no convention writes one as both, or Korean ones of one surname whose given names nobody writes alike.
pub(super) fn are_two(a: &str, b: &str, la: Option<Tag>, lb: Option<Tag>) -> bool {
    let (a, b) = (in_two_words(a), in_two_words(b));
    are_two_chinese(&a, &b) || are_two_korean((&a, la), (&b, lb))
}

/// The name in small letters, syllables of the given name parted by a hyphen: `mao tse-tung`.
fn in_two_words(name: &str) -> String {
    let name = lower(name.trim());
    match name.split_whitespace().collect::<Vec<&str>>()[..] {
        [surname, first, second] if !name.contains(['-', '‐']) => format!("{surname} {first}-{second}"),
        _ => name,
    }
}

fn are_two_chinese(a: &str, b: &str) -> bool {
    // Syllables end in a vowel, n, ng, r, of Wade–Giles h, of Czechs j: few names of others do with every word.
    let may_be = |name: &str| {
        name.split([' ', '-', '‐'])
            .all(|word| word.ends_with(['a', 'e', 'i', 'o', 'u', 'ü', 'ö', 'é', 'n', 'g', 'r', 'h', 'j']))
    };
    if !may_be(a) || !may_be(b) {
        return false;
    }
    let written = || ["en", "wg", "cs", "hu"].into_iter().filter_map(Convention::parse);
    let read = |name: &str| written().flat_map(|from| chinese::read_in(name, from)).collect::<Vec<_>>();
    let one = read(a);
    let other = if one.is_empty() { Vec::new() } else { read(b) };
    !other.is_empty() && !one.iter().any(|name| other.contains(name))
}

fn are_two_korean(a: (&str, Option<Tag>), b: (&str, Option<Tag>)) -> bool {
    let read = |(name, language): (&str, Option<Tag>)| {
        let (surname, given) = name.split_once(' ')?;
        let (first, second) = given.split_once(['-', '‐'])?;
        let j_is_y = is_j_read_y(name, language);
        let syllables = [Syllable::read(first, j_is_y)?, Syllable::read(second, j_is_y)?];
        let surnames = korean::surnames(surname);
        (!surnames.is_empty()).then_some((surnames, syllables))
    };
    let (Some((surnames, one)), Some((others, other))) = (read(a), read(b)) else { return false };
    surnames.iter().any(|surname| others.contains(surname)) && one.iter().zip(&other).any(|(x, y)| !x.may_be(y))
}

/// Whether a j may stand for what others write y, as in Slavic, Baltic, Nordic and Hungarian letters.
fn is_j_read_y(name: &str, language: Option<Tag>) -> bool {
    let newsrooms = ["pl", "cs", "sk", "hu", "sl", "hr", "sr", "lv", "lt", "et", "fi", "sv", "nb", "da", "nl", "de"];
    name.contains(['č', 'ž', 'š', 'ż', 'ń'])
        || name.contains("dz")
        || language.is_some_and(|own| newsrooms.contains(&own.as_str()))
}

/// A Korean syllable as far as its romanisations agree: for each of its parts the sounds it may be.
struct Syllable {
    onset: String,
    nucleus: &'static str,
    coda: &'static str,
}

impl Syllable {
    /// Reads a syllable in small Latin letters; `None` for what is none.
    fn read(letters: &str, j_is_y: bool) -> Option<Self> {
        let (onset, rest) = longest("onset", letters)?;
        // The glide of hye and hwa.
        let rest = rest.strip_prefix(['y', 'w', 'j']).unwrap_or(rest);
        let (nucleus, rest) = longest("nucleus", rest)?;
        let (coda, rest) = longest("coda", rest)?;
        let also = if j_is_y && letters.starts_with('j') { "y" } else { "" };
        rest.is_empty().then(|| Self { onset: format!("{onset}{also}"), nucleus, coda })
    }

    fn may_be(&self, other: &Self) -> bool {
        let share = |a: &str, b: &str| a.contains(|sound| b.contains(sound));
        share(&self.onset, &other.onset) && share(self.nucleus, other.nucleus) && share(self.coda, other.coda)
    }
}

/// The sounds of the longest letters of a part that `text` begins with, and what is left; where none do, those of no letters.
fn longest<'t>(part: &str, text: &'t str) -> Option<(&'static str, &'t str)> {
    static SOUNDS: LazyLock<Vec<[&str; 3]>> = LazyLock::new(|| {
        let all = rows("names/korean-sounds.tsv", include_str!("../../data/names/korean-sounds.tsv"));
        all.map(|row| {
            [row.required(0, "part"), row.required(1, "letters").trim_matches('∅'), row.required(2, "sounds")]
        })
        .collect()
    });
    let own = SOUNDS.iter().filter(|[of, letters, _]| *of == part && text.starts_with(letters));
    own.max_by_key(|[_, letters, _]| letters.len()).map(|[_, letters, sounds]| (*sounds, &text[letters.len()..]))
}

#[cfg(test)]
mod tests {
    use super::are_two;

    #[test]
    fn syllables_tell_two_people_apart() {
        for (a, b) in [
            ("Kim Jong-un", "Kim Yong-un"),
            ("Kim Jong Un", "Kim Yo Jong"),
            ("Kim Jong-un", "Kim Jong-il"),
            ("Lee Jae-myung", "Lee Jae-yong"),
            ("Park Chung-hee", "Park Geun-hye"),
            ("Wang Yi", "Wang Yu"),
            ("Li Qiang", "Li Jiang"),
            ("Zhang Wei", "Zhang Wen"),
            ("Zhang Wei", "Zhong Wei"),
        ] {
            assert!(are_two(a, b, None, None) && are_two(b, a, None, None), "{a}, {b}");
        }
        for (a, b) in [
            ("Kim Jong-un", "Kim Dzong Un"),
            ("Kim Jo-džong", "Kim Yo Jong"),
            ("Kim Jong-un", "Kim Čong-un"),
            ("Park Geun-hye", "Pak Kun-hye"),
            ("Yoon Suk-yeol", "Yun Seok-yeol"),
            ("Choe Ryong-hae", "Choi Yong Hae"),
            ("Mao Zedong", "Mao Tse-tung"),
            ("Li Ta-chao", "Li Dazhao"),
            ("Lin Piao", "Lin Biao"),
            ("Chang Wei", "Zhang Wei"),
            ("Xi Jinping", "Si Ťin-pching"),
            // No names of theirs.
            ("Kim Basinger", "Kim Bassinger"),
            ("Ada Berg", "Ida Berg"),
        ] {
            assert!(!are_two(a, b, None, None) && !are_two(b, a, None, None), "{a}, {b}");
        }
    }
}

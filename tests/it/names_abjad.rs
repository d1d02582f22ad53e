//! Arabic, Persian and Hebrew names written by dictionary: what is known is right, what is not known stays.

use crate::common::repository;
use copydesk::language::Tag;
use copydesk::names::{Convention, convert, native_language, render};
use std::collections::BTreeSet;

fn forms(name: &str, language: &str, to: &str) -> Vec<String> {
    let language = Tag::parse(language).expect("a language of languages.tsv");
    render(name, language, Convention::parse(to).expect("a convention"))
}

/// The first form; empty where there is none.
fn best(name: &str, language: &str, to: &str) -> String {
    forms(name, language, to).into_iter().next().unwrap_or_default()
}

#[test]
fn names_are_written_as_each_newsroom_does() {
    for (name, language, to, wanted) in [
        ("أحمد حسن", "ar", "en", "Ahmed Hassan"),
        ("رضا پهلوی", "fa", "en", "Reza Pahlavi"),
        ("סרגיי לברוב", "he", "en", "Sergei Lavrov"),
        ("خالد الشرع", "ar", "pl", "Chalid asz-Szara"),
        ("خالد الشرع", "ar", "cs", "Chálid Šara"),
        ("خالد الشرع", "ar", "de", "Chaled al-Scharaa"),
        ("خالد الشرع", "ar", "es", "Jaled al Sharaa"),
        ("خالد الشرع", "ar", "fr", "Khaled al-Charaa"),
        ("خالد الشرع", "ar", "it", "Khaled al-Sharaa"),
        ("عبد العزيز بوتفليقة", "ar", "de", "Abdelaziz Bouteflika"),
        ("محمد خاتمی", "fa", "de", "Mohammad Chatami"),
        ("יריב רגב", "he", "cs", "Jariv Regev"),
        ("יריב רגב", "he", "pl", "Jariw Regew"),
    ] {
        assert_eq!(best(name, language, to), wanted, "{name} for {to}");
    }
}

#[test]
fn spellings_of_one_name_are_one() {
    for (language, names, wanted) in [
        ("ar", &["أحمد موسى", "احمد موسي", "أَحْمَد مُوسَى"][..], "Ahmed Moussa"),
        ("ar", &["عبد الرحمن خالد", "عبدالرحمن خالد"], "Abdul Rahman Khaled"),
        ("ar", &["نصر الله", "نصرالله"], "Nasrallah"),
        ("fa", &["علی خاتمی", "علي خاتمي"], "Ali Khatami"),
        ("fa", &["محسن فخری‌زاده", "محسن فخری زاده", "محسن فخریزاده"], "Mohsen Fakhrizadeh"),
        ("he", &["דוד בן-ארי", "דויד בן־ארי", "דוד בן ארי"], "David Ben-Ari"),
    ] {
        for name in names {
            assert_eq!(best(name, language, "en"), wanted, "{name}");
        }
    }
}

#[test]
fn where_people_come_from_tells_how_they_write_themselves() {
    for (name, wanted) in [
        ("جمال طنطاوي", "Gamal Tantawi"),
        ("جمال الزبيدي", "Jamal al-Zubaidi"),
        ("هشام أخنوش", "Hicham Akhannouch"),
        ("هشام الهاشمي", "Hisham al-Hashemi"),
        ("محمد بن سعيد آل نهيان", "Mohammed bin Saeed Al Nahyan"),
        ("عبد الرحمن تبون", "Abderrahmane Tebboune"),
    ] {
        assert_eq!(best(name, "ar", "en"), wanted);
    }
}

#[test]
fn names_of_two_parts_are_joined_as_people_do() {
    for (name, language, wanted) in [
        ("محمدباقر کریمی", "fa", "Mohammad Bagher Karimi"),
        ("علی لاریجانی", "fa", "Ali Larijani"),
        ("رضا کریم‌پور", "fa", "Reza Karimpour"),
        ("محسن رستم‌نژاد", "fa", "Mohsen Rostamnejad"),
        ("عبد الصمد حسن", "ar", "Abdul Samad Hassan"),
        ("בן כספית", "he", "Ben Caspit"),
        ("אבי בן שמעון", "he", "Avi Ben-Shimon"),
    ] {
        assert_eq!(best(name, language, "en"), wanted, "{name}");
    }
}

#[test]
fn who_is_not_known_in_every_part_stays() {
    for (name, language) in [
        ("أحمد قرمبوش", "ar"), // a surname nobody told us
        ("قرمبوش", "ar"),
        ("رضا قرمبوش", "fa"),
        ("דוד קרמבוש", "he"),
        ("", "ar"),
        ("-", "he"),
        ("Ahmed Hassan", "ar"),
    ] {
        assert!(forms(name, language, "en").is_empty(), "{name}");
        assert_eq!(convert(name, language, "en"), [name]);
    }
}

#[test]
fn the_letters_tell_persian_from_arabic() {
    let told = |name| native_language(name).map(|tag| tag.as_str().to_owned());
    for (name, language) in [
        ("رضا پهلوی", Some("fa")),
        ("حسن روحانی", Some("fa")),
        ("أحمد حسن", Some("ar")),
        ("رستم بهرام", Some("fa")), // none of its letters is Persian alone, but Persian alone knows the names
        ("סרגיי לברוב", Some("he")),
        ("عمران کاکڑ", None), // Urdu
    ] {
        assert_eq!(told(name).as_deref(), language, "{name}");
    }
}

#[test]
fn a_form_of_one_newsroom_becomes_anothers() {
    for (name, from, to, wanted) in [
        ("Mohammed Chatami", "de", "en", "Mohammad Khatami"),
        ("Jussuf Hassan", "de", "en", "Youssef Hassan"),
        ("Chalid asz-Szara", "pl", "en", "Khaled al-Sharaa"),
        ("Jariw Regew", "pl", "en", "Yariv Regev"),
        ("Mohammed Hassan", "de", "en", "Mohammed Hassan"), // English prints it, too
        ("Hassan Ali", "de", "cs", "Hassan Ali"),           // so do Czech newsrooms, beside their own
        ("Mohammed Chatami", "en", "en", "Mohammed Chatami"),
        ("Sergej Lawrow", "de", "en", "Sergei Lavrov"), // a Russian, although Hebrew and Arabic know the name
    ] {
        assert_eq!(convert(name, from, to)[0], wanted, "{name} from {from} for {to}");
    }
}

#[test]
fn most_well_known_people_are_written_right() {
    for (list, least) in [("first", 95), ("second", 95), ("third", 60)] {
        let (mut right, mut all, mut wrong) = (0, 0, String::new());
        let people = include_str!("../../fixtures/names/abjad.tsv").lines().filter(|line| !line.starts_with('#'));
        for cells in people.map(|line| line.split('\t').collect::<Vec<_>>()).filter(|cells| cells[3] == list) {
            let (got, wanted) = (best(cells[0], cells[1], "en"), cells[2].split('|').collect::<Vec<_>>());
            all += 1;
            match wanted.contains(&got.as_str()) {
                true => right += 1,
                false => wrong += &format!("{} ({}) wanted {wanted:?}, got {got:?}\n", cells[0], cells[1]),
            }
        }
        assert!(right * 100 >= all * least, "{list}: {right} of {all}\n{wrong}");
    }
}

#[test]
fn the_tables_are_sorted_and_name_newsrooms_and_regions_that_exist() {
    const REGIONS: [&str; 8] = ["abroad", "afghan", "egypt", "gulf", "lebanon", "libya", "maghreb", "sudan"];
    for file in ["arabic", "persian", "hebrew"] {
        let path = repository(&format!("data/names/{file}.tsv"));
        let text = std::fs::read_to_string(path).expect("the table is there");
        let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(rows.is_sorted(), "{file}.tsv: UPDATE by hand: rows are sorted by their bytes");
        assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len(), "{file}.tsv: a row twice");
        for row in rows {
            let cells: Vec<&str> = row.split('\t').collect();
            let region = cells.get(4).copied().unwrap_or_default();
            assert!(region.is_empty() || REGIONS.contains(&region), "{row}");
            for part in cells.get(3).unwrap_or(&"").split(' ').filter(|part| !part.is_empty()) {
                let (whose, forms) = part.split_once('=').unwrap_or_else(|| panic!("{row}"));
                let known = Convention::parse(whose).is_some_and(|known| known.as_str() == whose);
                assert!(known || REGIONS.contains(&whose), "{whose} in {row}");
                assert!(forms.split(',').all(|form| !form.is_empty()), "{row}");
            }
        }
    }
}

//! Lists of people: read, compiled, and obeyed.

use copydesk::language::Tag;
use copydesk::names::authority::{Answer, Authority, List, compile, entries};
use copydesk::names::{Policy, Request, respell};
use proptest::prelude::*;
use std::process::{Command, Output};

const PEOPLE: &str = "canonical,variants,language,id\n\
    Oleh Vereshko,Oleg Wereschko|Wereschko,,p1\n\
    Oleh Werezko,,pl,p1\n\
    Sabina Karrow,Sabina Karow,,p2\n\
    Sabina Karoff,Sabina Karow,,p3\n";

const WIKIDATA: &str = "[\n\
    {\"type\":\"item\",\"id\":\"Q900001\",\"labels\":{\"en\":{\"language\":\"en\",\"value\":\"Timur Vashenko\"},\"de\":{\"language\":\"de\",\"value\":\"Timur Waschenko\"}},\
     \"aliases\":{\"en\":[{\"language\":\"en\",\"value\":\"Timur Waszenko\"},{\"language\":\"en\",\"value\":\"Peter North\"}]},\
     \"claims\":{\"P31\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":\"Q5\"}}}}]}},\n\
    {\"type\":\"item\",\"id\":\"Q900002\",\"labels\":{\"en\":\"Lake Vash\"},\"aliases\":[],\"claims\":{\"P31\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":\"Q23397\"}}}}]}}\n]\n";

const JRC: &str =
    "77001\tP\tu\tAnton+Brezhko\n77001\tP\tde\tAnton+Breschko\n77002\tO\tu\tHarbour+Union\n77003\tP\tu\tBrezhko\n";

const FTM: &str = "{\"id\":\"NK-1\",\"caption\":\"Daria Zhelko\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Дарья Желько\",\"Darja Schelko\"],\"weakAlias\":[\"Dasha Z\"]}}\n\
    {\"id\":\"NK-2\",\"caption\":\"Harbour Trading\",\"schema\":\"Company\",\"properties\":{}}\n";

fn authority(lists: &[&str]) -> Authority {
    let mut authority = Authority::default();
    for list in lists {
        let mut all = Vec::new();
        entries("list", list.as_bytes(), |entry| all.push(entry)).expect("a list of ours can be read");
        authority.add(List::open(compile(all).expect("it is small")).expect("what was compiled opens"));
    }
    authority
}

fn tag(text: &str) -> Tag {
    Tag::parse(text).expect("tests name languages we know")
}

fn becomes(authority: &Authority, spelling: &str, language: &str) -> Option<String> {
    match authority.answer(spelling, tag(language)) {
        Answer::Becomes { canonical, .. } => Some(canonical),
        _ => None,
    }
}

fn respelled(text: &str, authority: &Authority) -> String {
    let paragraphs = [text];
    let request = Request {
        paragraphs: &paragraphs,
        target: Tag::EN,
        hints: &[],
        authority: Some(authority),
        keep: &[],
        policy: Policy::Canonical,
    };
    let mut out = text.to_owned();
    let names = respell(&request);
    let mut edits: Vec<_> = names.iter().filter(|name| name.changed).flat_map(|name| &name.edits).collect();
    edits.sort_by_key(|edit| edit.span.start);
    edits.iter().rev().for_each(|edit| out.replace_range(edit.span.start..edit.span.end, &edit.with));
    out
}

#[test]
fn every_kind_of_list_settles_its_people_and_no_others() {
    let lists = authority(&[PEOPLE, WIKIDATA, JRC, FTM]);
    for (spelling, language, wanted) in [
        ("Oleg Wereschko", "en", Some("Oleh Vereshko")),
        ("Oleg Wereschko", "pl", Some("Oleh Werezko")),
        ("OLEG WERESCHKO", "en", Some("Oleh Vereshko")),
        ("Timur Waszenko", "en", Some("Timur Vashenko")),
        ("Timur Waszenko", "de", Some("Timur Waschenko")),
        ("Timur Vashenko", "en", None), // right as it stands
        ("Timur Waszenko", "fr", None), // nobody says how French newsrooms write it
        ("Peter North", "en", None),    // another name of the same man
        ("Sabina Karow", "en", None),   // two people
        ("Lake Vash", "en", None),
        ("Anton Breschko", "en", Some("Anton Brezhko")),
        ("Anton Brezhko", "de", Some("Anton Breschko")),
        ("Brezhko", "de", None), // a public list's single word proves nothing
        ("Darja Schelko", "en", Some("Daria Zhelko")),
        ("Dasha Z", "en", None),
    ] {
        assert_eq!(becomes(&lists, spelling, language).as_deref(), wanted, "{spelling} in {language}");
    }
    assert_eq!(lists.one_person("Дарья Желько", "Daria Zhelko").as_deref(), Some("NK-1"));
    assert_eq!(lists.one_person("Sabina Karrow", "Sabina Karoff"), None);
}

#[test]
fn listed_spellings_are_settled_in_running_text_and_the_rest_stays() {
    let lists = authority(&[PEOPLE]);
    for (text, wanted) in [
        ("Oleg Wereschko left. Wereschko’s aide stayed.", "Oleh Vereshko left. Vereshko’s aide stayed."),
        ("OLEG WERESCHKO WINS", "OLEH VERESHKO WINS"),
        ("Minister Wereschko spoke.", "Minister Vereshko spoke."),
        ("They live in Wereschko Street.", "They live in Wereschko Street."),
        ("Oleh Vereshko spoke first.", "Oleh Vereshko spoke first."),
        ("Sabina Karow sang; Sabina Karrow did not.", "Sabina Karow sang; Sabina Karrow did not."),
        ("The book “Oleg Wereschko [sic]” sold well.", "The book “Oleg Wereschko [sic]” sold well."),
    ] {
        assert_eq!(respelled(text, &lists), wanted);
    }
}

#[test]
fn a_name_read_back_takes_the_settled_form() {
    let list = "canonical,variants\nSergey Zatsepin,Сергей Зацепин\n";
    let text = "The Russian envoy Siergiej Zacepin spoke in Moscow.";
    assert_eq!(respelled(text, &authority(&[list])), "The Russian envoy Sergey Zatsepin spoke in Moscow.");
    assert_eq!(respelled(text, &Authority::default()), "The Russian envoy Sergei Zatsepin spoke in Moscow.");
}

#[test]
fn the_first_list_that_knows_a_spelling_answers() {
    let other = "canonical,variants\nOleg Verezhko,Oleg Wereschko\n";
    assert_eq!(becomes(&authority(&[PEOPLE, other]), "Oleg Wereschko", "en").as_deref(), Some("Oleh Vereshko"));
    assert_eq!(becomes(&authority(&[other, PEOPLE]), "Oleg Wereschko", "en").as_deref(), Some("Oleg Verezhko"));
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    for (list, line, said) in [
        ("canonical,language\nOleh Vereshko,en\nOleh Vereshko,klingon\n", 3, "klingon"),
        ("canonical,variants\n,Oleg Wereschko\n", 2, "\"canonical\" is empty"),
        ("name,variants\nOleh,x\n", 1, "no column \"name\""),
        ("variants,id\nOleh,x\n", 1, "no column \"canonical\""),
        ("canonical,variants\nOleh Vereshko,a,b\n", 2, "3 cells under 2 columns"),
        ("{\"id\":\"Q1\",\"labels\":{}}\n{\"id\":\"Q2\"\n", 2, "not an entity"),
        ("{\"id\":\"Q1\"}\n", 1, "neither \"labels\""),
        ("1\tP\tu\tA+B\nA B\n", 2, "neither a JSON object"),
    ] {
        let error = entries("people", list.as_bytes(), |_| {}).expect_err(list).to_string();
        assert!(error.starts_with(&format!("people:{line}: ")) && error.contains(said), "{list}: {error}");
    }
}

#[test]
fn half_a_list_is_no_list() {
    let mut all = Vec::new();
    entries("list", PEOPLE.as_bytes(), |entry| all.push(entry)).expect("a list of ours can be read");
    let bytes = compile(all).expect("it is small");
    for length in 0..bytes.len() {
        assert!(List::open(bytes[..length].to_vec()).is_err(), "{length} of {} bytes", bytes.len());
    }
    for at in 0..bytes.len() {
        let mut other = bytes.clone();
        other[at] ^= 0x40;
        if let Ok(list) = List::open(other) {
            let mut authority = Authority::default();
            authority.add(list);
            authority.answer("Oleg Wereschko", Tag::EN); // whatever it says, it says it without a panic
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_listed_spelling_is_found_and_right_forms_stay(names in prop::collection::vec("[A-Z][a-zł]{2,6} [A-Z][a-zø]{2,8}", 1..20)) {
        let table: String = names.iter().map(|name| format!("{name},{name}x\n")).collect();
        let lists = authority(&[&format!("canonical,variants\n{table}")]);
        for name in &names {
            prop_assert_eq!(lists.answer(name, Tag::EN), Answer::Right);
            let found = lists.answer(&format!("{name}x"), Tag::EN);
            prop_assert!(found != Answer::Unknown, "{}x: {:?}", name, found);
        }
    }
}

fn copydesk(folder: &std::path::Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.args(arguments).current_dir(folder).output().expect("the binary was built for this test")
}

#[test]
fn the_settings_file_names_lists_and_every_command_asks_them() {
    let folder = tempfile::TempDir::new().expect("a folder can be made");
    let here = folder.path();
    let write = |name: &str, text: &str| std::fs::write(here.join(name), text).expect("a file can be written");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    write("people.csv", PEOPLE);
    write("wikidata.json", WIKIDATA);
    let built = copydesk(here, &["authority", "build", "people.csv", "wikidata.json", "-o", "all.authority"]);
    assert_eq!(text(&built.stderr), "all.authority: 4 people, 12 spellings\n");
    for list in ["people.csv", "all.authority"] {
        write("copydesk.toml", &format!("[names]\nauthority = [\"{list}\"]\n"));
        assert_eq!(text(&copydesk(here, &["name", "Oleg Wereschko"]).stdout), "Oleh Vereshko\n");
        let matched = copydesk(here, &["match", "Oleg Wereschko", "Oleh Vereshko"]);
        assert_eq!(text(&matched.stdout), "1.00 an authority lists both as one person, p1\n");
        let article = "Harbour bridge closes for six weeks\n\nThe old harbour bridge will close for repairs on Monday, Oleg Wereschko of the \
            town council said after a meeting that lasted until midnight.\n";
        write("a.txt", article);
        let found = copydesk(here, &["check", "--output-format", "concise", "a.txt"]);
        assert!(text(&found.stdout).contains("NM103"), "{}{}", text(&found.stdout), text(&found.stderr));
        assert_eq!(found.status.code(), Some(1));
    }
    write("people.csv", "canonical\nOleh Vereshko\n\"Oleh\n");
    write("copydesk.toml", "[names]\nauthority = [\"people.csv\"]\n");
    let broken = copydesk(here, &["name", "Oleg Wereschko"]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(text(&broken.stderr).contains("people.csv:3: "), "{}", text(&broken.stderr));
}

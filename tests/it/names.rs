//! Names: romanised as their tables say, respelled where foreign, left alone where genuine.

use copydesk::language::Tag;
use copydesk::names::{Convention, Hint, Name, Policy, Request, readings, render, respell};

fn tag(text: &str) -> Tag {
    Tag::parse(text).expect("tests name languages we know")
}

/// One case of `fixtures/names/text.tsv`: a text, its language, hints, and how it shall read.
struct Case {
    line: usize,
    target: Tag,
    hints: Vec<Hint>,
    before: String,
    after: String,
}

fn cases() -> Vec<Case> {
    include_str!("../../fixtures/names/text.tsv")
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(index, line)| {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(cells.len() >= 3, "text.tsv:{}: language, hints, text, wanted", index + 1);
            let hints = cells[1].split(' ').filter(|tag| !tag.is_empty());
            let before = cells[2].replace("\\n", "\n");
            let after = cells.get(3).filter(|after| !after.is_empty());
            Case {
                line: index + 1,
                target: tag(cells[0]),
                hints: hints.map(|language| Hint { language: tag(language), strength: 1.0 }).collect(),
                after: after.map_or(before.clone(), |after| after.replace("\\n", "\n")),
                before,
            }
        })
        .collect()
}

fn respelled(text: &str, target: Tag, hints: &[Hint]) -> (String, Vec<Name>) {
    let paragraphs: Vec<&str> = text.split('\n').collect();
    let request = Request { paragraphs: &paragraphs, target, hints, keep: &[], policy: Policy::Canonical };
    let names = respell(&request);
    let mut out: Vec<String> = paragraphs.iter().map(|text| (*text).to_owned()).collect();
    let mut edits: Vec<_> = names.iter().filter(|name| name.changed).flat_map(|name| &name.edits).collect();
    edits.sort_by_key(|edit| (edit.paragraph, edit.span.start));
    for edit in edits.into_iter().rev() {
        out[edit.paragraph].replace_range(edit.span.start..edit.span.end, &edit.with);
    }
    (out.join("\n"), names)
}

#[test]
fn texts_read_as_an_editor_wants_them() {
    let mut wrong = String::new();
    for case in cases() {
        let (got, names) = respelled(&case.before, case.target, &case.hints);
        if got != case.after {
            let evidence: Vec<_> = names.iter().map(|name| (&name.canonical, &name.evidence)).collect();
            wrong += &format!(
                "text.tsv:{}\n  text   {}\n  wanted {}\n  got    {got}\n  {evidence:?}\n",
                case.line, case.before, case.after
            );
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn respelling_twice_is_respelling_once() {
    for case in cases() {
        let (once, _) = respelled(&case.before, case.target, &case.hints);
        let (twice, _) = respelled(&once, case.target, &case.hints);
        assert_eq!(twice, once, "text.tsv:{}", case.line);
    }
}

#[test]
fn a_person_is_listed_with_source_and_variants() {
    let text = "The envoy, Russian ambassador Alexander Zacepin, spoke in Moscow.\n\
                Zacepin smiled. Russia was silent.\nCritics read Zacepins’ words twice.";
    let hints = [Hint { language: tag("pl"), strength: 1.0 }];
    let (got, names) = respelled(text, Tag::EN, &hints);
    assert!(got.contains("Alexander Zatsepin, spoke") && got.contains("Zatsepin’s words"), "{got}");
    let name = &names[0];
    assert_eq!(name.canonical, "Alexander Zatsepin");
    assert_eq!(name.source, Some(("Александр Зацепин".to_owned(), tag("ru"))));
    let variants: Vec<_> = name.variants.iter().map(|v| (v.text.as_str(), v.convention, v.count)).collect();
    let polish = Convention::parse("pl");
    assert_eq!(variants, [("Alexander Zacepin", polish, 1), ("Zacepin", polish, 1)]);
    assert!(name.confidence.as_percent() >= 95, "{:?}", name.confidence);
}

#[test]
fn a_kept_spelling_is_never_touched() {
    let text = "Kremlin spokesman Dmitrij Pieskow said so.";
    let keep = ["Pieskow".to_owned()];
    let request = Request { paragraphs: &[text], target: Tag::EN, hints: &[], keep: &keep, policy: Policy::Canonical };
    assert_eq!(respell(&request), []);
}

#[test]
fn a_polish_form_leads_back_to_its_source() {
    let polish = Convention::parse("pl").expect("there is a Polish convention");
    for (form, source) in [("Jewgienij Prigożyn", "Евгений Пригожин"), ("Wołodymyr Zełenski", "Володимир Зеленський")]
    {
        assert_eq!(readings(form, polish)[0].source, source);
    }
}

#[test]
fn english_newsrooms_write_their_own_way() {
    for (source, language, english) in [
        ("Сергей Лавров", "ru", "Sergei Lavrov"),
        ("Дмитрий Песков", "ru", "Dmitry Peskov"),
        ("Мария Захарова", "ru", "Maria Zakharova"),
        ("Владимир Жириновский", "ru", "Vladimir Zhirinovsky"),
        ("Володимир Зеленський", "uk", "Volodymyr Zelensky"),
    ] {
        assert_eq!(render(source, tag(language), Convention::EN)[0], english);
    }
}

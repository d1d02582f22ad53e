//! Names: romanised as their tables say, respelled where foreign, left alone where genuine.

use copydesk::language::Tag;
use copydesk::names::{
    Convention, EditKind, Hint, Name, Policy, Request, compare, normalise, readings, readings_in, render, respell,
};
use proptest::prelude::*;

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
    let request =
        Request { paragraphs: &paragraphs, target, hints, authority: None, keep: &[], policy: Policy::Canonical };
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
    let request = Request {
        paragraphs: &[text],
        target: Tag::EN,
        hints: &[],
        authority: None,
        keep: &keep,
        policy: Policy::Canonical,
    };
    assert_eq!(respell(&request), []);
}

#[test]
fn two_house_spellings_of_one_person_are_offered_as_one() {
    let text = "Sergey Belousov spoke first. Later Sergei Belousov left. “No,” Sergey Belousov said.";
    let (got, names) = respelled(text, Tag::EN, &[]);
    assert_eq!(got, text, "an offer changes nothing unasked");
    let offers: Vec<_> =
        names.iter().flat_map(|name| &name.edits).map(|edit| (edit.kind, edit.with.as_str())).collect();
    assert_eq!(offers, [(EditKind::MixedSpelling, "Sergey Belousov")]);
    for text in [
        "Sergei Belousov met Sergei Belov and Sergei Belousenko.",
        "Anna Petrova wrote to Anna Petrov.",
        "Sergei Belousov spoke. SERGEI BELOUSOV LEFT.",
    ] {
        assert_eq!(respelled(text, Tag::EN, &[]).1, [], "{text}");
    }
}

#[test]
fn scripts_without_a_way_back_are_written() {
    for (source, language, to, wanted) in [
        ("მიხეილ სააკაშვილი", "ka", "de", "Micheil Saakaschwili"),
        ("Նիկոլ Փաշինյան", "hy", "en", "Nikol Pashinyan"),
        ("Κυριάκος Μητσοτάκης", "el", "en", "Kyriakos Mitsotakis"),
        ("Нұрсұлтан Назарбаев", "kk", "en", "Nursultan Nazarbayev"),
    ] {
        let to = Convention::parse(to).expect("these conventions have tables");
        assert_eq!(render(source, tag(language), to)[0], wanted);
    }
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

/// Names of living languages that no newsroom may touch, three for each of fifteen.
const GENUINE: [(&str, &str); 15] = [
    ("pl", "Antoni Macierewicz|Wojciech Kowalow|Anna Zalewska"),
    ("cs", "Andrej Babiš|Petr Fiala|Karel Schwarzenberg"),
    ("sk", "Alexander Dubček|Zuzana Čaputová|Igor Matovič"),
    ("de", "Alexander Dobrindt|Maxim Biller|Viktor von Bülow"),
    ("fr", "Alexandre Desplat|Nicolas Sarkozy|Serge Gainsbourg"),
    ("es", "María Teresa Campos|Andrés Iniesta|Javier Marías"),
    ("it", "Valentina Vezzali|Andrea Camilleri|Maria Callas"),
    ("pt", "Alexandre Pato|Mariana Mortágua|Vítor Gaspar"),
    ("nl", "Alexander Pechtold|Boris Dittrich|Mark Rutte"),
    ("sv", "Viktor Rydberg|Alexander Isak|Pernilla Wiberg"),
    ("da", "Nikolaj Coster-Waldau|Nikolaj Lie Kaas|Mette Frederiksen"),
    ("fi", "Alexander Stubb|Sanna Marin|Pekka Haavisto"),
    ("hu", "Viktor Orbán|Péter Szijjártó|Judit Varga"),
    ("ro", "Andrei Pleșu|Victor Ponta|Klaus Iohannis"),
    ("sl", "Sergej Kapus|Borut Pahor|Tatjana Greif"),
];

#[test]
fn genuine_names_stay_whatever_the_newsroom() {
    for (language, names) in GENUINE {
        for name in names.split('|') {
            for target in ["en", "de", "fr", "pl", "cs"] {
                if target != language {
                    assert_eq!(normalise(name, tag(target), None), None, "{name} in {target}");
                    assert_eq!(
                        normalise(name, tag(target), Some(tag(language))),
                        None,
                        "{name} in {target}, {language} outlet"
                    );
                }
            }
        }
    }
}

#[test]
fn one_name_is_told_from_another() {
    for (a, b) in [
        ("Siergiej Ławrow", "Сергей Лавров"),
        ("Alexander Mazegora", "Александр Мацегора"),
        ("Muammar Gaddafi", "Moamer Kadhafi"),
        ("Szergej Sojgu", "Sergei Shoigu"),
        ("Vladimir Putin", "Vladímir Putin"),
        ("王小明", "Wang Xiaoming"),
        ("王小明", "Wang Siao-ming"),
        ("박영수", "Park Young-soo"),
        ("박영수", "Pak Yong Su"),
        ("अमित शर्मा", "Amit Sharma"),
        ("สมชาย ใจดี", "Somchai Jaidee"),
        ("אברהם כהן", "Avraham Cohen"),
        ("Γιώργος Παπαδάκης", "Giorgos Papadakis"),
    ] {
        let likeness = compare(a, b, None, None);
        assert!(likeness.score > 0.8, "{a} and {b}: {likeness:?}");
    }
    for (a, b) in [
        ("Sergei Lavrov", "Sergei Labanov"),
        ("Dmitry Medvedev", "Dmitry Peskov"),
        ("Anna Schmidt", "Anna Schneider"),
        ("Alexander Popov", "Alexander Potapov"),
        ("王小明", "Li Dahua"),
        ("王小明", "Li Da-hua"),
        ("박영수", "Kim Do-hyun"),
        ("अमित शर्मा", "Rakesh Verma"),
        ("אברהם כהן", "Moshe Levi"),
        ("محمد العمري", "Samir Haddad"),
        ("Γιώργος Παπαδάκης", "Carl Holst"),
        ("高橋健太", "Kenta Takahashi"),
    ] {
        let likeness = compare(a, b, None, None);
        assert!(likeness.score < 0.5, "{a} and {b}: {likeness:?}");
    }
}

#[test]
fn a_letter_before_a_surname_is_no_word_of_another_paragraph() {
    let text = "The Russian ambassador, Aleksandr Macegora, said in Moscow on Monday that the talks with Denmark would go on for Anna.\n\n\
                R Macegora left on 10 February 2025.\n";
    let fixed = copydesk::pipeline::clean(copydesk::Input::of_text(text), &copydesk::Desk::default()).fixed.into_text();
    assert!(fixed.contains("Alexander Matsegora, said") && fixed.contains("\nR Matsegora left"), "{fixed}");
}

#[test]
fn a_word_of_joiners_alone_is_compared() {
    for (a, b) in [("A Berg", "\u{200d}\u{200d} Berg"), ("\u{200d}\u{200c}", "B"), ("A", "\u{200d}\u{200d}")] {
        let _ = (compare(a, b, None, None), compare(b, a, None, None));
    }
}

/// Native names of the kind the tables are for: a stem and an ending.
fn native() -> impl Strategy<Value = String> {
    let stem = "(Б|В|Г|Д|Ж|З|К|Л|М|Н|П|Р|С|Т|Ф|Х|Ц|Ч|Ш)(а|е|и|о|у)(б|в|г|д|з|к|л|м|н|п|р|с|т|ч|ш)(а|е|и|о|у)(б|в|д|к|л|м|н|р|т)?";
    (stem, prop::sample::select(vec!["ов", "ин", "енко", "ский", "ова", "ина", "ук", "ян"]))
        .prop_map(|(stem, ending)| stem + ending)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_form_leads_back_to_its_source_among_the_readings(source in native()) {
        let russian = tag("ru");
        for name in ["pl", "de", "cs", "hu"] {
            let convention = Convention::parse(name).expect("these conventions have tables");
            let form = render(&source, russian, convention).remove(0);
            let back = readings_in(&form, convention, russian);
            let again = back.iter().any(|reading| render(&reading.source, russian, convention).contains(&form));
            prop_assert!(again, "{source} as {form} in {name}: {back:?}");
        }
    }

    #[test]
    fn a_name_is_as_like_itself_backwards_as_forwards(a in native(), b in native()) {
        let (there, back) = (compare(&a, &b, None, None).score, compare(&b, &a, None, None).score);
        prop_assert!((there - back).abs() < 0.2, "{a} and {b}: {there} and {back}");
        prop_assert!(compare(&a, &a, None, None).score > 0.5, "{a} is not itself");
    }

    #[test]
    fn no_text_panics_and_every_edit_fits(text in "\\PC{0,80}", surname in native()) {
        let polish = Convention::parse("pl").expect("there is a Polish convention");
        let form = render(&surname, tag("ru"), polish).remove(0);
        let text = format!("{text} Siergiej {form} {text} {form}’s {form}s’ “{form}”");
        let request = Request { paragraphs: &[&text], target: Tag::EN, hints: &[], authority: None, keep: &[], policy: Policy::Canonical };
        for edit in respell(&request).iter().flat_map(|name| &name.edits) {
            prop_assert!(text.get(edit.span.start..edit.span.end).is_some());
        }
    }
}

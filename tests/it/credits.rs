//! Credits are read as an editor reads them: annotated strings, doubled pairs and near misses, floors for each.

use copydesk::credits::{self, Reading};
use copydesk::tables::{Row, rows};
use std::fmt::Write as _;

/// Hits, false finds and misses of one field.
#[derive(Default, Clone, Copy)]
struct Count {
    hit: usize,
    extra: usize,
    missed: usize,
}

impl Count {
    fn add(&mut self, wanted: &[String], got: &[String]) -> bool {
        let hit = wanted.iter().filter(|name| got.contains(name)).count();
        self.hit += hit;
        self.missed += wanted.len() - hit;
        self.extra += got.len() - hit;
        wanted.len() == hit && got.len() == hit
    }

    /// F1 in per cent; 100 where nothing was wanted and nothing found.
    fn f1(self) -> f64 {
        let all = 2 * self.hit + self.extra + self.missed;
        if all == 0 { 100.0 } else { 200.0 * self.hit as f64 / all as f64 }
    }
}

const FIELDS: [&str; 6] = ["creators", "agency", "provider", "qualifier", "copyright", "licence"];

fn wanted(row: &Row) -> [Vec<String>; 6] {
    std::array::from_fn(|field| row.list(field + 2).map(str::to_owned).collect())
}

fn found(reading: Option<&Reading>) -> [Vec<String>; 6] {
    let Some(reading) = reading else { return Default::default() };
    let credit = &reading.credit;
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    [
        credit.creators.clone(),
        one(&credit.agency),
        one(&credit.provider),
        reading.qualifier.iter().map(|kind| kind.as_str().to_owned()).collect(),
        one(&credit.copyright),
        one(&credit.licence),
    ]
}

/// F1 of each field over a table of annotated strings, and what went wrong.
fn measure(file: &'static str, text: &'static str) -> ([f64; 6], String) {
    let mut counts = [Count::default(); 6];
    let mut story = String::new();
    for row in rows(file, text) {
        let line = row.required(1, "line");
        let got = found(credits::read(line).as_ref());
        for (field, (wanted, got)) in wanted(&row).iter().zip(&got).enumerate() {
            if !counts[field].add(wanted, got) {
                let _ = writeln!(
                    story,
                    "{file}:{}: {line}\n    {}: wanted {wanted:?}, got {got:?}",
                    row.line, FIELDS[field]
                );
            }
        }
    }
    (counts.map(Count::f1), story)
}

fn assert_floors(file: &'static str, text: &'static str, floors: [f64; 6]) {
    let (scores, story) = measure(file, text);
    let low: Vec<String> = (0..6)
        .filter(|&field| scores[field] < floors[field])
        .map(|field| format!("{} {:.1} < {}", FIELDS[field], scores[field], floors[field]))
        .collect();
    println!("{file}: {scores:.1?}\n{story}");
    assert!(low.is_empty(), "{file}: {low:?}\n{story}");
}

#[test]
fn credits_are_read_as_an_editor_reads_them() {
    let text = include_str!("../../fixtures/credits/strings.tsv");
    assert_floors("strings.tsv", text, [99.0, 99.0, 99.0, 99.0, 99.0, 99.0]);
}

/// How many pairs of a table `same` decides as `merged` says, of how many, and the others.
fn decided(file: &'static str, text: &'static str, merged: bool) -> (usize, usize, String) {
    let (mut right, mut all, mut story) = (0, 0, String::new());
    for row in rows(file, text) {
        all += 1;
        let read = |index| credits::read(row.required(index, "line"));
        let one = read(2).zip(read(3)).map(|(a, b)| credits::same(&a, &b));
        if one.is_some_and(|one| one.is_some() == merged) {
            right += 1;
        } else {
            let _ = writeln!(story, "{file}:{}: {}: {} | {}", row.line, row.cell(1), row.cell(2), row.cell(3));
        }
    }
    (right, all, story)
}

#[test]
fn a_credit_said_twice_is_one() {
    let (right, all, story) = decided("duplicates.tsv", include_str!("../../fixtures/credits/duplicates.tsv"), true);
    assert!(all >= 252 && 100 * right >= 99 * all, "{right} of {all}\n{story}");
}

#[test]
fn two_credits_stay_two() {
    let (right, all, story) = decided("near-misses.tsv", include_str!("../../fixtures/credits/near-misses.tsv"), false);
    assert!(all >= 254 && right == all, "{right} of {all}\n{story}");
}

#[test]
fn a_credit_is_cut_off_its_caption_and_a_sentence_stays_whole() {
    let mut story = String::new();
    for row in rows("captions.tsv", include_str!("../../fixtures/credits/captions.tsv")) {
        let line = row.required(1, "line");
        let cut = credits::trailing(line);
        let got = cut.as_ref().map_or(("", ""), |cut| (cut.caption.of(line), cut.credit.of(line)));
        let whole = credits::read(line).filter(|reading| reading.confidence.as_percent() >= 40);
        if got != (row.cell(2), row.cell(3)) || whole.is_some() {
            let _ = writeln!(
                story,
                "captions.tsv:{}: {line}\n    got {got:?}, read as a whole: {}",
                row.line,
                whole.is_some()
            );
        }
    }
    assert!(story.is_empty(), "{story}");
}

#[test]
fn strings_written_after_the_grammar_are_read_too() {
    let text = include_str!("../../fixtures/credits/second-batch.tsv");
    assert_floors("second-batch.tsv", text, [99.0, 98.0, 94.0, 99.0, 99.0, 99.0]);
}

/// The codes of the findings on an article whose picture lines are `lines`.
fn findings(lines: &str) -> Vec<&'static str> {
    let text = format!(
        "Harbour bridge closes for six weeks\n\n{lines}\n\nThe old harbour bridge will close for repairs on Monday, the town \
         council said after a meeting that lasted until midnight.\n\nDrivers will have to take the ring road for six weeks, \
         which adds about twenty minutes to the journey, according to the transport office."
    );
    let article = copydesk::Desk::default().clean(copydesk::Input::of_text(text));
    article.findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn faults_of_captions_and_credits_are_told() {
    let caption = "The harbour bridge seen from the ferry on Sunday.";
    let told = |lines: &str, code: &str| {
        let codes = findings(lines);
        assert!(codes.contains(&code), "{lines}: {codes:?}");
    };
    told("The harbour bridge seen from the ferry on SundayPhoto: Ana Lund/Reuters", "CR102");
    told(&format!("{caption} Photo: Ana Lund/Getty images"), "CR104");
    told(&format!("FILE PHOTO: {caption} Photo: Ana Lund/Reuters"), "CP103");
    told(&format!("{caption} Photo: Ana Lund/Reuters\n\n{caption} Photo: Milo Petrak/AFP"), "CR203");
}

#[test]
fn a_credit_at_the_end_of_the_article_is_told() {
    let text = "Harbour bridge closes for six weeks\n\nThe old harbour bridge will close for repairs on Monday, the town council said after \
                a meeting that lasted until midnight.\n\nThe bridge was built in 1931 and carried trams until the line was closed in the \
                spring of 1968. Since then it has been painted twice and mended once.\n\nThe work will cost about four million, half of \
                which comes from the state. The rest is to be paid from the parking fees of the next five years.\n\nThe council meets \
                again on 4 May. It will then decide on the colour, on the lamps and on who may cut the ribbon; a petition with 2,300 names \
                asks for green, which was the colour of the trams, while the mayor prefers grey. Photo by Milo Petrak";
    let article = copydesk::Desk::default().clean(copydesk::Input::of_text(text));
    assert!(article.findings.iter().any(|finding| finding.rule == "CR103"), "{:#?}", article.findings);
}

#[test]
fn captions_and_credits_without_fault_are_passed_over() {
    let caption = "The harbour bridge seen from the ferry on Sunday.";
    for lines in [
        format!("{caption} Photo: Ana Lund/Getty Images"),
        format!("{caption} ANA LUND/GETTY IMAGES"),
        format!("{caption} (Photo: Ana Lund/AP)\n\nThe ring road at Northport on Monday. (Photo: Milo Petrak/AP)"),
    ] {
        let codes = findings(&lines);
        assert!(
            !codes.iter().any(|code| code.starts_with("CR1") || code.starts_with("CP") || *code == "CR203"),
            "{lines}: {codes:?}"
        );
    }
}

#[test]
fn strings_of_the_third_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/third-batch.tsv");
    assert_floors("third-batch.tsv", text, [98.0, 98.0, 99.0, 98.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_fourth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/fourth-batch.tsv");
    assert_floors("fourth-batch.tsv", text, [99.0, 99.0, 99.0, 99.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_fifth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/fifth-batch.tsv");
    assert_floors("fifth-batch.tsv", text, [99.0, 99.0, 99.0, 99.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_sixth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/sixth-batch.tsv");
    assert_floors("sixth-batch.tsv", text, [98.0, 97.0, 96.0, 99.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_seventh_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/seventh-batch.tsv");
    assert_floors("seventh-batch.tsv", text, [99.0, 97.0, 93.0, 98.0, 96.0, 99.0]);
}

#[test]
fn the_page_on_credits_says_what_is_so() {
    let page = include_str!("../../docs/credits.md");
    let habits = page.split("## What a habit becomes").nth(1).and_then(|rest| rest.split("## ").next());
    let mut checked = 0;
    for row in habits.expect("the page has that part").lines().filter(|line| line.starts_with("| `")) {
        let row = row.replace("\\|", "\u{1}");
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let lines: Vec<String> =
            cells[0].split('`').skip(1).step_by(2).map(|line| line.replace('\u{1}', "|")).collect();
        let [line] = lines.as_slice() else { continue };
        let Some(reading) = credits::read(line) else { panic!("{line}: not read") };
        let credit = reading.credit;
        let got = [credit.creators.join(", "), credit.agency.unwrap_or_default(), credit.provider.unwrap_or_default()];
        assert_eq!(got, cells[1..4], "{line}");
        checked += 1;
    }
    assert!(checked >= 10, "{checked} habits");
}

/// The tables of credits, with how many columns a row may have.
const TABLES: [(&str, &str, usize); 9] = [
    ("agencies.tsv", include_str!("../../data/agencies.tsv"), 8),
    ("credits/forms.tsv", include_str!("../../data/credits/forms.tsv"), 2),
    ("credits/glue.tsv", include_str!("../../data/credits/glue.tsv"), 2),
    ("credits/labels.tsv", include_str!("../../data/credits/labels.tsv"), 5),
    ("credits/licences.tsv", include_str!("../../data/credits/licences.tsv"), 2),
    ("credits/links.tsv", include_str!("../../data/credits/links.tsv"), 3),
    ("credits/months.tsv", include_str!("../../data/credits/months.tsv"), 2),
    ("credits/organisations.tsv", include_str!("../../data/credits/organisations.tsv"), 2),
    ("credits/placeholders.tsv", include_str!("../../data/credits/placeholders.tsv"), 1),
];

#[test]
fn tables_are_sorted_composed_and_say_each_thing_once() {
    use unicode_normalization::is_nfc;
    for (file, text, columns) in TABLES {
        for head in ["# source:", "# licence:", "# checked:", "# columns:"] {
            assert!(text.lines().any(|line| line.starts_with(head)), "data/{file}: no {head} line");
        }
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        for (index, line) in lines.iter().enumerate() {
            assert!(is_nfc(line), "data/{file}: not NFC: {line}");
            assert!(line.split('\t').count() <= columns, "data/{file}: too many columns: {line}");
            let before = index.checked_sub(1).map(|index| lines[index]);
            assert!(before.is_none_or(|before| before < *line), "data/{file}: out of order: {line}");
        }
    }
}

#[test]
fn every_agency_and_alias_leads_to_one_row() {
    let mut owners = std::collections::BTreeMap::<String, &str>::new();
    let mut agencies = 0;
    for row in rows("agencies.tsv", TABLES[0].1) {
        agencies += 1;
        let name = row.required(0, "canonical name");
        assert!(matches!(row.cell(5), "seen" | "own name" | "custom"), "data/agencies.tsv:{}: basis", row.line);
        for spelling in std::iter::once(name).chain(row.list(1)) {
            let key = copydesk::text::fold_latin(spelling);
            let owner = owners.insert(key, name);
            assert!(owner.is_none(), "data/agencies.tsv:{}: {spelling} is also {owner:?}", row.line);
            let reading = credits::read(&format!("Photo: {spelling}")).expect("an agency after a label is a credit");
            assert!(reading.credit.agency.is_some(), "data/agencies.tsv:{}: {spelling} is not read", row.line);
        }
    }
    assert!(agencies >= 400, "{agencies} agencies");
}

#[test]
fn labels_are_known_in_at_least_45_languages() {
    let languages: std::collections::BTreeSet<&str> =
        rows("credits/labels.tsv", TABLES[3].1).flat_map(|row| row.list(4).collect::<Vec<_>>()).collect();
    assert!(languages.len() >= 45, "{languages:?}");
}

#[test]
fn a_label_alone_is_no_credit() {
    for label in [
        "podpis źródła zdjęcia",
        "Foto:",
        "Image source",
        "Fuente de la imagen",
        "Źródło zdjęcia,",
        "Photo",
        "Bild",
        "фото: джерело",
        "Foto: Quelle",
        "Photo: image source",
    ] {
        assert_eq!(credits::read(label), None, "{label}");
    }
}

#[test]
fn every_byte_of_a_reading_lies_in_its_line() {
    for row in rows("strings.tsv", include_str!("../../fixtures/credits/strings.tsv")) {
        let line = row.required(1, "line");
        let Some(reading) = credits::read(line) else { continue };
        for span in reading.unread.iter().chain(&reading.label) {
            assert!(line.get(span.start..span.end).is_some(), "{line}: {span:?}");
        }
        assert!(line.contains(&reading.credit.line), "{line}: {}", reading.credit.line);
    }
}

proptest::proptest! {
    #[test]
    fn no_line_panics_and_spans_fit(line in "[\\PC©|/:()\\[\\]=＝。 ]{0,80}") {
        let _ = credits::read(&line);
        let _ = credits::furniture(&line);
        let _ = credits::placeholder(&line);
        if let Some(cut) = credits::trailing(&line) {
            proptest::prop_assert!(line.get(cut.caption.start..cut.caption.end).is_some());
            proptest::prop_assert!(line.get(cut.credit.start..cut.credit.end).is_some());
            proptest::prop_assert!(!cut.caption.overlaps(cut.credit));
        }
    }

    #[test]
    fn glued_pieces_of_real_lines_do_not_panic(a in 0usize..300, b in 0usize..300, cut in 0usize..60) {
        let lines: Vec<&str> = include_str!("../../fixtures/credits/strings.tsv").lines().filter_map(|line| line.split('\t').nth(1)).collect();
        let (a, b) = (lines[a % lines.len()], lines[b % lines.len()]);
        let head: String = a.chars().take(cut).collect();
        let line = format!("{head}{b}");
        let _ = (credits::read(&line), credits::trailing(&line), credits::furniture(&line));
    }
}

#[test]
fn strings_of_the_eighth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/eighth-batch.tsv");
    assert_floors("eighth-batch.tsv", text, [98.0, 95.0, 72.0, 96.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_ninth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/ninth-batch.tsv");
    assert_floors("ninth-batch.tsv", text, [99.0, 98.0, 96.0, 98.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_tenth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/tenth-batch.tsv");
    assert_floors("tenth-batch.tsv", text, [97.5, 96.5, 94.0, 96.5, 99.0, 99.0]);
}

#[test]
fn strings_of_the_eleventh_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/eleventh-batch.tsv");
    assert_floors("eleventh-batch.tsv", text, [99.0, 98.0, 95.0, 99.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_twelfth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/twelfth-batch.tsv");
    assert_floors("twelfth-batch.tsv", text, [98.0, 99.0, 98.0, 99.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_thirteenth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/thirteenth-batch.tsv");
    assert_floors("thirteenth-batch.tsv", text, [97.5, 96.5, 93.5, 98.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_fourteenth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/fourteenth-batch.tsv");
    assert_floors("fourteenth-batch.tsv", text, [99.0, 97.0, 93.5, 98.5, 99.0, 99.0]);
}

#[test]
fn strings_of_the_fifteenth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/fifteenth-batch.tsv");
    assert_floors("fifteenth-batch.tsv", text, [98.5, 97.0, 96.0, 97.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_sixteenth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/sixteenth-batch.tsv");
    assert_floors("sixteenth-batch.tsv", text, [99.0, 98.5, 99.0, 99.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_seventeenth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/seventeenth-batch.tsv");
    assert_floors("seventeenth-batch.tsv", text, [98.5, 97.5, 97.5, 99.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_eighteenth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/eighteenth-batch.tsv");
    assert_floors("eighteenth-batch.tsv", text, [97.0, 96.5, 94.0, 99.0, 99.0, 99.0]);
}

/// Creators, agency, provider and qualifier of a line, `-` where it is no credit to be believed.
fn parties_of(line: &str) -> String {
    let Some(reading) = credits::read(line).filter(|reading| reading.confidence.as_percent() >= 45) else {
        return "-".to_owned();
    };
    let credit = &reading.credit;
    let qualifier = reading.qualifier.map_or("", |kind| kind.as_str());
    let one = |value: &Option<String>| value.clone().unwrap_or_default();
    format!("{}|{}|{}|{qualifier}", credit.creators.join(", "), one(&credit.agency), one(&credit.provider))
}

#[test]
fn houses_are_told_from_people_by_their_form() {
    for (line, wanted) in [
        ("Foto: La Opinión / Ada Berg", "Ada Berg|La Opinión||"),
        ("Foto: Il Giornale di Halden", "|Il Giornale di Halden||"),
        ("Photo: Les Berg", "Les Berg|||"),
        ("Photo: La Toya Berg", "La Toya Berg|||"),
        ("Photo: Le Thi Huong", "Le Thi Huong|||"),
        ("Photo: Le Minh/AFP", "Le Minh|AFP||"),
        ("Cedida por la Plataforma Halden", "|Plataforma Halden||courtesy"),
        ("Foto: l’Ajuntament de Vallclara", "|Ajuntament de Vallclara||"),
        ("Foto: Maria la Rosa", "Maria la Rosa|||"),
        ("Фото: ФСБ Холма", "|ФСБ Холма||"),
        ("Фото: Ада Берг", "Ада Берг|||"),
        ("Photo: Yong-sun Kim", "Yong-sun Kim|||"),
        ("Ada Berg/Halden-TV via AP", "Ada Berg|Halden-TV|AP|"),
        ("Фото: Zuma / ТАСС", "|ZUMA Press|ТАСС|"),
        ("Foto: TASS/Zuma", "|TASS|ZUMA Press|"),
        ("Bild: www.imago-images.de", "|Imago||"),
        ("Photo: www.ada-berg.example", "|www.ada-berg.example||"),
        ("Beeld Ada Berg voor Trouw", "Ada Berg|Trouw||"),
        ("东岭晚报 图", "|东岭晚报||"),
        ("Foto: Presse- und Informationsamt Halden", "|Presse- und Informationsamt Halden||"),
        ("Image: ESA/Webb, NASA & CSA", "|ESA/Webb|NASA/CSA|"),
    ] {
        assert_eq!(parties_of(line), wanted, "{line}");
    }
}

#[test]
fn two_capitals_hand_out_between_signs_only() {
    for (line, wanted) in [
        ("THE CANADIAN PRESS/HO-Town of Halden", "|Town of Halden|The Canadian Press|handout"),
        ("THE CANADIAN PRESS/HO-Ada Berg", "Ada Berg|The Canadian Press||handout"),
        ("HO/AFP", "|AFP||handout"),
        ("Edmund Ho/Reuters", "Edmund Ho|Reuters||"),
        ("Photo: HO JUNG-SU/AFP", "HO JUNG-SU|AFP||"),
        ("HO", "-"),
    ] {
        assert_eq!(parties_of(line), wanted, "{line}");
    }
}

#[test]
fn an_office_beside_a_network_is_credited_and_a_row_of_buttons_is_not() {
    for (line, wanted) in [
        ("Halden Fire Department / Facebook", "|Halden Fire Department|Facebook|"),
        ("Halden Police Department via Facebook", "|Halden Police Department|Facebook|"),
        ("(Instagram/adaberg)", "adaberg|Instagram||"),
        ("Follow us on Facebook/Twitter", "-"),
        ("Facebook / Twitter", "-"),
        ("(Facebook/twitter)", "-"),
        ("Veranstalter: Kulturverein Halden", "-"),
        ("Hersteller: Halden Werke", "-"),
        ("如图 所示", "-"),
        ("老周的账本 东岭晚报 图", "-"),
    ] {
        assert_eq!(parties_of(line), wanted, "{line}");
    }
}

#[test]
fn strings_of_the_nineteenth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/nineteenth-batch.tsv");
    assert_floors("nineteenth-batch.tsv", text, [99.0, 98.5, 98.0, 99.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_twentieth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/twentieth-batch.tsv");
    assert_floors("twentieth-batch.tsv", text, [99.0, 97.5, 98.0, 97.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_twenty_first_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/twenty-first-batch.tsv");
    assert_floors("twenty-first-batch.tsv", text, [99.0, 99.0, 97.0, 99.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_twenty_second_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/twenty-second-batch.tsv");
    assert_floors("twenty-second-batch.tsv", text, [99.0, 98.0, 97.0, 98.5, 99.0, 99.0]);
}

#[test]
fn strings_of_the_twenty_third_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/twenty-third-batch.tsv");
    assert_floors("twenty-third-batch.tsv", text, [97.0, 95.0, 95.0, 97.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_twenty_fourth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/twenty-fourth-batch.tsv");
    assert_floors("twenty-fourth-batch.tsv", text, [99.0, 99.0, 99.0, 99.0, 99.0, 99.0]);
}

#[test]
fn strings_of_the_twenty_fifth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/twenty-fifth-batch.tsv");
    assert_floors("twenty-fifth-batch.tsv", text, [96.0, 95.0, 94.5, 94.5, 99.0, 99.0]);
}

#[test]
fn strings_of_the_twenty_sixth_batch_are_read_too() {
    let text = include_str!("../../fixtures/credits/twenty-sixth-batch.tsv");
    assert_floors("twenty-sixth-batch.tsv", text, [99.0, 99.0, 99.0, 99.0, 99.0, 99.0]);
}

/// Creators, agency and provider of a line that must be a credit.
fn parties(line: &str) -> (Vec<String>, Option<String>, Option<String>) {
    let credit = credits::read(line).unwrap_or_else(|| panic!("no credit: {line}")).credit;
    (credit.creators, credit.agency, credit.provider)
}

#[test]
fn an_office_and_the_place_behind_its_dash_are_one_house() {
    for (line, office) in
        [("Снимка: МВР - Русе", "МВР - Русе"), ("Foto: Polícia SR - Trnavský kraj", "Polícia SR - Trnavský kraj")]
    {
        assert_eq!(parties(line), (vec![], Some(office.to_owned()), None), "{line}");
    }
    for (line, creators, agency, provider) in [
        ("Foto: MUP - Reuters", vec![], "MUP", Some("Reuters")),
        ("Foto: MUP - Ada Berg", vec!["Ada Berg".to_owned()], "MUP", None),
        ("Foto: MAXPPP - Ada Berg", vec!["Ada Berg".to_owned()], "MAXPPP", None),
    ] {
        assert_eq!(parties(line), (creators, Some(agency.to_owned()), provider.map(str::to_owned)), "{line}");
    }
}

#[test]
fn a_label_with_its_colon_ends_the_name_before_it() {
    let maker = || vec!["Ada Berg".to_owned()];
    assert_eq!(parties("Fotó: Ada Berg Forrás: MTI"), (maker(), Some("MTI".to_owned()), None));
    assert_eq!(parties("(PAP, fot: Ada Berg)"), (maker(), Some("PAP".to_owned()), None));
    assert_eq!(
        parties("(Halden.rs/Foto: Beta/Ada Berg)"),
        (maker(), Some("Beta".to_owned()), Some("Halden.rs".to_owned()))
    );
    // What stands before it is a caption.
    for line in ["(Halden, Foto: Ada Berg)", "Der Hafen Foto: Ada Berg", "Reuters, Foto: Ada Berg sieht den Hafen"] {
        assert_eq!(credits::read(line), None, "{line}");
    }
}

#[test]
fn what_stands_around_a_name_is_no_part_of_it() {
    for (line, agency) in [
        ("Źródło zdjęcia: Fakty TVN", "Fakty TVN"),
        ("(2019年 ロイター)", "ロイター"),
        ("Photo fournie par le ministère de la Culture", "ministère de la Culture"),
        ("Photo fournie par la famille Aubin", "la famille Aubin"),
    ] {
        assert_eq!(parties(line), (vec![], Some(agency.to_owned()), None), "{line}");
    }
    let numbered = parties("AFP PHOTO / Ada Berg / TT / kod 10510");
    assert_eq!(numbered, (vec!["Ada Berg".to_owned()], Some("AFP".to_owned()), Some("TT".to_owned())));
    assert_eq!(parties("Foto: Ada TVN Berg").0, ["Ada TVN Berg"]);
}

#[test]
fn a_person_before_a_bracket_with_house_and_maker_is_shown() {
    for line in ["Ada Berg (AFP/Jan Kos)", "Ada Berg (Jan Kos/Reuters)"] {
        assert_eq!(credits::read(line), None, "{line}");
        let cut = credits::trailing(line).unwrap_or_else(|| panic!("no credit behind: {line}"));
        assert_eq!(
            (cut.caption.of(line).trim(), cut.reading.credit.creators),
            ("Ada Berg", vec!["Jan Kos".to_owned()])
        );
    }
    assert_eq!(parties("Ada Berg (AFP)"), (vec!["Ada Berg".to_owned()], Some("AFP".to_owned()), None));
    assert_eq!(parties("Foto: Ada Berg (AFP/Getty Images)").2.as_deref(), Some("Getty Images"));
}

#[test]
fn a_house_at_both_ends_of_a_chain_passed_the_picture_on() {
    let maker = || vec!["Ada Berg".to_owned()];
    let passed = Some("Xinhua/dpa".to_owned());
    assert_eq!(parties("dpa/Ada Berg/Pixsell/XinHua/dpa"), (maker(), Some("Pixsell".to_owned()), passed));
    assert_eq!(parties("© dpa/Ada Berg").1.as_deref(), Some("dpa"));
    assert_eq!(parties("Reuters/China Stringer"), (vec![], Some("Reuters".to_owned()), None));
    assert_eq!(parties("Foto: Ada Berg/Pool Reuters/AP"), (maker(), Some("Reuters".to_owned()), Some("AP".to_owned())));
    let bank = parties("© Sputnik / Ada Berg / Acessar o banco de imagens");
    assert_eq!(bank, (maker(), Some("Sputnik".to_owned()), None));
}

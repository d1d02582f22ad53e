//! What the label stage makes of whole texts.

use crate::common::repository;
use copydesk::label::{Label, Role, Scene, explain, label};
use copydesk::language::Tag;
use copydesk::pipeline::clean;
use copydesk::pipeline::split::split;
use copydesk::{Desk, Input};
use proptest::prelude::*;

fn labels(text: &str) -> Vec<Label> {
    label(&Scene { text, blocks: &split(text), language: Tag::UND, title: None })
}

/// An article of our own in the shape of a page with a doubled credit and a label in a foreign language.
const FERRY: &str = "Transport

Island ferry returns to service after nine weeks in dry dock, operator says

File photo by Jorun Halle/Nordfoto via Pressebilder
File photo by Jorun Halle/Nordfoto via Pressebilder
nazwa pliku zdjęcia

The car ferry that links the outer islands with the mainland will sail again on Thursday morning, its operator said, ending nine weeks in which freight had to be carried by fishing boats.

Repairs to the main engine took longer than planned because a part had to be cast anew in a foundry abroad, director Hanne Moltke told a meeting of island councils.

“We owe the people out there an apology... and a timetable they can trust,” Moltke said.

She added that the winter timetable would keep two extra departures on Fridays.

In a statement on Monday, the shopkeepers’ association, which had counted empty shelves in four of the five villages, welcomed the news but asked for a spare vessel to be kept ready in future years.

“A single ship is not a plan, and everybody who has waited on that quay in November knows it,” the statement said.

The regional government paid for the replacement boats from its emergency fund.

Last year, the auditors reported that the fleet was on average thirty-one years old and poorly insured.

Ticket prices are to stay as they are until the end of March, after which the council will vote on a new tariff for residents and seasonal guests alike.

Two sister ships built in the same yard have had similar faults, but neither of them was taken out of service.

According to the operator, some 14,000 tonnes of goods were moved by the smaller boats.

The next inspection of the engine is due in autumn, when the ferry will again be replaced for eight days by a chartered vessel from the southern line.

More In Transport MORE...";

#[test]
fn a_scraped_page_is_told_apart_line_by_line() {
    let roles: Vec<Role> = labels(FERRY).iter().map(|label| label.role).collect();
    let mut expected = vec![Role::Kicker, Role::Title, Role::Credit, Role::Credit, Role::Label];
    expected.extend([Role::Body; 12]);
    expected.push(Role::Related);
    assert_eq!(roles, expected);
}

#[test]
fn what_explain_lists_adds_up_to_the_margin() {
    let blocks = split(FERRY);
    let scene = Scene { text: FERRY, blocks: &blocks, language: Tag::UND, title: None };
    for (index, label) in label(&scene).iter().enumerate() {
        let sum: f32 = explain(&scene, index).iter().map(|cue| cue.weight).sum();
        assert!((sum - label.margin).abs() < 1e-2, "block {index}: cues sum to {sum}, the margin is {}", label.margin);
    }
}

/// Lines of `text` that would leave: all but the body and a title in the first line.
fn leaving(text: &str) -> Vec<String> {
    let blocks = split(text);
    let labels = labels(text);
    let leaves = |index: &usize| !labels[*index].role.is_body() && (*index, labels[*index].role) != (0, Role::Title);
    let lines = (0..blocks.len()).filter(leaves).map(|index| {
        format!("{:?} ({:+.1}): {}", labels[index].role, labels[index].margin, blocks[index].span.of(text))
    });
    lines.collect()
}

/// The fixtures of a folder: name and text, by name.
fn fixtures(folder: &str) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(repository(folder)).expect("the folder of fixtures is there");
    let paths = entries.map(|entry| entry.expect("a fixture can be read").path());
    let mut texts: Vec<(String, String)> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let name = path.file_stem().expect("a fixture has a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("a fixture can be read"))
        })
        .collect();
    texts.sort();
    texts
}

#[test]
fn tempting_texts_come_out_whole() {
    let texts = fixtures("fixtures/kept/label");
    let languages: std::collections::BTreeSet<&str> = texts.iter().map(|(name, _)| &name[..2]).collect();
    assert!(texts.len() >= 60 && languages.len() >= 12, "{} texts in {} languages", texts.len(), languages.len());
    let cut: Vec<String> = texts
        .iter()
        .filter_map(|(name, text)| Some((name, leaving(text))).filter(|(_, lines)| !lines.is_empty()))
        .map(|(name, lines)| format!("{name}:\n  {}", lines.join("\n  ")))
        .collect();
    assert!(cut.is_empty(), "lines that leave though they are article:\n{}", cut.join("\n"));
}

/// A house alone signs pictures as well as texts; that the text ends only an agency says.
#[test]
fn what_stands_behind_the_article_is_a_picture_or_its_sign_off() {
    let article = "Hafenbrücke wird geschlossen\nVon Anna Nowak\n\
        Der Stadtrat hat am Montag beschlossen, die alte Hafenbrücke zu schließen, bis die Reparatur bezahlt ist.\n\
        Anwohner müssen die nördliche Brücke nehmen, was den Weg in die Stadt um zwanzig Minuten verlängert.\n\
        Die Arbeiten sollen neun Millionen kosten und bis zum Herbst des nächsten Jahres dauern.\n";
    for (behind, pictures) in [("Das Bild zeigt Feuerwehrleute am Montag an der Brücke\nAFP/dpa", 1), ("Lusa/Fim", 0)]
    {
        let cleaned = clean(Input::of_text(format!("{article}{behind}")), &Desk::default());
        assert_eq!(cleaned.article.images.len(), pictures, "{behind}: {:?}", cleaned.article.images);
    }
}

#[test]
fn tempting_texts_come_out_byte_for_byte() {
    let desk = Desk::default();
    for (name, text) in fixtures("fixtures/kept/label") {
        assert_eq!(clean(Input::of_text(&text), &desk).fixed.into_text(), text, "{name}");
    }
}

#[test]
fn known_failures_still_fail() {
    for (name, text) in fixtures("fixtures/known-failures/label") {
        assert!(!leaving(&text).is_empty(), "{name} comes out whole now: move it to fixtures/kept/label");
    }
}

#[test]
fn each_tempting_text_says_what_tempts_in_it() {
    for folder in ["fixtures/kept/label", "fixtures/known-failures/label"] {
        let why = std::fs::read_to_string(repository(folder).join("why.tsv")).expect("the reasons are there");
        for (name, _) in fixtures(folder) {
            assert!(why.lines().any(|line| line.split('\t').next() == Some(&name)), "{folder}/why.tsv lacks {name}");
        }
    }
}

#[test]
fn a_page_without_an_article_is_not_emptied() {
    let text = "Home\nSport\nWeather\nBritain's oldest ferry is for sale again\nShips\nContact";
    assert!(labels(text).iter().any(|label| label.role.is_body() || label.role == Role::Title));
}

proptest! {
    #[test]
    fn any_text_has_one_label_for_each_block(text in "(\\PC{0,60}\n?){0,12}") {
        let blocks = split(&text);
        prop_assert_eq!(labels(&text).len(), blocks.len());
    }
}

#[test]
fn the_first_line_of_a_short_text_is_its_headline() {
    let clean = |text: &str| {
        let article = copydesk::Desk::default().clean(copydesk::Input::of_text(text.to_owned()));
        (article.title, article.body)
    };
    let sentences = ["The council voted on Monday to close the bridge.", "Drivers must take the ring road."];
    for head in ["Bridge to close", "Bridge to close\n\nBy Ada Berg\n\n10 February 2025", "Test article"] {
        let (title, body) = clean(&format!("{head}\n\n{}\n", sentences.join("\n\n")));
        assert_eq!((title.as_deref(), &body[..]), (head.lines().next(), &sentences.map(str::to_owned)[..]));
    }
    let (title, body) = clean("大桥关闭\n\n市议会周一投票决定关闭大桥。\n\n司机必须绕行环路。\n");
    assert_eq!((title.as_deref(), body.len()), (Some("大桥关闭"), 2));
    // A section above the headline, and a line that announces others, are none.
    let (title, _) = clean(&format!("Society\n\nBridge to close for weeks\n\n{}\n", sentences.join("\n\n")));
    assert_eq!(title.as_deref(), Some("Bridge to close for weeks"));
    let (title, _) = clean(&format!("More news\n\n{}\n", sentences.join("\n\n")));
    assert_ne!(title.as_deref(), Some("More news"));
}

#[test]
fn a_text_of_few_lines_loses_none_but_what_is_known_for_furniture() {
    for text in ["x", "AP", "podpis źródła zdjęcia", "Ferry boats\nMore boats", "Hello harbour.\nThe ferry sails."]
    {
        assert_eq!(clean(Input::of_text(text), &Desk::default()).fixed.into_text(), text);
    }
    let article = |text: &str| clean(Input::of_text(text.to_owned()), &Desk::default()).article;
    let rain = article("It rained.\nNobody came.\nEverybody went home.");
    assert_eq!((rain.title, rain.body.len()), (None, 3), "of a few sentences none is the headline");
    let five = article("The ferry sails.\nIt is old.\nIt is slow.\nPeople like it.\nIt sails at noon.");
    assert_eq!((five.title, five.body.len()), (None, 5));
    let notice = article("Bridge to close\n\nIt rained.\n\nNobody came.");
    assert_eq!((notice.title.as_deref(), notice.body.len()), (Some("Bridge to close"), 2));
    // A template's words leave even there.
    let read_on = article("The ferry sails again.\nRead more\nIt had been under repair.");
    assert_eq!(read_on.body, ["The ferry sails again.", "It had been under repair."]);
}

#[test]
fn the_last_sentence_with_its_agency_is_text_and_a_caption_with_one_is_not() {
    let body = "The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.";
    let role_of = |text: &str, line: &str| {
        let at = text.lines().position(|seen| seen == line).expect("the line is there");
        labels(text)[at].role
    };
    let last = "The mayor added that school buses would take another road. (PAP)";
    let text = format!("Old bridge closes for six weeks\n{body}\n{last}\nRead also\nShare");
    assert_eq!(role_of(&text, last), Role::Body);
    let brief = format!("Old bridge closes for six weeks\n{last}");
    assert_eq!(role_of(&brief, last), Role::Body);
    // Above the article, and with a maker's name, it stands under a picture.
    for caption in [last, "The mayor speaks to drivers at the bridge on Monday. (Ada Berg/AFP)"] {
        let text = format!("Old bridge closes for six weeks\n{caption}\n{body}\nRead also\nShare");
        assert_eq!(role_of(&text, caption), Role::Caption, "{caption}");
    }
}

#[test]
fn place_and_day_above_a_brief_are_no_headline() {
    let brief = "World\nBELGRADE, Feb 10\nSerbia's parliament approved a revised budget late on Monday by 131 votes to 84, after nine hours of debate.\nThe opposition said the money would go to consultants.\nRead also\nShare";
    let roles: Vec<Role> = labels(brief).into_iter().map(|label| label.role).collect();
    assert!(roles[1].is_body(), "{roles:?}");
    // A headline may begin with a place and hold a number.
    let headed = "BELGRADE, 10 DAYS LATER\nSerbia's parliament approved a revised budget late on Monday by 131 votes to 84, after nine hours of debate.\nThe opposition said the money would go to consultants.";
    assert_eq!(labels(headed)[0].role, Role::Title);
}

#[test]
fn entries_with_a_sentence_each_stay_and_teasers_behind_the_words_for_them_leave() {
    let first = "Once the last guests have left, the islands belong to themselves again. We chose three that are worth the trip in winter.";
    let entries = "Silba\nNo cars, one shop and three cats.\nLastovo\nThe darkest sky in all of Europe.\nVis\nCoffee is served by the sea.";
    let text =
        format!("Three islands without a crowd\nBy Ada Berg\n{first}\n{entries}\nRead also\nFollow us on Facebook");
    assert!(labels(&text)[3..9].iter().all(|label| label.role.is_body()), "{:?}", labels(&text));
    let teasers =
        format!("Three islands without a crowd\nBy Ada Berg\n{first}\nRead also\n{entries}\nFollow us on Facebook");
    assert!(labels(&teasers)[4..10].iter().any(|label| !label.role.is_body()), "{:?}", labels(&teasers));
}

#[test]
fn who_stands_in_a_picture_is_no_headline() {
    let body = "The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.";
    let names = "The new board: Ada Berg, Jan Kos, Ute Falk, Rob Kern, Mia Lund, Ole Moe, Ida Strand, Per Holm";
    let text = format!("A year of work\nPublished: 10 February 2025\n{names}\n{body}\nShare");
    assert_eq!(labels(&text)[2].role, Role::Caption);
    // Inside the article the same line is a line-up.
    let inside = format!("A year of work\nPublished: 10 February 2025\n{body}\n{names}\n{body}\nShare");
    assert!(labels(&inside)[3].role.is_body());
}

#[test]
fn answers_of_a_word_stay_with_their_questions() {
    let first = "Composer Zora Hlink speaks about silence, about her years at the opera and about a piano that nobody wants to buy from her.";
    let talk = "Why did you leave?\nBecause I loved it.\nThat is no answer.\nIt is. Nobody likes to see a friend grow old.\nWill you come back?\nNo.\nNever?\nWe shall see.";
    let text = format!("Silence is the dearest instrument\nBy Ada Berg\n{first}\n{talk}\nMost read\nShare on Facebook");
    assert!(labels(&text)[2..11].iter().all(|label| label.role.is_body()), "{:?}", labels(&text));
    // Questions that a form asks have no answers.
    let form = format!(
        "Silence is the dearest instrument\nBy Ada Berg\n{first}\nForgot your password?\nLog in\nNot yet a member?\nRegister\nFound a mistake?\nTell us"
    );
    assert!(labels(&form)[3..].iter().all(|label| label.margin < 0.0), "{:?}", labels(&form));
}

#[test]
fn when_and_from_where_is_no_caption() {
    let body =
        "老城区最后一家修钟铺将于本月底关门，店主陈德顺今年七十八岁，修了六十年钟，铺子里还有四十多座没人来取的钟。";
    let text = format!("老城区最后一家修钟铺月底关门\n2025年02月11日 08:32 来源：江城晚报\n{body}\n分享到");
    assert_eq!(labels(&text)[1].role, Role::Date);
    let cleaned = clean(Input::of_text(text.as_str()), &Desk::default()).article;
    assert_eq!(cleaned.published.as_deref().map(|date| &date[..10]), Some("2025-02-11"));
    assert!(cleaned.images.is_empty());
}

const CONSENT: &str = "We and our 41 partners store and read identifiers on your device and process personal data for personalised advertising. You can withdraw your consent at any time.";

#[test]
fn a_consent_dialog_has_no_article() {
    let text = format!("Welcome!\n\nAccept all\n\n{CONSENT}\n\nReject all\n\nPrivacy Policy");
    let cleaned = clean(Input::of_text(text.as_str()), &Desk::default());
    assert_eq!(cleaned.article.body, Vec::<String>::new());
    assert_eq!(cleaned.article.language.tag, Tag::EN);
}

#[test]
fn a_headline_above_what_the_site_says_stays() {
    let headline = "Island ferry sails again on Thursday morning";
    for says in [
        CONSENT,
        &format!("Accept all\n\n{CONSENT}\n\nReject all\n\nPrivacy Policy"),
        "Sign up and get our free newsletter in your inbox every morning, with news of the harbour and the islands.",
        "This story has not been edited by our staff and is auto-generated from a syndicated feed.",
    ] {
        let text = format!("{headline}\n\n{says}");
        let fixed = clean(Input::of_text(text.as_str()), &Desk::default()).fixed.into_text();
        assert!(fixed.contains(headline), "{says}: {fixed}");
    }
}

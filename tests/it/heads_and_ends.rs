//! What stands above and below an article, as pages nobody here had looked at print it: in each test what was told wrong, and what tempts.

use copydesk::pipeline::{Cleaned, clean};
use copydesk::{Desk, Input};

fn cleaned(text: &str) -> Cleaned<'_> {
    clean(Input::of_text(text), &Desk::default())
}

fn body(text: &str) -> Vec<String> {
    cleaned(text).article.body
}

fn title(text: &str) -> Option<String> {
    cleaned(text).article.title
}

fn authors(text: &str) -> Vec<String> {
    cleaned(text).article.authors.into_iter().filter_map(|author| author.name).collect()
}

/// Three paragraphs of our own.
const BRIDGE: &str =
    "The bridge at the old harbour will close on Monday after engineers found wide cracks in two of its pillars.

Mayor Jan Kos said that the repair would take two weeks and that the ferry would carry everybody free of charge.

More than a thousand cars cross the bridge each day, most of them on their way to the market and the hospital.";

#[test]
fn a_headline_may_call_out() {
    let called = [
        ("Advertisement\n\nTruck driver hits the old bridge on his way to work – now he has to pay!", "\n\nShare"),
        (
            "\"It was a case like no other in this town's long history\": The mayor speaks!\n\nPhoto: Ada Berg",
            "\n\nRead more",
        ),
    ];
    for (head, foot) in called {
        let text = format!("{head}\n\n{BRIDGE}{foot}");
        let line = head.lines().find(|line| line.ends_with('!')).expect("one line calls");
        assert_eq!(title(&text).as_deref(), Some(line), "{text}");
        assert_eq!(body(&text).len(), 3, "{text}");
    }
}

#[test]
fn a_first_paragraph_that_calls_out_is_the_articles() {
    let calls = "For weeks the town had waited for this morning, and now the ferry sails again, at last and for free!";
    let text = format!("Ferry sails again\n\nBy Ada Berg\n\n{calls}\n\n{BRIDGE}\n\nRead more");
    assert_eq!(title(&text).as_deref(), Some("Ferry sails again"));
    assert_eq!(body(&text)[0], calls);
}

#[test]
fn a_report_that_ends_with_its_agency_stays_above_the_next() {
    let czech = "Most zavřen po nehodě na nábřeží

Most u starého přístavu zůstane zavřený nejméně do pátku, uvedla policie. Řidič nákladního auta nezvládl zatáčku a narazil do zábradlí na okraji mostu.

Starosta Jan Novák řekl, že oprava potrvá několik dní. Lidé musí jezdit objížďkou přes sousední obec, kde se tvoří dlouhé kolony aut. (ČTK)

Knihovna prodlouží otevírací dobu

Městská knihovna bude od příštího týdne otevřena i v sobotu dopoledne, rozhodla rada města. Čtenáři o to žádali několik let a podepsali petici.

Podle ředitelky Evy Malé přibude i nová studovna pro děti. Stavět se začne na jaře a hotovo má být do konce příštího roku. (ČTK)";
    let article = cleaned(czech).article;
    assert!(article.images.is_empty(), "{:?}", article.images);
    assert_eq!(article.body.len(), 5, "{:?}", article.body);
}

#[test]
fn a_caption_with_its_agency_between_paragraphs_is_one() {
    let caption = "Cars wait at the closed bridge near the old harbour on Monday morning (dpa)";
    let text = BRIDGE.replacen("\n\n", &format!("\n\n{caption}\n\n"), 1);
    let text = format!("Old bridge to close for two weeks\n\n{text}");
    let article = cleaned(&text).article;
    assert_eq!(article.body.len(), 3, "{:?}", article.body);
    assert_eq!(article.images.len(), 1);
}

#[test]
fn an_article_printed_twice_line_by_line_stays() {
    let twice =
        |text: &str| text.split("\n\n").map(|line| format!("{line}\n\n{line}")).collect::<Vec<_>>().join("\n\n");
    let said = "He asked drivers to take the new road behind the market.\n\nThe council will look at the costs in a fortnight.";
    let text = format!("Old bridge to close\n\nBy Ada Berg\n\n{}\n\n{}", twice(BRIDGE), twice(said));
    assert_eq!(body(&text).len(), 10, "{:?}", body(&text));
}

#[test]
fn what_pictures_show_said_twice_is_no_article() {
    let shown = |line: &str| format!("{line}\n{line} Photo: Ada Berg");
    let text = format!(
        "Old bridge to close\n\n{}\n\n{BRIDGE}\n\n{}",
        shown("The old bridge in the evening sun."),
        shown("Cars are waiting in front of the barrier.")
    );
    assert_eq!(body(&text).len(), 3, "{:?}", body(&text));
}

#[test]
fn several_sentences_wider_than_a_headline_are_the_article() {
    let told = "The bridge at the old harbour will close on Monday after engineers found wide cracks in two of its pillars. Mayor Jan Kos said that the repair would take two weeks and that the ferry would carry everybody free of charge, as long as there is nothing else to [...]";
    let text = format!("{told}\nShare\nPrint article");
    let article = cleaned(&text).article;
    assert_eq!((article.title, article.body), (None, vec![told.to_owned()]));
}

#[test]
fn the_headline_follows_a_topic_with_a_colon() {
    let text = format!("The council decides :\nHarbour: Bridge will be closed for “two weeks”\n\n{BRIDGE}");
    assert_eq!(title(&text).as_deref(), Some("Harbour: Bridge will be closed for “two weeks”"));
}

#[test]
fn a_clock_a_menu_and_an_address_head_nothing() {
    for above in ["10:22", "• Web radio", "https://www.example.org/harbour"] {
        let text = format!("{above}\n\nOld bridge to close for two weeks\n\n{BRIDGE}\n\nShare\n\nRead more");
        let article = cleaned(&text).article;
        assert_eq!(article.title.as_deref(), Some("Old bridge to close for two weeks"), "{above}");
        assert_ne!(article.section.as_deref(), Some(above));
    }
}

#[test]
fn dates_of_teasers_are_not_the_articles() {
    let below = "Related articles\n\nLibrary opens on Saturdays from now on\n\n14. 10. 2025.\n\nFerry timetable grows by two trips\n\n13. 10. 2025.";
    let text = format!("Old bridge to close for two weeks\n\n{BRIDGE}\n\n{below}");
    assert_eq!(cleaned(&text).article.published, None);
}

#[test]
fn a_date_below_the_article_is_its_own() {
    for (below, date) in [("Published 13 October 2025", "2025-10-13"), ("13 October 2025", "2025-10-13")] {
        let text = format!("Old bridge to close for two weeks\n\n{BRIDGE}\n\n{below}\n\nShare");
        assert_eq!(cleaned(&text).article.published.as_deref(), Some(date), "{below}");
    }
}

#[test]
fn a_name_that_headline_and_article_speak_of_wrote_nothing() {
    let text = format!(
        "Novak: The bridge will close, and nobody has to swim\n\nJan Novak\n\n{}\n\nShare",
        BRIDGE.replacen("engineers", "Jan Novak and his engineers", 1)
    );
    assert_eq!(authors(&text), Vec::<String>::new());
}

#[test]
fn a_name_with_a_label_wrote_and_one_that_nobody_speaks_of_did() {
    let text = |byline: &str| {
        format!(
            "Novak: The bridge will close, and nobody has to swim\n\n{byline}\n\n{}\n\nShare",
            BRIDGE.replacen("engineers", "Jan Novak and his engineers", 1)
        )
    };
    assert_eq!(authors(&text("By Jan Novak")), ["Jan Novak"]);
    assert_eq!(authors(&text("Anna Weber")), ["Anna Weber"]);
    assert_eq!(authors(&text("Stefán Jónsson skrifar")), ["Stefán Jónsson"]);
}

#[test]
fn the_name_of_a_pictures_file_leaves_and_one_in_a_sentence_stays() {
    let with = |line: &str| {
        format!("Old bridge to close for two weeks\n\n{}", BRIDGE.replacen("\n\n", &format!("\n\n{line}\n\n"), 1))
    };
    for file in ["harbour-bridge-in-the-evening.jpg", "21.JPG", "bridge_2025.webp"] {
        assert_eq!(body(&with(file)).len(), 3, "{file}");
    }
    let told = "The file that everybody looks for is called bridge.jpg.";
    assert!(body(&with(told)).contains(&told.to_owned()));
}

#[test]
fn rights_reserved_behind_the_sign_are_a_notice() {
    let claim = "Copyright © The Harbour Post and its partners. All rights reserved.";
    let text = format!("Old bridge to close for two weeks\n\n{BRIDGE}\n\n{claim}");
    assert!(!cleaned(&text).fixed.into_text().contains(claim));
    let told = "On the first page of the notebook she had written © Ada Berg, and nothing else at all.";
    let text = format!("Old bridge to close for two weeks\n\n{BRIDGE}\n\n{told}");
    assert!(cleaned(&text).fixed.into_text().contains(told));
}

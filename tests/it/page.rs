//! Pages: what is read from them, and what must hold for any source.

use crate::common::{cases, repository};
use copydesk::finding::Fate;
use copydesk::page::token::{Token, Tokens, decoded};
use copydesk::text::Patch;
use copydesk::{Article, Desk, Input, Options};
use proptest::prelude::*;

fn fixture(name: &str) -> String {
    std::fs::read_to_string(repository("fixtures/page").join(name)).expect("a fixture is text")
}

fn clean(html: &str) -> Article<'static> {
    Desk::default().clean(Input::of_html(html.to_owned()))
}

/// Caption, creators and agency of each picture.
fn pictures<'a>(article: &'a Article<'_>) -> Vec<(Option<&'a str>, Vec<&'a str>, Option<&'a str>)> {
    let credit = |image: &'a copydesk::record::Image| image.credit.as_ref();
    article
        .images
        .iter()
        .map(|image| {
            let creators = credit(image).map(|credit| credit.creators.iter().map(String::as_str).collect());
            (
                image.caption.as_deref(),
                creators.unwrap_or_default(),
                credit(image).and_then(|credit| credit.agency.as_deref()),
            )
        })
        .collect()
}

#[test]
fn a_byline_that_the_authors_hold_is_not_listed_as_removed() {
    let body = "<p>The old mill by the harbour opened its doors on Wednesday as the first public library in forty years.</p>\
                <p>More than three hundred people queued in the rain, and the mayor cut a ribbon made of book pages.</p>";
    let page = |byline: &str| {
        format!(
            "<html><head><meta name=author content='Tove Lindahl'><title>Old mill reopens as library</title></head><body><article>\
             <h1>Old mill reopens as library</h1><p class=byline>{byline}</p>{body}</article></body></html>"
        )
    };
    let removed = |byline: &str| {
        let article = clean(&page(byline));
        assert_eq!(article.authors[0].name.as_deref(), Some("Tove Lindahl"));
        article.removed.iter().map(|removed| removed.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(removed("By Tove Lindahl"), Vec::<String>::new());
    assert_eq!(removed("By Tove Lindahl, health editor"), ["By Tove Lindahl, health editor"]);
}

#[test]
fn a_page_of_today_gives_its_article_and_nothing_else() {
    let html = fixture("harbour.html");
    let article = clean(&html);
    assert_eq!(article.title.as_deref(), Some("Harbour bridge closes for six weeks"));
    assert_eq!(article.authors.iter().filter_map(|author| author.name.as_deref()).collect::<Vec<_>>(), ["Ada Berg"]);
    assert_eq!(article.published.as_deref(), Some("2025-02-10T09:30:00+01:00"));
    assert_eq!(article.updated.as_deref(), Some("2025-02-11"));
    assert_eq!(article.section.as_deref(), Some("Transport"));
    assert_eq!((article.language.tag.as_str(), article.language.declared.as_deref()), ("en", Some("en-GB")));
    let starts: Vec<&str> = article.body.iter().map(|paragraph| &paragraph[..12]).collect();
    assert_eq!(
        starts,
        ["Drivers must", "The old harb", "Drivers will", "Shops fear f", "Shopkeepers ", "The work is "]
    );
    assert!(article.body[1].ends_with("– the oldest of them & the most worn."), "{}", article.body[1]);
    let caption = "The old harbour bridge at dawn, seen from the fish market.";
    assert_eq!(pictures(&article), [(Some(caption), vec!["Jorun Halle"], Some("Nordfoto"))]);
    let removed: String = article.removed.iter().map(|removed| removed.text.as_str()).collect::<Vec<_>>().join("\n");
    for gone in ["Why the ferry is late", "Advertisement", "Sign up for our morning newsletter", "All rights reserved"]
    {
        assert!(removed.contains(gone), "{gone} in {removed}");
    }
    assert!(!removed.contains("This is not text"), "a script is no text");
}

#[test]
fn a_page_of_tables_and_open_tags_is_read_too() {
    let article = clean(&fixture("old-table.html"));
    assert_eq!(article.title.as_deref(), Some("Ein Dorf baut sich sein Schwimmbad selbst"));
    assert_eq!(article.authors.iter().filter_map(|author| author.name.as_deref()).collect::<Vec<_>>(), ["Nina Muster"]);
    assert_eq!(article.published, None, "a year in a notice is no date");
    // The byline is a paragraph like the others here and stays in the body: damage is worse than dirt.
    let paragraphs: Vec<&String> = article.body.iter().filter(|line| line.len() > 40).collect();
    assert_eq!(paragraphs.len(), 4, "{:#?}", article.body);
    assert!(paragraphs[1].starts_with("\"Am Anfang hat uns niemand geglaubt\""));
}

#[test]
fn each_caption_keeps_its_own_credit() {
    let article = clean(&fixture("gallery.html"));
    let credits: Vec<_> = pictures(&article)
        .into_iter()
        .map(|(caption, creators, agency)| (caption.map(|c| &c[..8]), creators, agency))
        .collect();
    assert_eq!(
        credits,
        [(Some("Les vieu"), vec!["Jeanne Exemple"], Some("AFP")), (Some("Une cuis"), vec!["Paul Modèle"], Some("AFP"))]
    );
    assert_eq!(article.body.len(), 3, "{:#?}", article.body);
}

#[test]
fn a_record_with_text_and_page_is_read_from_its_text() {
    let json = r#"{"text":"A line that is the text.","html":"<p>A line that is the page.</p>"}"#;
    let input = Input::of_json(json, &copydesk::record::FieldMap::default()).expect("a record");
    assert_eq!((input.text.as_ref(), input.html.as_deref()), ("A line that is the text.", None));
    assert_eq!(input.extra.len(), 1, "the page travels on");
}

#[test]
fn an_edit_changes_text_nodes_and_nothing_else() {
    let long = "Der Trainer sprach nach dem Spiel lange mit der Mannschaft und lobte vor allem die jungen Spieler, die zum ersten Mal dabei waren.";
    let html = format!(
        "<html lang=de><body><article><h1>Trainer lobt die Jungen</h1><p>{long}</p><p class=\"x\">Zu\u{200b}schauer <b>aus der &Uuml;ber\u{200b}see</b>stadt &amp; Umgebung waren begeistert, wie viele von ihnen nach dem Spiel sagten.</p><p>{long}</p></article></body></html>"
    );
    let options = Options { undoable: true, ..Options::default() };
    let article = Desk::new(options).clean(Input::of_html(html.as_str()));
    let fixed = article.text.as_deref().expect("undoable");
    assert_eq!(fixed, html.replace('\u{200b}', ""));
    assert!(
        article.body.iter().any(|line| line.starts_with("Zuschauer aus der Überseestadt & Umgebung")),
        "{:#?}",
        article.body
    );
}

/// Sources made to break readers of HTML: tags that never close, quotes that never end, comments in scripts.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "--!>",
        "<!",
        "<?",
        "<!-->",
        "<p>",
        "</p>",
        "<div class=\"a b\">",
        "</div>",
        "<a href='x'>",
        "</a>",
        "<b>",
        "</b>",
        "<li>",
        "<table><tr><td>",
        "</table>",
        "<script>",
        "</script>",
        "<script",
        "</script",
        "<!--<script>",
        "<style>",
        "</style>",
        "<title>",
        "</title>",
        "<textarea>",
        "</TEXTAREA >",
        "<svg>",
        "</svg>",
        "<br>",
        "</br>",
        "&amp;",
        "&nbsp",
        "&#8217;",
        "&#x;",
        "&notit;",
        "=",
        "\"",
        "'",
        " ",
        "\n",
        "a",
        "B",
        "é",
        "語",
        "\u{a0}",
        "\u{2028}",
        "word and more words here. ",
        "<figure><img src=x><figcaption>",
        "</figcaption></figure>",
        "Photo: Ada Berg/AFP",
        "<h1>",
        "<body>",
        "<html lang=de>",
        "<article>",
        "</article>",
        "<p hidden>",
        "<meta property=og:title content=\"A & B\">",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"A\"",
        "Weit hinten, hinter den Wortbergen, leben die Blindtexte an der Küste des Semantik, eines großen Sprachozeans.",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

#[test]
fn linked_data_says_dates_and_names_in_several_ways() {
    let paragraph = "<p>The harbour bridge will be closed for three weeks from Monday, the town council said after a long meeting.</p>";
    for (date, author) in [
        (r#""2025-02-10T09:30:00+01:00""#, r#"{"@type":"Person","name":"Ada Berg"}"#),
        (r#"{"@type":"Date","@value":"2025-02-10"}"#, r#"{"@type":"Person","givenName":"Ada","familyName":"Berg"}"#),
        ("1739180000", r#"{"@type":"Person","givenName":"Ada","familyName":"Maria Berg","name":"Ada Berg"}"#),
    ] {
        let html = format!(
            r#"<html lang="en"><head><title>Harbour bridge to close</title><script type="application/ld+json">{{"@type":"NewsArticle","datePublished":{date},"author":{author}}}</script></head>
            <body><article><h1>Harbour bridge to close</h1>{}</article></body></html>"#,
            paragraph.repeat(3)
        );
        let article = clean(&html);
        let names: Vec<_> = article.authors.iter().filter_map(|author| author.name.as_deref()).collect();
        assert_eq!(names, ["Ada Berg"], "{author}");
        let day = article.published.as_deref();
        assert!(day.is_some_and(|day| day.starts_with("2025-02-10")), "{date}: {day:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(200), ..ProptestConfig::default() })]

    #[test]
    fn no_source_panics_and_its_edits_apply(html in soup()) {
        let options = Options { undoable: true, ..Options::default() };
        let article = Desk::new(options).clean(Input::of_html(html.as_str()));
        let edits: Vec<_> = article.findings.iter().filter(|finding| finding.fate == Fate::Applied).flat_map(|finding| finding.edits.clone()).collect();
        let patch = Patch::new(edits).expect("edits of a record stand apart");
        prop_assert!(patch.fits(&html));
        let fixed = article.text.unwrap_or_default();
        prop_assert_eq!(patch.apply(&html), fixed.as_str());
        prop_assert_eq!(patch.inverted().apply(&fixed), html);
    }

    #[test]
    fn tags_and_text_are_where_html5gum_sees_them(html in soup()) {
        prop_assert_eq!(ours(&html), theirs(&html), "{}", html);
    }
}

/// Start tags, end tags and the text between them, as our tokenizer sees them.
fn ours(html: &str) -> Vec<String> {
    let mut tokens = Tokens::new(html);
    let mut out = Vec::new();
    while let Some(token) = tokens.next() {
        match token {
            Token::Text { place, raw: true } => text(&mut out, place.of(html)),
            Token::Text { place, raw: false } => text(&mut out, &decoded(place.of(html))),
            Token::Open { name, .. } => {
                let names: Vec<String> =
                    tokens.attributes().iter().map(|own| own.name.of(html).to_lowercase()).collect();
                let mut unique = names.clone();
                unique.sort();
                unique.dedup();
                out.push(format!("<{} {}>", name.of(html).to_lowercase(), unique.join(" ")));
            }
            Token::Close { name } => out.push(format!("</{}>", name.of(html).to_lowercase())),
        }
    }
    out
}

fn text(out: &mut Vec<String>, more: &str) {
    match out.last_mut().filter(|last| last.starts_with('\u{1}')) {
        Some(last) => last.push_str(more),
        None => out.push(format!("\u{1}{more}")),
    }
}

/// The same of html5gum, told as a browser tells it which elements hold raw text.
fn theirs(html: &str) -> Vec<String> {
    use html5gum::{State, Token, Tokenizer};
    let mut out: Vec<String> = Vec::new();
    let mut tokenizer = Tokenizer::new(html);
    while let Some(Ok(token)) = tokenizer.next() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).to_lowercase();
                let mut names: Vec<String> =
                    tag.attributes.keys().map(|name| String::from_utf8_lossy(name).to_lowercase()).collect();
                names.sort();
                let state = match name.as_str() {
                    "script" => Some(State::ScriptData),
                    "style" | "noscript" | "iframe" => Some(State::RawText),
                    "title" | "textarea" => Some(State::RcData),
                    _ => None,
                };
                if let Some(state) = state {
                    tokenizer.set_state(state);
                }
                out.push(format!("<{name} {}>", names.join(" ")));
            }
            Token::EndTag(tag) => out.push(format!("</{}>", String::from_utf8_lossy(&tag.name).to_lowercase())),
            Token::String(more) => text(&mut out, &String::from_utf8_lossy(&more)),
            _ => {}
        }
    }
    out
}

#[test]
fn a_hundred_thousand_nested_elements_end_in_time() {
    for open in ["<div>", "<span>", "<b><p>", "<table><tr><td>", "<a href=x>", "<ul><li>"] {
        let deep = format!(
            "{}The end of it all is here, at the very bottom of the page.{}",
            open.repeat(100_000),
            "</i></b></span></p>".repeat(30_000)
        );
        let article = clean(&deep);
        let said = article
            .body
            .iter()
            .chain(article.removed.iter().map(|removed| &removed.text))
            .any(|line| line.contains("The end of it all"));
        assert!(said, "{open}");
    }
}

#[test]
fn one_element_of_five_megabytes_is_one_line() {
    let html = format!("<p>{}</p>", "word ".repeat(1_000_000));
    let article = clean(&html);
    let said: usize =
        article.body.iter().chain(article.removed.iter().map(|removed| &removed.text)).map(String::len).sum();
    assert_eq!(said, 4_999_999);
}

#[test]
fn a_line_end_written_as_a_reference_is_a_blank() {
    let page = |sign: &str| {
        format!(
            "<html><body><article><h1>A bridge closes</h1><p>The council met on Monday{sign}and voted to close the old harbour bridge for six \
             weeks, the mayor said.</p></article></body></html>"
        )
    };
    let body = |html: &str| {
        Desk::default().clean(Input::of_html(html)).body.iter().map(|line| line.to_string()).collect::<Vec<_>>()
    };
    let expected = body(&page(" "));
    for sign in ["&#10;", "&#13;", "&#xD;", "&NewLine;", "&#8232;", "&#133;"] {
        assert_eq!(body(&page(sign)).len(), expected.len(), "{sign}");
    }
    assert_eq!(body(&page("&#13;")), expected);
}

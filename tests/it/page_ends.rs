//! Where an article begins and ends on its page, and what stands amid it: what is saved or turned away, and the near misses that stay as they are.

use copydesk::{Article, Desk, Input};

fn clean(html: &str) -> Article<'static> {
    Desk::default().clean(Input::of_html(html.to_owned()))
}

/// A page of an article of three paragraphs and what stands below it.
fn with_below(below: &str) -> Article<'static> {
    let paragraphs: String = LONG.iter().map(|line| format!("<p>{line}</p>")).collect();
    clean(&format!(
        "<html lang=en><head><title>{TITLE} | The Ledger</title></head><body><nav><a href=/>Home</a></nav><article class=story><h1>{TITLE}</h1>{paragraphs}</article>{below}</body></html>"
    ))
}

const TITLE: &str = "Old harbour bridge to close";
const LONG: [&str; 3] = [
    "The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.",
    "Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, the transport office said.",
    "The work is expected to cost two million, most of it paid by the state, and shopkeepers fear for their summer trade.",
];
const OTHER: &str = "A pair of swans has begun to build a nest beside the lock, and the canal trust asks walkers to use the far bank until June.";

#[test]
fn another_article_below_is_another() {
    let other = format!(
        "<article class=story><h1>Swans return to the lock</h1><time datetime=2025-03-20>20 March 2025</time><p>{OTHER}</p><p>{OTHER} So they say.</p></article>"
    );
    assert_eq!(with_below(&other).body, LONG);
}

#[test]
fn an_article_in_several_articles_is_whole() {
    // Entries of a live text: the headline stands in none of them.
    let entries: String = LONG
        .iter()
        .map(|line| format!("<article class=entry><h2>News at noon</h2><time datetime=2025-03-20T12:00>12.00</time><p>{line}</p></article>"))
        .collect();
    let article = clean(&format!("<html lang=en><body><main><h1>{TITLE}</h1>{entries}</main></body></html>"));
    LONG.iter().for_each(|line| assert!(article.body.iter().any(|own| own == line), "{line}\n{:?}", article.body));
    // Entries below an introduction that stands in an article with the headline.
    let page = format!(
        "<html lang=en><body><main><article><h1>{TITLE}</h1><p>{}</p><p>{}</p></article>{entries}</main></body></html>",
        LONG[0], OTHER
    );
    let article = clean(&page);
    LONG.iter().for_each(|line| assert!(article.body.iter().any(|own| own == line), "{line}\n{:?}", article.body));
    // A part without a heading and a day of its own.
    let article = with_below(&format!("<article class=story><p>{OTHER}</p></article>"));
    assert_eq!(article.body.last().map(String::as_str), Some(OTHER));
}

#[test]
fn answers_of_readers_may_be_longer_than_a_short_article() {
    let answer = |name: &str| {
        format!(
            "<div class=answer><b>{name}</b><p>{OTHER} Everybody knows it, and nobody at the town hall has done a thing about it for years.</p><a href=#>Odgovori</a></div>"
        )
    };
    let answers: String = ["Ana", "Mirko", "Vesna", "Petar"].map(answer).concat();
    let page = format!(
        "<html lang=en><body><div class=single><h1>{TITLE}</h1><div class=content><p>{}</p><p>{}</p></div><div class=komentari><h3>Komentari (4)</h3>{answers}</div></div></body></html>",
        LONG[0], LONG[1]
    );
    assert_eq!(clean(&page).body, LONG[..2]);
    // A whole article in what is called so stays.
    let paragraphs: String = LONG.iter().map(|line| format!("<p>{line}</p>")).collect();
    let page = format!("<html lang=en><body><div class=comment><h1>{TITLE}</h1>{paragraphs}</div></body></html>");
    assert_eq!(clean(&page).body, LONG);
}

#[test]
fn what_a_page_for_the_printer_says_of_itself_is_no_paragraph() {
    let page = |below: &str| {
        let paragraphs: String = LONG.iter().map(|line| format!("<p>{line}</p>")).collect();
        clean(&format!("<html lang=en><body><h1>{TITLE}</h1>{paragraphs}{below}</body></html>")).body
    };
    assert_eq!(
        page("<p>Source: https://ledger.example/bridge</p><p>© The Ledger. No part may be used without leave.</p>"),
        LONG
    );
    let told = "The plans can be seen at https://ledger.example/plans until the end of May, when the council votes.";
    assert_eq!(page(&format!("<p>{told}</p>")).last().map(String::as_str), Some(told));
}

#[test]
fn part_of_an_article_that_is_called_the_subscribers_is_article() {
    let page = |property: &str| {
        clean(&format!(
            "<html lang=en><body><nav><a href=/>Home</a></nav><article><h1>{TITLE}</h1><div {property}><div class=subscriber-preview><p>{}</p></div><div class=subscriber-only><p>{}</p><p>{}</p></div><div class=\"card promo\"><p>Get the stories of the day delivered to your inbox.</p></div></div></article></body></html>",
            LONG[0], LONG[1], LONG[2]
        ))
    };
    assert_eq!(page("itemprop=articleBody").body, LONG);
}

#[test]
fn a_bold_line_between_paragraphs_is_a_crosshead() {
    let page = |between: &str| {
        clean(&format!(
            "<html lang=en><body><article><h1>{TITLE}</h1><div><p>{}</p><p>{}</p></div><div>{between}<p>{}</p></div></article></body></html>",
            LONG[0], LONG[1], LONG[2]
        ))
        .body
    };
    assert!(page("<p><strong>THE RING ROAD</strong></p>").contains(&"THE RING ROAD".to_owned()));
    // Right behind a picture it is none.
    assert!(
        !page("<figure><img src=/a.jpg></figure><p><strong>MAYOR Ada Berg</strong></p>")
            .contains(&"MAYOR Ada Berg".to_owned())
    );
}

#[test]
fn a_list_that_goes_on_with_a_sentence_is_text() {
    let page = |list: &str| {
        clean(&format!(
            "<html lang=en><body><article><h1>{TITLE}</h1><div><p>{}</p><p>{}</p>{list}<p>{}</p></div></article></body></html>",
            LONG[0], LONG[1], LONG[2]
        ))
        .body
    };
    let facts = "<ul><li>length: 312 m</li><li>width: 7 m</li><li>built in 1931</li></ul>";
    assert_eq!(page(facts)[2..5], ["length: 312 m", "width: 7 m", "built in 1931"]);
    assert_eq!(page("<ul class=share-list><li>Facebook</li><li>WhatsApp</li><li>Copy link</li></ul>"), LONG);
}

#[test]
fn a_form_around_the_whole_page_says_nothing() {
    let page = format!(
        "<html lang=en><body><form id=mainform><ul><li><a href=/>Home</a></li></ul><h1>{TITLE}</h1><div class=field-manchet>Six weeks without the shortest way to the other side.</div><p>{}</p><p>{}</p><p>{}</p></form></body></html>",
        LONG[0], LONG[1], LONG[2]
    );
    assert_eq!(
        clean(&page).body.first().map(String::as_str),
        Some("Six weeks without the shortest way to the other side.")
    );
}

#[test]
fn a_paragraph_of_joiners_is_none() {
    let page = |between: &str| {
        let lines: String = LONG.iter().map(|line| format!("<p>{line}</p>{between}")).collect();
        clean(&format!("<html lang=en><body><article><h1>{TITLE}</h1>{lines}</article></body></html>")).body
    };
    assert_eq!(page("<p>\u{200D}</p>"), LONG);
    // In Persian a joiner stands within words.
    assert!(clean("<html lang=fa><body><article><h1>جاده باز شد</h1><p>خودروها می‌توانند از امروز از جادهٔ کوهستانی عبور کنند.</p></article></body></html>").body[0].contains('\u{200C}'));
}

/// A brief of three paragraphs, and teasers of other articles: more text than the brief has.
fn brief_with(teasers: &str) -> Vec<String> {
    let lines = [
        "The old bridge closes on Monday, the council said after a long meeting last night.",
        "Drivers take the ring road for six weeks, which adds twenty minutes.",
        "The work costs two million and is paid by the state.",
    ];
    let paragraphs: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
    let page = format!(
        "<html lang=en><body><nav><a href=/>Home</a></nav><div class=page><div class=news><h1>{TITLE}</h1><div class=text>{paragraphs}</div></div>{teasers}</div></body></html>"
    );
    let body = clean(&page).body;
    assert_eq!(body[..3.min(body.len())], lines.map(str::to_owned));
    body[3..].to_vec()
}

#[test]
fn teasers_may_be_longer_than_a_brief() {
    let teaser = |at: usize| {
        format!(
            "<div class=teaser><a href=/{at}><img src=/{at}.jpg></a><h3><a href=/{at}>Swans return to lock number {at}</a></h3><p>{OTHER}</p></div>"
        )
    };
    let teasers: String = (0..12).map(teaser).collect();
    assert!(brief_with(&format!("<div class=\"more grid\">{teasers}</div>")).is_empty());
}

#[test]
fn what_is_listed_with_linked_headings_is_article() {
    // The rooms of a guide: boxes with links, between paragraphs.
    let item = |name: &str| {
        format!("<div class=item><h2><a href=/{name}>The {name} by the harbour</a></h2><p>{OTHER}</p></div>")
    };
    let items: String = ["Anchor", "Swan", "Ferry", "Lock"].map(item).concat();
    let page = format!(
        "<html lang=en><body><article><h1>{TITLE}</h1><div><p>{}</p><p>{}</p>{items}<p>{}</p></div></article></body></html>",
        LONG[0], LONG[1], LONG[2]
    );
    let told = clean(&page).body.iter().filter(|line| *line == OTHER).count();
    assert_eq!(told, 4);
}

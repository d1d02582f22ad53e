//! Pages of shapes that the forests have not seen: what is saved of them, and the near misses that stay as they are.

use copydesk::{Article, Desk, Input};

fn clean(html: &str) -> Article<'static> {
    Desk::default().clean(Input::of_html(html.to_owned()))
}

fn page(body: &str) -> Article<'static> {
    clean(&format!(
        "<html><body><nav><a href=/>Home</a><a href=/n>News</a></nav><article>{body}</article></body></html>"
    ))
}

fn captions<'a>(article: &'a Article<'_>) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let line = |image: &'a copydesk::record::Image| image.credit.as_ref().map(|credit| credit.line.as_str());
    article.images.iter().map(|image| (image.caption.as_deref(), line(image))).collect()
}

const LONG: [&str; 3] = [
    "The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.",
    "Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, the transport office said.",
    "The work is expected to cost two million, most of it paid by the state, and shopkeepers fear for their summer trade.",
];

#[test]
fn an_article_of_three_short_sentences_is_an_article() {
    let texts: [&[&str]; 4] = [
        &[
            "The council voted on Monday to close the bridge.",
            "Work will begin in May.",
            "Drivers must take the ring road.",
        ],
        &["市议会周一投票决定关闭大桥。", "工程将于五月开始，为期六周。", "司机必须绕行环路。"],
        &["鳴浜市の漁港で18日、朝市が再開した。", "次回は6月15日に開かれる。", "市は臨時の駐車場を設ける。"],
        &[
            "สภาเทศบาลลงมติเมื่อวันจันทร์ให้ปิดสะพานท่าเรือเก่า",
            "ผู้ขับขี่ต้องใช้ถนนวงแหวนแทนตลอดช่วงเวลาดังกล่าว",
            "งบประมาณซ่อมแซมอยู่ที่สองล้านบาท",
        ],
    ];
    for lines in texts {
        let paragraphs: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
        let article = page(&format!(
            "<h1>Bridge to close</h1><p class=byline>By Ada Berg</p>{paragraphs}<footer>© 2025 The Ledger</footer>"
        ));
        assert_eq!((article.title.as_deref(), &article.body[..]), (Some("Bridge to close"), &lines.map_owned()[..]));
    }
}

trait Owned {
    fn map_owned(&self) -> Vec<String>;
}

impl Owned for &[&str] {
    fn map_owned(&self) -> Vec<String> {
        self.iter().map(|line| (*line).to_owned()).collect()
    }
}

#[test]
fn a_page_without_sentences_has_no_article() {
    let article = clean(
        "<html><body><nav><ul><li><a href=/a>News</a><li><a href=/b>Sport</a></ul></nav><div><a href=/c>Bridge to close in May.</a>\
         </div><div class=cookie-banner><p>We use cookies to make this site better for you.</p></div><p>Contact</p></body></html>",
    );
    assert!(article.body.is_empty(), "{:#?}", article.body);
}

#[test]
fn the_text_of_json_ld_stands_in_where_a_page_shows_none() {
    let told = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Rail operator scraps paper tickets","articleBody":"The operator will stop selling paper tickets in two years.\n\nPassenger groups warned that older travellers would be left behind."}</script>"#;
    let script = clean(&format!("<html lang=en><head>{told}</head><body><div id=root></div></body></html>"));
    assert_eq!(
        script.body,
        [
            "The operator will stop selling paper tickets in two years.",
            "Passenger groups warned that older travellers would be left behind."
        ]
    );
    assert_eq!(script.language.tag.as_str(), "en");
    let shown = clean(&format!(
        "<html lang=en><head>{told}</head><body><article><p>{}</p></article></body></html>",
        LONG.join("</p><p>")
    ));
    assert_eq!(shown.body, LONG, "what is shown comes first");
}

#[test]
fn a_list_and_a_quotation_between_paragraphs_are_text() {
    let list = "<ul><li>Students will go on travelling at half price.</li><li>Children under six travel free of charge.</li></ul>";
    let quote =
        "<blockquote class=wp-block-quote><p>We are not buying a boat but the right to live here.</p></blockquote>";
    let article =
        page(&format!("<h1>Bridge closes</h1><p>{}</p>{list}<p>{}</p>{quote}<p>{}</p>", LONG[0], LONG[1], LONG[2]));
    assert_eq!(article.body.len(), 6, "{:#?}", article.body);
    assert_eq!(article.body[1], "Students will go on travelling at half price.");
    assert_eq!(article.body[4], "We are not buying a boat but the right to live here.");
}

#[test]
fn links_and_pulled_quotations_between_paragraphs_are_not() {
    let links = "<ul><li><a href=/a>Why the ferry is late again this week</a></li><li><a href=/b>Town hall gets a new roof in summer</a></li></ul>";
    let related = "<div class=related-links><ul><li>Why the ferry is late again this week</li><li>Town hall gets a new roof in summer</li></ul></div>";
    let pulled = "<blockquote>shopkeepers fear for their summer trade</blockquote>";
    for other in [links, related, pulled] {
        let article =
            page(&format!("<h1>Bridge closes</h1><p>{}</p>{other}<p>{}</p><p>{}</p>", LONG[0], LONG[1], LONG[2]));
        assert_eq!(article.body, LONG, "{other}");
    }
}

#[test]
fn what_a_style_sheet_sets_apart_is_read_apart() {
    let figure = |inner: &str| {
        let article = page(&format!(
            "<h1>Bridge closes</h1><div class=photo><a href=big.jpg><img src=a.jpg></a>{inner}</div><p>{}</p>",
            LONG.join("</p><p>")
        ));
        assert_eq!(article.body, LONG);
        captions(&article).iter().map(|(caption, credit)| format!("{caption:?} {credit:?}")).collect::<String>()
    };
    let expected = r#"Some("The bridge was built by prisoners in 1911.") Some("Ada Berg")"#;
    for inner in [
        "<figcaption><span class=x1>The bridge was built by prisoners in 1911.</span><span class=x2>Ada Berg</span></figcaption>",
        "<div class=caption>The bridge was built by prisoners in 1911.<div class=credit><b>Foto:</b><p>Ada Berg</p></div></div>",
    ] {
        assert_eq!(figure(inner), expected, "{inner}");
    }
    let winners = figure("<figcaption>The winners of the day:<br>Ada Berg</figcaption>");
    assert_eq!(winners, r#"Some("The winners of the day:") None"#);
    // A word in two colours, a price, and prose keep together.
    for kept in [
        "<p>A <span class=a>Mc</span><span class=b>Donald</span> farmed here, as did his father and his father’s father before him.</p>",
        "<div>A ticket costs <span class=int>12</span><span class=dec>50</span> crowns on weekdays, and on Sundays it costs nothing at all.</div>",
    ] {
        let article = page(&format!("<h1>Bridge closes</h1><p>{}</p>{kept}<p>{}</p>", LONG[0], LONG[1]));
        assert_eq!(article.body.len(), 3, "{:#?}", article.body);
    }
}

#[test]
fn a_label_alone_is_neither_caption_nor_credit() {
    let figure = "<figure><img src=a.jpg><span><span class=visually-hidden>Image source, </span>Gwen Pugh</span>\
                  <figcaption><span class=visually-hidden>Image caption, </span><p>The neighbours bought the Lamb for £310,000</p></figcaption></figure>";
    let article = page(&format!("<h1>Bridge closes</h1>{figure}<p>{}</p>", LONG.join("</p><p>")));
    assert_eq!(
        captions(&article),
        [(Some("The neighbours bought the Lamb for £310,000"), Some("Image source, Gwen Pugh"))]
    );
}

#[test]
fn a_caption_in_the_box_of_its_picture_is_no_paragraph() {
    let boxed = "<div class=c1><div class=c2><img src=a.jpg></div><div class=c3>Crianças na tenda de leitura — Foto: Lia Couto/AFP</div></div>";
    let lines = LONG.map(|line| format!("<div class=c9>{line}</div>"));
    let article = page(&format!("<h1>Bridge closes</h1>{}{boxed}{}{}", lines[0], lines[1], lines[2]));
    assert_eq!(article.body, LONG);
    assert_eq!(captions(&article), [(Some("Crianças na tenda de leitura"), Some("Foto: Lia Couto/AFP"))]);
}

#[test]
fn rdfa_dates_and_a_byline_with_its_day_are_read() {
    let rdfa = page(&format!(
        "<h1 property=headline>Bridge closes</h1><p>Published <time property=datePublished datetime=2025-10-08T18:04:00+02:00>8 Oct</time>, \
         updated <time property='schema:dateModified' datetime=2025-10-09T07:30:00+02:00>9 Oct</time></p><p>{}</p>",
        LONG.join("</p><p>")
    ));
    assert_eq!(
        (rdfa.published.as_deref(), rdfa.updated.as_deref()),
        (Some("2025-10-08T18:04:00+02:00"), Some("2025-10-09T07:30:00+02:00"))
    );
    let byline = page(&format!(
        "<h1>Bridge closes</h1><p class=byline>By Ada Berg, 14 February 2025</p><p>{}</p>",
        LONG.join("</p><p>")
    ));
    assert_eq!(byline.published.as_deref(), Some("2025-02-14"));
}

#[test]
fn an_outlet_behind_a_wide_colon_is_no_headline() {
    let lines = "<p>鳴浜市の漁港で18日、20年ぶりに朝市が再開した。午前6時の開始前から約300人が列をつくり、とれたての魚や野菜を買い求めた。</p>";
    let article = clean(&format!(
        "<html lang=ja><head><title>港町の朝市、再開：朝海新聞デジタル</title><meta property=og:title content='港町の朝市、再開：朝海新聞デジタル'>\
         <meta property=og:site_name content=朝海新聞デジタル></head><body><article>{lines}{lines}</article></body></html>"
    ));
    assert_eq!(article.title.as_deref(), Some("港町の朝市、再開"));
}

#[test]
fn a_list_at_the_end_is_text_where_the_article_goes_on_behind_it() {
    let list = "<ol><li>Park at the dam, where it is free.</li><li>Walk clockwise to avoid the wind.</li></ol>";
    let article = page(&format!(
        "<h1>Bridge closes</h1><p>{}</p>{list}<p>More walks will follow next week.</p>",
        LONG.join("</p><p>")
    ));
    assert_eq!(article.body.len(), 6, "{:#?}", article.body);
    let teasers = page(&format!("<h1>Bridge closes</h1><p>{}</p>{list}<div>Share this</div>", LONG.join("</p><p>")));
    assert_eq!(teasers.body, LONG, "nothing of the article stands behind it");
}

#[test]
fn a_standfirst_that_a_template_names_is_text() {
    let head = |lead: &str| {
        page(&format!(
            "<header><h1>Bridge closes</h1>{lead}<p class=byline>By Ada Berg</p></header><div><p>{}</p></div>",
            LONG.join("</p><p>")
        ))
    };
    let lead = "For the first time since 1911 nobody will cross the harbour on foot this summer.";
    let told = head(&format!("<p class=article__chapeau>{lead}</p>"));
    assert_eq!((told.body.len(), told.body[0].as_str()), (4, lead));
    let linked = head(
        "<p class=dek>Read <a href=/x>all about the bridge and the ferry and the ring road</a> in our dossier on the harbour.</p>",
    );
    assert_eq!(linked.body, LONG);
}

#[test]
fn an_outlet_with_its_address_is_no_author_and_a_role_is_no_part_of_a_name() {
    let head = "<head><title>Bridge closes - Harzbote</title><meta name=author content='Harzbote, Harzbote.de'></head>";
    let clean_with = |byline: &str| {
        let article = clean(&format!(
            "<html>{head}<body><article><h1>Bridge closes</h1>{byline}<p>{}</p></article></body></html>",
            LONG.join("</p><p>")
        ));
        article.authors.into_iter().filter_map(|author| author.name).collect::<Vec<_>>()
    };
    assert_eq!(
        clean_with("<div class=meta><span class=author>Sabine Kolb</span><span class=role>reporter</span></div>"),
        ["Sabine Kolb"]
    );
    assert_eq!(clean_with(""), Vec::<String>::new());
}

#[test]
fn a_small_article_is_found_in_any_wrapper() {
    let lines = [
        "The council voted on Monday to close the bridge.",
        "Work will begin in May.",
        "Drivers must take the ring road.",
    ];
    let paragraphs = || lines.iter().map(|line| format!("<p>{line}</p>")).collect::<String>();
    let each = |open: &str, close: &str| lines.iter().map(|line| format!("{open}{line}{close}")).collect::<String>();
    for body in [
        format!(
            "<form id=form1><div id=menu><a href=/>Home</a> <a href=/n>News</a></div><div id=content><h1>Bridge to close</h1>{}</div></form>",
            paragraphs()
        ),
        format!(
            "<div class='author-page article-meta-wrapper'><h1>Bridge to close</h1><div>{}</div></div>",
            paragraphs()
        ),
        format!("<h1>Bridge to close</h1>{}", each("<section><p>", "</p></section>")),
        format!(
            "<main><h1>Bridge to close</h1>{}</main>",
            each("<div class=block><div class=inner><p>", "</p></div></div>")
        ),
        format!("<h1>Bridge to close</h1>{}", each("<span>", "</span><br>")),
        format!(
            "<h1>Bridge to close</h1>{}<div style='display:none'><p>Nobody sees this sentence here.</p></div>",
            paragraphs()
        ),
    ] {
        let article = clean(&format!("<html><body>{body}</body></html>"));
        assert_eq!(
            (article.title.as_deref(), article.body),
            (Some("Bridge to close"), lines.map(str::to_owned).to_vec()),
            "{body}"
        );
    }
    let headed = page(&format!(
        "<h1>Bridge to close</h1><h2>What is planned</h2><p>{}</p><h2>What it costs</h2><p>{}</p>",
        lines[0], lines[1]
    ));
    assert_eq!(headed.body, ["What is planned", lines[0], "What it costs", lines[1]]);
    let cards: String = (1..9).map(|n| format!("<div class=card><h3><a href=/{n}>Story number {n} of the town</a></h3><p>A short teaser of story {n}.</p></div>")).collect();
    assert!(clean(&format!("<html><body>{cards}</body></html>")).body.is_empty(), "a front page has no article");
}

#[test]
fn a_short_caption_above_a_house_and_the_last_picture_behind_its_button_are_captions() {
    let boxed = "<div><picture><img src=a.jpg></picture><div class=sc-a>Rovers beat Town on Thursday night</div><div class=sc-b>Getty Images</div></div>";
    let last = "<figure><div><img src=b.jpg><button>Enlarge</button></div><figcaption>The bridge in May, seen from the fish market. Photo: Ada Berg/AFP</figcaption></figure>";
    let article = page(&format!("<h1>Bridge closes</h1>{boxed}<div><p>{}</p></div>{last}", LONG.join("</p><p>")));
    assert_eq!(article.body, LONG);
    let expected = [
        (Some("Rovers beat Town on Thursday night"), Some("Getty Images")),
        (Some("The bridge in May, seen from the fish market."), Some("Photo: Ada Berg/AFP")),
    ];
    assert_eq!(captions(&article), expected);
}

#[test]
fn a_page_that_is_one_list_or_quotation_is_read_without_a_line_above_it() {
    let short = "<p>Read more</p><p>By Ada Berg</p><p>Share</p>";
    for holder in ["ul", "ol", "blockquote"] {
        for (above, below) in [("", ""), (short, ""), ("", short), (short, short)] {
            let paragraphs: String = LONG.iter().map(|text| format!("<li><p>{text}</p></li>")).collect();
            let html = format!("<body><{holder}>{above}{paragraphs}{below}</{holder}></body>");
            assert!(clean(&html).body.len() <= LONG.len() + 3, "{html}");
        }
    }
}

/// A page whose `<h1>` is the last crumb of its trail, and whose `<title>` says the same.
fn trailed(head: &str, heading: &str) -> Article<'static> {
    clean(&format!(
        "<html><head><title>Old bridge: What the closure means | The Ledger</title>{head}</head><body>\
         <nav class=breadcrumbs><a href=/>Home</a><a href=/n>News</a><h1>Old bridge: What the closure means</h1></nav>\
         <main>{heading}<p>{}</p></main></body></html>",
        LONG.join("</p><p>")
    ))
}

#[test]
fn the_last_crumb_of_a_trail_is_no_headline() {
    let told = r#"<meta property="og:title" content="Six weeks without a crossing at Lindham">"#;
    for heading in [
        "<h2>Six weeks without a crossing at Lindham</h2>",
        "<h2><span class=kicker>Traffic</span> <span class=hl>Six weeks without a crossing at Lindham</span></h2>",
    ] {
        let article = trailed(told, heading);
        assert_eq!(article.title.as_deref(), Some("Six weeks without a crossing at Lindham"), "{heading}");
        assert_eq!(article.body, LONG, "{heading}");
    }
    // A motto that <title> ends with is no headline.
    let motto = trailed(told, "<h2>What the closure means</h2><h2>Six weeks without a crossing at Lindham</h2>");
    assert_eq!(motto.title.as_deref(), Some("Six weeks without a crossing at Lindham"));
    let wide = trailed(
        r#"<meta property="og:title" content="棚田に水車戻る　住民ら手作り">"#,
        "<h2>棚田に水車戻る　住民ら手作り</h2>",
    );
    assert_eq!(wide.title.as_deref(), Some("棚田に水車戻る　住民ら手作り"));
    // A crosshead that no other source calls the title leaves the crumb what it is.
    let article = trailed("", "<h2>Six weeks without a crossing at Lindham</h2>");
    assert_eq!(article.title.as_deref(), Some("Old bridge: What the closure means"));
    // An <h1> above the article is the headline, whatever the metadata say instead.
    let shown = clean(&format!(
        "<html><head>{told}</head><body><main><h1>Old bridge closes on Monday</h1><h2>Six weeks without a crossing at Lindham</h2><p>{}</p>\
         </main></body></html>",
        LONG.join("</p><p>")
    ));
    assert_eq!(shown.title.as_deref(), Some("Old bridge closes on Monday"));
}

#[test]
fn the_outlets_name_above_each_page_is_no_headline() {
    let blog = |masthead: &str| {
        clean(&format!(
            "<html><head><title>The Ledger: Old bridge closes for six weeks</title></head><body><div class=header>{masthead}</div>\
             <div class=post><h3 class=post-title>Old bridge closes for six weeks</h3><div class=entry><p>{}</p></div></div></body></html>",
            LONG.join("</p><p>")
        ))
    };
    for masthead in ["<h1><a href=/>The Ledger</a></h1>", "<h1><a href=https://ledger.example/>The Ledger</a></h1>"] {
        let article = blog(masthead);
        assert_eq!(article.title.as_deref(), Some("Old bridge closes for six weeks"), "{masthead}");
        assert_eq!(article.body, LONG, "{masthead}");
    }
    // A headline may be a link, to its own page.
    let linked = "<h1><a href=/2025/bridge>Lindham loses its only bridge</a></h1>";
    assert_eq!(blog(linked).title.as_deref(), Some("Lindham loses its only bridge"));
}

#[test]
fn the_colon_behind_a_kicker_comes_from_the_metadata() {
    let page = |told: &str| {
        clean(&format!(
            "<html><head><script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"{told}\"}}</script></head><body><main>\
             <h1><span>Lindham</span> <span>Old bridge closes for six weeks</span></h1><p>{}</p></main></body></html>",
            LONG.join("</p><p>")
        ))
    };
    assert_eq!(
        page("Lindham: Old bridge closes for six weeks").title.as_deref(),
        Some("Lindham: Old bridge closes for six weeks")
    );
    // What was cut short is not more of a title.
    assert_eq!(
        page("Lindham Old bridge closes for six weeks...").title.as_deref(),
        Some("Lindham Old bridge closes for six weeks")
    );
}

#[test]
fn an_empty_line_ends_a_paragraph_where_lines_are_kept() {
    let wire = LONG.map(|line| line.replacen(" that ", "\nthat ", 1).replacen(", ", ",\n", 1)).join("\n\n");
    assert_eq!(page(&format!("<h1>Bridge closes</h1><pre>{wire}</pre>")).body, LONG);
    assert_eq!(page(&format!("<h1>Bridge closes</h1><div style=\"white-space: pre-line\">{wire}</div>")).body, LONG);
    // Elsewhere the lines of the source say nothing.
    let loose = LONG[0].replacen(", ", ",\n\n", 1);
    assert_eq!(page(&format!("<h1>Bridge closes</h1><p>{loose}</p><p>{}</p><p>{}</p>", LONG[1], LONG[2])).body, LONG);
}

#[test]
fn behind_an_address_or_an_hour_a_new_line_begins() {
    let article = page(&format!(
        "<h1>Bridge closes</h1><div><span>Ada Berg ada@ledger.example</span><span>Published 11 February 2025 09:12</span><span>Comments 0</span></div><p>{}</p>",
        LONG.join("</p><p>")
    ));
    assert_eq!(article.authors.iter().filter_map(|author| author.name.as_deref()).collect::<Vec<_>>(), ["Ada Berg"]);
    assert_eq!(article.published.as_deref().map(|date| &date[..10]), Some("2025-02-11"));
    let bare = page(&format!(
        "<h1>Bridge closes</h1><div><span>Ada Berg</span><span>11 February 2025, 09:12</span><span>1204 views</span></div><p>{}</p>",
        LONG.join("</p><p>")
    ));
    assert_eq!(bare.published.as_deref().map(|date| &date[..10]), Some("2025-02-11"));
    // A word in two pieces stays one.
    let prose = "<div><span>The old harbour brid</span><span>ge will close for repairs on Monday, the town council said after a meeting that lasted long.</span></div>";
    let article = page(&format!("<h1>Bridge closes</h1><p>{}</p>{prose}<p>{}</p>", LONG[0], LONG[1]));
    assert!(article.body.iter().any(|line| line.starts_with("The old harbour bridge will")), "{:#?}", article.body);
}

#[test]
fn who_and_when_on_one_line_name_the_authors() {
    let authors = |line: &str| {
        let article = page(&format!(
            "<h1>Bridge closes for six weeks</h1><div class=x7>{line}</div><p>{}</p>",
            LONG.join("</p><p>")
        ));
        article.authors.iter().filter_map(|author| author.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(authors("Anna Berg, Peter Kos · 11 February 2025"), ["Anna Berg", "Peter Kos"]);
    assert_eq!(authors("Submitted by Ada Berg on Tue, 11/02/2025 - 09:12"), ["Ada Berg"]);
    assert_eq!(authors("Anna Berg"), ["Anna Berg"]);
    assert!(authors("Lindham Harbour · 11 February 2025").is_empty());
    assert!(authors("Lindham Harbour").is_empty());
}

#[test]
fn a_short_standfirst_that_its_template_names_is_text() {
    let body = |lead: &str| {
        let header =
            format!("<header><h2 class=title>Bridge closes</h2>{lead}<h4><a href=/iris>Iris Calder</a></h4></header>");
        let told = r#"<head><meta property="og:title" content="Bridge closes"></head>"#;
        let text = LONG.join("</p><p>");
        clean(&format!("<html>{told}<body><article>{header}<div><p>{text}</p></div></article></body></html>"))
            .body
            .len()
    };
    assert_eq!(body("<p class=excerpt>What the drivers fear most.</p>"), 4);
    assert_eq!(body("<p class=x7>Six minutes to read</p>"), 3);
}

#[test]
fn captions_that_only_their_place_tells() {
    let list = "<ul class=gallery><li><img src=1.jpg><span>Drivers wait at the closed bridge. Photo: Ada Berg</span></li>\
                <li><img src=2.jpg><span>The ferry is full by eight. Photo: Jan Kos</span></li></ul>";
    let article = page(&format!("<h1>Bridge closes</h1><p>{}</p>{list}<p>{}</p><p>{}</p>", LONG[0], LONG[1], LONG[2]));
    assert_eq!(article.body, LONG);
    assert_eq!(captions(&article).len(), 2);
    let below = page(&format!("<h1>Bridge closes</h1><p>{}</p><p>Photo: Ada Berg/AFP</p>", LONG.join("</p><p>")));
    assert_eq!(below.body, LONG);
    assert_eq!(captions(&below), [(None, Some("Photo: Ada Berg/AFP"))]);
    // Items of a list that show pictures and say something are text.
    let told = "<ul><li><img src=1.jpg>Bring a warm coat, as the ferry has no heating at all this winter.</li><li><img src=2.jpg>Leave the car at the old station, where parking is free until noon.</li></ul>";
    let article = page(&format!("<h1>Bridge closes</h1><p>{}</p>{told}<p>{}</p><p>{}</p>", LONG[0], LONG[1], LONG[2]));
    assert_eq!(article.body.len(), 5, "{:#?}", article.body);
}

#[test]
fn a_crosshead_like_the_others_and_a_standfirst_stay() {
    let article = page(&format!(
        "<h1>Bridge closes</h1><p>The council argues about the costs. The swimmers march on the town hall.</p><h2>Who pays for it</h2><p>{}</p>\
         <h2>Windows to 118 kilometres per hour</h2><p>{}</p><h2>What happens next</h2><p>{}</p>",
        LONG[0], LONG[1], LONG[2]
    ));
    assert_eq!(article.body.len(), 7, "{:#?}", article.body);
}

#[test]
fn a_byline_with_its_date_in_the_box_of_a_picture_is_no_credit() {
    let article = clean(&format!(
        "<html><body><table><tr><td><font size=5>Bridge closes for six weeks</font><br>11 February 2025 | Author: Anna Berg<br><img src=a.jpg><br>{}</td></tr></table></body></html>",
        LONG.map(|line| &line[..line.len() / 2]).join(".<br><br>")
    ));
    assert!(article.images.is_empty(), "{:#?}", article.images);
    assert_eq!(article.published.as_deref(), Some("2025-02-11"));
}

#[test]
fn all_the_text_in_a_box_called_photo_is_its_caption() {
    let figure = |class: &str| {
        let article = page(&format!(
            "<h1>Bridge closes</h1><div class={class}><img src=a.jpg><p>A driver waits at the closed bridge, Thursday. <i>Ada Berg</i></p></div><p>{}</p>",
            LONG.join("</p><p>")
        ));
        assert_eq!(article.body, LONG);
        captions(&article).len()
    };
    assert_eq!(figure("photo"), 1);
}

#[test]
fn what_a_reader_unfolds_is_text() {
    let details = |inner: &str| {
        page(&format!(
            "<h1>Bridge closes</h1><p>{}</p><details><summary>Why now?</summary>{inner}</details><p>{}</p><p>{}</p>",
            LONG[0], LONG[1], LONG[2]
        ))
    };
    let article = details("<p>The pillars have cracks, engineers say.</p>");
    assert_eq!(article.body[1..3], ["Why now?", "The pillars have cracks, engineers say."]);
    let links =
        details("<ul><li><a href=/a>Why the ferry is late</a></li><li><a href=/b>Town hall gets a roof</a></li></ul>");
    assert!(!links.body.iter().any(|line| line.contains("ferry is late")), "{:#?}", links.body);
}

#[test]
fn quantities_below_their_heading_are_text() {
    let list =
        "<h2>Ingredients</h2><ul><li>5 dl flour</li><li>2 dl milk</li><li>100 g butter</li><li>½ tsp salt</li></ul>";
    let article = page(&format!(
        "<h1>Harbour buns</h1><p>{}</p>{list}<p>{}</p><p>{}</p>",
        "The bakery at the old bridge has sold these buns since the bridge was opened, and now gives away how it makes them.",
        LONG[1],
        LONG[2]
    ));
    assert_eq!(article.body[1..6], ["Ingredients", "5 dl flour", "2 dl milk", "100 g butter", "½ tsp salt"]);
    let tags = "<h2>Topics</h2><ul><li><a href=/a>Bridges</a></li><li><a href=/b>Ferries</a></li><li><a href=/c>Budget</a></li></ul>";
    let article = page(&format!("<h1>Bridge closes</h1><p>{}</p>{tags}<p>{}</p><p>{}</p>", LONG[0], LONG[1], LONG[2]));
    assert_eq!(article.body, LONG);
}

#[test]
fn entries_below_a_standfirst_are_a_live_text() {
    let entries = "<section class=liveblog><div class=entry><time>18:40</time><p>The school has been cleared. Nobody was hurt.</p></div>\
                   <div class=entry><time>17:15</time><p>The governor has called an alarm for the whole county.</p></div>\
                   <div class=entry><time>15:02</time><p>The first pumps have come. Soldiers lay sandbags along the dyke.</p></div></section>";
    let article =
        page(&format!("<h1>Flood on the marshes</h1><p class=lead>The dyke broke in two places.</p>{entries}"));
    assert_eq!(article.body.len(), 4, "{:#?}", article.body);
    let teasers = "<div class=related><p>The mayor resigns after the vote.</p><p>A ferry runs aground near the bridge.</p><p>The budget is passed by one vote.</p></div>";
    let article =
        page(&format!("<h1>Flood on the marshes</h1><p class=lead>The dyke broke in two places.</p>{teasers}"));
    assert_eq!(article.body, ["The dyke broke in two places."]);
}

#[test]
fn sections_of_one_kind_are_one_article_and_cards_with_links_are_not() {
    let rules = [
        "Every guest shall leave the pier before the last ferry sails.",
        "Dogs are kept on a lead at all times.",
        "No fire shall be lit on the deck, in the hold or on the quay, and no lamp shall burn there after midnight without leave.",
        "The harbour master may close the pier in a storm.",
        "Whoever breaks these rules shall pay what the council thinks fit, and shall not be let on the pier again that summer.",
        "Children under ten come with somebody who can swim.",
        "These rules hold from the first day of May to the last day of September, and on the day of the regatta.",
    ];
    let section = |(number, rule): (usize, &&str)| {
        format!("<article data-number={number}><h2>Rule {number}</h2><p>{rule}</p></article>")
    };
    let law = page(&format!("<h1>Rules of the pier</h1>{}", rules.iter().enumerate().map(section).collect::<String>()));
    let missing: Vec<_> = rules.iter().filter(|rule| !law.body.iter().any(|line| line == *rule)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    let card =
        |rule: &&str| format!("<article><h2><a href=/a>A headline of another day</a></h2><p>{rule}</p></article>");
    let cards: String = rules.iter().take(3).map(card).collect();
    let news =
        page(&format!("<h1>Bridge closes</h1><p>{}</p><aside class=related>{cards}</aside>", LONG.join("</p><p>")));
    assert_eq!(news.body, LONG);
}

#[test]
fn a_day_above_the_first_paragraph_is_no_paragraph() {
    for line in ["Published 3 March 2025 at 10.20", "3 March 2025, 10:20 — Updated 3 March 2025, 12:45"] {
        let article = page(&format!("<h1>Bridge closes</h1><p>{line}</p><p>{}</p>", LONG.join("</p><p>")));
        assert_eq!(
            (&article.body[..], article.published.as_deref().map(|day| &day[..10])),
            (&LONG.map(str::to_owned)[..], Some("2025-03-03")),
            "{line}"
        );
    }
    let noted = page(&format!(
        "<h1>Bridge closes</h1><div class=info>Halden - Ada Berg | 3 March 2025</div><p>{}</p>",
        LONG.join("</p><p>")
    ));
    assert_eq!(noted.published.as_deref(), Some("2025-03-03"));
    let diary = page(&format!(
        "<h1>Diary of a closure</h1><p>{}</p><p>3 March 2025</p><p>{}</p><p>4 March 2025</p><p>{}</p>",
        LONG[0], LONG[1], LONG[2]
    ));
    assert_eq!(diary.body[1], "3 March 2025", "a day amid the text is a heading of its own");
}

#[test]
fn marks_of_the_template_between_paragraphs_are_no_paragraphs() {
    let with = |line: &str| {
        page(&format!("<h1>Bridge closes</h1><p>{}</p><p>{line}</p><p>{}</p><p>{}</p>", LONG[0], LONG[1], LONG[2]))
    };
    for line in ["CONTINUA DEPOIS DA PUBLICIDADE", "Read also: <a href=/x>Fishermen fear for their berths</a>"] {
        assert_eq!(with(line).body, LONG, "{line}");
    }
    let said = with("Read also the small print, the harbour master told the council.");
    assert_eq!(said.body.len(), 4, "{:#?}", said.body);
}

#[test]
fn a_reporter_with_an_address_below_a_korean_text_is_its_author() {
    let article = clean(
        "<html lang=ko><body><article><h2>40년 만에 문 닫는 나루터</h2><div class=body>해안시가 3일 나루터를 이달 말 폐쇄한다고 밝혔다. 이용객이 줄었기 때문이다.\
         <br><br>시에 따르면 지난해 이용객은 1만2천 명으로 10년 전의 4분의 1 수준이었다.<br><br>시는 대신 소형 버스를 운행할 계획이다. 주민들은 불안하다는 반응이다.\
         <br><br>김민수 기자 minsu@example.kr</div></article></body></html>",
    );
    assert_eq!(article.authors.len(), 1, "{:?}", article.authors);
    assert_eq!(article.authors[0].name.as_deref(), Some("김민수"));
}

#[test]
fn entries_of_a_live_text_keep_all_their_headings() {
    let entry = |hour: &str, heading: &str, text: &str| {
        format!("<div class=liveblog-entry><time>{hour}</time><h3>{heading}</h3><p>{text}</p><a href=#>Share</a></div>")
    };
    let entries = [
        entry("11:42", "Fire under control", LONG[0]),
        entry("11:05", "Riverside closed", LONG[1]),
        entry("10:38", "Smoke drifts east", LONG[2]),
    ];
    let article = page(&format!("<h1>Fire in the harbour</h1><div class=liveblog>{}</div>", entries.concat()));
    let headings = ["Fire under control", "Riverside closed", "Smoke drifts east"];
    assert!(headings.iter().all(|&heading| article.body.iter().any(|line| line == heading)), "{:#?}", article.body);
}

#[test]
fn facts_below_a_report_are_text_and_notes_of_the_template_are_not() {
    let body = |below: &str| {
        let text = LONG.join("</p><p>");
        page(&format!("<h1>Halden wins</h1><div class=text><p>{text}</p>{below}</div>")).body.len()
    };
    let facts = "<div class=sheet><h3>The match</h3><p>Halden: Roth, Perl, Ibsen, Soto and Cano.</p>\
                 <p>Lindham: Ferry, Gill, Ponce, Rein and Salt.</p><p>Referee: Celso Quint (Marlow).</p></div>";
    assert_eq!(body(facts), 7);
    let notes = "<div class=sheet><h3>Newsroom</h3><p>Phone: 5550 1234 extension 9</p><p>Mail: desk@example.org or post</p>\
                 <p>Web: www.example.org and more</p></div>";
    assert_eq!(body(notes), 3);
    let linked = "<div class=related><p>Halden: <a href=/a>Roth is back in the team</a></p><p>Lindham: <a href=/b>Ferry leaves town</a></p>\
                  <p>Referee: <a href=/c>Quint is out</a></p></div>";
    assert_eq!(body(linked), 3);
}

#[test]
fn a_part_of_a_line_that_is_called_the_author_names_him() {
    let authors = |line: &str| {
        let text = LONG.join("</p><p>");
        let article = page(&format!("<h1>Bridge closes for six weeks</h1><div class=info>{line}</div><p>{text}</p>"));
        article.authors.iter().filter_map(|author| author.name.clone()).collect::<Vec<_>>()
    };
    let said = "<span>Wednesday, 12 February 2025, 10:15</span> <span class=post__author><a href=/a>TORUNN VIK</a></span> <span>1 204</span>";
    assert_eq!(authors(said), ["TORUNN VIK"]);
    assert_eq!(
        authors("<span class=byline>Torunn Vik</span><a href='mailto:t@x.example'>t@x.example</a>"),
        ["Torunn Vik"]
    );
    assert!(
        authors("<span>12 February 2025</span> <span class=views>Lindham Harbour</span> <span>1 204</span>").is_empty()
    );
}

#[test]
fn a_page_that_says_when_it_was_changed_is_believed() {
    let dates = |line: &str| {
        let text = LONG.join("</p><p>");
        let article = page(&format!("<h1>Bridge closes for six weeks</h1><div class=date>{line}</div><p>{text}</p>"));
        let day = |date: &Option<String>| date.as_ref().map(|date| date[..10].to_owned());
        (day(&article.published), day(&article.updated))
    };
    let both = (Some("2025-02-11".to_owned()), Some("2025-02-12".to_owned()));
    assert_eq!(dates("Published: 11 February 2025 | Updated: 12 February 2025"), both);
    assert_eq!(dates("11 February 2025"), (both.0, None));
}

#[test]
fn of_three_parts_of_a_title_the_one_that_stands_on_the_page_is_the_headline() {
    let head = "<head><title>Halden Post / News / Old bridge stays closed</title></head>";
    let title = |line: &str| {
        let text = LONG.join("</p><p>");
        clean(&format!("<html>{head}<body><div><div><b>{line}</b></div><p>{text}</p></div></body></html>")).title
    };
    assert_eq!(title("Old bridge stays closed").as_deref(), Some("Old bridge stays closed"));
    assert_ne!(title("Another line of the page").as_deref(), Some("Another line of the page"));
}

fn has(article: &Article<'_>, line: &str) -> bool {
    article.body.iter().any(|own| own == line)
}

#[test]
fn drawings_lists_of_data_and_shadow_roots_swallow_no_article() {
    for open in [
        "<svg><path d='M0 0'>",
        "<math><mi>x",
        "<datalist id=a><option>Lindham</datalist>",
        "<div><template shadowrootmode=open><slot></slot>",
    ] {
        let html = format!(
            "<html><body>{open}<h1>Bridge to close</h1><p>{}</p><p>{}</p><p>{}</p></body></html>",
            LONG[0], LONG[1], LONG[2]
        );
        assert!(has(&clean(&html), LONG[1]), "{open}");
    }
    let drawn = format!(
        "<html><body><h1>Bridge to close</h1><p>{}</p><svg><foreignObject><p>Crack width 4 cm</p></foreignObject></svg><p>{}</p></body></html>",
        LONG[0], LONG[1]
    );
    assert!(!has(&clean(&drawn), "Crack width 4 cm"));
}

#[test]
fn the_state_of_a_framework_is_read_behind_its_global_name() {
    let text = LONG.map(|line| format!("{{\"type\":\"paragraph\",\"text\":\"{line}\"}}")).join(",");
    let of = |name: &str| {
        clean(&format!(
            "<html><body><div id=app>Loading</div><script>{name}={{\"a\":{{\"headline\":\"Bridge to close\",\"body\":[{text}]}}}};</script></body></html>"
        ))
    };
    assert_eq!(of("window.__NUXT__").body.len(), 3);
    assert!(of("var ads").body.is_empty());
}

#[test]
fn points_below_the_headline_sum_the_article_up() {
    let points = "<ul><li>Two pillars of the bridge are cracked</li><li>Drivers must take the ring road for weeks</li><li>The repair will cost two million in all</li></ul>";
    let text = LONG.map(|line| format!("<p>{line}</p>")).concat();
    let article = page(&format!("<h1>Bridge to close</h1>{points}{text}"));
    assert!(has(&article, "Two pillars of the bridge are cracked"), "{:?}", article.body);
    let links = points.replace("<li>", "<li><a href=/x>").replace("</li>", "</a></li>");
    assert!(!has(&page(&format!("<h1>Bridge to close</h1>{links}{text}")), "Two pillars of the bridge are cracked"));
}

#[test]
fn a_stanza_a_note_and_a_short_lead_are_text_of_a_small_page() {
    let poem = clean(
        "<html lang=en><body><h1>Morning at the quay</h1><p>The wind went through the wall<br>and took the smoke along,<br>there is bread upon the table<br>and somebody is gone.</p></body></html>",
    );
    assert_eq!(poem.body.len(), 4, "{:?}", poem.body);
    let noted = clean(
        "<html><body><h1>How the town lost its trams</h1><p>The last tram ran on a Sunday, with a band on its deck.1</p><p>Petrol was cheap and the rails were worn.2</p><p>Today the town would like them back.</p></body></html>",
    );
    assert_eq!(noted.body.len(), 3, "{:?}", noted.body);
    let urdu = clean(
        "<html lang=ur dir=rtl><body><h1>بندرگاہ کا پل بند</h1><p>پرانی بندرگاہ کا پل پیر کے دن سے بند رہے گا۔</p><p>میئر نے کہا کہ مرمت میں دو ہفتے لگیں گے۔</p><p>گاڑیاں دوسرے راستے سے جائیں گی۔</p></body></html>",
    );
    assert_eq!(urdu.body.len(), 3, "{:?}", urdu.body);
    let led = clean(
        "<html><body><nav><a href=/>Home</a></nav><h1>Lighthouse keeper dies</h1><div class=sub>He was ninety-one years old.</div><div class=t><p>Jan Kos, the last keeper of the light at Lindham, died in hospital yesterday.</p><p>He lit the lamp for forty years.</p></div></body></html>",
    );
    assert!(has(&led, "He was ninety-one years old."), "{:?}", led.body);
}

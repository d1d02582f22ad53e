//! What stands on a page beside its article and is none of it, what is set as the article and belongs to it, and near misses of both.

use copydesk::{Article, Desk, Input};

fn clean(html: &str) -> Article<'static> {
    Desk::default().clean(Input::of_html(html.to_owned()))
}

fn authors<'a>(article: &'a Article<'_>) -> Vec<&'a str> {
    article.authors.iter().filter_map(|author| author.name.as_deref()).collect()
}

const LONG: [&str; 4] = [
    "The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.",
    "Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, the transport office said.",
    "The work is expected to cost two million, most of it paid by the state, and shopkeepers fear for their summer trade.",
    "The ferry will run six more times a day until the bridge opens again, and holders of monthly tickets will ride free of charge.",
];

const LONG_ZH: [&str; 4] = [
    "市议会周一深夜在会议结束后宣布，老港大桥将从下周一起封闭维修，工程预计持续六周，期间所有车辆必须绕行环城公路。",
    "交通局负责人张明介绍，大桥建于一九六二年，每天通行车辆约两万三千辆，桥面和支座多年来磨损严重，去年冬天已经开裂。",
    "施工期间，渡轮公司将在早晚高峰加开六个班次，月票持有人可以免费乘坐，学校班车也会改走北侧的堤岸路。",
    "附近商户担心夏季生意受到影响。经营渔具店二十年的李红说，去年道路维修时营业额下降了三成，希望政府给予补贴。",
];

fn paragraphs(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("<p>{line}</p>")).collect()
}

const NAV: &str = "<nav><a href=/>Home</a><a href=/n>News</a></nav>";

#[test]
fn an_anchor_closed_in_its_own_tag_links_nothing() {
    let text = paragraphs(&LONG);
    let article =
        clean(&format!("<body><a name=\"top\"/><div>{NAV}<h1>Bridge to close</h1><div>{text}</div></div></body>"));
    assert_eq!(article.body, LONG);
    // Teasers that are links, each as a whole, are no article.
    let teasers: String = LONG.iter().map(|line| format!("<p><a href=/a>{line}</a></p>")).collect();
    let article = clean(&format!("<body>{NAV}<h1>News</h1><div>{teasers}</div></body>"));
    assert!(article.body.is_empty(), "{:#?}", article.body);
}

#[test]
fn readers_comments_below_the_article_are_none_of_it() {
    let comments: String = LONG[1..]
        .iter()
        .enumerate()
        .map(|(at, line)| {
            format!("<li id=comment-{at} class=comment><div class=comment-body><p>I do not believe a word of this. {line}</p></div></li>")
        })
        .collect();
    let page = |text: &str| format!("<body>{NAV}<article><h1>Bridge to close</h1>{text}</article></body>");
    let text = paragraphs(&LONG);
    let article = clean(&page(&format!(
        "{text}<div id=comments class=comments-area><ol class=comment-list>{comments}</ol></div>"
    )));
    assert_eq!(article.body, LONG);
    // An opinion piece that its template calls a comment is the article.
    let article = clean(&page(&format!(
        "<p class=lead>{}</p><div class=\"comment opinion\">{}</div>",
        LONG[0],
        paragraphs(&LONG[1..])
    )));
    assert_eq!(article.body, LONG);
}

#[test]
fn a_side_bar_in_an_aside_is_no_article() {
    let bar = "<aside id=sidebar class=mod><ul class=live><li><p>The army freed one hundred and sixty people on Thursday, a spokesman said in the capital.</p></li>\
               <li><p>Whoever is spared by the rain today should not rely on it tomorrow, the weather office warned in the evening.</p></li></ul></aside>";
    let article =
        clean(&format!("<body>{NAV}<main><h1>Bridge to close</h1><div>{}</div></main>{bar}</body>", paragraphs(&LONG)));
    assert_eq!(article.body, LONG);
}

#[test]
fn a_summary_said_again_in_a_share_bar_is_said_once() {
    let share =
        format!("<div class=share-flyout><div class=share-summary><p class=description>{}</p></div></div>", LONG[0]);
    let article = clean(&format!(
        "<body>{NAV}<article><h1>Bridge to close</h1>{share}<div class=story>{}</div></article></body>",
        paragraphs(&LONG)
    ));
    assert_eq!(article.body, LONG);
    // What the newsroom itself says twice, it says twice.
    let refrain = [LONG[0], LONG[1], LONG[2], LONG[1]];
    let article = clean(&format!(
        "<body>{NAV}<article><h1>Bridge to close</h1><div>{}</div></article></body>",
        paragraphs(&refrain)
    ));
    assert_eq!(article.body, refrain);
}

#[test]
fn the_first_headline_and_the_notices_of_a_chinese_portal_are_no_text() {
    let page = |text: &str| {
        format!("<html lang=zh><body>{NAV}<div><h1>老港大桥下周一起封闭六周</h1><div>{text}</div></div></body></html>")
    };
    let text = paragraphs(&LONG_ZH);
    let around = format!(
        "<p>（原标题：大桥封闭，商户担忧）</p>{text}<p>【免责声明】本文仅代表作者本人观点，与本网站无关，请读者仅作参考。</p><p>责编|陈小明</p>"
    );
    let article = clean(&page(&around));
    assert_eq!(article.body, LONG_ZH);
    // Sentences that speak of such things stay, and so does what begins with the like in scripts with blanks.
    let last = "议员王强说，原标题写得太重，报社的责任编辑已经就此向市政府和读者公开道歉，并且答应以后慎重处理。";
    let article = clean(&page(&format!("{text}<p>{last}</p>")));
    assert_eq!(article.body.last().map(String::as_str), Some(last));
    let last =
        "Copyright law has nothing to do with it, the harbour master said when he was asked about the old plans.";
    let article =
        clean(&format!("<body>{NAV}<h1>Bridge to close</h1><div>{}<p>{last}</p></div></body>", paragraphs(&LONG)));
    assert_eq!(article.body.last().map(String::as_str), Some(last));
}

#[test]
fn words_of_a_template_are_no_authors() {
    let page = |line: &str| {
        format!(
            "<html lang=en><body>{NAV}<article><h1>Bridge to close</h1>{line}<div>{}</div></article></body></html>",
            paragraphs(&LONG)
        )
    };
    for (line, expected) in [
        (
            "<div class=author><a rel=author href=/a>Ada Berg</a></div><div class=author-link>View Author Page</div>",
            &["Ada Berg"][..],
        ),
        ("<p class=byline>by Ada Berg</p><p class=author>More from this author</p>", &["Ada Berg"]),
        ("<div class=author-box>Share Tweet Share</div><p class=byline>By Ada Berg</p>", &["Ada Berg"]),
        ("<div class=author>Text Size</div>", &[]),
        // A given name, a newsroom that signs.
        ("<p class=byline><span class=author>Mark Post</span></p>", &["Mark Post"]),
        ("<p class=byline><span class=author>National Desk</span></p>", &["National Desk"]),
    ] {
        assert_eq!(authors(&clean(&page(line))), expected, "{line}");
    }
}

#[test]
fn chinese_reporters_are_authors_and_editors_and_portals_are_not() {
    let page = |head: &str, below: &str| {
        let text = paragraphs(&LONG_ZH);
        format!(
            "<html lang=zh>{head}<body>{NAV}<div><h1>老港大桥下周一起封闭六周</h1><div>{text}</div><p>{below}</p></div></body></html>"
        )
    };
    for (head, below, expected) in [
        ("", "港湾晚报记者 李明 王小红", &["李明", "王小红"][..]),
        ("", "采写：港湾见习记者 李明", &["李明"]),
        ("", "责任编辑：李明", &[]),
        (
            "<title>老港大桥下周一起封闭六周_港湾财经</title><meta name=author content=港湾><meta property=og:title content=老港大桥下周一起封闭六周>",
            "作者：李明",
            &["李明"],
        ),
    ] {
        assert_eq!(authors(&clean(&page(head, below))), expected, "{below}");
    }
}

#[test]
fn a_portal_behind_a_chinese_title_is_cut() {
    let page = |title: &str, shown: &str| {
        format!(
            "<html lang=zh><head><title>{title}</title></head><body>{NAV}<div>{shown}<div>{}</div></div></body></html>",
            paragraphs(&LONG_ZH)
        )
    };
    let headline = "老港大桥下周一起封闭六周";
    for title in [
        "老港大桥下周一起封闭六周_时政频道_港湾新闻网",
        "老港大桥下周一起封闭六周-港湾网",
        "老港大桥下周一起封闭六周：港湾日报",
    ] {
        assert_eq!(clean(&page(title, "")).title.as_deref(), Some(headline), "{title}");
    }
    // Another house's name is told by the line of the page that says the rest.
    let shown = format!("<div class=tit>{headline}</div>");
    assert_eq!(clean(&page("老港大桥下周一起封闭六周-港湾技术设计", &shown)).title.as_deref(), Some(headline));
    // A dash within a headline stays, as does the second half of one that a blank parts.
    for title in ["老港大桥封闭维修方案-商户与渡轮公司各有说法", "老港大桥下周一起封闭 商户担心夏季生意受到很大影响"]
    {
        assert_eq!(clean(&page(title, "<p>老港大桥下周一起封闭</p>")).title.as_deref(), Some(title));
    }
}

#[test]
fn a_heading_that_names_the_section_is_no_headline() {
    let page = |h1: &str| {
        format!(
            "<html lang=en><head><title>Bridge will close for six weeks</title></head><body>{NAV}<h1>{h1}</h1><div><h2>Bridge will close for six weeks</h2><div>{}</div></div></body></html>",
            paragraphs(&LONG)
        )
    };
    assert_eq!(clean(&page("Harbour and Roads Centre")).title.as_deref(), Some("Bridge will close for six weeks"));
    // One that says more or less the same is.
    let longer = "Bridge will close for six weeks in May";
    assert_eq!(clean(&page(longer)).title.as_deref(), Some(longer));
}

#[test]
fn a_headline_that_the_metadata_call_the_outlet_as_well_is_one() {
    let head = "<title>Bridge will close for six weeks - Post</title><meta property=og:title content=\"Bridge will close for six weeks\">\
                <meta name=title content=\"Bridge will close for six weeks\"><meta property=og:site_name content=\"Bridge will close for six weeks\">";
    let article = clean(&format!(
        "<html>{head}<body>{NAV}<h1>Bridge will close for six weeks</h1><div>{}</div></body></html>",
        paragraphs(&LONG)
    ));
    assert_eq!(article.title.as_deref(), Some("Bridge will close for six weeks"));
    // The outlet above each of its pages is not.
    let head = "<title>Bridge will close - The Daily Example</title><meta property=og:title content=\"Bridge will close for weeks\">\
                <meta property=og:site_name content=\"The Daily Example\">";
    let article = clean(&format!(
        "<html>{head}<body>{NAV}<h1>The Daily Example</h1><div>{}</div></body></html>",
        paragraphs(&LONG)
    ));
    assert_eq!(article.title.as_deref(), Some("Bridge will close for weeks"));
}

#[test]
fn a_stamp_beside_the_house_says_when() {
    let page = |line: &str| {
        format!(
            "<html lang=zh><body>{NAV}<div><h1>老港大桥下周一起封闭六周</h1><div><p>{line}</p>{}</div></div></body></html>",
            paragraphs(&LONG_ZH)
        )
    };
    for line in ["港湾网 2024-03-05 10:37:31", "2024-03-05 11:10 港湾星空[整理] 1", "2024年3月5日 10:56 港湾时报网"]
    {
        let article = clean(&page(line));
        assert_eq!(
            (article.published.as_deref(), &article.body[..]),
            (Some("2024-03-05"), &LONG_ZH.map(str::to_owned)[..]),
            "{line}"
        );
    }
    let told = "港务局说，2024年3月5日10:56，一艘渔船撞上了大桥的北侧桥墩，随后交通中断了将近三个小时，没有人受伤。";
    let article = clean(&page(told));
    assert_eq!(article.body.first().map(String::as_str), Some(told));
}

#[test]
fn a_section_is_a_name_and_no_list_or_path() {
    let page = |value: &str| {
        format!(
            "<html lang=en><head><meta property=article:section content=\"{value}\"></head><body>{NAV}<article><h1>Bridge to close</h1>{}</article></body></html>",
            paragraphs(&LONG)
        )
    };
    for (value, expected) in [
        ("news,harbour", Some("news")),
        ("/news/harbour_roads", Some("harbour roads")),
        ("nil", None),
        ("Harbour, roads and rail", Some("Harbour, roads and rail")),
    ] {
        assert_eq!(clean(&page(value)).section.as_deref(), expected, "{value}");
    }
}

#[test]
fn a_line_set_below_its_picture_in_chinese_is_its_caption() {
    let page = |text: &str| {
        format!("<html lang=zh><body>{NAV}<div><h1>老港大桥下周一起封闭六周</h1><div>{text}</div></div></body></html>")
    };
    let picture = "<img src=a.jpg width=600>";
    for set in [
        format!("<p>{picture}老港大桥的北侧桥墩</p>"),
        format!(
            "<p style=\"text-align: center;\">{picture}</p><p style=\"text-align: center;\">老港大桥的北侧桥墩</p>"
        ),
    ] {
        let text = format!("<p>{}</p>{set}{}", LONG_ZH[0], paragraphs(&LONG_ZH[1..]));
        let article = clean(&page(&text));
        assert_eq!(article.body, LONG_ZH, "{set}");
        assert_eq!(article.images[0].caption.as_deref(), Some("老港大桥的北侧桥墩"), "{set}");
    }
    // Set as the article is, a short line below a picture is text; so is a paragraph that runs around one.
    let text = format!("<p>{}</p><p>{picture}</p><p>桥墩已经开裂。</p>{}", LONG_ZH[0], paragraphs(&LONG_ZH[1..]));
    assert!(clean(&page(&text)).body.iter().any(|line| line == "桥墩已经开裂。"));
    let text = format!("<p>{}</p><p>{picture}{}</p>{}", LONG_ZH[0], LONG_ZH[1], paragraphs(&LONG_ZH[2..]));
    assert_eq!(clean(&page(&text)).body, LONG_ZH);
}

#[test]
fn hidden_hoards_of_words_do_not_outweigh_the_article() {
    let page = |text: &str, below: &str| {
        let links: String = (0..20)
            .map(|at| format!("<div><a href=/a{at}>Berth number {at} of the harbour is let</a></div>"))
            .collect();
        format!(
            "<html><body><div class=nav>{NAV}</div><div class=main><h1>Bridge to close</h1><div class=post-body>{text}</div><div class=right>{links}</div></div>{below}</body></html>"
        )
    };
    let words = "harbour repair bridge drawing ferry timetable download ring road map tackle shop list ".repeat(90);
    for lines in [LONG, LONG_ZH] {
        let article = clean(&page(&paragraphs(&lines), &format!("<div style=\"display:none\">{words}</div>")));
        assert_eq!(article.body, lines);
    }
    // An article that a script shows later is one.
    let article = clean(&format!(
        "<html><body>{NAV}<h1>Bridge to close</h1><div style=\"display:none\">{}</div></body></html>",
        paragraphs(&LONG)
    ));
    assert_eq!(article.body, LONG);
}

#[test]
fn paragraphs_among_others_set_as_they_are_stay_however_little_the_page_is_like_others() {
    let lines = [
        "The council voted to close the old harbour bridge for six weeks, starting on Monday.",
        "Drivers must take the ring road, which adds about twenty minutes to the journey.",
        "Shopkeepers on the quay fear for their summer trade and have asked the town for help.",
        "The work will cost two million, most of it paid by the state, the office said.",
        "Ada Berg, who runs a fish stall, says she has sold nothing since the signs went up.",
        "“Nobody told us anything,” she says, and points at the empty car park behind her stall.",
        "The ferry will run six more times a day, and holders of monthly tickets ride free.",
        "Follow the yellow signs, the office advises, and leave home ten minutes early.",
        "More on the tolls will be said in May, when the council meets again on the subject.",
        "Last year the town closed the bridge for two weeks, and Ada Berg lost a third of her trade, she says.",
    ];
    let sections: String = (0..12).map(|at| format!("<li><a href=/s{at}>频道 {at}</a></li>")).collect();
    let links: String = (0..20)
        .map(|at| {
            format!("<div><a href=/a{at}>港口第{at}号泊位改造工程完成招标程序</a><span>2019年11月03日</span></div>")
        })
        .collect();
    let also = "<p><a href=/b>The other bridge, which nobody has paid for yet, will be built in a year or two.</a></p>";
    let text = lines.map(|line| format!("<p>{line} </p>")).join("<p><img src=a.jpg></p>").replacen(
        "<p>Ada",
        &format!("{also}<p>Ada"),
        1,
    );
    let words = "港湾装修 桥面设计图 渡轮时刻表下载 环城公路地图 渔具店大全 ".repeat(200);
    let article = clean(&format!(
        "<html><head><title>老港大桥下周一起封闭六周</title></head><body><div class=nav><ul>{sections}</ul></div><div class=main><div class=left>\
         <div class=\"post single\"><h2 class=post-title>老港大桥下周一起封闭六周</h2><div class=post-body>{text}</div></div></div>\
         <div class=right>{links}</div></div><div class=keys>{words}</div></body></html>"
    ));
    let lost: Vec<&&str> = lines.iter().filter(|line| !article.body.iter().any(|own| own == *line)).collect();
    assert!(lost.is_empty(), "{lost:#?}");
    // A link to another article is none of them, though it is set as they are.
    assert!(!article.body.iter().any(|line| line.starts_with("The other bridge")), "{:#?}", article.body);
}

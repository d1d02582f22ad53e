//! What templates of content systems write around an article, and the near misses that stay as they are.

use copydesk::{Article, Desk, Input};

const TEXT: [&str; 4] = [
    "The harbour council voted on Tuesday to close the old ferry slip after forty years of service to the islands.",
    "Captain Mirela Dunst said the slip had become a danger to passengers and that a pier would be built by spring.",
    "Residents of the outer islands gathered at the quay on Wednesday to protest against the decision.",
    "The new pier will cost an estimated four million crowns, of which the state pays half, the council said.",
];
const LEAD: &str = "Forty years after the first crossing nobody will board at Lindham this summer.";

/// A page with `head` between headline and text, and `tail` below the text.
fn page(top: &str, head: &str, tail: &str) -> Article<'static> {
    let body = TEXT.map(|line| format!("<p>{line}</p>")).concat();
    let html = format!(
        "<html lang=en><head>{top}</head><body><nav><a href=/>Home</a> <a href=/n>News</a></nav><main><article><div><h1>Ferry slip to close</h1>{head}</div>\
         <div class=content>{body}</div>{tail}</article></main></body></html>"
    );
    Desk::default().clean(Input::of_html(html))
}

fn lead(head: &str) -> bool {
    page("", head, "").body.first().is_some_and(|line| line == LEAD)
}

fn authors(article: &Article<'_>) -> Vec<String> {
    article.authors.iter().filter_map(|author| author.name.clone()).collect()
}

#[test]
fn a_standfirst_is_told_by_the_nearest_name() {
    for head in [
        format!("<div class='field field--name-field-chapo field__item'><p>{LEAD}</p></div>"),
        format!("<div class='teaser-text' itemprop=description><p>{LEAD}</p></div>"),
        format!("<h2>{LEAD}</h2>"),
        format!("<h2 class=subTitle><span>{LEAD}</span></h2>"),
    ] {
        assert!(lead(&head), "{head}");
    }
    assert!(!lead(&format!("<h2><a href=/other>{LEAD}</a></h2>")), "a link leads to another article");
}

#[test]
fn the_section_is_read_where_no_metadata_name_it() {
    let section = |top: &str, head: &str| page(top, head, "").section;
    for head in [
        "<div class=kicker>Harbours</div>",
        "<a class=post-category href=/h>Harbours</a>",
        "<dd class=category-name>Category: <a href=/h>Harbours</a></dd>",
        "<p>12 May 2026 | <a href=/h rel='category tag'>Harbours</a> | 3 comments</p>",
    ] {
        assert_eq!(section("", head).as_deref(), Some("Harbours"), "{head}");
    }
    let trail = r#"<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"name":"Harbours"},{"name":"Ferry slip to close"}]}</script>"#;
    assert_eq!(section(trail, "").as_deref(), Some("Harbours"));
    let told = "<meta property=article:section content=Ships>";
    assert_eq!(section(told, "<div class=kicker>Harbours</div>").as_deref(), Some("Ships"));
    for head in [
        "<div class=section-author>Ada Berg</div>",
        "<div class=section>12 May 2026</div>",
        "<div class=breadcrumb-section><a href=/>Home</a></div>",
        "<div class=kicker>Why the ferry will never come back to us</div>",
        "<p>Harbours</p>",
    ] {
        assert_eq!(section("", head), None, "{head}");
    }
}

#[test]
fn headings_of_a_live_text_stay_with_their_entries() {
    let entry = |at: usize| {
        format!(
            "<div class=liveblog-entry><div class=time>1{at}:40</div><h3 class=entry-title>News number {at}</h3><div class=entry-text><p>{}</p></div></div>",
            TEXT[at]
        )
    };
    let html = format!(
        "<html lang=en><body><main><article class=liveblog><h1>Storm: the day</h1><p class=intro>{LEAD}</p>{}{}{}</article></main></body></html>",
        entry(0),
        entry(1),
        entry(2)
    );
    let article = Desk::default().clean(Input::of_html(html));
    let headings = article.body.iter().filter(|line| line.starts_with("News number")).count();
    assert_eq!(headings, 3, "{:#?}", article.body);
}

#[test]
fn who_wrote_is_read_within_a_line_below_a_standfirst_and_below_the_text() {
    let within = page("", "<p>12 May 2026 | by <a rel=author href=/a>Ada Berg</a> | <a href=/h>Harbours</a></p>", "");
    assert_eq!(authors(&within), ["Ada Berg"]);
    let figure =
        "<figure><img src=a.jpg><figcaption>The slip at noon on a calm day. Photo: Jan Kos</figcaption></figure>";
    let below_lead = page(
        "",
        &format!("<p class=lead>{LEAD}</p>{figure}<div class=byline><span itemprop=author>Ada Berg</span></div>"),
        "",
    );
    assert_eq!(authors(&below_lead), ["Ada Berg"]);
    let signed = |line: &str| authors(&page("", "", line));
    assert_eq!(signed("<p style='text-align: right'><b>Ada Berg</b></p>"), ["Ada Berg"]);
    assert_eq!(
        signed(
            "<p>Posted by <span itemprop=author itemscope><a href=/a rel=author>Ada Berg</a></span> at <a href=/x>08:15</a></p>"
        ),
        ["Ada Berg"]
    );
    for line in
        ["<p style='text-align: right'>Back to top</p>", "<p>Ada Berg</p>", "<p align=right>Harbour News, 12 May</p>"]
    {
        assert_eq!(signed(line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn a_house_in_the_metadata_leaves_the_reporter_on_the_page() {
    let body = "<p>전남 솔내마을의 옛 초등학교 건물이 마을 목욕탕으로 다시 태어났다. 2014년 문을 닫은 지 12년 만이다.</p>\
                <p>주민들은 지난해 봄부터 교실 세 칸을 고쳐 탕과 탈의실을 만들었다. 보일러는 나무 부스러기로 돌린다.</p>\
                <p>이장은 “읍내 목욕탕까지 버스로 한 시간이었는데 이제 걸어서 온다”고 말했다. 토요일마다 무료로 문을 연다.</p>";
    let of = |meta: &str, line: &str| {
        let html = format!(
            "<html lang=ko><head>{meta}</head><body><article><h1>폐교가 마을 목욕탕으로 다시 태어났다</h1><div class=info>{line}</div><div>{body}</div></article></body></html>"
        );
        authors(&Desk::default().clean(Input::of_html(html)))
    };
    let portal = "<meta property='og:article:author' content='솔내일보 | 네이버'>";
    let house = "<meta property='article:author' content='가람신문'>";
    let day = "<span class=txt>입력 2026. 4. 8. 07:00</span>";
    assert_eq!(of(portal, "<em class=name>한도윤 기자</em>"), ["한도윤"]);
    assert_eq!(of(house, &format!("<p class=txt>서지안</p><p>{day}</p>")), ["서지안"]);
    assert_eq!(of(house, &format!("<p class=txt>정치부</p><p>{day}</p>")), ["가람신문"]);
    assert_eq!(of(house, ""), ["가람신문"]);
}

const CAPTION: &str = "Protesters wave banners at the quay on Wednesday.";

/// A caption, and who is credited.
type Picture = (Option<String>, Vec<String>);

/// The pictures of a page with `inner` behind its second paragraph, and how many paragraphs it has.
fn pictures(inner: &str) -> (Vec<Picture>, usize) {
    let html = format!(
        "<html lang=en><body><nav><a href=/>Home</a></nav><main><article><h1>Ferry slip to close</h1><div class=content><p>{}</p><p>{}</p>{inner}<p>{}</p><p>{}</p>\
         </div></article></main></body></html>",
        TEXT[0], TEXT[1], TEXT[2], TEXT[3]
    );
    let article = Desk::default().clean(Input::of_html(html));
    let parties = |image: &copydesk::record::Image| {
        image.credit.iter().flat_map(|credit| credit.creators.iter().chain(&credit.agency).cloned()).collect()
    };
    (article.images.iter().map(|image| (image.caption.clone(), parties(image))).collect(), article.body.len())
}

#[test]
fn captions_are_read_in_what_systems_write_around_them() {
    let said =
        |parties: &[&str]| (vec![(Some(CAPTION.to_owned()), parties.iter().map(|&own| own.to_owned()).collect())], 4);
    let img = "<img src=a.jpg alt=''>";
    for inner in [
        format!("<figure>{img}<figcaption>{CAPTION} / <strong>Ada Berg</strong></figcaption></figure>"),
        format!(
            "<p>[caption id=\"a_91\" align=\"center\" width=\"600\"]{img} {CAPTION} (Photo: Ada Berg)[/caption]</p>"
        ),
        format!("<div class=slide>{img}<div class=legend>{CAPTION} <span class=credit>© Ada Berg</span></div></div>"),
        format!(
            "<div class=media><div class=image>{img}</div><div class=field-legend>{CAPTION}</div><div class=field-credit><div class=label>Crédit</div><div>Ada Berg</div></div></div>"
        ),
    ] {
        assert_eq!(pictures(&inner), said(&["Ada Berg"]), "{inner}");
    }
    let arc = format!(
        "<figure>{img}<figcaption><span class=x__caption>{CAPTION} </span><span class=x__credit>(Ada Berg</span><span class=x__title>/The Valley Post)</span></figcaption></figure>"
    );
    assert_eq!(pictures(&arc), said(&["Ada Berg", "The Valley Post"]));
    for inner in [
        format!("<p>[caption id=\"a_91\" width=\"600\"]{img} {CAPTION}[/caption]</p>"),
        format!("<div class=img_wrap>{img}<span class=img_desc>{CAPTION}</span></div>"),
    ] {
        assert_eq!(pictures(&inner), said(&[]), "{inner}");
    }
    // A bracket that begins a sentence is the sentence's.
    let bracket = "<p>[caption competition] Readers sent us more than four hundred lines for the picture of the mayor in the boat.</p>";
    assert_eq!(pictures(bracket), (Vec::new(), 5));
}

#[test]
fn a_link_to_another_article_is_no_part_of_the_paragraph_behind_it() {
    let html = format!(
        "<html lang=en><body><main><article><h1>Ferry slip to close</h1><div class=content>{}<br><br><span class=also_read><a href=/x>Also read: Why the ferry is late</a></span>“{}<br><br>{}</div>\
         </article></main></body></html>",
        TEXT[0], TEXT[1], TEXT[2]
    );
    let article = Desk::default().clean(Input::of_html(html));
    assert_eq!(article.body, [TEXT[0].to_owned(), format!("“{}", TEXT[1]), TEXT[2].to_owned()]);
}

#[test]
fn an_article_that_scripts_draw_is_read_from_what_they_are_handed() {
    let state = |body: &str| {
        format!(
            r#"<html lang=en><head><title>Ferry slip to close | The Post</title></head><body><div id=__next><div>Loading...</div></div><script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{{"article":{{"headline":"Ferry slip to close","authors":[{{"name":"Ada Berg"}}],"publishedAt":"2026-03-30T07:00:00.000Z","section":{{"name":"Harbours"}},"heroImage":{{"caption":"{CAPTION}","credit":"Jan Kos/AFP"}},"body":{body}}},"related":[{{"headline":"Pass to close","text":"A teaser."}}]}}}}}}</script></body></html>"#
        )
    };
    let parts = TEXT.map(|line| format!(r#"{{"type":"paragraph","text":"{line}"}}"#)).join(r#",{"type":"ad"},"#);
    let spans = TEXT
        .map(|line| {
            format!(r#"{{"_type":"block","children":[{{"text":"{}"}},{{"text":"{}"}}]}}"#, &line[..20], &line[20..])
        })
        .join(",");
    let html = TEXT.map(|line| format!("<p>{line}</p>")).concat();
    for body in [format!("[{parts}]"), format!("[{spans}]"), format!("\"{html}\"")] {
        let article = Desk::default().clean(Input::of_html(state(&body)));
        assert_eq!(article.body, TEXT, "{body}");
        assert_eq!(authors(&article), ["Ada Berg"]);
        assert_eq!(article.published.as_deref(), Some("2026-03-30T07:00:00+00:00"));
        assert_eq!(article.section.as_deref(), Some("Harbours"));
        assert_eq!(article.images[0].caption.as_deref(), Some(CAPTION));
    }
    // What is no article gives none.
    assert!(Desk::default().clean(Input::of_html(state("[\"Yes\",\"No\"]"))).body.is_empty());
}

//! What pages say of their article in JSON-LD, microdata and meta tags, and what they say there of something else.

use copydesk::{Article, Desk, Input};

const HEADLINE: &str = "Old harbour bridge to close for six weeks";
const TEXT: [&str; 3] = [
    "The harbour bridge will close on Monday for six weeks, the city council said after a long meeting that lasted into the night.",
    "Drivers will have to use the ring road, and the journey is expected to take about twenty minutes longer, the transport office said.",
    "“We have waited for ten years for this repair,” said the head of the office, who had asked for the money since the winter floods.",
];

/// A page with `head` in its head, `line` below its headline and `after` below its article.
fn page(head: &str, line: &str, after: &str) -> Article<'static> {
    let body = TEXT.map(|line| format!("<p>{line}</p>")).concat();
    Desk::default().clean(Input::of_html(format!(
        "<html lang=en><head><title>{HEADLINE} - The Harbour Post</title>{head}</head><body class=comments-open>\
         <article><h1>{HEADLINE}</h1>{line}{body}</article>{after}</body></html>"
    )))
}

fn json_ld(json: &str) -> String {
    format!("<script type='application/ld+json'>{json}</script>")
}

/// Who wrote the article and when.
fn facts<'a>(article: &'a Article<'_>) -> (Vec<&'a str>, Option<&'a str>) {
    let names = article.authors.iter().filter_map(|author| author.name.as_deref());
    (names.collect(), article.published.as_deref())
}

#[test]
fn json_ld_is_read_in_each_form_that_schema_org_allows() {
    let plain = format!(
        r#"{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{HEADLINE}","datePublished":"2025-02-10T09:30:00+01:00","author":{{"@type":"Person","name":"Ada Berg"}}}}"#
    );
    let prefixed = |prefix: &str| {
        ["headline", "datePublished", "author", "name"]
            .iter()
            .fold(plain.clone(), |json, key| json.replace(&format!("\"{key}\":"), &format!("\"{prefix}{key}\":")))
    };
    let by_name = plain.replace(r#"{"@type":"Person","name":"Ada Berg"}"#, r##"{"@type":"Person","@id":"#ada"}"##);
    let person = r##"{"@type":"Person","@id":"#ada","name":"Ada Berg"}"##;
    for json in [
        plain.clone(),
        prefixed("schema:"),
        prefixed("http://schema.org/"),
        plain.replace("@type", "type"),
        plain.replace("\"Ada Berg\"", r#"{"@value":"Ada Berg","@language":"en"}"#),
        plain.replace("\"name\":\"Ada", "\"alternateName\":\"Ada"),
        plain.replace("Ada Berg", r#"By <a href=\"/ada\">Ada Berg</a>"#),
        format!("[{by_name},{person}]"),
        plain.replace('"', "&quot;"),
        plain.replace('"', "&#34;"),
        format!("<!--\n{plain};\n-->"),
    ] {
        let article = page(&json_ld(&json), "", "");
        assert_eq!(facts(&article), (vec!["Ada Berg"], Some("2025-02-10T09:30:00+01:00")), "{json}");
        assert_eq!(article.title.as_deref(), Some(HEADLINE), "{json}");
    }
}

#[test]
fn a_page_without_an_object_for_its_article_is_dated_by_that_for_itself() {
    let graph = r##"{"@graph":[{"@type":"WebSite","@id":"#s","name":"The Harbour Post"},
        {"@type":"WebPage","name":"Bridge","datePublished":"2025-02-10","dateModified":"2025-02-11","author":{"@id":"#ada"}},
        {"@type":"Person","@id":"#ada","name":"Ada Berg"}]}"##;
    let article = page(&json_ld(graph), "", "");
    assert_eq!(facts(&article), (vec!["Ada Berg"], Some("2025-02-10")));
    assert_eq!((article.updated.as_deref(), article.title.as_deref()), (Some("2025-02-11"), Some(HEADLINE)));
}

#[test]
fn of_several_articles_in_json_ld_the_page_s_own_is_read() {
    let other = r#"{"@type":"NewsArticle","headline":"Storm floods cellars in the old town","datePublished":"2024-01-01","author":{"name":"Tom Lind"},
        "description":"Rain","image":"a.jpg","publisher":{"name":"Post"},"articleSection":"Weather","articleBody":"It rained."}"#;
    let own = format!(
        r#"{{"@type":"NewsArticle","headline":"{HEADLINE}","datePublished":"2025-02-10","author":{{"name":"Ada Berg"}}}}"#
    );
    for head in [json_ld(&format!("[{other},{own}]")), json_ld(&own) + &json_ld(other)] {
        let article = page(&head, "", "");
        assert_eq!(facts(&article), (vec!["Ada Berg"], Some("2025-02-10")));
        assert_eq!(article.section, None);
    }
    // By its address, where the headline is another.
    let own = own
        .replace(HEADLINE, "Six weeks without a bridge")
        .replace("{\"@type\"", "{\"url\":\"https://post.example/b\",\"@type\"");
    let address = "<link rel=canonical href='https://post.example/b'>";
    let article = page(&(json_ld(&format!("[{other},{own}]")) + address), "", "");
    assert_eq!(facts(&article), (vec!["Ada Berg"], Some("2025-02-10")));
}

const LINE: &str = "<p class=byline>By Ada Berg</p><p class=date>10 February 2025</p>";

#[test]
fn days_and_authors_of_what_a_page_shows_besides_are_not_the_article_s() {
    let comment = "<section class=comments><h3>Comments</h3><div class=comment itemscope itemtype='http://schema.org/Comment'>\
        <span itemprop=author>Tom Lind</span> <time itemprop=datePublished datetime='2025-03-01T10:00:00Z' pubdate>1 March</time>\
        <p itemprop=text>I have used this bridge every day since I was a child.</p></div></section>";
    let video = "<div itemscope itemtype='https://schema.org/VideoObject'><meta itemprop=datePublished content='2023-05-05'>\
        <meta itemprop=author content='Tom Lind'></div>";
    let post = "<blockquote class=instagram-media><p>A post by <a href=/t>Tom</a> on <time datetime='2018-03-12T19:30:12Z'>Mar 12, 2018</time></p></blockquote>";
    let others =
        "<ul class=related><li><a href=/x>Storm floods cellars</a> <time datetime=2024-01-01>1 Jan</time></li></ul>";
    for after in [comment, video, post, others] {
        let article = page("", LINE, after);
        assert_eq!(facts(&article), (vec!["Ada Berg"], Some("2025-02-10")), "{after}");
    }
    let article = page("", &format!("{LINE}{video}"), "");
    assert_eq!(facts(&article), (vec!["Ada Berg"], Some("2025-02-10")));
    // The same words of the article itself count.
    let own = "<p>By <span itemprop=author>Ada Berg</span> <time itemprop=datePublished datetime='2025-02-10T09:30:00Z'>Monday</time></p>";
    assert_eq!(facts(&page("", own, comment)), (vec!["Ada Berg"], Some("2025-02-10T09:30:00+00:00")));
}

#[test]
fn an_account_is_no_author() {
    let head = json_ld(
        r#"{"@type":"Article","headline":"Old harbour bridge to close for six weeks","author":{"@type":"Person","name":"Admin"}}"#,
    );
    assert_eq!(facts(&page(&head, LINE, "")).0, ["Ada Berg"]);
    assert_eq!(facts(&page(&head, "", "")).0, Vec::<&str>::new());
    assert_eq!(facts(&page("<meta name=author content='Adam Min'>", "", "")).0, ["Adam Min"]);
}

#[test]
fn microdata_and_microformats_date_an_article_in_any_element() {
    for line in [
        "<p>By Ada Berg, <span itemprop=datePublished content='2025-02-10T09:30:00Z'>Monday</span></p>",
        "<p>By Ada Berg <abbr class=published title='2025-02-10T09:30:00Z'>Monday</abbr></p>",
        "<p>By Ada Berg <span property='schema:datePublished' content='2025-02-10T09:30:00Z'>Monday</span></p>",
        "<p class=meta>By Ada Berg <time class='entry-date published updated' datetime='2025-02-10T09:30:00Z'>Monday</time></p>",
    ] {
        assert_eq!(page("", line, "").published.as_deref(), Some("2025-02-10T09:30:00+00:00"), "{line}");
    }
    let day = "<p class=byline>By Ada Berg</p><div><span itemprop=datePublished>10 February 2025</span></div>";
    assert_eq!(page("", day, "").published.as_deref(), Some("2025-02-10"));
    let both = "<p class=meta>By Ada Berg <time class=published datetime='2025-02-10'>10 Feb</time> <time class=updated datetime='2025-02-12'>12 Feb</time></p>";
    let list =
        "<ul><li><a href=/x>Storm floods cellars</a> <time class=updated datetime='2025-03-03'>3 Mar</time></li></ul>";
    let article = page("", both, list);
    assert_eq!((article.published.as_deref(), article.updated.as_deref()), (Some("2025-02-10"), Some("2025-02-12")));
    assert_eq!(page("", LINE, list).updated, None, "of another article");
}

//! Captions and credits in the mark-up that newsrooms' templates give them, and the near misses that stay as they are.

use copydesk::record::RemovedKind;
use copydesk::{Article, Desk, Input};

const TEXT: [&str; 4] = [
    "The harbour council voted on Tuesday to close the old ferry slip after forty years of service to the islands.",
    "Captain Mirela Dunst said the slip had become a danger to passengers and that a pier would be built by spring.",
    "Residents of the outer islands gathered at the quay on Wednesday to protest against the decision.",
    "The new pier will cost an estimated four million crowns, of which the state pays half, the council said.",
];
const CAPTION: &str = "Protesters wave banners at the quay on Wednesday.";
const IMG: &str = "<img src='/media/quay-at-noon.jpg' alt=''>";

/// A page with `inner` behind its second paragraph.
fn page_with(inner: &str, head: &str) -> Article<'static> {
    let html = format!(
        "<html lang=en><head>{head}</head><body><nav><a href=/>Home</a> <a href=/n>News</a></nav><main><article><h1>Ferry slip to close</h1>\
         <div class=content><p>{}</p><p>{}</p>{inner}<p>{}</p><p>{}</p></div></article></main></body></html>",
        TEXT[0], TEXT[1], TEXT[2], TEXT[3]
    );
    Desk::default().clean(Input::of_html(html))
}

/// Captions, and who is credited.
fn pictures(article: &Article<'_>) -> Vec<(Option<String>, Vec<String>)> {
    let parties = |image: &copydesk::record::Image| {
        image.credit.iter().flat_map(|credit| credit.creators.iter().chain(&credit.agency).cloned()).collect()
    };
    article.images.iter().map(|image| (image.caption.clone(), parties(image))).collect()
}

fn said(caption: &str, parties: &[&str]) -> Vec<(Option<String>, Vec<String>)> {
    let caption = Some(caption.to_owned()).filter(|caption| !caption.is_empty());
    vec![(caption, parties.iter().map(|&party| party.to_owned()).collect())]
}

#[test]
fn an_element_of_its_own_behind_the_sentence_of_a_caption_is_its_credit() {
    for inner in [
        format!("{CAPTION} <em>Ada Berg</em>"),
        format!("{CAPTION} <cite>Ada Berg</cite>"),
        format!("{CAPTION} <a href=/ada>Ada Berg</a>"),
        format!("<span>{CAPTION}</span> <span itemprop=author>Ada Berg</span>"),
        format!("{CAPTION} | Ada Berg"),
        format!("{CAPTION} • Ada Berg"),
        format!("<span>2/12</span> <span>{CAPTION}</span> <span class=credit>Ada Berg</span>"),
        format!("{CAPTION}<span class=credit>Ada Berg</span>"),
        format!("<span>{CAPTION}</span><span><span>Credit...</span><span>Ada Berg</span></span>"),
    ] {
        let article = page_with(&format!("<figure>{IMG}<figcaption>{inner}</figcaption></figure>"), "");
        let caption = CAPTION.to_owned() + if inner.contains("...") { "Credit..." } else { "" };
        let known = if inner.contains("...") { pictures(&article) } else { said(&caption, &["Ada Berg"]) };
        assert_eq!((pictures(&article), &article.body[..]), (known, &TEXT.map(str::to_owned)[..]), "{inner}");
        assert_eq!(pictures(&article)[0].1, ["Ada Berg"], "{inner}");
    }
}

#[test]
fn a_caption_that_goes_on_stays_whole() {
    for (inner, caption) in [
        ("A scene of the film. <em>Sea Fever</em> opens on Friday.", "A scene of the film. Sea Fever opens on Friday."),
        ("Two ferries at the quay. <b>Ada Berg</b> runs both.", "Two ferries at the quay. Ada Berg runs both."),
        ("Mayor <a href=/ada>Ada Berg</a> at the quay.", "Mayor Ada Berg at the quay."),
        ("Ferries won 3/12 races <b>Ada Berg</b> entered.", "Ferries won 3/12 races Ada Berg entered."),
    ] {
        let article = page_with(&format!("<figure>{IMG}<figcaption>{inner}</figcaption></figure>"), "");
        assert_eq!(pictures(&article), said(caption, &[]), "{inner}");
    }
}

#[test]
fn captions_and_credits_are_found_without_a_figcaption() {
    for inner in [
        format!("<p>{IMG}</p><p><em>{CAPTION} Photo: Ada Berg</em></p>"),
        format!(
            "<div class=sc-a><div><picture>{IMG}</picture></div><div class=sc-b>{CAPTION}</div><div class=sc-c>Ada Berg</div></div>"
        ),
        format!("<figure>{IMG}<figcaption>{CAPTION}</figcaption><span>Ada Berg</span></figure>"),
        format!("<figure>{IMG}<figcaption>{CAPTION}</figcaption></figure><p class=photo-credit>Photo: Ada Berg</p>"),
        format!("<figure>{IMG}</figure><div class=caption>{CAPTION}</div><div class=credit>Ada Berg</div>"),
        format!(
            "<div class=slide>{IMG}<div class=slide-caption>{CAPTION}<span class=slide-credit>Ada Berg</span></div></div>"
        ),
        format!("<ul class=slider><li>{IMG}<p>{CAPTION}</p><p>Photo: Ada Berg</p></li></ul>"),
        format!(
            "<figure><noscript>{IMG}</noscript><figcaption>{CAPTION} <span>Photo: Ada Berg</span></figcaption></figure>"
        ),
        format!(
            "<figure>{IMG}<div class='box-copyright'><span class=figcaption>{CAPTION}</span><span class=copy>Photo © Ada Berg</span></div></figure>"
        ),
    ] {
        let article = page_with(&inner, "");
        assert_eq!(
            (pictures(&article), &article.body[..]),
            (said(CAPTION, &["Ada Berg"]), &TEXT.map(str::to_owned)[..]),
            "{inner}"
        );
    }
    let short =
        format!("<figure>{IMG}<div class=a>Photo: Ada Berg</div><figcaption><p>Jan Kos.</p></figcaption></figure>");
    assert_eq!(pictures(&page_with(&short, "")), said("Jan Kos.", &["Ada Berg"]));
}

#[test]
fn a_box_with_a_picture_and_two_lines_is_text_where_the_second_is_no_name() {
    let article = page_with(
        &format!(
            "<div class=sc-a><div>{IMG}</div><div>The ferry has sailed since 1985.</div><div>It carried two million people.</div></div>"
        ),
        "",
    );
    assert!(article.images.is_empty(), "{:?}", article.images);
    let portrait =
        format!("<div class=author-box>{IMG}<p>She writes about harbours and ships.</p><p>Ada Berg</p></div>");
    assert!(page_with(&portrait, "").images.is_empty());
}

#[test]
fn a_credit_that_no_reader_sees_credits_the_caption_shown() {
    let jsonld = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry slip to close","image":{"@type":"ImageObject","url":"https://x.example/1200/quay-at-noon.jpg?w=9","creditText":"Ada Berg"}}</script>"#;
    let figure = |img: &str, more: &str| format!("<figure>{img}{more}<figcaption>{CAPTION}</figcaption></figure>");
    for (inner, head) in [
        (figure(IMG, ""), jsonld),
        (figure("<img src=a.jpg data-photo-credit='Ada Berg'>", ""), ""),
        (figure("<img src=a.jpg alt='Banners at the quay © Ada Berg'>", ""), ""),
        (figure("<img src=a.jpg title='Banners at the quay (Photo: Ada Berg)'>", ""), ""),
        (figure(IMG, "<meta itemprop=copyrightHolder content='Ada Berg'>"), ""),
        (figure(IMG, "<span itemprop=creator itemscope><meta itemprop=name content='Ada Berg'></span>"), ""),
    ] {
        assert_eq!(pictures(&page_with(&inner, head)), said(CAPTION, &["Ada Berg"]), "{inner}");
    }
    let other = jsonld.replace("quay-at-noon", "town-hall-at-night");
    assert_eq!(pictures(&page_with(&figure(IMG, ""), &other)), said(CAPTION, &[]), "another picture's");
    let alone = page_with("", jsonld);
    assert_eq!(pictures(&alone), said("", &["Ada Berg"]), "the page shows no picture");
    let outlet = jsonld.replace("Ada Berg", "The Guardian");
    assert!(page_with("", &outlet).images.is_empty(), "a newspaper alone is the page's own name");
}

#[test]
fn a_description_that_ends_with_a_credit_credits_its_picture() {
    let img = "<img src=a.jpg alt='Banners at the quay (Photo: Ada Berg)'>";
    assert_eq!(pictures(&page_with(&format!("<div class=image>{img}</div>"), "")), said("", &["Ada Berg"]));
    for inner in [
        format!("<a href=/other-story>{img}</a>"),
        format!("<ul class=teasers><li>{img}</li></ul>"),
        format!("<div class=related>{img}</div>"),
        "<div><img src=a.jpg alt='The mayor told AFP'></div>".to_owned(),
    ] {
        assert!(page_with(&inner, "").images.is_empty(), "{inner}");
    }
}

#[test]
fn a_labelled_credit_alone_is_no_paragraph() {
    for line in ["All photos: Ada Berg", "Titelbild: Ada Berg", "Foto de portada: Ada Berg", "Video by Ada Berg"] {
        let article = page_with(&format!("<p>{line}</p>"), "");
        assert_eq!((pictures(&article), article.body.len()), (said("", &["Ada Berg"]), 4), "{line}");
    }
    for line in ["Text: Ada Berg", "Source: Ada Berg", "Ada Berg: The photo that changed it all"] {
        let article = page_with(&format!("<p>{line}</p>"), "");
        assert!(article.images.is_empty(), "{line}");
    }
}

const OTHER: &str = "The old slip with its rusty ramp in winter.";

#[test]
fn a_caption_below_its_credit_or_in_a_box_called_so_is_no_paragraph() {
    for inner in [
        format!(
            "<div class=wp-caption><div>{IMG}<span class=media-credit>Ada Berg</span></div><p class=wp-caption-text>{CAPTION}</p></div>"
        ),
        format!(
            "<div class=media><div class=field-image>{IMG}</div><div class=field-caption><p>{CAPTION}</p></div><div class=field-credit>\
             <div class=field-label>Credit</div><div class=field-item>Ada Berg</div></div></div>"
        ),
        format!(
            "<div class=box>{IMG}</div><div><div class='img-caption attribution'>{CAPTION}</div><p class=credit>Ada Berg</p></div>"
        ),
        format!("<a href=/media/large.jpg><div>{IMG}</div><p class=caption-text>{CAPTION} [Photo: Ada Berg]</p></a>"),
        format!(
            "<figure><figure>{IMG}</figure><figure>{IMG}</figure><figcaption>{CAPTION} Photos: Ada Berg</figcaption></figure>"
        ),
    ] {
        let article = page_with(&inner, "");
        assert_eq!((pictures(&article), article.body.len()), (said(CAPTION, &["Ada Berg"]), 4), "{inner}");
    }
    let story =
        format!("<a href=/other-story><div>{IMG}</div><p class=caption-text>{CAPTION} [Photo: Ada Berg]</p></a>");
    assert!(page_with(&story, "").images.is_empty(), "another article's picture");
    let quoted = format!(
        "<div class=q><p>“The slip has become a danger to us all.”</p><figure>{IMG}</figure><p>Ada Berg, captain</p></div>"
    );
    assert!(page_with(&quoted, "").images.is_empty(), "whoever is quoted took no picture");
}

#[test]
fn each_slide_of_a_gallery_has_its_own_credit() {
    let slide = |caption: &str, who: &str| {
        format!("<div class=slide>{IMG}<div class=slide-text><div>{caption}</div><div>© {who}/dpa</div></div></div>")
    };
    let gallery = format!("<div class=slick>{}{}</div>", slide(CAPTION, "Ada Berg"), slide(OTHER, "Jan Kos"));
    let wanted = [said(CAPTION, &["Ada Berg", "dpa"]), said(OTHER, &["Jan Kos", "dpa"])].concat();
    assert_eq!(pictures(&page_with(&gallery, "")), wanted);
}

#[test]
fn one_credit_for_a_gallery_is_held() {
    let figure = |caption: &str| format!("<figure>{IMG}<figcaption>{caption}</figcaption></figure>");
    let both = figure(CAPTION) + &figure(OTHER);
    for gallery in [
        format!("<div class=gallery><div class=gallery-head>Photos: Ada Berg</div>{both}</div>"),
        format!("<figure class=gallery>{both}<figcaption>Photos by Ada Berg</figcaption></figure>"),
    ] {
        let article = page_with(&gallery, "");
        let captions = article.images.iter().filter(|image| image.caption.is_some()).count();
        let credits = article.images.iter().filter(|image| image.credit.is_some()).count();
        assert_eq!((captions, credits, article.body.len()), (2, 1, 4), "{gallery}: {:?}", article.images);
    }
}

#[test]
fn a_label_of_another_language_alone_in_its_block_is_told_as_one() {
    let removed = |label: &str| {
        let inner =
            format!("<figure>{IMG}<figcaption><div>{CAPTION}</div></figcaption></figure><div class=note>{label}</div>");
        let article = page_with(&inner, "");
        let entry = article.removed.iter().find(|removed| removed.text == label).cloned();
        entry.map(|removed| (removed.kind, removed.language.as_str().to_owned(), removed.gloss.is_some()))
    };
    let label = |language: &str| Some((RemovedKind::Label, language.to_owned(), true));
    assert_eq!(removed("Fuente de la imagen"), label("es"));
    assert_eq!(removed("Bildunterschrift"), label("de"));
    assert!(removed("Harbour news").is_none_or(|(kind, ..)| kind != RemovedKind::Label));
}

//! Text that is short line by line and no furniture for that: the turns of a conversation, letters, poems and text wrapped by hand, lists of an
//! announcement, groups of ingredients. In each test what was taken out of articles nobody here had looked at, and what tempts.

use copydesk::pipeline::{Cleaned, clean};
use copydesk::{Desk, Input};

fn cleaned(text: &str) -> Cleaned<'_> {
    clean(Input::of_text(text), &Desk::default())
}

fn body(text: &str) -> Vec<String> {
    cleaned(text).article.body
}

fn removed(text: &str) -> Vec<String> {
    cleaned(text).article.removed.into_iter().map(|removed| removed.text).collect()
}

fn authors(text: &str) -> Vec<String> {
    cleaned(text).article.authors.into_iter().filter_map(|author| author.name).collect()
}

/// What a page shows around its article.
const TOP: &str = "Skip to content\nHome\nNews\nSport\nSign in";
const FOOT: &str = "Share this article\nMost read\nFerry prices to rise in autumn\nNew library opens its doors\nSign up for our newsletter\n3 comments\nPrivacy policy\n© 2026 The Harbour Post. All rights reserved.";

fn page(article: &str) -> String {
    format!("{TOP}\n\n{article}\n\n{FOOT}")
}

fn stay(article: &str, lines: &[&str]) {
    let text = page(article);
    let (body, gone) = (body(&text), removed(&text));
    for line in lines {
        assert!(body.iter().any(|own| own == line), "{line} left\n{body:#?}\n{gone:#?}");
    }
}

const DOORSTOP: &str = "Minister answers on the quay

REPORTER: Minister, will the ferry sail before the summer begins?

MINISTER: It will sail when its engine has been tested, and the engine will be tested when the part arrives from Bergen.

REPORTER: Were you overruled though?

MINISTER: Sorry?

REPORTER: Somebody has made some remarks about the-

MINISTER: -I don't know anything about that.

REPORTER: So the answer is no?

MINISTER: The answer is that I was told in March, and that I told the council on the same day, as the minutes show.";

#[test]
fn turns_of_a_word_or_two_are_the_conversations() {
    stay(
        DOORSTOP,
        &[
            "REPORTER: Were you overruled though?",
            "MINISTER: Sorry?",
            "REPORTER: Somebody has made some remarks about the-",
            "MINISTER: -I don't know anything about that.",
        ],
    );
    let text = page(DOORSTOP);
    assert_eq!(cleaned(&text).article.dateline.place, None, "a speaker is no place");
}

#[test]
fn topics_said_again_in_teasers_are_no_speakers() {
    let article = "Bridge to close\n\nThe bridge at the old harbour will close on Monday after engineers found wide cracks in two of its pillars.\n\n\
        Mayor Jan Kos said that the repair would take two weeks and that the ferry would carry everybody free of charge.";
    let teasers = "Handball: Lindham loses at home again\nRowing: Third medal for Berg\nHandball: Eskby finds a new coach\nRowing: The boats that never sank";
    let text = format!("{}\n{teasers}", page(article));
    let body = body(&text);
    assert!(!body.iter().any(|line| line.starts_with("Handball") || line.starts_with("Rowing")), "{body:#?}");
}

#[test]
fn who_speaks_may_stand_above_what_is_said() {
    let said = "Good afternoon, everyone. There are a few things I would like to talk about, and the first is the ferry, which nobody here has forgotten.";
    let article = format!("TRANSCRIPT: DOORSTOP INTERVIEW, LINDHAM\n\nADA BERG:\n{said}");
    let text = page(&article);
    assert_eq!(authors(&text), Vec::<String>::new(), "who speaks did not write");
    stay(&article, &["ADA BERG:", said]);
}

#[test]
fn text_wrapped_by_hand_stays_below_a_menu() {
    let wrapped = "THE MAYOR WRITES\nAs I write these lines a great sadness has come over me, for a few\ndays ago our village lost the last of those who built the ferry\nwith their own hands, and who never asked for anything in return.\nWe shall miss him. The council has decided to give the slip his\nname, and to put up a bench there for all who wait.";
    let text = page(wrapped);
    let (body, gone) = (body(&text), removed(&text));
    for line in wrapped.lines().skip(1) {
        assert!(body.iter().any(|own| own.contains(line)), "{line} left\n{body:#?}\n{gone:#?}");
    }
}

#[test]
fn tags_in_small_letters_do_not_go_on_from_one_another() {
    let article = "Bridge to close\n\nThe bridge at the old harbour will close on Monday after engineers found wide cracks in two of its pillars.\n\n\
        Mayor Jan Kos said that the repair would take two weeks and that the ferry would carry everybody free of charge.\n\n\
        harbour\nbridge\nferry prices\nthe island council\nlindham";
    let body = body(&page(article));
    assert!(!body.iter().any(|line| line == "ferry prices" || line == "harbour"), "{body:#?}");
}

const LETTER: &str = "Lettre ouverte au maire de Port-Lind

11 mai 2026

Monsieur le Maire,

Depuis trois semaines, le bac ne passe plus le soir, et personne n'a dit aux habitants de l'île quand il reprendrait son service.

Je vous demande de venir un soir sur le quai, à l'heure où le dernier bac devrait partir, et de parler à ceux qui attendent.

Bien à vous,

Stéphane Morel";

#[test]
fn a_letter_keeps_its_greeting_and_is_signed() {
    let text = page(LETTER);
    stay(LETTER, &["Monsieur le Maire,", "Bien à vous,"]);
    assert_eq!(authors(&text), ["Stéphane Morel"]);
    assert_eq!(cleaned(&text).article.title.as_deref(), Some("Lettre ouverte au maire de Port-Lind"));
    let bare = LETTER.split_once("Monsieur").map(|(_, letter)| format!("Monsieur{letter}")).expect("a greeting");
    assert_eq!(cleaned(&bare).article.title, None, "a greeting is no headline");
}

#[test]
fn a_byline_with_a_comma_greets_nobody() {
    let article = "Bridge to close\n\nBy Ada Berg,\n\nThe bridge at the old harbour will close on Monday after engineers found wide cracks in two of its pillars.\n\n\
        Mayor Jan Kos said that the repair would take two weeks and that the ferry would carry everybody free of charge.";
    assert_eq!(authors(&page(article)), ["Ada Berg"]);
}

#[test]
fn letters_in_a_column_keep_their_names() {
    let article = "Rubbish by the quay

It is a good column that you printed on the bins by the quay, and I agree that nobody empties them when the wind comes from the west.

Paul Durand

Lindham

School boards

For years I have read with pleasure what your teacher writes about her class, and if I still had children at school I would wish them one like her.

Johanna Blom

Lindham

Noise in the old town

The noise in the old town is the work of a council that has let the taverns grow for thirty years, and now it wonders where its people went.

Jan Hoog

Eskby";
    stay(article, &["Paul Durand", "Lindham", "School boards", "Johanna Blom"]);
}

#[test]
fn entries_behind_signs_close_an_announcement() {
    let article = "항구 도서관 봄 낭독회

린덤 항구 도서관이 봄을 맞아 주민을 위한 낭독회를 연다. 지역 시인 네 명이 참여해 바다에 관한 시를 읽고 주민들과 이야기를 나눈다.

● 일시: 4월 12일(토) 오후 3시
● 장소: 항구 도서관 2층 강당
● 참가: 시인 김하늘, 이바다, 박보름
● 특강: '파도의 말'(오후 4시 30분부터)

저작권자 © 린덤신문 무단전재 및 재배포 금지";
    let body = body(article);
    assert!(body.iter().any(|line| line.starts_with("● 장소")), "{body:#?}");
    let links = "항구 도서관 봄 낭독회\n\n린덤 항구 도서관이 봄을 맞아 주민을 위한 낭독회를 연다. 지역 시인 네 명이 참여해 바다에 관한 시를 읽고 주민들과 이야기를 나눈다.\n\n\
        관련기사\n■ 다리 통행 다시 막혀\n■ 어선 두 척 충돌\n■ 축제 준비 한창\n\n저작권자 © 린덤신문 무단전재 및 재배포 금지";
    let body = self::body(links);
    assert!(!body.iter().any(|line| line.starts_with('■')), "{body:#?}");
}

#[test]
fn ingredients_come_in_groups() {
    let article = "Så bakar jag limpa

De senaste veckorna har jag bakat igen, och receptet som ger två limpor har jag skrivit om så att alla mått är i deciliter.

Fördeg
2 dl vetemjöl
1,1 dl vatten
1 msk honung

Deg 1
13,5 dl vetemjöl
3 dl dinkelmjöl
7,5 dl vatten

Deg 2
0,5 dl vatten
1 msk salt

Dag 1

På kvällen blandas fördegen med mjöl och vatten till en tjock smet, som får stå i rumstemperatur över natten.";
    stay(article, &["13,5 dl vetemjöl", "0,5 dl vatten", "1 msk salt"]);
}

#[test]
fn points_under_a_heading_sum_the_article_up() {
    let article = "As it happened: Storm over Lindham

Key points

• The storm has left the coast, but heavy rain still falls over the islands
• Two ferries were damaged in the harbour during the night, nobody was hurt
• The bridge to the old town stays closed until engineers have seen it

The council met in the morning and decided to open the school as a shelter for all who cannot go home before the evening.

The harbour master said that the boats would be moved to the inner basin as soon as the wind allowed it.";
    stay(article, &["• Two ferries were damaged in the harbour during the night, nobody was hurt"]);
    let links = article.replace("Key points", "Most read");
    assert!(!body(&page(&links)).iter().any(|line| line.starts_with('•')), "links are announced");
}

#[test]
fn a_day_with_its_week_is_no_headline() {
    let article = "woensdag 12 augustus 2020 | week 33\n\nDe brug gaat dicht\n\nDe brug bij de oude haven gaat maandag dicht, nadat ingenieurs brede scheuren in twee pijlers hadden gevonden.\n\n\
        Burgemeester Jan Kos zei dat het herstel twee weken duurt en dat het veer iedereen gratis overzet.";
    assert_eq!(cleaned(&page(article)).article.title.as_deref(), Some("De brug gaat dicht"));
}

/// Each line begins large, and the first stanza goes on in fewer lines than the second.
#[test]
fn verse_that_begins_large_stays() {
    let poem = "The harbour poet reads again\n\nMarit Lund read her new poem in the boathouse on Sunday. We print it whole.\n\nThe lamp above the harbour door,\nThe salt that dried upon the sill,\nThe rope that waits along the shore,\nThey keep the house and keep it still.\n\nA boat came late and found it so.\nThe tide was slow, the water low,\nand nobody was there to know.\nThe lamp was lit for years ago.";
    stay(
        poem,
        &[
            "The lamp above the harbour door,",
            "The rope that waits along the shore,",
            "They keep the house and keep it still.",
            "A boat came late and found it so.",
            "The lamp was lit for years ago.",
        ],
    );
}

/// An address has commas as verse has, and no words for it.
#[test]
fn an_address_below_the_article_leaves() {
    let text = format!("{}\n\nThe Harbour Post,\nQuay 5,\nLindham,\nNorthmark.", page(DOORSTOP));
    assert!(body(&text).iter().all(|line| !line.starts_with("Quay")), "{:#?}", body(&text));
}

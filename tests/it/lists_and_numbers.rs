//! What articles number, list and announce: headings of minutes, the hours of an election night, events of a village, a scale of marks; and headlines
//! that stand twice, above the wrapped first line of a text. In each test what was told wrong on articles nobody here had looked at, and what tempts.

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

fn stay(text: &str, lines: &[&str]) {
    let article = cleaned(text).article;
    for line in lines {
        assert!(article.body.iter().any(|own| own == line), "{line} left\n{:#?}\n{:#?}", article.body, article.removed);
    }
}

fn leave(text: &str, lines: &[&str]) {
    let body = body(text);
    for line in lines {
        assert!(!body.iter().any(|own| own == line), "{line} stayed\n{body:#?}");
    }
}

const STATUTE: &str = "Statut wsi Rybno

nasze strony: Klub Rybak Rybno | Straż Pożarna | Kanał wideo

Piątek, 2026.01.30 :: Martyny, Macieja

nawigacja: Rybno » Statut

Statut wsi Rybno w gminie Stare Pole

I. Przepisy wstępne

§1

Wspólnotę wsi tworzą wszyscy jej mieszkańcy.

§2

  1. Wieś Rybno jest częścią gminy Stare Pole i nie ma osobowości prawnej.
  2. Granice wsi pokazuje mapa, która stanowi załącznik do tego statutu.

II. Zadania wsi

§3

  1. Wieś dba o drogi polne, świetlicę i plac zabaw dla dzieci.";

#[test]
fn the_first_numbered_headings_are_the_texts_own() {
    stay(STATUTE, &["I. Przepisy wstępne", "§1", "§2", "II. Zadania wsi"]);
    let minutes = "Gemeinde Lindham (Druckversion)
Artikel vom 19.12.2024

Aus der Sitzung des Gemeinderats

1. Bauanträge
Dem Antrag auf den Anbau einer Garage in der Hafenstraße wurde zugestimmt.
Dem Antrag auf die Umnutzung der alten Mühle wurde nach längerer Beratung ebenfalls zugestimmt.

2. Haushalt
Die Verwaltung stellte den Entwurf des Haushalts vor, der im nächsten Jahr ohne neue Kredite auskommen soll.";
    stay(minutes, &["1. Bauanträge", "2. Haushalt"]);
}

#[test]
fn ranks_of_headlines_are_no_numbered_headings() {
    let text = format!(
        "{BRIDGE}\n\nMost read\n\n1. Goat found on the library roof\n\n2. Bakery to shut after a century\n\n3. School bus stuck in snow"
    );
    leave(&text, &["1. Goat found on the library roof", "2. Bakery to shut after a century"]);
}

/// Three paragraphs of our own.
const BRIDGE: &str = "Bridge to close on Monday

The bridge at the old harbour will close on Monday after engineers found wide cracks in two of its pillars.

Mayor Jan Kos said that the repair would take two weeks and that the ferry would carry everybody free of charge.

More than a thousand cars cross the bridge each day, most of them on their way to the market and the hospital.";

#[test]
fn contents_that_the_text_says_again_are_its_own() {
    let text = "このページは、共通のメニューを読み飛ばすことができます。
サイト共通のメニューへ

鳴浜市ホームページ

ページの先頭へ

市長のページ

令和7年4月24日 記者会見

●会見内容●

1.朝市の再開について
2.新しい防波堤について
3.図書館の休館日について

1.朝市の再開について

○広報課長 ただいまから、記者会見を始めます。よろしくお願いいたします。

○市長 皆さん、お疲れさまです。本日は三つの点についてお話をいたします。
 まず、漁港の朝市を18日に再開いたしました。";
    stay(text, &["1.朝市の再開について", "2.新しい防波堤について", "3.図書館の休館日について"]);
}

#[test]
fn a_colon_announces_the_marks_and_the_events_below_it() {
    let marks = "How we mark boats

Testing boats is fun, and it needs a few rules that everybody on the quay can follow.

Each boat gets a mark from the crew. The scale from ten to fifty is easy to grasp, so here is what each of its levels means:

10- It will sink

20- Slightly better, but still wet

30- Not a wreck, but nothing we would buy for ourselves

40- Good enough

50- The best of all";
    stay(marks, &["10- It will sink", "40- Good enough", "50- The best of all"]);
    let events = "Village hall news

Our summer was a quiet one, with long evenings outside and few meetings of the committee.

The hall has a full programme until the spring, which starts with a quiz. Please book your table with Ada Berg.

  • 23rd September — An autumn walk
  • 22nd October — Variety night with some excellent singers
  • 3rd December — Light festival";
    stay(events, &["• 23rd September — An autumn walk", "• 3rd December — Light festival"]);
    let links = format!(
        "Share\nTweet\nSubscribe\n\n{BRIDGE}\n\nRelated articles\n\n• 23.09.2025 – Ferry prices rise\n• 24.09.2025 – Goat on the roof\n• 25.09.2025 – New library opens"
    );
    leave(&links, &["• 24.09.2025 – Goat on the roof"]);
}

#[test]
fn hours_of_a_night_are_text_where_the_article_goes_on() {
    let night = "Lindham votes for a new council in a few days, and counting will go on throughout the night after the polls have shut.

Voters can cast their ballot between seven in the morning and ten in the evening at the school, the library and the old customs house.

At a glance | The night of the count
Thursday 8 June
7am:Polling stations open
10pm:Polls close. A first count is expected
11pm:North ward declares. It has been the first for five elections
1.30am:South ward declares. The harbour party won it by 37 votes
3am:Wave of results
What will we know, and when?
The harbour office will publish a first count at ten on Thursday, before the wards have counted their own ballots.";
    stay(
        night,
        &[
            "7am:Polling stations open",
            "1.30am:South ward declares. The harbour party won it by 37 votes",
            "3am:Wave of results",
        ],
    );
    let live = "Ferry strike: as it happened

LINDHAM (HN) — The latest on the ferry strike in the harbour (all times local):

2:51 p.m.

The captains have gone home, and the quay is empty.


2:41 p.m.

Ada Berg of the union says that talks will go on tomorrow.


2:07 p.m.

The mayor has asked for a boat for the hospital.";
    stay(live, &["LINDHAM (HN) — The latest on the ferry strike in the harbour (all times local):"]);
}

#[test]
fn a_quotation_behind_the_word_for_an_author_is_a_turn() {
    let text = "(28.11.2024) Ein Gespräch nach dem Spiel
Weil der Berichterstatter nicht dabei war, musste er auf andere Weise an die Neuigkeiten kommen, nämlich beim Abendbrot:
Autor: „Jan, wie war es?“
Jan: „Verloren, 9:0.“
Autor: „Darf ich dich dazu befragen?“
Jan: „Bestimmt nicht, wir haben doch verloren!“
Autor: „Aber die Großen müssen das auch …“
Jan: „Die verlieren nicht so hoch!“
Autor: „Und wie war der Schiedsrichter?“
Jan: „Der war gut.“

SV Lindham
Am Hafen 1
Telefon: 01234 - 5 67 89";
    stay(text, &["Autor: „Jan, wie war es?“", "Autor: „Aber die Großen müssen das auch …“"]);
}

#[test]
fn a_speech_turns_to_its_hearers_again() {
    let text = "Sprawozdanie wójta z ostatniego miesiąca

Witam serdecznie Państwa na obradach dwudziestej sesji Rady Gminy.

Przedstawiam informację o wydarzeniach, które miały miejsce od czasu ostatniej sesji Rady Gminy.

Szanowni Państwo,

Pozwólcie, że w pierwszych słowach podziękuję strażakom z Rybna.

Dwa lata temu zaczęliśmy wspólną pracę dla naszej gminy i jej mieszkańców.

Szanowni Państwo,

Przygotowując się do dzisiejszej sesji radni odbyli posiedzenie komisji.";
    assert_eq!(body(text).iter().filter(|line| *line == "Szanowni Państwo,").count(), 2);
}

#[test]
fn a_poem_without_a_stop_is_text_above_what_is_said_of_it() {
    let text = "28 mai 2015
4
28
/05
17:03
Une poète : Ada Berg (née en 1928) - Lindham
Un recueil : La barque du soir (2001)
Un poème :
La barque du soir
Je suis une barque
dont l'ombre va sur l'eau
le vent m'attend au port
Je me crois immobile
légère et sans rameur
ma voile ne sait pas
Chaque fois que la nuit revient
elle me ramène
Entre deux lumières
le bois de la coque
se souvient du feu
--------------------------------------------
L'auteure écrit dans deux langues dont le français, et sa poésie dit la mer du Nord dans un ton très simple et très calme. Elle est membre de l'Académie des Îles depuis trente ans.
Ada Berg est membre de l'Académie des Îles depuis trente ans et vit toujours dans la maison de ses parents.
Bonne lecture,
Jan
-
dans
POEMES";
    stay(text, &["dont l'ombre va sur l'eau", "légère et sans rameur", "se souvient du feu"]);
    let tags = "politik
wirtschaft
sport
kultur
reise
wetter";
    leave(&format!("{tags}\n\n{BRIDGE}"), &["wirtschaft", "kultur"]);
}

#[test]
fn a_headline_stands_twice_below_the_day() {
    let text = "Városlista
2026. január 16, péntek - Gusztáv

Hírek

2021. December 30. 05:00, csütörtök | Belföld
Forrás: hírügynökség

Fának ütközött egy autó a falu határában

Fának ütközött egy autó a falu határában

Öten megsérültek szerdán, amikor egy autó nagy sebességgel lesodródott az útról és fának ütközött a falu határában.

A portál úgy tudja, hogy az autóban ülők közül volt, aki elmenekült, ezért a rendőrök kutyával kutatják át a környéket.";
    assert_eq!(title(text).as_deref(), Some("Fának ütközött egy autó a falu határában"));
}

#[test]
fn the_first_line_of_a_wrapped_text_is_no_headline() {
    let text = "Waziri wa bandari Ada Berg ametembelea nyumba mpya za wavuvi zinazojengwa
mjini Lindham baada ya dhoruba na kuwapongeza
wananchi kwa kujitolea kuchangia fedha na mbao.
Hivi karibuni bandari
ya mji huo ilipata hasara baada ya nyumba kumi na tatu kubomoka
katika mtaa wa zamani.";
    assert_eq!(title(text), None);
    let set = "Ferry to sail again\nBy Ada Berg\n\nThe ferry will sail again on Monday after its engine was mended in Bergen, the owner said.";
    assert_eq!(title(set).as_deref(), Some("Ferry to sail again"));
}

#[test]
fn a_cell_below_a_picture_is_its_caption() {
    let text = "Bridge to close on Monday
Engineers look at the cracked pillar of the bridge |
The bridge at the old harbour will close on Monday after engineers found wide cracks in two of its pillars.
Mayor Jan Kos said that the repair would take two weeks and that the ferry would carry everybody free of charge.";
    let article = cleaned(text).article;
    assert_eq!(article.body.len(), 2, "{:?}", article.body);
    let table = "Bridge to close on Monday

The bridge at the old harbour will close on Monday after engineers found wide cracks in two of its pillars.

Pillar | Crack | Depth |
North pillar of the bridge | wide | four |
South pillar of the bridge | thin | one |

Mayor Jan Kos said that the repair would take two weeks and that the ferry would carry everybody free of charge.";
    assert!(cleaned(table).article.images.is_empty());
}

#[test]
fn a_weekday_is_no_place() {
    let text = "Jembatan lama ditutup\n\nSenin, 7 Maret 2022 - 17:21 WIB\n\nLindham - Jembatan lama di pelabuhan ditutup sejak Senin setelah para insinyur menemukan retakan lebar pada dua pilarnya.";
    let article = cleaned(text).article;
    assert_ne!(article.dateline.place.as_deref(), Some("Senin"));
    assert_eq!(article.published.as_deref().map(|day| &day[..10]), Some("2022-03-07"));
}

#[test]
fn items_with_a_sentence_below_each_stay() {
    let list = "Before you sail

The harbour office asks everybody who sails alone to leave a note with what follows in it before they cast off:
  • Name and boat
    Write the name that stands in the papers of the boat, and the number on its sail, in large letters.
  • Way and harbours
    Say where you want to go, where you will rest, and which harbour you take when the wind turns.
  • Crew
    Tell us about everybody who is on board with you, children too, and who has to take medicine.
  • Day of return
    Say when you want to be back; the office waits six hours before it sends a boat to look for you.";
    stay(list, &["• Crew", "• Day of return", "• Name and boat"]);
    let menu = "Ferry to sail again

The ferry will sail again on Monday after its engine was mended in Bergen, the owner said in a statement on Friday.

• Sport

• Culture

• Weather

Passengers who bought a ticket for the weekend get their money back at the kiosk in the harbour, she added.";
    leave(menu, &["• Sport", "• Culture", "• Weather"]);
}

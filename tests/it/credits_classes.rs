//! Classes of credits, each with what looks like one and is left as it is.

use copydesk::credits;

/// A credit as `creators; agency; provider; qualifier`, empty where nothing was read.
fn said(line: &str) -> String {
    let Some(reading) = credits::read(line) else { return String::new() };
    let credit = reading.credit;
    let or_none = |value: Option<String>| value.unwrap_or_default();
    let kind = reading.qualifier.map_or("", |kind| kind.as_str());
    format!("{}; {}; {}; {kind}", credit.creators.join(", "), or_none(credit.agency), or_none(credit.provider))
}

fn assert_said(rows: &[(&str, &str)]) {
    for (line, wanted) in rows {
        assert_eq!(said(line), *wanted, "{line}");
    }
}

#[test]
fn an_office_behind_the_name_made_the_picture_and_an_agency_passed_it_on() {
    assert_said(&[
        ("EPA/Ada Berg/NASA", "Ada Berg; NASA; EPA; "),
        ("AFP/Ada Berg/Getty Images", "Ada Berg; AFP; Getty Images; "),
        ("NASA/Ada Berg/EPA", "Ada Berg; NASA; EPA; "),
    ]);
}

#[test]
fn a_pool_behind_the_name_does_not_turn_the_chain() {
    assert_said(&[
        ("EFE/EPA/ADA BERG/POOL", "ADA BERG; EPA; EFE/Pool; "),
        ("AFP/POOL/ADA BERG", "ADA BERG; Pool; AFP; "),
        ("Ada Berg / Pool via Reuters", "Ada Berg; Pool; Reuters; "),
    ]);
}

#[test]
fn of_two_houses_at_home_the_one_in_its_own_letters_passed_the_picture_on() {
    assert_said(&[
        ("Foto: ČTK/dpa", "; dpa; ČTK; "),
        ("Foto: CTK/dpa", "; ČTK; dpa; "),
        ("Foto: APA/dpa", "; APA; dpa; "),
    ]);
}

#[test]
fn a_picture_desk_behind_its_house_made_the_picture() {
    assert_said(&[
        ("Ada Berg/dpa/ZB", "Ada Berg; dpa-Zentralbild; dpa; "),
        ("Ada Berg/dpa/dpa-tmn", "Ada Berg; dpa; dpa-tmn; "),
    ]);
}

#[test]
fn houses_joined_by_and_stand_as_the_newsroom_put_them() {
    assert_said(&[
        ("ESA/Hubble & NASA, Ada Berg", "Ada Berg; ESA/Hubble; NASA; "),
        ("ESA, NASA, Ada Berg", "Ada Berg; NASA; ESA; "),
    ]);
}

#[test]
fn via_may_stand_behind_whom_it_names() {
    assert_said(&[
        ("Getty Images aracılığıyla AFP", "; AFP; Getty Images; "),
        ("KCNA via KNS / AFP", "; KCNA; KNS/AFP; "),
        ("AFP via Getty Images", "; AFP; Getty Images; "),
    ]);
}

#[test]
fn a_word_behind_house_maker_and_dash_is_a_place_unless_a_house_is_called_so() {
    assert_said(&[
        ("AFP photo by Ada Berg - Mauritania", "Ada Berg; AFP; ; "),
        ("AFP photo by Ada Berg - Shutterstock", "Ada Berg; AFP; Shutterstock; "),
        ("Foto: Ada Berg - Nordfoto", "Ada Berg; Nordfoto; ; "),
    ]);
}

#[test]
fn a_given_name_beside_a_paper_is_who_took_the_picture() {
    assert_said(&[
        ("VÍSIR/HJALTI", "HJALTI; Vísir; ; "),
        ("mbl.is/Eggert", "Eggert; mbl.is; ; "),
        ("Foto: Aftenposten/Nordpress", "; Aftenposten; Nordpress; "),
    ]);
}

#[test]
fn a_label_glued_to_a_name_is_cut_off_and_a_brand_is_not() {
    assert_said(&[
        ("CreditAda Berg", "Ada Berg; ; ; "),
        ("CreditCreditAda Berg/The New York Times", "Ada Berg; The New York Times; ; "),
        ("FotoAda Berg/dpa", "Ada Berg; dpa; ; "),
        ("Creditanstalt Halden", ""),
        ("Foto: PhotoGrove/Getty Images", "PhotoGrove; Getty Images; ; "),
    ]);
    let reading = credits::read("CreditAda Berg").expect("a label and a name");
    assert!(reading.confidence.as_percent() < 60, "alone it is believed beside a picture only");
}

#[test]
fn who_gives_pictures_in_chinese_is_named_before_the_label_unless_it_is_nobody() {
    assert_said(&[
        ("王小明供图", "王小明; ; ; courtesy"),
        ("受访者供图", "; ; ; courtesy"),
        ("网络视频截图", "; ; ; screenshot"),
        ("央视新闻视频截图", "; 央视新闻; ; screenshot"),
        ("图据视觉中国", "; 视觉中国; ; "),
    ]);
}

#[test]
fn the_press_alone_is_a_handout_and_with_an_article_a_paper() {
    assert_said(&[
        ("Foto: Presse", "; ; ; handout"),
        ("Foto: Die Presse", "; Die Presse; ; "),
        ("Foto: La Presse", "; La Presse; ; "),
    ]);
}

#[test]
fn a_noun_that_small_words_describe_leads_to_who_gave_the_picture() {
    assert_said(&[
        ("Bodycam image released by Halden Police Department", "; Halden Police Department; ; handout"),
        ("Image satellite fournie par Planet Labs", "; Planet Labs; ; courtesy"),
        ("Reuters photo courtesy of Ada Berg", "Ada Berg; Reuters; ; courtesy"),
    ]);
}

#[test]
fn a_page_of_a_network_is_named_with_its_owner() {
    assert_said(&[
        ("Foto: YouTube/Die Zeit", "; Die Zeit; YouTube; "),
        ("Screenshot: YouTube Halden Police Department", "; Halden Police Department; YouTube; screenshot"),
        ("Источник: Telegram-канал «Мост»", "; Telegram-канал «Мост»; ; "),
        ("Скриншот видео: Telegram-канал \"Осторожно, мост\"", "; Telegram-канал \"Осторожно, мост\"; ; screenshot"),
        ("Ada Berg, \"Halden Post\"", "Ada Berg; Halden Post; ; "),
    ]);
}

#[test]
fn a_name_that_looks_like_a_word_for_a_house_is_a_name() {
    assert_said(&[
        ("Rui Sá Pinto / Lusa", "Rui Sá Pinto; Lusa; ; "),
        ("Kuva: Ville Mäki", "Ville Mäki; ; ; "),
        ("Foto: Halden Energi SA", "; Halden Energi SA; ; "),
        ("Photo : Ville de Halden", "; Ville de Halden; ; "),
    ]);
}

#[test]
fn who_makes_charts_passes_on_the_papers_figures() {
    assert_said(&[
        ("Grafik: Datawrapper/Die Zeit", "; Die Zeit; Datawrapper; "),
        ("Grafik: ZDF/Die Zeit", "; ZDF; Die Zeit; "),
    ]);
}

#[test]
fn what_kind_of_picture_may_stand_between_house_and_name() {
    assert_said(&[
        ("Halden Post/archieffoto Ada Bakker", "Ada Bakker; Halden Post; ; archive"),
        ("Lichtgut/Ada Berg", "Ada Berg; Lichtgut; ; "),
        ("PICHA ZOTE NA ADA BERG", "ADA BERG; ; ; "),
        ("Foto: PRIVAT", "; ; ; courtesy"),
        ("(©NPK)", "; NPK; ; "),
    ]);
}

#[test]
fn who_wrote_or_posted_is_no_credit() {
    for line in ["By Ada Berg", "Posted by Ada Berg", "By Ada Berg/AFP", "Published by Ada Berg"] {
        assert_eq!(said(line), "", "{line}");
    }
}

#[test]
fn an_organisation_called_like_a_person_is_none() {
    assert_said(&[
        ("Foto: Real Betis", "; Real Betis; ; "),
        ("Foto: Manuel Real", "Manuel Real; ; ; "),
        ("Foto: Ada Berg/Eintracht Frankfurt", "Ada Berg; Eintracht Frankfurt; ; "),
        ("Foto: PU Ljubljana", "; PU Ljubljana; ; "),
        ("Foto: Pu Yi", "Pu Yi; ; ; "),
        ("Photo: ADA BERG", "ADA BERG; ; ; "),
        ("(ABC Far North: Ada Berg)", "Ada Berg; ABC Far North; ; "),
        ("Foto: Ada Berg, Fakty TVN", "Ada Berg; Fakty TVN; ; "),
    ]);
    assert_eq!(said("Halden Heights: Ada Berg"), "", "a headline and its topic");
    let squad = credits::read("Ada Berg (Real Betis)").map_or(0, |reading| reading.confidence.as_percent());
    assert!(squad < 60, "a player and her club are believed beside a picture only: {squad}");
}

#[test]
fn a_still_leads_to_a_film_and_the_house_behind_it_is_the_agency() {
    assert_said(&[
        ("Still from Blue Harbour / A24", "; A24; ; screenshot"),
        ("Кадр из фильма «Белая река»", "; ; ; screenshot"),
        ("Fotograma de la película 'El río blanco' (Avalon)", ""),
        ("Szenenbild aus „Der stille Fluss“ Foto: Ada Berg", ""),
        ("Still from video: Ada Berg", "Ada Berg; ; ; screenshot"),
    ]);
}

#[test]
fn one_word_behind_an_office_and_a_stroke_is_who_took_the_picture() {
    assert_said(&[
        ("Foto: Stadt Hohenau/Brandt", "Brandt; Stadt Hohenau; ; "),
        ("Foto: Stadt Hohenau/NONSTOP", "; Stadt Hohenau; NONSTOP; "),
        ("Foto: Polizei/Facebook", "; Polizei; Facebook; "),
        ("© Harbour Films / Norden", "; Harbour Films; Norden; "),
        ("Foto Brandt/LaPresse", "Brandt; LaPresse; ; "),
    ]);
}

#[test]
fn a_house_and_a_stroke_may_stand_before_the_label_and_a_caption_may_not() {
    assert_said(&[
        ("PAP / fot. Ada Berg", "Ada Berg; PAP; ; "),
        ("Halden Bridge / Photo: Ada Berg", ""),
        ("뉴스1 © News1 김민수 기자", "김민수; 뉴스1; ; "),
    ]);
}

#[test]
fn scripts_without_blanks_part_house_title_name_and_network() {
    assert_said(&[
        ("人民网记者 李明哲摄", "李明哲; 人民网; ; "),
        ("中央社記者李明哲攝 110年2月28日", "李明哲; 中央社; ; "),
        ("圖／翻攝自林思妤臉書", "林思妤; 臉書; ; screenshot"),
        ("圖／翻攝自官方臉書", "; 臉書; ; screenshot"),
        ("사진=김민수 인스타그램", "김민수; 인스타그램; ; "),
        ("사진=공식 인스타그램", "; 인스타그램; ; "),
    ]);
}

#[test]
fn what_an_agency_asks_of_editors_names_nobody() {
    assert_said(&[
        ("(AAP Image/Ada Berg) NO ARCHIVING", "Ada Berg; AAP; ; "),
        ("(U.S. Army photo by Staff Sgt. Ada Berg - Released)", "Ada Berg; U.S. Army; ; "),
        ("Foto: dpa Bildfunk", "; dpa; ; "),
        ("Photo: Navy handout via Reuters", "; Navy; Reuters; handout"),
        ("Photo: Halden Archive via Reuters", "; Halden Archive; Reuters; "),
    ]);
}

#[test]
fn a_library_that_collects_sells_what_agencies_made() {
    assert_said(&[
        ("IMAGO/Ada Berg/ČTK", "Ada Berg; ČTK; Imago; "),
        ("AFP/East News/Ada Berg", "Ada Berg; AFP; East News; "),
        ("ČTK/imago sportfotodienst/Ada Berg", "Ada Berg; Imago; ČTK; "),
        ("© Ada Berg/picture alliance/dpa", "Ada Berg; picture alliance; dpa; "),
        ("Ada Berg/Imago", "Ada Berg; Imago; ; "),
        ("Keystone/Hulton Archive/Getty Images", "; Keystone; Hulton Archive/Getty Images; "),
        ("TASR/DPA", "; dpa; TASR; "),
        ("APA/dpa", "; APA; dpa; "),
    ]);
}

#[test]
fn who_passes_on_nobodys_pictures_gave_its_own() {
    assert_said(&[
        ("REUTERS/KCNA", "; KCNA; Reuters; "),
        ("Photo: Reuters/China Daily", "; China Daily; Reuters; "),
        ("Reuters/Bobo", "; Reuters; Bobo; "),
        ("AFP-JIJI", "; AFP; Jiji Press; "),
        ("(Reuters-Yonhap)", "; Reuters; Yonhap; "),
        ("AFP-Bericht", ""),
        ("Reuters-Journalist", ""),
    ]);
}

#[test]
fn a_gift_behind_its_maker_is_a_credit_and_behind_a_caption_none() {
    assert_said(&[
        ("Ada Berg/Courtesy of Halden Museum via AP", "Ada Berg; Halden Museum; AP; courtesy"),
        ("The harbour/Courtesy of Ada Berg", ""),
        ("The harbour / Foto: Ada Berg", ""),
        ("(Ada Berg/CBC - image credit)", "Ada Berg; CBC; ; "),
        ("(File/Getty Images - image credit)", "; Getty Images; ; file"),
    ]);
}

#[test]
fn behind_a_name_its_archive_and_via_the_name_is_what_the_picture_shows() {
    assert_said(&[
        ("Foto: Ada Berg (Archiv), via dts", "; ; dts; archive"),
        ("Foto: Ada Berg (Archiv), dpa", "Ada Berg; dpa; ; archive"),
        ("Foto: Ada Berg (Archiv)", "Ada Berg; ; ; archive"),
        ("Foto: Ada Berg via dts", "Ada Berg; ; dts; "),
    ]);
}

#[test]
fn people_called_as_houses_are_and_houses_called_as_people_are() {
    assert_said(&[
        ("Foto: Dirk Post", "Dirk Post; ; ; "),
        ("AFP / PETER PARKS", "PETER PARKS; AFP; ; "),
        ("Foto: Halden Post", "; Halden Post; ; "),
        ("Foto: Washington Post", "; The Washington Post; ; "),
        ("fot. Jan Kos/REPORTER", "Jan Kos; Agencja Reporter; ; "),
        ("fot. Jan Kos/Reporter", "Jan Kos; ; ; "),
        ("PHOTO FOURNIE PAR LE SPVM", "; SPVM; ; courtesy"),
        ("Photo fournie par Le Ray", "Le Ray; ; ; courtesy"),
        ("Lavandeira jr (EFE)", "Lavandeira jr; EFE; ; "),
    ]);
}

#[test]
fn houses_behind_a_name_and_a_blank_are_known_ones() {
    assert_said(&[
        ("Ada Berg Le Devoir", "Ada Berg; Le Devoir; ; "),
        ("Ada Berg Le Roy", "Ada Berg Le Roy; ; ; "),
        ("Ada Berg Ritzau Scanpix Agence France-Presse", "Ada Berg; Ritzau Scanpix; AFP; "),
        ("The Halden Times photograph by Ada Berg", "Ada Berg; The Halden Times; ; "),
        ("The photograph by Ada Berg", ""),
        ("Foto Ada Berg - LaPresse/AP", "Ada Berg; LaPresse; AP; "),
        ("Foto Ada Berg - Halden", ""),
    ]);
}

#[test]
fn a_gallery_the_picture_of_the_day_and_the_rights_of_a_page_credit_nobody() {
    let belief = |line: &str| credits::read(line).map_or(0, |reading| reading.confidence.as_percent());
    for line in [
        "Photo gallery: 20 pictures",
        "Photo of the day: Fog over Halden",
        "Agenturmaterial: dpa, AFP",
        "Copyright © Nordpost - alle Rechte vorbehalten",
        "Copyright © Nordpost - All rights reserved",
    ] {
        assert!(belief(line) < 60, "{line}");
    }
    for line in ["Photo: 20 Minutes", "Quellen: dpa, AFP", "Photo: Zone de secours Halden-Est"] {
        assert!(belief(line) >= 60, "{line}");
    }
}

#[test]
fn labels_glued_to_an_agency_and_notes_behind_it_are_no_part_of_its_name() {
    assert_said(&[
        ("（路透社圖片）", "; 路透社; ; "),
        ("檔案圖片：路透社", "; 路透社; ; archive"),
        ("Foto: Dok. Pribadi", "; ; ; courtesy"),
        ("Foto: Dok. Humas Polda", "; Humas Polda; ; courtesy"),
        (
            "U.S. Navy/Handout via REUTERS. THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY",
            "; U.S. Navy; Reuters; handout",
        ),
        ("This image has been supplied by a third party", ""),
    ]);
}

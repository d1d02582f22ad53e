//! Lines in which a site speaks to its reader: it asks for consent to cookies and data or for a subscription, or says that a machine wrote.
//!
//! Such lines are full sentences, so their shape says that they are article, and articles speak of consent, data and subscribers, too. What tells
//! them apart is the voice: no article says "we and our partners" for itself. So both are asked for: words of the matter, which are counted anyway,
//! and a turn of phrase of `data/label/appeals.tsv`. What somebody is quoted with stays.

use super::feature::Feature;
use super::page::Page;
use super::turns::Turns;
use super::words::{Counts, TOPICS, Topic};
use crate::lexicon::Kind;
use crate::tables::{Row, rows};
use std::sync::LazyLock;

/// Words of consent, at least: cookies, data, device, purposes.
const CONSENT: u16 = 3;
/// Words of accounts, at least.
const ACCOUNT: u16 = 2;
/// Words for a machine or a wire, at least.
const ORIGIN: u16 = 1;
/// Where a text speaks of itself the line begins with it, behind so many bytes at most: "Note: ", "Except for the headline, ".
const LONGEST_LEAD: usize = 32;

/// Buttons and notices of a dialog beside the consent it asks for, at least.
const BUTTONS: usize = 2;
/// A line of so many words that nothing is known of may be a headline.
const HEADLINE_WORDS: usize = 5;

/// Marks of quotations, opening and closing.
const QUOTES: [char; 13] = ['"', '„', '“', '”', '«', '»', '‹', '›', '「', '」', '『', '』', '‟'];

/// Turns of phrase of one topic.
struct Voices {
    topic: Topic,
    least: u16,
    kind: Kind,
    /// Where in the line such a phrase begins, at most.
    lead: usize,
    phrases: Turns,
}

static VOICES: LazyLock<[Voices; 3]> = LazyLock::new(|| {
    let table: Vec<Row> = rows("label/appeals.tsv", include_str!("../../data/label/appeals.tsv")).collect();
    let voices = |topic: Topic, least: u16, kind: &str, lead: usize| {
        let named = TOPICS[topic as usize].0;
        let phrases = Turns::of(table.iter().filter(|row| row.cell(0) == named).flat_map(|row| row.list(2)).collect());
        Voices { topic, least, kind: Kind::named(kind).expect("data/phrase-kinds.tsv has it"), lead, phrases }
    };
    [
        voices(Topic::Consent, CONSENT, "cookie", usize::MAX),
        voices(Topic::Account, ACCOUNT, "subscribe", usize::MAX),
        voices(Topic::Origin, ORIGIN, "legal", LONGEST_LEAD),
    ]
});

/// What a line asks its reader for, of which so many words speak for each topic; `None` if it asks for nothing, or in a quotation.
pub(super) fn appeal(text: &str, counts: &Counts) -> Option<Kind> {
    if counts[Topic::Consent as usize] < CONSENT
        && counts[Topic::Account as usize] < ACCOUNT
        && counts[Topic::Origin as usize] < ORIGIN
    {
        return None;
    }
    let lower = text.to_lowercase();
    let speaks =
        |voices: &&Voices| counts[voices.topic as usize] >= voices.least && says(&lower, &voices.phrases, voices.lead);
    VOICES.iter().find(speaks).map(|voices| voices.kind)
}

/// Whether a page is the dialog above the article, which the scraper took for it: half of its text or more asks for consent, and what else it has are
/// buttons and notices. Nothing in it is article. A line as long as a headline may be the article's own, and then the page is none.
pub(super) fn is_dialog(page: &Page) -> bool {
    let asks = |at: usize| page.readings[at].appeals && page.readings[at].phrase == Some(VOICES[0].kind);
    if !page.readings.iter().any(|readings| readings.appeals) {
        return false;
    }
    let (consent, others): (Vec<usize>, Vec<usize>) = (0..page.lines.len()).partition(|&at| asks(at));
    let width = |lines: &[usize]| lines.iter().map(|&at| page.lines[at].width).sum::<f32>();
    let known = |at: usize| page.rows[at].get(Feature::Evidence) > 0.0 || page.readings[at].is_recognised();
    width(&consent) >= width(&others)
        && others.iter().filter(|&&at| known(at)).count() >= BUTTONS
        && others.iter().all(|&at| known(at) || page.lines[at].word_count() < HEADLINE_WORDS)
}

/// Whether one of `phrases` stands in `lower` by itself, behind `lead` bytes at most, and outside of a quotation.
fn says(lower: &str, phrases: &Turns, lead: usize) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() && !is_wide(c);
    let (mut in_word, mut quotes) = (false, 0);
    for (at, c) in lower.char_indices().take_while(|(at, _)| *at <= lead) {
        if !in_word && quotes % 2 == 0 {
            let rest = &lower[at..];
            if phrases.that_begin(rest).any(|phrase| !rest[phrase.len()..].starts_with(goes_on)) {
                return true;
            }
        }
        in_word = goes_on(c);
        quotes += usize::from(QUOTES.contains(&c));
    }
    false
}

/// Whether a character is one of a script that writes no blanks between words, or sets endings to them.
fn is_wide(c: char) -> bool {
    ('\u{2E80}'..='\u{D7FF}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::appeal;
    use crate::label::chars::Classes;
    use crate::label::line;
    use crate::label::words::Words;

    fn asks(text: &str) -> Option<&'static str> {
        let mut words = Vec::new();
        line::read(text, Classes::get(), &mut words);
        appeal(text, &Words::get().count(&words)).map(crate::lexicon::Kind::as_str)
    }

    #[test]
    fn a_site_asks_in_its_own_voice() {
        for text in [
            "We and our 41 partners store personal data such as identifiers on your device, and read it, for personalised ads.",
            "This website uses cookies. By reading on you agree to our privacy policy.",
            "Wir und unsere Partner speichern Kennungen auf Ihrem Gerät und verarbeiten personenbezogene Daten.",
            "Mit dem Klick willige ich ein, dass meine Daten verarbeitet werden; die Einwilligung kann ich widerrufen.",
            "Nous et nos partenaires stockons des données personnelles à l'aide de cookies pour des publicités personnalisées.",
            "Nosotros y nuestros socios tratamos datos personales y usamos cookies para anuncios personalizados.",
            "Noi e i nostri partner trattiamo dati personali, con il tuo consenso, per annunci personalizzati.",
            "Wij en onze partners verwerken persoonsgegevens en plaatsen cookies na uw toestemming.",
            "My i nasi partnerzy przetwarzamy dane osobowe i zapisujemy pliki cookie na urządzeniu.",
            "Používáme soubory cookie a zpracováváme osobní údaje, pokud nám k tomu dáte souhlas.",
            "Weboldalunk sütiket használ, és személyes adatokat kezelünk a hozzájárulását kérve.",
            "Мы и наши партнёры обрабатываем персональные данные, чтобы показывать рекламу.",
            "Ми та наші партнери обробляємо персональні дані та зберігаємо cookie на пристрої.",
            "Vi och våra partner behandlar personuppgifter och sparar cookies på din enhet.",
            "Me ja kumppanimme tallennamme evästeitä ja käsittelemme henkilötietoja suostumuksesi mukaan.",
            "Biz ve iş ortaklarımız kişisel verileri işliyor, cihazınızda çerezler saklıyoruz.",
            "当社およびパートナーは、同意を得て、端末の個人データを広告のために使います。",
            "我们和合作伙伴会在设备上保存数据，经同意后用于个性化广告和隐私设置。",
        ] {
            assert_eq!(asks(text), Some("cookie"), "{text}");
        }
        for text in [
            "Sign up and get the paper's free newsletter in your inbox every morning.",
            "有料会員に登録すると、すべての記事をお読みいただけます。",
            "紙の新聞を購読している方は、無料で会員登録できます。",
        ] {
            assert_eq!(asks(text), Some("subscribe"), "{text}");
        }
    }

    #[test]
    fn a_text_says_that_nobody_wrote_it() {
        for text in [
            "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)",
            "This article was written with the help of AI and checked by an editor.",
            "Except for the headline, this story has not been changed and comes from a syndicated feed.",
            "Die Redaktion hat diese Meldung redaktionell nicht bearbeitet.",
            "Hinweis: Diese Meldung wurde automatisch von der Agentur übernommen.",
            "Cet article a été traduit automatiquement de l'anglais.",
            "Este artículo ha sido traducido con inteligencia artificial.",
            "Questo articolo è stato tradotto automaticamente.",
            "Este texto foi gerado com inteligência artificial e revisto por um jornalista.",
            "Dit artikel is automatisch vertaald.",
            "Ten artykuł został przetłumaczony automatycznie.",
            "Článek byl přeložen automaticky.",
            "Эта статья была переведена автоматически.",
            "Den här artikeln har översatts automatiskt.",
            "Bu haber, ajanstan otomatik olarak alınmıştır.",
            "この記事は英語から翻訳されました。",
            "이 기사는 인공지능이 작성했습니다.",
            "本文由机器翻译，仅供参考。",
        ] {
            assert_eq!(asks(text), Some("legal"), "{text}");
        }
        for text in [
            "The story was written by a machine, the editors admitted, and nobody had noticed.",
            "This text, translated and edited by Ada Berg, is a marvel of patience.",
            "This article of faith was shaken when the machine answered in Latin.",
            "The town says that in its archive this report was filed automatically in 1987.",
            "“This article was written by AI,” the note under the poem said.",
            "Dieser Roman wurde automatisch zum Bestseller.",
            "Mit KI hat dieser Artikel nichts zu tun, sagt der Hersteller der Waage.",
            "Cet automate a été traduit en justice par ses voisins.",
            "Este robot ha sido premiado por su inteligencia artificial.",
            "この記者会見は自動車業界の注目を集めた。",
        ] {
            assert_eq!(asks(text), None, "{text}");
        }
    }

    #[test]
    fn who_tells_of_consent_and_subscribers_stays() {
        for text in [
            "The regulator fined the company because it had processed personal data for advertising without consent.",
            "Under the new law, websites must ask for consent before they set cookies or read a device's identifiers.",
            "“We and our partners process personal data only after you agree to cookies,” the company said.",
            "You can withdraw your consent to cookies in the browser's privacy preferences at any time, the agency advises.",
            "Our reporter asked four supermarkets for the data they keep, and only one had a privacy policy.",
            "The newsletter has 4,000 subscribers, and readers can sign up for free.",
            "We lost readers when our app asked them for a password and an account, she writes.",
            "Our newsletter is free, and 4,000 readers have subscribed with their email.",
            "Da stimme ich zu: Ein Konto ist kostenlos, die App auch, und dennoch zahlt man mit Daten, Cookies und Tracking.",
            "Die Datenschutzbehörde prüft, ob personenbezogene Daten ohne Einwilligung verarbeitet wurden.",
            "„Wir und unsere Partner verarbeiten personenbezogene Daten nur nach Einwilligung“, sagte der Sprecher.",
            "Wer Cookies akzeptieren muss, um zu lesen, hat nach Ansicht des Gerichts keine freie Einwilligung gegeben.",
            "Die App hat 20.000 Abonnenten, das Abonnement kostet vier Euro im Monat.",
            "La CNIL rappelle que les données personnelles et les cookies exigent un consentement libre.",
            "« Nous et nos partenaires ne traitons les données personnelles qu'avec un consentement aux cookies », dit-il.",
            "La agencia multó a la empresa por tratar datos personales y usar cookies sin consentimiento.",
            "Il Garante ha vietato il trattamento dei dati personali senza consenso.",
            "De toezichthouder onderzoekt of persoonsgegevens zonder toestemming zijn verwerkt.",
            "Urząd sprawdza, czy dane osobowe przetwarzano bez zgody użytkowników.",
            "Úřad prověřuje, zda firma zpracovávala osobní údaje a soubory cookie bez souhlasu.",
            "A hatóság szerint a személyes adatokat hozzájárulás nélkül kezelték, a sütiket sem jelezték.",
            "Регулятор проверит, обрабатывались ли персональные данные и файлы cookie без согласия.",
            "Myndigheten granskar om personuppgifter behandlades utan samtycke när cookies sattes.",
            "Kurum, kişisel verileri rıza olmadan işleyen ve çerez kullanan şirkete ceza verdi.",
            "同社の有料会員は百万人を超え、無料の登録者も増えた。",
            "個人データを同意なく広告に使ったとして、当局は会社に改善を求めた。",
            "监管部门认为该公司未经同意收集个人数据并用于广告。",
        ] {
            assert_eq!(asks(text), None, "{text}");
        }
    }
}

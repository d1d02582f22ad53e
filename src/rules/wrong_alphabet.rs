//! Text in one alphabet was read as another ("Ìîñò" for "Мост", "açýldý" for "açıldı").
//!
//! A page in Windows-1251, GBK or ISO-8859-9 that claims to be in Latin-1 is read byte by byte as Windows-1252, and each letter of its
//! alphabet becomes one of another. The wrong letters, written back, are the bytes of the page; what they were is asked of Firefox's
//! detector, or is known from the letters alone.
//!
//! - A line of which six letters in ten lie beyond ASCII is no Latin script. With thirty such letters in the text the detector knows which
//!   script it is: of 2,855 sentences in fifteen languages, spoilt in 22 ways, 2,766 were put back, 88 left and one taken for Hebrew.
//! - "þ", "ð" and "ý" in one line, without the vowels that Icelandic and Faroese have, are ş, ğ and ı.
//! - "õ" and "û" beside á, é and ö or ü, and no other letters, are ő and ű of Hungarian.
//! - Signs inside words ("s³oneczna", "najvi¹ji"), six in a text and of two kinds, are letters of Central Europe.
//!
//! Where one line is so, others of the text that may be are put back with it, as a page has one encoding: a line in another script where no
//! letter beyond ASCII touches one within.
//!
//! Left alone: text that has letters which Windows-1252 lacks, as it was not read so; names in Icelandic, Portuguese, Estonian or Vietnamese;
//! a sign or two inside words ("m³h"); lists of accented letters.
//!
//! Source of the custom: the Encoding Standard (WHATWG), which fixes what each byte of these encodings means.

use super::by_line::ByLine;
use super::taken_for::BYTES;
use super::{Applies, Check, Doubt, Rule, example};
use crate::finding::{Draft, Level};
use crate::text::{Edit, Span};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_2, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258};

pub static RULE: Rule = Rule {
    code: "TX107",
    name: "wrong-alphabet",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Of 10,465 sentences in 75 languages and 484 texts of pages it changes 26; all of them had been read wrongly.",
    source: include_str!("wrong_alphabet.rs"),
    fixes: &[
        example(
            "Ìîñò ÷åðåç ãàâàíü çàêðîþò íà ðåìîíò â ïîíåäåëüíèê.",
            "Мост через гавань закроют на ремонт в понедельник.",
        ),
        example(
            "Köprünün yarýn sabah açýlacaðýný söyleyen baþkan, þehrin iþçilerine teþekkür etti.",
            "Köprünün yarın sabah açılacağını söyleyen başkan, şehrin işçilerine teşekkür etti.",
        ),
        example(
            "A kikötõi híd elõtt álló tûzoltók szerint a javítás az õszig tart, közölte az õrség.",
            "A kikötői híd előtt álló tűzoltók szerint a javítás az őszig tart, közölte az őrség.",
        ),
        example(
            "Rada og³osi³a, ¿e g³ówny most zostanie zamkniêty na sze¶æ tygodni, a ³ód¼ bêdzie p³ywa³a dwa razy dziennie; mo¿na by³o siê tego spodziewaæ.",
            "Rada ogłosiła, że główny most zostanie zamknięty na sześć tygodni, a łódź będzie pływała dwa razy dziennie; można było się tego spodziewać.",
        ),
    ],
    keeps: &[
        "Guðrún Þórðardóttir og Ýmir sögðu að brúin yrði lokuð.",
        "A previsão é de que não haja pões nem ações na região.",
        "Õhtul põles küün, õnneks jäid kõik terveks.",
        "The pump moves 40 m³h and 12 km²d, the card says; letters: À Á Â Ã Ä Å Æ Ç È É Ê Ë Ì Í Î Ï Ð Ñ Ò Ó Ô Õ Ö Ø Ù Ú Û Ü Ý Þ.",
        "Créée en août, l’œuvre a été jouée là où l’on sait.",
    ],
    check: Check::Repair(Doubt::Alphabet, check),
};

/// Letters beyond ASCII that a text needs for its script to be seen.
const FEWEST: usize = 30;
/// So many of them a line needs to be looked at.
const FEWEST_IN_LINE: usize = 3;
/// Signs inside words that a text of Central Europe has.
const FEWEST_SIGNS: usize = 6;

/// Characters of which text that was read wrongly has some, whatever it was.
pub(super) const TELLING: &str = "¤¦¨¬¯³¶¸¹¼¾ÇÐÞ×÷ðþýõƒ‚";

fn check(text: &str) -> Vec<Draft> {
    let mut found = ByLine::new(text, "text in another alphabet was read as Windows-1252");
    let Some(read) = Reading::of(text, &Look::at(text)) else { return Vec::new() };
    for (span, line) in lines(text) {
        let Some(right) = read.back(line).filter(|right| right != line) else { continue };
        let (same, end) = around(line, &right);
        let changed = Span::new(span.start + same, span.end - end);
        found.add(Edit::replace(text, changed, &right[same..right.len() - end]), None);
    }
    found.drafts().into_iter().map(|draft| draft.because(format!("{} has these letters", read.name()))).collect()
}

/// What a text has that was read wrongly, from one look at its characters beyond ASCII; nearly all that are doubted have too little.
#[derive(Default)]
struct Look {
    is_telling: bool,
    /// Characters of Windows-1252 beyond ASCII that stand beside two others.
    together: usize,
    thorns: usize,
    doubles: usize,
    signs: usize,
}

impl Look {
    fn at(text: &str) -> Self {
        let mut look = Self::default();
        let (mut run, mut end) = (0, 0);
        // U+0080 to U+00FF; what else Windows-1252 has stands among them.
        for at in memchr::memchr2_iter(0xC2, 0xC3, text.as_bytes()) {
            let c = text[at..].chars().next().unwrap_or_default();
            run = if at == end { run + 1 } else { 1 };
            end = at + c.len_utf8();
            look.together += [0, 0, 0, 3].get(run).copied().unwrap_or(1);
            match c {
                'þ' | 'ð' | 'Þ' | 'Ð' => look.thorns += 1,
                'õ' | 'û' | 'Õ' | 'Û' => look.doubles += 1,
                '±' | '³' | '¶' | '¹' | '¼' | '¾' | '¿' => look.signs += 1,
                _ => {}
            }
            look.is_telling = look.is_telling || TELLING.contains(c);
        }
        look.is_telling = look.is_telling || text.contains(['ƒ', '‚']);
        look
    }
}

/// How a text was meant.
enum Reading {
    /// In an encoding of another script.
    Script(&'static Encoding),
    /// In one of Latin letters.
    Latin(Latin),
}

/// What was read wrongly of a language in Latin letters.
struct Latin {
    encoding: &'static Encoding,
    /// Whether signs stand for some of its letters.
    signs: bool,
    /// Whether a line may be in it, where another is.
    fits: fn(&str) -> bool,
}

const TURKISH: Latin = Latin { encoding: WINDOWS_1254, signs: false, fits: may_be_turkish };
const HUNGARIAN: Latin = Latin { encoding: ISO_8859_2, signs: false, fits: may_be_hungarian };

impl Reading {
    fn of(text: &str, look: &Look) -> Option<Self> {
        // The bytes of Shift_JIS are read as many characters that stand higher up.
        let is_beyond = || look.together >= FEWEST || text.matches(['ƒ', '‚']).count() >= FEWEST_IN_LINE;
        let script = (look.is_telling && is_beyond()).then(|| script(text)).flatten();
        script.map(Self::Script).or_else(|| latin(text, look).filter(|_| look.is_telling).map(Self::Latin))
    }

    fn name(&self) -> &'static str {
        let (Self::Script(encoding) | Self::Latin(Latin { encoding, .. })) = self;
        encoding.name()
    }

    /// A line as it was meant; `None` where it was not read wrongly.
    fn back(&self, line: &str) -> Option<String> {
        match self {
            Self::Script(encoding) => {
                let bytes = bytes(line).filter(|_| is_foreign(line) || stands_apart(line))?;
                let right = encoding.decode_without_bom_handling_and_without_replacement(&bytes)?;
                Some(right.into_owned())
            }
            Self::Latin(Latin { encoding, signs, fits }) => {
                let letter = |c: char| if *signs || c.is_alphabetic() { meant(c, encoding) } else { c };
                (fits(line) && !has_other_letters(line)).then(|| line.chars().map(letter).collect())
            }
        }
    }
}

fn lines(text: &str) -> impl Iterator<Item = (Span, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        Some((Span::new(start, start + line.len()), line))
    })
}

/// How many bytes two lines have in common at their beginning and, of the rest, at their end.
fn around(a: &str, b: &str) -> (usize, usize) {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let back = a[same..].chars().rev().zip(b[same..].chars().rev());
    (same, back.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum())
}

/// The bytes that a line was read from; `None` where it has a character that is not read from one.
fn bytes(line: &str) -> Option<Vec<u8>> {
    line.chars().map(|c| if c.is_ascii() { Some(c as u8) } else { BYTES[0].byte_of(c) }).collect()
}

/// Whether most letters of a line lie beyond ASCII, all of them read from single bytes.
fn is_foreign(line: &str) -> bool {
    let ascii = line.bytes().filter(u8::is_ascii_alphabetic).count();
    let beyond = line.chars().filter(|c| !c.is_ascii()).count();
    beyond >= FEWEST_IN_LINE && beyond * 4 >= ascii * 6 && line.chars().all(|c| c.is_ascii() || BYTES[0].byte_of(c).is_some())
}

/// Whether the words of a line are in ASCII or beyond it, none in both, one of them of three letters: "Áðàò Harbour Trust".
fn stands_apart(line: &str) -> bool {
    let mut words = line.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
    let is_beyond = |word: &str| !word.chars().any(|c| c.is_ascii());
    let mut is_long = false;
    words.all(|word| {
        is_long |= word.chars().count() >= 3;
        is_beyond(word)
    }) && is_long
}

fn script(text: &str) -> Option<&'static Encoding> {
    let mut foreign = Vec::new();
    for (_, line) in lines(text).filter(|(_, line)| is_foreign(line)) {
        foreign.extend(bytes(line)?);
        foreign.push(b'\n');
    }
    if foreign.iter().filter(|byte| !byte.is_ascii()).count() < FEWEST {
        return None;
    }
    let encoding = detected(&foreign);
    let is_latin = [WINDOWS_1252, WINDOWS_1250, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258, ISO_8859_2].contains(&encoding);
    let right = encoding.decode_without_bom_handling_and_without_replacement(&foreign).filter(|_| !is_latin)?;
    let beyond = || right.chars().filter(|c| c.is_alphabetic() && !c.is_ascii());
    let is_text = beyond().count() * 2 >= FEWEST && beyond().all(|c| c >= '\u{370}');
    is_text.then_some(encoding)
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn latin(text: &str, look: &Look) -> Option<Latin> {
    let sound = || lines(text).map(|(_, line)| line).filter(|line| !has_other_letters(line));
    if look.thorns > 0 && sound().any(is_turkish) {
        return Some(TURKISH);
    }
    if look.doubles >= 3 && sound().any(is_hungarian) {
        return Some(HUNGARIAN);
    }
    if look.signs < FEWEST_SIGNS {
        return None;
    }
    let signs: Vec<char> = sound().flat_map(signs_in_words).collect();
    if signs.len() < FEWEST_SIGNS || signs.iter().all(|sign| *sign == signs[0]) {
        return None;
    }
    let central: Vec<u8> = sound().filter(|line| has_sign(line)).filter_map(bytes).flatten().collect();
    // Letters that ISO-8859-2 has no bytes for.
    let is_windows = sound().any(|line| count(line, "œŒšŠžŽŸ") > 0);
    let encoding = if is_windows { WINDOWS_1250 } else { detected(&central) };
    let is_central = [WINDOWS_1250, ISO_8859_2].contains(&encoding);
    is_central.then_some(Latin { encoding, signs: true, fits: has_sign })
}

/// Whether a line has letters that Windows-1252 lacks.
fn has_other_letters(line: &str) -> bool {
    line.chars().any(|c| !c.is_ascii() && c.is_alphabetic() && BYTES[0].byte_of(c).is_none())
}

fn count(line: &str, letters: &str) -> usize {
    line.chars().filter(|c| !c.is_ascii() && letters.contains(*c)).count()
}

fn is_turkish(line: &str) -> bool {
    let (dotless, others) = (count(line, "ýÝ"), count(line, "þðÞÐ"));
    dotless > 0 && others > 0 && dotless + others >= 4 && may_be_turkish(line)
}

fn may_be_turkish(line: &str) -> bool {
    count(line, "áíóúæøåÁÍÓÚÆØÅ") == 0
}

fn is_hungarian(line: &str) -> bool {
    let has = |letters: &str| count(line, letters) > 0;
    count(line, "õûÕÛ") >= 3 && has("áÁ") && has("éÉ") && has("öüÖÜ") && may_be_hungarian(line)
}

fn may_be_hungarian(line: &str) -> bool {
    line.chars().all(|c| c.is_ascii() || !c.is_alphabetic() || "áéíóöõúüûÁÉÍÓÖÕÚÜÛ".contains(c))
}

/// Signs that letters of Central Europe are read as.
const SIGNS: &str = "±³¶¹¼¾¿";

fn has_sign(line: &str) -> bool {
    count(line, SIGNS) > 0
}

/// The signs that stand between small letters.
fn signs_in_words(line: &str) -> impl Iterator<Item = char> {
    let letters: Vec<char> = if has_sign(line) { line.chars().collect() } else { Vec::new() };
    let inside = |three: &[char]| three[0].is_lowercase() && three[2].is_lowercase() && SIGNS.contains(three[1]);
    let signs: Vec<char> = letters.windows(3).filter(|three| inside(three)).map(|three| three[1]).collect();
    signs.into_iter()
}

/// The letter that the byte of `c` is in `encoding`; quotation marks stay.
fn meant(c: char, encoding: &'static Encoding) -> char {
    let byte = BYTES[0].byte_of(c).filter(|_| !c.is_ascii() && !matches!(c, '«' | '»'));
    let letter = byte.and_then(|byte| encoding.decode_without_bom_handling(&[byte]).0.chars().next());
    letter.filter(|letter| !letter.is_control() && *letter != '\u{FFFD}').unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use crate::Desk;
    use encoding_rs::{Encoding, WINDOWS_1252};

    /// `text` in the encoding called `label`, read as browsers read Latin-1.
    fn spoilt(text: &str, label: &str) -> String {
        let encoding = Encoding::for_label(label.as_bytes()).expect("a label of the standard");
        let (bytes, _, lacking) = encoding.encode(text);
        assert!(!lacking, "{label} has every letter of {text}");
        WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned()
    }

    #[test]
    fn scripts_read_as_latin_letters_are_put_back() {
        let desk = Desk::default();
        for (label, text) in [
            ("windows-1251", "Мост закроют\n\nМост через гавань закроют на ремонт в понедельник, сообщил Harbour Trust."),
            ("koi8-r", "Мост через гавань закроют на ремонт в понедельник, сообщил городской совет."),
            ("windows-1253", "Η παλιά γέφυρα του λιμανιού κλείνει τη Δευτέρα για έξι εβδομάδες, είπε ο δήμος."),
            ("windows-1255", "הגשר הישן בנמל ייסגר ביום שני לתיקונים למשך שישה שבועות, הודיעה העירייה."),
            ("windows-1256", "أعلن مجلس المدينة إغلاق جسر الميناء القديم يوم الاثنين لمدة ستة أسابيع للصيانة."),
            ("windows-874", "สภาเมืองประกาศปิดสะพานท่าเรือเก่าตั้งแต่วันจันทร์เป็นเวลาหกสัปดาห์"),
            ("gbk", "市议会周三宣布，港口大桥将于周一关闭维修，工程预计持续六周。"),
            ("euc-kr", "시의회는 항구 다리가 월요일부터 여섯 주 동안 보수를 위해 폐쇄된다고 발표했다."),
        ] {
            assert_eq!(desk.fix(&spoilt(text, label)), text, "{label}");
        }
    }

    #[test]
    fn lines_that_were_read_rightly_stay_beside_others() {
        let desk = Desk::default();
        let russian = "Мост через гавань закроют на ремонт в понедельник, сообщил городской совет.";
        let french = "Le maire a déclaré à l’été que la fête serait célébrée ; « ça ira », dit-il.";
        let text = format!("{french}\n\n{}", spoilt(russian, "windows-1251"));
        assert_eq!(desk.fix(&text), format!("{french}\n\n{russian}"));
        let polish = "Rada ogłosiła, że główny most zostanie zamknięty na sześć tygodni, a łódź będzie pływała dwa razy dziennie; można było się tego spodziewać.";
        let text = format!("{french}\n\n{}", spoilt(polish, "iso-8859-2"));
        assert_eq!(desk.fix(&text), format!("{french}\n\n{polish}"));
    }

    #[test]
    fn short_lines_go_with_the_long_ones() {
        let desk = Desk::default();
        let text = "Köprü kapalı\n\nKöprünün yarın sabah açılacağını söyleyen başkan, şehrin işçilerine teşekkür etti.";
        assert_eq!(desk.fix(&spoilt(text, "windows-1254")), text);
        let kept = "Köprü kapalý\n\nBaþkan geldi.";
        assert_eq!(desk.fix(kept), kept, "two lines alone say too little");
        let pounds = "A kikötõi híd elõtt álló tûzoltók szerint 5 £ volt, közölte az õrség.";
        assert!(desk.fix(pounds).contains("5 £ volt"), "a sign is no letter of Hungarian");
        let icelandic = "Þýðing\n\nÝmir þýðir að hún sé þar, sagði Þórður við Guðrúnu.";
        assert_eq!(desk.fix(icelandic), icelandic);
    }
}

//! Bytes to text: byte-order mark, UTF-8, what the document declares, and last what the bytes look like.

use super::{Format, declared::declared_in_page};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, GBK, ISO_2022_JP, REPLACEMENT, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs::{DecoderResult, Encoding, WINDOWS_1252, X_USER_DEFINED};
use std::borrow::Cow;
use std::ops::Range;

/// Undecodable bytes that are named; more are counted.
const MOST_NAMED: usize = 8;

/// Encodings that a single lost byte rules out for the detector.
const OF_SEVERAL_BYTES: [&Encoding; 5] = [GBK, SHIFT_JIS, EUC_KR, BIG5, EUC_JP];

/// The text of some bytes, and how it was read.
#[derive(Clone, Debug)]
pub struct Decoded<'a> {
    /// The text. A byte-order mark of UTF-8 is in it as U+FEFF, so that nothing of the file is lost to `undo`.
    pub text: Cow<'a, str>,
    /// The encoding the bytes were read in.
    pub encoding: &'static Encoding,
    /// Whether a UTF-16 mark stood before the text; it is not in it.
    pub marked: bool,
    /// Offsets, in bytes of the input, of what no character stands for; each became U+FFFD.
    pub lost: Vec<usize>,
}

/// Reads `bytes` as text. `declared`: the encoding the document or its transport claims.
///
/// Valid UTF-8 is UTF-8 whatever is declared: no text in another encoding but ISO-2022-JP, which writes Japanese in ASCII, is so by chance. Bytes that are UTF-8 but for a few
/// are UTF-8 with errors. A wrong or missing declaration is answered by Firefox's detector.
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Decoded<'a> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        return Decoded { marked: true, ..decode_as(&bytes[length..], encoding, length) };
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return decode_as(bytes, encoding, 0);
    }
    if is_iso_2022_jp(bytes) {
        return decode_as(bytes, ISO_2022_JP, 0);
    }
    valid_utf8(bytes).unwrap_or_else(|| decode_as(bytes, guess(bytes, declared), 0))
}

fn valid_utf8(bytes: &[u8]) -> Option<Decoded<'_>> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(Decoded { text: Cow::Borrowed(text), encoding: UTF_8, marked: false, lost: Vec::new() })
}

/// Reads the bytes of a whole file: in the encoding the user names, else as [`decode`] does with what a page declares.
pub fn read<'a>(bytes: &'a [u8], known: Option<&'static Encoding>, format: Format) -> Decoded<'a> {
    match known {
        Some(encoding) if encoding == UTF_8 => valid_utf8(bytes).unwrap_or_else(|| decode_as(bytes, encoding, 0)),
        Some(encoding) => match Encoding::for_bom(bytes) {
            Some((marked, length)) if marked == encoding => {
                Decoded { marked: true, ..decode_as(&bytes[length..], encoding, length) }
            }
            _ => decode_as(bytes, encoding, 0),
        },
        None if format == Format::Html => decode(bytes, declared_in_page(bytes).as_deref()),
        None => decode(bytes, None),
    }
}

/// The bytes of `text` in the encoding it was read in; `None` if that encoding lacks a character.
pub fn encode(text: &str, encoding: &'static Encoding, marked: bool) -> Option<Vec<u8>> {
    let utf16 = |mark: u16, bytes: fn(u16) -> [u8; 2]| {
        let mark = marked.then_some(mark);
        Some(mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect())
    };
    if encoding == UTF_16LE {
        return utf16(0xFEFF, u16::to_le_bytes);
    }
    if encoding == UTF_16BE {
        return utf16(0xFEFF, u16::to_be_bytes);
    }
    let (bytes, _, unmappable) = encoding.encode(text);
    (!unmappable).then(|| bytes.into_owned())
}

impl Decoded<'_> {
    /// What a person should know about lost bytes; `None` if there are none.
    pub fn complaint(&self) -> Option<String> {
        let named: Vec<String> = self.lost.iter().take(MOST_NAMED).map(ToString::to_string).collect();
        let more = self.lost.len().saturating_sub(MOST_NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let name = self.encoding.name();
        (!named.is_empty()).then(|| format!("not {name} at byte offset {}{more}; read as U+FFFD", named.join(", ")))
    }
}

/// The encoding of bytes that are not UTF-8 and carry no mark.
pub fn guess(bytes: &[u8], declared: Option<&str>) -> &'static Encoding {
    if is_nearly_utf8(bytes) {
        return UTF_8;
    }
    declared.and_then(legacy).unwrap_or_else(|| by_look(bytes))
}

/// The encoding a label stands for, where bytes that are not UTF-8 can be in it.
///
/// The Encoding Standard maps what browsers refuse to read (ISO-2022-KR, HZ) to one U+FFFD for a whole document, and reads `x-user-defined` in a page as Windows-1252.
fn legacy(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label.trim().as_bytes())?;
    let named = if encoding == X_USER_DEFINED { WINDOWS_1252 } else { encoding };
    let other = named == UTF_8 || named == REPLACEMENT || is_utf16(named);
    (!other).then_some(named)
}

/// What Firefox's detector says. One byte that fits nowhere rules a whole encoding out for it, so it is asked again without the few that do not fit.
fn by_look(bytes: &[u8]) -> &'static Encoding {
    let seen = detected(bytes);
    if !seen.is_single_byte() {
        return seen;
    }
    let damaged = OF_SEVERAL_BYTES.into_iter().filter_map(|encoding| {
        let sound = without_strays(bytes, encoding).filter(|sound| detected(sound) == encoding)?;
        Some((bytes.len() - sound.len(), encoding))
    });
    damaged.min_by_key(|(lost, _)| *lost).map_or(seen, |(_, encoding)| encoding)
}

/// The text need not be whole: the head of a stream may end within a character, and so may a file that was cut off.
fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, false);
    detector.guess(None, Utf8Detection::Deny)
}

/// The bytes without those that are no character of `encoding`; `None` if none are in the way, or more than one to a hundred characters of several bytes.
fn without_strays(bytes: &[u8], encoding: &'static Encoding) -> Option<Vec<u8>> {
    let mut strays = Vec::new();
    let text = decode_telling(bytes, encoding, |stray| strays.push(stray));
    let wide = text.chars().filter(|letter| !letter.is_ascii()).count();
    if strays.is_empty() || 100 * strays.len() > wide {
        return None;
    }
    let mut sound = bytes.to_vec();
    strays.into_iter().rev().for_each(|stray| _ = sound.drain(stray));
    Some(sound)
}

/// Japanese in seven bits: an escape to its characters and one back, and nothing that fits nowhere. Terminals escape otherwise.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let has = |mark: &[u8]| memchr::memmem::find(bytes, mark).is_some();
    memchr::memchr(0x1B, bytes).is_some()
        && bytes.is_ascii()
        && (has(b"\x1B$B") || has(b"\x1B$@"))
        && (has(b"\x1B(B") || has(b"\x1B(J"))
        && ISO_2022_JP.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// At least ten characters of several bytes for each byte that fits nowhere: single-byte text makes hardly any.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (several, lost) = utf8_and_not(bytes);
    several >= 10 * lost
}

/// Characters of several bytes, and bytes that fit nowhere, of what should be UTF-8.
fn utf8_and_not(bytes: &[u8]) -> (usize, usize) {
    let (mut several, mut lost) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        several += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        lost += usize::from(!chunk.invalid().is_empty());
    }
    (several, lost)
}

/// Whether bytes that are not UTF-8 hold as many of its characters of several bytes as bytes that fit nowhere: two texts in one file.
///
/// Reading mends them ([`guess`] takes the legacy encoding, and TX104 the rest), but writing would change what was right.
pub fn is_mixed(bytes: &[u8]) -> bool {
    let (several, lost) = utf8_and_not(bytes);
    lost > 0 && several >= lost && encoding_rs::Encoding::for_bom(bytes).is_none() && unmarked_utf16(bytes).is_none()
}

/// UTF-16 without its mark: nearly every other byte is the high half of a Latin letter, zero.
pub fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 16 {
        return None;
    }
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match (even, odd) {
        _ if odd * 10 >= half * 7 && even * 50 <= half => Some(UTF_16LE),
        _ if even * 10 >= half * 7 && odd * 50 <= half => Some(UTF_16BE),
        // Cyrillic, Greek, Arabic: the high halves are few and equal, and line ends and blanks are among them.
        _ => letters_in_pairs(sample),
    }
}

/// Whether one half of the 16-bit units takes at most four values, zero among them, and the other takes many.
fn letters_in_pairs(sample: &[u8]) -> Option<&'static Encoding> {
    let values = |from: usize| {
        let mut seen = [false; 256];
        sample.iter().skip(from).step_by(2).for_each(|&byte| seen[usize::from(byte)] = true);
        (seen.iter().filter(|&&seen| seen).count(), seen[0])
    };
    let ((even, even_zero), (odd, odd_zero)) = (values(0), values(1));
    match () {
        () if sample.len() < 64 => None,
        () if odd <= 4 && odd_zero && even >= 10 => Some(UTF_16LE),
        () if even <= 4 && even_zero && odd >= 10 => Some(UTF_16BE),
        () => None,
    }
}

/// Decodes with every loss noted. `shift`: bytes before these.
fn decode_as<'a>(bytes: &'a [u8], encoding: &'static Encoding, shift: usize) -> Decoded<'a> {
    let mut lost = Vec::new();
    let text = decode_telling(bytes, encoding, |stray| lost.push(shift + stray.start));
    Decoded { text: Cow::Owned(text), encoding, marked: false, lost }
}

/// Decodes, and tells where bytes are no character; each such place becomes U+FFFD.
fn decode_telling(bytes: &[u8], encoding: &'static Encoding, mut tell: impl FnMut(Range<usize>)) -> String {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
    let mut text = String::with_capacity(room);
    let mut at = 0;
    loop {
        text.reserve(16);
        let (result, read) = decoder.decode_to_string_without_replacement(&bytes[at..], &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(bytes.len() - at + 64),
            DecoderResult::Malformed(length, after) => {
                let end = at - usize::from(after);
                tell(end - usize::from(length)..end);
                text.reserve(3 * (bytes.len() - at) + 16);
                text.push('\u{FFFD}');
            }
        }
    }
    text.shrink_to_fit();
    text
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use encoding_rs::Encoding;

    const CZECH: &str = "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl starosta města v pondělí večer.";
    const RUSSIAN: &str = "Мост через гавань закроют на ремонт в понедельник, сообщил городской совет.\n";

    fn in_encoding(text: &str, label: &str) -> Vec<u8> {
        let encoding = Encoding::for_label(label.as_bytes()).expect("a label of the standard");
        encode(text, encoding, false).expect("the text fits")
    }

    #[test]
    fn legacy_text_is_read_with_and_without_a_declaration() {
        for (text, label) in [(CZECH, "windows-1250"), (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r")] {
            let bytes = in_encoding(text, label);
            assert_eq!(decode(&bytes, Some(label)).text, text, "{label} declared");
            assert_eq!(decode(&bytes, Some("utf-8")).text, text, "{label} declared wrongly");
            assert_eq!(decode(&bytes, None).text, text, "{label} undeclared");
        }
    }

    #[test]
    fn utf16_is_read_with_and_without_its_mark_and_written_back() {
        for text in [CZECH, RUSSIAN] {
            for label in ["utf-16le", "utf-16be"] {
                let bytes = in_encoding(text, label);
                let decoded = decode(&bytes, None);
                assert_eq!(decoded.text, text, "{label}");
                let marked = encode(text, decoded.encoding, true).expect("UTF-16 has every character");
                let decoded = decode(&marked, None);
                assert_eq!((&*decoded.text, decoded.marked), (text, true));
                assert_eq!(encode(&decoded.text, decoded.encoding, decoded.marked), Some(marked));
            }
        }
    }

    #[test]
    fn a_few_bad_bytes_are_named_and_the_rest_stays_utf8() {
        let mut bytes = CZECH.as_bytes().to_vec();
        bytes.insert(0, 0xFF);
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.lost, [0]);
        assert_eq!(decoded.text, format!("\u{FFFD}{CZECH}"));
        assert!(decoded.complaint().expect("a byte is lost").contains("byte offset 0"));
    }

    #[test]
    fn japanese_in_seven_bits_is_told_from_colours_of_a_terminal() {
        let text = "港の橋が閉鎖される。\nABC\n";
        let bytes = in_encoding(text, "iso-2022-jp");
        assert_eq!(decode(&bytes, None).text, text);
        for kept in ["\u{1B}[31mred\u{1B}(B\u{1B}[m", "\u{1B}$B and no more", "price: $B(B"] {
            assert_eq!(decode(kept.as_bytes(), None).text, kept);
        }
    }

    #[test]
    fn utf8_that_the_user_names_is_not_guessed_about() {
        let bytes = [CZECH.as_bytes(), b" \x81\xFF\x81 the end"].concat();
        let decoded = super::read(&bytes, Some(encoding_rs::UTF_8), super::Format::Text);
        assert!(decoded.text.starts_with(CZECH) && decoded.text.contains("\u{FFFD}"), "{}", decoded.text);
        let first = CZECH.len() + 1;
        assert_eq!(decoded.lost, [first, first + 1, first + 2]);
    }

    #[test]
    fn utf8_is_utf8_whatever_is_declared() {
        let decoded = decode(RUSSIAN.as_bytes(), Some("windows-1251"));
        assert_eq!(decoded.text, RUSSIAN);
    }

    #[test]
    fn what_browsers_refuse_to_read_does_not_swallow_the_page() {
        let bytes = in_encoding("La fête de l’été fut célébrée près du château, à Évron.", "windows-1252");
        for label in ["iso-2022-kr", "hz-gb-2312", "replacement", "x-user-defined"] {
            assert!(decode(&bytes, Some(label)).text.contains("La fête de l’été"), "{label}");
        }
    }

    #[test]
    fn text_of_several_bytes_a_letter_that_lost_a_byte_stays_what_it_is() {
        let texts = [
            (
                "gbk",
                "港口大桥将于周一关闭维修，市议会周三宣布。工程预计持续三个月，车辆须绕行。市长表示，老桥已使用五十年。",
            ),
            (
                "big5",
                "港口大橋將於週一關閉維修，市議會週三宣布。工程預計持續三個月，車輛須繞行。市長表示，老橋已使用五十年。",
            ),
            (
                "shift_jis",
                "港の橋は月曜日から修理のため閉鎖される、と市議会が水曜日に発表した。工事は三か月続く見込みだ。",
            ),
            (
                "euc-jp",
                "港の橋は月曜日から修理のため閉鎖される、と市議会が水曜日に発表した。工事は三か月続く見込みだ。",
            ),
            (
                "euc-kr",
                "항구 다리가 월요일부터 보수를 위해 폐쇄된다고 시의회가 수요일에 발표했다. 공사는 석 달 동안 이어진다.",
            ),
        ];
        for (label, text) in texts {
            let bytes = in_encoding(&format!("{text}\n{text}"), label);
            let cut = decode(&bytes[..bytes.len() - 1], None);
            assert!(cut.text.starts_with(text), "{label}, cut off: {}", cut.text);
            let end = in_encoding(&text.chars().skip(text.chars().count() - 4).collect::<String>(), label);
            let many = bytes.repeat(3);
            let lines = [&many[..], b"\n", &end[1..], b"\n", &many[..]].concat();
            let lost = decode(&lines, None);
            assert!(lost.text.ends_with(text), "{label}, a byte lost: {}", lost.text);
        }
        for (label, text) in [("windows-1251", RUSSIAN), ("windows-1250", CZECH), ("koi8-r", RUSSIAN)] {
            let bytes = in_encoding(&text.repeat(9), label);
            assert!(decode(&bytes[1..], None).text.ends_with(text), "{label} is none of them");
        }
    }
}

//! Bytes to text: byte-order mark, UTF-8, what the document declares, and last what the bytes look like.

use super::Format;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Undecodable bytes that are named; more are counted.
const MOST_NAMED: usize = 8;

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
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    if let Some(encoding) = declared.filter(|&encoding| encoding != UTF_8 && !is_utf16(encoding)) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
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
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
    let mut text = String::with_capacity(room);
    let (mut at, mut lost) = (0, Vec::new());
    loop {
        text.reserve(16);
        let (result, read) = decoder.decode_to_string_without_replacement(&bytes[at..], &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(bytes.len() - at + 64),
            DecoderResult::Malformed(length, after) => {
                lost.push(shift + at - usize::from(length) - usize::from(after));
                text.reserve(3 * (bytes.len() - at) + 16);
                text.push('\u{FFFD}');
            }
        }
    }
    text.shrink_to_fit();
    Decoded { text: Cow::Owned(text), encoding, marked: false, lost }
}

/// The label in `<meta charset=…>` or an XML declaration among the first bytes of a page.
pub fn declared_in_page(bytes: &[u8]) -> Option<String> {
    let head = bytes[..bytes.len().min(2048)].to_ascii_lowercase();
    let label_after = |mark: &[u8]| {
        let at = memchr::memmem::find(&head, mark)? + mark.len();
        let rest = head[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)).count();
        (length > 0).then(|| String::from_utf8_lossy(&rest[..length]).into_owned())
    };
    label_after(b"charset").or_else(|| label_after(b"encoding"))
}

#[cfg(test)]
mod tests {
    use super::{declared_in_page, decode, encode};
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
        assert_eq!(declared_in_page(b"<head><META charset='Windows-1251'>").as_deref(), Some("windows-1251"));
        assert_eq!(declared_in_page(b"<p>charset of the page"), None);
    }
}

//! Pictures, programs and packed things that are handed over among texts: named for what they are, and neither read nor written.
//!
//! `copydesk fix *` in a folder with pictures would otherwise take "control characters" out of them.

use super::decode;

/// How files begin that are no text; what they are called in messages. Sources: the formats' own descriptions, as `file` knows them.
const SIGNATURES: [(&[u8], &str); 24] = [
    (b"\x89PNG\r\n\x1A\n", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"RIFF", "a WebP picture, sound or video"),
    (b"\0\0\0\x18ftyp", "a video"),
    (b"\0\0\0\x1Cftyp", "a video or picture"),
    (b"\0\0\0\x20ftyp", "a video"),
    (b"\x1A\x45\xDF\xA3", "a video"),
    (b"ID3\x03\0", "sound"),
    (b"OggS\0", "sound"),
    (b"%PDF-", "a PDF; take its text out first, for example with pdftotext"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document; save it as text"),
    (b"{\\rtf1", "an RTF document; save it as text"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7FELF", "a program"),
    (b"\0asm", "a program"),
    (b"BZh", "packed with bzip2; unpack it first"),
    (b"\xFD7zXZ\0", "packed with xz; unpack it first"),
    (b"7z\xBC\xAF\x27\x1C", "packed with 7z; unpack it first"),
    (b"Rar!\x1A\x07", "packed with RAR; unpack it first"),
    (b"wOF2", "a font"),
];

/// The magic of tar stands behind its first file's name.
const TAR: (usize, &[u8]) = (257, b"ustar");

/// Of a hundred bytes so many are control characters in no text; in compressed data eleven are, as 28 of 256 values.
const CONTROLS: usize = 3;

/// What the content is that begins with `head`, if it is no text.
///
/// Valid UTF-8 and UTF-16 are text whatever they hold, NUL bytes too, unless they begin with a signature. Bytes in another encoding
/// are none when many are control characters.
pub fn what(head: &[u8]) -> Option<&'static str> {
    let signed = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature) && is_binary(head, signature));
    if let Some((_, what)) = signed {
        return Some(what);
    }
    if head.get(TAR.0..).is_some_and(|head| head.starts_with(TAR.1)) {
        return Some("a tar archive; unpack it first");
    }
    (is_unreadable(head) && controls(head) * 100 > CONTROLS * head.len())
        .then_some("no text: too many of its bytes are no characters; name its encoding with --encoding if it is")
}

/// Whether a signature is none of prose: behind one of letters alone, "RIFF", bytes must follow that are no text.
fn is_binary(head: &[u8], signature: &[u8]) -> bool {
    !signature.iter().all(u8::is_ascii_alphanumeric) || is_unreadable(head)
}

/// Whether the bytes are neither UTF-8, but for a character that the end cuts, nor UTF-16.
fn is_unreadable(head: &[u8]) -> bool {
    let is_utf8 = std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    !is_utf8
        && !head.starts_with(b"\xFF\xFE")
        && !head.starts_with(b"\xFE\xFF")
        && decode::unmarked_utf16(head).is_none()
}

/// Control characters that no text has: all but white space and the escape of ISO-2022-JP.
fn controls(head: &[u8]) -> usize {
    head.iter()
        .filter(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0C' | b'\x1B'))
        .count()
}

#[cfg(test)]
mod tests {
    use super::what;

    #[test]
    fn pictures_and_programs_are_no_text() {
        for (head, named) in [
            (&b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"[..], "PNG"),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "JPEG"),
            (b"%PDF-1.7\n1 0 obj\n<< /Length 12 >>", "PDF"),
            (b"RIFF\x24\xC3\x08\0WAVEfmt ", "WebP"),
            (b"\xA7\x03\x91\x11\x00\x05\xE8\x1C\x80\xB4\x02\x07\xFE\x9D", "no text"),
        ] {
            assert!(what(head).is_some_and(|what| what.contains(named)), "{head:?}");
        }
    }

    #[test]
    fn text_is_text_whatever_it_holds() {
        let texts: [&[u8]; 9] = [
            b"",
            b"RIFF raff, said the minister.",
            b"BZh is the code of the airport.",
            b"GIF89a is how such a picture begins.",
            "A \0 harbour \u{1} \u{2} \u{3}".as_bytes(),
            b"\xFF\xFEA\0 \0h\0a\0r\0b\0o\0u\0r\0",
            b"\xCC\xEE\xF1\xF2 \xF7\xE5\xF0\xE5\xE7 \xE3\xE0\xE2\xE0\xED\xFC", // windows-1251
            b"\x1B$B4A;z\x1B(B",                                               // ISO-2022-JP
            b"Caf\xE9 \0 du port",                                             // one NUL in 14 bytes, and windows-1252
        ];
        for text in &texts[..8] {
            assert_eq!(what(text), None, "{text:?}");
        }
        let long = [texts[8], " et ses bateaux, dit le maire de la ville".as_bytes()].concat();
        assert_eq!(what(&long), None);
    }
}

//! Scripts, as far as languages are told apart by them.

/// The writing system of a letter, by Unicode block: enough to pick a table of the model, or to answer at once.
///
/// Blocks and not the full Script property: a lookup of 40 rows, and the training script has the same rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Arabic.
    Arabic,
    /// Devanagari.
    Devanagari,
    /// Chinese characters: Chinese, or Japanese without a single kana.
    Han,
    /// Hiragana and katakana: Japanese.
    Kana,
    /// Greek.
    Greek,
    /// Hebrew.
    Hebrew,
    /// Armenian.
    Armenian,
    /// Bengali.
    Bengali,
    /// Gurmukhi.
    Gurmukhi,
    /// Gujarati.
    Gujarati,
    /// Odia.
    Odia,
    /// Tamil.
    Tamil,
    /// Telugu.
    Telugu,
    /// Kannada.
    Kannada,
    /// Malayalam.
    Malayalam,
    /// Sinhala.
    Sinhala,
    /// Thai.
    Thai,
    /// Lao.
    Lao,
    /// Burmese.
    Burmese,
    /// Georgian.
    Georgian,
    /// Hangul: Korean.
    Hangul,
    /// Ethiopic.
    Ethiopic,
    /// Khmer.
    Khmer,
}

use Script::*;

/// First and last code point of each block, in order.
const BLOCKS: [(u32, u32, Script); 37] = [
    (0x0041, 0x02AF, Latin),
    (0x0370, 0x03FF, Greek),
    (0x0400, 0x052F, Cyrillic),
    (0x0531, 0x058F, Armenian),
    (0x0590, 0x05FF, Hebrew),
    (0x0600, 0x06FF, Arabic),
    (0x0750, 0x077F, Arabic),
    (0x08A0, 0x08FF, Arabic),
    (0x0900, 0x097F, Devanagari),
    (0x0980, 0x09FF, Bengali),
    (0x0A00, 0x0A7F, Gurmukhi),
    (0x0A80, 0x0AFF, Gujarati),
    (0x0B00, 0x0B7F, Odia),
    (0x0B80, 0x0BFF, Tamil),
    (0x0C00, 0x0C7F, Telugu),
    (0x0C80, 0x0CFF, Kannada),
    (0x0D00, 0x0D7F, Malayalam),
    (0x0D80, 0x0DFF, Sinhala),
    (0x0E00, 0x0E7F, Thai),
    (0x0E80, 0x0EFF, Lao),
    (0x1000, 0x109F, Burmese),
    (0x10A0, 0x10FF, Georgian),
    (0x1100, 0x11FF, Hangul),
    (0x1200, 0x139F, Ethiopic),
    (0x1780, 0x17FF, Khmer),
    (0x1C90, 0x1CBF, Georgian),
    (0x1E00, 0x1EFF, Latin),
    (0x1F00, 0x1FFF, Greek),
    (0x3040, 0x30FF, Kana),
    (0x3130, 0x318F, Hangul),
    (0x31F0, 0x31FF, Kana),
    (0x3400, 0x9FFF, Han),
    (0xAC00, 0xD7AF, Hangul),
    (0xF900, 0xFAFF, Han),
    (0xFB50, 0xFDFF, Arabic),
    (0xFE70, 0xFEFF, Arabic),
    (0x20000, 0x323AF, Han),
];

impl Script {
    /// The script of a letter or mark; `None` outside the blocks we know.
    pub fn of(c: char) -> Option<Self> {
        let code = c as u32;
        if code < 0x2B0 {
            return (code >= 0x41).then_some(Latin);
        }
        // The commonest without a search; a test holds both answers together.
        match code {
            0x0400..=0x052F => Some(Cyrillic),
            0x3040..=0x30FF => Some(Kana),
            0x3400..=0x9FFF => Some(Han),
            _ => Self::in_blocks(code),
        }
    }

    fn in_blocks(code: u32) -> Option<Self> {
        let at = BLOCKS.partition_point(|(first, _, _)| *first <= code);
        let (_, last, script) = BLOCKS[at.checked_sub(1)?];
        (code <= last).then_some(script)
    }

    /// The language that alone is written so, among those we name; `None` where several share the script.
    ///
    /// Hebrew stands for Hebrew (Yiddish is rare in news), Ethiopic for Amharic.
    pub fn language(self) -> Option<&'static str> {
        Some(match self {
            Latin | Cyrillic | Arabic | Devanagari | Han => return None,
            Kana => "ja",
            Greek => "el",
            Hebrew => "he",
            Armenian => "hy",
            Bengali => "bn",
            Gurmukhi => "pa",
            Gujarati => "gu",
            Odia => "or",
            Tamil => "ta",
            Telugu => "te",
            Kannada => "kn",
            Malayalam => "ml",
            Sinhala => "si",
            Thai => "th",
            Lao => "lo",
            Burmese => "my",
            Georgian => "ka",
            Hangul => "ko",
            Ethiopic => "am",
            Khmer => "km",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCKS, Script};

    #[test]
    fn blocks_stand_in_order_and_do_not_overlap() {
        assert!(BLOCKS.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    fn what_needs_no_search_is_what_a_search_finds() {
        for c in '\u{2B0}'..=char::MAX {
            assert_eq!(Script::of(c), Script::in_blocks(u32::from(c)), "{c:?}");
        }
    }

    #[test]
    fn a_letter_has_the_script_of_its_block() {
        for (letter, script) in
            [('ż', Script::Latin), ('щ', Script::Cyrillic), ('ம', Script::Tamil), ('の', Script::Kana)]
        {
            assert_eq!(Script::of(letter), Some(script));
        }
        assert_eq!(Script::of('7'), None);
    }
}

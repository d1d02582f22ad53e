//! The classes of characters, looked up.
//!
//! `char::is_uppercase` and its kin walk Unicode tables; a full text asks them some thousand times. Everything below
//! U+3000 is one byte of a table that the build script wrote; above it a few ranges decide.

use super::class::{CLASSES, Class, look_up};
use std::sync::LazyLock;

static TABLE: LazyLock<Vec<Class>> = LazyLock::new(|| {
    include_bytes!(concat!(env!("OUT_DIR"), "/classes")).iter().map(|&class| CLASSES[usize::from(class)]).collect()
});

/// Looks classes up; taken once for a page, so that the table's lock is asked once.
#[derive(Clone, Copy)]
pub(super) struct Classes(&'static [Class]);

impl Classes {
    pub(super) fn get() -> Self {
        Self(&TABLE)
    }

    /// The class of the character of these two bytes.
    #[inline]
    pub(super) fn of_two(self, first: u8, second: u8) -> Class {
        self.0[usize::from(first & 0x1F) << 6 | usize::from(second & 0x3F)]
    }

    #[inline]
    pub(super) fn of(self, c: char) -> Class {
        match self.0.get(c as usize) {
            Some(&class) => class,
            None => above_table(c),
        }
    }
}

fn above_table(c: char) -> Class {
    match c {
        '。' | '！' | '？' | '｡' | '．' => Class::Stop,
        '、' | '，' => Class::Comma,
        '：' => Class::Colon,
        '「' | '」' | '『' | '』' | '〝' | '〟' | '＂' => Class::Quote,
        '（' | '【' | '〈' | '《' | '〔' => Class::Open,
        '）' | '】' | '〉' | '》' | '〕' => Class::Close,
        '｜' | '／' | '・' => Class::Divider,
        '\u{3000}' => Class::Space,
        '０'..='９' => Class::Digit,
        '\u{3005}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{20000}'..='\u{3FFFF}' => {
            Class::Wide
        }
        _ => look_up(c),
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, Classes, look_up};

    #[test]
    fn the_table_says_what_unicode_says() {
        assert!(CLASSES.iter().enumerate().all(|(number, class)| *class as usize == number));
        assert!(('\0'..'\u{3000}').all(|c| Classes::get().of(c) == look_up(c)));
    }

    #[test]
    fn characters_of_two_bytes_are_looked_up_by_them() {
        let mut bytes = [0; 2];
        for c in '\u{80}'..'\u{800}' {
            c.encode_utf8(&mut bytes);
            assert_eq!(Classes::get().of_two(bytes[0], bytes[1]), look_up(c), "{c:?}");
        }
    }
}

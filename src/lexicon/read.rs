//! From the tables to the lexicon.

use super::index::{Cut, whole_hash};
use super::key::{Key, Marks};
use super::lookup::{Keys, Lexicon, last_word};
use super::tables::TABLES;
use super::{Form, Kind, Phrase};
use crate::language::Tag;
use crate::tables::{Row, rows};
use std::borrow::Cow;

impl Lexicon {
    /// Reads every table.
    ///
    /// # Panics
    /// With `file:line` where a row is broken.
    pub(super) fn read() -> Self {
        let mut lexicon = Self::default();
        for &(tag, file, text) in TABLES {
            let language = Tag::parse(tag).expect("a table is named for a language of languages.tsv");
            lexicon.phrases.extend(rows(file, text).map(|row| phrase_of(&row, language)));
        }
        lexicon.longest = lexicon.phrases.iter().map(|phrase| phrase.text.len()).max().unwrap_or(0);
        for (number, phrase) in lexicon.phrases.iter().enumerate() {
            let number = u16::try_from(number).expect("there are fewer than 65,536 phrases");
            for spelling in spellings(phrase) {
                lexicon.marked.add(&spelling, phrase.form, number, Marks::Kept);
                if has_safe_bare_form(&spelling) {
                    lexicon.unmarked.add(&spelling, phrase.form, number, Marks::Dropped);
                }
            }
        }
        lexicon.marked.seal();
        lexicon.unmarked.seal();
        lexicon
    }
}

impl Keys {
    fn add(&mut self, spelling: &str, form: Form, number: u16, marks: Marks) {
        let Some(whole) = whole_hash(spelling, marks) else { return };
        self.whole.add(whole, number);
        if matches!(form, Form::Start | Form::Anywhere) {
            self.opening.add_walk(Key::new(spelling, marks), number, Cut::Words);
        }
        if matches!(form, Form::End | Form::Anywhere) {
            self.closing.add(whole, number);
            let last = last_word(spelling).and_then(|last| whole_hash(last, marks));
            self.closing.add_stem(last.expect("a phrase with a key has a last word"));
        }
        if form == Form::Anywhere {
            self.within.add_walk(Key::new(spelling, marks), number, Cut::Letters);
        }
    }

    fn seal(&mut self) {
        for index in [&mut self.whole, &mut self.opening, &mut self.closing, &mut self.within] {
            index.seal();
        }
    }
}

fn phrase_of(row: &Row, language: Tag) -> Phrase {
    let (kind, form) = (row.required(0, "kind"), row.required(1, "form"));
    Phrase {
        kind: Kind::named(kind).unwrap_or_else(|| row.broken(&format!("no kind is called {kind:?}"))),
        form: Form::named(form).unwrap_or_else(|| row.broken(&format!("no form is called {form:?}"))),
        text: row.required(2, "phrase"),
        gloss: row.required(3, "gloss"),
        language,
        file: row.file,
        line: row.line,
    }
}

/// The spellings under which a phrase is looked up: Serbian is written in two alphabets, letter for letter.
fn spellings(phrase: &Phrase) -> impl Iterator<Item = Cow<'static, str>> + use<> {
    let latin = (phrase.language.as_str() == "sr").then(|| Cow::Owned(serbian_latin(phrase.text)));
    std::iter::once(Cow::Borrowed(phrase.text)).chain(latin)
}

/// Whether the phrase has another form without its marks, and one of more than a syllable: "Ảnh:" must not find a
/// man called Anh.
fn has_safe_bare_form(spelling: &str) -> bool {
    !spelling.is_ascii()
        && Key::new(spelling, Marks::Dropped).count() >= 5
        && whole_hash(spelling, Marks::Dropped) != whole_hash(spelling, Marks::Kept)
}

/// Serbian Cyrillic in Serbian Latin.
fn serbian_latin(text: &str) -> String {
    const CYRILLIC: &str = "абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ";
    const LATIN: &str = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š \
                         A B V G D Đ E Ž Z I J K L Lj M N Nj O P R S T Ć U F H C Č Dž Š";
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match CYRILLIC.chars().position(|letter| letter == c).and_then(|at| LATIN.split(' ').nth(at)) {
            Some(latin) => out.push_str(latin),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::serbian_latin;

    #[test]
    fn serbian_has_two_alphabets() {
        assert_eq!(serbian_latin("Прочитајте још: Њујорк"), "Pročitajte još: Njujork");
    }
}

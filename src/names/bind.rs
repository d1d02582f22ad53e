//! The surname of a person standing alone: as it is, in capitals, with a possessive, with a case ending.

use super::article::{Article, Full};
use super::inflected::{beginning, case_of, inflects, with_case};
use super::mention::Word;
use super::person::{Person, respelled};
use super::respell::{EditKind, NameEdit};
use crate::language::Tag;
use crate::metadata::bylines::is_given_name;
use crate::text::Span;

impl<'a> Person<'a> {
    /// Finds the surname standing alone where the nearest full name with it is this person's.
    pub fn bind_surnames(&mut self, article: &Article<'a>) {
        let mut surnames: Vec<&str> = self.fulls.iter().map(|full| full.surname).collect();
        surnames.sort_unstable();
        surnames.dedup();
        let capitals: Vec<String> = surnames.iter().map(|surname| surname.to_uppercase()).collect();
        let may_be = |word: &&Word| {
            let seen = word.span.of(article.paragraph(word.paragraph));
            surnames
                .iter()
                .zip(&capitals)
                .any(|(surname, capitals)| seen.starts_with(beginning(surname)) || seen.starts_with(capitals.as_str()))
        };
        for (at, word) in article.words.iter().enumerate().filter(|(_, word)| may_be(word)) {
            let is_kept = |word: &Word| article.keeps(word.span.of(article.paragraph(word.paragraph)));
            if article.full_around(word).is_some() || is_kept(word) || self.is_anothers(article, at) {
                continue;
            }
            let edit = surnames.iter().find_map(|surname| {
                self.edit_of(article, *word, surname).or_else(|| self.edit_of_case(article, at, surname))
            });
            let Some(edit) = edit else { continue };
            if self.is_meant(article, *word, &surnames) {
                self.alone.push(edit);
            }
        }
    }

    /// Whether the word at `at` stands behind a given name that is not this person's: "Paweł Żdanow" is somebody else than Wiaczesław Żdanow,
    /// and perhaps a Pole.
    fn is_anothers(&self, article: &Article<'_>, at: usize) -> bool {
        let word = article.words[at];
        let Some(before) = word_before(article, at) else { return false };
        let given = before.span.of(article.paragraph(word.paragraph));
        is_given_name(given) && !self.fulls.iter().any(|full| full.text.starts_with(beginning(given)))
    }

    /// Whether the nearest full name with this surname, before the word or else anywhere, is this person's.
    fn is_meant(&self, article: &Article<'_>, word: Word, surnames: &[&str]) -> bool {
        let bearer = |full: &&Full<'_>| surnames.contains(&full.surname);
        let place = (word.paragraph, word.span.start);
        let before = |full: &&Full<'_>| (full.paragraph, full.span.start) < place;
        let mut bearers = article.fulls.iter().filter(bearer);
        let nearest = bearers.clone().rfind(before).or_else(|| bearers.next());
        nearest.is_some_and(|full| self.fulls.iter().any(|own| own.text == full.text))
    }

    /// What a lone word becomes if it is `surname`: as it is, in capitals, in the genitive, as a broken possessive.
    fn edit_of(&self, article: &Article<'_>, word: Word, surname: &str) -> Option<NameEdit> {
        let text = article.paragraph(word.paragraph);
        let seen = word.span.of(text);
        let to = self.canonical_surname();
        let edit = |span, with, kind| Some(NameEdit { paragraph: word.paragraph, span, with, kind });
        if seen == surname || seen == surname.to_uppercase() {
            return Some(respelled(article, word, to));
        }
        if surname.ends_with('s') || seen.strip_suffix('s') != Some(surname) {
            return None;
        }
        match (article.target.as_str(), text[word.span.end..].chars().next()) {
            ("en", Some(mark @ ('’' | '\''))) => {
                let span = Span::new(word.span.start, word.span.end + mark.len_utf8());
                edit(span, format!("{to}{mark}s"), EditKind::BrokenPossessive)
            }
            ("de" | "sv" | "nb" | "da" | "nl", _) => edit(word.span, format!("{to}s"), EditKind::Respelling),
            // A German or Nordic genitive that leaked with the name: Selenskyjs Rede.
            ("en", next) if self.is_of_genitive_s() && next.is_none_or(|next| !next.is_alphanumeric()) => {
                let plural = text[..word.span.start].trim_end().to_lowercase().ends_with("the");
                let mark = if text.contains('’') || !text.contains('\'') { '’' } else { '\'' };
                let ending = if plural { "s".to_owned() } else { format!("{mark}s") };
                edit(word.span, to.to_owned() + &ending, EditKind::Respelling)
            }
            _ => None,
        }
    }

    fn is_of_genitive_s(&self) -> bool {
        let convention = self.verdict.reading.as_ref().map(|reading| reading.convention);
        convention.is_some_and(|convention| matches!(convention.as_str(), "de" | "sv" | "nb" | "da" | "nl"))
    }

    /// What a lone word becomes if it is `surname` with a case ending: the text's own ending stays, one that leaked goes.
    ///
    /// A given name before it must be this person's, inflected too; any other makes it somebody else's name, a wife's perhaps.
    fn edit_of_case(&self, article: &Article<'_>, at: usize, surname: &str) -> Option<NameEdit> {
        let word = article.words[at];
        let text = article.paragraph(word.paragraph);
        let seen = word.span.of(text);
        let own = article.request.target;
        if article.fulls.iter().any(|full| full.surname == seen) {
            return None;
        }
        let to = self.canonical_surname();
        let edit = |span, with| Some(NameEdit { paragraph: word.paragraph, span, with, kind: EditKind::Respelling });
        if let Some(case) = case_of(seen, surname, own) {
            return article
                .stands_alone(at)
                .then(|| with_case(to, case, own))
                .flatten()
                .and_then(|with| edit(word.span, with));
        }
        let leaked = Tag::parse(self.verdict.reading.as_ref()?.convention.as_str())?;
        if inflects(own) || case_of(seen, surname, leaked).is_none() {
            return None;
        }
        if article.stands_alone(at) {
            return (!follows_lady(&text[..word.span.start])).then(|| edit(word.span, to.to_owned())).flatten();
        }
        let before = word_before(article, at).filter(|before| before.span.end + 1 == word.span.start)?;
        let given = self.fulls.first()?.text.split(' ').next()?;
        let is_given = before.span.of(text).starts_with(beginning(given)) && article.full_around(&before).is_none();
        is_given.then(|| edit(Span::new(before.span.start, word.span.end), self.verdict.canonical.clone())).flatten()
    }
}

/// The listed word before the one at `at`, if that goes on from something in its paragraph: from that word, or from a letter behind it that is
/// no word of the list ("R Macegora").
fn word_before(article: &Article<'_>, at: usize) -> Option<Word> {
    let (word, before) = (article.words[at], article.words[at.checked_sub(1)?]);
    (word.continues && before.paragraph == word.paragraph).then_some(before)
}

/// Whether the words before end with a lady's title: after it -owa and -ova are a woman's surname.
fn follows_lady(before: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default().trim_end_matches('.');
    ["Mrs", "Ms", "Miss", "Madame", "Mme", "Frau", "Fru", "Señora", "Signora", "Lady"].contains(&last)
}

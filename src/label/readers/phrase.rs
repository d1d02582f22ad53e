//! The lexicon asked about a line: which phrase it is, begins or ends with, and whether that tells what the line is.

use super::super::Role;
use super::super::line::{End, WIDE};
use super::super::neighbours::neighbour;
use super::Question;
use super::quoted::quotes;
use crate::language::Tag;
use crate::lexicon::{Hits, Kind, Phrase, announced_behind, is_label_alone, lexicon};

/// Signs between a phrase and the headline it announces.
const POINTERS: [char; 9] = [':', '>', '»', '›', '→', '▶', '|', '–', '—'];
/// Words of a player's line, at most: "Listen to the article, 2 minutes 0:00 / 2:12".
const PLAYER_WORDS: usize = 14;
/// Words of a file's name, at most: "the-old-bridge-in-the-evening.jpg".
const FILE_WORDS: usize = 12;
/// From this share on a phrase that begins a line names it, whatever it announces.
const MOST: f32 = 0.3;
/// The same of a sentence that no colon parts from a phrase of fewer letters than [`STATED`]. Of 25 sentences of our own that begin like one eight left
/// by the share above.
const MOST_OF_SENTENCE: f32 = 0.5;
/// Commas between the topics of a long line, at least.
const TOPICS: u32 = 3;
/// From so many letters on a notice's phrase before a colon names the line it opens.
const NOTED: f32 = 12.0;
/// From so many letters on a phrase that is the first sentence of a line names it.
const STATED: f32 = 18.0;
/// From so many letters on a phrase that begins a line is a template's own sentence: it names the paragraph it opens.
const SPECIFIC: f32 = 26.0;

impl Question<'_> {
    /// Asks the lexicon: what the whole line is, what it begins and what it ends with.
    pub(super) fn ask_for_phrases(&mut self) {
        if self.is_narrow() {
            self.ask_for_whole_phrase();
        }
        self.ask_for_opening();
        self.ask_for_closing();
        self.readings.phrase = self.readings.phrase.or_else(|| neighbour(self.text));
    }

    fn ask_for_whole_phrase(&mut self) {
        let (text, line) = (self.text, self.line);
        // "Nice!", "Search.": a word with a stop may be somebody's answer.
        let answers = |kind: Kind| {
            line.end == End::Sentence && line.word_count() == 1 && line.width < STATED && kind.role() != Role::Label
        };
        let whole = of_language(lexicon().whole(text), self.language).map(|phrase| phrase.kind);
        self.readings.phrase = whole.filter(|&kind| !answers(kind));
        if line.end == End::Letter && line.word_count() <= FILE_WORDS && is_picture_file(text) {
            self.readings.phrase = Kind::named("image");
        }
        if line.number_joints >= 2 && line.word_count() <= PLAYER_WORDS && plays(text) {
            self.readings.phrase = Kind::named("player");
        }
        self.is_label = self.readings.phrase.is_some_and(|kind| kind.role() == Role::Label);
    }

    fn ask_for_opening(&mut self) {
        let text = self.text;
        let Some(opening) = lexicon().opening(text).filter(|opening| !quotes(text, opening.len_bytes)) else { return };
        let readings = &mut self.readings;
        readings.phrase_start = opening.len_bytes as f32 / text.len() as f32;
        readings.captions = announced_behind(text, &opening).is_some();
        readings.announces_caption = is_label_alone(text, &opening);
        let named = of_language(opening.phrases, self.language);
        let named = named.filter(|phrase| self.names_line(phrase.kind, opening.len_bytes));
        self.readings.phrase = self.readings.phrase.or(named.map(|phrase| phrase.kind));
    }

    /// Whether a phrase of this kind, the first `len_bytes` of the line, tells what the whole line is.
    fn names_line(&self, kind: Kind, len_bytes: usize) -> bool {
        let line = self.line;
        let (announced, rest) = self.text.split_at(len_bytes);
        let letters = letters_of(announced);
        let says_so = kind.removed_kind().is_some();
        // A headline may ask: "Read also: Who pays for the bridge?"
        let points = announced.ends_with(POINTERS) || rest.trim_start().starts_with(POINTERS);
        let asks = points && line.question && line.inner_stops == 0;
        let note = says_so && self.is_narrow() && (line.end != End::Sentence || asks);
        // "Published under: harbour, ferry, …" is as long as it has topics; "This is an opinion piece. …" says all in its first sentence.
        let lists = || kind.role() == Role::Navigation && line.commas >= TOPICS && line.end != End::Sentence;
        let states = || says_so && letters >= STATED && rest.starts_with(". ");
        // "Editor's note: The date was put right."
        let noted = || points && kind.role() == Role::Notice && letters >= NOTED;
        // "Read more on trains, she urged."
        let begins = line.end == End::Sentence && !points && letters < STATED;
        let most = if begins { MOST_OF_SENTENCE } else { MOST };
        note || lists() || states() || noted() || self.readings.phrase_start > most || says_so && letters >= SPECIFIC
    }

    fn ask_for_closing(&mut self) {
        if self.line.end == End::Sentence && !self.line.copyright {
            return;
        }
        let Some(closing) = lexicon().closing(self.text) else { return };
        // "Copyright © The Ledger. All rights reserved."
        let claims = closing.phrases.into_iter().find(|phrase| phrase.kind.role() == Role::Notice);
        let claims = claims.filter(|_| self.line.copyright).map(|phrase| phrase.kind);
        self.readings.phrase = self.readings.phrase.or(claims);
        self.readings.phrase_end = (self.text.len() - closing.start_byte) as f32 / self.text.len() as f32;
    }
}

/// Whether a line is the name of a picture's file: "harbour-2025.jpg".
fn is_picture_file(text: &str) -> bool {
    let Some((name, ending)) = text.rsplit_once('.') else { return false };
    let is_known = ["jpg", "png", "jpeg", "webp", "gif"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    is_known && !name.contains(char::is_whitespace)
}

/// Whether a player says how far it is and how long: "0:00 / 0:41".
fn plays(text: &str) -> bool {
    let is_length = |word: &str| {
        let parts = word.split_once(':');
        parts.is_some_and(|(minutes, rest)| {
            let figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
            (1..=2).contains(&minutes.len()) && rest.len() >= 2 && figures(minutes) && figures(rest)
        })
    };
    let parted = text.split_once('/').map(|(played, all)| (played.trim_end(), all.trim_start()));
    parted.is_some_and(|(played, all)| {
        played.rsplit(' ').next().is_some_and(is_length) && all.split(' ').next().is_some_and(is_length)
    })
}

/// The width of a phrase in letters; a Han, kana or Hangul character counts as [`WIDE`].
fn letters_of(phrase: &str) -> f32 {
    let wide = |c: char| ('\u{2E80}'..='\u{D7FF}').contains(&c);
    phrase.chars().map(|c| if wide(c) { WIDE } else { 1.0 }).sum()
}

/// A phrase in the document's language, else one in English, else any: the same words may stand in several languages.
fn of_language(hits: Hits, language: Tag) -> Option<Phrase> {
    let first_in = |wanted: Tag| hits.into_iter().find(|phrase| phrase.language == wanted);
    first_in(language).or_else(|| first_in(Tag::EN)).or_else(|| hits.into_iter().next())
}

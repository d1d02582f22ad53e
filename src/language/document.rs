//! The language of a whole document, from a sample of its longest lines.

use super::letters::{Case, Line, Word};
use super::script::Script;
use super::tag::Tag;
use super::weigh::Ballot;
use super::{Guess, Prior};
use crate::confidence::Confidence;

/// Bytes of the sample: 256 decide as 512 do on articles in 17 languages, in half the time.
const SAMPLE_BYTES: usize = 256;
/// Bytes read where the sample leaves a doubt.
const LARGE_SAMPLE_BYTES: usize = 2048;
/// So many words with a small letter tell the language of a text.
const SMALL_WORDS: usize = 12;
/// Bytes taken of a line at a time.
const RUN_BYTES: usize = 64;
/// A line counts that has at least this part (one third) of the longest one's bytes.
const LEAST_PART: usize = 3;
/// A line that begins so may be in anybody's language; it is read only where there is no other.
const QUOTES: [char; 8] = ['"', '“', '”', '„', '«', '»', '「', '『'];
/// Bytes read of a paragraph.
const PARAGRAPH_BYTES: usize = 192;
/// Lines kept while the longest are looked for.
const MOST_LINES: usize = 8;
/// How sure our model must be for whatlang not to be asked.
const SURE: u8 = 98;
/// How sure we are where whatlang and our model disagree.
const DISPUTED: u8 = 60;
/// How sure a script makes us that is written in one language.
const SURE_OF_SCRIPT: u8 = 99;
/// Words weighed before the first look at the votes: those of two lines, for one may be a quotation.
const WORDS_BEFORE: usize = 16;
/// Words weighed between two looks.
const WORDS_A_LOOK: usize = 8;
/// Words of a paragraph weighed before the first look, and share at which it is taken to be in its document's language.
const WORDS_OF_PARAGRAPH: usize = 4;
const AT_HOME: f32 = 0.98;
/// Share of the likeliest language at which the words left could not change the answer.
const DECIDED: f32 = 0.9999;

/// The language of `text`, a document or a long block; `declared` is what its page says, if anything.
///
/// Labels, menus and credits are short; the sample is taken from the longest lines, which are body.
///
/// ```
/// use copydesk::language::of_document;
/// let text = "Menu\nDer Minister sagte am Montag, dass die Regierung an ihrem Plan festhalten werde.";
/// assert_eq!(of_document(text, None).tag.as_str(), "de");
/// ```
pub fn of_document(text: &str, declared: Option<Tag>) -> Guess {
    let lines = lines(text).map(str::trim).filter(|line| !line.is_empty());
    of_sample(&sample_of_lines(lines.clone()), || lines, &Prior { document: None, declared })
}

/// The language of a document by its sample, and where that leaves a doubt by more of its `lines`, which have no white space around them. Who
/// asks about a text again may keep sample and answer, unless its lines were asked for.
pub(crate) fn of_sample<'t, L>(sample: &str, lines: impl FnOnce() -> L, prior: &Prior) -> Guess
where
    L: Iterator<Item = &'t str> + Clone,
{
    let (ours, is_strange) = told(sample, prior, WORDS_BEFORE, |_| DECIDED);
    // What the script has decided needs no second opinion, nor has it one where there are no letters.
    let Some(script) = ours.script.filter(|script| script.language().is_none()) else { return ours };
    // Nor does whatlang know the languages that we do not.
    let is_open = ours.confidence.as_percent() < SURE && !is_strange;
    let settled = if is_open { second_opinion(sample, ours) } else { ours };
    if is_sure(&settled) { settled } else { of_small_words(lines(), script, prior).unwrap_or(settled) }
}

fn is_sure(guess: &Guess) -> bool {
    guess.tag.is_known() && guess.confidence.as_percent() >= SURE
}

/// The language of the words of `lines` that begin with a small letter, for its first lines may be full of foreign names; `None` where
/// they are few, or leave a doubt themselves.
fn of_small_words<'t>(lines: impl Iterator<Item = &'t str> + Clone, script: Script, prior: &Prior) -> Option<Guess> {
    let sample = sample_of_bytes(lines, LARGE_SAMPLE_BYTES);
    let line = Line::read(&sample);
    let is_small = |word: &&Word| word.script == Some(script) && word.case == Case::Lower;
    let mut ballot = Ballot::empty(script);
    let small = line.words().iter().filter(is_small);
    ballot.add(&line, small.clone());
    let count = small.count();
    let guess = ballot.verdict(prior, Tag::is_known).guess(Some(script));
    (count >= SMALL_WORDS && is_sure(&guess)).then_some(guess)
}

/// The language of `text`, a paragraph of an article in `document`; a few words are enough to say that it is no other.
///
/// ```
/// use copydesk::language::{Tag, of_paragraph};
/// let text = "Most zostanie zamknięty w poniedziałek, ponieważ rada miasta nie znalazła pieniędzy na remont.";
/// assert_eq!(of_paragraph(text, Tag::EN).tag.as_str(), "pl");
/// ```
pub fn of_paragraph(text: &str, document: Tag) -> Guess {
    let end = (0..=text.len().min(PARAGRAPH_BYTES)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let enough = |tag: Tag| if tag == document { AT_HOME } else { DECIDED };
    told(&text[..end], &Prior::document(document), WORDS_OF_PARAGRAPH, enough).0
}

/// The language of `text`, by its script or by as many of its words as decide: some `words_before` the first look, and then some more
/// until the likeliest language has a share that is `enough` for it. And whether so little speaks for it that it may be one we do not know.
fn told(text: &str, prior: &Prior, words_before: usize, enough: impl Fn(Tag) -> f32) -> (Guess, bool) {
    let script = script_by_bytes(text).or_else(|| main_script(Line::read(text).words()));
    let Some(script) = script else { return Default::default() };
    match script.language().and_then(Tag::parse) {
        Some(tag) => (Guess { tag, confidence: Confidence::percent(SURE_OF_SCRIPT), script: Some(script) }, false),
        None => weighed(text, script, prior, words_before, enough),
    }
}

/// The script of `text` where its bytes leave no doubt: all its letters are Latin, or most are of one other script and none of a third.
/// A text of no letters at all may be called Latin.
fn script_by_bytes(text: &str) -> Option<Script> {
    // A fold, not `any`: without an early way out the loop is done in vectors. U+0370 is the first of another script, and dashes and
    // quotation marks begin with 0xE2.
    if text.bytes().fold(true, |latin, byte| latin & ((byte < 0xCD) | (byte == 0xE2))) {
        return Some(Script::Latin);
    }
    let (mut latin, mut others, mut more_arabic) = (0, [0; 3], false);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | 0xC3..=0xCA => latin += 1,
            0xCE | 0xCF => others[0] += 1,
            0xD0..=0xD3 => others[1] += 1,
            0xD8 => others[2] += 1,
            // Arabic letters as well as figures and marks.
            0xD9..=0xDB => more_arabic = true,
            0xCB..=0xCD | 0xD4..=0xD7 | 0xDC..=0xE1 | 0xE3.. => return None,
            // Signs, and what goes on with a character.
            _ => {}
        }
    }
    match others {
        [count, 0, 0] if count > latin && !more_arabic => Some(Script::Greek),
        [0, count, 0] if count > latin && !more_arabic => Some(Script::Cyrillic),
        [0, 0, count] if count > latin => Some(Script::Arabic),
        _ => None,
    }
}

/// The script the document is written in: of the scripts other than Latin the commonest, where a third of the letters are
/// of it, for Latin words inside another script are brands and names; kana makes Chinese characters Japanese.
pub(super) fn main_script(words: &[Word]) -> Option<Script> {
    let letters = |script: Script| -> usize {
        words.iter().filter(|word| word.script == Some(script)).map(|word| word.end - word.first).sum()
    };
    let mut best: Option<(usize, Script)> = None;
    let (mut all, mut seen) = (0, Vec::with_capacity(4));
    for script in words.iter().filter_map(|word| word.script) {
        if !seen.contains(&script) {
            seen.push(script);
            let count = letters(script);
            all += count;
            if script != Script::Latin && best.is_none_or(|(most, _)| count > most) {
                best = Some((count, script));
            }
        }
    }
    let latin = seen.contains(&Script::Latin).then_some(Script::Latin);
    let main = best.filter(|(count, _)| count * 3 > all || latin.is_none()).map(|(_, script)| script).or(latin)?;
    let kana = main == Script::Han && letters(Script::Kana) * 10 > letters(Script::Han);
    Some(if kana { Script::Kana } else { main })
}

/// The likeliest language of the words of `script`; words behind those that have decided are not read.
fn weighed(
    text: &str,
    script: Script,
    prior: &Prior,
    words_before: usize,
    enough: impl Fn(Tag) -> f32,
) -> (Guess, bool) {
    let (mut line, mut ballot) = (Line::with_room_for(text), Ballot::empty(script));
    let (mut at, mut next, mut more) = (0, 0, words_before);
    let is_of_script = |word: &&Word| word.script == Some(script);
    loop {
        let first = next;
        while more > 0 && (next < line.words().len() || at < text.len()) {
            match line.words().get(next) {
                Some(word) => {
                    more -= usize::from(is_of_script(&word));
                    next += 1;
                }
                None => at = line.read_on(text, at, more),
            }
        }
        ballot.add(&line, line.words()[first..next].iter().filter(is_of_script));
        if ballot.letters == 0 {
            return Default::default();
        }
        let verdict = ballot.verdict(prior, |_| true);
        if more > 0 || verdict.share >= enough(verdict.tag) {
            return (verdict.guess(Some(script)), verdict.is_strange);
        }
        more = WORDS_A_LOOK;
    }
}

/// Where whatlang is sure of another language, ours stands but is no longer sure; where we have none, whatlang's does.
fn second_opinion(sample: &str, ours: Guess) -> Guess {
    let theirs = whatlang::detect(sample).filter(whatlang::Info::is_reliable);
    match theirs.and_then(|info| Tag::parse(info.lang().code())) {
        Some(tag) if tag == ours.tag => Guess { confidence: Confidence::percent(SURE), ..ours },
        Some(tag) if !ours.tag.is_known() && ours.script != Some(Script::Han) => {
            Guess { tag, confidence: Confidence::percent(DISPUTED), ..ours }
        }
        Some(_) => Guess { confidence: ours.confidence.min(Confidence::percent(DISPUTED)), ..ours },
        None => ours,
    }
}

/// Some [`SAMPLE_BYTES`] of the longest of `lines`, which have no white space around them and none of them empty: a run of each in turn, longest first (of equal ones the first), then the next
/// run of each, so that no one line decides. Lines much shorter than the longest are labels, and do not count.
pub(crate) fn sample_of_lines<'t>(lines: impl Iterator<Item = &'t str> + Clone) -> String {
    sample_of_bytes(lines, SAMPLE_BYTES)
}

fn sample_of_bytes<'t>(lines: impl Iterator<Item = &'t str> + Clone, most_bytes: usize) -> String {
    let mut longest: Vec<&str> = Vec::with_capacity(MOST_LINES);
    lines.clone().filter(|line| !line.starts_with(QUOTES)).for_each(|line| keep_longest(&mut longest, line));
    if longest.is_empty() {
        lines.for_each(|line| keep_longest(&mut longest, line));
    }
    let most = longest.first().map_or(0, |line| line.len());
    longest.retain(|line| line.len() * LEAST_PART >= most);
    let mut sample = String::with_capacity(most_bytes + 2 * RUN_BYTES);
    while sample.len() < most_bytes && longest.iter().any(|line| !line.is_empty()) {
        for line in longest.iter_mut().filter(|line| !line.is_empty()) {
            let (run, rest) = line.split_at(end_of_run(line));
            sample.push_str(run);
            sample.push('\n');
            *line = rest;
            if sample.len() >= most_bytes {
                break;
            }
        }
    }
    sample
}

/// The lines of `text`, their ends found many bytes at a time.
fn lines(text: &str) -> impl Iterator<Item = &str> + Clone {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    ends.scan(0, |first, end| Some(&text[std::mem::replace(first, end + 1)..end]))
}

/// Where the first run of `line` ends: behind a whole word where there is one.
fn end_of_run(line: &str) -> usize {
    if line.len() <= RUN_BYTES {
        return line.len();
    }
    let end = (0..=RUN_BYTES).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(line.len());
    memchr::memrchr(b' ', &line.as_bytes()[..end]).map_or(end, |blank| blank + 1)
}

/// Keeps the longest lines seen, in order of length.
fn keep_longest<'t>(longest: &mut Vec<&'t str>, line: &'t str) {
    let at = longest.partition_point(|kept| kept.len() >= line.len());
    if at < MOST_LINES {
        longest.truncate(MOST_LINES - 1);
        longest.insert(at, line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As [`told`], of a text read to its end.
    fn told_whole(text: &str, prior: &Prior, enough: impl Fn(Tag) -> f32) -> Guess {
        let line = Line::read(text);
        let Some(script) = main_script(line.words()) else { return Guess::default() };
        if let Some(tag) = script.language().and_then(Tag::parse) {
            return Guess { tag, confidence: Confidence::percent(SURE_OF_SCRIPT), script: Some(script) };
        }
        let words: Vec<&Word> = line.words().iter().filter(|word| word.script == Some(script)).collect();
        let mut ballot = Ballot::empty(script);
        for (nth, word) in words.iter().enumerate() {
            ballot.add(&line, std::iter::once(*word));
            let looks = nth + 1 >= WORDS_OF_PARAGRAPH && (nth + 1 - WORDS_OF_PARAGRAPH).is_multiple_of(WORDS_A_LOOK);
            let verdict = ballot.verdict(prior, |_| true);
            if looks && verdict.share >= enough(verdict.tag) {
                return verdict.guess(Some(script));
            }
        }
        ballot.verdict(prior, |_| true).guess(Some(script))
    }

    #[test]
    fn arabic_letters_of_any_byte_stand_beside_cyrillic_ones() {
        let prior = Prior::document(Tag::EN);
        for text in ["ـа ", "моя يـ", "α ف"] {
            assert_eq!(
                told(text, &prior, WORDS_OF_PARAGRAPH, |_| DECIDED).0,
                told_whole(text, &prior, |_| DECIDED),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_text_read_as_far_as_needed_says_what_the_whole_says(
            text in "((([A-Za-zéłüñ]|[а-яіїё]|[α-ω]|[ء-ي]|漢|の){1,7}|[A-Za-zéłüñ]{1,7}|[а-яіїё]{1,9})([ ,.]|’ ){1,2}){0,20}",
        ) {
            let enough = |tag: Tag| if tag == Tag::EN { AT_HOME } else { DECIDED };
            let prior = Prior::document(Tag::EN);
            prop_assert_eq!(told(&text, &prior, WORDS_OF_PARAGRAPH, enough).0, told_whole(&text, &prior, enough));
        }
    }
}

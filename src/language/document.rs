//! The language of a whole document, from a sample of its longest lines.

use super::letters::{Line, Word};
use super::script::Script;
use super::tag::Tag;
use super::weigh::{Ballot, Verdict};
use super::{Guess, Prior};
use crate::confidence::Confidence;

/// Bytes of the sample: 256 decide as 512 do on articles in 17 languages, in half the time.
const SAMPLE_BYTES: usize = 256;
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
    of_sample(&sample_of(text), declared)
}

/// The language of a document by its sample alone: who asks about a text again may keep both.
pub(crate) fn of_sample(sample: &str, declared: Option<Tag>) -> Guess {
    let line = Line::read(sample);
    let Some(script) = main_script(line.words()) else { return Guess::default() };
    if let Some(tag) = script.language().and_then(Tag::parse) {
        return Guess { tag, confidence: Confidence::percent(SURE_OF_SCRIPT), script: Some(script) };
    }
    let ours =
        weighed(&line, script, &Prior { document: None, declared }, WORDS_BEFORE, |_| DECIDED).guess(Some(script));
    if ours.confidence.as_percent() >= SURE { ours } else { second_opinion(sample, ours) }
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
    let text = &text[..end];
    let enough = |tag: Tag| if tag == document { AT_HOME } else { DECIDED };
    let prior = Prior::document(document);
    if is_surely_latin(text) {
        return latin_paragraph(text, &prior, enough);
    }
    let line = Line::read(text);
    let Some(script) = main_script(line.words()) else { return Guess::default() };
    match script.language().and_then(Tag::parse) {
        Some(tag) => Guess { tag, confidence: Confidence::percent(SURE_OF_SCRIPT), script: Some(script) },
        None => weighed(&line, script, &prior, WORDS_OF_PARAGRAPH, enough).guess(Some(script)),
    }
}

/// Whether all letters of `text` are Latin, by its bytes: U+0370 is the first of another script, and dashes and quotation marks begin with 0xE2.
fn is_surely_latin(text: &str) -> bool {
    // A fold, not `any`: without an early way out the loop is done in vectors.
    text.bytes().fold(true, |latin, byte| latin & ((byte < 0xCD) | (byte == 0xE2)))
}

/// The language of a paragraph in Latin letters: no more of it is read than decides, as most paragraphs are in their document's language
/// and their first words say so.
fn latin_paragraph(text: &str, prior: &Prior, enough: impl Fn(Tag) -> f32) -> Guess {
    let (mut line, mut ballot) = (Line::default(), Ballot::empty(Script::Latin));
    let (mut at, mut more) = (0, WORDS_OF_PARAGRAPH);
    loop {
        let seen = line.words().len();
        at = line.read_on(text, at, more);
        let new = line.words()[seen..].iter().filter(|word| word.script == Some(Script::Latin));
        new.for_each(|word| ballot.add(&line, word));
        more = WORDS_A_LOOK;
        if ballot.letters == 0 {
            if at < text.len() { continue } else { return Guess::default() }
        }
        let verdict = ballot.verdict(prior, |_| true);
        if at == text.len() || verdict.share >= enough(verdict.tag) {
            return verdict.guess(Some(Script::Latin));
        }
    }
}

/// The script the document is written in: of the scripts other than Latin the commonest, where a third of the letters are
/// of it, for Latin words inside another script are brands and names; kana makes Chinese characters Japanese.
fn main_script(words: &[Word]) -> Option<Script> {
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

/// The likeliest language of the words of `script`; later words are not read once the first have decided: with a share that is
/// `enough` for their language.
fn weighed(line: &Line, script: Script, prior: &Prior, words_before: usize, enough: impl Fn(Tag) -> f32) -> Verdict {
    let mut ballot = Ballot::empty(script);
    let mut of_script = line.words().iter().filter(|word| word.script == Some(script)).peekable();
    let mut more = words_before;
    loop {
        of_script.by_ref().take(more).for_each(|word| ballot.add(line, word));
        more = WORDS_A_LOOK;
        let verdict = ballot.verdict(prior, |_| true);
        if of_script.peek().is_none() || verdict.share >= enough(verdict.tag) {
            return verdict;
        }
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

/// Up to [`SAMPLE_BYTES`] of the longest lines: a run of each in turn, longest first (of equal ones the first), then the next
/// run of each, so that no one line decides. Lines much shorter than the longest are labels, and do not count.
fn sample_of(text: &str) -> String {
    sample_of_lines(lines(text).map(str::trim).filter(|line| !line.is_empty()))
}

/// As [`sample_of`], of a text that has been cut into lines with no white space around them and none of them empty.
pub(crate) fn sample_of_lines<'t>(lines: impl Iterator<Item = &'t str> + Clone) -> String {
    let mut longest: Vec<&str> = Vec::with_capacity(MOST_LINES);
    lines.clone().filter(|line| !line.starts_with(QUOTES)).for_each(|line| keep_longest(&mut longest, line));
    if longest.is_empty() {
        lines.for_each(|line| keep_longest(&mut longest, line));
    }
    let most = longest.first().map_or(0, |line| line.len());
    longest.retain(|line| line.len() * LEAST_PART >= most);
    let mut sample = String::with_capacity(SAMPLE_BYTES + 2 * RUN_BYTES);
    while sample.len() < SAMPLE_BYTES && longest.iter().any(|line| !line.is_empty()) {
        for line in longest.iter_mut().filter(|line| !line.is_empty()) {
            let (run, rest) = line.split_at(end_of_run(line));
            sample.push_str(run);
            sample.push('\n');
            *line = rest;
            if sample.len() >= SAMPLE_BYTES {
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

    proptest! {
        #[test]
        fn a_paragraph_read_as_far_as_needed_says_what_the_whole_says(text in "([A-Za-zéłüñ]{1,7}[ ,.’]{1,2}){0,20}") {
            let enough = |tag: Tag| if tag == Tag::EN { AT_HOME } else { DECIDED };
            let prior = Prior::document(Tag::EN);
            let line = Line::read(&text);
            let whole = main_script(line.words())
                .map(|script| weighed(&line, script, &prior, WORDS_OF_PARAGRAPH, enough).guess(Some(script)));
            prop_assert_eq!(latin_paragraph(&text, &prior, enough), whole.unwrap_or_default());
        }
    }
}

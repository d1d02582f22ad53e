//! Laws of the readers of single lines: dates, bylines, credits, names.

use copydesk::language::Tag;
use copydesk::metadata::{When, bylines, datelines, dates, sections, signoffs, titles};
use copydesk::names::{Convention, compare, normalise, readings};
use copydesk::text::Span;
use copydesk::{credits, lexicon};

/// The longest line that is tried; the readers themselves refuse paragraphs.
const MOST_BYTES: usize = 512;

fn line_of(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(MOST_BYTES)]);
    text.lines().next().unwrap_or_default().to_owned()
}

/// One of the languages, as the line chooses it.
fn language_of(bytes: &[u8]) -> Tag {
    const LANGUAGES: [&str; 6] = ["en", "pl", "ru", "de", "hu", "ar"];
    let chosen = bytes.iter().fold(0, |sum, byte| sum + usize::from(*byte)) % LANGUAGES.len();
    Tag::parse(LANGUAGES[chosen]).expect("a language we name")
}

fn lies_in(span: Span, line: &str) {
    assert!(line.get(span.start..span.end).is_some(), "{span:?} lies on characters of {line:?}");
}

/// What is read as a date is a day of the calendar, and its words stand in the line.
pub fn dates_are_days(bytes: &[u8]) {
    let (line, language) = (line_of(bytes), language_of(bytes));
    let is_day = |when: &When| {
        let day = When::day(when.year.into(), when.month.into(), when.day.into());
        assert!(day.is_some(), "{when} is a day: {line:?}");
        let clock = when
            .clock
            .is_none_or(|clock| clock.hour < 24 && clock.minute < 60 && clock.second.is_none_or(|second| second < 60));
        assert!(clock, "{when:?} is a time: {line:?}");
    };
    if let Some(dated) = dates::read(&line, language, None) {
        dated.published.iter().chain(&dated.updated).for_each(is_day);
        dated.spans.iter().for_each(|&span| lies_in(span, &line));
    }
    dates::stamp(&line).iter().for_each(is_day);
    if let Some(byline) = bylines::read(&line, language) {
        byline.spans.iter().for_each(|&span| lies_in(span, &line));
        assert!(byline.authors.iter().all(|author| !author.name.trim().is_empty()), "an author has a name: {line:?}");
    }
    let _ = (datelines::read(&line, language), signoffs::read(&line, language), sections::from_trail(&line));
    let _ = titles::clean(&line, None);
}

/// A credit names what stands in its line, and is the same credit as itself.
pub fn credits_stand_in_their_line(bytes: &[u8]) {
    let line = line_of(bytes);
    if let Some(reading) = credits::read(&line) {
        let credit = &reading.credit;
        assert!(credit.creators.iter().all(|name| line.contains(name.as_str())), "{credit:?} is in {line:?}");
        assert!(!credit.line.trim().is_empty(), "a credit has its line: {line:?}");
        if !credit.is_empty() {
            assert!(credits::same(&reading, &reading).is_some(), "a credit is itself: {reading:?}");
        }
    }
    if let Some(trailing) = credits::trailing(&line) {
        lies_in(trailing.caption, &line);
        lies_in(trailing.credit, &line);
        assert!(!trailing.caption.overlaps(trailing.credit), "caption and credit stand apart: {line:?}");
    }
    let _ = (credits::placeholder(&line), credits::captions_alike(&line, &line));
    let lexicon = lexicon::lexicon();
    let _ = (lexicon.whole(&line), lexicon.opening(&line), lexicon.closing(&line), lexicon.within(&line).count());
}

/// Two names are as much alike from either side; what is read back is never more than six readings.
pub fn names_are_compared_both_ways(bytes: &[u8]) {
    let line = line_of(bytes);
    let half = line.char_indices().nth(line.chars().count() / 2).map_or(0, |(at, _)| at);
    let (a, b) = line.split_at(half);
    let (there, back) = (compare(a, b, None, None).score, compare(b, a, None, None).score);
    assert!((0.0..=1.0).contains(&there), "{there} is a likeness of {a:?} and {b:?}");
    assert!(there.to_bits() == back.to_bits(), "{a:?} and {b:?}: {there} one way, {back} the other");
    for convention in [Convention::PL, Convention::EN] {
        assert!(readings(&line, convention).len() <= 6);
    }
    if let Some(name) = normalise(&line, Tag::EN, None) {
        assert!(!name.trim().is_empty(), "a name is not made into nothing: {line:?}");
    }
}

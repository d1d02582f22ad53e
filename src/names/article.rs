//! An article as the names stage sees it: capitalised words, full names, countries.

use super::authority::Answer;
use super::context::{Beside, Hint, Topic, beside, is_stem};
use super::judge::{Suspicion, suspicion};
use super::mention::Word;
use super::mixed::may_be_mixed;
use super::respell::Request;
use super::{Convention, given_forms, listed, lower, printed};
use crate::tables::Quick;
use crate::text::Span;
use memchr::memmem::Finder;
use std::collections::HashSet;

/// The article with all that is asked of it more than once.
#[derive(Debug)]
pub(super) struct Article<'a> {
    /// What was asked.
    pub request: Request<'a>,
    /// Whose spelling names take.
    pub target: Convention,
    /// Its capitalised words in reading order.
    pub words: &'a [Word],
    /// Its full names in reading order.
    pub fulls: Vec<Full<'a>>,
    /// Those of them that the user's authority has, with what it says.
    pub listed: Vec<(Full<'a>, Answer)>,
    /// Countries it speaks of.
    pub topic: Topic,
    /// Whether nothing but a hint can speak for any name.
    silent: bool,
}

/// A given name with the word or two after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Full<'a> {
    /// As printed.
    pub text: &'a str,
    /// Its last word.
    pub surname: &'a str,
    /// Index into [`Request::paragraphs`].
    pub paragraph: usize,
    /// Its bytes there.
    pub span: Span,
    /// Whether the user's authority has the spelling: it is not judged.
    pub listed: bool,
}

impl<'a> Article<'a> {
    /// The article, or `None` where no name in it can be foreign: most articles stop here.
    ///
    /// `words` are its capitalised words.
    pub fn of_interest(request: Request<'a>, words: &'a [Word], target: Convention) -> Option<Self> {
        let text_of = |word: &Word| word.span.of(request.paragraphs[word.paragraph]);
        let listed = listed::mentions(&request, words);
        let fulls = with_listed(full_names(&request, words), &listed);
        let topic = Topic::of(words.iter().map(text_of));
        let suspicion = strongest_suspicion(&fulls, target, !topic.is_empty());
        let settled = may_be_mixed(&fulls) || listed.iter().any(|(_, answer)| matches!(answer, Answer::Becomes { .. }));
        let lone = || words.iter().any(|word| looks_foreign(text_of(word)));
        let interesting = match suspicion {
            Suspicion::None => settled || !topic.is_empty() && lone(),
            Suspicion::ByTopic => settled || !topic.is_empty(),
            Suspicion::ByHint | Suspicion::ByName => true,
        };
        let silent = suspicion == Suspicion::ByHint && !settled && topic.is_empty();
        interesting.then_some(Self { request, target, words, fulls, listed, topic, silent })
    }

    /// The article with what is known of its languages; `None` where that was the last that could speak for a name.
    pub fn hinted<'b>(self, hints: &'b [Hint]) -> Option<Article<'b>>
    where
        'a: 'b,
    {
        let silent = self.silent && hints.is_empty() && !self.introduces();
        let request = Request { hints, ..self.request };
        (!silent).then_some(Article { request, ..self })
    }

    /// Whether a country introduces one of the names that a hint could speak for: adjectives are written small in most languages, and no topic then.
    fn introduces(&self) -> bool {
        let mut doubtful =
            self.fulls.iter().filter(|full| suspicion(full.text, self.target, false) == Suspicion::ByHint);
        doubtful.any(|full| !self.beside(std::iter::once((full.paragraph, full.span))).introduced.is_empty())
    }

    /// Whether more than `most` full names stand in it, each form counted once.
    pub fn names_more_people_than(&self, most: usize) -> bool {
        let forms = || self.fulls.iter().map(|full| full.text).collect::<HashSet<&str, Quick>>().len();
        self.fulls.len() > most && forms() > most
    }

    /// The paragraph a word or name stands in.
    pub fn paragraph(&self, at: usize) -> &'a str {
        self.request.paragraphs[at]
    }

    /// Whether `word` stands somewhere in the article with no letter beside it.
    pub fn has_word(&self, word: &str) -> bool {
        let word = Finder::new(word);
        self.request.paragraphs.iter().any(|text| holds_word(text, &word))
    }

    /// Whether the caller wants this spelling, or a word of it, left alone.
    pub fn keeps(&self, text: &str) -> bool {
        self.request.keep.iter().any(|kept| {
            let kept = lower(kept);
            lower(text) == kept || text.split(' ').any(|word| lower(word) == kept)
        })
    }

    /// The full name a word belongs to.
    pub fn full_around(&self, word: &Word) -> Option<&Full<'a>> {
        let after =
            self.fulls.partition_point(|full| (full.paragraph, full.span.start) <= (word.paragraph, word.span.start));
        let full = &self.fulls[after.checked_sub(1)?];
        (full.paragraph == word.paragraph && full.span.holds(word.span)).then_some(full)
    }

    /// What stands beside any of these places.
    pub fn beside(&self, places: impl Iterator<Item = (usize, Span)>) -> Beside {
        places.map(|(paragraph, span)| beside(self.paragraph(paragraph), span)).fold(Beside::default(), Beside::and)
    }

    /// Whether the word at `at` stands for itself: no given name before it, no name after it.
    pub fn stands_alone(&self, at: usize) -> bool {
        let word = &self.words[at];
        let seen = |word: &Word| word.span.of(self.paragraph(word.paragraph));
        let after_title = at.checked_sub(1).is_some_and(|before| is_stem(seen(&self.words[before])));
        let leads = self.words.get(at + 1).is_some_and(|next| next.continues && next.paragraph == word.paragraph);
        (!word.continues || after_title) && !leads && !is_stem(seen(word))
    }
}

/// What the likeliest of the names may be changed by.
fn strongest_suspicion(fulls: &[Full<'_>], target: Convention, has_topic: bool) -> Suspicion {
    let mut seen: HashSet<&str, Quick> = HashSet::default();
    let new = fulls.iter().filter(|full| !full.listed && seen.insert(full.text));
    let mut strongest = Suspicion::None;
    for full in new {
        strongest = strongest.max(suspicion(full.text, target, has_topic));
        if strongest == Suspicion::ByName {
            break;
        }
    }
    strongest
}

/// All full names, those of the authority in place of what was found without it.
fn with_listed<'a>(mut fulls: Vec<Full<'a>>, listed: &[(Full<'a>, Answer)]) -> Vec<Full<'a>> {
    if !listed.is_empty() {
        let is_listed = |full: &Full<'_>| {
            listed.iter().any(|(known, _)| known.paragraph == full.paragraph && known.span.overlaps(full.span))
        };
        fulls.retain(|full| !is_listed(full));
        fulls.extend(listed.iter().map(|(full, _)| *full));
        fulls.sort_by_key(|full| (full.paragraph, full.span.start));
    }
    fulls
}

fn full_names<'a>(request: &Request<'a>, words: &[Word]) -> Vec<Full<'a>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        let text = request.paragraphs[word.paragraph];
        let begins = given_forms::begins(word.span.of(text));
        if begins.printed
            && let Some(span) = printed::at(text, word.span.start)
        {
            let inside = |other: &&Word| other.paragraph == word.paragraph && other.span.start < span.end;
            let surname = printed::surname(span.of(text));
            out.push(Full { text: span.of(text), surname, paragraph: word.paragraph, span, listed: false });
            at += words[at..].iter().take_while(inside).count();
            continue;
        }
        let behind = words.get(at + 1).filter(|next| next.continues && next.paragraph == word.paragraph);
        let Some(&next) = behind.filter(|_| begins.given) else {
            at += 1;
            continue;
        };
        let patronymic = words.get(at + 2).filter(|third| third.continues && is_patronymic(next.span.of(text)));
        let last = patronymic.copied().unwrap_or(next);
        let span = Span::new(word.span.start, last.span.end);
        out.push(Full {
            text: span.of(text),
            surname: last.span.of(text),
            paragraph: word.paragraph,
            span,
            listed: false,
        });
        at += if patronymic.is_some() { 3 } else { 2 };
    }
    out
}

/// Endings of a father's name in the conventions of newsrooms.
const PATRONYMIC: [&str; 18] = [
    "owicz", "ewicz", "ovich", "evich", "ovič", "evič", "owitsch", "ewitsch", "ovitch", "evitch", "ovics", "evics",
    "owna", "ewna", "ovna", "evna", "ivna", "ovych",
];

fn is_patronymic(word: &str) -> bool {
    PATRONYMIC.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// Endings that several conventions give Slavic names, lower case.
const TELLING: [&[u8]; 14] =
    [b"ow", b"ew", b"owa", b"ewa", b"enko", b"kij", b"kyj", b"ovs", b"evs", b"ows", b"ews", b"skis", b"ine", b"ovas"];

/// Whether a lone word is worth a closer look: an ending or letters that several conventions give Slavic names.
pub(super) fn looks_foreign(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() > 4
        && (!word.is_ascii()
            || matches!(bytes[bytes.len() - 1], b'w' | b'a' | b'o' | b'j' | b's' | b'e')
                && TELLING.iter().any(|ending| bytes.ends_with(ending))
            || bytes.windows(2).any(|pair| matches!(pair, b"sz" | b"cz"))
            || bytes.windows(4).any(|four| four == b"tsch"))
}

fn holds_word(text: &str, word: &Finder<'_>) -> bool {
    let length = word.needle().len();
    length > 0
        && word.find_iter(text.as_bytes()).any(|at| {
            !text[..at].ends_with(char::is_alphanumeric) && !text[at + length..].starts_with(char::is_alphanumeric)
        })
}

/// Whether the article wants a form kept: the writer marked it `[sic]`, or it stands in a quoted title.
pub(super) fn is_quoted_as_is(text: &str, span: Span) -> bool {
    let after = text[span.end..].trim_start_matches(['"', '”', '’', '»', ' ']);
    after.starts_with("[sic") || after.starts_with("(sic") || in_quoted_title(text, span)
}

/// Whether the sentence has `other`, the newsroom's own spelling, too: it speaks of how the name is written.
pub(super) fn is_beside_its_other_spelling(text: &str, span: Span, other: &str) -> bool {
    let is_stop = |c: char| matches!(c, '.' | '!' | '?' | '\n');
    let start = text[..span.start].rfind(is_stop).map_or(0, |at| at + 1);
    let end = text[span.end..].find(is_stop).map_or(text.len(), |at| at + span.end);
    let other = Finder::new(other);
    holds_word(&text[start..span.start], &other) || holds_word(&text[span.end..end], &other)
}

/// Whether the nearest quotation marks around a name hold a title: a few words, every longer one with a capital.
fn in_quoted_title(text: &str, span: Span) -> bool {
    let open = text[..span.start].rfind(['“', '„', '«', '"']);
    let close = text[span.end..].find(['”', '“', '»', '"']).map(|at| at + span.end);
    let (Some(open), Some(close)) = (open, close) else { return false };
    let quoted = &text[open..close];
    let mut others = 0;
    for word in quoted.split(|c: char| !c.is_alphanumeric()) {
        let large = word.starts_with(char::is_uppercase);
        if !large && word.chars().count() > 3 {
            return false;
        }
        others += usize::from(large && !span.of(text).contains(word));
    }
    others >= 2 && quoted.len() < 90 && !quoted.contains([',', '.', '!', '?'])
}

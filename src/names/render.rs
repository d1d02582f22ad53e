//! A name in its own script, written as a newsroom writes it.

use super::convention::Convention;
use super::reading::Reading;
use super::{
    abjad, capitalised, chinese, eastern, given, japanese, korean, lower, people, printed, registry, surnames, words,
};
use crate::language::Tag;
use crate::memo::Texts;
use std::cell::{LazyCell, RefCell};
use std::rc::Rc;

/// How many forms of a name are offered.
const FORMS: usize = 8;

/// Writes `source`, a name of `source_language` in its own script, in the convention `to`: best first, at most eight.
///
/// Given names follow custom (`data/names/given.tsv`), the rest the table; empty where there is no table.
///
/// ```
/// use copydesk::{language::Tag, names::{Convention, render}};
/// let russian = Tag::parse("ru").unwrap();
/// assert_eq!(render("Александр Мацегора", russian, Convention::EN)[0], "Alexander Matsegora");
/// assert_eq!(render("Сергей Лавров", russian, Convention::PL)[0], "Siergiej Ławrow");
/// ```
pub fn render(source: &str, source_language: Tag, to: Convention) -> Vec<String> {
    match source_language.as_str() {
        "zh" => return chinese::render(source, to),
        "ko" => return korean::render(source, to),
        "ar" | "fa" | "he" => return abjad::render(source, source_language, to),
        "ja" => return japanese::read(source).map_or_else(Vec::new, |name| name.forms(to)),
        _ => {}
    }
    let mut out: Vec<String> = people::known(source, source_language).map_or(Vec::new(), |known| known.forms(to));
    let Some(table) = registry::table(source_language, to) else { return out };
    let mut beam = vec![(String::new(), 0)];
    for (word, gap) in words(source) {
        let forms = word_forms(word, source_language, to, table);
        let mut next = Vec::with_capacity(beam.len() * forms.len());
        for (out, rank) in &beam {
            for (place, form) in forms.iter().enumerate() {
                next.push((format!("{out}{form}{gap}"), rank + place));
            }
        }
        next.sort_by_key(|(_, rank)| *rank);
        next.truncate(FORMS * 2);
        beam = next;
    }
    for (form, _) in beam {
        if !out.contains(&form) {
            out.push(form);
        }
    }
    out.truncate(FORMS);
    out
}

/// Whose a name in its own script is, and who writes.
type Asked = (Tag, Convention);

thread_local! {
    /// The same people are named article after article, and each convention that may have written a name asks for its forms.
    static SEEN: RefCell<Texts<Asked, Rc<[String]>>> = RefCell::new(Texts::new(KEPT_NAMES));
}

/// How many names' forms a thread keeps.
const KEPT_NAMES: usize = 2048;

/// As [`render`], for names that are asked about again.
pub(super) fn render_again(source: &str, source_language: Tag, to: Convention) -> Rc<[String]> {
    SEEN.with_borrow_mut(|seen| {
        seen.answer(source, (source_language, to), || render(source, source_language, to).into())
    })
}

fn word_forms(word: &str, language: Tag, to: Convention, table: &super::table::Table) -> Vec<String> {
    let name = given::named(word).find(|given| given.language == language);
    let mut forms: Vec<String> =
        name.map_or(Vec::new(), |given| given.customary(to).iter().map(|form| (*form).to_owned()).collect());
    let dotted = if language.as_str() == "ru" { surnames::dotted(word) } else { None };
    for form in table.romanise(&dotted.unwrap_or_else(|| lower(word)), 4) {
        let form = capitalised(&form);
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms.truncate(4);
    forms
}

/// Writes a name from one convention (or, for native script, its language) in another: best first, at most three.
///
/// Where nothing can be read, or copying serves better, the name itself is the answer; the list is never empty.
pub fn convert(name: &str, from: &str, to: &str) -> Vec<String> {
    let Some(target) = Convention::parse(to) else { return vec![name.to_owned()] };
    let native = Tag::parse(from).filter(|tag| tag.is_known() && tag.script() != "Latn");
    // Reading a name back is dear, and who reads by syllables asks for it, too.
    let source = Convention::parse(from).filter(|source| native.is_none() && *source != target);
    let read = LazyCell::new(|| source.map_or_else(Vec::new, |source| super::readings(name, source)));
    let eastern = eastern::forms(name, from, target, || &*read);
    let known = || printed::person(name).map(|person| person.forms(target)).filter(|forms| !forms.is_empty());
    let own = || match (native, source) {
        (Some(language), _) => render(name, language, target),
        (None, Some(source)) => {
            let written = |reading: &Reading| render(&reading.source, reading.language, target);
            let listed = || abjad::between(name, source, target).map(|form| vec![form]);
            known().or_else(listed).unwrap_or_else(|| read.iter().take(3).flat_map(written).collect())
        }
        (None, None) => Vec::new(),
    };
    let mut out = match eastern {
        Some(eastern) if eastern.is_certain => [eastern.forms, own()].concat(),
        Some(eastern) => [own(), eastern.forms].concat(),
        None => own(),
    };
    if out.is_empty() {
        out.push(name.to_owned());
    }
    // Two readings may be written alike.
    let mut forms: Vec<String> = Vec::with_capacity(MOST_FORMS);
    for form in out {
        if forms.len() < MOST_FORMS && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// How many forms are answered.
const MOST_FORMS: usize = 3;

//! The journey of a record that is a page: the article is taken out of it first, and then read as a text is.
//!
//! The page engine has decided which blocks are the article, and nothing here decides it again. The lines of the article make a sheet of text;
//! repair, names, pictures and rules look at that. Findings are carried from the sheet to the source: an edit changes text nodes only.

use super::sheet::Sheet;
use super::split::Block;
use super::{
    Change, Cleaned, Facts, Fixed, Found, Ledger, Licence, Named, credit, cuts, emit, given, identify, judge, label,
    repair, respell, split,
};
use crate::credits;
use crate::desk::Desk;
use crate::label::{Label, Role};
use crate::language::Tag;
use crate::lexicon::{CAPTION_MARKS, Phrase, is_caption_label, lexicon};
use crate::metadata::{When, bylines};
use crate::page::meta::{PictureFact, date};
use crate::page::{self, Page};
use crate::record::{Article, Author, Image, Input, Removed, RemovedKind};

/// Takes a page through the stages.
pub fn clean<'a>(mut input: Input<'a>, desk: &Desk) -> Cleaned<'a> {
    // Out of the record: a page is too large to be held twice.
    let html = input.html.take().unwrap_or_default();
    let page = page::read(&html, input.url.as_deref());
    let sheet = Sheet::of(&page);
    let input = with_page(input, &page);
    let mut ledger = repaired(&sheet, desk);
    let text = ledger.text();
    let mut facts = facts(&input, desk, &text, sheet.labels.clone(), true);
    facts.page = Some(&page);
    let applied = ledger.enter(judge::findings(&facts));
    let mut record = gather(&facts, &applied, &ledger.text());
    fill(&mut record, &facts, &page, &sheet);
    let (findings, patch) = sheet.carry_to_source(ledger.close(), &html);
    let fixed = Fixed::of(html, patch);
    let text = desk.options.undoable.then(|| fixed.clone().into_text());
    Cleaned { article: Article { text, ..record.article(input, findings) }, fixed }
}

/// The ledger of the article's lines, their characters repaired; of the lines as they are where a repair would join or empty some, which
/// would leave labels without their line.
fn repaired<'s>(sheet: &'s Sheet<'_>, desk: &Desk) -> Ledger<'s> {
    let begin = || Ledger::new(&sheet.text, "html", Licence { unsafe_fixes: desk.options.unsafe_fixes });
    let mut ledger = begin();
    repair::characters(&mut ledger, desk);
    if split::split(&ledger.text()).len() == sheet.lines.len() { ledger } else { begin() }
}

/// What the article's lines add up to: as they were read, and where edits are applied also as they are `fixed`, by the labels of those that stay.
fn gather(facts: &Facts<'_>, applied: &[Change], fixed: &str) -> emit::Gathered {
    let stays = |block: &Block| !applied.iter().any(|edit| edit.with.is_empty() && edit.span.holds(block.span));
    let labels = facts.blocks.iter().zip(&facts.labels);
    let kept: Vec<Label> = labels.filter(|(block, _)| stays(block)).map(|(_, label)| label.clone()).collect();
    let is_last = applied.is_empty() || split::split(fixed).len() != kept.len();
    let mut record = emit::Gathered::default();
    record.gather(facts, applied, is_last);
    if !is_last {
        record.gather(&self::facts(facts.input, facts.desk, fixed, kept, false), &[], true);
    }
    record
}

/// Adds what the page says beside its article, where the article and the record say nothing.
fn fill(record: &mut emit::Gathered, facts: &Facts<'_>, page: &Page, sheet: &Sheet<'_>) {
    let authors = if facts.input.authors.is_empty() { &page.authors[..] } else { &[] };
    let removed = removed(page, sheet, facts.language.tag, authors);
    let fields = record.take_page(removed, |images| add_described(images, page));
    if fields.authors.is_empty() {
        fields.authors = page.authors.iter().map(|name| Author { name: Some(name.clone()), agency: None }).collect();
    }
    if fields.body.is_empty() && page.facts.article_body.is_some() {
        // A page that scripts fill in shows nothing; its metadata may hold the article all the same.
        fields.body = page.facts.article_lines();
        let text = fields.body.join("\n");
        let (blocks, likely) = (split::split(&text), &facts.desk.options.languages);
        let heard = &mut identify::Heard::default();
        fields.language = identify::document(&text, &blocks, facts.input, likely, heard).field();
    }
    let (published, updated) = dates(page, facts);
    if given::read_date(facts).is_none_or(|given| given.published.is_none()) {
        fields.published = published.map(in_print).or(fields.published.take());
    }
    fields.updated = updated.map(in_print).or(fields.updated.take());
}

/// When the page says that it was published and last changed. The page engine has read its dates by the custom of their language; an outlet
/// may have another.
fn dates(page: &Page, facts: &Facts<'_>) -> (Option<When>, Option<When>) {
    let when = |(when, _)| when;
    let order = facts.date_order();
    if order.is_none() {
        return (page.published.map(when), page.updated.map(when));
    }
    let (said, tag) = (&page.facts, facts.language.tag);
    (date::choose(&said.published, tag, order).map(when), date::choose_updated(&said.updated, tag, order).map(when))
}

/// The record with what the page says where the record itself says nothing.
fn with_page<'a>(input: Input<'a>, page: &Page) -> Input<'a> {
    Input {
        title: input.title.or_else(|| page.title.as_ref().map(|title| title.value.clone().into())),
        section: input.section.or_else(|| page.section.clone().map(Into::into)),
        language: input.language.or_else(|| page.language.clone().map(Into::into)),
        ..input
    }
}

fn facts<'f>(input: &'f Input<'f>, desk: &'f Desk, text: &'f str, mut labels: Vec<Label>, names: bool) -> Facts<'f> {
    let blocks = split::split(text);
    let likely = &desk.options.languages;
    let language = identify::document(text, &blocks, input, likely, &mut identify::Heard::default());
    let named = named(text, &blocks, &mut labels, input, desk);
    let pictures = credit::pictures(text, &blocks, &labels, language.tag);
    let names = if names {
        respell::names(text, None, &blocks, &labels, &language, desk, &mut respell::Asked::default())
    } else {
        respell::People::default()
    };
    let phrases = cuts::Searched::default().may_hold(text, language.tag);
    Facts::settle(input, desk, text, Found { blocks, language, labels, named, pictures, names, phrases })
}

/// What the settings say of lines of the article, put into their labels; the page engine's title stays the title.
fn named(text: &str, blocks: &[Block], labels: &mut [Label], input: &Input<'_>, desk: &Desk) -> Vec<Option<Named>> {
    let Some(outlet) = desk.options.outlet.as_deref() else { return Vec::new() };
    let mut named = outlet.lines(text, blocks, input.title.as_deref());
    for (named, label) in named.iter_mut().zip(labels) {
        *named = named.filter(|_| label.role != Role::Title);
        if let Some(named) = *named {
            *label = label::of_named(named);
        }
    }
    named
}

fn in_print(when: When) -> String {
    when.to_string()
}

/// Pictures that only the metadata describe, after those on the page.
fn add_described(images: &mut Vec<Image>, page: &Page) {
    let seen = images.iter().any(|image| image.caption.is_some());
    let none = images.is_empty();
    for fact in &page.pictures {
        if fact.caption.is_none() && !fact.attached && (none || fact.url.is_none()) {
            add_credit(images, fact);
            continue;
        }
        let known = |image: &Image| {
            image.caption.as_deref().zip(fact.caption.as_deref()).is_some_and(|(a, b)| credits::captions_alike(a, b))
        };
        if let Some(image) = images.iter_mut().find(|image| known(image)) {
            image.credit = image.credit.take().or_else(|| credit_of(fact));
            cut_credit(image, fact);
            continue;
        }
        // Where the page shows captions, what only a machine is told is a description rather than a caption.
        if fact.attached || seen && fact.credit.is_none() {
            continue;
        }
        let Some(caption) = fact.caption.clone() else { continue };
        let cut = credits::trailing(&caption);
        let credit = credit_of(fact);
        let (caption, glued) = match cut {
            Some(cut) => (cut.caption.of(&caption).to_owned(), Some(cut.reading.credit)),
            None => (caption, None),
        };
        images.push(Image { caption: Some(caption), qualifier: None, credit: credit.or(glued), count: 1 });
    }
}

/// Adds the credit of a picture of which the page says nothing else, unless another picture has it.
fn add_credit(images: &mut Vec<Image>, fact: &PictureFact) {
    let Some(reading) = fact.credit.as_deref().and_then(credits::read) else { return };
    // A newspaper's name alone is mostly that of the page.
    let told = reading.confidence.as_percent() >= 60 || !reading.credit.creators.is_empty();
    let parties = |credit: &credits::Credit| (credit.creators.clone(), credit.agency.clone(), credit.provider.clone());
    let known = |image: &Image| image.credit.as_ref().is_some_and(|credit| parties(credit) == parties(&reading.credit));
    if told && !reading.credit.is_empty() && !images.iter().any(known) {
        let qualifier = reading.qualifier;
        images.push(Image { caption: None, qualifier, credit: Some(reading.credit), count: 1 });
    }
}

/// Takes the credit that the metadata know off the end of the caption: "The dyke at noon. Foto Wim Postma".
fn cut_credit(image: &mut Image, fact: &PictureFact) {
    let (Some(caption), Some(credit)) = (&mut image.caption, &fact.credit) else { return };
    if let Some(rest) = caption.strip_suffix(credit.as_str())
        && rest.ends_with(|c: char| !c.is_alphanumeric())
        && rest.chars().filter(|c| c.is_alphabetic()).count() >= 12
    {
        *caption = rest.trim_end_matches([' ', '|', '/', '(', '–', '—', '-', ',']).to_owned();
    }
}

fn credit_of(fact: &PictureFact) -> Option<credits::Credit> {
    fact.credit.as_deref().and_then(credits::read).map(|reading| reading.credit)
}

/// Whether a byline says no more than who the authors are, with at most one word before them ("By").
fn is_held(line: &str, language: Tag, authors: &[String]) -> bool {
    let Some(byline) = bylines::read(line, language).filter(|byline| !byline.spans.is_empty()) else { return false };
    let mut rest = String::new();
    let mut at = 0;
    for span in &byline.spans {
        rest.push_str(&line[at..span.start]);
        at = span.end;
    }
    rest.push_str(&line[at..]);
    let words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    words <= 1 && byline.spans.iter().all(|span| authors.iter().any(|author| author == span.of(line)))
}

/// The phrase that a short block is, where it is a template's word for a picture's text or source: "Fuente de la imagen".
fn template_label(text: &str, language: Tag) -> Option<Phrase> {
    if text.len() > LONGEST_LABEL {
        return None;
    }
    let labels =
        |phrase: &Phrase| matches!(phrase.kind.role(), Role::Credit | Role::Label) || is_caption_label(*phrase);
    let mut known = lexicon().whole(text.trim_end_matches(CAPTION_MARKS)).filter(labels);
    known.clone().find(|phrase| phrase.language == language).or_else(|| known.next())
}

/// No such label is longer, in bytes.
const LONGEST_LABEL: usize = 60;

/// What of the page is neither article nor field: runs of blocks of one kind make one entry.
fn removed(page: &Page, sheet: &Sheet<'_>, language: Tag, authors: &[String]) -> Vec<Removed> {
    let mut out: Vec<(usize, Removed)> = Vec::new();
    let edge = |line: Option<&usize>| line.copied().unwrap_or_default();
    let article = edge(sheet.lines.first())..edge(sheet.lines.last());
    for index in (0..page.text.blocks.len()).filter(|index| !sheet.lines.contains(index)) {
        let role = page.labels[index].role;
        if role == Role::Byline && is_held(page.text.block(index), language, authors) {
            continue;
        }
        let kind = match role {
            Role::Title | Role::Body | Role::Summary | Role::Heading => RemovedKind::Navigation,
            Role::Caption => RemovedKind::CaptionDuplicate,
            Role::Credit => RemovedKind::CreditDuplicate,
            Role::Byline => RemovedKind::Bio,
            _ => emit::kind_of(role),
        };
        let text = page.text.block(index);
        // Among the article's lines only: "Video", "Archives" and "Image" are items of menus.
        if kind == RemovedKind::Navigation
            && article.contains(&index)
            && let Some(label) = template_label(text, language)
        {
            let gloss = Some(label.gloss.to_owned());
            let (text, kind, language) = (text.to_owned(), RemovedKind::Label, label.language);
            out.push((index, Removed { text, kind, language, gloss, rule: None }));
            continue;
        }
        match out.last_mut() {
            Some((last, run)) if *last + 1 == index && run.kind == kind && run.gloss.is_none() => {
                run.text.push('\n');
                run.text.push_str(text);
                *last = index;
            }
            _ => out.push((index, Removed { text: text.to_owned(), kind, language, gloss: None, rule: None })),
        }
    }
    out.into_iter().map(|(_, removed)| removed).collect()
}

//! Lines that stay in the text and have a field of their own: title, section, byline, dates, captions, names.

use super::credit::Picture;
use super::facts::Facts;
use super::given;
use crate::credits;
use crate::label::Role;
use crate::language::Tag;
use crate::lexicon::{CAPTION_MARKS, announced_caption, lexicon};
use crate::metadata::bylines::{self, Byline};
use crate::metadata::is_agency;
use crate::metadata::{datelines, dates, sections, signoffs, titles};
use crate::names::Name;
use crate::record::{Author, DateLine, Image, LanguageField, NameEntry, NameSource, NameVariant, Removed, RemovedKind};
use std::borrow::Cow;

/// The fields of a text.
#[derive(Debug, Default)]
pub struct Fields {
    pub language: LanguageField,
    pub title: Option<String>,
    pub section: Option<String>,
    pub authors: Vec<Author>,
    pub published: Option<String>,
    pub updated: Option<String>,
    pub dateline: DateLine,
    pub body: Vec<String>,
    /// Lines, or parts of lines, that stay in the text and whose words no field holds.
    pub left_over: Vec<Removed>,
}

/// Reads the fields of a text nothing more is edited in.
pub fn read(facts: &Facts<'_>) -> Fields {
    let mut fields = Fields { language: facts.language.field(), ..Fields::default() };
    fields.body = facts
        .with_role(&[Role::Summary, Role::Heading, Role::Body])
        .map(|index| facts.block(index).to_owned())
        .collect();
    title(facts, &mut fields);
    section(facts, &mut fields);
    byline(facts, &mut fields);
    date(facts, &mut fields);
    caption_labels(facts, &mut fields);
    // The first paragraph may pass for a summary.
    let first = facts.with_role(&[Role::Body]).next();
    let mut openings = facts.with_role(&[Role::Summary]).filter(|index| Some(*index) < first).chain(first);
    let opening =
        |index: usize| dateline(facts.block(index), facts.language.tag).filter(|found| !speaks(facts, index, found));
    if let Some(found) = openings.find_map(opening) {
        let ordered = |order| dates::read(found.date_text.as_deref()?, facts.language.tag, Some(order))?.published;
        let date = facts.date_order().and_then(ordered).or(found.date);
        fields.dateline =
            DateLine { place: found.place, agency: found.agency, date: date.map(|when| when.to_string()) };
    }
    fields
}

/// So many lines below the first of a conversation somebody else speaks, at most.
const TURNS: usize = 4;

/// Whether the place of a dateline with a colon is who speaks, or a team: another label in capitals stands near below it.
fn speaks(facts: &Facts<'_>, index: usize, found: &datelines::Dateline) -> bool {
    let behind = found.place.as_deref().and_then(|place| facts.block(index).strip_prefix(place));
    let labels = |line: &str| {
        let label = line.split_once(": ").map(|(label, _)| label);
        label.is_some_and(|label| label.contains(char::is_uppercase) && !label.contains(char::is_lowercase))
    };
    found.agency.is_none()
        && found.date_text.is_none()
        && behind.is_some_and(|behind| behind.starts_with(':'))
        && (index + 1..facts.blocks.len().min(index + 1 + TURNS)).any(|at| labels(facts.block(at)))
}

/// The dateline that begins a paragraph, or stands above it on a line of its own.
fn dateline(line: &str, language: Tag) -> Option<datelines::Dateline> {
    datelines::read(line, language).or_else(|| datelines::alone(line, language))
}

/// The headline of the text, without the outlet's name; else the given one.
fn title(facts: &Facts<'_>, fields: &mut Fields) {
    let url = facts.input.url.as_deref();
    let given = given::title(facts.input);
    let Some((index, line)) = facts.title() else {
        fields.title = given.map(|given| given_title(facts, given, fields));
        return;
    };
    let rest = facts.labels.get(index + 1).filter(|label| label.role == Role::Title);
    let rest = rest.map(|_| facts.block(index + 1)).filter(|rest| titles::goes_on(rest));
    let seen = rest.map_or(Cow::Borrowed(line), |rest| Cow::Owned([line, rest].concat()));
    let seen = &*seen;
    let cleaned = titles::clean(seen, url);
    // Mark-up may say what the line on the page leaves out: the colon behind a kicker that is set in other type.
    let with_signs = given.filter(|given| facts.page.is_some() && titles::has_more_signs(given, cleaned.kept.of(seen)));
    fields.title = Some(with_signs.unwrap_or_else(|| cleaned.kept.of(seen)).to_owned());
    if let Some(kicker) = cleaned.kicker {
        fields.left_over.push(left_over(facts, index, kicker.of(seen), RemovedKind::Kicker));
    }
    if let Some(suffix) = cleaned.suffix {
        fields.left_over.push(left_over(facts, index, suffix.of(seen), RemovedKind::Navigation));
    }
    // The metadata of a page say its title in several ways; what a record gives was given by somebody.
    let given = given.filter(|given| facts.page.is_none() && !given::same_letters(given, seen));
    fields.left_over.extend(given.map(|given| given::set_aside(facts, given, RemovedKind::Navigation)));
}

/// The given title without the outlet's name; what is cut off is listed.
fn given_title(facts: &Facts<'_>, given: &str, fields: &mut Fields) -> String {
    let cleaned = titles::clean(given, facts.input.url.as_deref());
    if facts.page.is_none() {
        let kicker = cleaned.kicker.map(|span| (span, RemovedKind::Kicker));
        let suffix = cleaned.suffix.map(|span| (span, RemovedKind::Navigation));
        let cut = kicker.into_iter().chain(suffix);
        fields.left_over.extend(cut.map(|(span, kind)| given::set_aside(facts, span.of(given).trim(), kind)));
    }
    cleaned.kept.of(given).to_owned()
}

/// The section from a kicker; words such as BREAKING are listed, as they name no section.
fn section(facts: &Facts<'_>, fields: &mut Fields) {
    for index in facts.with_role(&[Role::Kicker]) {
        let line = facts.block(index);
        let is_word = sections::is_kicker(line);
        if fields.section.is_none() && !is_word {
            fields.section = Some(line.to_owned());
        } else if fields.section.as_deref() != Some(line) {
            fields.left_over.push(left_over(facts, index, line, RemovedKind::Kicker));
        }
    }
    let given = facts.input.section.as_deref().map(str::trim).filter(|section| !section.is_empty());
    if let Some(given) = given
        && let Some(seen) = fields.section.replace(given.to_owned()).filter(|seen| seen != given)
    {
        let index = facts.with_role(&[Role::Kicker]).next().expect("a section was read from a kicker");
        fields.left_over.push(left_over(facts, index, &seen, RemovedKind::Kicker));
    }
}

/// The labels that announce captions: they stay in the text, and the field of the caption does without them.
fn caption_labels(facts: &Facts<'_>, fields: &mut Fields) {
    let alone = facts.with_role(&[Role::Label]).filter(|&index| facts.departures[index].is_none());
    fields.left_over.extend(alone.map(|index| left_over(facts, index, facts.block(index), RemovedKind::Label)));
    for index in facts.with_role(&[Role::Caption]) {
        let line = facts.block(index);
        if let Some(said) = announced_caption(line) {
            let label = line[..line.len() - said.len()].trim_end();
            let mut known = lexicon().whole(label.trim_end_matches(CAPTION_MARKS));
            let own = known.clone().find(|phrase| phrase.language == facts.language.tag);
            let known = own.or_else(|| known.next());
            let listed = left_over(facts, index, label, RemovedKind::Label);
            let gloss = known.map(|phrase| phrase.gloss.to_owned());
            let language = known.map_or(listed.language, |phrase| phrase.language);
            fields.left_over.push(Removed { gloss, language, ..listed });
        }
    }
}

/// Authors as given, else from bylines; what of a byline no author holds is listed.
fn byline(facts: &Facts<'_>, fields: &mut Fields) {
    fields.authors = given::authors(&facts.input.authors);
    let is_given = !fields.authors.is_empty();
    let article = first_paragraph(facts).unwrap_or(0);
    let mut above = None; // whether the lines above the article name a person
    let mut read: Vec<(usize, Byline)> = Vec::new();
    for index in facts.with_role(&[Role::Byline]) {
        let (line, is_below) = (facts.block(index), index > article);
        let named = || fields.authors.iter().any(|author| author.name.is_some());
        let is_biography = is_below && *above.get_or_insert_with(named) && !is_given;
        let found = if is_biography { None } else { who_wrote(line, facts.language.tag) };
        let Some(found) = found else {
            fields.left_over.push(left_over(facts, index, line, RemovedKind::Bio));
            continue;
        };
        if !is_given {
            take_authors(fields, &found, is_below);
        }
        if let Some(dated) = &found.date {
            take_dates(facts, fields, line, dated);
            fields.left_over.push(left_over(facts, index, line, RemovedKind::Timestamp));
        } else {
            read.push((index, found));
        }
    }
    for (index, _) in read.into_iter().filter(|(_, found)| !is_held(found, &fields.authors)) {
        fields.left_over.push(left_over(facts, index, facts.block(index), RemovedKind::Bio));
    }
}

/// Takes the authors of a byline who are not known yet; an agency signs where nobody else does.
fn take_authors(fields: &mut Fields, byline: &Byline, is_below: bool) {
    let seen = byline.authors.iter();
    let seen = seen.map(|author| Author { name: Some(author.name.clone()), agency: author.agency.clone() });
    let mut new: Vec<Author> = seen.filter(|author| !fields.authors.contains(author)).collect();
    if is_below && !new.is_empty() {
        // Who signs below the text writes for the agency above it.
        let house = fields.authors.iter().find(|author| author.name.is_none()).cloned();
        fields.authors.retain(|author| author.name.is_some());
        for author in new.iter_mut().filter(|author| author.agency.is_none()) {
            author.agency = house.as_ref().and_then(|house| house.agency.clone());
        }
    }
    fields.authors.extend(new);
    if fields.authors.is_empty() && byline.agency.is_some() {
        fields.authors.push(Author { name: None, agency: byline.agency.clone() });
    }
}

/// Takes the date of a byline, in the order in which the outlet sets its figures; without one bylines are read by the custom of their language.
fn take_dates(facts: &Facts<'_>, fields: &mut Fields, line: &str, dated: &dates::Dated) {
    match facts.date_order() {
        None => take_date(fields, dated),
        order => {
            let all = dates::find(line, facts.language.tag, order);
            all.iter().for_each(|found| take_date(fields, &found.dated));
        }
    }
}

/// Whether everybody a byline names is among the authors.
fn is_held(byline: &Byline, authors: &[Author]) -> bool {
    let is = |field: Option<&str>, said: &str| field.is_some_and(|field| given::same_letters(field, said));
    let named = |said: &bylines::Author| authors.iter().any(|author| is(author.name.as_deref(), &said.name));
    let signs = |said: &str| authors.iter().any(|author| is(author.agency.as_deref(), said));
    let names_nobody = byline.authors.is_empty() && byline.agency.is_none();
    !names_nobody && byline.authors.iter().all(named) && byline.agency.as_deref().is_none_or(signs)
}

/// Who signs for an agency: an article without a byline has its authors below the text ("Aus Peking Jan Kos (dpa)"), or an agency
/// `above` it ("ČTK").
pub fn reporters(line: &str, language: Tag, above: bool) -> Vec<Author> {
    let by_agency = |signed: &signoffs::Signoff| signed.kind == signoffs::SignoffKind::Agency;
    let signed = signoffs::read(line, language).filter(by_agency);
    let agency = signed.as_ref().and_then(|signed| signed.agency.clone());
    let Some(signed) = signed.filter(|signed| !signed.contributors.is_empty()) else {
        let agency = above.then(|| agency.or_else(|| is_agency(line).then(|| line.to_owned()))).flatten();
        return agency.map(|agency| Author { name: None, agency: Some(agency) }).into_iter().collect();
    };
    let author = |name: String| Author { name: Some(name), agency: agency.clone() };
    signed.contributors.into_iter().map(author).collect()
}

/// The first line that can only be the article's own.
pub fn first_paragraph(facts: &Facts<'_>) -> Option<usize> {
    facts.with_role(&[Role::Body]).find(|&index| facts.block(index).len() > 90)
}

/// What a line says of who wrote: a byline, one that names the photographer as well, or a house alone ("dpa/mk").
fn who_wrote(line: &str, language: Tag) -> Option<Byline> {
    let signed = || credits::signed(line).map(|signed| Byline { authors: signed.authors, ..Byline::default() });
    signed()
        .or_else(|| bylines::read_again(line, language))
        .or_else(|| Some(Byline { agency: Some(house(line)?), ..Byline::default() }))
}

/// The agency a line names and nobody else.
fn house(line: &str) -> Option<String> {
    credits::kept::read(line)?.credit.agency.clone()
}

/// Published and updated: as given, else from date lines. A date line is listed, as its field holds another form of it.
fn date(facts: &Facts<'_>, fields: &mut Fields) {
    if let Some(given) = given::published(facts.input) {
        let dated = given::read_date(facts).unwrap_or_default();
        fields.published = dated.published.map(|when| when.to_string()).or(fields.published.take());
        fields.updated = dated.updated.map(|when| when.to_string()).or(fields.updated.take());
        if dated.published.is_none() && dated.updated.is_none() {
            fields.left_over.push(given::set_aside(facts, given, RemovedKind::Timestamp));
        }
    }
    for index in facts.with_role(&[Role::Date]) {
        let line = facts.block(index);
        let read = |said: &str| dates::read(said, facts.language.tag, facts.date_order());
        // A source may stand behind the date: "2025-02-11 08:32 Source: The Ledger".
        let before_source = || credits::kept::trailing(line).and_then(|cut| read(cut.caption.of(line)));
        if let Some(dated) = read(line).or_else(before_source) {
            take_date(fields, &dated);
        }
        fields.left_over.push(left_over(facts, index, line, RemovedKind::Timestamp));
    }
}

fn take_date(fields: &mut Fields, dated: &dates::Dated) {
    if dated.ambiguous {
        return;
    }
    if fields.published.is_none() {
        fields.published = dated.published.as_ref().map(ToString::to_string);
    }
    if fields.updated.is_none() {
        fields.updated = dated.updated.as_ref().map(ToString::to_string);
    }
}

fn left_over(facts: &Facts<'_>, index: usize, text: &str, kind: RemovedKind) -> Removed {
    let fragment = facts.fragment(index);
    let gloss = fragment.phrase.filter(|_| text == facts.block(index)).map(|phrase| phrase.gloss.to_owned());
    Removed { text: text.to_owned(), kind, language: fragment.tag, gloss, rule: None }
}

/// A picture as it stands in the record.
pub fn image(facts: &Facts<'_>, picture: &Picture) -> Image {
    Image {
        caption: picture.caption.map(|span| span.of(facts.text).to_owned()),
        qualifier: picture.reading.as_ref().and_then(|reading| reading.qualifier),
        credit: picture.reading.as_ref().map(|reading| reading.credit.clone()),
        count: picture.count(),
    }
}

/// A person as it stands in the record.
pub fn name(name: &Name) -> NameEntry {
    let variant = |variant: &crate::names::Variant| NameVariant {
        text: variant.text.clone(),
        convention: variant.convention.map(|convention| convention.to_string()),
        count: variant.count,
    };
    NameEntry {
        canonical: name.canonical.clone(),
        source: name.source.clone().map(|(text, language)| NameSource { text, language }),
        variants: name.variants.iter().map(variant).collect(),
        confidence: name.confidence,
        changed: name.changed,
    }
}

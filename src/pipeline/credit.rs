//! Captions and credits to pictures: each paired with its own, each said once.

use super::split::Block;
use super::template;
use crate::confidence::Confidence;
use crate::credits::{self, CaptionWords, Credit, Reading, Trailing};
use crate::label::{Label, Role};
use crate::language::Tag;
use crate::lexicon::announced_caption;
use crate::tables::Quick;
use crate::text::Span;
use std::collections::HashMap;
use std::rc::Rc;

/// One picture of the article: what the text says under it, and where it says so again.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// The caption without its credit.
    pub caption: Option<Span>,
    /// The block the caption is in.
    pub caption_block: Option<usize>,
    /// The credit, with what its copies add.
    pub reading: Option<Reading>,
    /// The block the credit is in; the caption's own where it is glued on.
    pub credit_block: Option<usize>,
    /// The credit in the caption's own block, with its label.
    pub glued: Option<Span>,
    /// Blocks that say the credit again.
    pub credit_copies: Vec<usize>,
    /// Blocks that say the caption again.
    pub caption_copies: Vec<usize>,
    /// The block that credits the same caption to somebody else.
    pub rival: Option<usize>,
}

/// So many pictures of an article are compared with those that follow. A gallery has fewer; of a list of more the first ones are still said once.
const MOST_COMPARED: usize = 400;

/// A caption said again behind a credit is told from a name of the credit's own by its length, in bytes.
const LEAST_CAPTION: usize = 16;

impl Picture {
    /// How often the picture's lines were said.
    pub fn count(&self) -> usize {
        1 + self.credit_copies.len().max(self.caption_copies.len())
    }
}

/// The pictures of an article in `language`, in order of their first line.
pub fn pictures(text: &str, blocks: &[Block], labels: &[Label], language: Tag) -> Vec<Picture> {
    let mut album = Album { text, blocks, language, pictures: Vec::new(), captions: HashMap::default(), open: None };
    for (index, label) in labels.iter().enumerate() {
        match label.role {
            Role::Caption => album.caption(index),
            Role::Credit => album.credit(index),
            Role::Byline => album.signed(index),
            Role::Date => album.close_credit(),
            // Article text between two lines means that they are not about one picture.
            Role::Body | Role::Heading | Role::Summary | Role::Title => album.open = None,
            _ => {}
        }
    }
    album.read_slugs();
    album.pictures
}

/// Pictures while they are being paired.
struct Album<'t> {
    text: &'t str,
    blocks: &'t [Block],
    language: Tag,
    pictures: Vec<Picture>,
    /// The words of captions that were held against each other, by their place.
    captions: HashMap<Span, Rc<CaptionWords>, Quick>,
    /// The picture the lines just above are about.
    open: Option<usize>,
}

impl Album<'_> {
    fn caption(&mut self, index: usize) {
        let block = self.without_template(self.blocks[index].span);
        // "Image caption, The bridge": the label is no part of it.
        let said = announced_caption(block.of(self.text)).map(|said| Span::of_slice(said, self.text));
        let block = said.unwrap_or(block);
        let line = block.of(self.text);
        let found = credits::kept::trailing(line).map(Rc::unwrap_or_clone);
        let glued = found.or_else(|| said.and_then(|_| house_behind(line)));
        let caption = glued.as_ref().map_or(block, |found| found.caption.shifted(block.start));
        let credit = glued.as_ref().map(|found| found.credit.shifted(block.start));
        let reading = glued.map(|found| found.reading);
        if let Some(same) = self.caption_like(caption) {
            return self.caption_again(same, index, caption, reading.zip(credit));
        }
        if let Some((glued, credit)) = reading.as_ref().zip(credit)
            && let Some((at, merged)) = self.credited_above(glued)
        {
            let picture = &mut self.pictures[at];
            picture.credit_copies.extend(picture.credit_block.replace(index));
            (picture.reading, picture.glued) = (Some(merged), Some(credit));
            (picture.caption, picture.caption_block) = (Some(caption), Some(index));
            return;
        }
        let fits = |picture: &Picture| picture.caption.is_none() && (reading.is_none() || picture.reading.is_none());
        let open = self.open.filter(|&open| fits(&self.pictures[open]));
        let at = open.unwrap_or_else(|| self.turn_page());
        let picture = &mut self.pictures[at];
        picture.caption = Some(caption);
        picture.caption_block = Some(index);
        if reading.is_some() {
            picture.reading = reading;
            picture.credit_block = Some(index);
            picture.glued = credit;
        }
        self.open = Some(at);
    }

    /// A line without a template's label in another language at its beginning.
    fn without_template(&self, line: Span) -> Span {
        let label =
            template::foreign_label(line.of(self.text), self.language).map(|found| found.span.shifted(line.start));
        label.filter(|label| label.start == line.start).map_or(line, |label| Span::new(label.end, line.end))
    }

    /// Who wrote, or when, stands between a credit and what comes: that is no caption of it.
    fn close_credit(&mut self) {
        self.open = self.open.filter(|&open| self.pictures[open].caption.is_some());
    }

    /// The open picture, if all that is known of it is the same credit, alone on a line just above its caption.
    fn credited_above(&self, reading: &Reading) -> Option<(usize, Reading)> {
        let at = self.open.filter(|&open| self.pictures[open].caption.is_none())?;
        Some((at, credits::same(self.pictures[at].reading.as_ref()?, reading)?))
    }

    /// A line that says who wrote and who took the pictures: it stays where it is, so a credit that another line has is left to that line.
    fn signed(&mut self, index: usize) {
        self.close_credit();
        let Some(both) = credits::signed(self.blocks[index].span.of(self.text)) else { return };
        let known = self.pictures.iter().take(MOST_COMPARED).filter_map(|picture| picture.reading.as_ref());
        if !known.into_iter().any(|known| credits::same(known, &both.reading).is_some()) {
            let at = self.turn_page();
            (self.pictures[at].reading, self.pictures[at].credit_block) = (Some(both.reading), Some(index));
            self.open = None;
        }
    }

    /// A caption that was said before: the copy that carries a credit the first one lacks is the one to keep.
    fn caption_again(&mut self, same: usize, index: usize, caption: Span, credit: Option<(Reading, Span)>) {
        let picture = &mut self.pictures[same];
        let first = picture.caption_block.expect("a caption was matched in some block");
        match (credit, &picture.reading) {
            (Some((reading, glued)), None) => {
                picture.glued = Some(glued);
                picture.caption_copies.push(first);
                picture.caption = Some(caption);
                picture.caption_block = Some(index);
                picture.reading = Some(reading);
                picture.credit_block = Some(index);
            }
            (Some((reading, glued)), Some(known)) => match credits::same(known, &reading) {
                Some(merged) => {
                    picture.reading = Some(merged);
                    picture.caption_copies.push(index);
                }
                // The same words under the picture of another photographer: another picture.
                None => {
                    let rival = picture.credit_block;
                    let at = self.turn_page();
                    self.pictures[at] = Picture {
                        rival,
                        caption: Some(caption),
                        caption_block: Some(index),
                        reading: Some(reading),
                        credit_block: Some(index),
                        glued: Some(glued),
                        ..Picture::default()
                    };
                    self.open = Some(at);
                    return;
                }
            },
            (None, _) => picture.caption_copies.push(index),
        }
        self.open = Some(same);
    }

    fn credit(&mut self, index: usize) {
        let line = self.before_caption(self.without_template(self.blocks[index].span).of(self.text));
        let found = credits::kept::read(line).map(Rc::unwrap_or_clone);
        let mut reading = found.or_else(|| credits::read_placed(line)).unwrap_or_else(|| unread(line));
        if let Some((at, merged)) = self.credit_like(&reading) {
            return match self.captioned_beside(at) {
                Some(open) => self.credit_of_caption(open, at, index, in_words_of(reading, merged)),
                None => self.credit_again(at, index, reading, merged),
            };
        }
        let open = self.open.filter(|&open| self.pictures[open].reading.is_none());
        let at = open.or_else(|| self.kind_above(index, &mut reading)).unwrap_or_else(|| self.turn_page());
        self.pictures[at].reading = Some(reading);
        self.pictures[at].credit_block = Some(index);
        self.open = Some(at);
    }

    /// A credit without the caption just above, where it ends by saying that again: "© Nordfoto | The new bridge at Hamn".
    fn before_caption<'l>(&self, line: &'l str) -> &'l str {
        let said = || {
            let caption = self.pictures[self.open?].caption?.of(self.text).trim_end_matches('.');
            let before = line.trim_end_matches('.').strip_suffix(caption).filter(|_| caption.len() >= LEAST_CAPTION)?;
            let credit = before.trim_end().strip_suffix(['|', '/', '-', '–', '—', '·', ':'])?.trim_end();
            credits::kept::read(credit).filter(|reading| !reading.credit.is_empty()).map(|_| credit)
        };
        said().unwrap_or(line)
    }

    /// The picture of which the line just above says what kind it is, and nothing else ("Illustrative photo"), where `reading` says who made
    /// it: that line is its caption.
    fn kind_above(&mut self, index: usize, reading: &mut Reading) -> Option<usize> {
        let at = self.open?;
        let picture = &mut self.pictures[at];
        let above = picture.credit_block.filter(|&above| above + 1 == index && picture.caption.is_none())?;
        let kind = picture.reading.as_ref().filter(|above| above.credit.is_empty() && above.qualifier.is_some())?;
        if reading.credit.is_empty() || reading.qualifier.is_some_and(|own| Some(own) != kind.qualifier) {
            return None;
        }
        reading.qualifier = kind.qualifier;
        (picture.caption, picture.caption_block) = (Some(self.blocks[above].span), Some(above));
        Some(at)
    }

    /// The picture whose caption stands just above, without a credit yet, where picture `bare` has a credit and no caption.
    fn captioned_beside(&self, bare: usize) -> Option<usize> {
        let waits = |picture: &Picture| picture.caption.is_some() && picture.reading.is_none();
        self.open.filter(|&open| waits(&self.pictures[open]) && self.pictures[bare].caption.is_none())
    }

    /// A credit below the caption of picture `open` that picture `bare` has without one: they are one picture, and the line below the
    /// caption stays.
    fn credit_of_caption(&mut self, open: usize, bare: usize, index: usize, reading: Reading) {
        let earlier = self.pictures.remove(bare);
        let open = open - usize::from(bare < open);
        let picture = &mut self.pictures[open];
        picture.credit_copies.extend(earlier.credit_block.into_iter().chain(earlier.credit_copies));
        (picture.reading, picture.credit_block) = (Some(reading), Some(index));
        self.open = Some(open);
    }

    /// A credit that was said before: of the two lines the one that tells more stays.
    fn credit_again(&mut self, at: usize, index: usize, reading: Reading, merged: Reading) {
        let picture = &mut self.pictures[at];
        let known = picture.reading.as_ref().expect("a credit was matched");
        let first = picture.credit_block.expect("a matched credit stands in some block");
        let first_stands_alone = picture.caption_block != Some(first);
        if first_stands_alone && parties(&reading.credit) > parties(&known.credit) {
            picture.credit_copies.push(first);
            picture.credit_block = Some(index);
            picture.reading = Some(in_words_of(reading, merged));
        } else {
            picture.credit_copies.push(index);
            picture.reading = Some(in_words_of(known.clone(), merged));
        }
        self.open = Some(at);
    }

    /// An earlier picture whose credit is this one said again.
    ///
    /// Two pictures by one photographer are two credits: only lines about the same picture are compared, or lines that
    /// name a person and stand under no caption.
    fn credit_like(&self, reading: &Reading) -> Option<(usize, Reading)> {
        let open = self.open.filter(|&open| open >= MOST_COMPARED).map(|open| (open, &self.pictures[open]));
        let compared = self.pictures[..self.pictures.len().min(MOST_COMPARED)].iter().enumerate().chain(open);
        let candidates = compared.filter(|(at, picture)| {
            self.open == Some(*at) || (picture.caption.is_none() && !reading.credit.creators.is_empty())
        });
        candidates.rev().find_map(|(at, picture)| Some((at, credits::same(picture.reading.as_ref()?, reading)?)))
    }

    /// An earlier picture whose caption is this one said again.
    fn caption_like(&mut self, caption: Span) -> Option<usize> {
        let Self { text, pictures, captions, .. } = self;
        let mut others = pictures
            .iter()
            .take(MOST_COMPARED)
            .enumerate()
            .filter_map(|(at, picture)| Some((at, picture.caption?)))
            .peekable();
        others.peek()?;
        let mut words = |caption: Span| {
            captions.entry(caption).or_insert_with(|| Rc::new(CaptionWords::of(caption.of(text)))).clone()
        };
        let said = caption.of(text);
        // Mostly the very same words.
        let equal = |other: Span| other.of(text) == said && said.contains(|c: char| c.is_alphabetic());
        let mut own = None;
        let mut alike = |other| {
            let own = own.get_or_insert_with(|| words(caption)).clone();
            words(other).are_alike(&own)
        };
        others.find(|&(_, other)| equal(other) || alike(other)).map(|(at, _)| at)
    }

    /// Takes over what kind of picture a caption's slug says it is, where the credit does not say.
    fn read_slugs(&mut self) {
        for picture in &mut self.pictures {
            let (Some(caption), Some(reading)) = (picture.caption, &mut picture.reading) else { continue };
            if reading.qualifier.is_none() {
                reading.qualifier = credits::furniture(caption.of(self.text)).qualifier;
            }
        }
    }

    fn turn_page(&mut self) -> usize {
        self.pictures.push(Picture::default());
        self.pictures.len() - 1
    }
}

/// The house behind the full stop of a line that is surely a caption: "Image caption, The mayor in Oslo. NTB".
fn house_behind(caption: &str) -> Option<Trailing> {
    let end = caption.rfind(['.', '!', '?'])? + 1;
    let house = caption[end..].trim();
    let reading = credits::kept::read(house).filter(|reading| reading.credit.agency.is_some())?;
    Some(Trailing {
        caption: Span::new(0, end),
        credit: Span::of_slice(house, caption),
        reading: Rc::unwrap_or_clone(reading),
    })
}

/// What two lines say together, in the words of `one`.
fn in_words_of(one: Reading, together: Reading) -> Reading {
    Reading { credit: Credit { line: one.credit.line, ..together.credit }, ..together }
}

/// How much a credit tells.
fn parties(credit: &Credit) -> usize {
    let whole_names = credit.creators.iter().filter(|name| !name.contains('.')).count();
    credit.creators.len()
        + whole_names
        + usize::from(credit.agency.is_some())
        + usize::from(credit.provider.is_some())
        + usize::from(credit.copyright.is_some())
        + usize::from(credit.licence.is_some())
}

/// A line that stands where a credit stands and says nothing we can read: kept as it is.
fn unread(line: &str) -> Reading {
    Reading {
        credit: Credit { line: line.to_owned(), ..Credit::default() },
        qualifier: None,
        label: None,
        language: None,
        confidence: Confidence::percent(30),
        unread: Vec::new(),
        cues: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Desk, Input};

    /// The caption, the makers and the agency of the only picture of an article with these lines below its title.
    fn picture(lines: &str) -> (Option<String>, Vec<String>, Option<String>) {
        let text = format!(
            "Ferry to sail again\n\n{lines}\n\nThe ferry will sail again on Monday morning, the harbour master of Hamn said after a long night of repairs."
        );
        let mut images = Desk::default().clean(Input::of_text(&text)).images;
        assert_eq!(images.len(), 1, "{images:?}");
        let image = images.remove(0);
        let credit = image.credit.unwrap_or_default();
        (image.caption, credit.creators, credit.agency)
    }

    #[test]
    fn a_caption_said_again_behind_the_credit_is_no_maker() {
        let caption = "Jorun Halle, Harbour Minister";
        let (said, makers, agency) = picture(&format!("{caption}\n© Reuters | {caption}"));
        assert_eq!((said.as_deref(), &makers[..], agency.as_deref()), (Some(caption), &[][..], Some("Reuters")));
        // Another name behind the house is that of who took it.
        let (said, makers, agency) = picture(&format!("{caption}\n© Reuters | Ada Berg"));
        assert_eq!((said.as_deref(), agency.as_deref()), (Some(caption), Some("Reuters")));
        assert_eq!(makers, ["Ada Berg"]);
    }
}

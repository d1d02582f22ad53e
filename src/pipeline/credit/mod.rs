//! Captions and credits to pictures: each paired with its own, each said once.

mod again;

use super::split::Block;
use super::template;
use crate::confidence::Confidence;
use crate::credits::{self, CaptionWords, Credit, Reading, Trailing};
use crate::label::{Label, Role};
use crate::language::Tag;
use crate::lexicon::announced_caption;
use crate::tables::Quick;
use crate::text::Span;
use again::{MOST_COMPARED, in_words_of};
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

/// A caption said again behind a credit is told from a name of the credit's own by its length, in bytes.
const LEAST_CAPTION: usize = 16;

impl Picture {
    /// How often the picture's lines were said.
    pub fn count(&self) -> usize {
        1 + self.credit_copies.len().max(self.caption_copies.len())
    }
}

/// The pictures of an article, and what a template left in their lines.
#[derive(Debug, Default)]
pub struct Pictures {
    /// All of them, in order of their first line.
    pub all: Vec<Picture>,
    /// Labels in another language than the article's, each with its block.
    pub(super) templates: Vec<(usize, template::Found)>,
}

/// The pictures of an article in `language`.
pub fn pictures(text: &str, blocks: &[Block], labels: &[Label], language: Tag) -> Pictures {
    let (pictures, templates, captions) = (Vec::new(), Vec::new(), HashMap::default());
    let mut album = Album { text, blocks, language, pictures, templates, captions, open: None };
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
    Pictures { all: album.pictures, templates: album.templates }
}

/// Pictures while they are being paired.
struct Album<'t> {
    text: &'t str,
    blocks: &'t [Block],
    language: Tag,
    pictures: Vec<Picture>,
    templates: Vec<(usize, template::Found)>,
    /// The words of captions that were held against each other, by their place.
    captions: HashMap<Span, Rc<CaptionWords>, Quick>,
    /// The picture the lines just above are about.
    open: Option<usize>,
}

impl Album<'_> {
    fn caption(&mut self, index: usize) {
        let block = self.without_template(index);
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

    /// The line of block `index` without a template's label in another language at its beginning; one anywhere in it is noted.
    fn without_template(&mut self, index: usize) -> Span {
        let line = self.blocks[index].span;
        let Some(found) = template::foreign_label(line.of(self.text), self.language) else { return line };
        self.templates.push((index, found));
        if found.span.start > 0 { line } else { Span::new(line.start + found.span.end, line.end) }
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

    fn credit(&mut self, index: usize) {
        let line = self.without_template(index).of(self.text);
        let line = self.before_caption(line);
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

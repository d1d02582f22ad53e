//! Captions and credits said again: of two lines about one picture the one that tells more stays, with what the other adds.

use super::{Album, Picture};
use crate::credits::{self, CaptionWords, Credit, Reading};
use crate::text::Span;
use std::rc::Rc;

/// So many pictures of an article are compared with those that follow. A gallery has fewer; of a list of more the first ones are still said once.
pub(super) const MOST_COMPARED: usize = 400;

impl Album<'_> {
    /// A caption that was said before: the copy that carries a credit the first one lacks is the one to keep.
    pub(super) fn caption_again(&mut self, same: usize, index: usize, caption: Span, credit: Option<(Reading, Span)>) {
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
                None => return self.caption_of_rival(same, index, caption, reading, glued),
            },
            (None, _) => picture.caption_copies.push(index),
        }
        self.open = Some(same);
    }

    /// The same words as below picture `same`, below the picture of another photographer: another picture.
    fn caption_of_rival(&mut self, same: usize, index: usize, caption: Span, reading: Reading, glued: Span) {
        let rival = self.pictures[same].credit_block;
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
    }

    /// A credit that was said before: of the two lines the one that tells more stays.
    pub(super) fn credit_again(&mut self, at: usize, index: usize, reading: Reading, merged: Reading) {
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
    pub(super) fn credit_like(&self, reading: &Reading) -> Option<(usize, Reading)> {
        let open = self.open.filter(|&open| open >= MOST_COMPARED).map(|open| (open, &self.pictures[open]));
        let compared = self.pictures[..self.pictures.len().min(MOST_COMPARED)].iter().enumerate().chain(open);
        let candidates = compared.filter(|(at, picture)| {
            self.open == Some(*at) || (picture.caption.is_none() && !reading.credit.creators.is_empty())
        });
        candidates.rev().find_map(|(at, picture)| Some((at, credits::same(picture.reading.as_ref()?, reading)?)))
    }

    /// An earlier picture whose caption is this one said again.
    pub(super) fn caption_like(&mut self, caption: Span) -> Option<usize> {
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

    /// The picture whose caption stands just above, without a credit yet, where picture `bare` has a credit and no caption.
    pub(super) fn captioned_beside(&self, bare: usize) -> Option<usize> {
        let waits = |picture: &Picture| picture.caption.is_some() && picture.reading.is_none();
        self.open.filter(|&open| waits(&self.pictures[open]) && self.pictures[bare].caption.is_none())
    }

    /// A credit below the caption of picture `open` that picture `bare` has without one: they are one picture, and the line below the
    /// caption stays.
    pub(super) fn credit_of_caption(&mut self, open: usize, bare: usize, index: usize, reading: Reading) {
        let earlier = self.pictures.remove(bare);
        let open = open - usize::from(bare < open);
        let picture = &mut self.pictures[open];
        picture.credit_copies.extend(earlier.credit_block.into_iter().chain(earlier.credit_copies));
        (picture.reading, picture.credit_block) = (Some(reading), Some(index));
        self.open = Some(open);
    }
}

/// What two lines say together, in the words of `one`.
pub(super) fn in_words_of(one: Reading, together: Reading) -> Reading {
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

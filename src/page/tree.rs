//! Tags to a tree of elements, and the runs of text in it.
//!
//! A small tree, not the standard's: it closes what authors leave open (paragraphs, list items, cells, links), ignores end tags of
//! nothing, and keeps to loops of bounded length, so that a hundred thousand nested elements cost what they weigh.

use super::class;
use super::tag::Tag;
use super::token::{Attribute, Place, Token, Tokens};

/// Index of an element in [`Tree::elements`].
pub type Index = u32;

/// An element. Parents stand before their children.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its name.
    pub tag: Tag,
    /// The element it is in; the root is its own parent.
    pub parent: Index,
    /// How many elements it is in.
    pub depth: u32,
    /// Its attributes: from and to, in [`Tree::attributes`].
    pub attributes: (u32, u32),
    /// Where its start tag begins.
    pub start: u32,
    /// Whether it or what it is in is not shown: scripts, templates, vector graphics.
    pub silent: bool,
    /// The innermost block-level element it is, or is in.
    pub block: Index,
    /// Whether it runs with the text and is still a line of its own: the credit in a caption.
    pub part: bool,
}

/// What follows in the source.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    /// Characters that stand directly in an element.
    Text {
        /// Where, references undecoded.
        place: Place,
        /// The element.
        element: Index,
        /// Whether it is the text of a script or style.
        raw: bool,
    },
    /// Here a line ends: a block-level element begins or is over, or a line is broken.
    Break {
        /// Whether only a line is broken (`br`), not a block.
        soft: bool,
    },
    /// A picture.
    Picture(Index),
}

/// The elements of a page and its text.
#[derive(Debug)]
pub struct Tree<'h> {
    /// The source.
    pub html: &'h str,
    /// The elements, first to last; the first is the page itself.
    pub elements: Vec<Element>,
    /// The attributes of all elements.
    pub attributes: Vec<Attribute>,
    /// Text and line ends in reading order.
    pub runs: Vec<Run>,
}

/// How far an end tag looks for its element before it is taken at its word. Real pages stay below a hundred.
const FAR: usize = 512;

impl<'h> Tree<'h> {
    /// Reads a page. Any text is one: there is no error.
    pub fn read(html: &'h str) -> Self {
        let mut tokens = Tokens::new(html);
        let mut grower = Grower::new(html);
        while let Some(token) = tokens.next() {
            match token {
                Token::Text { place, raw } => {
                    let element = grower.top();
                    grower.tree.runs.push(Run::Text { place, element, raw });
                }
                Token::Open { tag, start, self_closing, .. } => {
                    let foreign = grower.is_open(Tag::Svg) || grower.is_open(Tag::Math);
                    if foreign {
                        tokens.not_raw();
                    }
                    grower.open(
                        tag,
                        start,
                        tokens.attributes(),
                        self_closing && (foreign || matches!(tag, Tag::Svg | Tag::A)),
                    );
                }
                Token::Close { name } => grower.close(Tag::of(name.of(html))),
            }
        }
        grower.tree
    }

    /// The element at `index`.
    pub fn element(&self, index: Index) -> &Element {
        &self.elements[index as usize]
    }

    /// The value of the first attribute called `name`, references undecoded.
    pub fn attribute(&self, index: Index, name: &str) -> Option<&'h str> {
        let (from, to) = self.element(index).attributes;
        let own = &self.attributes[from as usize..to as usize];
        // Lengths first: most names need not be looked up in the source.
        let is_named =
            |own: &Attribute| own.name.len() == name.len() && own.name.of(self.html).eq_ignore_ascii_case(name);
        own.iter().find(|own| is_named(own)).map(|own| own.value.of(self.html))
    }

    /// The element and all it is in, innermost first, the root left out.
    pub fn path(&self, index: Index) -> impl Iterator<Item = Index> {
        std::iter::successors(Some(index), |&at| Some(self.element(at).parent)).take_while(|&at| at != 0)
    }
}

/// Elements of a drawing that hold HTML.
const HTML_HOLDERS: [&[u8]; 4] = [b"foreignobject", b"desc", b"title", b"annotation-xml"];

/// A tree while it grows.
struct Grower<'h> {
    tree: Tree<'h>,
    open: Vec<Index>,
    /// How many elements of each tag are open.
    counts: [u32; Tag::COUNT],
}

impl<'h> Grower<'h> {
    fn new(html: &'h str) -> Self {
        let root = Element {
            tag: Tag::Html,
            parent: 0,
            depth: 0,
            attributes: (0, 0),
            start: 0,
            silent: false,
            block: 0,
            part: false,
        };
        // A tag every sixty bytes is common.
        let mut elements = Vec::with_capacity(html.len() / 80 + 8);
        elements.push(root);
        let tree = Tree {
            html,
            elements,
            attributes: Vec::with_capacity(html.len() / 60),
            runs: Vec::with_capacity(html.len() / 40),
        };
        let mut counts = [0; Tag::COUNT];
        counts[Tag::Html as usize] = 1;
        Self { tree, open: vec![0], counts }
    }

    fn top(&self) -> Index {
        *self.open.last().expect("the root stays open")
    }

    fn tag_at(&self, position: usize) -> Tag {
        self.tree.element(self.open[position]).tag
    }

    fn is_open(&self, tag: Tag) -> bool {
        self.counts[tag as usize] > 0
    }

    fn open(&mut self, tag: Tag, start: u32, attributes: &[Attribute], closed: bool) {
        if matches!(tag, Tag::Html | Tag::Body) && self.is_open(tag) {
            return self.lend_attributes(tag, attributes);
        }
        if tag == Tag::Body || (self.is_open(Tag::Head) && !belongs_in_head(tag) && !self.is_silent()) {
            self.close_named(Tag::Head);
        }
        self.leave_drawing(tag);
        self.close_implied(tag);
        let index = self.push(tag, start, attributes);
        if tag == Tag::Img {
            self.tree.runs.push(Run::Picture(index));
        } else if !tag.is_inline() && !tag.is_silent() {
            self.tree.runs.push(Run::Break { soft: tag == Tag::Br });
        } else if self.is_part(index) {
            self.tree.runs.push(Run::Break { soft: true });
            self.tree.elements[index as usize].part = true;
        }
        if tag.is_void() || closed {
            self.pop();
        }
    }

    fn is_silent(&self) -> bool {
        let top = self.tree.element(self.top());
        top.silent && top.tag != Tag::Head
    }

    /// Closes an `<svg>` or `<math>` that was left open above an element of HTML, as browsers do. What a drawing shows of HTML stands in an element
    /// for that.
    fn leave_drawing(&mut self, tag: Tag) {
        for drawing in [Tag::Svg, Tag::Math] {
            if self.is_open(drawing) && tag.breaks_out() {
                let inside = self.open.iter().rev().take_while(|&&at| self.tree.element(at).tag != drawing);
                let holds_html = |&at: &Index| {
                    let name = &self.tree.html.as_bytes()[self.tree.element(at).start as usize..];
                    HTML_HOLDERS
                        .iter()
                        .any(|own| name.len() > own.len() && name[1..=own.len()].eq_ignore_ascii_case(own))
                };
                if !inside.copied().any(|at| holds_html(&at)) {
                    self.close_within(drawing, |_| false);
                }
            }
        }
    }

    /// A second `<html lang>` or `<body class>` adds to the first.
    fn lend_attributes(&mut self, tag: Tag, attributes: &[Attribute]) {
        let found = self
            .tree
            .elements
            .iter_mut()
            .take(64)
            .find(|element| element.tag == tag && element.attributes.0 == element.attributes.1);
        if let Some(element) = found {
            let from = self.tree.attributes.len() as u32;
            self.tree.attributes.extend_from_slice(attributes);
            element.attributes = (from, self.tree.attributes.len() as u32);
        }
    }

    fn push(&mut self, tag: Tag, start: u32, attributes: &[Attribute]) -> Index {
        let index = self.tree.elements.len() as Index;
        let from = self.tree.attributes.len() as u32;
        self.tree.attributes.extend_from_slice(attributes);
        let parent = self.top();
        let above = self.tree.element(parent);
        let element = Element {
            tag,
            parent,
            depth: above.depth + 1,
            attributes: (from, self.tree.attributes.len() as u32),
            start,
            silent: above.silent || tag.is_silent() && !self.is_shadow(tag, attributes),
            block: if tag.is_inline() { above.block } else { index },
            part: false,
        };
        self.tree.elements.push(element);
        self.open.push(index);
        self.counts[tag as usize] += 1;
        index
    }

    /// Whether a template is shown where it stands: `<template shadowrootmode="open">`.
    fn is_shadow(&self, tag: Tag, attributes: &[Attribute]) -> bool {
        tag == Tag::Template
            && attributes.iter().any(|own| own.name.of(self.tree.html).eq_ignore_ascii_case("shadowrootmode"))
    }

    fn pop(&mut self) {
        if self.open.len() > 1
            && let Some(index) = self.open.pop()
        {
            let tag = self.tree.element(index).tag;
            self.counts[tag as usize] -= 1;
            if !tag.is_inline() && !tag.is_silent() && !tag.is_void() {
                self.tree.runs.push(Run::Break { soft: false });
            } else if self.tree.element(index).part {
                self.tree.runs.push(Run::Break { soft: true });
            }
        }
    }

    /// Whether an inline element of a caption is named as its credit.
    fn is_part(&self, index: Index) -> bool {
        let tag = self.tree.element(index).tag;
        let inline = matches!(tag, Tag::Span | Tag::Cite | Tag::Em | Tag::Other);
        let in_figure = self.is_open(Tag::Figcaption) || self.is_open(Tag::Figure);
        // Outside of figures most spans are prose: their names are looked at where they may say "credit".
        let captioned = || {
            let own = self.tree.attribute(index, "class").unwrap_or_default();
            memchr::memmem::find(own.as_bytes(), b"redit").is_some()
                && class::speaks_of_caption(&self.tree, self.tree.element(index).parent)
        };
        inline && (in_figure || captioned()) && class::speaks_of_credit(&self.tree, index)
    }

    /// Closes what a start tag of `tag` leaves no room for.
    fn close_implied(&mut self, tag: Tag) {
        if tag.ends_paragraph() {
            self.close_within(Tag::P, Tag::is_scope);
        }
        match tag {
            Tag::Li => self.close_within(Tag::Li, |tag| matches!(tag, Tag::Ul | Tag::Ol) || tag.is_scope()),
            Tag::Dd | Tag::Dt => {
                let scope = |tag: Tag| tag == Tag::Dl || tag.is_scope();
                self.close_within(Tag::Dd, scope);
                self.close_within(Tag::Dt, scope);
            }
            Tag::Tr | Tag::Tbody | Tag::Td => {
                let table = |tag: Tag| tag == Tag::Table || tag == Tag::Template;
                self.close_within(Tag::Td, table);
                if tag != Tag::Td {
                    self.close_within(Tag::Tr, table);
                }
                if tag == Tag::Tbody {
                    self.close_within(Tag::Tbody, table);
                }
            }
            Tag::Option => self.close_within(Tag::Option, |tag| tag == Tag::Select || tag.is_scope()),
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4
                if matches!(self.tag_at(self.open.len() - 1), Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4) =>
            {
                self.pop();
            }
            Tag::A => self.close_within(Tag::A, |tag| !tag.is_inline()),
            Tag::Button => self.close_within(Tag::Button, |_| false),
            _ => {}
        }
    }

    /// Closes the innermost open `tag` with all in it, unless a `wall` stands between.
    fn close_within(&mut self, tag: Tag, wall: impl Fn(Tag) -> bool) {
        if !self.is_open(tag) {
            return;
        }
        for steps in 1..=self.open.len().min(FAR) {
            let here = self.tag_at(self.open.len() - steps);
            if here == tag {
                (0..steps).for_each(|_| self.pop());
                return;
            }
            if wall(here) {
                return;
            }
        }
    }

    fn close(&mut self, tag: Tag) {
        match tag {
            Tag::Html | Tag::Body => {}
            Tag::Br => self.tree.runs.push(Run::Break { soft: true }), // browsers read </br> so
            _ if tag.is_void() => {}
            _ => self.close_named(tag),
        }
    }

    /// Closes the innermost open `tag`. An inline element does not reach out of its block, nothing out of its cell.
    fn close_named(&mut self, tag: Tag) {
        if !self.is_open(tag) {
            return;
        }
        let wall = |here: Tag| if tag.is_inline() { !here.is_inline() } else { here.is_scope() };
        for steps in 1..=self.open.len() - 1 {
            let here = self.tag_at(self.open.len() - steps);
            if here == tag || is_heading(here) && is_heading(tag) {
                (0..steps).for_each(|_| self.pop());
                return;
            }
            if steps <= FAR && wall(here) && tag != Tag::Table {
                return;
            }
        }
    }
}

fn is_heading(tag: Tag) -> bool {
    matches!(tag, Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4)
}

fn belongs_in_head(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Meta
            | Tag::Link
            | Tag::Title
            | Tag::Script
            | Tag::Style
            | Tag::Noscript
            | Tag::Template
            | Tag::Input
            | Tag::Head
    )
}

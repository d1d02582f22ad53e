//! How far up from an element the nearest of each kind stands, told from parent to child: blocks of one container share the way to the top.

use super::class::{self, TOPICS};
use super::place::{NOWHERE, WALL_OF, WALLS, is_hidden};
use super::tag::Tag;
use super::tree::{Index, Tree};

/// Further up nothing is looked at: deeper nesting tells nothing more.
const FAR: u8 = 32;
/// Nothing of the kind is above.
const NONE: u8 = u8::MAX;

/// Where each distance stands in [`Way::steps`]: walls, topics, and these.
const TOPIC: usize = WALLS.len();
const HIDDEN: usize = TOPIC + TOPICS.len();
const CAPTIONED: usize = HIDDEN + 1;
const MARKED: usize = CAPTIONED + 1;
const UP: usize = MARKED + 1;
const KINDS: usize = UP + 1;

/// The way from an element to the top of the page.
#[derive(Clone, Copy)]
pub(super) struct Way {
    /// Steps up to the nearest of each kind.
    steps: [u8; KINDS],
    /// Steps down to the main container, from the nearest element that holds both.
    down: u8,
    /// A number that elements with the same tag and names share.
    pub key: u64,
}

fn distance(steps: u8) -> f32 {
    if steps < FAR { f32::from(steps).min(NOWHERE - 1.0) } else { NOWHERE }
}

impl Way {
    pub(super) fn walls(&self) -> [f32; WALLS.len()] {
        std::array::from_fn(|wall| distance(self.steps[wall]))
    }

    pub(super) fn topics(&self) -> [f32; TOPICS.len()] {
        std::array::from_fn(|topic| distance(self.steps[TOPIC + topic]))
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.steps[HIDDEN] < FAR
    }

    pub(super) fn is_captioned(&self) -> bool {
        self.steps[CAPTIONED] < FAR
    }

    pub(super) fn is_marked(&self) -> bool {
        self.steps[MARKED] < FAR
    }

    /// Steps up to what holds the element and the main container.
    pub(super) fn up(&self) -> f32 {
        distance(self.steps[UP])
    }

    /// Steps from there down to the container.
    pub(super) fn down(&self) -> f32 {
        if self.steps[UP] < FAR { distance(self.down) } else { NOWHERE }
    }
}

/// The ways of a page's elements, each found once.
pub(super) struct Ways<'t> {
    tree: &'t Tree<'t>,
    classes: class::Seen<'t>,
    /// The main container and what it is in, innermost first.
    main: Vec<Index>,
    /// For each element the place of its way in `found`; of the root the first, of those not asked about none.
    known: Vec<Option<u32>>,
    found: Vec<Way>,
    /// The elements on the way up to a known one, kept for their room.
    open: Vec<Index>,
}

impl<'t> Ways<'t> {
    /// `main` is the main container.
    pub(super) fn of_page(tree: &'t Tree<'t>, main: Index) -> Self {
        let mut classes = class::Seen::new();
        let root = Way { steps: [NONE; KINDS], down: NONE, key: classes.read(tree, 0).1 };
        let mut known = vec![None; tree.elements.len()];
        known[0] = Some(0);
        let main = tree.path(main).take(usize::from(FAR)).collect();
        let mut found = Vec::with_capacity(tree.elements.len() / 2 + 1);
        found.push(root);
        Self { tree, classes, main, known, found, open: Vec::new() }
    }

    pub(super) fn of(&mut self, index: Index) -> &Way {
        let mut at = index;
        let mut above = loop {
            match self.known[at as usize] {
                Some(known) => break known,
                None => self.open.push(at),
            }
            at = self.tree.element(at).parent;
        };
        while let Some(at) = self.open.pop() {
            let way = self.below(self.found[above as usize], at);
            above = self.found.len() as u32;
            self.known[at as usize] = Some(above);
            self.found.push(way);
        }
        &self.found[above as usize]
    }

    /// The way of `index`, whose parent's is `above`.
    fn below(&mut self, above: Way, index: Index) -> Way {
        let tag = self.tree.element(index).tag;
        let (mut topics, key) = self.classes.read(self.tree, index);
        let mut way = Way { steps: above.steps.map(|steps| steps.saturating_add(1)), down: above.down, key };
        let mut stands = |kind: usize| way.steps[kind] = 0;
        if let Some(wall) = WALL_OF[tag as usize] {
            stands(usize::from(wall));
        }
        // The page's own names (body, html) are about the page.
        if matches!(tag, Tag::Body | Tag::Html) {
            topics = 0;
        }
        while topics != 0 {
            stands(TOPIC + topics.trailing_zeros() as usize);
            topics &= topics - 1;
        }
        if is_hidden(self.tree, index) {
            stands(HIDDEN);
        }
        if tag == Tag::Figcaption {
            stands(CAPTIONED);
        }
        let property = self.tree.attribute(index, "itemprop");
        if property.is_some_and(|own| own.eq_ignore_ascii_case("articleBody")) {
            stands(MARKED);
        }
        if let Some(down) = self.main.iter().position(|&at| at == index) {
            stands(UP);
            way.down = down as u8;
        }
        way
    }
}

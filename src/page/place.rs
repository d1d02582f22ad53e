//! Where a block stands in the tree of the page: what it is in, what its neighbours are, how the page's long text is spread.

use super::block::{Block, Text};
use super::class::{self, Topic};
use super::tag::Tag;
use super::teaser::is_teaser;
use super::tree::{Index, Tree};
use super::way::Ways;
use crate::tables::Quick;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Ancestors looked at; deeper nesting tells nothing more.
const FAR: usize = 32;
/// A distance to something that is not there.
pub(super) const NOWHERE: f32 = 20.0;
/// From so many characters on, with few links, a block is long.
const LONG: u32 = 80;

macro_rules! walls {
    ($($wall:ident = $name:literal: $($tag:ident)|+,)+) => {
        /// Elements a block may be in, each kind a feature.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Wall { $($wall,)+ }

        /// Their names, and the tags of each.
        pub(super) const WALLS: [(&str, &[Tag]); [$(Wall::$wall),+].len()] = [$(($name, &[$(Tag::$tag),+]),)+];
    };
}

walls! {
    Article = "article": Article,
    Aside = "aside": Aside,
    Figure = "figure": Figure | Figcaption,
    Footer = "footer": Footer,
    Form = "form": Form,
    Header = "header": Header,
    Heading = "heading": H1 | H2 | H3 | H4,
    Link = "link": A,
    List = "list": Ul | Ol | Dl,
    Main = "main": Main,
    Nav = "nav": Nav,
    Quote = "quote": Blockquote,
    Table = "table": Table,
}

/// The number of the wall that each tag is.
pub(super) static WALL_OF: LazyLock<[Option<u8>; Tag::COUNT]> = LazyLock::new(|| {
    let mut walls = [None; Tag::COUNT];
    for (number, (_, tags)) in WALLS.iter().enumerate() {
        tags.iter().for_each(|tag| walls[*tag as usize] = Some(number as u8));
    }
    walls
});

/// Where one block stands.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Steps up to the nearest of each of [`Wall`].
    pub walls: [f32; WALLS.len()],
    /// Steps up to the nearest element whose names speak for each topic.
    pub topics: [f32; class::TOPICS.len()],
    /// Whether a style or attribute hides it.
    pub hidden: bool,
    /// Steps from the block up to what holds it and the main container, and from there down to the container.
    pub up: f32,
    /// Steps down to the container.
    pub down: f32,
    /// Whether it is a hoard of words that no reader sees: see [`is_hoard`].
    pub hoard: bool,
    /// Whether it is the text of a teaser of another article: see [`is_teaser`].
    pub teaser: bool,
    /// Whether something marks it as the article's text (`itemprop="articleBody"`).
    pub marked: bool,
    /// Whether it stands in a figcaption.
    pub captioned: bool,
    /// The container: the parent of its block-level element.
    pub container: Index,
    /// The tag of its block-level element.
    pub tag: Tag,
    /// What blocks of its kind share: names of its block-level element and of its parent.
    pub signature: u64,
}

impl Place {
    /// Steps up to the nearest element of a kind.
    pub(super) fn wall(&self, wall: Wall) -> f32 {
        self.walls[wall as usize]
    }

    /// Steps up to the nearest element whose names speak for a topic.
    pub(super) fn topic(&self, topic: Topic) -> f32 {
        self.topics[topic as usize]
    }
}

/// The blocks an element holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    pub first: u32,
    pub last: u32,
    pub blocks: u32,
    pub chars: u32,
    pub linked: u32,
}

const EMPTY: Extent = Extent { first: u32::MAX, last: 0, blocks: 0, chars: 0, linked: 0 };

impl Extent {
    fn add(&mut self, other: Self) {
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
        self.blocks += other.blocks;
        self.chars += other.chars;
        self.linked += other.linked;
    }
}

/// The blocks that each element holds; the root is not asked about.
fn extents(tree: &Tree<'_>, text: &Text) -> Vec<Extent> {
    let mut extents = vec![EMPTY; tree.elements.len()];
    for (block, index) in text.blocks.iter().zip(0..) {
        let (chars, linked) = (block.chars, block.linked);
        extents[block.element as usize].add(Extent { first: index, last: index, blocks: 1, chars, linked });
    }
    // Parents stand before their children.
    for index in (1..extents.len()).rev().filter(|&index| tree.elements[index].parent != 0) {
        let own = extents[index];
        if own.blocks > 0 {
            extents[tree.elements[index].parent as usize].add(own);
        }
    }
    extents
}

/// Text that shares something: a container, or a signature.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mass {
    pub chars: u32,
    pub linked: u32,
    pub long: u32,
    pub blocks: u32,
    pub sentences: u32,
}

impl Mass {
    fn add(&mut self, block: &Block, sentence: bool) {
        self.chars += block.chars;
        self.linked += block.linked;
        self.blocks += 1;
        self.sentences += u32::from(sentence);
        if is_long(block) {
            self.long += block.chars;
        }
    }

    pub(super) fn link_share(&self) -> f32 {
        share(self.linked, self.chars)
    }
}

/// The places of all blocks, and what they share.
pub(super) struct Places {
    pub all: Vec<Place>,
    pub containers: HashMap<Index, Mass, Quick>,
    pub signatures: HashMap<u64, Mass, Quick>,
    pub page: Mass,
    /// Share of the blocks that stand in an element whose names speak for something: of a page whose names are hashed, none.
    pub named: f32,
    /// The first and last block in the main container.
    pub main_blocks: (usize, usize),
    /// The blocks that each element holds.
    pub extents: Vec<Extent>,
}

pub(super) fn share(part: u32, whole: u32) -> f32 {
    part as f32 / whole.max(1) as f32
}

/// Whether a block is long; a wide character is worth two letters.
pub(super) fn is_long(block: &Block) -> bool {
    block.chars + block.wide >= LONG && block.linked * 3 < block.chars
}

impl Places {
    pub(super) fn of(tree: &Tree<'_>, text: &Text) -> Self {
        let long = long_blocks(tree, text);
        let teasers: Vec<usize> = long.iter().copied().filter(|&index| is_teaser(tree, text, index)).collect();
        let main = main_container(tree, text, &long, &teasers);
        let mut ways = Ways::of_page(tree, main);
        let mut places = Self {
            all: Vec::with_capacity(text.blocks.len()),
            containers: HashMap::default(),
            signatures: HashMap::default(),
            page: Mass::default(),
            named: 0.0,
            main_blocks: (usize::MAX, 0),
            extents: extents(tree, text),
        };
        for (index, block) in text.blocks.iter().enumerate() {
            let mut place = place(tree, &mut ways, block.element);
            place.hoard = is_hoard(tree, text, index);
            place.teaser = teasers.binary_search(&index).is_ok();
            if !place.hoard {
                let ends = text.block(index).trim_end_matches(['"', '”', '»', '“', ')', '’', '\'', '」']);
                let sentence = ends.ends_with(['.', '!', '?', '…', '。', '।', '؟', '۔']);
                places.containers.entry(place.container).or_default().add(block, sentence);
                places.signatures.entry(place.signature).or_default().add(block, sentence);
                places.page.add(block, sentence);
                if place.down == 0.0 && is_long(block) {
                    places.main_blocks = (places.main_blocks.0.min(index), places.main_blocks.1.max(index));
                }
            }
            places.all.push(place);
        }
        let named = places.all.iter().filter(|place| place.topics.iter().any(|&steps| steps < NOWHERE)).count();
        places.named = share(named as u32, places.all.len() as u32);
        places
    }
}

impl Places {
    /// Forgets a form that holds most of the page: some content systems put one around all that they write, and it says nothing of a line.
    pub(super) fn open_forms(&mut self, tree: &Tree<'_>) {
        let Some(index) = self.all.iter().position(|place| place.wall(Wall::Form) < NOWHERE) else { return };
        let (blocks, extents) = (self.all.len() as u32, &self.extents);
        let path = tree.path(self.all[index].container).take(FAR);
        let form = path.filter(|&at| tree.element(at).tag == Tag::Form).last();
        let Some(form) = form.map(|form| extents[form as usize]).filter(|form| form.blocks * 2 > blocks) else {
            return;
        };
        for place in &mut self.all[form.first as usize..=form.last as usize] {
            place.walls[Wall::Form as usize] = NOWHERE;
        }
    }
}

/// A hoard has so many characters, and a full stop on fewer than every so many.
const HOARD: u32 = 600;
const STOPPED: usize = 300;

/// Whether a block is a hoard of words that no reader sees: what those who break into a site hide in its pages for search engines. It may be longer than
/// the article, and is no sentence.
fn is_hoard(tree: &Tree<'_>, text: &Text, index: usize) -> bool {
    let block = &text.blocks[index];
    block.chars >= HOARD && tree.path(block.element).take(FAR).any(|at| is_hidden(tree, at)) && {
        let stops = text.block(index).matches(['.', '!', '?', '。', '！', '？', '।', '؟', '۔']).count();
        stops * STOPPED < block.chars as usize
    }
}

/// The long blocks of a page.
fn long_blocks(tree: &Tree<'_>, text: &Text) -> Vec<usize> {
    (0..text.blocks.len()).filter(|&index| is_long(&text.blocks[index]) && !is_hoard(tree, text, index)).collect()
}

/// Fewer long blocks beside teasers are no article.
const LEAST_LONG: usize = 2;

/// The element whose children hold the most long text that is no teaser; what lies deeper counts the less the deeper it lies.
fn main_container(tree: &Tree<'_>, text: &Text, long: &[usize], teasers: &[usize]) -> Index {
    let mut sums: HashMap<Index, f32, Quick> = HashMap::default();
    let all = long.len() - teasers.len() < LEAST_LONG;
    for &index in long.iter().filter(|&index| all || teasers.binary_search(index).is_err()) {
        let block = &text.blocks[index];
        let mut weight = block.chars as f32;
        let own = tree.element(block.element).block;
        for index in tree.path(tree.element(own).parent).take(4) {
            *sums.entry(index).or_default() += weight;
            weight *= 0.6;
        }
    }
    // Of equal sums the outer, earlier element.
    let best = sums.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    best.map_or(0, |(index, _)| index)
}

/// Where a block in `element` stands, as far as the element tells.
fn place(tree: &Tree<'_>, ways: &mut Ways<'_>, element: Index) -> Place {
    let block = tree.element(element).block;
    let container = tree.element(block).parent;
    let signature = ways.of(block).key.rotate_left(17) ^ ways.of(container).key;
    let way = ways.of(element);
    Place {
        walls: way.walls(),
        topics: way.topics(),
        hidden: way.is_hidden(),
        hoard: false,
        teaser: false,
        up: way.up(),
        down: way.down(),
        marked: way.is_marked(),
        captioned: way.is_captioned(),
        container,
        tag: tree.element(block).tag,
        signature,
    }
}

/// Whether the element says that it is not shown.
pub(super) fn is_hidden(tree: &Tree<'_>, index: Index) -> bool {
    let (from, to) = tree.element(index).attributes;
    tree.attributes[from as usize..to as usize].iter().any(|attribute| {
        let is = |name| attribute.name.of(tree.html).eq_ignore_ascii_case(name);
        let value = || attribute.value.of(tree.html);
        match attribute.name.len() {
            5 if is("style") => hides(value()),
            6 if is("hidden") => true,
            11 if is("aria-hidden") => value().eq_ignore_ascii_case("true"),
            _ => false,
        }
    })
}

/// Whether a style says `display: none` or `visibility: hidden`.
fn hides(style: &str) -> bool {
    if !style.contains("none") && !style.contains("hidden") {
        return false;
    }
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

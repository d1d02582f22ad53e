//! The features of a block: what the label stage sees of its text, and what its mark-up adds.

use super::block::Text;
use super::class::TOPICS;
use super::likeness::Likeness;
use super::meta::Facts;
use super::place::{NOWHERE, Places, WALLS, share};
use super::tag::Tag;
use super::tree::Tree;
use crate::label;
use crate::label::forest::{AT_ONCE, Together};
use crate::label::matrix::PAD;
use crate::language::Tag as Language;
use crate::pipeline::split;
use std::sync::LazyLock;

/// Names of the features that are no walls, topics or features of the text.
const OWN: [&str; 43] = [
    "is-p",
    "is-h1",
    "is-h2",
    "is-h3",
    "is-li",
    "is-div",
    "is-cell",
    "is-figcaption",
    "is-button",
    "is-quote",
    "is-definition",
    "is-inline",
    "is-bold",
    "is-link",
    "is-time",
    "depth",
    "hidden",
    "marked",
    "continues",
    "link-share",
    "container-links",
    "container-blocks",
    "container-long",
    "container-width",
    "container-sentences",
    "kind-blocks",
    "kind-long",
    "kind-links",
    "kind-width",
    "kind-sentences",
    "up",
    "down",
    "before-main",
    "after-main",
    "in-main",
    "left-out-before",
    "left-out-after",
    "page-long",
    "page-named",
    "like-title",
    "like-description",
    "in-linked-body",
    "block-position",
];

/// The opinion of the first forest on a block, and on its surroundings.
pub(super) const OPINIONS: [&str; 2] = ["first-opinion", "opinion-around"];

/// The names of all features, in the order of their columns.
pub static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let own = OWN.iter().map(|name| (*name).to_owned());
    let walls = WALLS.iter().map(|(name, _)| format!("in-{name}"));
    let topics = TOPICS.iter().map(|(name, _)| format!("named-{name}"));
    // The label stage's own opinions are left out: they come from its own forests.
    let text =
        label::feature::NAMES.iter().map(|name| (*name).to_owned()).filter(|name| !OPINIONS.contains(&name.as_str()));
    own.chain(walls).chain(topics).chain(text).chain(OPINIONS.map(str::to_owned)).collect()
});

/// For each feature of the text the column it has here; none for the label stage's own opinions.
static OF_TEXT: LazyLock<Vec<Option<usize>>> = LazyLock::new(|| {
    let mut columns = OWN.len() + WALLS.len() + TOPICS.len()..;
    let names = label::feature::NAMES.iter();
    names.map(|name| if OPINIONS.contains(name) { None } else { columns.next() }).collect()
});

const ABSENT: f32 = -1.0;
/// How many blocks to either side make a block's surroundings.
const AROUND: usize = 5;

/// The features of the blocks that may be article, column after column.
pub struct Matrix {
    cells: Vec<f32>,
    /// Cells of a column: [`PAD`] blocks of nothing, the blocks, and behind them as many of nothing as [`Together::sums`] asks for.
    height: usize,
    /// The blocks, by their index in [`Text::blocks`].
    pub blocks: Vec<usize>,
}

impl Matrix {
    /// Measures the blocks `candidates`.
    pub(super) fn measure(
        tree: &Tree<'_>,
        text: &Text,
        places: &Places,
        facts: &Facts,
        candidates: Vec<usize>,
        language: Language,
    ) -> Self {
        let height = candidates.len().next_multiple_of(AT_ONCE) + 2 * PAD;
        let mut matrix = Self { cells: vec![ABSENT; NAMES.len() * height], height, blocks: candidates };
        let mut page = Sheet { tree, text, places, likeness: Likeness::to(facts) };
        for at in 0..matrix.len() {
            let index = matrix.blocks[at];
            let before = at.checked_sub(1).map_or(index, |before| index - matrix.blocks[before] - 1);
            let after = matrix.blocks.get(at + 1).map_or(text.blocks.len() - index - 1, |next| next - index - 1);
            let place = &places.all[index];
            let values = page.own(index, before, after).into_iter().chain(place.walls).chain(place.topics);
            values.enumerate().for_each(|(column, value)| matrix.column_mut(column)[at] = value);
        }
        let lines: Vec<split::Block> =
            matrix.blocks.iter().map(|&index| split::Block { span: text.blocks[index].span }).collect();
        label::columns(
            &label::Scene { text: &text.text, blocks: &lines, language, title: None },
            |(number, values)| {
                if let Some(column) = OF_TEXT[number] {
                    matrix.column_mut(column).copy_from_slice(values);
                }
            },
        );
        matrix
    }

    /// Number of blocks measured.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// The feature in a column of block number `at` of [`Matrix::blocks`].
    pub fn get(&self, at: usize, column: usize) -> f32 {
        self.cells[column * self.height + PAD + at]
    }

    /// The features of block number `at`.
    pub fn row(&self, at: usize) -> Vec<f32> {
        (0..NAMES.len()).map(|column| self.get(at, column)).collect()
    }

    fn column_mut(&mut self, column: usize) -> &mut [f32] {
        let blocks = self.blocks.len();
        &mut self.cells[column * self.height + PAD..][..blocks]
    }

    /// The sum of a forest for each block.
    pub(super) fn sums(&self, forest: &Together) -> Vec<f32> {
        forest.sums(self.len(), &self.cells, self.height)
    }

    /// Notes the first opinion of each block, and that of its surroundings.
    pub(super) fn note_opinions(&mut self, opinions: &[f32]) {
        let column = NAMES.len() - OPINIONS.len();
        self.column_mut(column).copy_from_slice(opinions);
        for (at, around) in self.column_mut(column + 1).iter_mut().enumerate() {
            let (from, to) = (at.saturating_sub(AROUND), (at + AROUND + 1).min(opinions.len()));
            let sum: f32 = opinions[from..to].iter().sum::<f32>() - opinions[at];
            *around = sum / (to - from - 1).max(1) as f32;
        }
    }
}

/// The page the features are measured on.
struct Sheet<'a> {
    tree: &'a Tree<'a>,
    text: &'a Text,
    places: &'a Places,
    likeness: Likeness,
}

impl Sheet<'_> {
    fn own(&mut self, index: usize, left_out_before: usize, left_out_after: usize) -> [f32; OWN.len()] {
        let (block, place) = (&self.text.blocks[index], &self.places.all[index]);
        let own = self.tree.element(block.element);
        let is = |tag: Tag| f32::from(place.tag == tag);
        let container = self.places.containers[&place.container];
        let kind = self.places.signatures[&place.signature];
        let page = self.places.page;
        let (first, last) = self.places.main_blocks;
        let known = first != usize::MAX;
        let like = self.likeness.of(self.text.block(index));
        let width = |mass: super::place::Mass| share(mass.chars, mass.blocks);
        [
            is(Tag::P),
            is(Tag::H1),
            is(Tag::H2),
            is(Tag::H3) + is(Tag::H4),
            is(Tag::Li),
            is(Tag::Div),
            is(Tag::Td),
            is(Tag::Figcaption),
            is(Tag::Button),
            is(Tag::Blockquote),
            is(Tag::Dd) + is(Tag::Dt),
            f32::from(own.tag.is_inline()),
            f32::from(own.tag == Tag::Bold),
            f32::from(own.tag == Tag::A),
            f32::from(own.tag == Tag::Time),
            own.depth.min(60) as f32,
            f32::from(place.hidden),
            f32::from(place.marked),
            f32::from(block.continues),
            share(block.linked, block.chars),
            container.link_share(),
            container.blocks as f32,
            share(container.long, page.long),
            width(container),
            share(container.sentences, container.blocks),
            kind.blocks as f32,
            share(kind.long, page.long),
            kind.link_share(),
            width(kind),
            share(kind.sentences, kind.blocks),
            place.up,
            place.down,
            if known { first.saturating_sub(index).min(200) as f32 } else { NOWHERE },
            if known { index.saturating_sub(last).min(200) as f32 } else { NOWHERE },
            f32::from(known && index >= first && index <= last),
            left_out_before.min(200) as f32,
            left_out_after.min(200) as f32,
            (page.long as f32).sqrt(),
            self.places.named,
            like.title,
            like.description,
            like.body.unwrap_or(ABSENT),
            index as f32 / self.text.blocks.len().max(1) as f32,
        ]
    }
}

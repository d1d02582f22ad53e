//! The visible text of a page, a line for each block, and where each of its bytes stands in the source.

use super::apart::{self, Apart};
use super::reference;
use super::token::{Place, is_space};
use super::tree::{Index, Run, Tree};
use super::unseen;
use crate::text::Span;
use memchr::memchr2;

/// A line of the page: the text between two block boundaries.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// Where, in bytes of [`Text::text`]; never empty, no blanks at its ends.
    pub span: Span,
    /// The innermost element that holds all of it.
    pub element: Index,
    /// Its length in characters, and how many of them stand in links.
    pub chars: u32,
    /// Characters that stand in links.
    pub linked: u32,
    /// Characters that are Han, kana or Hangul: a paragraph of them has half as many as one in letters.
    pub wide: u32,
    /// Whether a shortcode that the template left unread says that it is a picture's caption.
    pub shortcode: bool,
    /// Whether only a broken line (`br`) parts it from the block before.
    pub continues: bool,
    /// Its segments: from and to, in [`Text::segments`].
    segments: (u32, u32),
}

/// Bytes of the text and the bytes of the source that they are.
#[derive(Clone, Copy, Debug)]
struct Segment {
    text: u32,
    len: u32,
    source: Place,
}

/// The text of a page.
#[derive(Debug, Default)]
pub struct Text {
    /// All blocks, each on a line of its own.
    pub text: String,
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    segments: Vec<Segment>,
    /// Pictures: the element, and how many blocks stand before it.
    pub pictures: Vec<(Index, u32)>,
}

impl Text {
    /// Reads all that a reader would see.
    pub fn of(tree: &Tree<'_>) -> Self {
        let mut writer = Writer {
            tree,
            out: Self::default(),
            open: None,
            blank: None,
            continues: false,
            last: Apart::START,
            link: None,
        };
        for (at, run) in tree.runs.iter().enumerate() {
            match *run {
                Run::Text { raw: true, .. } => {}
                Run::Text { place, element, .. } if !tree.element(element).silent => {
                    if writer.is_open_caption(element)
                        && (apart::is_counter(writer.line()) || apart::signs(tree, &writer.out.text, at))
                    {
                        writer.end_caption();
                    }
                    writer.text(place, element);
                }
                Run::Text { .. } => {}
                Run::Break { soft: true } if leads_on(tree, at) => {}
                Run::Break { soft } => writer.end_line(soft),
                Run::Picture(element) => {
                    let before = writer.out.blocks.len() + usize::from(writer.open.is_some());
                    writer.out.pictures.push((element, before as u32));
                }
            }
        }
        writer.end_line(false);
        writer.out
    }

    /// The text of block `index`.
    pub fn block(&self, index: usize) -> &str {
        self.blocks[index].span.of(&self.text)
    }

    /// The places of the source that `span` of block `index` was read from, one for each run of text, references whole.
    ///
    /// `span` is in bytes of the block. A place that stands for the very same bytes is marked as verbatim.
    pub fn sources(&self, index: usize, span: Span) -> Vec<Source> {
        let block = &self.blocks[index];
        let (from, to) = (block.span.start + span.start, block.span.start + span.end);
        let own = &self.segments[block.segments.0 as usize..block.segments.1 as usize];
        let touched = own.iter().filter(|part| (part.text as usize) < to && (part.text + part.len) as usize > from);
        touched.map(|part| part.cut(from, to)).collect()
    }
}

/// A place of the source and the text that was read there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Bytes of the source.
    pub place: Place,
    /// Bytes of [`Text::text`].
    pub text: Span,
    /// Whether both are the same bytes; else a reference or a run of white space.
    pub verbatim: bool,
}

impl Segment {
    fn is_verbatim(&self) -> bool {
        self.len == self.source.end - self.source.start
    }

    fn cut(&self, from: usize, to: usize) -> Source {
        let (start, end) = (self.text as usize, (self.text + self.len) as usize);
        if !self.is_verbatim() {
            return Source { place: self.source, text: Span::new(start, end), verbatim: false };
        }
        let text = Span::new(start.max(from), end.min(to));
        let offset = self.source.start as usize - start;
        Source { place: Place::new(text.start + offset, text.end + offset), text, verbatim: true }
    }
}

/// Line ends that HTML takes for characters and all others for the end of a line; in UTF-8 they begin with C2 or E2.
const RARE_ENDS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

/// The text while it is written.
struct Writer<'t> {
    tree: &'t Tree<'t>,
    out: Text,
    /// The block being written; its span is open.
    open: Option<Block>,
    /// White space that becomes one blank if more follows.
    blank: Option<Place>,
    continues: bool,
    /// What was written last.
    last: Apart,
    /// The element asked about last, and whether it stands in a link.
    link: Option<(Index, bool)>,
}

impl Writer<'_> {
    fn text(&mut self, place: Place, element: Index) {
        let source = place.of(self.tree.html);
        let bytes = source.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let start = at;
            if is_space(bytes[at]) {
                while at < bytes.len() && is_space(bytes[at]) {
                    at += 1;
                }
                if self.open.is_some() && parts_paragraphs(&bytes[start..at]) && self.keeps_lines(element) {
                    self.end_line(false);
                }
                if self.open.is_some() && self.blank.is_none() {
                    self.blank = Some(shifted(place, start, at));
                }
                continue;
            }
            if bytes[at] == b'&'
                && let Some(found) = reference::read(&source[at..], false)
            {
                at += found.len;
                let chars: String = found.chars.into_iter().flatten().collect();
                self.reference(&chars, shifted(place, start, at), element);
                continue;
            }
            at += 1;
            at = end_of_run(bytes, at);
            self.write(&source[start..at], shifted(place, start, at), element);
        }
    }

    /// A no-break space alone makes no line.
    fn reference(&mut self, chars: &str, place: Place, element: Index) {
        if chars.trim().is_empty() && self.open.is_none() {
            return;
        }
        // `&#10;` is white space of the paragraph, as the end of a source line is; only references bring it here.
        if chars.contains(['\n', '\r']) {
            return self.write(&chars.replace(['\n', '\r'], " "), place, element);
        }
        self.write(chars, place, element);
    }

    fn write(&mut self, text: &str, place: Place, element: Index) {
        if self.open.is_none() && text.trim().is_empty() {
            return;
        }
        let linked = self.in_link(element);
        let next = Apart { element, bytes: text.len() };
        if self.last.element != element
            && self.blank.is_none()
            && let Some(open) = &self.open
            && open.chars <= apart::LONGEST
            && apart::is_apart(self.tree, &self.out.text, self.last, text, next)
        {
            self.end_line(true);
        }
        self.last = next;
        let mut block = match self.open.take() {
            Some(block) => Block { element: self.common(block.element, element), ..block },
            None => self.new_block(element),
        };
        if let Some(blank) = self.blank.take() {
            self.segment(1, blank);
            self.out.text.push(' ');
        }
        if memchr2(0xC2, 0xE2, text.as_bytes()).is_some() && text.contains(RARE_ENDS) {
            // A line end of Unicode ends no line of a page.
            let text = text.replace(RARE_ENDS, " ");
            self.segment(text.len(), place);
            self.out.text.push_str(&text);
        } else {
            self.segment(text.len(), place);
            self.out.text.push_str(text);
        }
        let chars = text.chars().count() as u32;
        block.chars += chars;
        block.wide += if chars as usize == text.len() { 0 } else { wide_in(text) };
        block.linked += if linked { chars } else { 0 };
        self.open = Some(block);
    }

    /// Whether a line of a figcaption is being written, and `element` is another of its elements than the one written last.
    fn is_open_caption(&self, element: Index) -> bool {
        use super::tag::Tag;
        let own = self.tree.element(element);
        self.open.is_some()
            && self.last.element != element
            && (own.block != element || self.tree.element(self.last.element).block == element)
            && self.tree.path(own.block).take(3).any(|at| self.tree.element(at).tag == Tag::Figcaption)
    }

    /// What is written of the open line.
    fn line(&self) -> &str {
        self.open.as_ref().map_or("", |block| &self.out.text[block.span.start..])
    }

    fn new_block(&mut self, element: Index) -> Block {
        if !self.out.blocks.is_empty() {
            self.out.text.push('\n');
        }
        let (at, segment) = (self.out.text.len(), self.out.segments.len() as u32);
        let continues = self.continues;
        Block {
            span: Span::new(at, at),
            element,
            chars: 0,
            linked: 0,
            wide: 0,
            shortcode: false,
            continues,
            segments: (segment, segment),
        }
    }

    fn segment(&mut self, len: usize, source: Place) {
        let text = self.out.text.len() as u32;
        self.out.segments.push(Segment { text, len: len as u32, source });
    }

    /// Ends a line whose picture's maker is named next: the stroke between both is the template's.
    fn end_caption(&mut self) {
        if let Some(block) = &self.open {
            let from = block.span.start;
            let long = self.out.text[from..].trim_end_matches([' ', '/', '|', '–']).len();
            if long > 0 {
                self.out.text.truncate(from + long);
            }
        }
        self.end_line(true);
    }

    fn end_line(&mut self, soft: bool) {
        self.blank = None;
        let Some(mut block) = self.open.take() else {
            self.continues &= soft;
            return;
        };
        // No-break spaces at the end are no text.
        let written = &self.out.text[block.span.start..];
        block.span = Span::new(block.span.start, block.span.start + written.trim_end().len());
        if written.starts_with(SHORTCODE.0) {
            block = without_shortcode(block, &self.out.text);
        }
        block.segments.1 = self.out.segments.len() as u32;
        self.out.text.truncate(block.span.end);
        self.out.blocks.push(block);
        self.continues = soft;
    }

    /// Whether a reader sees the lines of the source as they are: in `<pre>`, or where a style says so.
    fn keeps_lines(&self, element: Index) -> bool {
        use super::tag::Tag;
        let styled = |at: Index| self.tree.attribute(at, "style").is_some_and(|style| style.contains("pre-"));
        self.tree.path(element).take(4).any(|at| self.tree.element(at).tag == Tag::Pre || styled(at))
    }

    fn in_link(&mut self, element: Index) -> bool {
        use super::tag::Tag;
        if let Some((known, linked)) = self.link
            && known == element
        {
            return linked;
        }
        let links = |at| self.tree.element(at).tag == Tag::A && !unseen::leads_to_picture(self.tree, at);
        let linked = self.tree.path(element).take(12).any(links);
        self.link = Some((element, linked));
        linked
    }

    /// The innermost element that holds both. Both lie in one block, so the way is short; a long one ends at the block.
    fn common(&self, a: Index, b: Index) -> Index {
        if a == b {
            return a;
        }
        let (mut a, mut b) = (a, b);
        for _ in 0..64 {
            if a == b {
                return a;
            }
            // The deeper, or the later, goes up.
            if (self.tree.element(a).depth, a) > (self.tree.element(b).depth, b) {
                a = self.tree.element(a).parent;
            } else {
                b = self.tree.element(b).parent;
            }
        }
        self.tree.element(a).block
    }
}

/// What WordPress puts around a picture and its caption, and leaves in the text where a theme or an importer does not read it.
const SHORTCODE: (&str, &str) = ("[caption ", "[/caption]");

/// A block without its shortcode: `[caption id="a1" width="600"]The quay at noon[/caption]`.
fn without_shortcode(block: Block, text: &str) -> Block {
    let line = &text[block.span.start..block.span.end];
    let Some((begins, inner)) = line.split_once(']').map(|(code, inner)| (code.len() + 1, inner)) else {
        return block;
    };
    let Some(inner) = inner.strip_suffix(SHORTCODE.1).filter(|inner| !inner.trim().is_empty()) else { return block };
    let lead = inner.len() - inner.trim_start().len();
    let from = block.span.start + begins + lead;
    let gone = line[..begins].chars().count() + SHORTCODE.1.len();
    Block {
        span: Span::new(from, from + inner.trim().len()),
        chars: block.chars.saturating_sub(gone as u32),
        shortcode: true,
        ..block
    }
}

/// Whether break `at`, behind what a template calls the credit, parts it from the house behind a stroke: `<span class="credit">Ada Berg</span>
/// <span>/The Valley Post</span>`.
fn leads_on(tree: &Tree<'_>, at: usize) -> bool {
    let strokes =
        |run: &Run| matches!(*run, Run::Text { place, raw: false, .. } if place.of(tree.html).starts_with('/'));
    let credits = |run: &Run| matches!(*run, Run::Text { element, .. } if tree.path(element).take(3).any(|up| tree.element(up).part));
    at > 0 && tree.runs.get(at + 1).is_some_and(strokes) && credits(&tree.runs[at - 1])
}

/// Whether white space holds an empty line.
fn parts_paragraphs(space: &[u8]) -> bool {
    space.iter().filter(|&&byte| byte == b'\n').nth(1).is_some()
}

fn wide_in(text: &str) -> u32 {
    // None of them begins with a lower byte in UTF-8.
    if text.bytes().fold(0, u8::max) < 0xE3 {
        return 0;
    }
    let wide = |c: &char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}');
    text.chars().filter(wide).count() as u32
}

/// The place at or behind `at` where a run of text ends: a reference begins, or white space that is more than a blank between words.
fn end_of_run(bytes: &[u8], mut at: usize) -> usize {
    while let Some(ahead) = bytes[at..].iter().position(|&byte| ends_run(byte)) {
        at += ahead;
        if bytes[at] != b' ' || bytes.get(at + 1).is_none_or(|&next| is_space(next)) {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// Whether a run of text may end at the byte: white space, or a reference.
fn ends_run(byte: u8) -> bool {
    byte <= b'&' && (byte == b'&' || is_space(byte))
}

fn shifted(place: Place, from: usize, to: usize) -> Place {
    Place { start: place.start + from as u32, end: place.start + to as u32 }
}

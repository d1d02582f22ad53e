//! The elements we treat differently from each other.

macro_rules! tags {
    ($($tag:ident = $($name:literal)|+,)+) => {
        /// An element by its name; names that mean the same to us share a tag.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[allow(missing_docs)] // each is its name
        pub enum Tag { $($tag,)+ }

        impl Tag {
            /// How many there are.
            pub(super) const COUNT: usize = [$(Tag::$tag),+].len();
        }

        /// The tags by their names' keys.
        static NAMES: [(u128, Tag); PLACES] = {
            let mut names = [(0, Tag::Other); PLACES];
            $($(
                let name = key($name);
                let mut at = place(name);
                while names[at].0 != 0 {
                    at = (at + 1) % PLACES;
                }
                names[at] = (name, Tag::$tag);
            )+)+
            names
        };
    };
}

const LONGEST_NAME: usize = 16;
/// A power of two, some five times the number of names.
const PLACES: usize = 512;

/// A name of at most [`LONGEST_NAME`] bytes as a number, in small letters; that of no name is zero.
const fn key(name: &[u8]) -> u128 {
    let (mut key, mut at) = (0, name.len());
    while at > 0 {
        at -= 1;
        key = key << 8 | name[at].to_ascii_lowercase() as u128;
    }
    key
}

/// Where a name is looked for first.
const fn place(key: u128) -> usize {
    ((key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize % PLACES
}

tags! {
    A = b"a",
    Address = b"address",
    Article = b"article",
    Aside = b"aside",
    Blockquote = b"blockquote" | b"q-block",
    Body = b"body",
    Br = b"br",
    Button = b"button",
    Bold = b"b" | b"strong",
    Caption = b"caption",
    Cite = b"cite",
    Custom = b"custom-element",
    Dd = b"dd",
    Details = b"details" | b"dialog" | b"fieldset" | b"center" | b"hgroup" | b"search",
    Div = b"div",
    Dl = b"dl",
    Dt = b"dt",
    Em = b"em" | b"i" | b"u" | b"s" | b"small" | b"big" | b"font" | b"tt" | b"strike" | b"code" | b"nobr",
    Figcaption = b"figcaption",
    Figure = b"figure",
    Footer = b"footer",
    Form = b"form",
    H1 = b"h1",
    H2 = b"h2",
    H3 = b"h3",
    H4 = b"h4" | b"h5" | b"h6",
    Head = b"head",
    Header = b"header",
    Hr = b"hr",
    Html = b"html",
    Iframe = b"iframe",
    Img = b"img" | b"image" | b"amp-img",
    Input = b"input" | b"area" | b"base" | b"col" | b"embed" | b"param" | b"track" | b"wbr",
    Label = b"label",
    Legend = b"legend" | b"summary",
    Li = b"li",
    Link = b"link",
    Main = b"main",
    Math = b"math",
    Meta = b"meta",
    Nav = b"nav",
    Noscript = b"noscript",
    Ol = b"ol",
    Option = b"option" | b"optgroup",
    Other = b"span-like",
    P = b"p",
    Picture = b"picture",
    Pre = b"pre" | b"listing",
    Raw = b"xmp" | b"noembed" | b"noframes" | b"plaintext",
    Script = b"script",
    Section = b"section",
    Select = b"select" | b"datalist",
    Source = b"source",
    Span = b"span",
    Style = b"style",
    Svg = b"svg",
    Table = b"table",
    Tbody = b"tbody" | b"thead" | b"tfoot",
    Td = b"td" | b"th",
    Template = b"template",
    Textarea = b"textarea",
    Time = b"time",
    Title = b"title",
    Tr = b"tr",
    Ul = b"ul" | b"menu" | b"dir",
    Video = b"video" | b"audio" | b"object" | b"canvas",
}

impl Tag {
    /// The tag of an element's name, in any case.
    pub fn of(name: &str) -> Self {
        let bytes = name.as_bytes();
        if bytes.len() > LONGEST_NAME {
            return Self::of_unknown(bytes);
        }
        let key = key(bytes);
        let mut at = place(key);
        loop {
            match NAMES[at] {
                (0, _) => return Self::of_unknown(bytes),
                (known, tag) if known == key => return tag,
                _ => at = (at + 1) % PLACES,
            }
        }
    }

    /// A name with a hyphen is a component of the page's own, and stands as a block does; others run with the text.
    fn of_unknown(name: &[u8]) -> Self {
        if name.contains(&b'-') { Self::Custom } else { Self::Other }
    }

    /// Whether the element never has content.
    pub fn is_void(self) -> bool {
        matches!(self, Self::Br | Self::Hr | Self::Img | Self::Input | Self::Link | Self::Meta | Self::Source)
    }

    /// Whether the element runs with the text around it.
    pub fn is_inline(self) -> bool {
        matches!(
            self,
            Self::A
                | Self::Bold
                | Self::Cite
                | Self::Em
                | Self::Img
                | Self::Input
                | Self::Label
                | Self::Link
                | Self::Meta
                | Self::Other
                | Self::Picture
                | Self::Source
                | Self::Span
                | Self::Time
        )
    }

    /// Whether a reader sees nothing of its content.
    pub fn is_silent(self) -> bool {
        matches!(
            self,
            Self::Script
                | Self::Style
                | Self::Noscript
                | Self::Iframe
                | Self::Template
                | Self::Svg
                | Self::Math
                | Self::Title
                | Self::Textarea
                | Self::Select
                | Self::Option
                | Self::Raw
                | Self::Head
        )
    }

    /// Whether its start tag ends an open paragraph.
    pub(super) fn ends_paragraph(self) -> bool {
        matches!(
            self,
            Self::Address
                | Self::Article
                | Self::Aside
                | Self::Blockquote
                | Self::Details
                | Self::Div
                | Self::Dl
                | Self::Dd
                | Self::Dt
                | Self::Figcaption
                | Self::Figure
                | Self::Footer
                | Self::Form
                | Self::H1
                | Self::H2
                | Self::H3
                | Self::H4
                | Self::Header
                | Self::Hr
                | Self::Li
                | Self::Main
                | Self::Nav
                | Self::Ol
                | Self::P
                | Self::Pre
                | Self::Section
                | Self::Table
                | Self::Ul
        )
    }

    /// Whether its start tag ends a drawing that was left open (HTML standard, "foreign content").
    pub(super) fn breaks_out(self) -> bool {
        matches!(
            self,
            Self::Blockquote
                | Self::Bold
                | Self::Br
                | Self::Dd
                | Self::Div
                | Self::Dl
                | Self::Dt
                | Self::Em
                | Self::H1
                | Self::H2
                | Self::H3
                | Self::H4
                | Self::Hr
                | Self::Img
                | Self::Li
                | Self::Ol
                | Self::P
                | Self::Pre
                | Self::Span
                | Self::Table
                | Self::Ul
        )
    }

    /// Whether an end tag of an outer element does not reach through it.
    pub(super) fn is_scope(self) -> bool {
        matches!(self, Self::Html | Self::Table | Self::Td | Self::Caption | Self::Template | Self::Button)
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn names_are_known_in_any_case() {
        assert_eq!(
            (Tag::of("DIV"), Tag::of("h6"), Tag::of("bbc-card"), Tag::of("blink")),
            (Tag::Div, Tag::H4, Tag::Custom, Tag::Other)
        );
    }
}

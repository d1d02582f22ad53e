#![allow(missing_docs)]
use crate::language::Tag;
use crate::text::Span;
pub mod dates {
    use super::*;
    #[derive(Debug)]
    pub struct Dated {
        pub published: Option<String>,
        pub updated: Option<String>,
        pub ambiguous: bool,
    }
    pub fn read(_: &str, _: Tag, _: Option<()>) -> Option<Dated> {
        None
    }
}
pub mod bylines {
    use super::*;
    pub struct Author {
        pub name: String,
        pub agency: Option<String>,
    }
    pub struct Byline {
        pub authors: Vec<Author>,
        pub agency: Option<String>,
        pub date: Option<dates::Dated>,
    }
    pub fn read(_: &str, _: Tag) -> Option<Byline> {
        None
    }
}
pub mod datelines {
    use super::*;
    pub struct Dateline {
        pub place: Option<String>,
        pub agency: Option<String>,
        pub date: Option<String>,
    }
    pub fn read(_: &str, _: Tag) -> Option<Dateline> {
        None
    }
}
pub mod titles {
    use super::*;
    pub fn clean(t: &str, _: Option<&str>) -> (Span, Option<Span>) {
        (Span::new(0, t.len()), None)
    }
    pub fn alike(a: &str, b: &str) -> bool {
        a == b
    }
}
pub mod sections {
    pub struct Section;
    pub fn from_trail(_: &str) -> Option<Section> {
        None
    }
    pub fn is_kicker_word(_: &str) -> bool {
        false
    }
}

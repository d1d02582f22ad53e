//! Which language a piece of text is in: whole documents, single lines, and the three words of a stray label.

mod tag;

pub use tag::Tag;

//! The formats people have: bytes of a file in, records out; records in, bytes of a file out.
//!
//! Reading is a chain of small steps, each its own file: unpack what is compressed, detect what it is, decode it to text,
//! cut it into [`Piece`]s a worker can take, and show each record of a piece as an [`Input`](crate::Input). Nothing here
//! opens a file: callers bring a stream. What cannot be read is told with its place, and the rest is still done.

mod binary;
#[cfg(feature = "columnar")]
mod columnar;
mod csv;
mod declared;
mod decode;
mod detect;
mod format;
mod front;
mod json;
mod limits;
mod markdown;
mod open;
pub mod out;
mod piece;
mod place;
mod unpack;
mod warc;
mod zip;

pub use csv::{Cell, Header, Row, cells, rows, written as written_cell};
pub use decode::{Decoded, decode, encode, is_mixed, read as decode_file};
pub use detect::{by_content, by_name, is_zip_name};
pub use format::Format;
pub use json::{edited, elements};
pub use limits::MOST_ARTICLE_BYTES;
pub use markdown::Markdown;
pub use open::{Opened, Said, open};
pub use piece::{Found, Piece, Whole};
pub use place::Place;
pub use unpack::unpack;

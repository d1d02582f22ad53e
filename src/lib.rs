//! The copy desk for scraped news: an article goes in dirty and comes out clean, explained and reversible.
//!
//! A [`Desk`] takes a record through the stages of [`pipeline`] and gives back an [`Article`](record::Article): the text read
//! into its fields, and every edit as a finding with its evidence.
//!
//! ```
//! use copydesk::{Desk, Input};
//!
//! let text = "Society\n\nHarbour bridge closes for six weeks\n\n\
//!     Photo: Ana Lund/Reuters\nPhoto: Ana Lund/Reuters\npodpis źródła zdjęcia\n\n\
//!     The old harbour bridge will close for repairs on Monday, the council said after a long meeting.\n\n\
//!     Drivers will have to take the ring road, which adds about twenty minutes to the journey.";
//! let article = Desk::default().clean(Input::of_text(text));
//! assert_eq!(article.images[0].count, 2);
//! assert_eq!(article.removed[0].text, "podpis źródła zdjęcia");
//! assert_eq!(article.body.len(), 2);
//! ```

pub mod batch;
pub mod confidence;
pub mod credits;
pub mod desk;
pub mod error;
pub mod finding;
pub mod formats;
pub mod habits;
pub mod label;
pub mod language;
pub mod lexicon;
mod memo;
pub mod metadata;
pub mod names;
pub mod page;
pub mod pipeline;
pub mod record;
pub mod rules;
pub mod tables;
pub mod text;

#[doc(hidden)]
pub mod cli;

pub use desk::{Desk, Options};
pub use record::{Article, Input};

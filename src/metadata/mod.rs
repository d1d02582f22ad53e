//! Bylines, dates, datelines and sign-offs: the lines that become fields.
//!
//! Each reader is a pure function over one line or paragraph; it answers with values and spans over that text, or
//! `None`. Whether the line *is* what it looks like is the label stage's to decide: it also knows where the line stands.

mod agencies;
pub mod bylines;
pub mod datelines;
pub mod dates;
mod key;
pub(crate) mod openers;
mod phrases;
pub mod sections;
pub mod signoffs;
pub mod titles;
mod tokens;
mod when;

pub(crate) use agencies::{OwnForms, is_agency, set_own};
pub use when::{Clock, When};

//! Records: what comes in, what goes out (`copydesk/article@1`).

mod article;
mod fields;
mod input;
mod line;
mod page_member;
mod schema;

pub use article::{
    Article, Author, DateLine, Failure, Image, LanguageField, NameEntry, NameSource, NameVariant, Removed, RemovedKind,
};
pub use fields::{FIELDS, FieldMap};
pub use input::{Input, RawField};
pub use schema::schema;

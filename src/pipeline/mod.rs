//! The journey of one record.

pub mod split;

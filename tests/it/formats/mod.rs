//! Formats, as a user sees them: the binary reads and writes files of every kind.

mod desk;
mod encodings;
mod faults;
mod foreign;
mod malformed;
mod mending;
mod reports;
mod round_trips;

//! Formats, as a user sees them: the binary reads and writes files of every kind.

mod desk;
mod encodings;
mod faults;
mod foreign;
mod inputs;
mod malformed;
mod mending;
mod outputs;
mod reports;
mod round_trips;
mod terminal;

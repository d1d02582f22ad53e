//! All tests above the unit tests in one binary: it links once.

mod common;

mod authority;
mod commands;
mod credits;
mod credits_accounted;
mod credits_classes;
mod documentation;
mod formats;
mod fuzz;
mod given;
mod gold;
mod heads_and_ends;
mod label;
mod language;
mod laws;
mod learn;
mod lexicon;
mod metadata;
mod names;
mod names_abjad;
mod names_articles;
mod names_commands;
mod page;
mod page_outside;
mod page_pictures;
mod page_shapes;
mod page_systems;
mod page_templates;
mod patches;
mod records;
mod rules;
mod settings;
mod strangers;
mod tables;
mod torture;

//! Values of settings that must name something copydesk knows: a wrong one is told with its line.

use crate::cli::options::unknown_rule;
use crate::credits::House;
use crate::language::Tag;
use crate::rules::Selection;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A code, the beginning of codes, or a name, of a rule that there is.
#[derive(Clone, Debug)]
pub struct Rules(pub String);

/// The entries as `Selection` takes them.
pub fn entries(rules: &[Rules]) -> Vec<String> {
    rules.iter().map(|rules| rules.0.clone()).collect()
}

/// The share that the key `min-confidence` gives, from 0 to 100.
pub fn percent<'de, D: Deserializer<'de>>(value: D) -> Result<Option<u8>, D::Error> {
    struct Percent;
    impl Visitor<'_> for Percent {
        type Value = u8;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("\"min-confidence\" to be a share in per cent; write a number from 0 to 100")
        }

        fn visit_i64<E: de::Error>(self, number: i64) -> Result<u8, E> {
            let share = u8::try_from(number).ok().filter(|share| *share <= 100);
            share.ok_or_else(|| E::invalid_value(de::Unexpected::Signed(number), &self))
        }
    }
    value.deserialize_any(Percent).map(Some)
}

/// The language that the key `target` names.
pub fn target<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Tag>, D::Error> {
    value.deserialize_str(Language("target")).map(Some)
}

/// A language of the key `languages`.
#[derive(Clone, Copy, Debug)]
pub struct Spoken(pub Tag);

impl<'de> Deserialize<'de> for Spoken {
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<Self, D::Error> {
        value.deserialize_str(Language("languages")).map(Self)
    }
}

/// Reads the tag of a language that has a name; it knows the key it stands under, for the message.
struct Language(&'static str);

impl Visitor<'_> for Language {
    type Value = Tag;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "\"{}\" to be the tag of a language, such as \"en\"", self.0)
    }

    fn visit_str<E: de::Error>(self, tag: &str) -> Result<Tag, E> {
        let known = Tag::parse(tag).filter(|tag| tag.is_known());
        known.ok_or_else(|| E::custom(format!("\"{}\" is \"{tag}\": {NO_LANGUAGE}", self.0)))
    }
}

/// What is said of a tag that no language has.
pub const NO_LANGUAGE: &str = "not a language copydesk names; write a tag such as \"en\" or \"pl\"";

impl<'de> Deserialize<'de> for Rules {
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<Self, D::Error> {
        struct Entry;
        impl Visitor<'_> for Entry {
            type Value = Rules;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("the code, the beginning of the code, or the name of a rule")
            }

            // Inside the visitor, as there the reader still knows where the value stands.
            fn visit_str<E: de::Error>(self, entry: &str) -> Result<Rules, E> {
                let known = Selection::new(&[], &[entry.to_owned()]);
                known.map(|_| Rules(entry.to_owned())).map_err(|entry| E::custom(unknown_rule(&entry)))
            }
        }
        value.deserialize_str(Entry)
    }
}

/// A line of an outlet's pages, or words in one.
#[derive(Clone, Debug)]
pub struct Line(pub String);

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<Self, D::Error> {
        struct Entry;
        impl Visitor<'_> for Entry {
            type Value = Line;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a line of the outlet's pages, or words in one")
            }

            fn visit_str<E: de::Error>(self, line: &str) -> Result<Line, E> {
                let is_line = line.contains(char::is_alphanumeric) && !line.contains(['\n', '\r']);
                let message = || {
                    format!(
                        "\"{}\" is no line with words in it; write one as it stands on the page",
                        line.escape_debug()
                    )
                };
                // As texts are read once their characters are repaired.
                if is_line { Ok(Line(line.trim().nfc().collect())) } else { Err(E::custom(message())) }
            }
        }
        value.deserialize_str(Entry)
    }
}

/// A house of `[credits]`: its name alone, or a table.
#[derive(Clone, Debug)]
pub struct Listed(pub House);

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<Self, D::Error> {
        struct Entry;
        impl<'de> Visitor<'de> for Entry {
            type Value = Listed;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("the name of an agency, or a table with its \"name\"")
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<Listed, E> {
                checked(House::named(name))
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Listed, M::Error> {
                checked(House::deserialize(MapAccessDeserializer::new(map))?)
            }
        }
        value.deserialize_any(Entry)
    }
}

fn checked<E: de::Error>(house: House) -> Result<Listed, E> {
    house.check().map_err(E::custom)?;
    Ok(Listed(house))
}

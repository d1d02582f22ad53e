//! What a word means in a line that says when: the tables of `data/metadata/`, read once.

use crate::language::Tag;
use crate::metadata::phrases::{Meant, Phrases, packed, table};
use crate::tables::packed::Mark;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word or phrase can mean; one phrase may mean several things.
#[derive(Clone, Debug, Default)]
pub(crate) struct Meaning {
    months: Vec<(&'static str, u8)>,
    solar_months: Vec<u8>,
    weekdays: Vec<&'static str>,
    zone: Option<Zone>,
    kinds: u16,
    /// Whether the form has five letters or more: a clipped month of another language is a word of this one (`pro`).
    long: bool,
}

/// A time zone's abbreviation: its minutes east of Greenwich, or `None` where it means several zones.
pub(crate) type Zone = Option<i16>;

/// The kinds of `date-words.tsv`, and weekdays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    Published,
    Updated,
    At,
    Clock,
    Am,
    Pm,
    Filler,
    Ago,
    Unit,
    /// One letter, a unit only beside "ago": "5m ago".
    ShortUnit,
    Relative,
    Reading,
    ZoneWord,
    Weekday,
}

impl Sense {
    fn named(kind: &str, mark: &Mark) -> Self {
        match kind {
            "published" => Self::Published,
            "updated" => Self::Updated,
            "at" => Self::At,
            "clock" => Self::Clock,
            "am" => Self::Am,
            "pm" => Self::Pm,
            "filler" => Self::Filler,
            "ago" => Self::Ago,
            "short-unit" => Self::ShortUnit,
            "unit" => Self::Unit,
            "relative" => Self::Relative,
            "reading" => Self::Reading,
            "zone-word" => Self::ZoneWord,
            _ => mark.broken("unknown kind"),
        }
    }
}

impl Meaning {
    pub(crate) fn is(&self, sense: Sense) -> bool {
        self.kinds & (1 << sense as u16) != 0
    }

    pub(crate) fn is_any(&self, senses: &[Sense]) -> bool {
        senses.iter().any(|&sense| self.is(sense))
    }

    /// The month this names in `language`; else in English (templates speak it everywhere); else in every language
    /// that knows the word, if they agree (`listopad` is October in one and November in another: none).
    pub(crate) fn month(&self, language: Tag) -> Option<u8> {
        let in_tag = |tag: &str| self.months.iter().find(|(known, _)| *known == tag).map(|&(_, month)| month);
        let agreed = || {
            let first = self.months.first()?.1;
            self.months.iter().all(|&(_, month)| month == first).then_some(first)
        };
        let foreign = || if self.long || !language.is_known() { agreed() } else { None };
        in_tag(language.as_str()).or_else(|| in_tag("en")).or_else(foreign)
    }

    /// Whether it says more than which hour or weekday: a month, a label, a span of time.
    pub(crate) fn tells_date(&self) -> bool {
        const TELLING: [Sense; 6] =
            [Sense::Published, Sense::Updated, Sense::Ago, Sense::Unit, Sense::ShortUnit, Sense::Reading];
        !self.months.is_empty() || !self.solar_months.is_empty() || self.is_any(&TELLING)
    }

    /// Whether this is a weekday in `language` or in English.
    pub(crate) fn is_weekday(&self, language: Tag) -> bool {
        self.weekdays.iter().any(|tag| *tag == language.as_str() || *tag == "en")
    }

    /// The month of the Solar Hijri calendar this names.
    pub(crate) fn solar_month(&self) -> Option<u8> {
        self.solar_months.first().copied()
    }

    pub(crate) fn zone(&self) -> Option<Zone> {
        self.zone
    }
}

/// All words of all languages, read at first use. Labels and fillers are looked up in any language: a page carries
/// its template's words.
pub(crate) static WORDS: LazyLock<Phrases<Meaning>> = LazyLock::new(|| packed!("dates"));

impl Meant for Meaning {
    fn add(&mut self, mark: &Mark) {
        let [first, second, ..] = mark.cells;
        match mark.table {
            "metadata/months.tsv" => {
                self.months.push((first, number(mark)));
                self.long |= mark.long;
            }
            "metadata/months-solar-hijri.tsv" => self.solar_months.push(number(mark)),
            "metadata/weekdays.tsv" => {
                self.kinds |= 1 << Sense::Weekday as u16;
                self.weekdays.push(first);
            }
            "metadata/date-words.tsv" => self.kinds |= 1 << Sense::named(second, mark) as u16,
            "metadata/zones.tsv" if first == "?" => self.zone = Some(None),
            "metadata/zones.tsv" => {
                self.zone = Some(Some(first.parse().unwrap_or_else(|_| mark.broken("minutes is no number"))));
            }
            _ => mark.broken("no table of dates"),
        }
    }
}

fn number(mark: &Mark) -> u8 {
    match mark.cells[1].parse() {
        Ok(number) if (1..=12).contains(&number) => number,
        _ => mark.broken("a month out of range"),
    }
}

/// The order of figures in the numeric dates of a language, from `date-orders.tsv`; `None` where readers differ.
pub(crate) fn order_of(language: Tag) -> Option<super::DateOrder> {
    static ORDERS: LazyLock<HashMap<&'static str, Option<super::DateOrder>>> = LazyLock::new(|| {
        table!("date-orders.tsv")
            .map(|row| {
                let order = match row.required(1, "order") {
                    "-" => None,
                    "ymd" => Some(super::DateOrder::Ymd),
                    "mdy" => Some(super::DateOrder::Mdy),
                    _ => row.broken("unknown order"),
                };
                (row.required(0, "language"), order)
            })
            .collect()
    });
    ORDERS.get(language.as_str()).copied().unwrap_or(Some(super::DateOrder::Dmy))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_record_of_the_tables_can_be_read() {
        assert!(super::WORDS.count() > 300);
    }
}

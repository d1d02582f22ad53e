//! The name stands in the spelling of another language's newsroom.
//!
//! Names from Cyrillic are written differently in each language: Мацегора is Matsegora in English, Macegora in Polish, Mazegora in German.
//! Texts that were translated, or came through another desk, keep the spelling of that desk. The name is read back into its own script and
//! written as the target newsroom writes it, only where evidence says that the form is foreign here: its given name, letters and
//! endings, the rest of the article.
//!
//! Left alone: genuine names of people from that other country, names an authority lists, whatever `keep` lists, and every house choice
//! between accepted forms (Zelensky, Zelenskyy).

use super::{Applies, Check, Rule, example};
use crate::finding::{Draft, Level};
use super::respelling;
use crate::names::EditKind;
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "NM101",
    name: "foreign-convention",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Genuine names changed: docs/names.md has the figure for each language.",
    source: include_str!("foreign_convention.rs"),
    fixes: &[
        example(
            "Envoy speaks\n\
         \n\
         The Russian ambassador, Siergiej Ławrow, told reporters in Moscow on Monday that the talks with Ukraine would go on, and Ławrow said that Russia would answer.",
            "Envoy speaks\n\
         \n\
         The Russian ambassador, Sergei Lavrov, told reporters in Moscow on Monday that the talks with Ukraine would go on, and Lavrov said that Russia would answer.",
        ),
    ],
    keeps: &[
        "Envoy speaks\n\
         \n\
         The Polish member of parliament, Antoni Kowalewski, told reporters in Warsaw on Monday that the talks would go on, and Kowalewski said that Poland would answer.",
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    respelling::drafts(facts, EditKind::Respelling, false)
}

//! The byline is said twice in the same words.
//!
//! Left alone: two bylines of two authors.

use super::{Applies, Check, Rule, example};
use crate::finding::{Draft, Level};
use crate::pipeline::{Departure, Facts};

pub static RULE: Rule = Rule {
    code: "BY101",
    name: "repeated-byline",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Equal words; nothing is guessed.",
    source: include_str!("repeated_byline.rs"),
    fixes: &[
        example(
            "Harbour bridge closes for six weeks\n\
         \n\
         By Ana Lund\n\
         \n\
         By Ana Lund\n\
         \n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\
         \n\
         Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.",
            "Harbour bridge closes for six weeks\n\
         \n\
         By Ana Lund\n\
         \n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\
         \n\
         Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.",
        ),
    ],
    keeps: &[
        "Harbour bridge closes for six weeks\n\
         \n\
         By Ana Lund\n\
         \n\
         By Milo Petrak\n\
         \n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\
         \n\
         Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.",
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    let copies = facts.leaving(|departure| matches!(departure, Departure::BylineSaidIn(_)));
    copies
        .map(|copy| {
            Draft::new(facts.blocks[copy].span, "the byline stands here twice")
                .sure(facts.labels[copy].confidence)
                .edit(facts.removal(copy))
        })
        .collect()
}

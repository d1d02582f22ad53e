//! The reader is asked to subscribe, sign up, log in, comment or write in.
//!
//! Left alone: a sentence of the article about subscriptions, petitions or comments.

use super::{Applies, Check, Rule, dirt, example};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "BP104",
    name: "reader-prompt",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("reader_prompt.rs"),
    fixes: &[
        example(
            "Harbour bridge closes for six weeks\n\
         \n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\
         \n\
         Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.\n\
         \n\
         Sign up for our newsletter",
            "Harbour bridge closes for six weeks\n\
         \n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\
         \n\
         Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.",
        ),
    ],
    keeps: &[
        "Harbour bridge closes for six weeks\n\
         \n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\
         \n\
         Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.\n\
         \n\
         More than two thousand people signed up for the petition against the closure within a day, its organisers said.",
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    dirt::drafts(facts, &RULE, "a prompt to the reader, not part of the article")
}

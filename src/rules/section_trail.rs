//! The trail to more of the same section follows the article ("More In Society MORE...").
//!
//! It names the section, which is kept in its field, and repeats the words of a button.
//!
//! Left alone: a last paragraph that begins with "More".

use super::{Applies, Check, Rule, dirt, example};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "BP102",
    name: "section-trail",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("section_trail.rs"),
    fixes: &[
        example(
            "Harbour bridge closes for six weeks\n\
         \n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\
         \n\
         Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.\n\
         \n\
         More In Society MORE...",
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
         More in sorrow than in anger, the mayor left the hall before the vote was taken on Tuesday.",
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    dirt::drafts(facts, &RULE, "a trail to more articles of the section")
}

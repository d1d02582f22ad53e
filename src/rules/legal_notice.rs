//! A notice about rights, terms, privacy or corrections policy follows the article.
//!
//! Left alone: a sentence of the article about copyright or privacy.

use super::{Applies, Check, Rule, dirt, example};
use crate::finding::{Draft, Level};
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "BP107",
    name: "legal-notice",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Measured with the label stage on annotated pages (docs/label.md): what it takes away is dirt in more than 95 of 100 lines; doubtful lines stay.",
    source: include_str!("legal_notice.rs"),
    fixes: &[
        example(
            "Harbour bridge closes for six weeks\n\
         \n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\
         \n\
         Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.\n\
         \n\
         All rights reserved.",
            "Harbour bridge closes for six weeks\n\
         \n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\
         \n\
         Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.",
        ),
        example(
            "We and our 41 partners store and read identifiers on your device and process personal data for personalised advertising.\n\
         \n\
         Harbour bridge closes for six weeks\n\
         \n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\
         \n\
         Drivers will have to take the ring road for six weeks, which adds about twenty minutes to the journey, according to the transport office.",
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
         The ruling means that all rights to the songs return to the family of the composer, who died in 1962.",
        "Harbour bridge closes for six weeks\n\
         \n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\
         \n\
         Cameras count the cars, and no personal data are processed without consent, as the privacy policy of the council demands.",
    ],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    dirt::drafts(facts, &RULE, "a notice about rights or terms")
}

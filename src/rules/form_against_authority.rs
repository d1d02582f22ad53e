//! The name is not spelled as the newsroom has settled it.
//!
//! A settings file may name lists of people (`[names] authority`). A spelling that a list gives to one person becomes the form settled for the
//! language of the article, surnames standing alone with it. Names read back from another convention take the settled form, too.
//!
//! Left alone: the settled form itself, spellings that several people bear who are written differently, and, in public lists (Wikidata, JRC-Names,
//! OpenSanctions), pen names and birth names: only another spelling of the same name becomes the settled one.

use super::respelling;
use super::{Applies, Check, Rule};
use crate::finding::{Draft, Level};
use crate::names::EditKind;
use crate::pipeline::Facts;

pub static RULE: Rule = Rule {
    code: "NM103",
    name: "form-against-authority",
    level: Level::Fault,
    applies: Applies::Always,
    measured: "Runs only with a list of the newsroom's own, which it takes at its word; tests/it/authority.rs.",
    source: include_str!("form_against_authority.rs"),
    fixes: &[],
    keeps: &["Harbour bridge closes\n\
         \n\
         The mayor, Nikola Alexow, told reporters on Monday that the harbour bridge would close for repairs after a meeting that lasted until midnight."],
    check: Check::Judge(check),
};

fn check(facts: &Facts<'_>) -> Vec<Draft> {
    respelling::drafts(facts, EditKind::Respelling, true)
}

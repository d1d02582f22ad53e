//! The registry of rules. To add one: write its file, and its line in the list below.
//!
//! A rule is a record with a plain function. Its page is the doc comment of its file; its examples are documentation
//! and test at once.

mod by_line;
mod dirt;
mod doubt;
mod examples;
mod page;
mod respelling;
mod rule;
mod taken_for;

pub use doubt::{Doubt, Doubts};
use examples::article;
pub use examples::{Example, example};
pub use rule::{Applies, Check, Rule};

/// Declares the rule files and lists their records, in order of code.
macro_rules! registry {
    ($($file:ident),* $(,)?) => {
        $(mod $file;)*
        /// Every rule, sorted by code.
        pub static RULES: &[&Rule] = &[$(&$file::RULE),*];
    };
}

registry! {
    // BP: boilerplate
    template_label,
    section_trail,
    related_link,
    reader_prompt,
    share_bar,
    page_navigation,
    legal_notice,
    author_bio,
    agency_signoff,
    inline_label,
    outlet_phrase,
    // BY: bylines
    repeated_byline,
    // CP: captions
    duplicate_caption,
    caption_in_body,
    wire_furniture,
    // CR: credits
    duplicate_credit,
    credit_in_caption,
    credit_in_body,
    agency_spelling,
    illustrative_photo,
    placeholder_credit,
    conflicting_credits,
    // DT: dates
    ambiguous_date,
    unread_date,
    // LG: language
    stray_label,
    declared_language,
    stray_fragment,
    mixed_language,
    // MD: other metadata
    repeated_title,
    disagreeing_metadata,
    // NM: names
    foreign_convention,
    broken_possessive,
    form_against_authority,
    mixed_spelling,
    mixed_conventions,
    // TX: characters
    decomposed_characters,
    invisible_characters,
    control_characters,
    double_encoding,
    parted_initial,
    misread_byte,
    wrong_alphabet,
}

pub use dirt::rule_for as for_dirt;

/// The rule with this code or name; case does not matter.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    let wanted = code_or_name.trim();
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(wanted) || rule.name.eq_ignore_ascii_case(wanted))
}

/// Which of [`RULES`] run. Built once from the user's `--select` and `--ignore`.
#[derive(Clone, Debug)]
pub struct Selection(Vec<&'static Rule>);

impl Default for Selection {
    fn default() -> Self {
        Self(RULES.to_vec())
    }
}

impl Selection {
    /// The rules that match `select` (all if empty) and not `ignore`; each entry a code, a prefix of codes, or a name.
    ///
    /// # Errors
    /// The first entry that matches no rule.
    pub fn new(select: &[String], ignore: &[String]) -> Result<Self, String> {
        if let Some(unknown) =
            select.iter().chain(ignore).find(|entry| !RULES.iter().any(|rule| rule.answers_to(entry)))
        {
            return Err(unknown.clone());
        }
        let wanted = |rule: &&Rule| select.is_empty() || select.iter().any(|entry| rule.answers_to(entry));
        let unwanted = |rule: &&Rule| ignore.iter().any(|entry| rule.answers_to(entry));
        Ok(Self(RULES.iter().copied().filter(|rule| wanted(rule) && !unwanted(rule)).collect()))
    }

    /// These rules without those that an entry of `ignore` names; each entry as for [`Selection::new`].
    #[must_use]
    pub fn without(&self, ignore: &[&str]) -> Self {
        Self(self.0.iter().copied().filter(|rule| !ignore.iter().any(|entry| rule.answers_to(entry))).collect())
    }

    /// The selected rules, by code.
    pub fn rules(&self) -> &[&'static Rule] {
        &self.0
    }
}

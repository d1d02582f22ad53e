//! `copydesk rules`: what is known.

use crate::error::{Error, Result};
use crate::finding::Level;
use crate::rules::{Applies, RULES, Rule};
use std::io::Write;
use std::process::ExitCode;

/// Lists the rules: code, name, what each may do, and what it is about
#[derive(Debug, clap::Args)]
pub struct Args {
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    let mut out = anstream::stdout().lock();
    let written = if args.json {
        let rules: Vec<_> = RULES.iter().map(|rule| record(rule)).collect();
        serde_json::to_writer_pretty(&mut out, &rules).map_err(Into::into).and_then(|()| writeln!(out))
    } else {
        RULES
            .iter()
            .try_for_each(|rule| writeln!(out, "{}  {:24} {:8} {}", rule.code, rule.name, standing(rule), rule.gist()))
    };
    written.map_err(|error| Error::io("<stdout>", error))?;
    Ok(ExitCode::SUCCESS)
}

fn record(rule: &Rule) -> serde_json::Value {
    serde_json::json!({"code": rule.code, "name": rule.name, "standing": standing(rule), "gist": rule.gist(), "measured": rule.measured})
}

fn standing(rule: &Rule) -> &'static str {
    match (rule.level, rule.applies) {
        (Level::Note, _) => "note",
        (_, Applies::Always) => "applies",
        (_, Applies::Offers) => "offers",
        (_, Applies::Reports) => "reports",
    }
}

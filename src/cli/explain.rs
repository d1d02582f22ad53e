//! `copydesk explain`: why a rule exists, when it leaves text alone, how sure it is.

use crate::error::{Error, Result};
use crate::rules::{self, RULES};
use std::io::Write;
use std::process::ExitCode;

/// Explains a rule: why it exists, when it leaves text alone, how sure it is
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Code or name, such as CR101 or duplicate-credit
    #[arg(value_name = "CODE")]
    rule: String,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    let rule = rules::find(&args.rule).ok_or_else(|| {
        let known = RULES.iter().flat_map(|rule| [rule.code, rule.name]);
        let nearest = super::nearest(&args.rule, known);
        Error::Usage(format!("no rule \"{}\"; did you mean {nearest}? `copydesk rules` lists them", args.rule))
    })?;
    let mut out = anstream::stdout().lock();
    out.write_all(rule.page().as_bytes()).map_err(|error| Error::io("<stdout>", error))?;
    Ok(ExitCode::SUCCESS)
}

//! `copydesk explain`: why a rule exists, when it leaves text alone, how sure it is; and what decided on one line of a text.

use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::label::{self, Scene};
use crate::pipeline::{look, split::split};
use crate::record::Input;
use crate::rules::{self, RULES};
use std::fmt::Write as _;
use std::io::Write;
use std::process::ExitCode;

/// Explains a rule: why it exists, when it leaves text alone, how sure it is
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Code or name, such as CR101 or duplicate-credit
    #[arg(value_name = "CODE")]
    rule: String,

    /// A line of a text file, such as article.txt:5: print the sum that told it from the article instead
    #[arg(value_name = "FILE:LINE")]
    place: Option<String>,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    let rule = rules::find(&args.rule).ok_or_else(|| {
        let known = RULES.iter().flat_map(|rule| [rule.code, rule.name]);
        let nearest = super::nearest(&args.rule, known);
        Error::Usage(format!("no rule \"{}\"; did you mean {nearest}? `copydesk rules` lists them", args.rule))
    })?;
    // Pages show faults as they are, control characters among them; what strips colours would strip those.
    let mut out = super::terminal::stdout();
    let page = args.place.as_deref().map_or_else(|| Ok(rule.page()), sum_at)?;
    out.write_all(page.as_bytes()).and_then(|()| out.flush()).map_err(|error| Error::io("<stdout>", error))?;
    Ok(ExitCode::SUCCESS)
}

/// The sum that decided whether the line at `place` is article: each cue, its weight in log-odds and the row of the table it comes from.
fn sum_at(place: &str) -> Result<String> {
    let wanted = || Error::Usage(format!("{place:?} is no line of a text file; write article.txt:5"));
    let (path, line) = place.rsplit_once(':').ok_or_else(wanted)?;
    let line: usize = line.parse().map_err(|_| wanted())?;
    let text = std::fs::read_to_string(path).map_err(|error| Error::io(path, error))?;
    let blocks = split(&text);
    let line_of = |start: usize| text[..start].matches('\n').count() + 1;
    let index = blocks.iter().position(|block| line_of(block.span.start) == line).ok_or_else(|| Error::Input {
        place: place.to_owned(),
        message: "there is no text on this line; name one that has some".to_owned(),
    })?;
    let language = look(&Input::of_text(text.as_str()), &Desk::default()).language;
    let scene = Scene { text: &text, blocks: &blocks, language, title: None };
    let told = &label::label(&scene)[index];
    let verdict = if told.margin > 0.0 { "article" } else { "no article" };
    let role = format!("{:?}", told.role).to_lowercase();
    let mut page = format!("{place}: {verdict}, {:.2} (read as {role})\n", told.margin);
    for cue in label::explain(&scene, index) {
        let _ = writeln!(page, "{:+7.2}  {:20}  {}", cue.weight, cue.name, cue.row);
    }
    Ok(page)
}

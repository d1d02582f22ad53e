//! A rule's page: the doc comment of its file, its examples and its standing, as Markdown.

use super::{Applies, Rule};
use crate::finding::Level;
use std::fmt::Write;

impl Rule {
    /// One sentence: the first line of the page.
    pub fn gist(&self) -> &'static str {
        self.source.lines().next().and_then(|line| line.strip_prefix("//! ")).unwrap_or(self.name)
    }

    /// The page as Markdown: what the fault is, when the text is left alone, examples, what the rule may do and why.
    pub fn page(&self) -> String {
        let mut page = format!("# {}: {}\n\n", self.code, self.name);
        for line in self.source.lines().map_while(|line| line.strip_prefix("//!")) {
            let _ = writeln!(page, "{}", line.strip_prefix(' ').unwrap_or(line));
        }
        for example in self.fixes {
            let _ = write!(
                page,
                "\n## Mended\n\n```text\n{}\n```\n\nbecomes\n\n```text\n{}\n```\n",
                example.before, example.after
            );
        }
        for text in self.keeps {
            let _ = write!(page, "\n## Left alone\n\n```text\n{text}\n```\n");
        }
        let _ = write!(page, "\n## Standing\n\n{} {}\n", self.standing(), self.measured);
        page
    }

    /// Level and licence in a sentence.
    fn standing(&self) -> &'static str {
        match (self.level, self.applies) {
            (Level::Fault, Applies::Always) => "A fault; mended unasked.",
            (Level::Fault, Applies::Offers) => "A fault; mended with `--unsafe-fixes`.",
            (Level::Fault, Applies::Reports) => "A fault; reported only.",
            (Level::Note, _) => "A note; it informs and never changes an exit code.",
        }
    }
}

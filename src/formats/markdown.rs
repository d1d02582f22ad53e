//! Markdown: the article is the whole file, with what is not prose – front matter, code, marks – blanked out at equal length.
//!
//! Blanked text has the same bytes at the same places, so whatever is found in it has its place in the file, and an edit can be
//! carried over. Front matter, code, pictures, rules and what no reader sees (comments, tags, shortcodes) are never edited; link targets
//! and code in a line go only with all of it.

mod beside;
mod hidden;
mod marks;
mod restore;
mod wrap;

use super::front::{self, Markup};
use crate::record::{FieldMap, Input};
use crate::text::Span;
use std::borrow::Cow;

/// A Markdown file and its prose.
#[derive(Debug)]
pub struct Markdown<'a> {
    /// The file.
    whole: &'a str,
    /// The front matter without its fences, and its language.
    front: &'a str,
    markup: Markup,
    /// The file with all but its prose blanked; as long as `whole`.
    prose: String,
    /// What may not be edited.
    kept: Vec<Kept>,
    /// Blocks of code, which the record keeps as paragraphs.
    code: Vec<Span>,
    /// What stands in the brackets of pictures that have a line of their own, and may be a caption.
    alts: Vec<Span>,
    /// The same where it only names the picture; it is no prose.
    names: Vec<Span>,
    /// The front matter as a JSON record, or what is wrong with it.
    record: Result<String, String>,
}

/// A part of the file that edits leave alone.
#[derive(Clone, Copy, Debug)]
struct Kept {
    span: Span,
    /// Whether it stays even where all around it goes.
    always: bool,
}

impl<'a> Markdown<'a> {
    /// Reads a file; every text is Markdown.
    pub fn read(whole: &'a str) -> Self {
        let mut markdown = Self {
            whole,
            front: "",
            markup: Markup::Yaml,
            prose: whole.to_owned(),
            kept: Vec::new(),
            code: Vec::new(),
            alts: Vec::new(),
            names: Vec::new(),
            record: Ok(String::new()),
        };
        let body = markdown.take_front_matter();
        marks::blank(&mut markdown, body);
        markdown.record = front::record(markdown.front, markdown.markup).map(|mut values| {
            let _ = values.insert("text".to_owned(), "".into());
            serde_json::Value::Object(values).to_string()
        });
        markdown
    }

    /// The article: fields of the front matter, and the prose.
    ///
    /// # Errors
    /// Front matter that is neither YAML nor TOML, or a field of the wrong kind.
    pub fn input(&'a self, fields: &FieldMap) -> Result<Input<'a>, String> {
        let json = self.record.as_ref().map_err(Clone::clone)?;
        let input = Input::of_json(json, fields).map_err(|message| format!("in the front matter, {message}"))?;
        Ok(Input { text: Cow::Borrowed(self.prose.as_str()), ..input })
    }

    /// The file as it is.
    pub fn whole(&self) -> &'a str {
        self.whole
    }

    /// Finds and blanks the front matter; gives the first byte after it.
    fn take_front_matter(&mut self) -> usize {
        let whole = self.whole;
        let head = whole.len() - whole.trim_start_matches('\u{FEFF}').len();
        if let Some(length) = front::object_at_head(&whole[head..]) {
            return self.front_matter(Span::new(head, head + length), Span::new(head, head + length), Markup::Json);
        }
        let mut lines = whole[head..].split_inclusive('\n');
        let Some((fence, markup)) = lines.next().and_then(front::opened_by) else { return 0 };
        let begin = head + whole[head..].find('\n').map_or(0, |at| at + 1);
        let mut at = begin;
        for line in lines {
            let text = line.trim_end();
            if text == fence || (fence == "---" && text == "...") {
                let inside = Span::new(begin, at);
                let is_one = front::is_front_matter(inside.of(whole), markup);
                return if is_one { self.front_matter(Span::new(head, at + line.len()), inside, markup) } else { 0 };
            }
            at += line.len();
        }
        0
    }

    /// Takes `span` as front matter, whose values stand `inside`; gives its end.
    fn front_matter(&mut self, span: Span, inside: Span, markup: Markup) -> usize {
        self.front = inside.of(self.whole);
        self.markup = markup;
        self.keep(span, true);
        self.blank(span);
        span.end
    }

    /// Puts blanks, line ends kept, where `span` stands.
    fn blank(&mut self, span: Span) {
        let blanks: String = span
            .of(self.whole)
            .bytes()
            .map(|byte| if matches!(byte, b'\n' | b'\r') { byte as char } else { ' ' })
            .collect();
        self.prose.replace_range(span.start..span.end, &blanks);
    }

    fn keep(&mut self, span: Span, always: bool) {
        self.kept.push(Kept { span, always });
    }
}

#[cfg(test)]
mod tests {
    use super::Markdown;
    use crate::record::FieldMap;

    const FILE: &str = "---\ntitle: Ferry sails again\ndate: 2025-02-10\nauthors: [Ana Lund, Per Holm]\n---\n# Ferry sails again\n\n\
        The ferry sailed again on Monday after nine weeks in dock, the harbour master\nsaid, and it will sail every day from now on until the ice comes back to the\nbay.\n\n\
        ```sh\nRead also: code\n```\n\n> A quote, and `Macegora` in code.\n";

    #[test]
    fn prose_stands_where_it_stood() {
        let markdown = Markdown::read(FILE);
        assert_eq!(markdown.prose.len(), FILE.len());
        let at = |text: &str| (FILE.find(text), markdown.prose.find(text));
        assert_eq!(at("The ferry").0, at("The ferry").1);
        assert!(
            markdown.prose.contains("harbour master said, and it will"),
            "wrapped lines are one: {}",
            markdown.prose
        );
        for gone in ["title:", "# Ferry", "Read also: code", "> A"] {
            assert!(!markdown.prose.contains(gone), "{gone}");
        }
        assert!(markdown.prose.contains("\n  Ferry sails again\n"));
    }

    #[test]
    fn front_matter_becomes_fields() {
        let markdown = Markdown::read(FILE);
        let input = markdown.input(&FieldMap::default()).expect("valid YAML");
        assert_eq!(input.title.as_deref(), Some("Ferry sails again"));
        assert_eq!(input.published.as_deref(), Some("2025-02-10"));
        let names: Vec<_> = input.authors.iter().filter_map(|author| author.name.as_deref()).collect();
        assert_eq!(names, ["Ana Lund", "Per Holm"]);
        let broken = Markdown::read("---\ntitle: [a\n---\nText\n");
        assert!(broken.input(&FieldMap::default()).unwrap_err().contains("not valid YAML (line 2 of the file): "));
    }

    #[test]
    fn front_matter_knows_no_types() {
        let markdown = Markdown::read("---\nid: 7\ntitle: 1984\nlang: no\nweight: 3\n---\n\nText\n");
        let input = markdown.input(&FieldMap::default()).expect("valid YAML");
        assert_eq!((input.title.as_deref(), input.language.as_deref()), (Some("1984"), Some("no")));
        assert_eq!((input.id.as_deref().map(|id| id.get()), input.extra[0].1.get()), (Some("7"), "3"));
    }

    #[test]
    fn front_matter_in_toml_becomes_fields_too() {
        let head = "+++\r\ntitle = 'Ferry sails again' # as printed\r\ndate = 2025-02-10T09:30:00+01:00\r\ndraft = false\r\n\
            [extra]\r\nposter = [1.50, 'podpis zdjęcia']\r\n+++\r\n";
        let file = format!("{head}The ferry sailed again on Monday.\r\n");
        let markdown = Markdown::read(&file);
        assert!(markdown.prose[..head.len()].trim().is_empty(), "{}", markdown.prose);
        let input = markdown.input(&FieldMap::default()).expect("valid TOML");
        assert_eq!(input.title.as_deref(), Some("Ferry sails again"));
        assert_eq!(input.published.as_deref(), Some("2025-02-10T09:30:00+01:00"));
        let broken = Markdown::read("+++\ntitle = [a\n+++\nText\n");
        assert!(broken.input(&FieldMap::default()).unwrap_err().contains("not valid TOML (line 2 of the file): "));
    }

    #[test]
    fn front_matter_in_json_becomes_fields_too() {
        let object = "{\n  \"title\": \"Ferry sails again\",\n  \"tags\": [\"podpis zdjęcia\"]\n}";
        let bare = object.trim_matches(['{', '}']);
        for head in [
            object.to_owned(),
            format!(";;;\n{object}\n;;;"),
            format!(";;;{bare};;;"),
            format!("---json\n{object}\n---"),
        ] {
            let file = format!("{head}\nThe ferry sailed again on Monday.\n");
            let markdown = Markdown::read(&file);
            let input = markdown.input(&FieldMap::default()).expect("valid JSON");
            assert_eq!(input.title.as_deref(), Some("Ferry sails again"), "{head}");
            assert_eq!(markdown.prose.trim(), "The ferry sailed again on Monday.", "{head}");
        }
        for prose in ["{{< youtube x >}}\n", "{ a set } of things\n", "{} and more\n", "{\"a\": 1} is JSON\n"] {
            assert_eq!(Markdown::read(prose).front, "", "{prose}");
        }
        let broken = Markdown::read(";;;\n{\"title\": }\n;;;\nText\n");
        assert!(broken.input(&FieldMap::default()).unwrap_err().contains("not valid JSON (line 2 of the file): "));
    }

    #[test]
    fn two_rules_are_no_front_matter() {
        let file = "---\nA paragraph of prose between rules.\n---\nMore.\n";
        assert!(Markdown::read(file).prose.contains("A paragraph of prose"));
    }
}

//! Lines of a Markdown file that no reader sees: comments, tags without words, shortcodes and directives of site generators.
//!
//! A label stage takes them for furniture, and `fix` took `<!--more-->` and players out of files. They are marks as `***` is one.

/// What a line that is not finished waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Until(&'static str);

/// Begun on one line and finished on a later one. The rest of a tag comes soon.
const LONG: [(&str, Until); 5] = [
    ("<script", Until("</script>")),
    ("<style", Until("</style>")),
    ("<!--", Until("-->")),
    ("<?", Until("?>")),
    ("<![CDATA[", Until("]]>")),
];

/// How many of them, from the first, are tags.
const TAGS: usize = 2;

/// Signs that open and close what is read by a program: tags of Hugo, Jekyll, Zola; attributes of kramdown.
const SIGNS: [(&str, &str); 7] =
    [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("{{", "}}"), ("{%", "%}"), ("{:", "}"), ("{#", "#}")];

/// Characters in which a tag that was begun must end.
const LONGEST_TAG: usize = 1000;

/// Looks at lines in their order.
#[derive(Debug, Default)]
pub struct Hidden {
    open: Option<Until>,
    /// Ends that come nowhere behind the lines seen so far, so that they are searched for once.
    missing: Vec<Until>,
}

impl Hidden {
    /// Whether nobody sees the line `text`, behind which `rest` of the file stands.
    pub fn is(&mut self, text: &str, rest: &str) -> bool {
        let text = text.trim();
        if let Some(until) = self.open {
            if text.contains(until.0) {
                self.open = None;
            }
            return true;
        }
        if !text.starts_with(['<', '{']) {
            return false;
        }
        // What is begun comes first: of a script the first line is a tag like any other.
        self.open = self.begun(text, rest);
        self.open.is_some() || is_shown_to_nobody(text)
    }

    /// What the line begins and does not finish, if that comes later.
    fn begun(&mut self, text: &str, rest: &str) -> Option<Until> {
        let long = LONG.iter().find(|(open, until)| text.starts_with(open) && !text.contains(until.0));
        if let Some(&(_, until)) = long {
            let comes = !self.missing.contains(&until) && rest.contains(until.0);
            if !comes {
                self.missing.push(until);
            }
            return comes.then_some(until);
        }
        if text.contains('>') || tag(text).is_none() || rest.starts_with(['\n', '\r']) {
            return None;
        }
        let near = rest.char_indices().nth(LONGEST_TAG).map_or(rest, |(end, _)| &rest[..end]);
        // A blank line ends a tag that nobody closed.
        let comes = |end: usize| !["\n\n", "\n\r\n"].iter().any(|gap| near[..end].contains(gap));
        near.find('>').is_some_and(comes).then_some(Until(">"))
    }
}

/// Whether a line is nothing but tags, comments and shortcodes.
fn is_shown_to_nobody(text: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let sign = SIGNS.iter().find_map(|(open, close)| Some((rest.strip_prefix(open)?, *close)));
        let behind = match sign {
            Some((inside, close)) => inside.find(close).map(|end| &inside[end + close.len()..]),
            None => tag(rest).and_then(|inside| Some(&inside[end_of_tag(inside)? + 1..])),
        };
        let Some(whole) = behind else { return false };
        // A script is read by nobody, whatever it holds.
        let script = LONG[..TAGS].iter().find(|(open, _)| rest.starts_with(open)).and_then(|(_, until)| {
            let end = whole.find(until.0)?;
            Some(&whole[end + until.0.len()..])
        });
        rest = script.unwrap_or(whole).trim_start();
    }
    true
}

/// What follows the name of a tag. An address in angle brackets is none.
fn tag(text: &str) -> Option<&str> {
    let text = text.strip_prefix('<')?;
    let text = text.strip_prefix('/').unwrap_or(text);
    let length = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let rest = &text[length..];
    let ends = rest.is_empty() || rest.starts_with([' ', '\t', '/', '>']);
    (text.starts_with(|c: char| c.is_ascii_alphabetic()) && ends).then_some(rest)
}

/// Where a tag ends: at the first `>` outside of the values of its attributes.
fn end_of_tag(inside: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in inside.bytes().enumerate() {
        match quote {
            Some(mark) if mark == byte => quote = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None if byte == b'>' => return Some(at),
            None => {}
        }
    }
    inside.find('>')
}

#[cfg(test)]
mod tests {
    use super::Hidden;

    fn hidden(text: &str) -> Vec<bool> {
        let mut hidden = Hidden::default();
        let mut rest = text;
        text.lines()
            .map(|line| {
                rest = rest.get(line.len() + 1..).unwrap_or_default();
                hidden.is(line, rest)
            })
            .collect()
    }

    #[test]
    fn marks_of_programs_are_hidden() {
        for line in [
            "<!--more-->",
            "<br/>",
            "</div>",
            "<iframe src=\"a>b\"></iframe>",
            "{{< youtube x >}}",
            "{% raw %}{% endraw %}",
        ] {
            assert_eq!(hidden(line), [true], "{line}");
        }
        assert_eq!(hidden("<script>var a = 1</script>"), [true]);
        assert_eq!(hidden("<!--\nRead also\n-->\nThe bridge"), [true, true, true, false]);
        assert_eq!(hidden("<?php\n\nRead also\n?>\nThe bridge"), [true, true, true, true, false]);
        assert_eq!(hidden("<iframe\n  src=\"x\">\n</iframe>\nThe bridge"), [true, true, true, false]);
    }

    #[test]
    fn words_between_tags_are_prose() {
        for line in [
            "<p>Advertisement</p>",
            "<https://example.org/plan>",
            "<ada@example.org>",
            "< 3 million",
            "{ a set }",
            "<3",
        ] {
            assert_eq!(hidden(line), [false], "{line}");
        }
        assert_eq!(hidden("<!-- never closed\nThe bridge"), [false, false]);
        assert_eq!(hidden("<b\n\nThe bridge > the ferry"), [false, false, false]);
    }
}

//! Where the fields of a foreign JSON record lie.

use serde_json::value::RawValue;
use std::borrow::Cow;

/// The fields we read, in the order of the contract.
pub const FIELDS: [&str; 9] = ["id", "url", "text", "html", "title", "section", "authors", "published", "language"];

/// A JSON Pointer (RFC 6901) for each field; by default `/` and the field's own name.
#[derive(Clone, Debug)]
pub struct FieldMap {
    pointers: Vec<(&'static str, Vec<String>)>,
}

impl Default for FieldMap {
    fn default() -> Self {
        Self { pointers: FIELDS.iter().map(|&field| (field, vec![field.to_owned()])).collect() }
    }
}

impl FieldMap {
    /// Reads mappings such as `text=/content/body` over the default ones.
    ///
    /// # Errors
    /// A message for the user: an unknown field, or a pointer that is none.
    pub fn new(mappings: &[String]) -> Result<Self, String> {
        let mut map = Self::default();
        for mapping in mappings {
            let (field, pointer) =
                mapping.split_once('=').ok_or_else(|| format!("--field {mapping}: write NAME=/json/pointer"))?;
            let slot = map.pointers.iter_mut().find(|(name, _)| *name == field);
            let slot =
                slot.ok_or_else(|| format!("--field {field}: no such field; there are {}", FIELDS.join(", ")))?;
            let rest = pointer.strip_prefix('/').ok_or_else(|| {
                format!("--field {mapping}: a JSON Pointer begins with \"/\"; write {field}=/{pointer}")
            })?;
            if rest.split('~').skip(1).any(|behind| !behind.starts_with(['0', '1'])) {
                return Err(format!(
                    "--field {mapping}: in a JSON Pointer ~ stands before 0 or 1; write ~0 for ~ itself"
                ));
            }
            slot.1 = rest.split('/').map(|token| token.replace("~1", "/").replace("~0", "~")).collect();
        }
        Ok(map)
    }

    /// The top-level member `field` is read from, or `None` if it lies deeper; tables have a column of this name.
    pub fn column(&self, field: &str) -> Option<&str> {
        let (_, tokens) = self.pointers.iter().find(|(name, _)| *name == field)?;
        match &tokens[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// What is said of a table that has neither a column of texts nor one of pages; `None` if it has, or if they lie deeper in a cell.
    pub fn missing_in(&self, columns: &[String]) -> Option<String> {
        let (text, html) = (self.column("text")?, self.column("html")?);
        let missing = !columns.iter().any(|column| column == text || column == html);
        missing.then(|| {
            let there = columns.join("\", \"");
            format!("no column \"{text}\" or \"{html}\"; name one with --field text=/NAME; there are \"{there}\"")
        })
    }

    /// The top-level member the page is read from; `None` if it lies deeper, or if another field is read from there too.
    pub(super) fn page(&self) -> Option<&str> {
        let shared = |name: &&str| FIELDS.iter().any(|field| *field != "html" && self.is(field, name));
        self.column("html").filter(|name| !shared(name))
    }

    /// The value of `field` below the members of a record's top level.
    pub(super) fn find<'a>(&self, field: &str, members: &[(Cow<'a, str>, &'a RawValue)]) -> Option<&'a RawValue> {
        let (_, tokens) = self.pointers.iter().find(|(name, _)| *name == field)?;
        let (first, rest) = tokens.split_first()?;
        let (_, value) = members.iter().rev().find(|(key, _)| key == first)?;
        rest.iter().try_fold(*value, |value, token| child(value, token))
    }

    /// What is said of a record that has neither text nor page.
    pub(super) fn without_text(&self) -> String {
        let pointer = |field: &str| {
            let (_, tokens) = self.pointers.iter().find(|(name, _)| *name == field)?;
            let pointer: String =
                tokens.iter().map(|token| format!("/{}", token.replace('~', "~0").replace('/', "~1"))).collect();
            (pointer[1..] != *field).then_some(pointer)
        };
        let mapped: Vec<String> = ["text", "html"].into_iter().filter_map(pointer).collect();
        if mapped.is_empty() {
            return "the record has neither \"text\" nor \"html\"; name its place with \
                    --field text=/json/pointer or --field html=/json/pointer"
                .to_owned();
        }
        format!("the record has no text at {}, where --field says that it is", mapped.join(" nor at "))
    }

    /// Whether the top-level member `key` is one of our fields, and so not extra.
    pub(super) fn takes(&self, key: &str) -> bool {
        FIELDS.iter().any(|field| self.is(field, key))
    }

    /// Whether the top-level member `key` is `field`.
    pub(super) fn is(&self, field: &str, key: &str) -> bool {
        self.pointers.iter().any(|(name, tokens)| *name == field && tokens.len() == 1 && tokens[0] == key)
    }
}

/// The member or element `token` of a JSON object or array.
fn child<'a>(value: &'a RawValue, token: &str) -> Option<&'a RawValue> {
    if let Ok(super::input::Members(members)) = serde_json::from_str(value.get()) {
        return members.into_iter().rev().find(|(key, _)| key == token).map(|(_, value)| value);
    }
    let elements: Vec<&'a RawValue> = serde_json::from_str(value.get()).ok()?;
    // "01" is no index (RFC 6901).
    let index = token.parse::<usize>().ok().filter(|index| index.to_string() == token)?;
    elements.get(index).copied()
}

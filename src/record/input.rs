//! The input record: everything but the text is optional, and unknown fields travel through untouched.

use super::page_member::{self, WithPage};
use super::{Author, FieldMap};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A member of the input we do not know, with its value exactly as it was written.
pub type RawField<'a> = (Cow<'a, str>, &'a RawValue);

/// One article as it came in.
#[derive(Clone, Debug, Default)]
pub struct Input<'a> {
    /// Given identity, any JSON value.
    pub id: Option<Cow<'a, RawValue>>,
    /// Address of the page.
    pub url: Option<Cow<'a, str>>,
    /// The scraped text; empty where the record has the page instead.
    pub text: Cow<'a, str>,
    /// The page as it was fetched. Read only where there is no text: then it is the article.
    pub html: Option<Cow<'a, str>>,
    /// Given title, if the scraper had one.
    pub title: Option<Cow<'a, str>>,
    /// Given section.
    pub section: Option<Cow<'a, str>>,
    /// Given authors, as written.
    pub authors: Vec<Author>,
    /// Given date, as written.
    pub published: Option<Cow<'a, str>>,
    /// Declared language, as written.
    pub language: Option<Cow<'a, str>>,
    /// Unknown fields.
    pub extra: Vec<RawField<'a>>,
}

/// The members of a JSON object in order, values unread.
pub(super) struct Members<'a>(pub Vec<RawField<'a>>);

impl<'a> Input<'a> {
    /// An article that is nothing but its text.
    pub fn of_text(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// An article that is a page.
    pub fn of_html(html: impl Into<Cow<'a, str>>) -> Self {
        Self { html: Some(html.into()), ..Self::default() }
    }

    /// Reads one JSON record.
    ///
    /// # Errors
    /// What is wrong and what was expected, without the place, which the caller knows.
    pub fn of_json(json: &'a str, fields: &FieldMap) -> Result<Self, String> {
        if let Some(WithPage { others, key, json, before, page }) =
            fields.page().and_then(|name| page_member::read(json, name, fields.column("text")))
        {
            // Where the text lies deeper.
            let text = fields.find("text", &others).is_some_and(|text| text.get() != "null");
            let mut members = others;
            if text {
                members.insert(before, (key, serde_json::from_str(json).map_err(|error| explain(json, &error))?));
            }
            return Self::of_members(members, Some(page).filter(|_| !text), fields);
        }
        let Members(members) = serde_json::from_str(json).map_err(|error| explain(json, &error))?;
        Self::of_members(members, None, fields)
    }

    /// Reads a record by its members; `page` is its page where that is read already, and none of them.
    fn of_members(members: Vec<RawField<'a>>, page: Option<Cow<'a, str>>, fields: &FieldMap) -> Result<Self, String> {
        let text = |field| match fields.find(field, &members) {
            Some(value) => string(field, value),
            None => Ok(None),
        };
        let body = text("text")?;
        // A scraper's text beats the page it came from: who gives both wants the text cleaned, and the page travels on.
        let html = match page {
            None if body.is_none() => text("html")?,
            page => page,
        };
        if body.is_none() && html.is_none() {
            return Err(fields.without_text());
        }
        Ok(Self {
            id: fields.find("id", &members).filter(|id| id.get() != "null").map(Cow::Borrowed),
            url: text("url")?,
            text: body.unwrap_or_default(),
            title: text("title")?,
            section: text("section")?,
            authors: fields.find("authors", &members).map(authors).transpose()?.unwrap_or_default(),
            published: text("published")?,
            language: fields.find("language", &members).map(language).transpose()?.flatten(),
            extra: {
                let mut members = members;
                members.retain(|(key, _)| !fields.takes(key) || (html.is_none() && fields.is("html", key)));
                members
            },
            html,
        })
    }

    /// Where the JSON string of `field`, the text or the title, lies in `json`, quotes included; for `fix`, which rewrites nothing else.
    pub fn place_of(field: &str, json: &'a str, fields: &FieldMap) -> Option<crate::text::Span> {
        let Members(members) = serde_json::from_str(json).ok()?;
        let value = fields.find(field, &members)?;
        Some(crate::text::Span::of_slice(value.get(), json))
    }
}

/// A string value, `None` for null.
fn string<'a>(field: &str, value: &'a RawValue) -> Result<Option<Cow<'a, str>>, String> {
    match value.get().as_bytes()[0] {
        b'"' => borrowed(value).map(Some).map_err(|error| no_text(field, &error)),
        b'n' => Ok(None),
        _ => Err(format!("\"{field}\" is {}; write {}", kind(value), wanted(field))),
    }
}

/// What is said of a string that holds no text: programs that cut a text leave half an emoji.
fn no_text(field: &str, error: &serde_json::Error) -> String {
    let why = error.to_string();
    if why.contains("surrogate") || why.contains("hex escape") {
        return format!(
            "\"{field}\" holds half of a pair such as \\ud83d\\ude00, which is no character; write \\ufffd for it"
        );
    }
    format!("\"{field}\" is not valid text: {why}")
}

/// The declared language: a tag, or an object with one, as records of ours have it.
fn language<'a>(value: &'a RawValue) -> Result<Option<Cow<'a, str>>, String> {
    let object = value.get().starts_with('{').then(|| serde_json::from_str(value.get()).ok()).flatten();
    let tag = object.and_then(|Members(members)| members.into_iter().find(|(key, _)| key == "tag"));
    string("language", tag.map_or(value, |(_, tag)| tag))
}

/// Authors as a list or one alone, each a name or an object with a `name` and an `agency`, as records of ours and JSON-LD have them.
fn authors(value: &RawValue) -> Result<Vec<Author>, String> {
    match value.get().as_bytes()[0] {
        b'[' => {
            let items: Vec<&RawValue> = serde_json::from_str(value.get()).map_err(|error| error.to_string())?;
            items.into_iter().map(author).collect()
        }
        _ => Ok(vec![author(value)?]),
    }
}

fn author(value: &RawValue) -> Result<Author, String> {
    let Ok(Members(members)) = serde_json::from_str(value.get()) else {
        return Ok(author_named(string("authors", value)?));
    };
    let member = |wanted: &str| -> Result<Option<String>, String> {
        let value = members.iter().find(|(key, _)| key == wanted);
        Ok(value.map(|(_, value)| string("authors", value)).transpose()?.flatten().map(Cow::into_owned))
    };
    Ok(Author { name: member("name")?, agency: member("agency")? })
}

fn author_named(name: Option<Cow<'_, str>>) -> Author {
    Author { name: name.map(Cow::into_owned), agency: None }
}

/// A JSON string, borrowed where it holds no escape.
fn borrowed<'a>(value: &'a RawValue) -> serde_json::Result<Cow<'a, str>> {
    let json = value.get();
    match json.contains('\\') {
        true => unescaped(json).map_or_else(|| serde_json::from_str(json), Ok).map(Cow::Owned),
        false => serde_json::from_str::<&'a str>(json).map(Cow::Borrowed),
    }
}

/// A JSON string whose escapes are all one letter, read into room that is large enough at once; `None` where the parser has to tell.
fn unescaped(json: &str) -> Option<String> {
    let mut rest = json.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(rest.len());
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        let meant = match rest.as_bytes().get(at + 1)? {
            b'n' => '\n',
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b't' => '\t',
            b'r' => '\r',
            _ => return None,
        };
        text.push_str(&rest[..at]);
        text.push(meant);
        rest = &rest[at + 2..];
    }
    text.push_str(rest);
    Some(text)
}

fn kind(value: &RawValue) -> &'static str {
    match value.get().as_bytes()[0] {
        b'{' => "an object",
        b'[' => "a list",
        b't' | b'f' => "true or false",
        _ => "a number",
    }
}

fn wanted(field: &str) -> &'static str {
    match field {
        "published" => "a date such as \"2026-11-23\"",
        "language" => "a language tag such as \"en\"",
        "authors" => "a list of names",
        _ => "a text in quotes",
    }
}

/// What is wrong with a line that is not JSON, without serde's line count: the caller has a better one.
fn explain(json: &str, error: &serde_json::Error) -> String {
    if json.trim_start().starts_with('{') {
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        return format!("not valid JSON: {what} at column {}", error.column());
    }
    "not a JSON object; each record is one, such as {\"id\": \"a1\", \"text\": \"…\"}".to_owned()
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectVisitor;

        impl<'de> Visitor<'de> for ObjectVisitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::with_capacity(map.size_hint().unwrap_or(8));
                while let Some(Key(key)) = map.next_key()? {
                    members.push((key, map.next_value::<&'de RawValue>()?));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(ObjectVisitor)
    }
}

/// A member's name, borrowed where it can be.
pub(super) struct Key<'a>(pub Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a member name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldMap, Input, unescaped};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_string_reads_as_the_parser_reads_it(json in r#""([a-zäあ]|\\[nrt"/\\bfu]|\\u00e4|\\ud83d\\ude00|"){0,12}""#) {
            // What is no JSON never comes here: the record would not have been read.
            if let Ok(text) = serde_json::from_str::<String>(&json) {
                prop_assert!(unescaped(&json).is_none_or(|read| read == text));
            }
        }
    }

    #[test]
    fn common_escapes_need_no_parser() {
        assert_eq!(unescaped(r#""a\n\"b\" \\""#).as_deref(), Some("a\n\"b\" \\"));
        assert_eq!(unescaped(r#""\u00e4""#), None);
    }

    #[test]
    fn a_language_may_be_an_object_with_a_tag() {
        let read = |language: &str| {
            let json = format!(r#"{{"text":"A","language":{language}}}"#);
            Input::of_json(&json, &FieldMap::default()).map(|input| input.language.map(|own| own.into_owned()))
        };
        assert_eq!(read(r#"{"tag":"de","confidence":99}"#).unwrap().as_deref(), Some("de"));
        assert_eq!(read(r#""de""#).unwrap().as_deref(), Some("de"));
        assert!(read(r#"{"name":"de"}"#).unwrap_err().contains("is an object"));
    }

    #[test]
    fn unknown_fields_keep_their_digits() {
        let json = r#"{"text":"A","score":1.000,"big":123456789012345678901234567890}"#;
        let input = Input::of_json(json, &FieldMap::default()).unwrap();
        let extra: Vec<_> = input.extra.iter().map(|(key, value)| (key.as_ref(), value.get())).collect();
        assert_eq!(extra, [("score", "1.000"), ("big", "123456789012345678901234567890")]);
    }

    #[test]
    fn a_field_is_found_where_the_map_points() {
        let fields = FieldMap::new(&["text=/content/1/body".to_owned()]).unwrap();
        let input = Input::of_json(r#"{"content":[0,{"body":"B"}],"text":"T"}"#, &fields).unwrap();
        assert_eq!(input.text, "B");
    }

    #[test]
    fn a_date_that_is_a_number_is_named() {
        let error = Input::of_json(r#"{"text":"A","published":5}"#, &FieldMap::default()).unwrap_err();
        assert_eq!(error, "\"published\" is a number; write a date such as \"2026-11-23\"");
    }
}

//! What is wrong with a settings file, where, and what to write instead.

use crate::error::Error;

/// The error with its line, and for an unknown key the nearest known one.
pub fn explain(place: &str, text: &str, error: &toml::de::Error) -> Error {
    let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let message = error.message();
    let message = match message.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`')) {
        Some((key, rest)) => {
            let known: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
            format!("unknown key \"{key}\"; did you mean {}?", crate::cli::nearest(key, known))
        }
        None => match error.span().and_then(|span| text.get(span)) {
            Some(key) if message == "duplicate key" => format!("the key \"{key}\" stands here twice"),
            _ => wrong_kind(message, text.lines().nth(line - 1).unwrap_or_default())
                .unwrap_or_else(|| message.to_owned()),
        },
    };
    Error::input(format!("{place}:{line}"), message)
}

/// What is said of a value of the wrong kind, in the words of TOML's readers and not of its parser. `line`: where it stands.
fn wrong_kind(message: &str, line: &str) -> Option<String> {
    let (found, wanted) = message.strip_prefix("invalid type: ")?.split_once(", expected ")?;
    // Values with a reader of their own say what they want, key and all.
    if wanted.starts_with('"') {
        return None;
    }
    let word = found.split([' ', '`']).next()?;
    let found = [("string", "a text"), ("integer", "a number"), ("floating", "a number"), ("boolean", "true or false")];
    let lists = [("sequence", "a list"), ("map", "a table")];
    let found = found.iter().chain(&lists).find(|(other, _)| *other == word).map_or("something else", |(_, said)| said);
    let wanted = match wanted {
        "a sequence" => "a list, such as [\"…\"]",
        "path string" | "a string" => "a text in quotes",
        "a map" => "a table",
        other if other.starts_with("struct ") => "a table",
        other => other,
    };
    let key = line.split_once('=').map_or_else(|| "this".to_owned(), |(key, _)| format!("\"{}\"", key.trim()));
    Some(format!("{key} is {found}; write {wanted}"))
}

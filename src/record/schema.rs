//! The JSON Schema of the output record, made from the types.

use super::Article;
use schemars::generate::SchemaSettings;

/// The JSON Schema (draft 2020-12) of [`Article`] as text, indented, with a line end.
///
/// ```
/// assert!(copydesk::record::schema().contains("\"const\": \"copydesk/article@1\""));
/// ```
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Article<'static>>();
    let _ = schema.insert("$id".to_owned(), "copydesk/article@1".into());
    serde_json::to_string_pretty(&schema).expect("a schema is plain data") + "\n"
}

//! Outputs read by programs nobody here wrote: pyarrow, PyYAML, pyld, jsonschema. Skipped, aloud, where Python lacks them.

use super::desk::{Desk, records};
use serde_json::Value;
use std::process::Command;

/// Runs a script over the output file; `None` if a module is missing.
fn python(desk: &Desk, modules: &[&str], script: &str, file: &str) -> Option<String> {
    let imports = modules.iter().map(|module| format!("import {module}\n")).collect::<String>();
    let has = Command::new("python3").args(["-c", &imports]).output();
    if !has.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: no python3 with {}", modules.join(", "));
        return None;
    }
    let script = format!("import json, sys\n{imports}\n{script}");
    let output = Command::new("python3").args(["-c", &script]).arg(desk.path(file)).output().expect("python3 starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn written(to: &str, file: &str) -> Desk {
    let desk = Desk::new();
    let lines: String = records(20).iter().map(|record| record.to_string() + "\n").collect();
    desk.put("a.jsonl", lines);
    let ended = desk.run(&["clean", "--isolated", "-q", "a.jsonl", "--to", to, "-o", file]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    desk
}

#[cfg(feature = "columnar")]
#[test]
fn pyarrow_reads_our_parquet() {
    let desk = written("parquet", "a.parquet");
    let script =
        "import pyarrow.parquet as pq\nfor row in pq.read_table(sys.argv[1]).to_pylist():\n    print(json.dumps(row))";
    let Some(out) = python(&desk, &["pyarrow"], script, "a.parquet") else { return };
    let rows: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let expected = desk.records(&["a.jsonl"]);
    assert_eq!(rows.len(), expected.len());
    for (row, mut record) in rows.into_iter().zip(expected) {
        // What has no type of its own is text; a text that is not asked for is null.
        record["extra"] = serde_json::Value::Null;
        record["text"] = serde_json::Value::Null;
        assert_eq!(row, record);
    }
}

#[test]
fn the_schema_holds_for_records() {
    let desk = written("jsonl", "b.jsonl");
    desk.put("schema.json", copydesk::record::schema());
    let script = "import os\nschema = json.load(open(os.path.join(os.path.dirname(sys.argv[1]), 'schema.json')))\n\
        jsonschema.Draft202012Validator.check_schema(schema)\nvalidator = jsonschema.Draft202012Validator(schema)\n\
        for line in open(sys.argv[1]): validator.validate(json.loads(line))";
    let _ = python(&desk, &["jsonschema"], script, "b.jsonl");
}

#[test]
fn a_json_ld_parser_reads_our_json_ld() {
    let desk = written("jsonld", "a.jsonld");
    let script = "
def loader(url, options):
    assert url in ('https://schema.org', 'https://schema.org/'), url
    return {'contentType': 'application/ld+json', 'contextUrl': None, 'documentUrl': url, 'document': {'@context': {'@vocab': 'https://schema.org/'}}}
pyld.jsonld.set_document_loader(loader)
found = pyld.jsonld.expand(json.load(open(sys.argv[1])))
assert len(found) == 20, len(found)
for article in found:
    assert article['@type'] == ['https://schema.org/NewsArticle']
    assert article['https://schema.org/articleBody'][0]['@value']
    image = article['https://schema.org/image'][0]
    assert image['https://schema.org/creator'][0]['https://schema.org/name'][0]['@value'] == 'Ana Lund', image
";
    let _ = python(&desk, &["pyld"], script, "a.jsonld");
}

#[test]
fn a_yaml_reader_reads_our_front_matter() {
    let desk = written("markdown", "a.md");
    let script = "
parts = open(sys.argv[1]).read().split('---\\n')
fields = yaml.safe_load(parts[1])
assert fields['id'] == 'a0' and fields['title'].startswith('Harbour bridge 0'), fields
assert fields['images'][0]['credit']['creators'] == ['Ana Lund'], fields
";
    let _ = python(&desk, &["yaml"], script, "a.md");
}

/// What the schema of ninjs 3.1 (IPTC, CC BY 4.0) says of the properties we write, and of what they hold.
const NINJS: &[(&str, &str)] = &[
    ("uri", "uri"),
    ("standard", "{name schema=uri version}"),
    ("type", "=text picture audio video graphic composite component event planning"),
    ("representationType", "=full partial"),
    ("language", "text"),
    ("firstCreated", "instant"),
    ("versionCreated", "instant"),
    ("headlines", "[role contentType value!]"),
    ("by", "text"),
    ("infoSources", "[name role uri=uri literal]"),
    ("located", "text"),
    ("subjects", "[name rel uri=uri literal creator]"),
    ("people", "[name rel uri=uri literal]"),
    ("bodies", "[role contentType charCount=number wordCount=number value!]"),
    ("associations", "items"),
    ("altIds", "[role value]"),
    ("descriptions", "[role contentType value!]"),
    ("copyrightNotice", "text"),
    ("usageTerms", "text"),
];

/// Whether `value` is what the schema asks for: a text, an address, one of some words, a list of objects.
fn fits(value: &Value, kind: &str) -> bool {
    let text = value.as_str();
    let object = |value: &Value, members: &str| {
        let members: Vec<&str> = members.split(' ').collect();
        let kind_of = |name: &str| {
            members.iter().find_map(|member| {
                let (known, kind) = member.split_once('=').unwrap_or((member.trim_end_matches('!'), "text"));
                (known == name).then_some(kind)
            })
        };
        let required = members.iter().filter_map(|member| member.strip_suffix('!'));
        value.as_object().is_some_and(|object| {
            object.iter().all(|(name, value)| kind_of(name).is_some_and(|kind| fits(value, kind)))
                && required.into_iter().all(|name| object.contains_key(name))
        })
    };
    match kind {
        "text" => text.is_some(),
        "number" => value.is_u64(),
        "uri" => text.is_some_and(|uri| uri.contains(':') && !uri.contains(char::is_whitespace)),
        "instant" => {
            text.is_some_and(|date| date.contains('T') && (date.ends_with('Z') || date[19..].contains(['+', '-'])))
        }
        "items" => value
            .as_array()
            .is_some_and(|items| items.iter().all(|item| is_item(item, &["name", "uri"], &["name", "rel"]))),
        _ if kind.starts_with('=') => text.is_some_and(|text| kind[1..].split(' ').any(|word| word == text)),
        _ if kind.starts_with('{') => object(value, kind.trim_matches(['{', '}'])),
        _ => value.as_array().is_some_and(|list| list.iter().all(|value| object(value, kind.trim_matches(['[', ']'])))),
    }
}

/// Whether `item` has what is `required` and nothing that the schema does not know there; `more` are texts that only it may have.
fn is_item(item: &Value, required: &[&str], more: &[&str]) -> bool {
    let item = item.as_object().expect("an object");
    let known = |name: &str| NINJS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
    required.iter().all(|name| item.contains_key(*name))
        && item.iter().all(|(name, value)| {
            let kind = known(name).or_else(|| more.contains(&name.as_str()).then_some("text"));
            kind.is_some_and(|kind| fits(value, kind))
                || panic!("{name}: {value} is not what the schema of ninjs asks for")
        })
}

#[test]
fn ninjs_has_what_the_schema_requires_and_nothing_it_forbids() {
    let desk = written("ninjs", "a.ninjs");
    let items: Value = serde_json::from_slice(&desk.read("a.ninjs")).expect("JSON");
    assert_eq!(items.as_array().map(Vec::len), Some(20));
    for item in items.as_array().expect("several items") {
        assert!(is_item(item, &["uri"], &[]), "{item:#}");
        assert!(item["associations"][0]["name"].is_string());
    }
    // What the schema forbids would be seen.
    assert!(!fits(&serde_json::json!([{"role": "main"}]), "[role contentType value!]"), "a headline needs its value");
    assert!(!fits(&serde_json::json!([{"value": "A", "byline": "B"}]), "[role contentType value!]"));
    assert!(
        !fits(&"2025-02-10".into(), "instant") && !fits(&Value::Null, "text") && !fits(&"no address".into(), "uri")
    );
}

//! Outputs read by programs nobody here wrote: pyarrow, PyYAML, pyld, jsonschema. Skipped, aloud, where Python lacks them.

use super::desk::{Desk, records};
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

/// What ninjs 3.1 allows at its top and in an association; read from the schema of the IPTC (CC BY 4.0).
const NINJS: [&str; 21] = [
    "uri",
    "standard",
    "type",
    "representationType",
    "language",
    "firstCreated",
    "versionCreated",
    "headlines",
    "by",
    "infoSources",
    "located",
    "subjects",
    "people",
    "bodies",
    "associations",
    "altIds",
    "name",
    "descriptions",
    "copyrightNotice",
    "usageTerms",
    "rel",
];

#[test]
fn ninjs_has_what_the_schema_requires_and_nothing_it_forbids() {
    let desk = written("ninjs", "a.ninjs");
    let items: serde_json::Value = serde_json::from_slice(&desk.read("a.ninjs")).expect("JSON");
    let items = items.as_array().expect("several items");
    assert_eq!(items.len(), 20);
    let inner = |value: &serde_json::Value, allowed: &[&str]| {
        for entry in value.as_array().into_iter().flatten() {
            let keys: Vec<&String> = entry.as_object().expect("an object").keys().collect();
            assert!(keys.iter().all(|key| allowed.contains(&key.as_str())), "{keys:?}");
        }
    };
    for item in items {
        let mut objects = vec![item];
        objects.extend(item["associations"].as_array().into_iter().flatten());
        for object in objects {
            let keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
            assert!(keys.iter().all(|key| NINJS.contains(&key.as_str())), "{keys:?}");
            assert!(object["uri"].as_str().is_some_and(|uri| uri.contains(':') && !uri.contains(' ')), "{object}");
            assert!(["text", "picture"].contains(&object["type"].as_str().expect("a type")));
            inner(&object["headlines"], &["role", "contentType", "value"]);
            inner(&object["bodies"], &["role", "contentType", "charCount", "wordCount", "value"]);
            inner(&object["descriptions"], &["role", "contentType", "value"]);
            inner(&object["infoSources"], &["name", "role", "uri", "literal", "contactInfo"]);
            inner(&object["altIds"], &["role", "value"]);
            for instant in ["firstCreated", "versionCreated"].map(|name| &object[name]) {
                assert!(instant.is_null() || instant.as_str().is_some_and(|date| date.contains('T')), "{instant}");
            }
        }
        assert!(item["associations"][0]["name"].is_string());
    }
}

//! The same records, whatever they come in.

use super::desk::{Desk, dirty, gzip, records, zstd};
use serde_json::Value;
use std::io::Write;

const COUNT: usize = 200;

fn jsonl(records: &[Value]) -> Vec<u8> {
    records.iter().map(|record| record.to_string() + "\n").collect::<String>().into_bytes()
}

/// A table written by the `csv` crate.
fn table(records: &[Value], separator: u8) -> Vec<u8> {
    let columns = ["id", "url", "text", "section", "authors", "published", "language"];
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    writer.write_record(columns).expect("memory takes it");
    for record in records {
        let cell = |name: &&str| match &record[*name] {
            Value::Null => String::new(),
            Value::Array(names) => {
                names.iter().map(|name| name.as_str().expect("a name")).collect::<Vec<_>>().join("; ")
            }
            value => value.as_str().expect("a text").to_owned(),
        };
        writer.write_record(columns.iter().map(cell)).expect("memory takes it");
    }
    writer.into_inner().expect("memory takes it")
}

fn wet(records: &[Value]) -> Vec<u8> {
    let record = |record: &Value| {
        let (id, url, text) = (&record["id"], &record["url"], record["text"].as_str().expect("a text"));
        let (id, url) = (id.as_str().expect("a text"), url.as_str().expect("a text"));
        format!(
            "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <{id}>\r\n\
             Content-Type: text/plain\r\nContent-Length: {}\r\n\r\n{text}\r\n\r\n",
            text.len()
        )
    };
    records.iter().map(record).collect::<String>().into_bytes()
}

#[cfg(feature = "columnar")]
mod columns {
    use super::Value;
    use arrow_array::RecordBatch;
    use arrow_schema::{DataType, Field, Schema};
    use std::sync::Arc;

    fn batch(records: &[Value]) -> RecordBatch {
        let text = |name: &str| Field::new(name, DataType::Utf8, true);
        let names = DataType::List(Arc::new(Field::new("item", DataType::Utf8, true)));
        let schema = Schema::new(vec![
            text("id"),
            text("url"),
            text("text"),
            text("section"),
            Field::new("authors", names, true),
            text("published"),
            text("language"),
        ]);
        let mut decoder =
            arrow_json::ReaderBuilder::new(Arc::new(schema)).with_batch_size(1024).build_decoder().expect("a schema");
        decoder.serialize(records).expect("records fit");
        decoder.flush().expect("records fit").expect("there are some")
    }

    pub fn parquet(records: &[Value]) -> Vec<u8> {
        let batch = batch(records);
        let properties = parquet::file::properties::WriterProperties::builder()
            .set_max_row_group_row_count(Some(70))
            .set_compression(parquet::basic::Compression::SNAPPY)
            .build();
        let mut writer =
            parquet::arrow::ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).expect("a schema");
        writer.write(&batch).expect("memory takes it");
        writer.into_inner().expect("memory takes it")
    }

    pub fn arrow(records: &[Value], as_file: bool) -> Vec<u8> {
        let batch = batch(records);
        let mut bytes = Vec::new();
        if as_file {
            let mut writer = arrow_ipc::writer::FileWriter::try_new(&mut bytes, &batch.schema()).expect("a schema");
            writer.write(&batch).expect("memory takes it");
            writer.finish().expect("memory takes it");
        } else {
            let mut writer = arrow_ipc::writer::StreamWriter::try_new(&mut bytes, &batch.schema()).expect("a schema");
            writer.write(&batch).expect("memory takes it");
            writer.finish().expect("memory takes it");
        }
        bytes
    }
}

/// Times with the name of a zone, and texts that their writer called bytes.
#[cfg(feature = "columnar")]
#[test]
fn columns_mean_what_their_writer_meant() {
    use arrow_array::{ArrayRef, BinaryArray, RecordBatch, StructArray, TimestampMicrosecondArray};
    use std::sync::Arc;
    let day = |zone: &str| -> ArrayRef {
        Arc::new(TimestampMicrosecondArray::from(vec![1_739_180_400_000_000]).with_timezone(zone.to_owned()))
    };
    let text: ArrayRef = Arc::new(BinaryArray::from(vec!["The pier was closed on Tuesday.".as_bytes()]));
    let crawl = StructArray::try_from(vec![("at", day("Europe/Oslo"))]).expect("one column");
    let batch = RecordBatch::try_from_iter([
        ("text", text),
        ("published", day("UTC")),
        ("crawl", Arc::new(crawl) as ArrayRef),
        ("thumbnail", Arc::new(BinaryArray::from(vec![&[0xff_u8, 0xd8][..]]))),
    ])
    .expect("columns of one length");
    let mut writer = parquet::arrow::ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("a schema");
    writer.write(&batch).expect("memory takes it");
    let desk = Desk::new();
    desk.put("a.parquet", writer.into_inner().expect("memory takes it"));
    let records = desk.records(&["a.parquet"]);
    assert_eq!(records[0]["published"], "2025-02-10T09:40:00+00:00");
    assert_eq!(records[0]["body"][0], "The pier was closed on Tuesday.");
    assert_eq!(records[0]["extra"]["crawl"]["at"], "2025-02-10T09:40:00Z");
    assert_eq!(records[0]["extra"]["thumbnail"], "ffd8");
}

#[test]
fn every_format_holding_the_same_records_gives_the_same_output() {
    let desk = Desk::new();
    let records = records(COUNT);
    desk.put("a.jsonl", jsonl(&records));
    let expected = desk.records(&["a.jsonl"]);
    assert_eq!(expected.len(), COUNT);
    #[cfg_attr(not(feature = "columnar"), allow(unused_mut, reason = "columns are added"))]
    let mut files: Vec<(&str, Vec<u8>)> = vec![
        ("a.json", Value::Array(records.clone()).to_string().into_bytes()),
        ("a.csv", table(&records, b',')),
        ("semicolons.csv", table(&records, b';')),
        ("a.tsv", table(&records, b'\t')),
    ];
    #[cfg(feature = "columnar")]
    files.extend([
        ("a.parquet", columns::parquet(&records)),
        ("a.arrow", columns::arrow(&records, true)),
        ("stream.arrow", columns::arrow(&records, false)),
    ]);
    for (name, bytes) in files {
        desk.put(name, &bytes);
        assert!(desk.records(&[name]) == expected, "{name}");
        assert!(desk.records(&[name, "--jobs", "1"]) == expected, "{name} on one thread");
        let (gz, zst) = (format!("{name}.gz"), format!("{name}.zst"));
        desk.put(&gz, gzip(&bytes)).put(&zst, zstd(&bytes));
        assert!(desk.records(&[&gz]) == expected, "{gz}");
        assert!(desk.records(&[&zst]) == expected, "{zst}");
    }
    desk.put("a.jsonl.zst", zstd(&jsonl(&records)));
    assert!(desk.records(&["a.jsonl.zst"]) == expected);
}

#[test]
fn standard_input_needs_no_name() {
    let desk = Desk::new();
    let records = records(5);
    desk.put("a.jsonl", jsonl(&records));
    let expected = desk.records(&["a.jsonl"]);
    #[cfg_attr(not(feature = "columnar"), allow(unused_mut, reason = "columns are added"))]
    let mut inputs =
        vec![jsonl(&records), gzip(&jsonl(&records)), Value::Array(records.clone()).to_string().into_bytes()];
    #[cfg(feature = "columnar")]
    inputs.extend([columns::parquet(&records), columns::arrow(&records, false)]);
    for input in inputs {
        let ended = desk.run_with(&["clean", "--isolated", "-q"], &input);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert!(ended.json_lines() == expected);
    }
    let ended = desk.run_with(&["clean", "--isolated", "-q", "--from-format", "csv"], &table(&records, b','));
    assert!(ended.json_lines() == expected, "{}", ended.err);
}

#[test]
fn archived_texts_are_records() {
    let desk = Desk::new();
    let records: Vec<Value> = records(COUNT)
        .into_iter()
        .map(|record| serde_json::json!({"id": record["id"], "url": record["url"], "text": record["text"]}))
        .collect();
    desk.put("a.jsonl", jsonl(&records)).put("a.warc.wet", wet(&records));
    let expected = desk.records(&["a.jsonl"]);
    assert!(desk.records(&["a.warc.wet"]) == expected);
    // As Common Crawl packs it: each record a gzip member of its own.
    let members: Vec<u8> = records.iter().flat_map(|record| gzip(&wet(std::slice::from_ref(record)))).collect();
    desk.put("a.warc.wet.gz", members);
    assert!(desk.records(&["a.warc.wet.gz"]) == expected);
}

/// The text of a record as a page.
fn page(record: &Value) -> String {
    let mut lines = record["text"].as_str().expect("a text").lines().filter(|line| !line.is_empty());
    let title = lines.next().expect("a headline");
    let paragraphs: String = lines.map(|line| format!("<p>{}</p>\n", line.replace('&', "&amp;"))).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\n\
         <body><article><h1>{title}</h1>\n{paragraphs}</article></body></html>\n"
    )
}

#[test]
fn a_page_is_the_same_record_in_every_format() {
    let desk = Desk::new();
    let pages: Vec<Value> = records(COUNT)
        .iter()
        .map(|record| serde_json::json!({"id": record["id"], "url": record["url"], "html": page(record)}))
        .collect();
    desk.put("a.jsonl", jsonl(&pages));
    let expected = desk.records(&["a.jsonl"]);
    assert_eq!(expected.len(), COUNT);
    let response = |record: &Value| {
        let text = |name: &str| record[name].as_str().expect("a text");
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}", text("html"));
        format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {}\r\nWARC-Record-ID: <{}>\r\n\
             Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            text("url"),
            text("id"),
            block.len()
        )
    };
    let archive: String = pages.iter().map(response).collect();
    desk.put("a.warc", &archive)
        .put("a.warc.gz", pages.iter().flat_map(|page| gzip(response(page).as_bytes())).collect::<Vec<u8>>());
    desk.put("a.warc.zst", zstd(archive.as_bytes())).put("a.json", Value::Array(pages.clone()).to_string());
    for name in ["a.warc", "a.warc.gz", "a.warc.zst", "a.json"] {
        assert!(desk.records(&[name]) == expected, "{name}");
    }
    // A file has its path for an id, and no address.
    let unaddressed = pages.iter().enumerate().map(|(number, page)| {
        desk.put(&format!("in/{number:03}.html"), page["html"].as_str().expect("a page"));
        serde_json::json!({"id": format!("in/{number:03}.html"), "html": page["html"]})
    });
    desk.put("b.jsonl", jsonl(&unaddressed.collect::<Vec<_>>()));
    assert!(desk.records(&["in"]) == desk.records(&["b.jsonl"]));
}

#[test]
fn prose_in_markdown_is_the_same_record() {
    let desk = Desk::new();
    let mut expected = Vec::new();
    for (number, record) in records(COUNT).iter().enumerate() {
        let text = record["text"].as_str().expect("a text").replace('\n', "\n\n").replace("\n\n\n\n", "\n\n");
        let bare = format!("bare/{number:03}.md");
        desk.put(&bare, &text);
        let mut headed = record.clone();
        headed["text"] = text.clone().into();
        for (fence, name) in [("---", "yaml"), ("+++", "toml")] {
            let mut head = String::new();
            for (key, value) in record.as_object().expect("a record").iter().filter(|(key, _)| *key != "text") {
                head += &format!("{key}{} {value}\n", if fence == "---" { ":" } else { " =" });
            }
            desk.put(&format!("{name}/{number:03}.md"), format!("{fence}\n{head}{fence}\n\n{text}"));
        }
        expected.push((serde_json::json!({"id": bare, "text": text}), headed));
    }
    let (bare, headed): (Vec<Value>, Vec<Value>) = expected.into_iter().unzip();
    desk.put("bare.jsonl", jsonl(&bare)).put("headed.jsonl", jsonl(&headed));
    assert!(desk.records(&["bare"]) == desk.records(&["bare.jsonl"]));
    // With a head the same is found at another place of the file.
    let unplaced = |records: Vec<Value>| -> Vec<Value> {
        records
            .into_iter()
            .map(|mut record| {
                let findings = record["findings"].as_array_mut().expect("a list");
                for finding in findings {
                    for (name, nothing) in [("span", Value::Null), ("line", Value::Null), ("edits", Value::Null)] {
                        finding[name] = nothing;
                    }
                }
                record
            })
            .collect()
    };
    let expected = unplaced(desk.records(&["headed.jsonl"]));
    for folder in ["yaml", "toml"] {
        assert!(unplaced(desk.records(&[folder])) == expected, "{folder}");
    }
}

#[test]
fn a_zip_is_a_folder() {
    let desk = Desk::new();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for number in 0..3 {
        let name = format!("in/{number}.txt");
        desk.put(&format!("pack.zip.d/{name}"), dirty(number));
        writer.start_file(name, options).expect("memory takes it");
        writer.write_all(dirty(number).as_bytes()).expect("memory takes it");
    }
    writer.start_file("in/picture.png", options).expect("memory takes it");
    desk.put("pack.zip", writer.finish().expect("memory takes it").into_inner());
    let inside = desk.records(&["pack.zip"]);
    let mut outside = desk.records(&["pack.zip.d"]);
    for record in &mut outside {
        record["id"] = record["id"].as_str().expect("a path").replace("pack.zip.d", "pack.zip").into();
    }
    assert_eq!(inside.len(), 3);
    assert!(inside == outside, "{inside:#?}");
}

#[test]
fn fields_of_foreign_tables_and_markdown_are_read() {
    let desk = Desk::new();
    desk.put("a.csv", format!("nr,content,rest\n7,\"{}\",x\n", dirty(1).replace('"', "\"\"")));
    let record = &desk.records(&["a.csv", "--field", "text=/content", "--field", "id=/nr"])[0];
    assert_eq!((&record["id"], &record["extra"]["rest"]), (&"7".into(), &"x".into()));
    desk.put("a.md", format!("---\ntitle: Given\nauthor: Ana Lund\ntags: [a, b]\n---\n\n{}\n", dirty(1)));
    let record = &desk.records(&["a.md"])[0];
    assert_eq!((&record["id"], &record["authors"][0]["name"]), (&"a.md".into(), &"Ana Lund".into()));
    assert_eq!(record["extra"]["tags"], serde_json::json!(["a", "b"]));
    assert!(!record["body"].to_string().contains("tags"), "{record:#}");
}

#[test]
fn markdown_and_json_outputs_read_back() {
    let desk = Desk::new();
    desk.put("a.jsonl", jsonl(&records(3)[2..]));
    let first = &desk.records(&["a.jsonl"])[0];
    assert_eq!(desk.run(&["clean", "--isolated", "a.jsonl", "--to", "markdown", "-o", "b.md"]).code, Some(0));
    let again = &desk.records(&["b.md"])[0];
    for field in ["id", "url", "title", "section", "authors", "published", "body"] {
        assert_eq!(again[field], first[field], "{field} in {}", desk.text("b.md"));
    }
}

#[test]
fn paragraphs_that_begin_with_signs_of_markdown_read_back() {
    let desk = Desk::new();
    let said = "the mayor said on Monday, after a meeting in the old town hall that lasted until midnight";
    let heads = [
        "# 1 on the list,",
        "> Bravo,",
        "<b>Bold</b>,",
        "~~~ Struck out,",
        "``` A fence,",
        "1. First,",
        "--- So,",
        "* Starred,",
    ];
    let paragraphs = heads.map(|head| format!("{head} {said}."));
    let text = format!("Harbour bridge closes for six weeks\n\n{}\n", paragraphs.join("\n\n"));
    desk.put("a.txt", &text);
    assert_eq!(desk.run(&["clean", "--isolated", "a.txt", "--to", "markdown", "-o", "b.md"]).code, Some(0));
    let [a, b] = ["a.txt", "b.md"].map(|name| desk.records(&[name]).remove(0));
    assert_eq!(a["body"].as_array().map(Vec::len), Some(heads.len()));
    assert_eq!(a["body"], b["body"], "{}", desk.text("b.md"));
}

//! What the tests of formats share: a folder with files, the binary, records of our own.

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder to work in.
pub struct Desk {
    folder: TempDir,
}

/// How a run ended.
pub struct Ended {
    pub code: Option<i32>,
    pub out: Vec<u8>,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder can be made") }
    }

    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder can be made");
        std::fs::write(path, content).expect("a file can be written");
        self
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).expect("the file is there")
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).expect("the file is text")
    }

    /// The binary, ready to start in the folder, with nothing to read.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ended {
        self.run_with(arguments, b"")
    }

    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ended {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut stdin = child.stdin.take().expect("standard input is a pipe");
        let input = input.to_vec();
        let feeder = std::thread::spawn(move || {
            let _ = stdin.write_all(&input);
        });
        let Output { status, stdout, stderr } = child.wait_with_output().expect("the binary ends");
        feeder.join().expect("feeding does not panic");
        Ended { code: status.code(), out: stdout, err: String::from_utf8_lossy(&stderr).into_owned() }
    }

    /// The output records of `clean` on one input.
    pub fn records(&self, arguments: &[&str]) -> Vec<Value> {
        let ended = self.run(&[&["clean", "--isolated", "--quiet"], arguments].concat());
        assert_eq!(ended.code, Some(0), "{arguments:?}: {}", ended.err);
        ended.json_lines()
    }
}

impl Ended {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.out).into_owned()
    }

    pub fn json_lines(&self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }
}

/// A dirty text of our own; `number` makes it one of many.
pub fn dirty(number: usize) -> String {
    format!(
        "Harbour bridge {number} closes for six weeks\n\nPhoto: Ana Lund/Reuters\nPhoto: Ana Lund/Reuters\npodpis źródła zdjęcia\n\n\
         The old harbour bridge will close for repairs on Monday, the town council said after a meeting that lasted until midnight.\n\n\
         \"Drivers\" will have to take the ring road for {number} weeks, which adds about twenty minutes to the journey, the transport office said."
    )
}

/// What [`dirty`] becomes.
pub fn clean(number: usize) -> String {
    dirty(number).replacen(
        "Photo: Ana Lund/Reuters\nPhoto: Ana Lund/Reuters\npodpis źródła zdjęcia",
        "Photo: Ana Lund/Reuters",
        1,
    )
}

/// Dirty texts as JSONL.
pub fn lines(count: usize) -> String {
    (0..count).map(|number| json!({"id": number, "text": dirty(number)}).to_string() + "\n").collect()
}

/// Records with every optional field now and then.
pub fn records(count: usize) -> Vec<Value> {
    let record = |number: usize| {
        let mut record =
            json!({"id": format!("a{number}"), "url": format!("https://example.org/{number}"), "text": dirty(number)});
        if number.is_multiple_of(2) {
            record["section"] = "Society".into();
            record["authors"] = json!(["Ana Lund", "Per Holm"]);
        }
        if number.is_multiple_of(3) {
            record["published"] = "2025-02-10".into();
            record["language"] = "en".into();
        }
        record
    };
    (0..count).map(record).collect()
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).expect("memory takes it")
}

pub fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, ::zip::write::SimpleFileOptions::default()).expect("memory takes it");
        writer.write_all(content.as_bytes()).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

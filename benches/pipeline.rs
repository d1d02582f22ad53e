//! What a record costs on one core, beside whatlang alone on the same full texts: `cargo bench --bench pipeline`.
//!
//! Texts come from a JSONL file named by `COPYDESK_CORPUS` (for example from the generator of the evaluation data), else from the
//! bundled articles of `fixtures/records`.

use copydesk::pipeline::SIDE_BY_SIDE;
use copydesk::record::FieldMap;
use copydesk::{Desk, Input};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::path::Path;

/// The allocator of the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// How many records of a corpus are read: so many that answers kept for lines and names of one round are gone in the next, as in a
/// corpus that is read once.
const RECORDS: usize = 4000;

/// After so many bytes of output the buffer is emptied, as the command writes them out: nobody keeps what is made of a corpus.
const WRITTEN_BYTES: usize = 1 << 16;

/// JSON records, one a string.
fn corpus() -> Vec<String> {
    if let Some(path) = std::env::var_os("COPYDESK_CORPUS") {
        let text = std::fs::read_to_string(path).expect("COPYDESK_CORPUS names a JSONL file");
        return text.lines().take(RECORDS).map(str::to_owned).collect();
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/records/wild");
    let cases = std::fs::read_dir(folder).expect("the fixtures are there");
    let texts = cases.map(|case| case.expect("a folder can be listed").path().join("in.txt"));
    texts
        .map(|path| std::fs::read_to_string(path).expect("a fixture is text"))
        .map(|text| serde_json::json!({ "text": text }).to_string())
        .collect()
}

fn bytes(records: &[String]) -> BytesCount {
    BytesCount::new(records.iter().map(String::len).sum::<usize>())
}

#[divan::bench(sample_count = 10)]
fn text_to_jsonl(bencher: Bencher<'_, '_>) {
    let (records, desk, fields) = (corpus(), Desk::default(), FieldMap::default());
    let mut out = Vec::new();
    bencher.counter(bytes(&records)).bench_local(|| {
        for group in records.chunks(SIDE_BY_SIDE) {
            let inputs = group.iter().map(|json| Input::of_json(json, &fields).expect("a corpus of records"));
            for article in desk.clean_all(inputs.collect()) {
                article.write_json(&mut out);
                if out.len() >= WRITTEN_BYTES {
                    black_box(&out);
                    out.clear();
                }
            }
        }
    });
}

#[divan::bench(sample_count = 10)]
fn whatlang_alone(bencher: Bencher<'_, '_>) {
    let records = corpus();
    let fields = FieldMap::default();
    let texts: Vec<String> = records
        .iter()
        .map(|json| Input::of_json(json, &fields).expect("a corpus of records").text.into_owned())
        .collect();
    bencher.counter(bytes(&records)).bench_local(|| {
        texts.iter().filter_map(|text| whatlang::detect(text)).map(|info| info.lang() as usize).sum::<usize>()
    });
}

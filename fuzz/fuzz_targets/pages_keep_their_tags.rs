#![no_main]

#[path = "../laws/mod.rs"]
#[allow(dead_code, reason = "each target holds one law")]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::pages::pages_keep_their_tags(bytes));

#![no_main]

#[path = "../laws/mod.rs"]
#[allow(dead_code, reason = "each target holds one law")]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::readers::credits_stand_in_their_line(bytes));

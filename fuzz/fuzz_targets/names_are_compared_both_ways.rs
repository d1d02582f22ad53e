#![no_main]

#[path = "../laws/mod.rs"]
#[allow(dead_code, reason = "each target holds one law")]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::readers::names_are_compared_both_ways(bytes));

//! Any string: what reads as EDTF is written and reads back the same.

#![no_main]

#[path = "../../tests/checks/mod.rs"]
mod checks;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| checks::edtf(&String::from_utf8_lossy(data)));

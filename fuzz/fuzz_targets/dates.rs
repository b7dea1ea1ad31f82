//! Any text, printed on any day: nothing panics, and what `tests/checks` asks holds.

#![no_main]

#[path = "../../tests/checks/mod.rs"]
mod checks;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (day, text) = data.split_at(data.len().min(2));
    let day = day.iter().fold(0u16, |n, b| n << 8 | u16::from(*b));
    checks::dates(&String::from_utf8_lossy(text), (day != 0).then_some(day));
});

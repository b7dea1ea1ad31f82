//! Any bytes: as statements that come and go, and as a timeline that is asked.

#![no_main]

#[path = "../../tests/checks/mod.rs"]
mod checks;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    checks::network::network(data);
    checks::network::questions(data);
});

//! Any bytes, as the officer may choose any file.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = hearth::import::read::document("a.csv", bytes, &hearth::long_work::Unattended);
});

//! A table written as text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = hearth::import::read::csv::read(text, &hearth::long_work::Unattended);
});

//! HTML.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = hearth::import::read::html::read(text, &hearth::long_work::Unattended);
});

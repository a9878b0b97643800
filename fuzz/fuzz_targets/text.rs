//! Plain text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = hearth::import::read::text::read(text, &hearth::long_work::Unattended);
});

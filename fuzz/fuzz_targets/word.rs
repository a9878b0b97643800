//! The inside of a Word document: the input is its main part, as zip files would reject most changed bytes.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

fuzz_target!(|bytes: &[u8]| {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    if zip.start_file("word/document.xml", options).is_ok()
        && zip.write_all(bytes).is_ok()
        && let Ok(file) = zip.finish()
    {
        let _ = hearth::import::read::document("a.docx", file.get_ref(), &hearth::long_work::Unattended);
    }
});

//! The inside of a workbook: the input is its only sheet.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

const BOOK: &str = r#"<workbook><sheets><sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet1.xml"/></Relationships>"#;

fuzz_target!(|bytes: &[u8]| {
    let parts: [(&str, &[u8]); 3] = [
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/sheet1.xml", bytes),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        if zip.start_file(name, options).is_err() || zip.write_all(bytes).is_err() {
            return;
        }
    }
    if let Ok(file) = zip.finish() {
        let _ = hearth::import::read::document("a.xlsx", file.get_ref(), &hearth::long_work::Unattended);
    }
});

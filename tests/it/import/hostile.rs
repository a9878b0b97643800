//! Files that mean harm: each ends soon, in an error or in a document of a size that can be held.

use hearth::import::read::{self, ReadError};
use hearth::long_work::Unattended;

use super::support::{shown, warned, word, workbook, workbook_with, zipped};

fn refused(bytes: &[u8]) -> ReadError {
    match read::document("plan", bytes, &Unattended) {
        Err(problem) => problem,
        Ok(document) => panic!("it was read: {} blocks", document.blocks.len()),
    }
}

fn text(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn a_part_that_unpacks_without_end_is_refused() {
    let bomb = vec![b' '; 97 << 20];
    let bytes = zipped(&[("word/document.xml", &bomb)]);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(refused(&bytes), ReadError::Unpacks);
}

#[test]
fn what_a_part_declares_of_its_size_is_not_believed() {
    let body = text(&"word ".repeat(50_000));
    let mut bytes = word(&body);
    // The size in the central directory stands 24 bytes behind its mark.
    let central = bytes.windows(4).position(|window| window == b"PK\x01\x02").expect("a central directory");
    for size in [0_u32, 1, u32::MAX - 1] {
        bytes[central + 24..central + 28].copy_from_slice(&size.to_le_bytes());
        match read::document("plan", &bytes, &Unattended) {
            Ok(document) => assert_eq!(document.blocks.len(), 1),
            Err(problem) => assert!(matches!(problem, ReadError::Damaged(_)), "{problem}"),
        }
    }
}

#[test]
fn a_package_of_very_many_parts_is_refused() {
    let names: Vec<String> = (0..10_001).map(|n| format!("word/{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert!(matches!(refused(&zipped(&parts)), ReadError::TooMany { what: "parts", .. }));
}

#[test]
fn entities_are_never_expanded() {
    let laughs = "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>";
    let document = format!("{laughs}<w:document><w:body>{}</w:body></w:document>", text("&b;"));
    assert!(matches!(refused(&zipped(&[("word/document.xml", document.as_bytes())])), ReadError::Damaged(_)));
    let sheet = format!("{laughs}<worksheet><sheetData><row><c t='str'><v>&b;</v></c></row></sheetData></worksheet>");
    assert!(matches!(refused(&workbook_with(&sheet, "", "")), ReadError::Damaged(_)));
    let document = read::document("plan", &word(&text("&b; &#x2013; &amp; &#0;")), &Unattended).expect("a document");
    assert_eq!(shown(&document), "&b; – & &#0;");
}

#[test]
fn nesting_has_an_end() {
    let deep = |open: &str, close: &str, count: usize| open.repeat(count) + "x" + &close.repeat(count);
    assert_eq!(refused(&word(&deep("<w:x>", "</w:x>", 100_000))), ReadError::TooDeep);
    assert_eq!(refused(&word(&deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 9))), ReadError::TooDeep);
    assert_eq!(refused(deep("<table><tr><td>", "", 100_000).as_bytes()), ReadError::TooDeep);
    let inner = text("deep");
    for (open, close) in [("<w:ins>", "</w:ins>"), ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")] {
        let count = 150 / open.matches('<').count();
        let body = open.repeat(count) + &inner + &close.repeat(count);
        assert_eq!(shown(&read::document("plan", &word(&body), &Unattended).expect("a document")), "deep");
    }
    let lists = format!("<body>{}", "<div><ul><li><b>".repeat(50_000));
    assert_eq!(
        shown(&read::pasted(Some(&format!("{lists}x")), "", &Unattended).expect("a list")),
        format!("{} x", "*".repeat(255))
    );
}

#[test]
fn spans_are_cut_to_what_there_is() {
    let cell = |about: &str| format!("<w:tc><w:tcPr>{about}</w:tcPr>{}</w:tc>", text("x"));
    let row = cell("<w:gridSpan w:val='100000000'/><w:vMerge w:val='restart'/>")
        + &cell("<w:gridSpan w:val='99999999999999999999'/>");
    let body = format!("<w:tbl><w:tr><w:trPr><w:gridBefore w:val='4000000000'/></w:trPr>{row}</w:tr></w:tbl>");
    assert_eq!(
        shown(&read::document("plan", &word(&body), &Unattended).expect("a table")),
        "table\n-\n  1000+1000: x\n  1000: x"
    );

    let html = "<table><tr><td colspan=1000000000 rowspan=1000000000>x</table>";
    assert_eq!(shown(&read::pasted(Some(html), "", &Unattended).expect("a table")), "table\n-\n  0+1000: x");
    let wide = format!("<table><tr>{}", "<td>x".repeat(1001));
    assert!(matches!(read::pasted(Some(&wide), "", &Unattended), Err(ReadError::TooMany { what: "columns", .. })));

    let rows = "<row r='1048576'><c r='XFD1048576' t='str'><v>x</v></c><c r='ZZZZZZZZZZ9'><v>1</v></c><c r='A0'><v>2</v></c></row><row r='18446744073709551615'><c><v>3</v></c></row>";
    let merges = "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>";
    let document = read::document("plan", &workbook(rows, merges), &Unattended).expect("a sheet");
    assert_eq!(shown(&document), "table Plan\n-\n  0+16384: x\n-\n  0: 3");
    let backwards = "<mergeCells><mergeCell ref='XFD9:A1'/><mergeCell ref=':'/><mergeCell ref='A1:'/></mergeCells>";
    assert!(read::document("plan", &workbook(rows, backwards), &Unattended).is_ok());
}

#[test]
fn cells_without_end_are_refused() {
    let rows = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(16_000)).repeat(19);
    assert!(matches!(refused(&workbook(&rows, "")), ReadError::TooMany { what: "cells", .. }));
    let csv = format!("{}\n", "1,".repeat(900)).repeat(340);
    assert!(matches!(read::csv::read(&csv, &Unattended), Err(ReadError::TooMany { what: "cells", .. })));
}

#[test]
fn one_text_in_very_many_cells_is_refused() {
    let texts = format!("<si><t>{}</t></si>", "w".repeat(1 << 20));
    let rows = format!("<row>{}</row>", "<c t='s'><v>0</v></c>".repeat(60));
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    assert!(matches!(refused(&workbook_with(&sheet, &texts, "")), ReadError::TooMany { what: "letters", .. }));
}

#[test]
fn a_tag_of_very_many_attributes_is_refused() {
    let attributes: String = (0..200_000).map(|n| format!(" a{n}=1")).collect();
    let html = format!("<table><tr><td{attributes}>x</table>");
    assert!(matches!(read::pasted(Some(&html), "", &Unattended), Err(ReadError::TooMany { .. })));
    let plain = read::pasted(Some(&html), "Basis", &Unattended).expect("the plain text");
    assert!(warned(&plain)[0].starts_with("What was pasted was read as plain text"));
    let picture = format!("<p><img src='data:image/png;base64,{}'>Basis", "iVBOR/w0KGgo".repeat(400_000));
    assert_eq!(shown(&read::pasted(Some(&picture), "", &Unattended).expect("words")), "Basis");
}

#[test]
fn warnings_have_an_end() {
    let rows =
        format!("<row>{}</row>", "<c t='e'><v>#REF!</v></c>".repeat(5000)) + "<row><c t='str'><v>x</v></c></row>";
    let document = read::document("plan", &workbook(&rows, ""), &Unattended).expect("a sheet");
    assert_eq!(warned(&document).len(), 500);
}

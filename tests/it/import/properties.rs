//! Properties of any input: no panic, no table that contradicts itself, and tables that read back as they were.

use hearth::long_work::Unattended;
use std::io::{Cursor, Read as _};

use hearth::import::document::{Block, Document, Table};
use hearth::import::read;
use proptest::prelude::*;
use proptest::sample::Index;

use super::support::{fixture, shown, word, zipped};

const PACKAGES: [&str; 9] = [
    "libreoffice.docx",
    "pandoc.docx",
    "by-hand-tracked.docx",
    "by-hand-controls.docx",
    "by-hand-merged.docx",
    "by-hand-lists.docx",
    "by-hand-strict.docx",
    "libreoffice.xlsx",
    "openpyxl.xlsx",
];

const PAGES: [&str; 3] = ["word-clipboard.html", "excel-clipboard.html", "google-docs-clipboard.html"];

/// Checks the shape that a table has whatever it was read from.
fn check(table: &Table) {
    assert!(!table.rows.is_empty());
    for (index, row) in table.rows.iter().enumerate() {
        assert!(
            row.cells.iter().any(|cell| !cell.paragraphs.is_empty() || !cell.tables.is_empty()),
            "a row without words"
        );
        for cell in &row.cells {
            assert!(cell.columns >= 1 && cell.rows >= 1 && index + cell.rows <= table.rows.len(), "{cell:?}");
            assert!(cell.paragraphs.iter().all(|paragraph| !paragraph.text.trim().is_empty()), "{cell:?}");
            cell.tables.iter().for_each(check);
        }
    }
}

fn check_all(document: &Document) {
    for block in &document.blocks {
        match block {
            Block::Table(table) => check(table),
            Block::Heading { text, .. } => assert!(!text.is_empty()),
            Block::Paragraph { words, .. } => assert!(!words.text.is_empty()),
        }
    }
}

/// Reads as each format, whatever it is.
fn read_all(bytes: &[u8]) {
    for name in ["a.docx", "a.csv", "a.html"] {
        if let Ok(document) = read::document(name, bytes, &Unattended) {
            check_all(&document);
        }
    }
    let text = String::from_utf8_lossy(bytes);
    for document in [
        read::pasted(Some(&text), "", &Unattended),
        read::pasted(None, &text, &Unattended),
        read::csv::read(&text, &Unattended),
    ]
    .into_iter()
    .flatten()
    {
        check_all(&document);
    }
}

/// The parts of a package.
fn parts(name: &str) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(fixture(name))).expect("a package");
    let count = zip.len();
    let part = |index| {
        let mut part = zip.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        (name, bytes)
    };
    (0..count).map(part).collect()
}

/// A change to some bytes, in the ways that find the most: other bytes, pieces twice, pieces gone, signs of the format.
#[derive(Debug, Clone)]
enum Change {
    Put(Index, u8),
    Repeat(Index, usize),
    Remove(Index, usize),
    Insert(Index, &'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let signs = prop::sample::select(vec![
        "<",
        ">",
        "</",
        "/>",
        "\"",
        "&",
        "&#x0;",
        "<w:p>",
        "</w:p>",
        "</w:tc>",
        "<w:tc>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:vMerge/>",
        "<w:gridSpan w:val=\"0\"/>",
        "<w:gridSpan w:val=\"999999999\"/>",
        "<w:del>",
        "<td>",
        "</td>",
        "</table>",
        "<table>",
        "<tr>",
        " rowspan=0",
        " colspan=70000",
        "<li>",
        "</ul>",
        "-1",
        "99999999999999999999",
        "NaN",
        "\u{0}",
        "é",
        "<![CDATA[",
        "<!--",
        "<c r=\"XFD1048577\">",
    ]);
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Put(at, byte)),
        (any::<Index>(), 1..300_usize).prop_map(|(at, length)| Change::Repeat(at, length)),
        (any::<Index>(), 1..300_usize).prop_map(|(at, length)| Change::Remove(at, length)),
        (any::<Index>(), signs).prop_map(|(at, sign)| Change::Insert(at, sign)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        match change {
            Change::Put(at, byte) => bytes[at.index(length)] = *byte,
            Change::Repeat(at, count) => {
                let start = at.index(length);
                let piece = bytes[start..length.min(start + count)].to_vec();
                bytes.splice(start..start, piece);
            }
            Change::Remove(at, count) => {
                let start = at.index(length);
                bytes.drain(start..length.min(start + count));
            }
            Change::Insert(at, sign) => {
                let start = at.index(length);
                bytes.splice(start..start, sign.bytes());
            }
        }
    }
    bytes
}

/// Cells of words, as many in each row.
fn cells() -> impl Strategy<Value = Vec<Vec<String>>> {
    // What begins like a typed bullet would be read as one.
    let words = "[A-Z0-9é£“][a-zA-Z0-9é£–“”,;|\"'&<>]{1,8}( [a-z0-9,;\"&<>]{1,6}){0,3}";
    (2..6_usize, 2..6_usize).prop_flat_map(move |(columns, rows)| {
        prop::collection::vec(prop::collection::vec(words, columns..=columns), rows..=rows)
    })
}

/// A table as it ought to be shown.
fn as_shown(rows: &[Vec<String>]) -> String {
    let row = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, words)| format!("\n  {column}: {words}"));
        format!("\n-{}", cells.collect::<String>())
    };
    format!("table{}", rows.iter().map(row).collect::<String>())
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Merges in a table: for each cell the first of its area, where areas are rectangles that do not overlap.
fn areas() -> impl Strategy<Value = Vec<(usize, usize, usize, usize)>> {
    let area = (0..5_usize, 0..5_usize, 1..4_usize, 1..4_usize);
    prop::collection::vec(area, 0..6).prop_map(|wanted| {
        let mut taken = [[false; 5]; 5];
        let mut areas = Vec::new();
        let singles = (0..25).map(|n| (n / 5, n % 5, 1, 1));
        for (row, column, rows, columns) in wanted.into_iter().chain(singles) {
            let (rows, columns) = (rows.min(5 - row), columns.min(5 - column));
            let inside =
                || (row..row + rows).flat_map(|row| (column..column + columns).map(move |column| (row, column)));
            if inside().all(|(row, column)| !taken[row][column]) {
                inside().for_each(|(row, column)| taken[row][column] = true);
                areas.push((row, column, rows, columns));
            }
        }
        areas.sort_unstable();
        areas
    })
}

/// A table of merged areas as it ought to be shown. Rows in which no area begins have no words of their own.
fn areas_shown(areas: &[(usize, usize, usize, usize)]) -> String {
    let starts = |row: usize| areas.iter().any(|area| area.0 == row);
    let mut out = String::from("table");
    for row in (0..5).filter(|row| starts(*row)) {
        out += "\n-";
        for (_, column, rows, columns) in areas.iter().filter(|area| area.0 == row) {
            let rows = (row..row + rows).filter(|row| starts(*row)).count();
            let columns = if *columns > 1 { format!("+{columns}") } else { String::new() };
            let rows = if rows > 1 { format!("x{rows}") } else { String::new() };
            out += &format!("\n  {column}{columns}{rows}: r{row} c{column}");
        }
    }
    out
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        read_all(&bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[<>/a-z0-9 =\"'&;|\t\n•\u{feff}-]{0,400}") {
        read_all(text.as_bytes());
    }

    #[test]
    fn changed_packages_are_read_or_refused(
        which in any::<Index>(), part in any::<Index>(), changes in prop::collection::vec(change(), 1..8)
    ) {
        let mut parts = parts(PACKAGES[which.index(PACKAGES.len())]);
        // What matters most is what the words stand in.
        let mut main: Vec<usize> = (0..parts.len()).filter(|index| {
            let name = &parts[*index].0;
            name.contains("document") || name.contains("sheet") || name.contains("numbering") || name.ends_with("styles.xml")
        }).collect();
        main.push(part.index(parts.len()));
        let part = main[part.index(main.len())];
        parts[part].1 = changed(std::mem::take(&mut parts[part].1), &changes);
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        if let Ok(document) = read::document("a.docx", &zipped(&parts), &Unattended) {
            check_all(&document);
        }
    }

    #[test]
    fn changed_zip_files_are_read_or_refused(which in any::<Index>(), changes in prop::collection::vec(change(), 1..8)) {
        let bytes = changed(fixture(PACKAGES[which.index(PACKAGES.len())]), &changes);
        if let Ok(document) = read::document("a.docx", &bytes, &Unattended) {
            check_all(&document);
        }
    }

    #[test]
    fn changed_pages_are_read_or_refused(which in any::<Index>(), changes in prop::collection::vec(change(), 1..12)) {
        read_all(&changed(fixture(PAGES[which.index(PAGES.len())]), &changes));
    }

    #[test]
    fn a_table_written_as_csv_reads_back(rows in cells(), delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|'])) {
        let mut writer = ::csv::WriterBuilder::new().delimiter(delimiter).quote_style(::csv::QuoteStyle::Always).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).expect("a row");
        }
        let bytes = writer.into_inner().expect("the bytes");
        prop_assert_eq!(shown(&read::document("a.csv", &bytes, &Unattended).expect("a table")), as_shown(&rows));
    }

    #[test]
    fn a_table_written_as_html_reads_back(rows in cells(), ends in any::<bool>()) {
        let (end, end_row) = if ends { ("</td>", "</tr>") } else { ("", "") };
        let row = |row: &Vec<String>| {
            let cells = row.iter().map(|words| format!("<td>{}{end}", escaped(words)));
            format!("<tr>{}{end_row}", cells.collect::<String>())
        };
        let html = format!("<table>{}</table>", rows.iter().map(row).collect::<String>());
        prop_assert_eq!(shown(&read::pasted(Some(&html), "", &Unattended).expect("a table")), as_shown(&rows));
    }

    #[test]
    fn a_table_written_as_word_reads_back(rows in cells()) {
        let cell = |words: &String| format!("<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>", escaped(words));
        let row = |row: &Vec<String>| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
        let body = format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>());
        prop_assert_eq!(shown(&read::document("a", &word(&body), &Unattended).expect("a table")), as_shown(&rows));
    }

    #[test]
    fn merged_cells_read_back_from_html_and_word(areas in areas()) {
        let html: String = (0..5).map(|row| {
            let cells = areas.iter().filter(|area| area.0 == row).map(|(row, column, rows, columns)| {
                format!("<td rowspan={rows} colspan={columns}>r{row} c{column}")
            });
            format!("<tr>{}", cells.collect::<String>())
        }).collect();
        let html = format!("<table>{html}</table>");
        prop_assert_eq!(shown(&read::pasted(Some(&html), "", &Unattended).expect("a table")), areas_shown(&areas));

        let rows: String = (0..5).map(|row| {
            let mut inside: Vec<_> = areas.iter().filter(|area| (area.0..area.0 + area.2).contains(&row)).collect();
            inside.sort_unstable_by_key(|area| area.1);
            let cells = inside.into_iter().map(|(start, column, rows, columns)| {
                let merge = match (*start == row, *rows > 1) {
                    (true, true) => "<w:vMerge w:val='restart'/>",
                    (true, false) => "",
                    (false, _) => "<w:vMerge/>",
                };
                let words = if *start == row { format!("<w:r><w:t>r{row} c{column}</w:t></w:r>") } else { String::new() };
                format!("<w:tc><w:tcPr><w:gridSpan w:val='{columns}'/>{merge}</w:tcPr><w:p>{words}</w:p></w:tc>")
            });
            format!("<w:tr>{}</w:tr>", cells.collect::<String>())
        }).collect();
        let body = format!("<w:tbl>{rows}</w:tbl>");
        prop_assert_eq!(shown(&read::document("a", &word(&body), &Unattended).expect("a table")), areas_shown(&areas));
    }
}

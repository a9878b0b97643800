//! Shows a document as lines, so that a test says what it expects as a person would write it down.

use hearth::long_work::Unattended;
use std::io::{Cursor, Write as _};
use std::path::Path;

use hearth::import::document::{Block, Cell, Document, Paragraph, Place, Table};
use hearth::import::read;

/// The bytes of a fixture.
pub(super) fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A fixture, read.
pub(super) fn opened(name: &str) -> Document {
    read::document(name, &fixture(name), &Unattended).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A document as lines: headings with `#`, cells as `column[+columns][xrows]: words`, rows after `-`, heading rows
/// after `=`. Items of lists have `*` for each level; `/` parts paragraphs, `\` lines of one.
pub(super) fn shown(document: &Document) -> String {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { level, text, .. } => lines.push(format!("{} {text}", "#".repeat((*level).into()))),
            Block::Paragraph { words, .. } => lines.push(words_of(words)),
            Block::Table(table) => table_lines(table, "", &mut lines),
        }
    }
    lines.join("\n")
}

fn table_lines(table: &Table, indent: &str, lines: &mut Vec<String>) {
    lines.push(format!("{indent}table {}", table.name).trim_end().to_owned());
    for row in &table.rows {
        lines.push(format!("{indent}{}", if row.heading { "=" } else { "-" }));
        for cell in &row.cells {
            lines.push(format!("{indent}  {}", cell_of(cell)));
            for inner in &cell.tables {
                table_lines(inner, &format!("{indent}    "), lines);
            }
        }
    }
}

fn cell_of(cell: &Cell) -> String {
    let columns = if cell.columns > 1 { format!("+{}", cell.columns) } else { String::new() };
    let rows = if cell.rows > 1 { format!("x{}", cell.rows) } else { String::new() };
    let words: Vec<String> = cell.paragraphs.iter().map(words_of).collect();
    format!("{}{columns}{rows}: {}", cell.column, words.join(" / ")).trim_end().to_owned()
}

fn words_of(words: &Paragraph) -> String {
    let bullet = words.bullet.map_or(String::new(), |depth| format!("{} ", "*".repeat(usize::from(depth) + 1)));
    format!("{bullet}{}", words.text.replace('\n', " \\ "))
}

/// Its warnings as lines, each with its place.
pub(super) fn warned(document: &Document) -> Vec<String> {
    let place = |place: &Option<Place>| place.as_ref().map_or(String::new(), |place| format!("{place}: "));
    document.warnings.iter().map(|warning| format!("{}{}", place(&warning.place), warning.words)).collect()
}

/// A zip file of these parts.
pub(super) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("a part's bytes");
    }
    zip.finish().expect("a zip file").into_inner()
}

/// A Word document with this inside its body.
pub(super) fn word(body: &str) -> Vec<u8> {
    zipped(&[("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes())])
}

/// A workbook of one sheet with this as its rows, and this behind them.
pub(super) fn workbook(rows: &str, behind: &str) -> Vec<u8> {
    workbook_with(&format!("<worksheet><sheetData>{rows}</sheetData>{behind}</worksheet>"), "", "")
}

/// A workbook of one sheet, with its shared texts and its styles.
pub(super) fn workbook_with(sheet: &str, texts: &str, styles: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
        )
    };
    let relations = format!(
        "<Relationships>{}{}{}</Relationships>",
        relation("r1", "worksheet", "worksheets/sheet1.xml"),
        relation("r2", "sharedStrings", "sharedStrings.xml"),
        relation("r3", "styles", "styles.xml"),
    );
    zipped(&[
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", format!("<sst>{texts}</sst>").as_bytes()),
        ("xl/styles.xml", format!("<styleSheet>{styles}</styleSheet>").as_bytes()),
    ])
}

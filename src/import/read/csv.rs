//! Tables as text: .csv and .tsv, with any of the usual delimiters.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use ::csv::{ReaderBuilder, StringRecord};

use super::error::damaged;
use super::limits::{COLUMNS, Left};
use super::{ReadError, grid, words};
use crate::import::document::{Block, Cell, Document, Place, Row, Table};
use crate::long_work::Report;

/// Possible delimiters. Excel writes semicolons where the comma is the decimal sign.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Bytes sampled to guess the delimiter.
const SAMPLE: usize = 64 << 10;

/// A text with a table.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) delimiter: u8,
    /// The table's number in the document, from 1.
    pub(super) table: usize,
    /// Bytes of the document before this text, for progress; `all` is the whole document.
    pub(super) before: usize,
    pub(super) all: usize,
}

/// Reads the text of a .csv or .tsv file. Rows are numbered as in a spreadsheet, except that blank lines are not
/// counted.
///
/// # Errors
/// If it holds more than a plan can.
pub fn read(text: &str, progress: &dyn Report) -> Result<Document, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (delimiter, text) = delimiter(text);
    let table = table(&Source { text, delimiter, table: 1, before: 0, all: text.len() }, &mut Left::new(), progress)?;
    Ok(Document { blocks: table.map(Block::Table).into_iter().collect(), ..Document::default() })
}

/// The table in a text. Rows may differ in length.
pub(super) fn table(source: &Source<'_>, left: &mut Left, progress: &dyn Report) -> Result<Option<Table>, ReadError> {
    let mut rows = Vec::new();
    let mut reader = builder(source.delimiter).from_reader(source.text.as_bytes());
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| damaged("the table", error))? {
        let mut row = Row::default();
        for (column, text) in record.iter().enumerate() {
            left.words(text)?;
            left.cell()?;
            if column >= COLUMNS {
                return Err(ReadError::TooMany { what: "columns", most: COLUMNS });
            }
            let paragraphs = words::paragraphs(text);
            let place = Place::Cell { table: source.table, row: rows.len() + 1, column: column + 1 };
            row.cells.push(Cell { column, columns: 1, rows: 1, paragraphs, tables: Vec::new(), place });
        }
        rows.push(row);
        let read = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        progress.report(source.before.saturating_add(read), source.all);
    }
    Ok(grid::table(String::new(), rows))
}

fn builder(delimiter: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true);
    builder
}

/// The delimiter, and the text without Excel's "sep=" line. Delimiters within quotes do not count.
fn delimiter(text: &str) -> (u8, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(&[sign]) = first.trim_end_matches('\r').strip_prefix("sep=").map(str::as_bytes)
        && sign.is_ascii()
        && sign != b'"'
    {
        return (sign, rest);
    }
    let end = (0..=text.len().min(SAMPLE)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let sample = text.get(..end).unwrap_or_default();
    let best = DELIMITERS.into_iter().rev().max_by_key(|delimiter| regularity(sample, *delimiter));
    (best.unwrap_or(b','), text)
}

/// How well a delimiter splits a sample, as a key to compare: splits at all, fewest leftover quotation marks, most rows
/// with the commonest number of cells, that number. A wrong delimiter leaves quotation marks in the cells.
fn regularity(sample: &str, delimiter: u8) -> (bool, Reverse<usize>, usize, usize) {
    let mut reader = builder(delimiter).from_reader(sample.as_bytes());
    let (mut lengths, mut marks) = (BTreeMap::<usize, usize>::new(), 0);
    let mut record = StringRecord::new();
    while matches!(reader.read_record(&mut record), Ok(true)) {
        marks += record.as_slice().matches('"').count();
        if record.len() > 1 {
            *lengths.entry(record.len()).or_default() += 1;
        }
    }
    let common = lengths.into_iter().max_by_key(|(length, rows)| (*rows, *length));
    let (length, rows) = common.unwrap_or_default();
    (rows > 0, Reverse(marks), rows, length)
}

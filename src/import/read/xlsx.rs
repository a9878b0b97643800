//! Excel workbooks (.xlsx), also from other programs.
//!
//! Each visible sheet is a table. A hidden sheet is skipped with a warning, as it mostly holds lists for drop-downs.
//! Hidden rows and columns are read with a warning: an officer may have filtered the sheet to their own actions.

mod cells;
mod format;
mod shared;

use std::collections::BTreeMap;

use super::ReadError;
use super::error::damaged;
use super::limits::{Left, SHEETS, WARNINGS};
use super::package::Package;
use super::words;
use super::xml::{Step, Xml};
use crate::import::document::{Block, Cell, Document, Place, Row, Table, Warning};
use crate::long_work::{Report, Stretch};
use cells::{At, Cells, letters};
use shared::Shared;

/// Percentage of progress after reading the shared texts.
const TEXTS: usize = 30;

/// A sheet in the workbook's list.
#[derive(Debug)]
struct Listed {
    name: String,
    relation: String,
    hidden: bool,
}

/// Reads a workbook from its package. `main` is the name of its main part.
pub(super) fn read(package: &mut Package<'_>, main: &str, progress: &dyn Report) -> Result<Document, ReadError> {
    let mut shared = Shared::default();
    let text = package.text(main)?.ok_or_else(|| damaged(main, "it is missing"))?;
    let sheets = workbook(&text, main, &mut shared)?;
    drop(text);
    if let Some((part, text)) = package.related(main, "sharedStrings")? {
        shared.texts = shared::texts(&text, &part, &Stretch::of(progress, 0, TEXTS))?;
    }
    if let Some((part, text)) = package.related(main, "styles")? {
        shared.formats = shared::formats(&text, &part)?;
    }
    let relations = package.relations(main)?;
    let mut left = Left::new();
    let mut document = Document::default();
    let many = sheets.len();
    for (number, sheet) in sheets.into_iter().enumerate() {
        // Chart sheets and macro sheets are not tables.
        let found = relations.iter().find(|relation| relation.id == sheet.relation && relation.kind == "worksheet");
        let Some(relation) = found else { continue };
        if sheet.hidden {
            let words = format!(
                "The sheet \u{201c}{}\u{201d} is hidden and was not read; if it is part of the plan, show it in Excel, save the workbook, and open it here again.",
                sheet.name
            );
            document.warnings.push(Warning { place: None, words });
            continue;
        }
        let text = package.text(&relation.target)?.ok_or_else(|| damaged(&relation.target, "it is missing"))?;
        let from = |number| TEXTS + (100 - TEXTS) * number / many;
        let sheet_progress = Stretch::of(progress, from(number), from(number + 1));
        let cells = cells::read(&text, &relation.target, &shared, &mut left, &sheet_progress)?;
        document.blocks.extend(table(&sheet.name, cells, &mut document.warnings).map(Block::Table));
    }
    document.warnings.truncate(WARNINGS);
    Ok(document)
}

fn workbook(text: &str, part: &str, shared: &mut Shared) -> Result<Vec<Listed>, ReadError> {
    let mut sheets = Vec::new();
    let mut xml = Xml::new(text, part);
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "sheet" => {
                if sheets.len() >= SHEETS {
                    return Err(ReadError::TooMany { what: "sheets", most: SHEETS });
                }
                let hidden = tag.attr("state").is_some_and(|state| state != "visible");
                let name = words::visible_lines(&tag.attr("name").unwrap_or_default());
                sheets.push(Listed { name, relation: tag.attr("id").unwrap_or_default(), hidden });
            }
            Step::Open(tag) if tag.name() == "workbookPr" => {
                shared.from_1904 = matches!(tag.attr("date1904").as_deref(), Some("1" | "true" | "on"));
            }
            Step::End => return Ok(sheets),
            _ => {}
        }
    }
}

fn place(sheet: &str, (row, column): At) -> Place {
    Place::Sheet { sheet: sheet.to_owned(), cell: format!("{}{}", letters(column), row + 1) }
}

/// A sheet's cells as a table, without empty rows; merged areas span the rows that are left.
fn table(sheet: &str, mut cells: Cells, warnings: &mut Vec<Warning>) -> Option<Table> {
    gather_covered(&mut cells);
    warn(sheet, &cells, warnings);
    let mut kept: Vec<usize> = cells.words.keys().map(|(row, _)| *row).collect();
    kept.dedup();
    let mut rows: Vec<Row> = Vec::with_capacity(kept.len());
    let mut last = None;
    for (at, text) in cells.words {
        let (end_row, end_column) = cells.merged.get(&at).copied().unwrap_or(at);
        let below = kept.partition_point(|row| *row <= end_row.max(at.0));
        let before = kept.partition_point(|row| *row < at.0);
        let cell = Cell {
            column: at.1,
            columns: end_column.saturating_sub(at.1) + 1,
            rows: (below - before).max(1),
            paragraphs: words::paragraphs(&text),
            tables: Vec::new(),
            place: place(sheet, at),
        };
        if last != Some(at.0) {
            rows.push(Row::default());
        }
        last = Some(at.0);
        if let Some(row) = rows.last_mut() {
            row.cells.push(cell);
        }
    }
    (!rows.is_empty()).then(|| Table { name: sheet.to_owned(), rows })
}

/// Moves words in cells covered by a merged area, which Excel does not show, to the area's first cell.
fn gather_covered(cells: &mut Cells) {
    let mut covered = Vec::new();
    let mut areas = cells.merged.iter().peekable();
    // Areas that reach the current row, by first column.
    let mut open: BTreeMap<usize, (At, At)> = BTreeMap::new();
    for at in cells.words.keys() {
        while let Some((first, last)) = areas.next_if(|(first, _)| *first <= at) {
            open.insert(first.1, (*first, *last));
        }
        if let Some((first, last)) = open.range(..=at.1).next_back().map(|(_, area)| area)
            && first != at
            && at.0 <= last.0
            && at.1 <= last.1
        {
            covered.push((*at, *first));
        }
    }
    for (at, first) in covered {
        let Some(words) = cells.words.remove(&at) else { continue };
        let start = cells.words.entry(first).or_default();
        if !start.is_empty() {
            start.push('\n');
        }
        start.push_str(&words);
        let why = "This cell is merged with others, and words that Excel does not show stood in it; they were put to those that it shows.";
        if cells.wrong.len() < WARNINGS {
            cells.wrong.push((first, why.to_owned()));
        }
    }
}

fn warn(sheet: &str, cells: &Cells, warnings: &mut Vec<Warning>) {
    let wrong = cells.wrong.iter().map(|(at, why)| Warning { place: Some(place(sheet, *at)), words: why.clone() });
    warnings.extend(wrong);
    if let Some(first) = cells.hidden_rows.first() {
        let rows = spans(&cells.hidden_rows)
            .iter()
            .map(|(a, b)| (a + 1).to_string() + &through(a, b, (b + 1).to_string()))
            .collect::<Vec<_>>();
        let words = format!("Rows that are hidden in this sheet were read all the same: {}.", listed(&rows));
        warnings.push(Warning { place: Some(place(sheet, (*first, 0))), words });
    }
    let last = cells.words.keys().map(|(_, column)| *column).max().unwrap_or(0);
    let columns: Vec<_> = cells.hidden_columns.iter().filter(|(first, _)| *first <= last).collect();
    if let Some((first, _)) = columns.first() {
        let names =
            columns.iter().map(|(a, b)| letters(*a) + &through(a, b, letters((*b).min(last)))).collect::<Vec<_>>();
        let words = format!("Columns that are hidden in this sheet were read all the same: {}.", listed(&names));
        warnings.push(Warning { place: Some(place(sheet, (0, *first))), words });
    }
}

fn through(first: &usize, last: &usize, name: String) -> String {
    if first == last { String::new() } else { format!(" to {name}") }
}

/// Runs of consecutive numbers, as first and last.
fn spans(numbers: &[usize]) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => spans.push((*number, *number)),
        }
    }
    spans
}

/// The first names of a list, so that a warning stays readable.
fn listed(names: &[String]) -> String {
    let shown = names.iter().take(12).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > 12 { format!("{shown} and {} more", names.len() - 12) } else { shown }
}

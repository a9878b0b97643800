//! Reads a drawn table as rows of the plan.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use super::column_role::{ColumnRole, of_heading};
use super::content::number;
use super::grid::{GridCell, GridRow};
use super::heading::{heading_rows, headings_among, row_texts};
use super::mapping::TableMapping;
use super::preamble::{self, LineKind};
use super::row::{PlanRow, RoleCell, RowPiece};
use super::times::Times;
use crate::import::words::{Words, joined};

/// Bytes of a merged cell at most for it to be repeated in each of its rows, so that no file grows by being read.
const LONGEST_REPEATED: usize = 1_000;

/// The rows of a table, read as its mapping says, and the lines across its full width. `gone` is told the number of
/// rows done.
pub(super) fn rows(
    cells: &[GridCell],
    rows: &[GridRow],
    width: usize,
    mapping: &TableMapping,
    times: &Times,
    gone: &mut dyn FnMut(usize),
) -> Vec<RowPiece> {
    let headed_rows = mapping.header.map(|at| heading_rows(cells, rows, at, times));
    let header = headed_rows.clone().into_iter().flatten().filter_map(|at| rows.get(at));
    let header: Vec<_> = header.map(|row| row_texts(cells, row)).filter(|texts| !texts.is_empty()).collect();
    let column = |role: ColumnRole| mapping.columns.iter().position(|column| column.role == role);
    let numbered = column(ColumnRole::Reference).is_some_and(|at| {
        let texts = rows.iter().filter_map(|row| row_texts(cells, row).get(&at).cloned());
        texts.filter(|text| number(text).is_some()).count() >= 2
    });
    let several = !numbered && column(ColumnRole::Commitment).is_some();
    let mut pieces = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        gone(at);
        let own: Vec<(usize, &GridCell)> = row
            .cells
            .iter()
            .filter(|(_, (_, first))| *first)
            .filter_map(|(column, (cell, _))| Some((*column, cells.get(*cell)?)))
            .filter(|(_, cell)| !cell.words.is_empty())
            .collect();
        // A section's title may stand among the headings of columns.
        let headed = |why: &'static str| {
            own.iter().flat_map(|(_, cell)| &cell.words).map(move |words| match preamble::line(&words.text) {
                LineKind::Section { .. } => RowPiece::plain(words.clone()),
                _ => RowPiece::Aside(words.clone(), why),
            })
        };
        if headed_rows.as_ref().is_some_and(|rows| rows.contains(&at)) {
            pieces.extend(headed("It is the heading of a column."));
            continue;
        }
        if let [(first, cell)] = own.as_slice()
            && is_across(*first, cell, row, width, mapping)
        {
            pieces.extend(cell.words.iter().map(|words| RowPiece::plain(words.clone())));
            continue;
        }
        let texts = row_texts(cells, row);
        let again = header.contains(&texts);
        if again || (mapping.header.is_some() && headings_among(&texts) >= 2 && only_headings(&own)) {
            pieces.extend(headed("It is the heading of a column, repeated."));
            continue;
        }
        if headed_rows.as_ref().is_some_and(|rows| at < *rows.start()) {
            pieces.extend(own.iter().flat_map(|(_, cell)| &cell.words).map(|words| RowPiece::plain(words.clone())));
            continue;
        }
        let Some((_, first)) = own.first() else { continue };
        let place = first.place.clone();
        let mut days: Vec<RowPiece> = Vec::new();
        let held = row.cells.iter().filter_map(|(column, (cell, first))| {
            let there = cells.get(*cell)?;
            let words = &there.words;
            // A cell over several columns belongs to the timeframe column if it holds a time.
            let over =
                mapping.columns.get(*column..(column + there.columns).min(mapping.columns.len())).unwrap_or_default();
            let timed = over.iter().position(|column| column.role == ColumnRole::Timeframe);
            let fits = timed.filter(|_| over.len() > 1 && times.is_time(&joined(words))).unwrap_or(0);
            let mapping = mapping.columns.get(column + fits);
            let role = mapping.map_or(ColumnRole::Note, |column| column.role);
            let heading = mapping.map(|column| column.heading.clone()).unwrap_or_default();
            let words: Vec<Words> = match role {
                ColumnRole::Timeframe => words.iter().map(|words| as_day(words, &mut days)).collect(),
                _ => words.clone(),
            };
            // A merged cell gives people and times to its further rows too; a whole passage is not repeated.
            let repeats =
                *first || ((role.is_people() || role == ColumnRole::Timeframe) && length(&words) <= LONGEST_REPEATED);
            (repeats && !words.is_empty()).then_some(RoleCell { role, heading, words, first: *first })
        });
        let cells = held.collect();
        pieces.append(&mut days);
        pieces.push(RowPiece::Row(PlanRow { cells, place, numbered, promised: false, several }));
    }
    pieces
}

/// Converts a spreadsheet's serial day, "46112", to its date, 31 March 2026.
fn as_day(words: &Words, pieces: &mut Vec<RowPiece>) -> Words {
    // From 2000 to 2099; other numbers of five digits are not dates of a plan.
    const DAYS: RangeInclusive<u64> = 36_526..=73_050;
    let number = words.text.parse().ok().filter(|number| DAYS.contains(number));
    let first = NaiveDate::from_ymd_opt(1899, 12, 30);
    let Some(day) = number.and_then(|number| first?.checked_add_days(Days::new(number))) else { return words.clone() };
    pieces.push(RowPiece::Aside(words.clone(), "A spreadsheet counts days so; it was read as the day that is meant."));
    Words { text: day.format("%-d %B %Y").to_string(), ..words.clone() }
}

fn length(words: &[Words]) -> usize {
    words.iter().map(|words| words.text.len()).sum()
}

fn only_headings(own: &[(usize, &GridCell)]) -> bool {
    own.iter()
        .map(|(_, cell)| joined(&cell.words))
        .all(|text| of_heading(&text).is_some() || matches!(preamble::line(&text), LineKind::Section { .. }))
}

/// True if the only cell in a row is not part of the row: it spans the table, or stands in the reference column without
/// being one, or names a section.
fn is_across(column: usize, cell: &GridCell, row: &GridRow, width: usize, mapping: &TableMapping) -> bool {
    if cell.columns > 1 && cell.columns * 2 > width {
        return true;
    }
    // A cell merged from above makes it a row.
    if row.cells.values().any(|(_, first)| !first) {
        return false;
    }
    let says = |words: &Words| preamble::line(&words.text) != LineKind::Other;
    let role = mapping.columns.get(column).map(|column| column.role);
    let no_reference = role == Some(ColumnRole::Reference) && number(&joined(&cell.words)).is_none();
    width > 1 && (cell.words.iter().any(says) || no_reference)
}

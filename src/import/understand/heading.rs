//! Finds the row of headings of a table, and a second one if headings are merged over others.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::column_role::{ColumnRole, of_heading};
use super::content::number;
use super::grid::{GridCell, GridRow};
use super::preamble::{LineKind, line};
use super::times::Times;
use crate::import::words::{count, joined};

/// Rows searched for headings, from the top.
const WITHIN: usize = 20;
/// The most words a heading has.
const LONGEST_IN_ROW: usize = 12;
/// The most words a heading has under another.
const LONGEST: usize = 6;

/// The texts of the cells that begin in a row, by column.
pub(super) fn row_texts(cells: &[GridCell], row: &GridRow) -> BTreeMap<usize, String> {
    begun(cells, row).into_iter().map(|(column, (_, text))| (column, text)).collect()
}

/// The texts of the cells that begin in a row, each with the number of columns it spans.
fn begun(cells: &[GridCell], row: &GridRow) -> BTreeMap<usize, (usize, String)> {
    let own = row.cells.iter().filter(|(_, (_, first))| *first);
    let own = own.filter_map(|(column, (cell, _))| Some((*column, cells.get(*cell)?)));
    own.map(|(column, cell)| (column, (cell.columns, joined(&cell.words))))
        .filter(|(_, (_, text))| !text.is_empty())
        .collect()
}

/// The number of different roles among a row's headings; 0 if it is not a row of headings.
fn headings(cells: &[GridCell], row: &GridRow) -> usize {
    headings_among(&row_texts(cells, row))
}

/// The number of different roles among the texts of a row; 0 if they are not headings.
pub(super) fn headings_among(texts: &BTreeMap<usize, String>) -> usize {
    // Cheap test first: the longest text rules nearly every row out.
    if texts.values().any(|text| count(text) > LONGEST_IN_ROW) {
        return 0;
    }
    let titles = texts.values().filter(|text| matches!(line(text), LineKind::Section { .. })).count();
    let mut sorts: Vec<ColumnRole> = texts.values().filter_map(|text| of_heading(text)).collect();
    let known = sorts.len().max(titles);
    sorts.sort_unstable();
    sorts.dedup();
    if sorts.len() >= 2 && known * 2 >= texts.len() { sorts.len() } else { 0 }
}

/// Index of the row of headings, if there is one.
pub(super) fn header(cells: &[GridCell], rows: &[GridRow]) -> Option<usize> {
    let best = rows.iter().take(WITHIN).map(|row| headings(cells, row)).max().filter(|best| *best >= 2);
    if let Some(best) = best {
        return rows.iter().position(|row| headings(cells, row) == best);
    }
    rows.first().filter(|row| row.heading && row_texts(cells, row).len() > 1).map(|_| 0)
}

/// The rows that hold headings: the header, and the row above or below it if headings continue there.
pub(super) fn heading_rows(
    cells: &[GridCell],
    rows: &[GridRow],
    header: usize,
    times: &Times,
) -> RangeInclusive<usize> {
    let over = |top: usize| match (rows.get(top), rows.get(top + 1)) {
        (Some(top), Some(bottom)) => stands_over(&begun(cells, top), &begun(cells, bottom), times),
        _ => false,
    };
    match header.checked_sub(1) {
        _ if over(header) => header..=header + 1,
        Some(above) if over(above) => above..=header,
        _ => header..=header,
    }
}

/// True if headings of the upper row are merged over headings of the lower. A title across the whole table does not
/// count, and below a heading that is not merged the rows begin.
fn stands_over(
    top: &BTreeMap<usize, (usize, String)>,
    bottom: &BTreeMap<usize, (usize, String)>,
    times: &Times,
) -> bool {
    let above = |column: usize| {
        top.range(..=column)
            .next_back()
            .filter(|(at, (columns, _))| column < **at + columns)
            .map(|(at, one)| (*at, one.0))
    };
    let mut under: BTreeMap<usize, usize> = BTreeMap::new();
    for (column, (_, text)) in bottom {
        if count(text) > LONGEST || times.is_time(text) || number(text).is_some() {
            return false;
        }
        match above(*column) {
            Some((_, 1)) => return false,
            Some((at, _)) => *under.entry(at).or_default() += 1,
            None => {}
        }
    }
    let titles = top.values().any(|(_, text)| matches!(line(text), LineKind::Section { .. }));
    top.len() > 1 && !titles && under.values().any(|count| *count > 1)
}

/// The heading of a column.
pub(super) struct Heading {
    /// Its text, after that of a merged heading above it.
    pub(super) text: String,
    /// The role it gives the column; the nearest heading counts most.
    pub(super) role: Option<ColumnRole>,
}

/// The headings by column.
pub(super) fn column_headings(
    cells: &[GridCell],
    rows: &[GridRow],
    header: Option<usize>,
    times: &Times,
) -> BTreeMap<usize, Heading> {
    let Some(header) = header else { return BTreeMap::new() };
    let mut found: BTreeMap<usize, Heading> = BTreeMap::new();
    let mut merged: Vec<(RangeInclusive<usize>, String)> = Vec::new();
    for row in heading_rows(cells, rows, header, times).filter_map(|at| rows.get(at)) {
        for (column, (columns, text)) in begun(cells, row) {
            let over = merged.iter().find(|(reach, _)| reach.contains(&column)).map(|(_, over)| over);
            let joined = over.map_or_else(|| text.clone(), |over| format!("{over} {text}"));
            let role = of_heading(&text).or_else(|| of_heading(&joined)).or_else(|| of_heading(over?));
            if columns > 1 {
                merged.push((column..=column + columns - 1, text));
            }
            found.insert(column, Heading { text: joined, role });
        }
    }
    found
}

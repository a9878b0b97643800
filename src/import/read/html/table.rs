//! Assembles a table on a grid, as browsers do.

use super::super::ReadError;
use super::super::grid;
use super::super::limits::{COLUMNS, Left, ROW_SPAN};
use super::Start;
use super::flow::{Flow, Piece};
use crate::import::document::{Cell, Place, Row, Table};

/// An open table.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    /// The table's number in the document, from 1.
    number: usize,
    pub(super) caption: String,
    pub(super) in_caption: bool,
    pub(super) in_head: bool,
    rows: Vec<Row>,
    line: Option<OpenRow>,
    pub(super) cell: Option<OpenCell>,
    /// For each column, the first row not covered by a cell from above.
    free_from: Vec<usize>,
}

/// An open row.
#[derive(Debug, Default)]
struct OpenRow {
    cells: Vec<Cell>,
    next: usize,
    all_headings: bool,
}

/// An open cell.
#[derive(Debug)]
pub(super) struct OpenCell {
    column: usize,
    columns: usize,
    rows: usize,
    pub(super) flow: Flow,
}

impl OpenTable {
    /// Begins a table.
    pub(super) fn new(number: usize) -> Self {
        Self { number, ..Self::default() }
    }

    /// Begins a row, ending an open one.
    pub(super) fn row(&mut self, left: &mut Left) -> Result<(), ReadError> {
        self.end_row(left)?;
        self.line = Some(OpenRow { all_headings: true, ..OpenRow::default() });
        Ok(())
    }

    /// Begins a cell, ending an open one.
    pub(super) fn begin_cell(&mut self, start: &Start<'_>, left: &mut Left) -> Result<(), ReadError> {
        self.end_cell(left)?;
        left.cell()?;
        let row = self.rows.len();
        let line = self.line.get_or_insert_with(|| OpenRow { all_headings: true, ..OpenRow::default() });
        line.all_headings &= start.name == "th";
        let mut column = line.next;
        while self.free_from.get(column).is_some_and(|free| *free > row) {
            column += 1;
        }
        if column >= COLUMNS {
            return Err(ReadError::TooMany { what: "columns", most: COLUMNS });
        }
        let columns = start.number("colspan").unwrap_or(1).clamp(1, COLUMNS - column);
        // 0 means to the end of the table.
        let rows = match start.number("rowspan") {
            Some(0) => ROW_SPAN,
            rows => rows.unwrap_or(1).min(ROW_SPAN),
        };
        line.next = column + columns;
        if self.free_from.len() < column + columns {
            self.free_from.resize(column + columns, 0);
        }
        for free in self.free_from.iter_mut().skip(column).take(columns) {
            *free = (*free).max(row + rows);
        }
        self.cell = Some(OpenCell { column, columns, rows, flow: Flow::default() });
        Ok(())
    }

    /// Ends the open cell, if any.
    pub(super) fn end_cell(&mut self, left: &mut Left) -> Result<(), ReadError> {
        let Some(mut cell) = self.cell.take() else { return Ok(()) };
        let (mut paragraphs, mut tables) = (Vec::new(), Vec::new());
        for piece in cell.flow.finish(left)? {
            match piece {
                Piece::Paragraph(paragraph, _) => paragraphs.push(paragraph),
                Piece::Table(table) => tables.push(table),
            }
        }
        let place = self.place(&cell);
        let Some(line) = &mut self.line else { return Ok(()) };
        line.cells.push(Cell {
            column: cell.column,
            columns: cell.columns,
            rows: cell.rows,
            paragraphs,
            tables,
            place,
        });
        Ok(())
    }

    fn place(&self, cell: &OpenCell) -> Place {
        Place::Cell { table: self.number, row: self.rows.len() + 1, column: cell.column + 1 }
    }

    /// Ends the open row, if any.
    pub(super) fn end_row(&mut self, left: &mut Left) -> Result<(), ReadError> {
        self.end_cell(left)?;
        if let Some(line) = self.line.take() {
            let heading = !line.cells.is_empty() && (self.in_head || line.all_headings);
            self.rows.push(Row { heading, cells: line.cells });
        }
        Ok(())
    }

    /// Ends the table. Cells of a nested table get the place of the outer cell.
    pub(super) fn finish(mut self, within: Option<&OpenTable>, left: &mut Left) -> Result<Option<Table>, ReadError> {
        self.end_row(left)?;
        if let Some(place) = within.and_then(|outer| outer.cell.as_ref().map(|cell| outer.place(cell))) {
            for cell in self.rows.iter_mut().flat_map(|row| &mut row.cells) {
                cell.place = place.clone();
            }
        }
        Ok(grid::table(super::super::words::visible_lines(&self.caption), self.rows))
    }
}

//! Lays a document out as lines and tables in order, each table on a grid. Text pasted from a table, one cell a line,
//! is found by the headings of its columns, which then follow one another.

use std::collections::BTreeMap;

use super::column_role::{ColumnRole, is_heading};
use super::content::{leading_reference, reference};
use super::grid::{Body, GridCell, GridRow, Layout, LayoutPart, Region, TextLine};
use super::numbering::leads_to;
use super::preamble::{self, LineKind};
use crate::import::document::{Block, Document, Place, Table, Warning};
use crate::import::words::{Words, pieces};

/// The most columns of a table; cells further right go into the last.
const MOST_COLUMNS: usize = 100;
/// Lines between a section's title and its headings at most.
const PREAMBLE: usize = 8;

/// Lays a document out: its lines, and its tables on their grids.
#[must_use]
pub fn lay_out(document: &Document) -> Layout {
    let mut layout = Layout::default();
    let mut lines: Vec<TextLine> = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { level, text, place } => {
                lines.extend(Words::new(text, false, place).map(|words| TextLine { words, heading: Some(*level) }));
            }
            Block::Paragraph { words, indent, place } => {
                let set_in = |words: Words| TextLine::plain(Words { indent: *indent, ..words });
                lines.extend(pieces([words], place).into_iter().map(set_in));
            }
            Block::Table(table) if is_one_column(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                lines.extend(cells.flat_map(|cell| pieces(&cell.paragraphs, &cell.place)).map(TextLine::plain));
            }
            Block::Table(table) => {
                layout.lines(std::mem::take(&mut lines));
                layout.table(table);
            }
        }
    }
    layout.lines(lines);
    layout
}

/// True for a table of one column, which is read as lines.
fn is_one_column(table: &Table) -> bool {
    table
        .rows
        .iter()
        .all(|row| row.cells.len() <= 1 && row.cells.iter().all(|cell| cell.column == 0 && cell.tables.is_empty()))
}

impl Layout {
    fn table(&mut self, table: &Table) {
        let mut cells: Vec<GridCell> = Vec::new();
        let mut rows: Vec<GridRow> = Vec::new();
        // Cells that span down from above, by column: index, and rows left.
        let mut open: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut width = 1;
        for row in &table.rows {
            let mut found = GridRow { heading: row.heading, cells: BTreeMap::new() };
            for (column, (cell, left)) in &mut open {
                found.cells.insert(*column, (*cell, false));
                *left -= 1;
            }
            open.retain(|_, (_, left)| *left > 0);
            for cell in &row.cells {
                let mut words = pieces(&cell.paragraphs, &cell.place);
                words.extend(self.nested(&cell.tables, &cell.place));
                let column = cell.column.min(MOST_COLUMNS - 1);
                let columns = cell.columns.clamp(1, MOST_COLUMNS - column);
                width = width.max(column + columns);
                let number = cells.len();
                // A file can put two cells at one place; keep the words of both.
                if let Some((other, true)) = found.cells.get(&column).copied()
                    && let Some(there) = cells.get_mut(other)
                {
                    there.words.extend(words);
                    continue;
                }
                cells.push(GridCell { words, columns, place: cell.place.clone() });
                found.cells.insert(column, (number, true));
                if cell.rows > 1 {
                    open.insert(column, (number, cell.rows - 1));
                }
            }
            rows.push(found);
        }
        self.parts.push(LayoutPart::Region(self.regions.len()));
        self.regions.push(Region { name: table.name.clone(), body: Body::Grid { cells, rows, width } });
    }

    /// The words of tables nested in a cell, cell by cell.
    fn nested(&mut self, tables: &[Table], place: &Place) -> Vec<Words> {
        let mut words = Vec::new();
        let mut stack: Vec<&Table> = tables.iter().rev().collect();
        if !stack.is_empty() {
            self.warnings.push(Warning {
                place: Some(place.clone()),
                words: "A table stands within this cell; its cells were read one after the other.".to_owned(),
            });
        }
        while let Some(table) = stack.pop() {
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                words.extend(pieces(&cell.paragraphs, &cell.place));
                stack.extend(cell.tables.iter().rev());
            }
        }
        words
    }

    /// Adds lines outside tables; those after headings of columns are the cells of a pasted table.
    fn lines(&mut self, lines: Vec<TextLine>) {
        let mut headers = headers(&lines);
        if headers.is_empty() {
            headers.extend(unheaded(&lines));
        }
        let starts: Vec<usize> = headers
            .iter()
            .enumerate()
            .map(|(number, (start, _))| {
                let from = number.checked_sub(1).and_then(|before| headers.get(before)).map_or(0, |(_, end)| *end);
                preamble_start(&lines, from, *start, number > 0)
            })
            .collect();
        let mut ends = starts.iter().skip(1).copied().chain([lines.len()]);
        let mut headers = headers.into_iter();
        let mut next = headers.next();
        let mut body: Option<(Vec<Words>, Vec<Words>, usize)> = None;
        let mut heading_end = 0;
        for (at, line) in lines.into_iter().enumerate() {
            if let Some((headings, cells, _)) = body.take_if(|(_, _, end)| at >= *end) {
                self.pasted(headings, cells);
            }
            if let Some((start, end)) = next
                && at == start
            {
                body = Some((Vec::new(), Vec::new(), ends.next().unwrap_or(usize::MAX)));
                heading_end = end;
                next = headers.next();
            }
            match &mut body {
                Some((headings, _, _)) if at < heading_end => headings.push(line.words),
                Some((_, cells, _)) => cells.push(line.words),
                None => self.parts.push(LayoutPart::Line(line)),
            }
        }
        if let Some((headings, cells, _)) = body {
            self.pasted(headings, cells);
        }
    }

    fn pasted(&mut self, headings: Vec<Words>, lines: Vec<Words>) {
        self.parts.push(LayoutPart::Region(self.regions.len()));
        self.regions.push(Region { name: String::new(), body: Body::Pasted { headings, lines } });
    }
}

/// Ranges of lines that are headings of columns: three or more in a row, one of them of text.
fn headers(lines: &[TextLine]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let mut seen: Vec<ColumnRole> = Vec::new();
        for TextLine { words, .. } in lines.get(at..).unwrap_or_default() {
            // "Objective" before headings of columns introduces the section's objective.
            let label = matches!(preamble::line(&words.text), LineKind::Section { .. } | LineKind::Objective(_));
            match is_heading(&words.text).filter(|_| !label) {
                Some(role) if !seen.contains(&role) && seen.len() < 12 => seen.push(role),
                _ => break,
            }
        }
        let says = seen.iter().any(|role| role.is_text());
        if says && seen.len() >= 3 {
            found.push((at, at + seen.len()));
            at += seen.len();
        } else {
            at += 1;
        }
    }
    found
}

/// The start of a pasted table without headings: its first line with a reference, as an empty range.
fn unheaded(lines: &[TextLine]) -> Option<(usize, usize)> {
    let mut rows = (0..lines.len()).filter(|at| {
        lines.get(*at).filter(|line| line.heading.is_none()).is_some_and(|TextLine { words, .. }| {
            let found = reference(&words.text).or(leading_reference(&words.text).map(|(found, _)| found));
            found.is_some_and(|found| found.contains('.'))
        })
    });
    let mut first = rows.next()?;
    rows.next()?;
    // "2. Homes" before "2.1" belongs to the table too.
    while let Some(before) = first.checked_sub(1)
        && let (Some(over), Some(under)) = (lines.get(before), lines.get(first))
        && over.heading.is_none()
        && leads_to(&over.words, &under.words)
    {
        first = before;
    }
    Some((first, first))
}

/// The line where a table's introduction begins: the title of its section.
fn preamble_start(lines: &[TextLine], from: usize, header: usize, again: bool) -> usize {
    if !again {
        return from;
    }
    let lowest = header.saturating_sub(PREAMBLE).max(from);
    let back = || (lowest..header).rev();
    let line = |at: usize| lines.get(at).map(|line| preamble::line(&line.words.text));
    let title = |at: usize| lines.get(at).is_some_and(|line| preamble::is_title_like(&line.words.text));
    if let Some(objective) = back().find(|at| matches!(line(*at), Some(LineKind::Objective(_)))) {
        let before = objective.checked_sub(1).filter(|at| *at >= lowest && title(*at));
        let start = before.unwrap_or(objective);
        let numbered =
            start.checked_sub(1).filter(|at| *at >= lowest && matches!(line(*at), Some(LineKind::Section { .. })));
        return numbered.unwrap_or(start);
    }
    if let Some(section) = back().find(|at| matches!(line(*at), Some(LineKind::Section { .. }))) {
        return section;
    }
    let mut start = header;
    while let Some(before) = start.checked_sub(1).filter(|at| *at >= lowest)
        && lines.get(before).is_some_and(|line| line.heading.is_some())
    {
        start = before;
    }
    start
}

//! Builds a table from cells as drawn.

use crate::import::document::{Cell, Row, Table};

/// A table of the rows that have words, with spans cut to those rows. `None` if no row has words.
pub(super) fn table(name: String, mut rows: Vec<Row>) -> Option<Table> {
    // The number of rows kept before each drawn row, and before the end.
    let mut before = Vec::with_capacity(rows.len() + 1);
    let mut kept = 0_usize;
    for row in &rows {
        before.push(kept);
        kept += usize::from(row.cells.iter().any(has_words));
    }
    before.push(kept);
    if kept == 0 {
        return None;
    }
    for (index, row) in rows.iter_mut().enumerate() {
        for cell in &mut row.cells {
            let end = index.saturating_add(cell.rows.max(1)).min(before.len() - 1);
            cell.rows = before[end].saturating_sub(before[index]).max(1);
            cell.columns = cell.columns.max(1);
        }
    }
    rows.retain(|row| row.cells.iter().any(has_words));
    Some(Table { name, rows })
}

fn has_words(cell: &Cell) -> bool {
    !cell.tables.is_empty() || cell.paragraphs.iter().any(|paragraph| !paragraph.text.is_empty())
}

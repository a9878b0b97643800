//! Reads a table of a Word document, putting merged cells on a grid.

use std::collections::BTreeMap;

use super::super::ReadError;
use super::super::limits::{COLUMNS, TABLE_DEPTH};
use super::super::xml::each;
use super::super::{grid, words};
use super::{Piece, Walker};
use crate::import::document::{Cell, Paragraph, Place, Row};

/// A table being read.
#[derive(Debug, Default)]
struct OpenTable {
    /// The table's number in the document, from 1.
    number: usize,
    caption: String,
    rows: Vec<Row>,
    /// Cells that may continue from the row above, by column: the row and index where each begins.
    open: BTreeMap<usize, (usize, usize)>,
}

/// A row being read.
#[derive(Debug, Default)]
struct OpenRow {
    row: Row,
    column: usize,
    deleted: bool,
    open: BTreeMap<usize, (usize, usize)>,
}

/// The properties of a cell.
#[derive(Debug, Default)]
struct CellProperties {
    columns: usize,
    goes_on: bool,
    starts: bool,
    goes_on_sideways: bool,
    deleted: bool,
}

impl Walker<'_> {
    /// Reads the table opened last.
    pub(super) fn table(&mut self, into: &mut Vec<Piece>) -> Result<(), ReadError> {
        if self.within.len() >= TABLE_DEPTH {
            return Err(ReadError::TooDeep);
        }
        if self.within.is_empty() {
            self.tables += 1;
        }
        let mut drawn = OpenTable { number: self.tables, ..OpenTable::default() };
        self.rows(&mut drawn)?;
        into.extend(grid::table(words::visible_lines(&drawn.caption), drawn.rows).map(Piece::Table));
        Ok(())
    }

    fn rows(&mut self, drawn: &mut OpenTable) -> Result<(), ReadError> {
        each!(self.xml, tag => match tag.name() {
            "tr" => self.row(drawn)?,
            "tblPr" => each!(self.xml, tag => {
                if tag.name() == "tblCaption" {
                    drawn.caption = tag.val().unwrap_or_default();
                    self.left.words(&drawn.caption)?;
                }
                self.xml.skip()?;
            }),
            "sdt" => self.content(|walker| walker.rows(drawn))?,
            "del" | "moveFrom" | "tblGrid" => self.xml.skip()?,
            name if name.ends_with("Pr") => self.xml.skip()?,
            _ => self.rows(drawn)?,
        });
        Ok(())
    }

    fn row(&mut self, drawn: &mut OpenTable) -> Result<(), ReadError> {
        let mut line = OpenRow::default();
        self.cells(drawn, &mut line)?;
        if !line.deleted {
            drawn.open = line.open;
            drawn.rows.push(line.row);
        }
        Ok(())
    }

    fn cells(&mut self, drawn: &mut OpenTable, line: &mut OpenRow) -> Result<(), ReadError> {
        each!(self.xml, tag => match tag.name() {
            "trPr" => each!(self.xml, tag => {
                match tag.name() {
                    "tblHeader" => line.row.heading = tag.on(),
                    "del" => line.deleted = true,
                    "gridBefore" => line.column = tag.number().unwrap_or(0).min(COLUMNS),
                    _ => {}
                }
                self.xml.skip()?;
            }),
            "tc" if line.deleted => self.xml.skip()?,
            "tc" => self.cell(drawn, line)?,
            "sdt" => self.content(|walker| walker.cells(drawn, line))?,
            "del" | "moveFrom" => self.xml.skip()?,
            name if name.ends_with("Pr") || name.ends_with("PrEx") => self.xml.skip()?,
            _ => self.cells(drawn, line)?,
        });
        Ok(())
    }

    fn cell(&mut self, drawn: &mut OpenTable, line: &mut OpenRow) -> Result<(), ReadError> {
        self.left.cell()?;
        let place = Place::Cell { table: drawn.number, row: drawn.rows.len() + 1, column: line.column + 1 };
        self.within.push(place);
        let mut about = CellProperties { columns: 1, ..CellProperties::default() };
        let mut pieces = Vec::new();
        let mut before = String::new();
        each!(self.xml, tag => match tag.name() {
            "tcPr" => self.about_cell(&mut about)?,
            "p" => self.paragraph(&mut pieces, &mut before)?,
            "tbl" => self.table(&mut pieces)?,
            "sdt" => self.content(|walker| walker.blocks_after(&mut pieces, &mut before))?,
            "AlternateContent" => self.alternate(|walker| walker.blocks_after(&mut pieces, &mut before))?,
            "del" | "moveFrom" => self.xml.skip()?,
            _ => self.blocks_after(&mut pieces, &mut before)?,
        });
        self.leftover(&mut pieces, before);
        if !about.deleted {
            self.put(drawn, line, &about, pieces);
        }
        self.within.pop();
        Ok(())
    }

    fn about_cell(&mut self, about: &mut CellProperties) -> Result<(), ReadError> {
        each!(self.xml, tag => {
            // Without a value, a merge goes on.
            let starts = tag.val().as_deref() == Some("restart");
            match tag.name() {
                "gridSpan" => about.columns = tag.number().unwrap_or(1).clamp(1, COLUMNS),
                "vMerge" => (about.starts, about.goes_on) = (starts, !starts),
                "hMerge" => about.goes_on_sideways = !starts,
                "cellDel" => about.deleted = true,
                _ => {}
            }
            self.xml.skip()?;
        });
        Ok(())
    }

    /// Puts a cell on the grid, or merges it into the cell above it or to its left.
    fn put(&mut self, drawn: &mut OpenTable, line: &mut OpenRow, about: &CellProperties, pieces: Vec<Piece>) {
        let (paragraphs, tables) = cell_words(pieces);
        let column = line.column;
        line.column = column.saturating_add(about.columns).min(COLUMNS);
        let empty = paragraphs.is_empty() && tables.is_empty();
        let above = drawn.open.get(&column).copied().filter(|_| about.goes_on);
        let joined = match above {
            Some((row, cell)) => drawn.rows.get_mut(row).and_then(|row| row.cells.get_mut(cell)),
            None if about.goes_on_sideways => line.row.cells.last_mut(),
            None => None,
        };
        if let Some(joined) = joined {
            if let Some(start) = above {
                joined.rows += 1;
                line.open.insert(column, start);
            } else {
                joined.columns = joined.columns.saturating_add(about.columns);
            }
            joined.paragraphs.extend(paragraphs);
            joined.tables.extend(tables);
            if !empty {
                self.warn("This cell is merged with one before it and has words of its own, which Word does not show; they were added to that cell.");
            }
            return;
        }
        if about.starts {
            line.open.insert(column, (drawn.rows.len(), line.row.cells.len()));
        }
        let place = Place::Cell { table: drawn.number, row: drawn.rows.len() + 1, column: column + 1 };
        // Cells of a nested table have the place of the outer cell.
        let place = self.within.first().filter(|_| self.within.len() > 1).cloned().unwrap_or(place);
        line.row.cells.push(Cell { column, columns: about.columns, rows: 1, paragraphs, tables, place });
    }
}

/// The content of a cell. A list number counts as words if it is all there is, as in a column of references; otherwise
/// it belongs to an empty item.
fn cell_words(pieces: Vec<Piece>) -> (Vec<Paragraph>, Vec<crate::import::document::Table>) {
    let (mut paragraphs, mut tables, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        match piece {
            Piece::Table(table) => tables.push(table),
            Piece::Paragraph { words, .. } if !words.text.is_empty() => paragraphs.push(words),
            Piece::Paragraph { number, .. } => numbers.extend(number.filter(|number| !number.is_empty())),
        }
    }
    if let ([], [], [number]) = (paragraphs.as_slice(), tables.as_slice(), numbers.as_slice()) {
        paragraphs.push(Paragraph { text: number.clone(), bullet: None });
    }
    (paragraphs, tables)
}

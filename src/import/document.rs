//! A document as read: headings, paragraphs and tables in order, not yet understood. Every format is read into one.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A document as read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The file's name without its extension, or the officer's name for what was pasted.
    pub name: String,
    /// Its content, from top to bottom. Each sheet of a workbook is one table.
    pub blocks: Vec<Block>,
    /// Parts that could not be read as intended.
    pub warnings: Vec<Warning>,
}

/// One block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading outside any table.
    Heading {
        /// 1 is the highest.
        level: u8,
        /// The heading's words.
        text: String,
        /// The block's place in the document.
        place: Place,
    },
    /// A paragraph outside any table.
    Paragraph {
        /// The paragraph itself.
        words: Paragraph,
        /// The indentation of a line of plain text, in columns; 0 in formats that have lists.
        indent: usize,
        /// The block's place in the document.
        place: Place,
    },
    /// A table of cells.
    Table(Table),
}

/// A table, with merged cells as they were drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The sheet's name or the caption; empty if it has none.
    pub name: String,
    /// The rows that have words.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// True if the document marks the row as a heading, as Word does with a row repeated on each page.
    pub heading: bool,
    /// The cells that begin in this row, from left to right. A cell that spans rows is in its first row only. Of a
    /// sheet, only cells with words are listed, so places on the grid may be uncovered.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its first column on the table's grid, from 0.
    pub column: usize,
    /// The number of columns it spans, at least 1.
    pub columns: usize,
    /// The number of the table's [`rows`](Table::rows) it spans, at least 1.
    pub rows: usize,
    /// The paragraphs in it.
    pub paragraphs: Vec<Paragraph>,
    /// Tables nested in it.
    pub tables: Vec<Table>,
    /// Its place in the document. Cells of a nested table have the place of the outer cell.
    pub place: Place,
}

/// A paragraph, outside tables or in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// Its words, never empty, without the bullet or number in front; a number that people refer to ("1.1") counts as
    /// words. Line breaks are `\n`, and runs of spaces one space.
    pub text: String,
    /// Its depth in a list, from 0; `None` if it is not a list item.
    pub bullet: Option<u8>,
}

/// A place in a document; its `Display` is what leads an officer there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    /// A line of a text, from 1.
    Line(usize),
    /// A paragraph outside any table, from 1.
    Paragraph(usize),
    /// A cell of a table, each from 1.
    Cell {
        /// The table's number in the document.
        table: usize,
        /// The row's number.
        row: usize,
        /// The column's number.
        column: usize,
    },
    /// A cell of a workbook.
    Sheet {
        /// The name of the sheet.
        sheet: String,
        /// The cell's name in the spreadsheet: "C5".
        cell: String,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(out, "line {line}"),
            Self::Paragraph(paragraph) => write!(out, "paragraph {paragraph}"),
            Self::Cell { table, row, column } => write!(out, "table {table}, row {row}, column {column}"),
            Self::Sheet { sheet, cell } => write!(out, "{sheet}, cell {cell}"),
        }
    }
}

/// A problem that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Its place; `None` if it concerns the whole document.
    pub place: Option<Place>,
    /// The problem, in a whole sentence for the officer.
    pub words: String,
}

impl Cell {
    /// All its words, one line for each paragraph.
    #[must_use]
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

//! A document as its reader found it: headings, paragraphs and tables in their own order, before
//! anything of it is understood. Every reader gives one, whatever the format.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a reader found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The file's name without its ending, or what the officer calls what was pasted.
    pub name: String,
    /// What stands in it, from top to bottom. Each sheet of a workbook is one table.
    pub blocks: Vec<Block>,
    /// What could not be read as it was meant.
    pub warnings: Vec<Warning>,
}

/// One thing in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading outside any table.
    Heading {
        /// 1 is the highest.
        level: u8,
        /// Its words.
        text: String,
        /// Where it stands.
        place: Place,
    },
    /// A paragraph outside any table.
    Paragraph {
        /// What it says.
        words: Paragraph,
        /// How many columns a line of plain text is set in; nothing in formats that have lists.
        indent: usize,
        /// Where it stands.
        place: Place,
    },
    /// A table.
    Table(Table),
}

/// A table, its merged cells as they were drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The name of its sheet, or its caption; empty where it has none.
    pub name: String,
    /// Its rows. Rows without any words are left out.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Whether the document itself says that the row is a heading, as Word does with a row repeated on each page.
    pub heading: bool,
    /// The cells that begin in this row, from left to right. A cell that spans rows stands only in its first. A place
    /// on the grid that no cell covers is empty: of a sheet, only cells with words are here.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its first column, from 0, counted on the table's grid and not by cells.
    pub column: usize,
    /// How many columns it spans, at least 1.
    pub columns: usize,
    /// How many of the table's [`rows`](Table::rows) it spans, at least 1.
    pub rows: usize,
    /// Its words.
    pub paragraphs: Vec<Paragraph>,
    /// Tables that stand within it.
    pub tables: Vec<Table>,
    /// Where it stands in the document. What stands in a table within a cell is found by that cell.
    pub place: Place,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// Its words, without the bullet or number in front; a number that people refer to ("1.1") is words. A break of
    /// line within it is `\n`, runs of spaces are one space, and it is never empty.
    pub text: String,
    /// How deep it stands in a list, from 0; `None` where it is no list item.
    pub bullet: Option<u8>,
}

/// Where something stands in a document, in words that lead an officer to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    /// A line of a text, from 1.
    Line(usize),
    /// A paragraph outside any table, from 1.
    Paragraph(usize),
    /// A cell of a table, each from 1.
    Cell {
        /// Which table of the document.
        table: usize,
        /// Which row.
        row: usize,
        /// Which column.
        column: usize,
    },
    /// A cell of a workbook.
    Sheet {
        /// The sheet's name.
        sheet: String,
        /// The cell as a spreadsheet calls it: "C5".
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

/// Something a person should look at, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Where; `None` where it concerns the whole document.
    pub place: Option<Place>,
    /// What, in a whole sentence for the officer.
    pub words: String,
}

impl Cell {
    /// All its words, a line for each paragraph.
    #[must_use]
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

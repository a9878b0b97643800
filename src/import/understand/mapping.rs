//! The mapping of a document: which tables are imported, and the role of each column. An officer can change all of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::column_role::ColumnRole;

/// How to read a document. [`Mapping::guess`] proposes one; an officer may change any of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mapping {
    /// The title of the plan.
    pub title: String,
    /// The council whose plan it is.
    pub organisation: String,
    /// The council's own abbreviation, as in "ABC Housing Team"; left out of names.
    pub own: String,
    /// The tables, in document order.
    pub tables: Vec<TableMapping>,
}

/// How to read one table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TableMapping {
    /// The sheet's name, the caption, or "Table" and its number.
    pub name: String,
    /// True if the table is imported.
    pub taken: bool,
    /// Index of the row of headings, if it has one. `None` for text pasted from a table.
    pub header: Option<usize>,
    /// The number of rows, headings included.
    pub rows: usize,
    /// True for text pasted from a table, one cell a line.
    pub pasted: bool,
    /// The columns, from left to right.
    pub columns: Vec<ColumnMapping>,
    /// A person's answers to [`Doubt`](super::Doubt)s about lines of pasted text, by the index of the line.
    #[serde(default)]
    pub line_overrides: BTreeMap<usize, LineRole>,
}

/// The role of a line of pasted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineRole {
    /// A promise with actions under it.
    Commitment,
    /// An action of the commitment before it.
    Action,
    /// The title of a section.
    SectionTitle,
}

/// How to read one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMapping {
    /// The words of its heading; empty if it has none.
    pub heading: String,
    /// The role of its cells.
    pub role: ColumnRole,
    /// True if the heading gave the role; false if it was guessed from the content, for a person to check.
    pub sure: bool,
    /// The first cells, for the officer to recognise the column by.
    pub examples: Vec<String>,
}

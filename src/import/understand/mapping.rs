//! How a document is read: which tables are taken and what each of their columns holds. An officer can change all of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::column_role::ColumnRole;

/// How a document is read. [`Mapping::guess`] proposes one; an officer may change any of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mapping {
    /// The title of the plan.
    pub title: String,
    /// The council.
    pub organisation: String,
    /// What the council calls itself for short, as in "ABC Housing Team": left out of names.
    pub own: String,
    /// The tables, in the order of the document.
    pub tables: Vec<TableMapping>,
}

/// How one table is read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TableMapping {
    /// The name of its sheet, its caption, or its number.
    pub name: String,
    /// Whether it is brought in.
    pub taken: bool,
    /// Its row of headings, from 0; `None` where it has none. Nothing for text pasted from a table.
    pub header: Option<usize>,
    /// How many rows it has, headings included.
    pub rows: usize,
    /// Whether it is text pasted from a table, one cell a line.
    pub pasted: bool,
    /// Its columns, from left to right.
    pub columns: Vec<ColumnMapping>,
    /// Of text pasted from a table, the lines that a person said are commitments (`true`) or what else they may be (see
    /// [`Doubt`](super::Doubt)), by their number from 0.
    #[serde(default)]
    pub line_overrides: BTreeMap<usize, bool>,
}

/// How one column is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMapping {
    /// The words of its heading; empty where it has none.
    pub heading: String,
    /// What it holds.
    pub role: ColumnRole,
    /// Whether the heading says so. Otherwise it is a guess from the content, for a person to check.
    pub sure: bool,
    /// The first words in it, to recognise it by.
    pub examples: Vec<String>,
}

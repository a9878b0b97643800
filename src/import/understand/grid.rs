//! The layout of a document: its lines and tables in order, each drawn table on a grid.

use std::collections::BTreeMap;

use super::times::Times;
use crate::import::document::{Place, Warning};
use crate::import::words::Words;

/// A line outside tables.
#[derive(Debug, Clone)]
pub(super) struct TextLine {
    pub(super) words: Words,
    /// The level of a heading, from 1; `None` for running text.
    pub(super) heading: Option<u8>,
}

impl TextLine {
    /// A line of running text.
    pub(super) fn plain(words: Words) -> Self {
        Self { words, heading: None }
    }
}

/// One part of a document, in document order.
#[derive(Debug)]
pub(super) enum LayoutPart {
    Line(TextLine),
    /// Index of a table in [`Layout::regions`].
    Region(usize),
}

/// A table, drawn or pasted as text.
#[derive(Debug)]
pub(super) struct Region {
    pub(super) name: String,
    pub(super) body: Body,
}

impl Region {
    /// The number of rows or lines.
    pub(super) fn length(&self) -> usize {
        match &self.body {
            Body::Grid { rows, .. } => rows.len(),
            Body::Pasted { lines, .. } => lines.len(),
        }
    }
}

#[derive(Debug)]
pub(super) enum Body {
    /// Drawn: every cell once, and for each row the indices of its cells by column.
    Grid { cells: Vec<GridCell>, rows: Vec<GridRow>, width: usize },
    /// Pasted, one cell a line: the headings of its columns, then its cells.
    Pasted { headings: Vec<Words>, lines: Vec<Words> },
}

#[derive(Debug)]
pub(super) struct GridCell {
    pub(super) words: Vec<Words>,
    pub(super) columns: usize,
    pub(super) place: Place,
}

#[derive(Debug, Default)]
pub(super) struct GridRow {
    pub(super) heading: bool,
    /// By column: the index of the cell, and whether the cell begins in this row.
    pub(super) cells: BTreeMap<usize, (usize, bool)>,
}

/// A document laid out: the input of guessing and of understanding.
#[derive(Debug, Default)]
pub struct Layout {
    pub(super) parts: Vec<LayoutPart>,
    pub(super) regions: Vec<Region>,
    pub(super) warnings: Vec<Warning>,
    pub(super) times: Times,
}

impl Layout {
    /// All texts of the document.
    pub(super) fn texts(&self) -> Vec<&str> {
        let lines = self.parts.iter().filter_map(|part| match part {
            LayoutPart::Line(line) => Some(line.words.text.as_str()),
            LayoutPart::Region(_) => None,
        });
        let cells = self.regions.iter().flat_map(|region| match &region.body {
            Body::Grid { cells, .. } => cells.iter().flat_map(|cell| &cell.words).collect::<Vec<_>>(),
            Body::Pasted { headings, lines } => headings.iter().chain(lines).collect(),
        });
        lines.chain(cells.map(|words| words.text.as_str())).collect()
    }
}

//! One row of a table, its cells named by what their columns hold.

use super::Doubt;
use super::column_role::ColumnRole;
use super::grid::TextLine;
use crate::import::document::Place;
use crate::import::words::Words;

/// A row, or a line that stands between rows.
pub(super) enum RowPiece {
    /// A line outside the rows: the title of a section, an objective.
    Line(TextLine),
    /// A row of the plan.
    Row(Row),
    /// A section, by its title.
    Section(Words),
    /// A line of which it is not sure how it is meant.
    Doubt(Doubt),
    /// Words that are not brought in, and why.
    Aside(Words, &'static str),
}

/// A row of the plan.
pub(super) struct Row {
    pub(super) cells: Vec<RoleCell>,
    pub(super) place: Place,
    /// Whether the rows of its table have references, so that one without goes on with the row before.
    pub(super) numbered: bool,
    /// Whether its reference is that of its commitment.
    pub(super) promised: bool,
    /// Whether several paragraphs of its action are several actions.
    pub(super) several: bool,
}

/// A cell and what it holds.
#[derive(Clone)]
pub(super) struct RoleCell {
    pub(super) role: ColumnRole,
    pub(super) heading: String,
    pub(super) words: Vec<Words>,
    /// Whether it begins in this row; a merged cell goes on in the rows below.
    pub(super) first: bool,
}

impl RowPiece {
    /// A line of running text.
    pub(super) fn plain(words: Words) -> Self {
        Self::Line(TextLine::plain(words))
    }
}

impl Row {
    /// The words of the cells that hold this.
    pub(super) fn words(&self, role: ColumnRole) -> Vec<&Words> {
        self.cells.iter().filter(|cell| cell.role == role).flat_map(|cell| &cell.words).collect()
    }

    /// The words of the cells that hold this and begin in this row.
    pub(super) fn own(&self, role: ColumnRole) -> Vec<&Words> {
        self.cells.iter().filter(|cell| cell.role == role && cell.first).flat_map(|cell| &cell.words).collect()
    }
}

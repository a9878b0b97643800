//! One row of a table, its cells labelled with the roles of their columns.

use super::Doubt;
use super::column_role::ColumnRole;
use super::grid::TextLine;
use crate::import::document::Place;
use crate::import::words::Words;

/// A row, or something between rows.
pub(super) enum RowPiece {
    /// A line outside the rows: the title of a section, an objective.
    Line(TextLine),
    /// A row of the plan.
    Row(PlanRow),
    /// The title of a section.
    Section(Words),
    /// A question about a line.
    Doubt(Doubt),
    /// Words that are left aside, and why.
    Aside(Words, &'static str),
}

/// A row of the plan.
pub(super) struct PlanRow {
    pub(super) cells: Vec<RoleCell>,
    pub(super) place: Place,
    /// True if the rows of its table have references, so that a row without one continues the row before.
    pub(super) numbered: bool,
    /// True if its reference belongs to its commitment.
    pub(super) promised: bool,
    /// True if each paragraph of its action is an action.
    pub(super) several: bool,
}

/// A cell with the role of its column.
#[derive(Clone)]
pub(super) struct RoleCell {
    pub(super) role: ColumnRole,
    pub(super) heading: String,
    pub(super) words: Vec<Words>,
    /// True in the row where the cell begins; false in further rows it is merged over.
    pub(super) first: bool,
}

impl RowPiece {
    /// A line of running text.
    pub(super) fn plain(words: Words) -> Self {
        Self::Line(TextLine::plain(words))
    }
}

impl PlanRow {
    /// The words of all cells with this role.
    pub(super) fn words(&self, role: ColumnRole) -> Vec<&Words> {
        self.cells.iter().filter(|cell| cell.role == role).flat_map(|cell| &cell.words).collect()
    }

    /// The words of the cells with this role that begin in this row.
    pub(super) fn own(&self, role: ColumnRole) -> Vec<&Words> {
        self.cells.iter().filter(|cell| cell.role == role && cell.first).flat_map(|cell| &cell.words).collect()
    }
}

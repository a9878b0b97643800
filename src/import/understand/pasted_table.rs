//! A table pasted as text, with its mapping and the questions about its lines.

use super::Doubt;
use super::column_role::ColumnRole;
use super::mapping::{LineRole, TableMapping};
use super::row::RowPiece;
use crate::import::words::Words;
use crate::text::first_words;

/// A table pasted as text, and how to read it.
pub(super) struct Pasted<'a> {
    /// Index of the table in the mapping.
    pub(super) number: usize,
    pub(super) lines: &'a [Words],
    pub(super) mapping: &'a TableMapping,
    /// True if sections were named before the table.
    pub(super) sectioned: bool,
}

impl Pasted<'_> {
    pub(super) fn has(&self, role: ColumnRole) -> bool {
        self.mapping.columns.iter().any(|column| column.role == role)
    }

    /// A person's answer about a line.
    pub(super) fn said(&self, line: usize) -> Option<LineRole> {
        self.mapping.line_overrides.get(&line).copied()
    }

    /// Asks whether a line is a commitment or an action, or states the answer given.
    pub(super) fn doubt(&self, line: usize, words: &Words, commitment: bool, why: &str) -> RowPiece {
        let why = match (self.said(line), commitment) {
            (Some(_), true) => "You said that this is a commitment.",
            (Some(_), false) => "You said that this is an action.",
            (None, _) => why,
        };
        self.question(line, words, why, commitment, LineRole::Action)
    }

    /// A question about a line that is either a commitment or has the `other` role.
    pub(super) fn question(
        &self,
        line: usize,
        words: &Words,
        why: &str,
        commitment: bool,
        other: LineRole,
    ) -> RowPiece {
        let (read_as, alternative) =
            if commitment { (LineRole::Commitment, other) } else { (other, LineRole::Commitment) };
        let words = format!("“{}”: {why}", first_words(&words.text, 12));
        let place = self.lines.get(line).map(|words| words.place.clone());
        RowPiece::Doubt(Doubt { place, words, table: self.number, line, read_as, alternative })
    }
}

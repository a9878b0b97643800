//! A table pasted as text, with its mapping and the questions about its lines.

use super::Doubt;
use super::column_role::ColumnRole;
use super::mapping::TableMapping;
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

    /// A person's answer about a line: true for a commitment.
    pub(super) fn said(&self, line: usize) -> Option<bool> {
        self.mapping.line_overrides.get(&line).copied()
    }

    /// Asks whether a line is a commitment or an action, or states the answer given.
    pub(super) fn doubt(&self, line: usize, words: &Words, commitment: bool, why: &str) -> RowPiece {
        let why = match (self.said(line), commitment) {
            (Some(_), true) => "You said that this is a commitment.",
            (Some(_), false) => "You said that this is an action.",
            (None, _) => why,
        };
        self.question(line, words, why, commitment, false)
    }

    /// A question about a line that was read as a commitment or not; the alternative is an action, or the title of a
    /// `section`.
    pub(super) fn question(&self, line: usize, words: &Words, why: &str, commitment: bool, section: bool) -> RowPiece {
        let words = format!("“{}”: {why}", first_words(&words.text, 12));
        let place = self.lines.get(line).map(|words| words.place.clone());
        RowPiece::Doubt(Doubt { place, words, table: self.number, line, commitment, section })
    }
}

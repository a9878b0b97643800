//! Text pasted from a table, with how it is read and what is asked about its lines.

use super::Doubt;
use super::column_role::ColumnRole;
use super::mapping::TableMapping;
use super::row::RowPiece;
use crate::import::words::Words;
use crate::text::first_words;

/// A table that was pasted, and how it is read.
pub(super) struct Pasted<'a> {
    /// Which table of the document.
    pub(super) number: usize,
    pub(super) lines: &'a [Words],
    pub(super) mapping: &'a TableMapping,
    /// Whether its sections were named before it.
    pub(super) sectioned: bool,
}

impl Pasted<'_> {
    pub(super) fn has(&self, role: ColumnRole) -> bool {
        self.mapping.columns.iter().any(|column| column.role == role)
    }

    /// What a person said that a line is: a commitment, or an action.
    pub(super) fn said(&self, line: usize) -> Option<bool> {
        self.mapping.line_overrides.get(&line).copied()
    }

    /// That a person is to look at how a line was read.
    pub(super) fn doubt(&self, line: usize, words: &Words, commitment: bool, why: &str) -> RowPiece {
        let why = match (self.said(line), commitment) {
            (Some(_), true) => "You said that this is a commitment.",
            (Some(_), false) => "You said that this is an action.",
            (None, _) => why,
        };
        self.question(line, words, why, commitment, false)
    }

    /// What is asked of a line; without `commitment` it is an action, or the title of a `section`.
    pub(super) fn question(&self, line: usize, words: &Words, why: &str, commitment: bool, section: bool) -> RowPiece {
        let words = format!("“{}”: {why}", first_words(&words.text, 12));
        let place = self.lines.get(line).map(|words| words.place.clone());
        RowPiece::Doubt(Doubt { place, words, table: self.number, line, commitment, section })
    }
}

//! Rebuilds the rows of a table pasted as text, one cell a line, from the content of the cells.

use super::content::{leading_reference, reference};
use super::look::looks;
use super::pasted_table::Pasted;
use super::preamble::{self, LineKind};
use super::row::RowPiece;
use super::times::Times;
use super::{numbered, unnumbered};
use crate::import::words::Words;

/// The rows of a pasted table and the lines between them.
pub(super) fn rows(table: &Pasted<'_>, times: &Times) -> Vec<RowPiece> {
    let lines = table.lines;
    let end =
        lines.iter().position(|words| preamble::line(&words.text) == LineKind::Connections).unwrap_or(lines.len());
    let (cells, after) = lines.split_at(end);
    let looks = looks(cells, times);
    let mut pieces = if has_references(cells) {
        numbered::rows(table, cells, &looks)
    } else {
        unnumbered::rows(table, cells, &looks)
    };
    pieces.extend(after.iter().map(|words| RowPiece::plain(words.clone())));
    pieces
}

/// True if at least two of these lines have references.
fn has_references(lines: &[Words]) -> bool {
    let referred = |words: &&Words| reference(&words.text).is_some() || leading_reference(&words.text).is_some();
    lines.iter().filter(referred).count() >= 2
}

//! Text pasted from a table, one cell a line: the rows are found again by what the cells hold.

use super::content::{leading_reference, reference};
use super::look::looks;
use super::pasted_table::Pasted;
use super::preamble::{self, Line};
use super::row::RowPiece;
use super::times::Times;
use super::{numbered, unnumbered};
use crate::import::words::Words;

/// The rows of a pasted table, and the lines between them.
pub(super) fn rows(table: &Pasted<'_>, times: &Times) -> Vec<RowPiece> {
    let lines = table.lines;
    let end = lines.iter().position(|words| preamble::line(&words.text) == Line::Connections).unwrap_or(lines.len());
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

/// Whether these lines hold references of lines.
fn has_references(lines: &[Words]) -> bool {
    let referred = |words: &&Words| reference(&words.text).is_some() || leading_reference(&words.text).is_some();
    lines.iter().filter(referred).count() >= 2
}

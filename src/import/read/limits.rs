//! Limits on documents, as files are hostile until read. A council's plan stays far below each; they stop small files
//! that would need more memory or time than a browser tab has.

use super::ReadError;

/// Bytes of the file. Pictures make a Word file large; its words never do.
pub const FILE_BYTES: usize = 64 << 20;

/// Bytes of pasted or saved HTML. Word writes some 2 KB a cell, so this is some 8,000 rows.
pub(super) const HTML_BYTES: usize = 32 << 20;

/// Bytes of one part of a Word or Excel file once unpacked. A plan of 10,000 actions unpacks to some 30 MB.
pub(super) const PART_BYTES: usize = 96 << 20;

/// Bytes of all that is unpacked from one file: deflate packs a thousandfold, so 64 MB could become 64 GB.
pub(super) const UNPACKED_BYTES: usize = 256 << 20;

/// Files within a Word or Excel file: each picture is one.
pub(super) const ENTRIES: usize = 10_000;

/// Depth of nested XML. A table in a table in a text box is some 60 deep; each level takes stack.
pub(super) const XML_DEPTH: usize = 160;

/// Depth of nested tables. People read two.
pub(super) const TABLE_DEPTH: usize = 8;

/// Cells of all tables: 10,000 actions in 30 columns.
pub(super) const CELLS: usize = 300_000;

/// Paragraphs of all kinds.
pub(super) const PARAGRAPHS: usize = 600_000;

/// Bytes of all words. Many cells of a workbook can share a text, so a small file can hold very much.
pub(super) const WORDS: usize = 48 << 20;

/// Columns of a table. Word draws 63 at most; HTML allows a cell to span 1,000.
pub(super) const COLUMNS: usize = 1_000;

/// Columns of a sheet, as Excel has it.
pub(super) const SHEET_COLUMNS: usize = 16_384;

/// Rows that a cell may span, as HTML has it; a longer span ends with its table anyway.
pub(super) const ROW_SPAN: usize = 65_534;

/// Warnings kept: a person reads the first few; a file made to give millions should not.
pub(super) const WARNINGS: usize = 500;

/// Formats of a workbook: Excel has 65,490 at most.
pub(super) const FORMATS: usize = 66_000;

/// Texts that the cells of a workbook share. Each takes memory even if it is empty.
pub(super) const SHARED: usize = 1_000_000;

/// Sheets of a workbook.
pub(super) const SHEETS: usize = 500;

/// The remaining allowance while reading a document.
#[derive(Debug)]
pub(super) struct Left {
    cells: usize,
    paragraphs: usize,
    words: usize,
}

impl Left {
    pub(super) fn new() -> Self {
        Self { cells: CELLS, paragraphs: PARAGRAPHS, words: WORDS }
    }

    /// Counts a cell.
    pub(super) fn cell(&mut self) -> Result<(), ReadError> {
        take(&mut self.cells, 1, ReadError::TooMany { what: "cells", most: CELLS })
    }

    /// Counts a paragraph.
    pub(super) fn paragraph(&mut self) -> Result<(), ReadError> {
        take(&mut self.paragraphs, 1, ReadError::TooMany { what: "paragraphs", most: PARAGRAPHS })
    }

    /// Counts words as they are found, before they are kept.
    pub(super) fn words(&mut self, text: &str) -> Result<(), ReadError> {
        take(&mut self.words, text.len(), ReadError::TooMany { what: "letters", most: WORDS })
    }
}

fn take(left: &mut usize, count: usize, otherwise: ReadError) -> Result<(), ReadError> {
    *left = left.checked_sub(count).ok_or(otherwise)?;
    Ok(())
}

//! Assembles text into paragraphs, in a cell or outside tables.

use super::super::ReadError;
use super::super::limits::Left;
use super::super::words;
use crate::import::document::{Paragraph, Table};

/// A paragraph or table, in order.
#[derive(Debug)]
pub(super) enum Piece {
    /// A paragraph, with its level if it is a heading.
    Paragraph(Paragraph, Option<u8>),
    Table(Table),
}

/// Paragraphs being assembled.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) pieces: Vec<Piece>,
    text: String,
    /// The number of open lists.
    pub(super) lists: u8,
    /// The depth of the current list item, until its first paragraph ends.
    pub(super) item: Option<u8>,
    /// Word's mark in front of the current list item.
    pub(super) mark: String,
    pub(super) heading: Option<u8>,
}

impl Flow {
    pub(super) fn text(&mut self, text: &str, as_written: bool) {
        if as_written {
            self.text.push_str(text);
        } else {
            // A line break in the source is a space.
            self.text.extend(text.chars().map(|letter| if letter.is_ascii_whitespace() { ' ' } else { letter }));
        }
    }

    /// Takes a `<br>`: a line break within a list item, elsewhere the end of the paragraph.
    pub(super) fn line(&mut self, left: &mut Left) -> Result<(), ReadError> {
        if self.item.is_some() {
            self.text.push('\n');
            return Ok(());
        }
        self.paragraph(left)
    }

    /// Ends the current paragraph, if any.
    pub(super) fn paragraph(&mut self, left: &mut Left) -> Result<(), ReadError> {
        let text = std::mem::take(&mut self.text);
        if !words::any(&text) {
            return Ok(());
        }
        let mark = words::visible_lines(&std::mem::take(&mut self.mark));
        let item = self.item.take();
        left.words(&text)?;
        if words::is_reference(&mark) || (self.heading.is_some() && !mark.is_empty()) {
            left.paragraph()?;
            let text = format!("{mark} {}", words::visible_lines(&text));
            self.pieces.push(Piece::Paragraph(Paragraph { text, bullet: None }, self.heading));
        } else if item.is_some() {
            left.paragraph()?;
            self.pieces.push(Piece::Paragraph(Paragraph { text: words::visible_lines(&text), bullet: item }, None));
        } else {
            for paragraph in words::split(&text) {
                left.paragraph()?;
                self.pieces.push(Piece::Paragraph(paragraph, self.heading));
            }
        }
        Ok(())
    }

    /// Ends the flow. A list mark without text becomes words if it can be a reference.
    pub(super) fn finish(&mut self, left: &mut Left) -> Result<Vec<Piece>, ReadError> {
        self.paragraph(left)?;
        let mark = words::visible_lines(&std::mem::take(&mut self.mark));
        if self.pieces.is_empty() && mark.chars().any(|letter| letter.is_ascii_digit()) {
            left.paragraph()?;
            self.pieces.push(Piece::Paragraph(Paragraph { text: mark, bullet: None }, None));
        }
        Ok(std::mem::take(&mut self.pieces))
    }
}

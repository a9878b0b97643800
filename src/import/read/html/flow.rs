//! Words as they come, put together as paragraphs: in a cell, or outside any table.

use super::super::ReadError;
use super::super::limits::Left;
use super::super::words;
use crate::import::document::{Paragraph, Table};

/// What came, in its order.
#[derive(Debug)]
pub(super) enum Piece {
    /// A paragraph, and the level of a heading.
    Paragraph(Paragraph, Option<u8>),
    Table(Table),
}

/// Paragraphs while they come.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) pieces: Vec<Piece>,
    text: String,
    /// How many lists are open around what comes.
    pub(super) lists: u8,
    /// The depth of the list item that comes, until its first paragraph has come.
    pub(super) item: Option<u8>,
    /// The mark that Word writes in front of an item of a list.
    pub(super) mark: String,
    pub(super) heading: Option<u8>,
}

impl Flow {
    pub(super) fn text(&mut self, text: &str, as_written: bool) {
        if as_written {
            self.text.push_str(text);
        } else {
            // A break of line in the source is only a space.
            self.text.extend(text.chars().map(|letter| if letter.is_ascii_whitespace() { ' ' } else { letter }));
        }
    }

    /// A break of line: within an item of a list it stays one, elsewhere it parts paragraphs.
    pub(super) fn line(&mut self, left: &mut Left) -> Result<(), ReadError> {
        if self.item.is_some() {
            self.text.push('\n');
            return Ok(());
        }
        self.paragraph(left)
    }

    /// Ends the paragraph, if there is one.
    pub(super) fn paragraph(&mut self, left: &mut Left) -> Result<(), ReadError> {
        let text = std::mem::take(&mut self.text);
        if !words::any(&text) {
            return Ok(());
        }
        let mark = words::tidy(&std::mem::take(&mut self.mark));
        let item = self.item.take();
        left.words(&text)?;
        if words::is_reference(&mark) || (self.heading.is_some() && !mark.is_empty()) {
            left.paragraph()?;
            let text = format!("{mark} {}", words::tidy(&text));
            self.pieces.push(Piece::Paragraph(Paragraph { text, bullet: None }, self.heading));
        } else if item.is_some() {
            left.paragraph()?;
            self.pieces.push(Piece::Paragraph(Paragraph { text: words::tidy(&text), bullet: item }, None));
        } else {
            for paragraph in words::split(&text) {
                left.paragraph()?;
                self.pieces.push(Piece::Paragraph(paragraph, self.heading));
            }
        }
        Ok(())
    }

    /// Ends a cell or the whole: a mark with nothing behind it is words where it can be a reference.
    pub(super) fn finish(&mut self, left: &mut Left) -> Result<Vec<Piece>, ReadError> {
        self.paragraph(left)?;
        let mark = words::tidy(&std::mem::take(&mut self.mark));
        if self.pieces.is_empty() && mark.chars().any(|letter| letter.is_ascii_digit()) {
            left.paragraph()?;
            self.pieces.push(Piece::Paragraph(Paragraph { text: mark, bullet: None }, None));
        }
        Ok(std::mem::take(&mut self.pieces))
    }
}

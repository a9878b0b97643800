//! Word documents (.docx), transitional and strict.
//!
//! Reads what a person would see with every tracked change accepted. A list item keeps its depth but not its bullet.
//! Word does not store the numbers of numbered lists as text; those that people refer to ("1.1", a heading's number, a
//! number alone in its cell) become words.

mod numbering;
mod paragraph;
mod styles;
mod table;

use super::ReadError;
use super::error::damaged;
use super::limits::{Left, WARNINGS};
use super::package::Package;
use super::xml::{Step, Xml, each};
use crate::import::document::{Block, Document, Paragraph, Place, Table, Warning};
use crate::long_work::Report;
use numbering::Numbering;
use paragraph::FieldPart;
use styles::Styles;

/// A part of a document or of a cell.
#[derive(Debug)]
enum Piece {
    Paragraph {
        words: Paragraph,
        heading: Option<u8>,
        /// A list number shown without words beside it.
        number: Option<String>,
    },
    Table(Table),
}

struct Walker<'a> {
    xml: Xml<'a>,
    progress: &'a dyn Report,
    /// Total bytes to read, for progress.
    all: usize,
    styles: &'a Styles,
    numbering: Numbering,
    left: Left,
    fields: Vec<FieldPart>,
    warnings: Vec<Warning>,
    tables: usize,
    /// Places of the open cells around the current position.
    within: Vec<Place>,
}

/// Reads a Word document from its package. `main` is the name of its main part.
pub(super) fn read(package: &mut Package<'_>, main: &str, progress: &dyn Report) -> Result<Document, ReadError> {
    let text = package.text(main)?.ok_or_else(|| damaged(main, "it is missing"))?;
    let styles = match package.related(main, "styles")? {
        Some((part, text)) => Styles::read(&text, &part)?,
        None => Styles::default(),
    };
    let numbering = match package.related(main, "numbering")? {
        Some((part, text)) => Numbering::read(&text, &part)?,
        None => Numbering::default(),
    };
    let mut walker = Walker {
        xml: Xml::new(&text, main),
        progress,
        all: text.len(),
        styles: &styles,
        numbering,
        left: Left::new(),
        fields: Vec::new(),
        warnings: Vec::new(),
        tables: 0,
        within: Vec::new(),
    };
    let mut pieces = Vec::new();
    loop {
        match walker.xml.step()? {
            Step::Open(tag) if tag.name() == "body" => walker.blocks(&mut pieces)?,
            Step::End => break,
            _ => {}
        }
    }
    Ok(Document { name: String::new(), blocks: blocks(pieces), warnings: walker.warnings })
}

/// The blocks of the document. Only paragraphs with words are numbered, as a person counts them.
fn blocks(pieces: Vec<Piece>) -> Vec<Block> {
    let mut count = 0;
    let block = |piece| match piece {
        Piece::Table(table) => Some(Block::Table(table)),
        Piece::Paragraph { words, .. } if words.text.is_empty() => None,
        Piece::Paragraph { words, heading, .. } => {
            count += 1;
            let place = Place::Paragraph(count);
            Some(match heading {
                Some(level) => Block::Heading { level, text: words.text, place },
                None => Block::Paragraph { words, indent: 0, place },
            })
        }
    };
    pieces.into_iter().filter_map(block).collect()
}

impl Walker<'_> {
    /// Reads the content of the element opened last: paragraphs, tables, and their wrappers.
    fn blocks(&mut self, into: &mut Vec<Piece>) -> Result<(), ReadError> {
        let mut before = String::new();
        self.blocks_after(into, &mut before)?;
        self.leftover(into, before);
        Ok(())
    }

    fn blocks_after(&mut self, into: &mut Vec<Piece>, before: &mut String) -> Result<(), ReadError> {
        each!(self.xml, tag => match tag.name() {
            "p" => {
                self.progress.report(self.xml.reached(), self.all);
                self.paragraph(into, before)?;
            }
            "tbl" => self.table(into)?,
            "sdt" => self.content(|walker| walker.blocks_after(into, before))?,
            "AlternateContent" => self.alternate(|walker| walker.blocks_after(into, before))?,
            "altChunk" => {
                self.warn("A document that is embedded in this one was not read; open it in Word and save it again.");
                self.xml.skip()?;
            }
            "del" | "moveFrom" => self.xml.skip()?,
            name if name.ends_with("Pr") => self.xml.skip()?,
            _ => self.blocks_after(into, before)?,
        });
        Ok(())
    }

    /// Adds a warning at the current cell.
    fn warn(&mut self, words: &str) {
        if self.warnings.len() < WARNINGS {
            self.warnings.push(Warning { place: self.within.first().cloned(), words: words.to_owned() });
        }
    }
}

//! Reads files and pasted text into a [`Document`]. One module for each format, beside what they share.
//!
//! Input is hostile: everything that may grow is counted against [`limits`], and sizes that a file declares are not
//! trusted. A read is one call; a worker is ended to cancel it.

pub mod csv;
mod docx;
mod encoding;
mod error;
mod format;
mod grid;
pub mod html;
mod limits;
mod package;
pub mod text;
mod words;
mod xlsx;
mod xml;

pub use error::{NotRead, ReadError};

use super::document::{Block, Document, Warning};
use crate::long_work::{Report, Stretch};
pub use limits::FILE_BYTES;

/// Percentage of progress after reading a paste as HTML, before reading it as text.
const AS_HTML: usize = 90;

/// Reads a file of any supported format. `name` is the file's name. Reports the share of its text read.
///
/// # Errors
/// If the file cannot be read, with the reason and what to do.
pub fn document(name: &str, bytes: &[u8], progress: &dyn Report) -> Result<Document, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > FILE_BYTES {
        return Err(ReadError::TooLarge { found: bytes.len() >> 20, most: FILE_BYTES >> 20 });
    }
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let found = format::read(&ending.to_ascii_lowercase(), bytes, progress)?;
    with_words(Document { name: words::visible_lines(stem), ..found })
}

/// Reads pasted content. HTML is preferred to plain text, which loses merged cells, unless only the plain text has a
/// table.
///
/// # Errors
/// If there is nothing in it, or more than a plan can be.
pub fn pasted(html: Option<&str>, text: &str, progress: &dyn Report) -> Result<Document, ReadError> {
    if text.len() > FILE_BYTES {
        return Err(ReadError::TooLarge { found: text.len() >> 20, most: FILE_BYTES >> 20 });
    }
    let has_cells = |document: &Document| document.blocks.iter().any(|block| matches!(block, Block::Table(_)));
    let rich = html.map(|html| html::read(html, &Stretch::of(progress, 0, AS_HTML)));
    let from = if rich.is_some() { AS_HTML } else { 0 };
    let plain = || text::read(text, &Stretch::of(progress, from, 100));
    match rich {
        Some(Ok(rich)) if has_cells(&rich) => Ok(rich),
        Some(Err(problem)) if text.trim().is_empty() => Err(problem),
        Some(Err(problem)) => {
            let mut plain = plain()?;
            let words = format!("What was pasted was read as plain text, without merged cells or lists: {problem}.");
            plain.warnings.push(Warning { place: None, words });
            with_words(plain)
        }
        // Some programs copy tables only as plain text, with tabs between cells.
        Some(Ok(rich)) => match plain()? {
            plain if has_cells(&plain) || rich.blocks.is_empty() => with_words(plain),
            _ => Ok(rich),
        },
        None => with_words(plain()?),
    }
}

fn with_words(document: Document) -> Result<Document, ReadError> {
    if document.blocks.is_empty() { Err(ReadError::NoWords) } else { Ok(document) }
}

//! Documents to read.

use std::path::PathBuf;

use hearth::history::Replica;
use hearth::import::document::{Block, Document, Paragraph, Place};
use hearth::import::draft::Draft;
use hearth::import::matching::{self, Comparison, Decisions};
use hearth::import::understand::{Mapping, Understood, understand};
use hearth::long_work::{Unattended, block_on};

/// Text as a document: each line with words is a paragraph.
pub(crate) fn text(name: &str, text: &str) -> Document {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let paragraph = |(line, number): (&str, usize)| Block::Paragraph {
        words: Paragraph { text: line.to_owned(), bullet: None },
        indent: line.len() - line.trim_start_matches(' ').len(),
        place: Place::Line(number),
    };
    Document { name: name.to_owned(), blocks: lines.map(paragraph).collect(), warnings: Vec::new() }
}

pub(crate) fn guessed(document: &Document) -> Understood {
    understand(document, &Mapping::guess(document), &Unattended)
}

/// A starter plan.
pub(crate) fn starter(name: &str) -> Draft {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("public/starters/{name}.json"));
    hearth::import::first_change::read_starter(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A draft beside a plan, with nobody waiting for it.
pub(crate) fn compare(draft: &Draft, replica: &Replica, decisions: &Decisions) -> Comparison {
    block_on(matching::compare(draft, replica, decisions, &Unattended))
}

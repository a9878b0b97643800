//! Turns a document into a draft, reading its tables as a [`Mapping`] says. An officer can change the mapping.
//!
//! Start at [`Mapping::guess`], then [`understand`]. Nothing is lost: every word of the document is in the draft, in a
//! warning or in an aside, with its place (`coverage` checks it).

mod actions;
mod assemble;
mod column_role;
mod content;
mod coverage;
mod grid;
mod guess;
mod heading;
mod indent;
mod layout;
mod lead_in;
mod look;
mod mapping;
mod numbered;
mod numbering;
mod outline;
mod partial;
mod pasted;
mod pasted_table;
mod preamble;
mod row;
mod section_lines;
mod sentence_style;
mod table;
mod times;
mod to_draft;
mod top_numbers;
mod unnumbered;

pub use column_role::ColumnRole;
pub use grid::Layout;
pub use layout::lay_out;
pub use mapping::{ColumnMapping, LineRole, Mapping, TableMapping};

pub(crate) use content::is_done;

use serde::{Deserialize, Serialize};

use super::document::{Document, Place, Warning};
use super::draft::{Draft, DraftLine};
pub use super::people::Alike;
use super::words::Words;
use crate::long_work::{Report, Stretch};
use crate::plan::timeframe::Reading;
use assemble::Assembly;
use grid::{Body, LayoutPart, Region, TextLine};
use pasted_table::Pasted;
use row::RowPiece;
use times::Times;

/// The result of reading a document: its draft, and what a person should look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// The plan in the document.
    pub draft: Draft,
    /// The lines of the draft in order, with their places and readings of their timeframes.
    pub lines: Vec<Preview>,
    /// Problems a person should look at.
    pub warnings: Vec<Warning>,
    /// Lines of pasted text that may be commitments or actions.
    pub doubts: Vec<Doubt>,
    /// Words left out of the plan: headings of columns, page headers, "We will".
    pub asides: Vec<Aside>,
    /// Names that may belong to one person or team.
    pub alike: Vec<Alike>,
}

/// Words of the document that are left out of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// The words' place in the document.
    pub place: Place,
    /// The words as they stand there.
    pub words: String,
    /// The reason, in a whole sentence for the officer.
    pub why: String,
}

/// A line of pasted text that may be a commitment, or else an action or the title of a section. It stays listed once a
/// person has answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The line's place in the document.
    pub place: Option<Place>,
    /// The line and how it was read, in whole sentences.
    pub words: String,
    /// Index of its table in the mapping.
    pub table: usize,
    /// Index of its line in that table.
    pub line: usize,
    /// The role it was read in.
    pub read_as: LineRole,
    /// The role it may have instead.
    pub alternative: LineRole,
}

/// Identifies a line of a draft by its indices.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LineAt {
    /// Index of the section.
    pub section: usize,
    /// Index of the commitment; `None` for an action directly in the section.
    pub commitment: Option<usize>,
    /// Index of the action; `None` for the commitment itself.
    pub action: Option<usize>,
}

/// A line of the draft, for the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The line in the draft.
    pub at: LineAt,
    /// The line's place in the document.
    pub place: Place,
    /// The meaning of its timeframe.
    pub reading: Reading,
    /// True if officers report on it; a commitment with actions is not reported on itself.
    pub tracked: bool,
}

/// Counts of what a draft contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Counts {
    pub sections: usize,
    pub commitments: usize,
    pub actions: usize,
    /// Lines that officers report on.
    pub lines: usize,
    pub points: usize,
    pub outcomes: usize,
    pub parties: usize,
    /// Lines without a timeframe.
    pub no_timeframe: usize,
    /// Lines that name nobody.
    pub no_lead: usize,
}

impl Understood {
    /// Counts what the draft contains.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let draft = &self.draft;
        let commitments = draft.sections.iter().map(|section| section.commitments.len()).sum();
        let lines = || self.lines.iter().filter(|line| line.tracked).filter_map(|line| draft.line(&line.at));
        let all = || self.lines.iter().filter_map(|line| draft.line(&line.at));
        Counts {
            sections: draft.sections.len(),
            commitments,
            actions: self.lines.len() - commitments,
            lines: lines().count(),
            points: all().map(|line| line.points.len()).sum(),
            outcomes: all().map(|line| line.outcomes.len()).sum(),
            parties: draft.parties.len(),
            no_timeframe: lines().filter(|line| line.timeframe.is_none()).count(),
            no_lead: lines().filter(|line| line.leads.is_empty()).count(),
        }
    }
}

impl Draft {
    /// The line with these indices.
    #[must_use]
    pub fn line(&self, at: &LineAt) -> Option<&DraftLine> {
        let section = self.sections.get(at.section)?;
        match (at.commitment, at.action) {
            (Some(commitment), Some(action)) => section.commitments.get(commitment)?.actions.get(action),
            (Some(commitment), None) => section.commitments.get(commitment),
            (None, Some(action)) => section.actions.get(action),
            (None, None) => None,
        }
    }

    /// The line with these indices, mutable.
    pub(super) fn line_mut(&mut self, at: &LineAt) -> Option<&mut DraftLine> {
        let section = self.sections.get_mut(at.section)?;
        match (at.commitment, at.action) {
            (Some(commitment), Some(action)) => section.commitments.get_mut(commitment)?.actions.get_mut(action),
            (Some(commitment), None) => section.commitments.get_mut(commitment),
            (None, Some(action)) => section.actions.get_mut(action),
            (None, None) => None,
        }
    }
}

/// Percentages of progress after laying out tables, reading rows, and making lines.
const LAID_OUT: usize = 10;
const ROWS_READ: usize = 45;
const LINES_MADE: usize = 75;

/// Reads a document as `mapping` says. Deterministic.
#[must_use]
pub fn understand(document: &Document, mapping: &Mapping, progress: &dyn Report) -> Understood {
    understand_laid_out(document, &lay_out(document), mapping, progress)
}

/// Reads a document whose layout is already worked out.
#[must_use]
pub fn understand_laid_out(
    document: &Document,
    layout: &Layout,
    mapping: &Mapping,
    progress: &dyn Report,
) -> Understood {
    let reading = Stretch::of(progress, LAID_OUT, ROWS_READ);
    let (all, mut gone) = (layout.regions.iter().map(Region::length).sum(), 0);
    let mut assembly = Assembly::of(&mapping.title);
    assembly.warnings.clone_from(&document.warnings);
    assembly.warnings.extend(layout.warnings.iter().cloned());
    for part in &layout.parts {
        match part {
            LayoutPart::Line(line) => assembly.take(RowPiece::Line(line.clone())),
            LayoutPart::Region(at) => {
                if let (Some(region), Some(table)) = (layout.regions.get(*at), mapping.tables.get(*at)) {
                    take_region(&mut assembly, *at, region, table, &layout.times, &mut |rows| {
                        reading.report(gone + rows, all);
                    });
                    gone += region.length();
                }
            }
        }
    }
    assembly.settle(false);
    let mut asides = std::mem::take(&mut assembly.asides);
    let doubts = std::mem::take(&mut assembly.doubts);
    let prose = layout.texts().join(" ");
    let making = Stretch::of(progress, ROWS_READ, LINES_MADE);
    let made = to_draft::to_draft(assembly, mapping, document, &prose, &layout.times, &making);
    let mut warnings = made.warnings;
    if made.lines.is_empty() {
        let words =
            "No actions were found. Choose which tables are brought in and which of their columns holds the actions.";
        warnings.insert(0, Warning { place: None, words: words.to_owned() });
    }
    coverage::settle(layout, &made.draft, &mut asides, &mut warnings, &Stretch::of(progress, LINES_MADE, 100));
    Understood { draft: made.draft, lines: made.lines, warnings, doubts, asides, alike: made.people.alike }
}

fn take_region(
    assembly: &mut Assembly,
    number: usize,
    region: &Region,
    table: &TableMapping,
    times: &Times,
    gone: &mut dyn FnMut(usize),
) {
    let aside = |assembly: &mut Assembly, words: &[Words], why: &'static str| {
        for words in words {
            assembly.take(RowPiece::Aside(words.clone(), why));
        }
    };
    match &region.body {
        Body::Grid { cells, .. } if !table.taken => {
            for cell in cells {
                aside(assembly, &cell.words, "Its table is not brought in.");
            }
        }
        Body::Pasted { headings, lines } if !table.taken => {
            aside(assembly, headings, "Its table is not brought in.");
            aside(assembly, lines, "Its table is not brought in.");
        }
        Body::Grid { cells, rows, width } => {
            if let Some(first) = cells.first()
                && let Some(name) = Words::new(&region.name, false, &first.place)
            {
                assembly.take(RowPiece::Line(TextLine { words: name, heading: Some(6) }));
            }
            for piece in table::rows(cells, rows, *width, table, times, gone) {
                assembly.take(piece);
            }
        }
        Body::Pasted { headings, lines } => {
            aside(assembly, headings, "It is the heading of a column.");
            let sectioned = assembly.names_sections();
            let table = Pasted { number, lines, mapping: table, sectioned };
            for piece in pasted::rows(&table, times) {
                assembly.take(piece);
            }
        }
    }
}

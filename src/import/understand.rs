//! From a document to a draft: what its tables mean, as a [`Mapping`] says that an officer can change.
//!
//! Start at [`Mapping::guess`], then [`understand`]. Nothing is lost: every word of the document is in the draft, in
//! a warning or among the asides, each with its place (`coverage`).

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
pub use mapping::{ColumnMapping, Mapping, TableMapping};

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

/// What a document says, and what a person should look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// The plan it gives.
    pub draft: Draft,
    /// The lines of the draft in their order, with where they stand and what their timeframes mean.
    pub lines: Vec<Preview>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
    /// Lines of pasted text that may be commitments or actions.
    pub doubts: Vec<Doubt>,
    /// What stands in the document and not in the plan: headings of columns, page headers, "We will".
    pub asides: Vec<Aside>,
    /// Names that may mean one person or team.
    pub alike: Vec<Alike>,
}

/// Words that are not part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Where they stand.
    pub place: Place,
    /// The words.
    pub words: String,
    /// Why they are not brought in, in a whole sentence.
    pub why: String,
}

/// A line of pasted text of which it is not sure what it is, or of which a person said so: a commitment, or else an
/// action, or the title of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Where it stands.
    pub place: Option<Place>,
    /// The line, and how it was read, in whole sentences.
    pub words: String,
    /// Which table of the mapping it is in.
    pub table: usize,
    /// Which line of that, from 0.
    pub line: usize,
    /// Whether it was read as a commitment.
    pub commitment: bool,
    /// Whether, where it is no commitment, it is the title of a section. Otherwise it is an action.
    pub section: bool,
}

/// Which line of a draft, by its place in the lists.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LineAt {
    /// Which section.
    pub section: usize,
    /// Which of its commitments; `None` for an action straight in the section.
    pub commitment: Option<usize>,
    /// Which action; `None` for the commitment itself.
    pub action: Option<usize>,
}

/// A line as it is previewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Which line.
    pub at: LineAt,
    /// Where it stands in the document.
    pub place: Place,
    /// What its timeframe means.
    pub reading: Reading,
    /// Whether it is reported on; a commitment with actions is not.
    pub tracked: bool,
}

/// How much a draft holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Counts {
    pub sections: usize,
    pub commitments: usize,
    pub actions: usize,
    /// Lines that are reported on.
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
    /// How much the draft holds.
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
    /// The line at this place.
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

    /// The same, to be changed.
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

/// The percentage done once the tables are laid out, their rows are read, and lines are made.
const LAID_OUT: usize = 10;
const ROWS_READ: usize = 45;
const LINES_MADE: usize = 75;

/// What the document says, read as `mapping` says. The same document and mapping always give the same.
#[must_use]
pub fn understand(document: &Document, mapping: &Mapping, progress: &dyn Report) -> Understood {
    understand_laid_out(document, &lay_out(document), mapping, progress)
}

/// Understands a document that is laid out already.
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
                        reading.report(gone + rows, all)
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

//! From a document to a draft: what its tables mean, as a [`Mapping`] says that an officer can change.
//!
//! Start at [`Mapping::guess`], then [`understand`]. Nothing is lost: every word of the document is in the draft, in
//! a warning or among the asides, each with its place (`ledger`).

mod actions;
mod between;
mod content;
mod finish;
mod forms;
mod gather;
mod grid;
mod group;
mod guess;
mod heading;
mod holds;
mod indent;
mod layout;
mod ledger;
mod look;
mod mapping;
mod numbered;
mod numbering;
mod outline;
mod pasted;
mod pasted_table;
mod preamble;
mod raw;
mod row;
mod table;
mod tops;

pub use holds::Holds;
pub use mapping::{ColumnMapping, Mapping, TableMapping};

pub(crate) use content::is_done;

use serde::{Deserialize, Serialize};

use super::document::{Document, Place, Warning};
use super::draft::{Draft, DraftLine};
pub use super::people::Alike;
use super::progress::Progress;
use super::words::Words;
use crate::plan::timeframe::Reading;
use gather::Gathered;
use grid::{Body, Part, Region};
use pasted_table::Pasted;
use row::Piece;

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
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq)]
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

/// How much of the work is done, in hundredths, once the tables are laid out, their rows are read, and lines are made.
const LAID_OUT: usize = 10;
const ROWS_READ: usize = 45;
const LINES_MADE: usize = 75;

/// What the document says, read as `mapping` says. The same document and mapping always give the same.
#[must_use]
pub fn understand(document: &Document, mapping: &Mapping) -> Understood {
    understand_told(document, mapping, &mut Progress::untold())
}

/// The same, telling how far it is.
#[must_use]
pub fn understand_told(document: &Document, mapping: &Mapping, progress: &mut Progress<'_>) -> Understood {
    let layout = layout::of(document);
    progress.stretch(LAID_OUT, ROWS_READ);
    let (all, mut gone) = (layout.regions.iter().map(Region::length).sum(), 0);
    let mut gathered = Gathered::of(&mapping.title);
    gathered.warnings.clone_from(&document.warnings);
    gathered.warnings.extend(layout.warnings.iter().cloned());
    for part in &layout.parts {
        match part {
            Part::Line(words, level) => gathered.take(Piece::Line(words.clone(), *level)),
            Part::Region(at) => {
                if let (Some(region), Some(table)) = (layout.regions.get(*at), mapping.tables.get(*at)) {
                    take_region(&mut gathered, *at, region, table, &mut |rows| progress.reached(gone + rows, all));
                    gone += region.length();
                }
            }
        }
    }
    gathered.settle(false);
    let mut asides = std::mem::take(&mut gathered.asides);
    let doubts = std::mem::take(&mut gathered.doubts);
    let prose = layout.texts().join(" ");
    progress.stretch(ROWS_READ, LINES_MADE);
    let finished = finish::finish(gathered, mapping, document, &prose, progress);
    progress.stretch(LINES_MADE, 100);
    let mut warnings = finished.warnings;
    if finished.lines.is_empty() {
        let words =
            "No actions were found. Choose which tables are brought in and which of their columns holds the actions.";
        warnings.insert(0, Warning { place: None, words: words.to_owned() });
    }
    ledger::settle(&layout, &finished.draft, &mut asides, &mut warnings, progress);
    Understood { draft: finished.draft, lines: finished.lines, warnings, doubts, asides, alike: finished.people.alike }
}

fn take_region(
    gathered: &mut Gathered,
    number: usize,
    region: &Region,
    table: &TableMapping,
    gone: &mut dyn FnMut(usize),
) {
    let aside = |gathered: &mut Gathered, words: &[Words], why: &'static str| {
        for words in words {
            gathered.take(Piece::Aside(words.clone(), why));
        }
    };
    match &region.body {
        Body::Grid { cells, .. } if !table.taken => {
            for cell in cells {
                aside(gathered, &cell.words, "Its table is not brought in.");
            }
        }
        Body::Pasted { headings, lines } if !table.taken => {
            aside(gathered, headings, "Its table is not brought in.");
            aside(gathered, lines, "Its table is not brought in.");
        }
        Body::Grid { cells, rows, width } => {
            if let Some(first) = cells.first()
                && let Some(name) = Words::new(&region.name, false, &first.place)
            {
                gathered.take(Piece::Line(name, Some(6)));
            }
            for piece in table::rows(cells, rows, *width, table, gone) {
                gathered.take(piece);
            }
        }
        Body::Pasted { headings, lines } => {
            aside(gathered, headings, "It is the heading of a column.");
            let sectioned = gathered.names_sections();
            let table = Pasted { number, lines, mapping: table, sectioned };
            for piece in pasted::rows(&table) {
                gathered.take(piece);
            }
        }
    }
}

//! The findings in a document, as sent to the page: whole, or in parts small enough to take in at once.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::import::document::{Document, Warning};
use crate::import::draft::{Draft, DraftLine};
use crate::import::understand::{
    Alike, Aside, Counts, Doubt, Layout, LineAt, Mapping, Preview, Understood, understand_laid_out,
};
use crate::long_work::Report;

/// Lines, warnings, doubts and asides in one part: a few milliseconds of work for the page.
const PART: usize = 200;

/// The findings in a document, for an officer to review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// The document's name.
    pub name: String,
    /// The mapping it was read with.
    pub mapping: Mapping,
    /// The plan in it.
    pub draft: Arc<Draft>,
    /// Counts of the draft.
    pub counts: Counts,
    /// The lines of the draft, in order.
    pub lines: Vec<Preview>,
    /// Things a person should look at.
    pub warnings: Vec<Warning>,
    /// Lines of pasted text that a person may say are something else.
    pub doubts: Vec<Doubt>,
    /// Words of the document that are not in the plan.
    pub asides: Vec<Aside>,
    /// Names that may belong to one person or team.
    pub alike: Vec<Alike>,
}

/// A part of the findings: lines with their drafts, warnings, doubts, asides.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FindingsPart {
    lines: Vec<(Preview, DraftLine)>,
    warnings: Vec<Warning>,
    doubts: Vec<Doubt>,
    asides: Vec<Aside>,
}

impl Findings {
    pub(super) fn of(document: &Document, layout: &Layout, mapping: Mapping, progress: &dyn Report) -> Self {
        let found = understand_laid_out(document, layout, &mapping, progress);
        let counts = found.counts();
        let Understood { draft, lines, warnings, doubts, asides, alike } = found;
        let (name, draft) = (document.name.clone(), Arc::new(draft));
        Self { name, mapping, draft, counts, lines, warnings, doubts, asides, alike }
    }

    /// Moves everything that grows with the document into parts, to be put back in order with [`Findings::take`].
    #[must_use]
    pub fn parted(mut self) -> (Self, Vec<FindingsPart>) {
        let mut parts: Vec<FindingsPart> = Vec::new();
        let draft = Arc::make_mut(&mut self.draft);
        let lines = std::mem::take(&mut self.lines).into_iter();
        let lines: Vec<_> = lines.filter_map(|line| Some((draft.take_line(&line.at)?, line))).collect();
        draft.sections.iter_mut().for_each(|section| (section.commitments, section.actions) = Default::default());
        spread(&mut parts, lines, |part, (own, line)| part.lines.push((line, own)));
        spread(&mut parts, std::mem::take(&mut self.warnings), |part, warning| part.warnings.push(warning));
        spread(&mut parts, std::mem::take(&mut self.doubts), |part, doubt| part.doubts.push(doubt));
        spread(&mut parts, std::mem::take(&mut self.asides), |part, aside| part.asides.push(aside));
        (self, parts)
    }

    /// Puts a part back in.
    pub fn take(&mut self, part: FindingsPart) {
        let draft = Arc::make_mut(&mut self.draft);
        for (line, own) in part.lines {
            draft.put_line(&line.at, own);
            self.lines.push(line);
        }
        self.warnings.extend(part.warnings);
        self.doubts.extend(part.doubts);
        self.asides.extend(part.asides);
    }
}

fn spread<T>(parts: &mut Vec<FindingsPart>, all: Vec<T>, put: impl Fn(&mut FindingsPart, T)) {
    for (number, one) in all.into_iter().enumerate() {
        let at = number / PART;
        if parts.len() <= at {
            parts.push(FindingsPart::default());
        }
        if let Some(part) = parts.get_mut(at) {
            put(part, one);
        }
    }
}

impl Draft {
    /// Takes a line out, leaving the actions under it.
    fn take_line(&mut self, at: &LineAt) -> Option<DraftLine> {
        let line = self.line_mut(at)?;
        let actions = std::mem::take(&mut line.actions);
        Some(std::mem::replace(line, DraftLine { actions, ..DraftLine::default() }))
    }

    /// Appends a line; a commitment must come before its actions.
    fn put_line(&mut self, at: &LineAt, line: DraftLine) {
        let Some(section) = self.sections.get_mut(at.section) else { return };
        let commitment = at.commitment.and_then(|commitment| section.commitments.get_mut(commitment));
        match (commitment, at.action) {
            (Some(commitment), Some(_)) => commitment.actions.push(line),
            (_, None) => section.commitments.push(line),
            (None, Some(_)) => section.actions.push(line),
        }
    }
}

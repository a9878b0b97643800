//! What is in a document, as it comes to the page: whole, or in parts that are each taken in at once.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::import::document::{Document, Warning};
use crate::import::draft::{Draft, DraftLine};
use crate::import::understand::{
    Alike, Aside, Counts, Doubt, Layout, LineAt, Mapping, Preview, Understood, understand_laid_out,
};
use crate::long_work::Report;

/// As many lines, warnings and words left aside are in one part: a few milliseconds of work for the page.
const PART: usize = 200;

/// What is in a document, for an officer to look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// What the document is called.
    pub name: String,
    /// How it was read.
    pub mapping: Mapping,
    /// The plan it gives.
    pub draft: Arc<Draft>,
    /// How much it holds.
    pub counts: Counts,
    /// The lines of the draft, in their order.
    pub lines: Vec<Preview>,
    /// Things a person should look at.
    pub warnings: Vec<Warning>,
    /// Lines of pasted text that a person may say are something else.
    pub doubts: Vec<Doubt>,
    /// Words of the document that are not in the plan.
    pub asides: Vec<Aside>,
    /// Names that may mean one person or team.
    pub alike: Vec<Alike>,
}

/// Some lines of a document, each with what stands in its draft, and what else there is about it.
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

    /// Takes out of it what grows with the document, in parts: to be put back with [`Findings::take`], in their order.
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

    /// Puts a part back.
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
    /// Takes what a line says of itself; the actions under a commitment stay where they are.
    fn take_line(&mut self, at: &LineAt) -> Option<DraftLine> {
        let line = self.line_mut(at)?;
        let actions = std::mem::take(&mut line.actions);
        Some(std::mem::replace(line, DraftLine { actions, ..DraftLine::default() }))
    }

    /// Puts a line behind those that stand there, a commitment before its actions.
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

//! What is in a document, as it comes to the page: whole, or in parts that are each taken in at once.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::import::document::Document;
use crate::import::draft::{Draft, DraftLine};
use crate::import::understand::{Alike, Counts, Doubt, Layout, LineAt, Mapping, Understood, understand_laid_out};
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
    pub lines: Vec<FoundLine>,
    /// What a person should look at.
    pub warnings: Vec<Remark>,
    /// What stands in the document and not in the plan, and why.
    pub asides: Vec<FoundAside>,
    /// Names that may mean one person or team.
    pub alike: Vec<Alike>,
}

/// A line, as it is previewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundLine {
    /// Which line of the draft.
    pub at: LineAt,
    /// Where it stands in the document.
    pub place: String,
    /// What its timeframe means, in words.
    pub reading: String,
    /// Whether it is reported on; a commitment with actions is not.
    pub tracked: bool,
}

/// Something a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Where it stands; `None` where it concerns the whole document.
    pub place: Option<String>,
    /// What, in a whole sentence.
    pub words: String,
    /// The line that a person may say is something else.
    pub asks: Option<Asked>,
}

/// A line of pasted text that was read as a commitment or as something else, and may be the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Which table of the mapping it is in.
    pub table: usize,
    /// Which line of that, from 0.
    pub line: usize,
    /// Whether it was read as a commitment.
    pub commitment: bool,
    /// Whether, where it is no commitment, it is the title of a section. Otherwise it is an action.
    pub section: bool,
}

/// Words that are not brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundAside {
    /// Where they stand.
    pub place: String,
    /// The words.
    pub words: String,
    /// Why, in a whole sentence.
    pub why: String,
}

/// Some lines of a document, each with what stands in its draft, and what else there is about it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FindingsPart {
    lines: Vec<(FoundLine, DraftLine)>,
    warnings: Vec<Remark>,
    asides: Vec<FoundAside>,
}

impl Findings {
    pub(super) fn of(document: &Document, layout: &Layout, mapping: Mapping, progress: &dyn Report) -> Self {
        let found = understand_laid_out(document, layout, &mapping, progress);
        let counts = found.counts();
        let Understood { draft, lines, warnings, doubts, asides, alike } = found;
        let line = |line: crate::import::understand::Preview| FoundLine {
            at: line.at,
            place: line.place.to_string(),
            reading: line.reading.in_words(),
            tracked: line.tracked,
        };
        let warning = |warning: crate::import::document::Warning| Remark {
            place: warning.place.map(|place| place.to_string()),
            words: warning.words,
            asks: None,
        };
        let doubt = |doubt: Doubt| Remark {
            place: doubt.place.map(|place| place.to_string()),
            words: doubt.words,
            asks: Some(Asked {
                table: doubt.table,
                line: doubt.line,
                commitment: doubt.commitment,
                section: doubt.section,
            }),
        };
        let aside = |aside: crate::import::understand::Aside| FoundAside {
            place: aside.place.to_string(),
            words: aside.words,
            why: aside.why,
        };
        Self {
            name: document.name.clone(),
            mapping,
            draft: Arc::new(draft),
            counts,
            lines: lines.into_iter().map(line).collect(),
            warnings: warnings.into_iter().map(warning).chain(doubts.into_iter().map(doubt)).collect(),
            asides: asides.into_iter().map(aside).collect(),
            alike,
        }
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

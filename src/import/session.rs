//! One document on its way into a plan: chosen, read, looked at, added. A state machine without the browser.
//!
//! The page tells it what happened and carries out the [`Effect`]s it gives back. Every request has a number, so that
//! an answer to an earlier one is ignored. Nothing changes a plan until the officer accepts.

mod effect;
mod found;
mod reading;
mod target;
mod ticks;

use std::sync::Arc;

pub use effect::{Effect, Spot};
pub use found::{Found, Next};
pub use target::{Fit, Target};
pub use ticks::{Tick, Ticks};

use super::reader::Step;
use crate::history::ChangeId;
use crate::plan::EntityId;

/// Name of pasted text, which has no file name.
const PASTED: &str = "what was pasted";

/// A document as it came, kept so that a new reader can begin again.
#[derive(Debug, Clone)]
enum Source {
    File { name: String, bytes: Arc<Vec<u8>> },
    Pasted { html: Option<String>, text: String },
}

impl Source {
    fn name(&self) -> &str {
        match self {
            Self::File { name, .. } => name,
            Self::Pasted { .. } => PASTED,
        }
    }
}

/// How far a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The bytes of the file are awaited.
    Opening,
    /// The reader has been asked, and has not answered yet.
    Starting,
    /// The reader's own report.
    Step(Step),
}

/// A way into a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adding {
    /// As a plan of its own.
    NewPlan,
    /// As an update of a plan.
    Update,
}

/// A document that was taken into a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenIn {
    /// The plan it was added to.
    pub plan: EntityId,
    /// The change it was taken in as.
    pub change: ChangeId,
    /// The officer's name for the document.
    pub document: String,
}

/// Why a document was not brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The officer's name for the document.
    pub document: String,
    /// Why, in lower case with no full stop.
    pub why: String,
}

/// The stages of bringing in a document.
#[derive(Debug, Clone, Default)]
enum Phase {
    #[default]
    Choosing,
    /// The browser reads the file.
    Opening {
        name: String,
    },
    /// The first reading.
    Reading {
        source: Source,
        progress: Progress,
    },
    /// Something was found, and may be read anew.
    Found(Box<Found>),
    /// A plan takes it in; `before` returns if that fails.
    Adding {
        how: Adding,
        before: Box<Phase>,
    },
    TakenIn(TakenIn),
}

/// The screens of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// The field for a file, with or without a reading under way.
    Choosing,
    /// The findings in the document.
    Found,
    /// That it is being added.
    Adding(Adding),
    /// That it is in a plan.
    TakenIn(TakenIn),
}

/// One document being brought in.
#[derive(Debug, Default)]
pub struct Session {
    /// The plan to update, if the page is about one.
    into: Option<EntityId>,
    phase: Phase,
    problem: Option<Problem>,
    /// The number of the latest request. Answers to earlier ones are ignored.
    latest: u32,
    /// The reader has the document, so that a new mapping is all it needs.
    reader_has_it: bool,
}

impl Session {
    /// No document is chosen. `into` is the plan to update, if it is known.
    #[must_use]
    pub fn new(into: Option<EntityId>) -> Self {
        Self { into, ..Self::default() }
    }

    /// The plan that the page is about, if any.
    #[must_use]
    pub const fn into_plan(&self) -> Option<&EntityId> {
        self.into.as_ref()
    }

    /// The screen to show.
    #[must_use]
    pub fn screen(&self) -> Screen {
        match &self.phase {
            Phase::Choosing | Phase::Opening { .. } | Phase::Reading { .. } => Screen::Choosing,
            Phase::Found(_) => Screen::Found,
            Phase::Adding { how, .. } => Screen::Adding(*how),
            Phase::TakenIn(taken) => Screen::TakenIn(taken.clone()),
        }
    }

    /// Why the last attempt failed.
    #[must_use]
    pub const fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }

    /// The phase of the document, also while a plan takes it in.
    fn document_phase(&self) -> &Phase {
        match &self.phase {
            Phase::Adding { before, .. } => before,
            phase => phase,
        }
    }

    fn document_phase_mut(&mut self) -> &mut Phase {
        match &mut self.phase {
            Phase::Adding { before, .. } => before,
            phase => phase,
        }
    }

    /// The findings and the officer's answers, once the document was read.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        match self.document_phase() {
            Phase::Found(found) => Some(found),
            _ => None,
        }
    }

    /// The same, to be decided on.
    pub fn found_mut(&mut self) -> Option<&mut Found> {
        match self.document_phase_mut() {
            Phase::Found(found) => Some(found),
            _ => None,
        }
    }

    /// How far the reading under way is.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        match self.document_phase() {
            Phase::Opening { .. } => Some(Progress::Opening),
            Phase::Reading { progress, .. } => Some(*progress),
            Phase::Found(found) => found.reading,
            Phase::Choosing | Phase::Adding { .. } | Phase::TakenIn(_) => None,
        }
    }

    /// The officer's name for the document.
    #[must_use]
    pub fn document(&self) -> &str {
        match self.document_phase() {
            Phase::Opening { name } => name,
            Phase::Reading { source, .. } => source.name(),
            Phase::Found(found) => found.source.name(),
            Phase::TakenIn(taken) => &taken.document,
            Phase::Choosing | Phase::Adding { .. } => PASTED,
        }
    }

    /// Stops the reading under way. What was found before stays.
    pub fn cancel(&mut self) -> Vec<Effect> {
        let mut effects = self.stop_reader();
        let spot = match self.document_phase_mut() {
            Phase::Found(found) => {
                found.stop_waiting();
                found.mapping.clone_from(&found.findings.mapping);
                Spot::Found
            }
            phase => {
                *phase = Phase::Choosing;
                Spot::File
            }
        };
        effects.push(Effect::Focus(spot));
        effects
    }

    /// Puts the document away, for another.
    pub fn put_away(&mut self) -> Vec<Effect> {
        let mut effects = self.stop_reader();
        self.phase = Phase::Choosing;
        self.problem = None;
        effects.push(Effect::Focus(Spot::File));
        effects
    }

    fn stop_reader(&mut self) -> Vec<Effect> {
        self.latest += 1;
        self.reader_has_it = false;
        vec![Effect::StopReader]
    }

    fn fail(&mut self, why: String) -> Vec<Effect> {
        self.problem = Some(Problem { document: self.document().to_owned(), why });
        match self.document_phase_mut() {
            Phase::Found(found) => found.stop_waiting(),
            phase @ (Phase::Opening { .. } | Phase::Reading { .. }) => *phase = Phase::Choosing,
            Phase::Choosing | Phase::Adding { .. } | Phase::TakenIn(_) => {}
        }
        vec![Effect::Focus(Spot::Problem)]
    }

    /// A plan begins to take the document in.
    pub fn begin_adding(&mut self, how: Adding) {
        let before = Box::new(std::mem::take(&mut self.phase));
        self.phase = Phase::Adding { how, before };
    }

    /// Lets go of what was found: dropping a long document takes a moment, and so does showing the plan.
    pub fn let_go(&mut self) {
        *self.document_phase_mut() = Phase::Choosing;
    }

    /// The plan did not take it in, because it failed or there was nothing new.
    pub fn not_added(&mut self) {
        if let Phase::Adding { before, .. } = std::mem::take(&mut self.phase) {
            self.phase = *before;
        }
    }

    /// A plan has taken it in.
    pub fn taken_in(&mut self, taken: TakenIn) -> Vec<Effect> {
        self.phase = Phase::TakenIn(taken);
        vec![Effect::Focus(Spot::Found)]
    }
}

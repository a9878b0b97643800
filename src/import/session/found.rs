//! A document that has been read, and what the officer has said of it so far.

use std::sync::Arc;

use super::{Progress, Source, Target, Ticks};
use crate::import::matching::Decisions;
use crate::import::reader::Findings;
use crate::import::understand::Mapping;
use crate::plan::EntityId;

/// The next step once the reader has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Make a plan of the document, and add it.
    MakePlan,
    /// Take the document into this plan, once it has been compared with it.
    TakeInto(EntityId),
    /// Put the keyboard on the element with this id, which is drawn anew.
    Focus(String),
}

/// The findings, and the officer's answers.
#[derive(Debug, Clone)]
pub struct Found {
    pub(super) source: Source,
    pub(super) findings: Arc<Findings>,
    pub(super) mapping: Mapping,
    pub(super) reading: Option<Progress>,
    pub(super) next: Option<Next>,
    pub(super) accepted: Option<EntityId>,
    target: Option<Target>,
    /// Names that are one: each with the one that it means.
    pub joins: Vec<(String, String)>,
    /// Answers about lines and names in doubt.
    pub decisions: Decisions,
    /// The officer's ticks.
    pub ticks: Ticks,
}

impl Found {
    pub(super) fn new(source: Source, findings: Findings, into: Option<EntityId>) -> Self {
        Self {
            source,
            mapping: findings.mapping.clone(),
            findings: Arc::new(findings),
            reading: None,
            next: None,
            accepted: None,
            target: into.map(Target::Update),
            joins: Vec::new(),
            decisions: Decisions::default(),
            ticks: Ticks::default(),
        }
    }

    /// The reader's latest findings.
    #[must_use]
    pub const fn findings(&self) -> &Arc<Findings> {
        &self.findings
    }

    /// How the document is to be read: ahead of the findings until the reader has answered.
    #[must_use]
    pub const fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Where the officer said that the document goes.
    #[must_use]
    pub const fn target(&self) -> Option<&Target> {
        self.target.as_ref()
    }

    /// The officer says where the document goes. An acceptance for another place lapses.
    pub fn choose_target(&mut self, target: Target) {
        self.target = Some(target);
        self.accepted = None;
    }

    /// Sets the title and the council. The document is read with them when it is added, and not before: an answer that
    /// comes while a button is pressed would move the button from under the pointer.
    pub fn name(&mut self, title: &str, organisation: &str) {
        title.clone_into(&mut self.mapping.title);
        organisation.clone_into(&mut self.mapping.organisation);
    }

    pub(super) fn is_read_as_named(&self) -> bool {
        let read = &self.findings.mapping;
        (&read.title, &read.organisation) == (&self.mapping.title, &self.mapping.organisation)
    }

    /// The plan that the officer has accepted the document for, while the comparison with it is awaited.
    #[must_use]
    pub const fn accepted(&self) -> Option<&EntityId> {
        self.accepted.as_ref()
    }

    /// Forgets the accepted plan: the document is being taken in.
    pub fn clear_accepted(&mut self) {
        self.accepted = None;
    }

    pub(super) fn stop_waiting(&mut self) {
        self.reading = None;
        self.next = None;
    }

    /// Takes the findings of another reading. What was said of a line was said of the earlier one.
    pub(super) fn read_anew(&mut self, findings: Findings) {
        self.reading = None;
        self.decisions.lines.clear();
        self.mapping.clone_from(&findings.mapping);
        self.findings = Arc::new(findings);
    }
}

//! The inputs of the form, as signals.

use leptos::prelude::*;

use crate::plan::EntityId;
use crate::ui::pages::added::Added;
use crate::view::form::{EvidenceForm, UpdateForm};

/// The inputs of the form.
#[derive(Clone, Copy)]
pub(super) struct Inputs {
    pub(super) position_at: RwSignal<String>,
    pub(super) status: RwSignal<Option<EntityId>>,
    pub(super) text: RwSignal<String>,
    pub(super) on_behalf_of: RwSignal<String>,
    pub(super) evidence: RwSignal<Vec<EvidenceInputs>>,
    added: Added,
}

/// The inputs of one piece of evidence.
#[derive(Clone, Copy)]
pub(super) struct EvidenceInputs {
    /// Its number, unique in the form.
    pub(super) number: usize,
    pub(super) title: RwSignal<String>,
    pub(super) link: RwSignal<String>,
    pub(super) date: RwSignal<String>,
}

impl Inputs {
    /// Inputs that hold this form.
    pub(super) fn of(form: &UpdateForm) -> Self {
        let inputs = Self {
            position_at: RwSignal::new(form.position_at.clone()),
            status: RwSignal::new(form.status.clone()),
            text: RwSignal::new(form.text.clone()),
            on_behalf_of: RwSignal::new(form.on_behalf_of.clone()),
            evidence: RwSignal::default(),
            added: Added::to_this_form(),
        };
        for evidence in &form.evidence {
            inputs.add(evidence);
        }
        inputs
    }

    /// Adds the inputs of a piece of evidence and returns their number.
    pub(super) fn add(self, evidence: &EvidenceForm) -> usize {
        let boxes = self.added.one(|number| EvidenceInputs {
            number,
            title: RwSignal::new(evidence.title.clone()),
            link: RwSignal::new(evidence.link.clone()),
            date: RwSignal::new(evidence.date.clone()),
        });
        self.evidence.update(|all| all.push(boxes));
        boxes.number
    }

    /// Removes the inputs of a piece of evidence.
    pub(super) fn remove(self, number: usize) {
        self.evidence.update(|all| all.retain(|boxes| boxes.number != number));
    }

    /// The form as it is now. Tracked.
    pub(super) fn gather(self) -> UpdateForm {
        let evidence = |boxes: &EvidenceInputs| EvidenceForm {
            title: boxes.title.get(),
            link: boxes.link.get(),
            date: boxes.date.get(),
        };
        UpdateForm {
            position_at: self.position_at.get(),
            status: self.status.get(),
            text: self.text.get(),
            on_behalf_of: self.on_behalf_of.get(),
            evidence: self.evidence.with(|all| all.iter().map(evidence).collect()),
        }
    }
}

//! The form of a section, edited or added.

use serde::{Deserialize, Serialize};

use super::{Fresh, ListForm, Problem, changed};
use crate::plan::edit::{Edit, Position};
use crate::plan::{Body, EntityId, Field, Kind, Plan};

/// Everything of a section that an officer can change.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SectionForm {
    /// Its printed number.
    pub number: String,
    /// The title of the section.
    pub title: String,
    /// The objective of the section.
    pub objective: String,
    /// Other plans it names.
    pub connections: ListForm,
}

impl SectionForm {
    /// The form of a section; `None` if the plan has no such section.
    #[must_use]
    pub fn of(plan: &Plan, id: &EntityId) -> Option<Self> {
        let Body::Section(section) = &plan.item(id)?.body else { return None };
        Some(Self {
            number: section.number.clone(),
            title: section.title.clone(),
            objective: section.objective.clone(),
            connections: ListForm::of(plan, id, &Kind::Connection),
        })
    }

    /// The problems that keep it from being sent.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let no_title = self.title.trim().is_empty().then_some(Problem { at: "title", words: "Enter the title" });
        no_title.into_iter().collect()
    }

    /// The edits that make the section `before` into this one.
    #[must_use]
    pub fn edits(&self, before: &Self, id: &EntityId, fresh: Fresh<'_>) -> Vec<Edit> {
        let fields = [
            (Field::Number, &before.number, &self.number),
            (Field::Title, &before.title, &self.title),
            (Field::Objective, &before.objective, &self.objective),
        ];
        let mut edits: Vec<Edit> =
            fields.into_iter().filter_map(|(field, was, is)| changed(id, field, was, is)).collect();
        edits.extend(self.connections.edits(&before.connections, id, &Kind::Connection, fresh));
        edits
    }

    /// The edits that add this section to the plan.
    #[must_use]
    pub fn addition(&self, plan: &EntityId, id: &EntityId, fresh: Fresh<'_>) -> Vec<Edit> {
        let add = Edit::Add { id: id.clone(), parent: plan.clone(), position: Position::Last, fields: Vec::new() };
        std::iter::once(add).chain(self.edits(&Self::default(), id, fresh)).collect()
    }
}

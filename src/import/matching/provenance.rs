//! The origin of a field's value: a document, the app's own summary, or an officer, who is never overruled by default.

use super::SOURCE;
use crate::history::{History, Write};
use crate::import::first_change::{DOCUMENT_DEVICE, STARTER_DEVICE};
use crate::plan::{EntityId, Field};

/// The origin of a field's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Provenance {
    /// None: the field was never set.
    Nothing,
    /// A document imported before.
    Document,
    /// A starter plan, whose wording is Hearth's own.
    Starter,
    /// An officer, by this name.
    Officer(String),
}

pub(super) fn provenance(history: &History, entity: &EntityId, field: &Field) -> Provenance {
    // An undo is not a write of its own: the value before counts again.
    let answers = history.origins(entity, field);
    let officer = answers.iter().find(|write| !is_document(write) && write.change.by.device != STARTER_DEVICE);
    match (officer, answers.first()) {
        (Some(write), _) => Provenance::Officer(write.change.by.name.clone()),
        (None, None) => Provenance::Nothing,
        (None, Some(write)) if is_document(write) => Provenance::Document,
        (None, Some(_)) => Provenance::Starter,
    }
}

fn is_document(write: &Write) -> bool {
    let source = write.change.source.as_ref().and_then(|source| source.as_str());
    write.change.by.device == DOCUMENT_DEVICE || source.is_some_and(|source| source.starts_with(SOURCE))
}

/// True if an entity is removed only because the change that added it was undone, so that it counts as never added.
pub(super) fn is_taken_back(history: &History, id: &EntityId) -> bool {
    !history.visible(id, &Field::Removed).is_empty() && history.origins(id, &Field::Removed).is_empty()
}

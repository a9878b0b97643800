//! Who gave a field what it says: a document, the app's own summary, or an officer, whom nothing overrules unasked.

use super::SOURCE;
use crate::history::{History, Write};
use crate::import::starter::{DEVICE, DOCUMENT_DEVICE};
use crate::plan::{EntityId, Field};

/// Where what a field says comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Provenance {
    /// The field is empty, and nobody made it so.
    Nothing,
    /// A document that was brought in before.
    Document,
    /// A starter plan, whose wording is Hearth's own.
    Starter,
    /// An officer, by this name.
    Officer(String),
}

pub(super) fn provenance(history: &History, entity: &EntityId, field: &Field) -> Provenance {
    // Whoever takes a change back gives no write of their own: what stood before stands again.
    let answers = history.origins(entity, field);
    let officer = answers.iter().find(|write| !is_document(write) && write.change.by.device != DEVICE);
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

/// Whether a thing is out of the plan only because what brought it there was taken back: then it is as if it had never
/// been there. What somebody removed is another matter.
pub(super) fn is_taken_back(history: &History, id: &EntityId) -> bool {
    !history.visible(id, &Field::Removed).is_empty() && history.origins(id, &Field::Removed).is_empty()
}

//! Forms: their contents while an officer types, and the edits that result.
//!
//! A form is copied from the plan when it opens. When it is sent, only what the officer changed becomes an
//! edit: fields a colleague changed meanwhile are left alone. Half-typed forms are kept as drafts, hence
//! `Serialize`.

pub mod about;
pub mod leads;
pub mod line;
pub mod list;
pub mod reading;
pub mod section;
pub mod update;

pub use about::AboutForm;
pub use leads::LeadForm;
pub use line::LineForm;
pub use list::{ListForm, Wording};
pub use reading::{Meaning, ReadingForm};
pub use section::SectionForm;
pub use update::{EvidenceForm, UpdateForm};

use crate::plan::edit::{Content, Edit};
use crate::plan::{EntityId, Field, Kind};

/// A problem with a form, and the input it concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// The id of the input on the page.
    pub at: &'static str,
    /// An instruction: a sentence without its full stop.
    pub words: &'static str,
}

/// Makes ids of new things: the core has no randomness.
pub type Fresh<'a> = &'a mut dyn FnMut(&Kind) -> EntityId;

/// The edit of a text field, if it was changed.
fn changed(id: &EntityId, field: Field, before: &str, after: &str) -> Option<Edit> {
    let after = after.trim();
    (before.trim() != after).then(|| Edit::Set { id: id.clone(), field, to: words(after) })
}

/// Text as content: no text empties the field.
fn words(text: &str) -> Content {
    if text.is_empty() { Content::NOTHING } else { Content::text(text) }
}

/// The edit that puts a thing at an order key.
fn put(id: &EntityId, parent: &EntityId, order: &str) -> Edit {
    Edit::Set { id: id.clone(), field: Field::Place, to: Content::place(parent, order) }
}

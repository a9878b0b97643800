//! What an officer asks for under their name. Without a name it is held until one is given.

use std::collections::BTreeSet;

use crate::history::{Basis, ChangeId, Replica, Undo};
use crate::plan::edit::{Assignment, Edit};
use crate::plan::{EntityId, Field};

/// Something that carries the officer's name.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// An edit of a plan.
    Edit {
        /// Which plan.
        plan: EntityId,
        /// What is wanted.
        edit: Edit,
        /// What the form showed when it opened ([`crate::history::History::basis`]); `None` for a click without a form.
        basis: Option<Basis>,
        /// The reason, or empty.
        why: String,
    },
    /// To take changes back: one's own, or all that a file brought.
    Undo {
        /// Of which plan.
        plan: EntityId,
        /// Which changes.
        ids: BTreeSet<ChangeId>,
        /// What is said when it is done: "Undone".
        said: &'static str,
    },
    /// To erase words wherever they stand in a plan, for good.
    Erase {
        /// In which plan.
        plan: EntityId,
        /// The words.
        text: String,
        /// The reason, or empty.
        why: String,
    },
    /// A new plan.
    NewPlan {
        /// Its id.
        plan: EntityId,
        /// What it begins with.
        sets: Vec<Assignment>,
    },
    /// Long work that the page does itself, once there is a name to sign with.
    Begin,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Submitted {
    /// It was done, and is being stored.
    Done,
    /// It changes nothing: everything already is as it says.
    NothingNew,
    /// It could not be done. The officer has been told why; what was typed must stay on screen.
    Refused,
}

/// What an undo did, in words.
pub(super) fn undo_in_words(held: &Replica, undo: &Undo, said: &str) -> String {
    let mut words = match &undo.change {
        Some(_) => format!("{said}."),
        None => "Nothing was left to undo.".to_owned(),
    };
    let mut names: Vec<&str> = undo.skipped.iter().map(|skipped| skipped.by.by.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    if !names.is_empty() {
        let left = undo.skipped.iter().map(|skipped| label(held, &skipped.entity, &skipped.field));
        let mut fields: Vec<&str> = left.collect();
        fields.dedup();
        words.push_str(" Left alone, because ");
        words.push_str(&names.join(" and "));
        words.push_str(" changed it since: ");
        words.push_str(&fields.join(", "));
        words.push('.');
    }
    words
}

fn label(held: &Replica, id: &EntityId, field: &Field) -> &'static str {
    let kind = held.plan().item(id).map_or_else(|| id.kind(), |item| item.id.kind());
    field.label(&kind)
}

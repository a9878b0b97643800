//! Requests that need the officer's name. Without a name they wait until one is given.

use std::collections::BTreeSet;

use crate::history::{Basis, ChangeId};
use crate::plan::EntityId;
use crate::plan::edit::{Assignment, Edit};

/// Something that carries the officer's name.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// An edit of a plan.
    Edit {
        /// The plan to edit.
        plan: EntityId,
        /// The edit to make.
        edit: Edit,
        /// The values shown by the form when it opened ([`crate::history::History::basis`]); `None` for a click without a form.
        basis: Option<Basis>,
        /// The reason, or empty.
        why: String,
    },
    /// To take changes back: one's own, or all that a file brought.
    Undo {
        /// The plan to be changed.
        plan: EntityId,
        /// The changes to undo.
        ids: BTreeSet<ChangeId>,
        /// The announcement when it is done: "Undone".
        said: &'static str,
    },
    /// To erase words wherever they stand in a plan, for good.
    Erase {
        /// The plan to be changed.
        plan: EntityId,
        /// The words to erase.
        text: String,
        /// The reason, or empty.
        why: String,
    },
    /// A new plan is to be made.
    NewPlan {
        /// The id of the new plan.
        plan: EntityId,
        /// The first values of the plan.
        sets: Vec<Assignment>,
    },
    /// Long work that the page does itself, once there is a name to sign with.
    Begin,
}

/// The outcome of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Submitted {
    /// It was done, and is being stored.
    Done,
    /// It changes nothing: everything already is as it says.
    NothingNew,
    /// It could not be done. The officer has been told why; what was typed must stay on screen.
    Refused,
}

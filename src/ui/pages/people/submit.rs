//! Submitting an edit of this page.

use leptos::prelude::*;

use super::PeopleContext;
use crate::browser::focus;
use crate::plan::EntityId;
use crate::plan::edit::Edit;
use crate::ui::workspace::Submitted;

/// Submits an edit, announces it, and puts the keyboard on the element with this id, since the element it was on may be
/// gone. `then` runs after the edit.
pub(super) fn submit(context: PeopleContext, edit: Edit, says: String, to: String, then: impl FnOnce() + 'static) {
    let workspace = context.workspace;
    workspace.submit(&context.plan.get_value(), edit, None, "", move |submitted| match submitted {
        Submitted::Done => {
            then();
            workspace.say(format!("{says} Undo takes it back."));
            focus::soon_on_id(to);
        }
        Submitted::NothingNew => workspace.say("It already is so."),
        Submitted::Refused => {}
    });
}

/// The element id of a party's row.
pub(super) fn row_id(id: StoredValue<EntityId>) -> String {
    id.with_value(|id| format!("party-{id}"))
}

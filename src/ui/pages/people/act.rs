//! Making an edit of this page.

use leptos::prelude::*;

use super::Scene;
use crate::browser::focus;
use crate::plan::edit::Edit;
use crate::ui::desk::Acted;

/// Makes an edit, says so, and gives the keyboard to what has this id: what it was on may be gone. `then` does
/// something more once the edit was made.
pub(super) fn act(scene: Scene, edit: Edit, says: String, to: String, then: impl FnOnce() + 'static) {
    let desk = scene.desk;
    desk.act_then(&scene.plan.get_value(), edit, None, "", move |acted| match acted {
        Acted::Done => {
            then();
            desk.say(format!("{says} Undo takes it back."));
            focus::soon_on_id(to);
        }
        Acted::NothingNew => desk.say("It already is so."),
        Acted::Refused => {}
    });
}

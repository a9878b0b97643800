//! Undo and redo.

use leptos::prelude::*;

use crate::plan::EntityId;
use crate::ui::components::{Button, Look};
use crate::ui::workspace::workspace;

/// Undo and redo.
#[component]
pub(super) fn UndoRedo(plan: EntityId) -> impl IntoView {
    let workspace = workspace();
    let stack = {
        let plan = plan.clone();
        Memo::new(move |_| {
            let stack = workspace.stack(&plan);
            (!stack.undo.is_empty(), !stack.redo.is_empty())
        })
    };
    let (undone, redone) = (plan.clone(), plan);
    view! {
        <span class="app-strip__steps">
            <Button label="Undo" look=Look::Compact disabled=Signal::derive(move || !stack.get().0)
                on_press=Callback::new(move |()| workspace.undo(&undone)) />
            <Button label="Redo" look=Look::Compact disabled=Signal::derive(move || !stack.get().1)
                on_press=Callback::new(move |()| workspace.redo(&redone)) />
        </span>
    }
}

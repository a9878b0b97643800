//! The number of conflicts to settle, beside their page in the navigation.

use leptos::prelude::*;

use crate::plan::EntityId;
use crate::ui::dynamic::dyn_view;
use crate::ui::workspace::workspace;

/// The number of conflicts in a plan; nothing if there is none.
#[component]
pub(super) fn Conflicts(plan: EntityId) -> AnyView {
    let workspace = workspace();
    let count = Memo::new(move |_| workspace.conflicts(&plan));
    dyn_view(move || match count.get() {
        0 => ().into_any(),
        count => view! { " " <span class="app-count">{count.to_string()}</span> }.into_any(),
    })
}

//! How old the last downloaded copy of the plan is.

use leptos::prelude::*;

use crate::plan::EntityId;
use crate::ui::components::moment;
use crate::ui::workspace::workspace;
use crate::view::address::{Page, Route};

/// How old the last downloaded copy is.
#[component]
pub(super) fn Copy(plan: EntityId) -> impl IntoView {
    let workspace = workspace();
    let link = Route::Plan(plan.clone(), Page::Share).to_string();
    let words = move || match workspace.last_download(&plan) {
        Some(at) => format!("Plan file downloaded {}", moment::ago(&at, workspace.today().get())),
        None => "No plan file downloaded yet".to_owned(),
    };
    view! { <a class="app-strip__item app-strip__link" href=link>{words}</a> }
}

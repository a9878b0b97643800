//! How old the last downloaded copy of the plan is.

use leptos::prelude::*;

use crate::plan::EntityId;
use crate::ui::components::moment;
use crate::ui::desk::desk;
use crate::view::address::{Page, Route};

/// How old the last downloaded copy is.
#[component]
pub(super) fn Copy(plan: EntityId) -> impl IntoView {
    let desk = desk();
    let link = Route::Plan(plan.clone(), Page::Share).to_string();
    let words = move || match desk.last_download(&plan) {
        Some(at) => format!("Plan file downloaded {}", moment::ago(&at, desk.today().get())),
        None => "No plan file downloaded yet".to_owned(),
    };
    view! { <a class="app-strip__item app-strip__link" href=link>{words}</a> }
}

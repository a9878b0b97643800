//! The pages of the present plan.

use leptos::prelude::*;

use super::current_plan;
use crate::plan::EntityId;
use crate::ui::address::here;
use crate::ui::dynamic::{dyn_attr, dyn_view};
use crate::ui::parts::parts;
use crate::view::address::{Page, Route};

/// The navigation of the present plan; empty outside a plan.
#[component]
pub fn Navigation() -> AnyView {
    let plan = current_plan();
    let list = |plan: EntityId| {
        view! {
            <nav class="app-nav" aria-label="This plan">
                <ul class="app-nav__list">
                    {Page::listed().map(|page| view! { <Entry plan=plan.clone() page /> }).collect_view()}
                </ul>
            </nav>
        }
        .into_any()
    };
    dyn_view(move || plan.get().map_or_else(|| ().into_any(), list))
}

#[component]
fn Entry(plan: EntityId, page: Page) -> impl IntoView {
    let route = here().route();
    let link = Route::Plan(plan.clone(), page.clone()).to_string();
    let name = page.title();
    let parts = parts();
    let conflicts = move || parts.second().map(|second| (second.conflicts)(plan.clone())).into_any();
    let waiting = (page == Page::Conflicts).then(|| dyn_view(conflicts));
    let current = move || {
        route.with(|route| match route.page() {
            Some(shown) if *shown == page => Some("page"),
            Some(shown) if shown.spec().listed_as == page => Some("true"),
            _ => None,
        })
    };
    view! {
        <li>
            <a class="app-nav__link" href=link aria-current=dyn_attr(current)>{name}{waiting}</a>
        </li>
    }
}

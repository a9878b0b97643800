//! The pages of the present plan.

use leptos::prelude::*;

use super::current_plan;
use crate::plan::EntityId;
use crate::ui::address::here;
use crate::ui::desk::desk;
use crate::ui::follow::{drawn, perhaps};
use crate::ui::route::{Page, Route};

/// The pages listed, and what they are called.
const LISTED: [(Page, &str); 9] = [
    (Page::Overview, "Overview"),
    (Page::Actions, "All actions"),
    (Page::Mine, "My actions"),
    (Page::People, "People and teams"),
    (Page::Check, "Check the plan"),
    (Page::TwoAnswers, "Two different answers"),
    (Page::History, "History"),
    (Page::Share, "Share"),
    (Page::Settings, "Settings"),
];

/// The pages of the present plan; nothing where there is none.
#[component]
pub fn Navigation() -> AnyView {
    let plan = current_plan();
    let list = |plan: EntityId| {
        view! {
            <nav class="app-nav" aria-label="This plan">
                <ul class="app-nav__list">
                    {LISTED.map(|(page, name)| view! { <Entry plan=plan.clone() page name /> }).into_iter().collect_view()}
                </ul>
            </nav>
        }
        .into_any()
    };
    drawn(move || plan.get().map_or_else(|| ().into_any(), list))
}

#[component]
fn Entry(plan: EntityId, page: Page, name: &'static str) -> impl IntoView {
    let route = here().route();
    let link = Route::Plan(plan.clone(), page.clone()).to_string();
    let listed = page.clone();
    let current = move || {
        route.with(|route| match route.page() {
            Some(shown) if *shown == listed => Some("page"),
            Some(shown) if above(shown) == listed => Some("true"),
            _ => None,
        })
    };
    let waiting = (page == Page::TwoAnswers).then(|| view! { <Waiting plan /> });
    view! {
        <li class="app-nav__item">
            <a class="app-nav__link" href=link aria-current=perhaps(current)>{name}{waiting}</a>
        </li>
    }
}

/// How many two different answers wait.
#[component]
fn Waiting(plan: EntityId) -> AnyView {
    let desk = desk();
    let count = Memo::new(move |_| desk.conflicts(&plan));
    drawn(move || match count.get() {
        0 => ().into_any(),
        count => view! { " " <span class="app-count">{count.to_string()}</span> }.into_any(),
    })
}

/// The listed page that a page without a place in the list belongs to.
const fn above(page: &Page) -> Page {
    match page {
        Page::Line(_)
        | Page::Report(_)
        | Page::Edit(_)
        | Page::Add(..)
        | Page::Structure
        | Page::Removed
        | Page::Actions => Page::Actions,
        Page::Overview => Page::Overview,
        Page::Mine => Page::Mine,
        Page::People => Page::People,
        Page::Check => Page::Check,
        Page::TwoAnswers => Page::TwoAnswers,
        Page::History => Page::History,
        Page::Share | Page::Bring => Page::Share,
        Page::Settings => Page::Settings,
    }
}

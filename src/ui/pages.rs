//! The pages, one a file, and the choice of the page for an address.
//!
//! A page of a plan takes `plan: EntityId` and `replica: ReadSignal<Replica>`. It is drawn again when another page is shown,
//! but not when its filters change: for those, follow [`crate::ui::address::Here::query`].

mod action;
mod added;
mod all_actions;
mod bring;
mod check;
mod conflicts;
mod drafts;
mod edit_line;
mod fields;
mod history;
mod my_actions;
mod not_found;
mod overview;
mod people;
mod pieces;
mod plans;
mod record_update;
mod settings;
mod share;
mod structure;

use leptos::prelude::*;

use super::address::here;
use super::components::PageHeading;
use super::dynamic::dyn_view;
use super::workspace::workspace;
use crate::history::Replica;
use crate::plan::EntityId;
use crate::view::address::{Page, Route};

/// True once the page of the present address can be drawn: what it needs of its plan is there, or the plan is known not
/// to be here. Tracked.
pub(super) fn is_ready() -> bool {
    here().route().with(|route| match route {
        Route::Plan(plan, page) => in_plan(plan, page).1,
        Route::Plans | Route::Bring | Route::Settings | Route::NotFound => true,
    })
}

/// Draws the page of the present address.
pub(super) fn current() -> AnyView {
    let route = here().route();
    dyn_view(move || match route.get() {
        Route::Plan(plan, page) => view! { <InPlan plan page /> }.into_any(),
        Route::Plans => view! { <plans::Plans /> }.into_any(),
        Route::Bring => view! { <bring::Bring /> }.into_any(),
        Route::Settings => view! { <settings::Settings /> }.into_any(),
        Route::NotFound => view! { <not_found::NotFound /> }.into_any(),
    })
}

/// A page of a plan, as soon as the plan is loaded.
#[component]
fn InPlan(plan: EntityId, page: Page) -> AnyView {
    let shown = {
        let (plan, page) = (plan.clone(), page.clone());
        Memo::new(move |_| in_plan(&plan, &page))
    };
    dyn_view(move || match shown.get() {
        (Some(replica), true) => draw_in(plan.clone(), replica, page.clone()),
        (None, true) => view! { <not_found::NotHeld /> }.into_any(),
        (_, false) => view! { <PageHeading title="Opening" /> }.into_any(),
    })
}

/// A plan if it is held, and true once a page of it can be drawn, or once it is known not to be held. Tracked.
fn in_plan(plan: &EntityId, page: &Page) -> (Option<ReadSignal<Replica>>, bool) {
    let workspace = workspace();
    let replica = workspace.plan(plan);
    let lists_lines = matches!(page, Page::Actions | Page::Mine | Page::Overview | Page::RecordUpdate(_));
    let ready = match &replica {
        Some(_) => !lists_lines || workspace.line_index(plan).with(Option::is_some),
        None => workspace.is_ready().get(),
    };
    (replica, ready)
}

fn draw_in(plan: EntityId, replica: ReadSignal<Replica>, page: Page) -> AnyView {
    match page {
        Page::Conflicts => view! { <conflicts::ConflictsPage plan replica /> }.into_any(),
        Page::History => view! { <history::History plan replica /> }.into_any(),
        Page::Share => view! { <share::Share plan replica /> }.into_any(),
        Page::Bring => view! { <bring::BringInto plan replica /> }.into_any(),
        Page::Settings => view! { <settings::PlanSettings plan replica /> }.into_any(),
        Page::Overview => view! { <overview::OverviewPage plan replica /> }.into_any(),
        Page::Actions => view! { <all_actions::AllActionsPage plan replica /> }.into_any(),
        Page::Mine => view! { <my_actions::MyActionsPage plan replica /> }.into_any(),
        Page::Line(line) => view! { <action::ActionPage plan replica line /> }.into_any(),
        Page::RecordUpdate(line) => view! { <record_update::RecordUpdate plan replica line /> }.into_any(),
        Page::Edit(thing) => view! { <edit_line::EditPage plan replica thing /> }.into_any(),
        Page::Add(kind, under) => view! { <edit_line::AddPage plan replica kind under /> }.into_any(),
        Page::Structure => view! { <structure::StructurePage plan replica /> }.into_any(),
        Page::People => view! { <people::PeoplePage plan replica /> }.into_any(),
        Page::Check => view! { <check::CheckPage plan replica /> }.into_any(),
        Page::Removed => view! { <structure::RemovedPage plan replica /> }.into_any(),
    }
}

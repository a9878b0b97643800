//! The pages, one a file, and the choice of the page for an address.
//!
//! A page of a plan takes `plan: EntityId` and `held: ReadSignal<Replica>`. It is drawn again when another page is shown,
//! but not when its filters change: for those, follow [`crate::ui::address::Here::query`].

mod action;
mod added;
pub(super) mod all_actions;
mod bring;
mod check;
mod conflicts;
mod drafts;
mod edit_line;
mod fields;
mod history;
mod load_failed;
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
use super::parts::{Loading, Shown, parts};
use super::workspace::workspace;
use crate::history::Replica;
use crate::plan::EntityId;
use crate::view::address::{Page, Route};

/// Shows the page of the present address.
#[component]
pub fn CurrentPage() -> AnyView {
    let route = here().route();
    dyn_view(move || match route.get() {
        Route::Plan(plan, page) => view! { <InPlan plan page /> }.into_any(),
        outside => second(Shown::Outside(outside)),
    })
}

/// A page of a plan, as soon as the plan is loaded.
#[component]
fn InPlan(plan: EntityId, page: Page) -> AnyView {
    let workspace = workspace();
    let found = {
        let plan = plan.clone();
        Memo::new(move |_| workspace.plan(&plan))
    };
    let ready = workspace.is_ready();
    // A plan is shown as soon as it is loaded, and not drawn again when the others are.
    let shown = Memo::new(move |_| (found.get(), found.with(Option::is_some) || ready.get()));
    dyn_view(move || match (shown.get(), &page) {
        ((Some(held), _), Page::Actions) => view! { <all_actions::AllActionsPage plan=plan.clone() held /> }.into_any(),
        ((Some(held), _), page) => second(Shown::InPlan(plan.clone(), held, page.clone())),
        ((None, true), _) => second(Shown::NotHeld),
        ((None, false), _) => view! { <Opening /> }.into_any(),
    })
}

/// A page of the second part, as soon as that has arrived.
fn second(shown: Shown) -> AnyView {
    let parts = parts();
    dyn_view(move || match parts.loading() {
        Loading::Here(second) => (second.page)(shown.clone()),
        Loading::OnItsWay => view! { <Opening /> }.into_any(),
        Loading::Lost => view! { <load_failed::LoadFailed /> }.into_any(),
    })
}

/// The page until there is something to show.
#[component]
fn Opening() -> AnyView {
    view! { <PageHeading title="Opening" /> }.into_any()
}

/// Draws a page of the second part.
pub(super) fn draw(shown: Shown) -> AnyView {
    match shown {
        Shown::Outside(Route::Plans) => view! { <plans::Plans /> }.into_any(),
        Shown::Outside(Route::Bring) => view! { <bring::Bring /> }.into_any(),
        Shown::Outside(Route::Settings) => view! { <settings::Settings /> }.into_any(),
        Shown::Outside(Route::NotFound | Route::Plan(..)) => view! { <not_found::NotFound /> }.into_any(),
        Shown::InPlan(plan, held, page) => draw_in(plan, held, page),
        Shown::NotHeld => view! { <not_found::NotHeld /> }.into_any(),
    }
}

fn draw_in(plan: EntityId, held: ReadSignal<Replica>, page: Page) -> AnyView {
    match page {
        Page::Conflicts => view! { <conflicts::ConflictsPage plan held /> }.into_any(),
        Page::History => view! { <history::History plan held /> }.into_any(),
        Page::Share => view! { <share::Share plan held /> }.into_any(),
        Page::Bring => view! { <bring::BringInto plan held /> }.into_any(),
        Page::Settings => view! { <settings::PlanSettings plan held /> }.into_any(),
        Page::Overview => view! { <overview::OverviewPage plan held /> }.into_any(),
        Page::Actions => view! { <all_actions::AllActionsPage plan held /> }.into_any(),
        Page::Mine => view! { <my_actions::MyActionsPage plan held /> }.into_any(),
        Page::Line(line) => view! { <action::ActionPage plan held line /> }.into_any(),
        Page::RecordUpdate(line) => view! { <record_update::RecordUpdate plan held line /> }.into_any(),
        Page::Edit(thing) => view! { <edit_line::EditPage plan held thing /> }.into_any(),
        Page::Add(kind, under) => view! { <edit_line::AddPage plan held kind under /> }.into_any(),
        Page::Structure => view! { <structure::StructurePage plan held /> }.into_any(),
        Page::People => view! { <people::PeoplePage plan held /> }.into_any(),
        Page::Check => view! { <check::CheckPage plan held /> }.into_any(),
        Page::Removed => view! { <structure::RemovedPage plan held /> }.into_any(),
    }
}

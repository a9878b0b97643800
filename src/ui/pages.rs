//! The pages, one a file, and the choice of the page for an address.
//!
//! A page of a plan takes `plan: EntityId` and `replica: ReadSignal<Replica>`. It is drawn again when another page is shown,
//! but not when its filters change: for those, follow [`crate::ui::address::Here::query`].

#![allow(unsafe_code, reason = "the calls across the borders of WebAssembly modules, made by the macro")]

mod action;
mod added;
pub(super) mod all_actions;
mod bring;
mod check;
mod conflicts;
mod drafts;
mod edit_line;
mod fields;
mod group;
mod history;
mod my_actions;
mod not_found;
mod overview;
mod people;
mod plans;
mod record_update;
mod settings;
mod share;
mod structure;

use group::{Draw, Shown};
use leptos::prelude::*;

use super::address::here;
use super::components::PageHeading;
use super::dynamic::dyn_view;
use super::workspace::workspace;
use crate::browser::split::NotFetched;
use crate::history::Replica;
use crate::plan::EntityId;
use crate::view::address::{Page, Route};

/// True once the page of the present address can be drawn: what it needs of its plan is there, or the plan is known not
/// to be here. In the place of a checkpoint it is drawn once nothing of it changes any more. Tracked.
pub(super) fn is_ready(in_place: bool) -> bool {
    here().route().with(|route| match route {
        Route::Plan(plan, page) => {
            let (replica, ready) = in_plan(plan, page);
            let is_settled = |replica: ReadSignal<Replica>| replica.with(Replica::conflicts_known);
            ready && (!in_place || replica.is_none_or(is_settled))
        }
        Route::Plans => !in_place || workspace().is_ready().get() && plans_known(),
        Route::Bring | Route::Settings | Route::NotFound => true,
    })
}

/// True once the conflicts of every plan are known.
fn plans_known() -> bool {
    workspace().plans().iter().all(|(_, replica)| replica.with(Replica::conflicts_known))
}

/// Draws the page of the present address.
pub(super) fn current() -> AnyView {
    let route = here().route();
    dyn_view(move || match route.get() {
        Route::Plan(plan, page) => view! { <InPlan plan page /> }.into_any(),
        Route::Plans => view! { <plans::Plans /> }.into_any(),
        Route::Bring => group::draw(|| Box::pin(documents()), Shown::Outside),
        Route::Settings => group::draw(|| Box::pin(more()), Shown::Outside),
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

/// Draws a page of a plan: itself, or by its group.
fn draw_in(plan: EntityId, replica: ReadSignal<Replica>, page: Page) -> AnyView {
    let fetch: fn() -> group::Coming = match page {
        Page::Overview => return view! { <overview::OverviewPage plan replica /> }.into_any(),
        Page::Actions => return view! { <all_actions::AllActionsPage plan replica /> }.into_any(),
        Page::Mine => return view! { <my_actions::MyActionsPage plan replica /> }.into_any(),
        Page::Line(_) | Page::RecordUpdate(_) | Page::Edit(_) | Page::Add(..) | Page::Structure | Page::Removed => {
            || Box::pin(lines())
        }
        Page::Bring => || Box::pin(documents()),
        Page::Check | Page::People => || Box::pin(checks()),
        Page::Conflicts | Page::History | Page::Share | Page::Settings => || Box::pin(more()),
    };
    group::draw(fetch, Shown::InPlan(plan, replica, page))
}

/// A group: a module of its own in a release, fetched at the first call. A development build is in one piece.
macro_rules! group {
    ($name:ident, $draw:expr) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<Draw, NotFetched> {
            Ok($draw)
        }

        #[cfg(not(split))]
        async fn $name() -> Result<Draw, NotFetched> {
            Ok($draw)
        }
    };
}

/// Draws what plan files that were chosen would change.
fn opened_files(chosen: share::ChosenFiles) -> AnyView {
    group::draw(|| Box::pin(more()), Shown::Opened(chosen))
}

group!(lines, draw_lines);
group!(documents, draw_documents);
group!(checks, draw_checks);
group!(more, draw_more);

/// Draws a page on which lines are worked on.
fn draw_lines(shown: Shown) -> AnyView {
    let Shown::InPlan(plan, replica, page) = shown else { return view! { <not_found::NotFound /> }.into_any() };
    match page {
        Page::Line(line) => view! { <action::ActionPage plan replica line /> }.into_any(),
        Page::RecordUpdate(line) => view! { <record_update::RecordUpdate plan replica line /> }.into_any(),
        Page::Edit(thing) => view! { <edit_line::EditPage plan replica thing /> }.into_any(),
        Page::Add(kind, under) => view! { <edit_line::AddPage plan replica kind under /> }.into_any(),
        Page::Structure => view! { <structure::StructurePage plan replica /> }.into_any(),
        Page::Removed => view! { <structure::RemovedPage plan replica /> }.into_any(),
        _ => view! { <not_found::NotFound /> }.into_any(),
    }
}

/// Draws a page on which documents are brought in.
fn draw_documents(shown: Shown) -> AnyView {
    match shown {
        Shown::InPlan(plan, replica, _) => view! { <bring::BringInto plan replica /> }.into_any(),
        Shown::Outside | Shown::Opened(_) => view! { <bring::Bring /> }.into_any(),
    }
}

/// Draws a page that looks over the whole plan.
fn draw_checks(shown: Shown) -> AnyView {
    match shown {
        Shown::InPlan(plan, replica, Page::People) => view! { <people::PeoplePage plan replica /> }.into_any(),
        Shown::InPlan(plan, replica, _) => view! { <check::CheckPage plan replica /> }.into_any(),
        Shown::Outside | Shown::Opened(_) => view! { <not_found::NotFound /> }.into_any(),
    }
}

/// Draws what is visited now and then.
fn draw_more(shown: Shown) -> AnyView {
    match shown {
        Shown::Outside => view! { <settings::Settings /> }.into_any(),
        Shown::Opened(chosen) => view! { <share::Opened chosen /> }.into_any(),
        Shown::InPlan(plan, replica, page) => match page {
            Page::Conflicts => view! { <conflicts::ConflictsPage plan replica /> }.into_any(),
            Page::History => view! { <history::History plan replica /> }.into_any(),
            Page::Share => view! { <share::Share plan replica /> }.into_any(),
            Page::Settings => view! { <settings::PlanSettings plan replica /> }.into_any(),
            _ => view! { <not_found::NotFound /> }.into_any(),
        },
    }
}

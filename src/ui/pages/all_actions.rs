//! All actions: every line of the plan, to be searched, filtered and sorted.

mod filter;
mod table;

use leptos::prelude::*;

use crate::history::HeldPlan;
use crate::plan::EntityId;
use crate::ui::address::here;
use crate::ui::components::{Button, PageHeading};
use crate::ui::desk::desk;
use crate::ui::route::{Address, Page, Route};
use crate::view::all_actions::{AllActions, all_actions};
use crate::view::query::Query;
use filter::Filter;
use table::Table;

/// The page.
#[component]
pub fn AllActionsPage(
    /// Which plan.
    plan: EntityId,
    /// What is held of it.
    held: ReadSignal<HeldPlan>,
) -> AnyView {
    let (here, today) = (here(), desk().today());
    let query = Memo::new(move |_| here.query().with(|address| Query::read(address)));
    let all = Memo::new(move |_| held.with(|held| query.with(|query| all_actions(held, query, today.get()))));
    let choices = Memo::new(move |_| all.with(|all| all.choices.clone()));
    let change = Callback::new(move |query: Query| here.set_query(query));
    let arrange = Route::Plan(plan.clone(), Page::Structure).to_string();
    view! {
        <div class="app-title">
            <PageHeading title="All actions" />
            <p class="app-title__aside" role="status">{move || all.with(count)}</p>
            <p class="app-title__links">
                <ShowFull query change/>
                <a class="govuk-link" href=arrange>"Add, move or remove"</a>
            </p>
        </div>
        <Filter choices query change/>
        <Show when=move || all.with(|all| all.shown > 0) fallback=move || view! { <Nothing all query change/> }>
            <Table plan=plan.clone() all query change/>
        </Show>
    }
    .into_any()
}

/// "21 of 68 actions".
fn count(all: &AllActions) -> String {
    match (all.shown, all.total) {
        (1, 1) => "1 action".to_owned(),
        (shown, total) if shown == total => format!("{total} actions"),
        (shown, total) => format!("{shown} of {total} actions"),
    }
}

/// Switches between the first line of each wording and all of it.
#[component]
fn ShowFull(query: Memo<Query>, change: Callback<Query>) -> AnyView {
    let full = move || query.with(|query| query.full);
    let switch = move |_| change.run(Query { full: !full(), ..query.get_untracked() });
    view! {
        <button type="button" class="app-button-link app-wide-only" aria-pressed=move || full().to_string() on:click=switch>
            "Show full wording"
        </button>
    }
    .into_any()
}

/// What is said instead of an empty table.
#[component]
fn Nothing(all: Memo<AllActions>, query: Memo<Query>, change: Callback<Query>) -> AnyView {
    let clear = Callback::new(move |()| change.run(query.with_untracked(Query::unfiltered)));
    let drawn = move || {
        if all.with(|all| all.total == 0) {
            let words = "This plan has no actions yet. Choose “Add, move or remove” to add its sections and actions.";
            view! { <p class="govuk-body">{words}</p> }.into_any()
        } else {
            view! {
                <p class="govuk-body">"No action fits these words and filters."</p>
                <Button label="Clear filters" on_press=clear />
            }
            .into_any()
        }
    };
    drawn.into_any()
}

/// The address of a line, keeping the list it was opened from.
pub(super) fn line_address(plan: &EntityId, line: &EntityId, query: &str) -> String {
    let route = Route::Plan(plan.clone(), Page::Line(line.clone()));
    Address { route, query: query.to_owned() }.to_string()
}

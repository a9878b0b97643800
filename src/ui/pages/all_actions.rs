//! All actions: every line of the plan, to be searched, filtered and sorted.

mod filter;
mod find_key;
mod table;

use leptos::prelude::*;

use crate::history::Replica;
use crate::plan::EntityId;
use crate::ui::address::here;
use crate::ui::components::{Button, PageHeading};
use crate::ui::dynamic::{DynText, dyn_text, dyn_view};
use crate::ui::workspace::workspace;
use crate::view::address::{Address, Page, Route};
use crate::view::all_actions::{AllActions, all_actions};
use crate::view::describe::grouped;
use crate::view::query::Query;
use crate::view::row::Row;
use table::Table;
pub(in crate::ui) use table::{Around, ROW_HEIGHT, heading_row, line_row, table};

/// The list with its search and filters.
#[component]
pub fn AllActionsPage(plan: EntityId, replica: ReadSignal<Replica>) -> AnyView {
    let (here, index) = (here(), workspace().line_index(&plan));
    let query = Memo::new(move |_| here.query().with(|address| Query::read(address)));
    let all = Memo::new(move |_| {
        index
            .with(|index| query.with(|query| index.as_ref().map(|index| all_actions(index, query))))
            .unwrap_or_default()
    });
    let row = Callback::new(move |line: EntityId| {
        index.with(|index| index.as_ref()?.row_of(&line).map(|row| Row::clone(row)))
    });
    let change = Callback::new(move |query: Query| here.set_query(query));
    let some = Memo::new(move |_| all.with(|all| all.shown > 0));
    let count = dyn_text(move || all.with(|all| counted(all.shown, all.total)));
    let filter = view! { <filter::Filter replica index query change /><find_key::FindKey all /> }.into_any();
    let rows = {
        let plan = plan.clone();
        dyn_view(move || match some.get() {
            true => view! { <Table plan=plan.clone() all query change row/> }.into_any(),
            false => view! { <NoActions all query change/> }.into_any(),
        })
    };
    frame(&plan, query, change, count, filter, rows)
}

/// The page around the filters and the rows. Both parts draw it, so that nothing moves when the second takes over.
pub(in crate::ui) fn frame(
    plan: &EntityId,
    query: Memo<Query>,
    change: Callback<Query>,
    count: DynText,
    filter: AnyView,
    rows: AnyView,
) -> AnyView {
    let arrange = Route::Plan(plan.clone(), Page::Structure).to_string();
    view! {
        <div class="app-title">
            <PageHeading title=Page::Actions.title() />
            <p class="app-title__aside" role="status">{count}</p>
            <p class="app-title__links">
                <ShowFull query change/>
                <a class="govuk-link" href=arrange>"Add, move or remove"</a>
            </p>
        </div>
        <div class="app-filter-room">{filter}</div>
        {rows}
    }
    .into_any()
}

/// "21 of 68 actions".
pub(in crate::ui) fn counted(shown: usize, total: usize) -> String {
    match (shown, total) {
        (1, 1) => "1 action".to_owned(),
        (shown, total) if shown == total => format!("{} actions", grouped(total)),
        (shown, total) => format!("{} of {} actions", grouped(shown), grouped(total)),
    }
}

/// Switches between the first line of each wording and all of it.
#[component]
fn ShowFull(query: Memo<Query>, change: Callback<Query>) -> AnyView {
    let full = move || query.with(|query| query.full);
    let switch = move |_| change.run(Query { full: !full(), ..query.get_untracked() });
    view! {
        <button type="button" class="app-button-link app-wide-only" aria-pressed=dyn_text(move || full().to_string()) on:click=switch>
            "Show full wording"
        </button>
    }
    .into_any()
}

/// The message in place of an empty table.
#[component]
fn NoActions(all: Memo<AllActions>, query: Memo<Query>, change: Callback<Query>) -> AnyView {
    let clear = Callback::new(move |()| change.run(query.with_untracked(Query::unfiltered)));
    dyn_view(move || {
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
    })
}

/// The address of a line, with the list it was opened from.
pub(super) fn line_address(plan: &EntityId, line: &EntityId, query: &str) -> String {
    let route = Route::Plan(plan.clone(), Page::Line(line.clone()));
    Address { route, query: query.to_owned() }.to_string()
}

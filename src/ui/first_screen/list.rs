//! The list of all actions, before the history is read: the first rows as published.

use std::sync::Arc;

use leptos::prelude::*;

use super::load_failed;
use crate::plan::EntityId;
use crate::ui::address::here;
use crate::ui::dynamic::{dyn_text, dyn_view};
use crate::ui::pages::all_actions::{Around, ROW_HEIGHT, counted, frame, heading_row, line_row, table};
use crate::view::checkpoint::{Checkpoint, FirstRow};
use crate::view::query::{Query, Sort};

/// The list, until the second part takes over. Words typed, and headings pressed, go into the address.
#[component]
pub(super) fn FirstList(plan: EntityId, checkpoint: Arc<Checkpoint>, lost: Memo<bool>) -> AnyView {
    let here = here();
    let query = Memo::new(move |_| here.query().with(|address| Query::read(address)));
    let change = Callback::new(move |query: Query| here.set_query(query));
    // Rows that the filters of the address may leave out are not shown.
    let drawn = checkpoint.lines > 0 && query.with_untracked(Query::is_whole);
    let rows = if drawn { rows(&plan, &checkpoint, query, change) } else { ().into_any() };
    let lines = checkpoint.lines;
    let count = dyn_text(move || {
        match (lost.get() || query.with(Query::is_whole), query.with(|query| query.words.is_empty())) {
            (true, _) => counted(lines, lines),
            (false, false) => "Searching…".to_owned(),
            (false, true) => "Opening…".to_owned(),
        }
    });
    let filter = dyn_view(move || match lost.get() {
        true => load_failed(),
        false => view! { <Words query change /> }.into_any(),
    });
    frame(&plan, query, change, count, filter, rows)
}

fn rows(plan: &EntityId, checkpoint: &Checkpoint, query: Memo<Query>, change: Callback<Query>) -> AnyView {
    let address = Memo::new(move |_| query.with(ToString::to_string));
    let plan = StoredValue::new(plan.clone());
    let row = |row: &FirstRow| match row {
        FirstRow::Heading(heading) => heading_row(heading),
        FirstRow::Line(line) => line_row(plan, address, line),
    };
    let rows = checkpoint.first.iter().map(row).collect_view().into_any();
    let sorted = Callback::new(move |sort: Sort| change.run(query.with_untracked(|query| query.sorted_by(sort))));
    let room = format!("{}px", checkpoint.rows * ROW_HEIGHT);
    let references = checkpoint.first.iter().map(|row| match row {
        FirstRow::Heading(_) => 0,
        FirstRow::Line(line) => line.reference.chars().count(),
    });
    let (count, longest) = (checkpoint.rows + 1, references.max().unwrap_or_default());
    let around = Around {
        room: dyn_text(move || room.clone()),
        count: dyn_text(move || count.to_string()),
        longest: dyn_text(move || longest.to_string()),
    };
    table(query, sorted, around, rows)
}

/// The search box, as it stands among the filters of the second part.
#[component]
fn Words(query: Memo<Query>, change: Callback<Query>) -> AnyView {
    let typed = query.with_untracked(|query| query.words.clone());
    let search = move |event: leptos::ev::Event| {
        change.run(Query { words: event_target_value(&event), ..query.get_untracked() });
    };
    view! {
        <form class="app-filter" role="search" aria-label="Actions" on:submit=|event| event.prevent_default()>
            <div class="app-filter__item app-filter__item--words">
                <label class="app-filter__label" for="words">"Search"</label>
                <input class="govuk-input app-filter__box" id="words" type="search" autocomplete="off" spellcheck="false" value=typed on:input=search />
            </div>
        </form>
    }
    .into_any()
}

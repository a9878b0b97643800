//! The table of lines, mounted in pieces so that a long plan never blocks the page.

use std::sync::Arc;

use leptos::prelude::*;

use super::{line_address, more};
use crate::plan::day;
use crate::plan::{EntityId, Kind};
use crate::ui::components::StatusTag;
use crate::ui::dynamic::{dyn_bool, dyn_text, dyn_view};
use crate::ui::pages::pieces::Pieces;
use crate::view::all_actions::{AllActions, Entry};
use crate::view::heading::Heading;
use crate::view::query::{Query, Sort};
use crate::view::row::{LastUpdate, LeadName, Row};
use crate::view::timing::Urgency;

/// The greatest height of a row, in px. It keeps the scroll bar nearly right while rows are still to come, and the page
/// long enough to return to where the list was left.
const ROW_HEIGHT: usize = 26;

/// The table, with its sortable headings.
#[component]
pub(super) fn Table(
    plan: EntityId,
    all: Memo<AllActions>,
    query: Memo<Query>,
    change: Callback<Query>,
    row: Callback<EntityId, Option<Row>>,
) -> AnyView {
    let rows = Signal::derive(move || all.with(|all| all.entries.len()));
    let pieces = Pieces::of(rows);
    let entries = move || all.with(|all| all.entries.iter().take(pieces.mounted()).copied().collect::<Vec<_>>());
    let room = dyn_text(move || match pieces.coming() {
        0 => "0".to_owned(),
        coming => format!("{}px", (pieces.mounted() + coming) * ROW_HEIGHT),
    });
    let sorted = Callback::new(move |sort: Sort| {
        pieces.start_again();
        change.run(query.with_untracked(|query| query.sorted_by(sort)));
    });
    let address = Memo::new(move |_| query.with(ToString::to_string));
    let plan = StoredValue::new(plan);
    view! {
        <table class="app-lines" class:app-lines--full=dyn_bool(move || query.with(|query| query.full)) role="table">
            <caption class="govuk-visually-hidden">"Actions. The headings of the columns sort them."</caption>
            <thead class="app-lines__head" role="rowgroup">
                <tr class="app-lines__row" role="row">
                    <Column sort=Sort::Reference label="Ref" query sorted/>
                    <Column sort=Sort::Text label="Action" query sorted/>
                    <Column sort=Sort::Lead label="Leads" query sorted/>
                    <th class="app-lines__cell" role="columnheader" scope="col">"Timeframe"</th>
                    <Column sort=Sort::Due label="Due" query sorted/>
                    <Column sort=Sort::Status label="Status" query sorted/>
                    <Column sort=Sort::Updated label="Last update" query sorted/>
                </tr>
            </thead>
            <tbody class="app-lines__body" role="rowgroup" style:min-height=room>
                <For each=entries key=|entry| *entry let:entry>
                    <Place plan address all entry row/>
                </For>
            </tbody>
        </table>
        {dyn_view(move || match pieces.left_out() {
            0 => ().into_any(),
            left => {
                let (some, all) = (Callback::new(move |()| pieces.ask_for_more()), Callback::new(move |()| pieces.ask_for_all()));
                more(left, some, all)
            }
        })}
    }
    .into_any()
}

/// A column heading that sorts.
#[component]
fn Column(sort: Sort, label: &'static str, query: Memo<Query>, sorted: Callback<Sort>) -> AnyView {
    let order = dyn_text(move || {
        let order = query.with(|query| match (query.sort == sort, query.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        });
        order.to_owned()
    });
    view! {
        <th class="app-lines__cell" role="columnheader" scope="col" aria-sort=order>
            <button type="button" class="app-lines__sort" on:click=move |_| sorted.run(sort)>{label}</button>
        </th>
    }
    .into_any()
}

/// A line or a heading of the list.
#[derive(Clone, PartialEq)]
enum Part {
    Line(Row),
    Heading(Arc<Heading>),
}

/// One row of the list, repainted only when its content changes.
#[component]
fn Place(
    plan: StoredValue<EntityId>,
    address: Memo<String>,
    all: Memo<AllActions>,
    entry: Entry,
    row: Callback<EntityId, Option<Row>>,
) -> AnyView {
    let part = Memo::new(move |_| match entry {
        Entry::Heading(number) => all.with(|all| all.heading(number).cloned().map(Part::Heading)),
        Entry::Line(number) => all.with(|all| all.line(number).and_then(|line| row.run(line.clone())).map(Part::Line)),
    });
    dyn_view(move || {
        part.with(|part| match part {
            Some(Part::Heading(heading)) => heading_row(heading),
            Some(Part::Line(row)) => line_row(plan, address, row),
            None => ().into_any(),
        })
    })
}

fn heading_row(heading: &Heading) -> AnyView {
    let class = if heading.kind == Kind::Section { "app-lines__section" } else { "app-lines__commitment" };
    let count = (heading.kind == Kind::Section).then(|| {
        let noun = if heading.count == 1 { "action" } else { "actions" };
        view! { <span class="app-lines__count">{format!("{} {noun}", heading.count)}</span> }
    });
    view! {
        <tr class=class role="row">
            <th class="app-lines__over" role="cell" colspan="7">
                <span>{heading.number.clone()}</span>
                " "
                {heading.text.clone()}
                " "
                {count}
            </th>
        </tr>
    }
    .into_any()
}

fn line_row(plan: StoredValue<EntityId>, address: Memo<String>, row: &Row) -> AnyView {
    let line = row.id.clone();
    let href = dyn_text(move || plan.with_value(|plan| address.with(|query| line_address(plan, &line, query))));
    let due = match row.urgency() {
        Urgency::Late => "app-lines__cell app-due app-due--late",
        Urgency::Soon => "app-lines__cell app-due app-due--soon",
        Urgency::Unclear => "app-lines__cell app-due app-due--unclear",
        Urgency::Calm => "app-lines__cell app-due",
    };
    let two = row.conflict.then(|| view! { <strong class="app-flag">"Two different answers"</strong>" " });
    view! {
        <tr class="app-lines__row" role="row">
            <th class="app-lines__cell app-lines__ref" role="rowheader" scope="row">{row.reference.clone()}</th>
            <td class="app-lines__cell app-lines__text" role="cell">
                <a class="govuk-link app-lines__link" href=href>{two}{row.text.clone()}</a>
            </td>
            <td class="app-lines__cell" role="cell">{names(&row.leads)}</td>
            <td class="app-lines__cell app-lines__when" role="cell">{row.timeframe.clone()}</td>
            <td class=due role="cell">{row.standing_in_short()}</td>
            <td class="app-lines__cell app-lines__status" role="cell"><StatusTag word=row.status.word.clone() shape=row.status.shape /></td>
            <td class="app-lines__cell app-lines__update" role="cell">{row.updated.as_ref().map(last_update)}</td>
        </tr>
    }
    .into_any()
}

/// The names of the leads, with a note on those to be confirmed.
fn names(leads: &[LeadName]) -> String {
    let name = |lead: &LeadName| format!("{}{}", lead.name, if lead.confirmed { "" } else { " (to confirm)" });
    leads.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// "31 Mar 2026: Two homes bought"; without the day if none is given, as in a document.
fn last_update(update: &LastUpdate) -> String {
    let day = update.position_at.map(day::short).unwrap_or_default();
    let between = if day.is_empty() || update.snippet.is_empty() { "" } else { ": " };
    [&day, between, &update.snippet].concat()
}

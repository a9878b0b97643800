//! The table of lines, mounted in pieces so that a long plan never blocks the page.

use std::sync::Arc;

use leptos::prelude::*;

use super::{line_address, more};
use crate::plan::{EntityId, Kind};
use crate::ui::components::StatusTag;
use crate::ui::dynamic::{DynText, dyn_bool, dyn_text, dyn_view};
use crate::ui::pages::pieces::Pieces;
use crate::view::all_actions::{AllActions, Entry};
use crate::view::cells::Cells;
use crate::view::heading::Heading;
use crate::view::query::{Query, Sort};
use crate::view::row::Row;
use crate::view::timing::Urgency;

/// The greatest height of a row, in px. It keeps the scroll bar nearly right while rows are still to come, and the page
/// long enough to return to where the list was left.
pub(in crate::ui) const ROW_HEIGHT: usize = 26;

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
    let rows = view! {
        <For each=entries key=|entry| *entry let:entry>
            <Place plan address all entry row/>
        </For>
    };
    let rows = rows.into_any();
    view! {
        {table(query, sorted, room, rows)}
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

/// The table around its rows, with `room` as its least height. Both parts draw it, so that nothing moves when the second takes
/// over.
pub(in crate::ui) fn table(query: Memo<Query>, sorted: Callback<Sort>, room: DynText, rows: AnyView) -> AnyView {
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
                {rows}
            </tbody>
        </table>
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
    // The keyboard stays on it when the second part takes over.
    let id = format!("column-{}", label.replace(' ', "-"));
    view! {
        <th class="app-lines__cell" role="columnheader" scope="col" aria-sort=order>
            <button type="button" class="app-lines__sort" id=id on:click=move |_| sorted.run(sort)>{label}</button>
        </th>
    }
    .into_any()
}

/// A line or a heading of the list.
#[derive(Clone, PartialEq)]
enum Part {
    Line(Cells),
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
        Entry::Line(number) => all
            .with(|all| all.line(number).and_then(|line| row.run(line.clone())).map(|row| Part::Line(Cells::of(&row)))),
    });
    dyn_view(move || {
        part.with(|part| match part {
            Some(Part::Heading(heading)) => heading_row(heading),
            Some(Part::Line(row)) => line_row(plan, address, row),
            None => ().into_any(),
        })
    })
}

pub(in crate::ui) fn heading_row(heading: &Heading) -> AnyView {
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

pub(in crate::ui) fn line_row(plan: StoredValue<EntityId>, address: Memo<String>, row: &Cells) -> AnyView {
    let line = row.id.clone();
    let href = dyn_text(move || plan.with_value(|plan| address.with(|query| line_address(plan, &line, query))));
    let due = match row.urgency {
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
                <a class="govuk-link app-lines__link" id=row.id.to_string() href=href>{two}{row.text.clone()}</a>
            </td>
            <td class="app-lines__cell" role="cell">{row.leads.clone()}</td>
            <td class="app-lines__cell app-lines__when" role="cell">{row.timeframe.clone()}</td>
            <td class=due role="cell">{row.due.clone()}</td>
            <td class="app-lines__cell app-lines__status" role="cell"><StatusTag word=row.status.clone() shape=row.shape /></td>
            <td class="app-lines__cell app-lines__update" role="cell">{row.updated.clone()}</td>
        </tr>
    }
    .into_any()
}

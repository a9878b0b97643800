//! The table of lines, under headings that sort them.

use std::sync::Arc;

use leptos::prelude::*;

use super::line_address;
use crate::plan::{EntityId, Kind};
use crate::ui::components::{LongList, StatusTag};
use crate::ui::dynamic::{DynText, dyn_bool, dyn_text, dyn_view};
use crate::view::all_actions::{AllActions, Entry};
use crate::view::cells::Cells;
use crate::view::heading::Heading;
use crate::view::query::{Query, Sort};
use crate::view::row::Row;
use crate::view::timing::Urgency;

/// The height of a row in px, until one is measured.
pub(in crate::ui) const ROW_HEIGHT: usize = 25;

/// The table, with its sortable headings.
#[component]
pub(super) fn Table(
    plan: EntityId,
    all: Memo<AllActions>,
    query: Memo<Query>,
    change: Callback<Query>,
    row: Callback<EntityId, Option<Row>>,
) -> AnyView {
    let keys = Signal::derive(move || all.with(|all| all.entries.iter().copied().map(key).collect::<Vec<_>>()));
    // The headings of the columns are a row too.
    let count = dyn_text(move || all.with(|all| (all.entries.len() + 1).to_string()));
    let longest = dyn_text(move || all.with(|all| all.longest_reference.to_string()));
    let sorted = Callback::new(move |sort: Sort| change.run(query.with_untracked(|query| query.sorted_by(sort))));
    let address = Memo::new(move |_| query.with(ToString::to_string));
    let plan = StoredValue::new(plan);
    let draw = Callback::new(move |at: usize| {
        let entry = all.with_untracked(|all| all.entries.get(at).copied());
        entry.map_or_else(|| ().into_any(), |entry| view! { <Place plan address all entry row/> }.into_any())
    });
    let rows = view! { <LongList name="actions" keys draw row_height=ROW_HEIGHT as f64 /> }.into_any();
    table(query, sorted, Around { room: dyn_text(|| "0".to_owned()), count, longest }, rows)
}

/// What the table around the rows says of them.
pub(in crate::ui) struct Around {
    /// The least height of the rows.
    pub(in crate::ui) room: DynText,
    /// The number of all rows, the headings of the columns among them.
    pub(in crate::ui) count: DynText,
    /// The characters of the longest reference.
    pub(in crate::ui) longest: DynText,
}

/// The table around its rows. Both parts draw it, so that nothing moves when the second takes over.
pub(in crate::ui) fn table(query: Memo<Query>, sorted: Callback<Sort>, around: Around, rows: AnyView) -> AnyView {
    let Around { room, count, longest } = around;
    view! {
        <table class="app-lines" class:app-lines--full=dyn_bool(move || query.with(|query| query.full)) style=("--app-lines-reference", longest) role="table" aria-rowcount=count>
            <caption class="govuk-visually-hidden">"Actions. The headings of the columns sort them."</caption>
            <thead class="app-lines__head" role="rowgroup">
                <tr class="app-lines__row" role="row" aria-rowindex="1">
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

/// The key of its row.
const fn key(entry: Entry) -> u64 {
    match entry {
        Entry::Heading(number) => number as u64 * 2,
        Entry::Line(number) => number as u64 * 2 + 1,
    }
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

//! The state of the plan: counts that link to the list of all actions.

mod sections;

use leptos::prelude::*;

use super::all_actions::line_address;
use crate::history::Replica;
use crate::plan::EntityId;
use crate::plan::day;
use crate::ui::components::{PageHeading, Section, StatusTag};
use crate::ui::workspace::workspace;
use crate::view::address::{Address, Page, Route};
use crate::view::line_index::LineIndex;
use crate::view::overview::{Latest, Overview, overview};
use crate::view::query::{Due, Query};
use sections::Sections;

#[component]
pub fn OverviewPage(plan: EntityId, replica: ReadSignal<Replica>) -> AnyView {
    let index = workspace().line_index(&plan);
    // The index follows the plan.
    let count = move |index: &LineIndex| replica.with_untracked(|replica| overview(replica, index));
    let counts = Memo::new(move |_| index.with(|index| index.as_ref().map(count)).unwrap_or_default());
    let about = Memo::new(move |_| replica.with(|replica| replica.plan().about().clone()));
    let title = Signal::derive(move || about.with(|about| about.title.clone()));
    let caption = Signal::derive(move || about.with(|about| about.organisation.clone()));
    let adopted = move || about.with(|about| about.adopted.map(|day| format!("Adopted on {}", day::in_words(day))));
    let note = move || about.with(|about| about.note.clone());
    let edit = Route::Plan(plan.clone(), Page::Edit(plan.clone())).to_string();
    let of = plan.clone();
    view! {
        <PageHeading title caption />
        {move || adopted().map(|words| view! { <p class="govuk-body-s">{words}</p> })}
        <p class="app-note" hidden=move || note().is_empty()>{note}</p>
        <ul class="app-counts" aria-label="Where the plan stands">
            {move || counts.with(|counts| tiles(&of, counts))}
        </ul>
        <Sections plan=plan.clone() counts />
        <LatestUpdates plan=plan.clone() counts />
        <p class="govuk-body govuk-!-display-none-print">
            <a class="govuk-link" href=edit>"Edit the plan’s details"</a> " · "
            <a class="govuk-link" href=Route::Plan(plan.clone(), Page::Structure).to_string()>"Add, move or remove"</a> " · "
            <a class="govuk-link" href=Route::Plan(plan, Page::Removed).to_string()>"Removed from the plan"</a>
        </p>
    }
    .into_any()
}

/// The address of the list under a filter.
pub(super) fn filtered(plan: &EntityId, query: &Query) -> String {
    Address { route: Route::Plan(plan.clone(), Page::Actions), query: query.to_string() }.to_string()
}

fn tiles(plan: &EntityId, counts: &Overview) -> AnyView {
    let due = |due: Due| counts.dues.iter().find(|(other, _)| *other == due).map_or(0, |(_, count)| *count);
    let list = |due: Option<Due>| filtered(plan, &Query { due, ..Query::default() });
    let two = Route::Plan(plan.clone(), Page::Conflicts).to_string();
    let label = |due: Due| due.label(counts.cycle).to_lowercase();
    let tile = |count: usize, label: String, href: String, pressing: bool| {
        view! {
            <li class="app-counts__item" class:app-counts__item--pressing={pressing && count > 0}>
                <a class="app-counts__link" href=href>
                    <span class="app-counts__number">{count}</span> " " <span>{label}</span>
                </a>
            </li>
        }
    };
    view! {
        {tile(counts.total, "actions in all".to_owned(), list(None), false)}
        {tile(due(Due::Overdue), label(Due::Overdue), list(Some(Due::Overdue)), true)}
        {tile(due(Due::ReviewDue), "due for review".to_owned(), list(Some(Due::ReviewDue)), true)}
        {tile(due(Due::Soon), label(Due::Soon), list(Some(Due::Soon)), false)}
        {tile(due(Due::NoUpdate), label(Due::NoUpdate), list(Some(Due::NoUpdate)), false)}
        {tile(due(Due::ToCheck), "timeframes to check".to_owned(), list(Some(Due::ToCheck)), false)}
        {tile(counts.conflicts, "two different answers".to_owned(), two, true)}
    }
    .into_any()
}

/// The latest updates.
#[component]
fn LatestUpdates(plan: EntityId, counts: Memo<Overview>) -> AnyView {
    let one = move |latest: &Latest| {
        let day = latest.position_at.map(day::in_words).unwrap_or_default();
        let status = latest.status.clone().map(|tag| view! { <StatusTag word=tag.word shape=tag.shape /> });
        view! {
            <li class="app-recent__item">
                <a class="govuk-link" href=line_address(&plan, &latest.line, "")>{latest.reference.clone()} " " {latest.text.clone()}</a>
                <div>{status} " " <span class="app-recent__who">{day}</span></div>
                <div>{latest.what.clone()}</div>
            </li>
        }
    };
    view! {
        <Section id="latest" title="Latest updates" class="app-recent">
            {move || counts.with(|counts| match counts.latest.is_empty() {
                true => view! { <p class="govuk-body">"No update received yet. Open an action, or “My actions”, to record one."</p> }.into_any(),
                false => view! { <ul class="govuk-list app-recent__list">{counts.latest.iter().map(&one).collect_view()}</ul> }.into_any(),
            })}
        </Section>
    }
    .into_any()
}

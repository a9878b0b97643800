//! The state of each section: a table of counts that link to their lines.

use leptos::prelude::*;

use super::filtered;
use crate::plan::EntityId;
use crate::ui::components::{Section, StatusTag};
use crate::view::overview::{Overview, SectionCounts};
use crate::view::query::{Due, Query};

/// The section with the table.
#[component]
pub(super) fn Sections(plan: EntityId, counts: Memo<Overview>) -> AnyView {
    let table = move || counts.with(|counts| table(&plan, counts));
    view! {
        <Section id="by-section" title="By section and status">
            <div class="app-scroll" role="region" aria-labelledby="by-section" tabindex="0">{table}</div>
        </Section>
    }
    .into_any()
}

fn table(plan: &EntityId, counts: &Overview) -> AnyView {
    let head = counts.statuses.iter().map(|tag| {
        view! { <th class="govuk-table__header govuk-table__header--numeric" scope="col"><StatusTag word=tag.word.clone() shape=tag.shape /></th> }
    });
    let body = counts.sections.iter().map(|section| one_section(plan, counts, section));
    let total = Query::default();
    let all = counts.statuses.iter().zip(&counts.by_status);
    let all = all.map(|(tag, count)| number(plan, *count, &Query { status: tag.id.clone(), ..total.clone() }));
    let overdue: usize = counts.sections.iter().map(|section| section.overdue).sum();
    view! {
        <table class="govuk-table app-counts-table">
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    <th class="govuk-table__header" scope="col">"Section"</th>
                    {head.collect_view()}
                    <th class="govuk-table__header govuk-table__header--numeric" scope="col">"Overdue"</th>
                    <th class="govuk-table__header govuk-table__header--numeric" scope="col">"Actions"</th>
                </tr>
            </thead>
            <tbody class="govuk-table__body">
                {body.collect_view()}
                <tr class="govuk-table__row">
                    <th class="govuk-table__header" scope="row">"All"</th>
                    {all.collect_view()}
                    {number(plan, overdue, &Query { due: Some(Due::Overdue), ..total.clone() })}
                    {number(plan, counts.total, &total)}
                </tr>
            </tbody>
        </table>
    }
    .into_any()
}

fn one_section(plan: &EntityId, counts: &Overview, section: &SectionCounts) -> AnyView {
    let own = Query { section: Some(section.id.clone()), ..Query::default() };
    let cells = counts.statuses.iter().zip(&section.by_status);
    let cells = cells.map(|(tag, count)| number(plan, *count, &Query { status: tag.id.clone(), ..own.clone() }));
    view! {
        <tr class="govuk-table__row">
            <th class="govuk-table__header" scope="row">{section.number.clone()} " " {section.title.clone()}</th>
            {cells.collect_view()}
            {number(plan, section.overdue, &Query { due: Some(Due::Overdue), ..own.clone() })}
            {number(plan, section.total, &own)}
        </tr>
    }
    .into_any()
}

/// A count, linked to its lines if there are any.
fn number(plan: &EntityId, count: usize, query: &Query) -> AnyView {
    let inside = match count {
        0 => view! { <span class="app-counts-table__none">"0"</span> }.into_any(),
        _ => view! { <a class="govuk-link app-counts-table__link" href=filtered(plan, query)>{count}</a> }.into_any(),
    };
    view! { <td class="govuk-table__cell govuk-table__cell--numeric">{inside}</td> }.into_any()
}

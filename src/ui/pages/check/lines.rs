//! The lines of a finding, each with links to it and to where it can be fixed.

use leptos::prelude::*;

use super::work::Plans;
use crate::check::Fix;
use crate::plan::{Kind, Plan};
use crate::ui::components::{LongList, numbered};
use crate::ui::dynamic::dyn_view;
use crate::view::address::{Page, Route};
use crate::view::check::{LineLabel, Named};
use crate::view::describe::grouped;

/// Names a line, given its plan.
pub(super) fn label(line: &Named, plans: &[&Plan]) -> LineLabel {
    plans.iter().find(|plan| *plan.id() == line.plan).map(|plan| line.label(plan)).unwrap_or_default()
}

/// Lines folded behind a summary.
#[component]
pub(super) fn ManyLines(plans: Plans, lines: Vec<Named>) -> AnyView {
    let many = lines.len();
    let draw = Callback::new(move |at: usize| {
        let Some(line) = lines.get(at).cloned() else { return ().into_any() };
        let named = line.clone();
        let label = Memo::new(move |_| plans.with(|plans| label(&named, plans)));
        dyn_view(move || label.with(|label| item(&line, label, None)))
    });
    view! {
        <details class="govuk-details app-check__more">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{grouped(many)} " lines"</span></summary>
            <ul class="app-check__lines"><LongList name="check-lines" keys=numbered(many) draw row_height=28.0 /></ul>
        </details>
    }
    .into_any()
}

/// One line with its links.
pub(super) fn item(line: &Named, label: &LineLabel, fix: Option<Fix>) -> AnyView {
    let page = label.line.clone().map_or_else(|| Page::Edit(line.id.clone()), Page::Line);
    let link = Route::Plan(line.plan.clone(), page).to_string();
    let name = format!("{} {}", label.number, label.text).trim().to_owned();
    let elsewhere = line.elsewhere.clone().map(|title| view! { <span class="app-check__facts">{title}</span> });
    let facts =
        (!label.facts.is_empty()).then(|| view! { <span class="app-check__facts">{label.facts.clone()}</span> });
    view! {
        <li>
            <a class="govuk-link" href=link>{name.clone()}</a> " " {facts} " " {elsewhere} " "
            {fix.and_then(|fix| fix_link(line, label, fix, &name))}
        </li>
    }
    .into_any()
}

/// A link to where a line can be fixed.
fn fix_link(line: &Named, label: &LineLabel, fix: Fix, name: &str) -> Option<AnyView> {
    let (page, words) = match fix {
        Fix::Edit => (Page::Edit(line.id.clone()), "Edit"),
        Fix::Report => (Page::RecordUpdate(label.line.clone()?), "Record an update"),
        Fix::AddAction => (Page::Add(Kind::Action, line.id.clone()), "Add an action"),
        Fix::Settings | Fix::Details => return None,
    };
    let link = Route::Plan(line.plan.clone(), page).to_string();
    let about = format!(" {name}");
    Some(view! { <a class="govuk-link app-check__fix" href=link>{words}<span class="govuk-visually-hidden">{about}</span></a> }.into_any())
}

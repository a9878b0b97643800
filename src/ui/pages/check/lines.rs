//! The lines of a finding, each with links to it and to where it can be fixed.

use leptos::prelude::*;

use super::work::Plans;
use crate::check::Fix;
use crate::plan::{Kind, Plan};
use crate::ui::components::{Button, Look};
use crate::ui::dynamic::dyn_text;
use crate::view::address::{Page, Route};
use crate::view::check::{LineLabel, Named};
use crate::view::describe as said;

/// Lines drawn at a time.
const MORE: usize = 50;

/// Names a line, given its plan.
pub(super) fn label(line: &Named, plans: &[&Plan]) -> LineLabel {
    plans.iter().find(|plan| *plan.id() == line.plan).map(|plan| line.label(plan)).unwrap_or_default()
}

/// Lines folded behind a summary, drawn when it is opened.
#[component]
pub(super) fn ManyLines(plans: Plans, lines: Vec<Named>) -> AnyView {
    let many = lines.len();
    let shown = RwSignal::new(0_usize);
    let open = move |_| shown.update(|shown| *shown = MORE.max(*shown));
    let drawn = Memo::new(move |_| {
        let first = lines.iter().take(shown.get());
        plans.with(|plans| first.map(|line| (line.clone(), label(line, plans))).collect::<Vec<_>>())
    });
    let left = move || many.saturating_sub(shown.get());
    let label = Signal::derive(move || format!("Show {} more", said::grouped(left().min(MORE))));
    let more = Callback::new(move |()| shown.update(|shown| *shown += MORE));
    let far = move || format!("{} of {} are shown. ", said::grouped(shown.get()), said::grouped(many));
    view! {
        <details class="govuk-details app-check__more" on:toggle=open>
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{said::grouped(many)} " lines"</span></summary>
            <ul class="app-check__lines">
                <For each=move || drawn.get() key=|(line, label)| (line.id.clone(), label.clone()) let((line, label))>
                    {item(&line, &label, None)}
                </For>
            </ul>
            <Show when=move || left() != 0>
                <p class="govuk-body-s">{dyn_text(far)} <Button label look=Look::Compact on_press=more /></p>
            </Show>
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

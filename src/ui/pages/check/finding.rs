//! One finding: its message, its lines, the suggested repair.

use leptos::prelude::*;

use super::SUMMARY;
use super::dismiss::Dismiss;
use super::lines::{ManyLines, item, label};
use super::work::Plans;
use crate::browser::focus;
use crate::check::Fix;
use crate::plan::edit::Edit;
use crate::plan::{EntityId, Plan};
use crate::ui::components::{Button, Look};
use crate::ui::workspace::{Submitted, workspace};
use crate::view::address::{Page, Route};
use crate::view::check::{FindingRow, LineLabel, heading, look_again};

/// A finding with more lines than this folds them behind a summary.
const SHOWN_LINES: usize = 6;

/// A finding as it is drawn. Two that are drawn alike are equal.
#[derive(Clone)]
pub(super) struct Shown {
    row: FindingRow,
    /// The names of its first lines.
    labels: Vec<LineLabel>,
    /// The heading it stands under.
    heading: String,
}

impl Shown {
    pub(super) fn of(row: &FindingRow, plans: &[&Plan]) -> Self {
        let labels = row.lines.iter().take(SHOWN_LINES).map(|line| label(line, plans)).collect();
        let cycle = plans.first().map(|plan| plan.cycle()).unwrap_or_default();
        Self { row: row.clone(), labels, heading: heading(row.rule, cycle) }
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.row.message == other.row.message
            && self.row.why == other.row.why
            && self.row.lines == other.row.lines
            && self.labels == other.labels
            && self.heading == other.heading
    }
}

/// An open finding.
#[component]
pub(super) fn OpenFinding(plan: StoredValue<EntityId>, plans: Plans, finding: Shown) -> AnyView {
    let (about, lines) = (about(&finding), lines(plans, &finding, true));
    let row = finding.row;
    let own = match row.fix {
        Fix::Settings => Some((Page::Settings, "Settings of the plan")),
        Fix::Details => Some((Page::Edit(plan.get_value()), "The plan’s details")),
        Fix::Edit | Fix::Report | Fix::AddAction => None,
    };
    let own = own.map(|(page, label)| {
        let link = Route::Plan(plan.get_value(), page).to_string();
        view! { " " <a class="govuk-link" href=link>{label}</a> }
    });
    view! {
        <li class="app-check__finding">
            <p class="app-check__message">{row.message.clone()}</p>
            {lines}
            <p class="app-check__repair"><span class="govuk-visually-hidden">"Suggested repair: "</span> {row.advice} {own}</p>
            <Dismiss plan key=row.key about />
        </li>
    }
    .into_any()
}

/// A dismissed finding.
#[component]
pub(super) fn DismissedFinding(plan: StoredValue<EntityId>, plans: Plans, finding: Shown) -> AnyView {
    let workspace = workspace();
    let (about, lines) = (about(&finding), lines(plans, &finding, false));
    let Shown { row, heading, .. } = finding;
    let (key, holders) = (row.key.clone(), row.dismissed_in.clone());
    let again = Callback::new(move |()| {
        for holder in &holders {
            workspace.submit(holder, Edit::All(vec![look_again(holder, &key)]), None, "", move |submitted| {
                if submitted == Submitted::Done {
                    workspace.say("It is listed to be looked at again.");
                    focus::soon_on_id(SUMMARY.to_owned());
                }
            });
        }
    });
    let elsewhere = !plan.with_value(|plan| row.dismissed_in.contains(plan));
    view! {
        <li class="app-check__finding">
            <p class="app-check__message">{heading} ": " {row.message.clone()}</p>
            {lines}
            <p class="app-check__repair">
                "Dismissed" {elsewhere.then_some(" in the other plan")} ", because: " {row.why.clone()}
            </p>
            <Button label="Look at it again" look=Look::Compact about on_press=again />
        </li>
    }
    .into_any()
}

/// The subject of a finding's buttons, for screen readers.
fn about(shown: &Shown) -> String {
    let numbers: Vec<&str> = shown.labels.iter().map(|line| line.number.as_str()).collect();
    format!("{} {}", shown.heading, numbers.join(", "))
}

fn lines(plans: Plans, shown: &Shown, fix: bool) -> AnyView {
    let Shown { row, labels, .. } = shown;
    if row.lines.len() > SHOWN_LINES {
        return view! { <ManyLines plans lines=row.lines.clone() /> }.into_any();
    }
    let fix = fix.then_some(row.fix);
    let all = row.lines.iter().zip(labels);
    view! { <ul class="app-check__lines">{all.map(|(line, label)| item(line, label, fix)).collect_view()}</ul> }
        .into_any()
}

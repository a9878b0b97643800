//! One finding: its message, its lines, the suggested repair.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

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
use crate::view::check::{LineLabel, Point, heading, look_again};

/// A finding with more lines than this folds them behind a summary.
const SHOWN_LINES: usize = 6;

/// A finding as it is drawn.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    point: Point,
    /// The names of its first lines.
    labels: Vec<LineLabel>,
    /// The heading it stands under.
    heading: String,
}

impl Shown {
    pub(super) fn of(point: &Point, plans: &[&Plan]) -> Self {
        let labels = point.lines.iter().take(SHOWN_LINES).map(|line| label(line, plans)).collect();
        let cycle = plans.first().map(|plan| plan.cycle()).unwrap_or_default();
        Self { point: point.clone(), labels, heading: heading(point.rule, cycle) }
    }

    /// The key of a drawn finding: another key is drawn again.
    pub(super) fn key(&self) -> (String, u64) {
        let mut drawn = DefaultHasher::new();
        (&self.point.message, &self.point.why, &self.labels, &self.heading).hash(&mut drawn);
        self.point.lines.iter().for_each(|line| line.id.hash(&mut drawn));
        (self.point.key.clone(), drawn.finish())
    }
}

/// An open finding.
#[component]
pub(super) fn OpenPoint(plan: StoredValue<EntityId>, plans: Plans, point: Shown) -> AnyView {
    let (about, lines) = (about(&point), lines(plans, &point, true));
    let point = point.point;
    let own = match point.fix {
        Fix::Settings => Some((Page::Settings, "Settings of the plan")),
        Fix::Details => Some((Page::Edit(plan.get_value()), "The plan’s details")),
        Fix::Edit | Fix::Report | Fix::AddAction => None,
    };
    let own = own.map(|(page, label)| {
        let link = Route::Plan(plan.get_value(), page).to_string();
        view! { " " <a class="govuk-link" href=link>{label}</a> }
    });
    view! {
        <li class="app-check__point">
            <p class="app-check__message">{point.message.clone()}</p>
            {lines}
            <p class="app-check__repair"><span class="govuk-visually-hidden">"Suggested repair: "</span> {point.advice} {own}</p>
            <Dismiss plan key=point.key about />
        </li>
    }
    .into_any()
}

/// A dismissed finding.
#[component]
pub(super) fn DismissedPoint(plan: StoredValue<EntityId>, plans: Plans, point: Shown) -> AnyView {
    let workspace = workspace();
    let (about, lines) = (about(&point), lines(plans, &point, false));
    let Shown { point, heading, .. } = point;
    let (key, holders) = (point.key.clone(), point.dismissed_in.clone());
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
    let elsewhere = !plan.with_value(|plan| point.dismissed_in.contains(plan));
    view! {
        <li class="app-check__point">
            <p class="app-check__message">{heading} ": " {point.message.clone()}</p>
            {lines}
            <p class="app-check__repair">
                "Dismissed" {elsewhere.then_some(" in the other plan")} ", because: " {point.why.clone()}
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
    let Shown { point, labels, .. } = shown;
    if point.lines.len() > SHOWN_LINES {
        return view! { <ManyLines plans lines=point.lines.clone() /> }.into_any();
    }
    let fix = fix.then_some(point.fix);
    let all = point.lines.iter().zip(labels);
    view! { <ul class="app-check__lines">{all.map(|(line, label)| item(line, label, fix)).collect_view()}</ul> }
        .into_any()
}

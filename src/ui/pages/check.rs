//! Checking the plan: what to look at, each with its lines, a suggested repair, and a way to dismiss it.

mod dismiss;
mod point;

use leptos::prelude::*;

use crate::history::HeldPlan;
use crate::plan::health::Concern;
use crate::plan::{EntityId, Plan};
use crate::ui::components::{Empty, PageHeading};
use crate::ui::desk::desk;
use crate::view::check::{self, Check, Point};
use point::{DismissedPoint, OpenPoint};

/// What the keyboard goes to when the point that it was on is gone.
const SUMMARY: &str = "check-summary";

/// The page.
#[component]
pub fn CheckPage(
    /// Which plan.
    plan: EntityId,
    /// What is held of it.
    held: ReadSignal<HeldPlan>,
) -> AnyView {
    let (desk, own) = (desk(), plan.clone());
    let today = desk.today();
    let checked = Memo::new(move |_| {
        let others: Vec<_> = desk.plans().into_iter().filter(|(id, _)| *id != own).collect();
        let others: Vec<_> = others.iter().map(|(_, held)| held.read()).collect();
        let others: Vec<&Plan> = others.iter().map(|held| held.plan()).collect();
        held.with(|held| check::check(held.plan(), &others, today.get()))
    });
    let groups = move || checked.with(|checked| checked.groups.iter().map(|group| group.concern).collect::<Vec<_>>());
    let title = Signal::derive(move || held.with(|held| held.plan().about().title.clone()));
    let plan = StoredValue::new(plan);
    view! {
        <PageHeading title="Check the plan" of=title />
        <p class="govuk-body" id=SUMMARY role="status" tabindex="-1">{move || checked.with(said)}</p>
        <Show when=move || checked.with(|checked| checked.groups.is_empty())><Nothing /></Show>
        <For each=groups key=|concern| *concern let:concern><OneGroup plan checked concern /></For>
        <Dismissed plan checked />
    }
    .into_any()
}

fn said(checked: &Check) -> String {
    match checked.open() {
        0 => "There is nothing to look at now.".to_owned(),
        1 => "One thing to look at. It is a question, not a verdict: mend it, or dismiss it with a reason.".to_owned(),
        count => format!(
            "{count} things to look at. Each is a question, not a verdict: mend it, or dismiss it with a reason. Other plans \
             open in this browser are compared too."
        ),
    }
}

#[component]
fn Nothing() -> AnyView {
    view! {
        <Empty title="Nothing found">
            <p class="govuk-body">
                "Hearth looks for missing timeframes and leads, numbers and dates that do not agree, the same subject in \
                several lines, and lines without an update. What it finds is listed here."
            </p>
        </Empty>
    }
    .into_any()
}

/// The points of one sort.
#[component]
fn OneGroup(plan: StoredValue<EntityId>, checked: Memo<Check>, concern: Concern) -> AnyView {
    let points = Memo::new(move |_| {
        checked.with(|checked| {
            let group = checked.groups.iter().find(|group| group.concern == concern);
            group.map(|group| group.points.clone()).unwrap_or_default()
        })
    });
    view! {
        <section class="app-check">
            <h2 class="govuk-heading-s app-check__heading">{check::heading(concern)} " (" {move || points.with(Vec::len)} ")"</h2>
            <ul class="app-check__list">
                <For each=move || points.get() key=named let:point><OpenPoint plan point /></For>
            </ul>
        </section>
    }
    .into_any()
}

/// What makes of a point another one to draw.
fn named(point: &Point) -> (String, String, String) {
    let lines: Vec<String> =
        point.lines.iter().map(|line| format!("{} {} {}", line.number, line.text, line.facts)).collect();
    (point.key.clone(), point.says.clone(), lines.join("\n"))
}

/// What was dismissed.
#[component]
fn Dismissed(plan: StoredValue<EntityId>, checked: Memo<Check>) -> AnyView {
    let points = Memo::new(move |_| checked.with(|checked| checked.dismissed.clone()));
    let each = move || points.get();
    view! {
        <Show when=move || points.with(|points| !points.is_empty())>
            <section class="app-check">
                <h2 class="govuk-heading-s app-check__heading">"Dismissed (" {move || points.with(Vec::len)} ")"</h2>
                <p class="govuk-body-s">"What was dismissed stays here while it is as it was then, and comes back when it changes."</p>
                <ul class="app-check__list">
                    <For each key=|point| (named(point), point.why.clone()) let:point><DismissedPoint plan point /></For>
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

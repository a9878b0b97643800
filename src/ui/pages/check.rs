//! The check of the plan: each finding with its lines, a suggested repair, and a button to dismiss it.

mod dismiss;
mod finding;
mod lines;
mod work;

use leptos::prelude::*;

use crate::check::Rule;
use crate::history::Replica;
use crate::plan::EntityId;
use crate::ui::components::{Empty, FindNote, LongList, PageHeading, row_key};
use crate::ui::dynamic::{dyn_text, dyn_view};
use crate::view::address::Page;
use crate::view::check::{self, Check};
use crate::view::describe;
use finding::{DismissedFinding, OpenFinding, Shown};
use work::{Known, Plans};

/// The id of the element that takes the keyboard when the finding it was on is gone.
const SUMMARY: &str = "check-summary";

#[component]
pub fn CheckPage(plan: EntityId, replica: ReadSignal<Replica>) -> AnyView {
    let plans = Plans::of(plan.clone(), replica);
    let Known { found, read } = work::check(plans);
    // Dismissing does not change the findings, so they are shown without waiting for the next check.
    let checked = Memo::new(move |_| {
        let found = found.get()?;
        plans.with(|plans| plans.split_first().map(|(own, others)| Check::of(own, others, &found)))
    });
    let is_here = Memo::new(move |_| checked.with(Option::is_some));
    let here = Memo::new(move |_| checked.get().unwrap_or_default());
    let title = Signal::derive(move || replica.with(|replica| replica.plan().about().title.clone()));
    let plan = StoredValue::new(plan);
    view! {
        <PageHeading title=Page::Check.title() of=title />
        <p class="govuk-body" id=SUMMARY role="status" tabindex="-1">
            {dyn_text(move || said(checked.with(|checked| checked.as_ref().map(Check::open)), found.is_busy()))}
            // Read out once, not at each step.
            <span aria-live="off">{dyn_text(move || if found.is_busy() { so_far(read.get()) } else { String::new() })}</span>
        </p>
        {dyn_view(move || match is_here.get() {
            true => view! { <Lists plan plans checked=here /> }.into_any(),
            false => ().into_any(),
        })}
    }
    .into_any()
}

/// How many findings there are, once known, and whether a check is running.
fn said(open: Option<usize>, goes_on: bool) -> String {
    let known = match open {
        None => return "Checking…".to_owned(),
        Some(0) => "There is nothing to look at now.".to_owned(),
        Some(1) => {
            "One thing to look at. It is a question, not a verdict: mend it, or dismiss it with a reason.".to_owned()
        }
        Some(count) => format!(
            "{} things to look at. Each is a question, not a verdict: mend it, or dismiss it with a reason. Other plans \
             open in this browser are compared too.",
            describe::grouped(count)
        ),
    };
    if goes_on { format!("{known} Checking again…") } else { known }
}

/// The progress of a check.
fn so_far((read, all): (usize, usize)) -> String {
    match read < all {
        true => format!(" {} of {} lines", describe::grouped(read), describe::grouped(all)),
        false => format!(" {} lines are compared", describe::grouped(all)),
    }
}

/// All findings, by rule.
#[component]
fn Lists(plan: StoredValue<EntityId>, plans: Plans, checked: Memo<Check>) -> AnyView {
    let groups = move || checked.with(|checked| checked.groups.iter().map(|group| group.rule).collect::<Vec<_>>());
    view! {
        <Show when=move || checked.with(|checked| checked.groups.is_empty())><NoFindings /></Show>
        <For each=groups key=|rule| *rule let:rule><OneGroup plan plans checked rule /></For>
        <Dismissed plan plans checked />
    }
    .into_any()
}

#[component]
fn NoFindings() -> AnyView {
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

/// The findings of a rule, or the dismissed ones, each drawn anew only when it changes.
fn list(
    plans: Plans,
    checked: Memo<Check>,
    rule: Option<Rule>,
    draw: impl Fn(Shown) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView {
    let keys = Signal::derive(move || {
        checked.with(|checked| checked.list(rule).iter().map(|row| row_key(&row.key)).collect::<Vec<_>>())
    });
    let draw = Callback::new(move |at: usize| {
        let key = checked.with_untracked(|checked| checked.list(rule).get(at).map(|row| row.key.clone()));
        let finding = Memo::new(move |_| {
            checked.with(|checked| {
                let row = checked.list(rule).iter().find(|row| Some(&row.key) == key.as_ref());
                row.map(|row| plans.with(|plans| Shown::of(row, plans)))
            })
        });
        let draw = draw.clone();
        dyn_view(move || finding.get().map_or_else(|| ().into_any(), &draw))
    });
    view! {
        <FindNote rows=Signal::derive(move || checked.with(|checked| checked.list(rule).len())) />
        <ul class="app-check__list"><LongList name=format!("{rule:?}") keys draw row_height=100.0 /></ul>
    }
    .into_any()
}

/// The findings of one rule.
#[component]
fn OneGroup(plan: StoredValue<EntityId>, plans: Plans, checked: Memo<Check>, rule: Rule) -> AnyView {
    let heading = move || check::heading(rule, checked.with(|checked| checked.cycle));
    let all = Memo::new(move |_| checked.with(|checked| checked.list(Some(rule)).len()));
    view! {
        <section class="app-check">
            <h2 class="govuk-heading-s app-check__heading">
                {dyn_text(heading)} " (" {dyn_text(move || describe::grouped(all.get()))} ")"
            </h2>
            {list(plans, checked, Some(rule), move |finding| view! { <OpenFinding plan plans finding /> }.into_any())}
        </section>
    }
    .into_any()
}

/// The dismissed findings.
#[component]
fn Dismissed(plan: StoredValue<EntityId>, plans: Plans, checked: Memo<Check>) -> AnyView {
    let all = Memo::new(move |_| checked.with(|checked| checked.dismissed.len()));
    view! {
        <Show when=move || all.get() != 0>
            <section class="app-check">
                <h2 class="govuk-heading-s app-check__heading">"Dismissed (" {dyn_text(move || describe::grouped(all.get()))} ")"</h2>
                <p class="govuk-body-s">"What was dismissed stays here while it is as it was then, and comes back when it changes."</p>
                {list(plans, checked, None, move |finding| view! { <DismissedFinding plan plans finding /> }.into_any())}
            </section>
        </Show>
    }
    .into_any()
}

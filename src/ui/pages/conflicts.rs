//! Conflicts, on screen "two different answers": both answers with a choice between them.

mod answers;
mod removed;

use leptos::prelude::*;

use crate::history::Replica;
use crate::plan::EntityId;
use crate::ui::components::{Empty, PageHeading};
use crate::view::address::{Page, Route};
use crate::view::conflicts::{ConflictRow, Question, conflicts};
use answers::AnswerChoice;
use removed::RemovalChoice;

#[component]
pub fn ConflictsPage(plan: EntityId, replica: ReadSignal<Replica>) -> impl IntoView {
    let title = Signal::derive(move || replica.with(|replica| replica.plan().about().title.clone()));
    let all = Memo::new(move |_| replica.with(conflicts));
    let any = move || all.with(|all| !all.is_empty());
    let share = Route::Plan(plan.clone(), Page::Share).to_string();
    let nothing = move || {
        let share = share.clone();
        view! { <NoConflicts share /> }
    };
    let plan = StoredValue::new(plan);
    view! {
        <PageHeading title=Page::Conflicts.title() of=title />
        <Show when=any fallback=nothing>
            <p class="govuk-body">
                "Nobody is wrong here: each answer was given without sight of the other. Choose one; the other stays in the \
                history. What you choose travels with your next plan file."
            </p>
            <For each={ move || all.get() } key=ConflictRow::key let:one>
                <ConflictCard plan=plan.get_value() one />
            </For>
        </Show>
    }
}

#[component]
fn NoConflicts(share: String) -> impl IntoView {
    view! {
        <Empty title="Nothing waits for you">
            <p class="govuk-body">
                "When you and a colleague change the same thing without having seen each other’s change, both answers are kept \
                and shown here for one of you to choose."
            </p>
            <p class="govuk-body"><a class="govuk-link" href=share>"Open a colleague’s plan file"</a></p>
        </Empty>
    }
}

#[component]
fn ConflictCard(plan: EntityId, one: ConflictRow) -> impl IntoView {
    let link = one.line.clone().map(|line| {
        let link = Route::Plan(plan.clone(), Page::Line(line)).to_string();
        view! { <p class="govuk-body-s"><a class="govuk-link" href=link>"See the whole line"</a></p> }
    });
    let title = one.thing.clone();
    let form = match one.question.clone() {
        Question::Which { answers, writable } => view! { <AnswerChoice plan one answers writable /> }.into_any(),
        Question::StaysRemoved { removal, work } => view! { <RemovalChoice plan one removal work /> }.into_any(),
    };
    view! {
        <section class="app-conflict">
            <h2 class="govuk-heading-s app-conflict__title">{title}</h2>
            {form}
            {link}
        </section>
    }
}

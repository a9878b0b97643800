//! Bringing in a document: choose it, look at what was found, change how it is read, then add it as a new plan or as an
//! update of one. Until then nothing changes.

mod beside;
mod busy;
mod choose;
mod doubts;
mod folded;
mod found;
mod handed;
mod lines;
mod new_plan;
mod people;
mod tables;
mod taken;
mod target;
mod work;

use leptos::prelude::*;

use crate::history::Replica;
use crate::import::session::{Adding, Problem, Screen};
use crate::plan::EntityId;
use crate::text;
use crate::ui::components::{Banner, PageHeading, Tone};
use crate::ui::workspace::workspace;
use crate::view::address::Page;
pub(super) use choose::Chooser;
pub(super) use handed::hand_over;
use work::Work;

/// The page outside a plan: the document goes to the plan it fits, or becomes a new one.
#[component]
pub(super) fn Bring() -> AnyView {
    let workspace = workspace();
    let ready = workspace.is_ready();
    view! {
        <PageHeading title="Bring in a document" />
        // The document can be compared with the plans only after they have been loaded.
        <Show when=move || ready.get() fallback=|| view! { <p class="govuk-body">"Loading what is kept in this browser…"</p> }>
            <Steps into=None />
        </Show>
    }
    .into_any()
}

/// The page within a plan, to update it.
#[component]
pub(super) fn BringInto(plan: EntityId, replica: ReadSignal<Replica>) -> AnyView {
    let title = Signal::derive(move || replica.with(|replica| replica.plan().about().title.clone()));
    view! {
        <PageHeading title=Page::Bring.title() of=title />
        <Steps into=Some(plan) />
    }
    .into_any()
}

#[component]
fn Steps(into: Option<EntityId>) -> AnyView {
    let work = Work::begin(into);
    if let Some(chosen) = handed::take() {
        work.open(chosen);
    }
    let adding = |words| view! { <p class="govuk-body" role="status">{words}</p> }.into_any();
    view! {
        <Problem work />
        {move || match work.screen.get() {
            Screen::Choosing => view! { <choose::Choose work /> }.into_any(),
            Screen::Found => view! { <found::Found work /> }.into_any(),
            Screen::Adding(Adding::NewPlan) => adding("Adding the plan…"),
            Screen::Adding(Adding::Update) => adding("Taking the document in…"),
            Screen::TakenIn(taken) => view! { <taken::Taken work taken /> }.into_any(),
        }}
    }
    .into_any()
}

/// The banner that says why a document was not brought in.
#[component]
fn Problem(work: Work) -> AnyView {
    let shown = move || {
        work.problem.get().map(|Problem { document, why }| {
            let title = format!("Not brought in: {document}");
            view! { <Banner title tone=Tone::Wrong><p>{text::capital(&why)}". Nothing was changed."</p></Banner> }
        })
    };
    // The element exists before the message does, so that screen readers read it out.
    view! { <div id=work::PROBLEM tabindex="-1">{shown}</div> }.into_any()
}

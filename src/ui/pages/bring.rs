//! Bringing in a document: choose it, look at what was found and change how it is read, then take it in as a new plan
//! or as an update of one. Until then nothing changes.

mod beside;
mod choose;
mod doubts;
mod found;
mod handed;
mod lines;
mod more;
mod new_plan;
mod people;
mod select;
mod tables;
mod taken;
mod target;
mod ticks;
mod work;

use leptos::prelude::*;

use crate::history::Replica;
use crate::plan::EntityId;
use crate::text;
use crate::ui::components::{Banner, Button, Look, PageHeading, Tone};
use crate::ui::workspace::workspace;
use crate::view::address::Page;
use crate::view::describe;
pub(super) use choose::Chooser;
pub(super) use handed::hand_over;
use work::Work;

/// The page, for whichever plan the document fits, or a new one.
#[component]
pub(super) fn Bring() -> AnyView {
    let workspace = workspace();
    let ready = workspace.is_ready();
    view! {
        <PageHeading title="Bring in a document" />
        // Whether the document fits a plan that is here can be said only once they are.
        <Show when=move || ready.get() fallback=|| view! { <p class="govuk-body">"Loading what is kept in this browser…"</p> }>
            <Steps into=None />
        </Show>
    }
    .into_any()
}

/// The page, for an update of one plan.
#[component]
pub(super) fn BringInto(plan: EntityId, held: ReadSignal<Replica>) -> AnyView {
    let title = Signal::derive(move || held.with(|held| held.plan().about().title.clone()));
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
    let found = Memo::new(move |_| work.has_findings());
    let done = Memo::new(move |_| work.taken().is_some());
    view! {
        <Problem work />
        {move || match (work.is_adding(), done.get(), found.get()) {
            (Some(words), ..) => view! { <p class="govuk-body" role="status">{words}</p> }.into_any(),
            (_, true, _) => view! { <taken::Applied work /> }.into_any(),
            (_, _, true) => view! { <found::Found work /> }.into_any(),
            (_, _, false) => view! { <choose::Choose work /> }.into_any(),
        }}
    }
    .into_any()
}

/// Why a document could not be brought in.
#[component]
fn Problem(work: Work) -> AnyView {
    let shown = move || {
        work.problem().map(|(title, why)| {
            view! { <Banner title tone=Tone::Wrong><p>{text::capital(&why)}"."</p></Banner> }
        })
    };
    // The place is there before the words are, so that they are read out.
    view! { <div id=work::PROBLEM tabindex="-1">{shown}</div> }.into_any()
}

/// How far the reader is, and the way to stop it.
#[component]
fn Busy(work: Work) -> AnyView {
    let seconds = RwSignal::new(0_u32);
    if let Ok(handle) =
        set_interval_with_handle(move || seconds.update(|seconds| *seconds += 1), std::time::Duration::from_secs(1))
    {
        on_cleanup(move || handle.clear());
    }
    let words = move || work.busy().unwrap_or_default();
    // The seconds are for the eye: nobody wants to hear them counted.
    let since = move || (seconds.get() > 1).then(|| describe::count(seconds.get() as usize, "second", "seconds"));
    let cancel = Callback::new(move |()| work.cancel());
    let is_known = Memo::new(move |_| work.done().is_some());
    let done = Signal::derive(move || work.done().unwrap_or_default().to_string());
    view! {
        <div class="app-busy">
            <p class="govuk-body"><span role="status">{words}</span>" "<span aria-hidden="true">{since}</span></p>
            <Show when=move || is_known.get()>
                <p class="govuk-body app-busy__done">
                    <progress class="app-busy__bar" max="100" aria-label="Done so far" prop:value=move || done.get()></progress>
                    " "<span aria-hidden="true">{move || done.get()}" %"</span>
                </p>
            </Show>
            <Button label="Cancel" about="reading the document" look=Look::Compact on_press=cancel />
        </div>
    }
    .into_any()
}

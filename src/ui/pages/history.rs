//! Every change of a plan, the newest first.

mod entry;
mod erase;

use leptos::prelude::*;

use crate::history::Replica;
use crate::plan::EntityId;
use crate::ui::address::here;
use crate::ui::components::{Empty, FindNote, LongList, PageHeading, row_key};
use crate::ui::dynamic::dyn_view;
use crate::ui::pages::share::OpenedFiles;
use crate::ui::workspace::workspace;
use crate::view::address::{Page, Route};
use crate::view::changes::{changes, entry};
use crate::view::describe;
use entry::EntryView;

/// The line whose changes the query of the address asks for; all changes if it names none.
fn asked_line(query: &str) -> Option<EntityId> {
    let line = query.split('&').find_map(|pair| pair.strip_prefix("line="))?;
    EntityId::try_from(line).ok()
}

#[component]
pub fn History(plan: EntityId, replica: ReadSignal<Replica>) -> impl IntoView {
    let device = workspace().device();
    let query = here().query();
    let asked = Memo::new(move |_| query.with(|query| asked_line(query)));
    let all = Memo::new(move |_| asked.with(|line| replica.with(|replica| changes(replica, line.as_ref()))));
    let keys = Signal::derive(move || all.with(|all| all.iter().map(row_key).collect::<Vec<_>>()));
    let title = Signal::derive(move || replica.with(|replica| replica.plan().about().title.clone()));
    let line = move || {
        asked.with(|line| line.as_ref().map(|line| replica.with(|replica| describe::thing(replica.plan(), line))))
    };
    let whole = Route::Plan(plan.clone(), Page::History).to_string();
    let own = plan.clone();
    let draw = Callback::new(move |at: usize| {
        let (id, device, plan) = (all.with_untracked(|all| all.get(at).copied()), device.clone(), own.clone());
        let in_words =
            Memo::new(move |_| asked.with(|line| replica.with(|replica| entry(replica, &device, line.as_ref(), id?))));
        dyn_view(move || match in_words.get() {
            Some(entry) => view! { <EntryView plan=plan.clone() entry /> }.into_any(),
            None => ().into_any(),
        })
    });
    let nothing = || {
        view! {
            <Empty title="No changes yet"><p class="govuk-body">"Every change you make will be listed here, with who made it and why."</p></Empty>
        }
    };
    view! {
        <PageHeading title=Page::History.title() of=title />
        {move || line().map(|line| view! {
            <p class="govuk-body">"Changes to "<strong>{line}</strong>". "<a class="govuk-link" href=whole.clone()>"Show the whole plan’s history"</a></p>
        })}
        <p class="govuk-body-s">
            {move || all.with(|all| describe::count(all.len(), "change", "changes"))}
            ", newest first. Times are by the clock of whoever made the change; names are as they gave them. \
            Choose a line to see its changes alone."
        </p>
        <Show when=move || all.with(|all| !all.is_empty()) fallback=nothing>
            <FindNote rows=Signal::derive(move || all.with(Vec::len)) />
            <ol class="app-timeline"><LongList name="history" keys draw row_height=110.0 /></ol>
        </Show>
        <OpenedFiles plan replica />
    }
}

//! The plan as a tree: adding, moving and removing its sections, commitments and actions.

mod change;
mod removed;

use leptos::prelude::*;

use crate::history::Replica;
use crate::plan::{EntityId, Kind};
use crate::ui::components::{LongList, PageHeading, row_key};
use crate::view::address::{Page, Route};
use crate::view::structure::{Node, tree};
use change::Change;
pub use removed::RemovedPage;

#[component]
pub fn StructurePage(plan: EntityId, replica: ReadSignal<Replica>) -> AnyView {
    let nodes = Memo::new(move |_| replica.with(|replica| tree(replica.plan(), false)));
    let keys =
        Signal::derive(move || nodes.with(|nodes| nodes.iter().map(|node| row_key(&node.id)).collect::<Vec<_>>()));
    let open = RwSignal::new(None::<EntityId>);
    let add = Route::Plan(plan.clone(), Page::Add(Kind::Section, plan.clone())).to_string();
    let removed = Route::Plan(plan.clone(), Page::Removed).to_string();
    let plan = StoredValue::new(plan);
    let draw = Callback::new(move |at: usize| {
        let id = nodes.with_untracked(|nodes| nodes.get(at).map(|node| node.id.clone()));
        id.map_or_else(|| ().into_any(), |id| view! { <Branch plan replica nodes id open /> }.into_any())
    });
    view! {
        <PageHeading title=Page::Structure.title() />
        <p class="govuk-body">
            "Choose “Change” beside a section, commitment or action. Everything here can be undone. "
            <a class="govuk-link" href=removed>"Removed from the plan"</a>
        </p>
        <Show when=move || nodes.with(Vec::is_empty)>
            <p class="govuk-body">"This plan is empty. Add its first section, then the commitments and actions in it."</p>
        </Show>
        <ul class="app-tree">
            <LongList name="structure" keys draw row_height=33.0 />
        </ul>
        <p class="govuk-body"><a class="govuk-button govuk-button--secondary" href=add>"Add a section"</a></p>
    }
    .into_any()
}

/// One item of the tree, repainted only when it changes.
#[component]
fn Branch(
    plan: StoredValue<EntityId>,
    replica: ReadSignal<Replica>,
    nodes: Memo<Vec<Node>>,
    id: EntityId,
    open: RwSignal<Option<EntityId>>,
) -> AnyView {
    let own = id.clone();
    let node = Memo::new(move |_| nodes.with(|nodes| nodes.iter().find(|node| node.id == own).cloned()));
    let own = id.clone();
    let is_open = Memo::new(move |_| open.with(|open| open.as_ref() == Some(&own)));
    let panel = format!("change-{id}");
    let toggle = move |_| {
        let next = if is_open.get_untracked() { None } else { Some(id.clone()) };
        open.set(next);
    };
    let controls = panel.clone();
    let depth = move || node.with(|node| node.as_ref().map_or(0, |node| node.depth));
    let text = move || {
        node.with(|node| node.as_ref().map(|node| format!("{} {}", node.number, node.text)).unwrap_or_default())
    };
    view! {
        <li class="app-tree__item" class:app-tree__item--section=move || depth() == 0 class:app-tree__item--deep=move || depth() == 1 class:app-tree__item--deeper=move || { depth() > 1 }>
            <div class="app-tree__row">
                <span class="app-tree__text">{text}</span>
                <button type="button" class="app-button-compact" aria-expanded=move || is_open.get().to_string() aria-controls=controls on:click=toggle>
                    {move || if is_open.get() { "Close" } else { "Change" }}
                    <span class="govuk-visually-hidden">" " {text}</span>
                </button>
            </div>
            <div id=panel>
                <Show when=move || is_open.get()><Change plan replica node open /></Show>
            </div>
        </li>
    }
    .into_any()
}

//! One person, post, team or organisation: its facts, and a panel to change them.

use leptos::prelude::*;

use super::hand_over::HandOver;
use super::holders::Holders;
use super::same::SameAs;
use super::submit::row_id;
use super::{PeopleContext, says};
use crate::plan::EntityId;
use crate::ui::dynamic::dyn_view;
use crate::view::address::{Address, Page, Route};
use crate::view::people::{Elsewhere, PartyRow, Who};
use crate::view::query::Query;

/// A row of the list. Only the changed parts of it are drawn again.
#[component]
pub(super) fn OneParty(context: PeopleContext, id: EntityId) -> AnyView {
    let row = context.row(id.clone());
    let own = id.clone();
    let is_open = Memo::new(move |_| context.open.with(|open| open.as_ref() == Some(&own)));
    let name = move || row.with(|row| row.as_ref().map(|row| row.who.name.clone()).unwrap_or_default());
    let panel = format!("change-{id}");
    let controls = panel.clone();
    let own = StoredValue::new(id);
    let item = row_id(own);
    let toggle = move |_| context.open.set((!is_open.get_untracked()).then(|| own.get_value()));
    view! {
        <li class="app-people__party" id=item tabindex="-1">
            <div class="app-people__row">
                {dyn_view(move || row.with(|row| row.as_ref().map_or_else(|| ().into_any(), |row| known(context, row))))}
                <button type="button" class="app-button-compact" aria-expanded=move || is_open.get().to_string() aria-controls=controls on:click=toggle>
                    {move || if is_open.get() { "Close" } else { "Change" }}
                    <span class="govuk-visually-hidden">" " {name}</span>
                </button>
            </div>
            <div id=panel>
                <Show when=move || is_open.get()><Panel context row id=own /></Show>
            </div>
        </li>
    }
    .into_any()
}

/// The facts about it.
fn known(context: PeopleContext, row: &PartyRow) -> AnyView {
    let lines = match says::lines(row) {
        Some(lines) => to_lines(context.plan.get_value(), &row.who, lines, format!(" of {}", row.who.name)),
        None => "No lines".into_any(),
    };
    let others = context.elsewhere.with(|all| all.get(&row.who.id).cloned().unwrap_or_default());
    let waits = row.is_to_hand_over().then(|| view! { " " <strong class="app-flag">"To hand over"</strong> });
    let facts = says::facts(row).into_iter().map(|fact| view! { " " <span class="app-people__fact">{fact}</span> });
    view! {
        <div class="app-people__text">
            <span class="app-people__name">{row.who.name.clone()}</span> " "
            <span class="app-people__fact">{lines}</span>
            {facts.collect_view()} {others.into_iter().map(|other| also(row, other)).collect_view()} {waits}
        </div>
    }
    .into_any()
}

/// The link to the lines of a party.
fn to_lines(plan: EntityId, who: &Who, words: String, about: String) -> AnyView {
    let query = Query { lead: Some(who.id.clone()), ..Query::default() }.to_string();
    let link = Address { route: Route::Plan(plan, Page::Actions), query }.to_string();
    view! { <a class="govuk-link" href=link>{words}<span class="govuk-visually-hidden">{about}</span></a> }.into_any()
}

/// A link to the same party in another plan.
fn also(row: &PartyRow, other: Elsewhere) -> AnyView {
    let says = says::elsewhere(row, &other);
    let about = format!(" of {} in {}", other.who.name, other.title);
    let lines = to_lines(other.plan, &other.who, says::open_lines(other.open), about);
    view! { " " <span class="app-people__fact">{says} ": " {lines}</span> }.into_any()
}

/// The panel with its forms.
#[component]
fn Panel(context: PeopleContext, row: Memo<Option<PartyRow>>, id: StoredValue<EntityId>) -> AnyView {
    // Holders of something that is not a post are shown only if some are recorded.
    let is_post = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.post.is_some())));
    view! {
        <div class="app-people__panel">
            <Show when=move || is_post.get()><Holders context row id /></Show>
            <HandOver context row id />
            <SameAs context row id />
        </div>
    }
    .into_any()
}

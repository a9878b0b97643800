//! One change in the list.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::erase::EraseWords;
use crate::history::ChangeId;
use crate::plan::EntityId;
use crate::ui::components::{Button, Look, Moment};
use crate::ui::pages::share::DetailView;
use crate::ui::workspace::workspace;
use crate::view::address::{Address, Page, Route};
use crate::view::changes::Entry;
use crate::view::describe::Detail;

/// One change in words, with buttons to undo and erase if possible.
#[component]
pub fn EntryView(plan: EntityId, entry: Entry) -> impl IntoView {
    let whole = (!entry.whole.is_empty()).then(|| view! { <p class="app-timeline__whole">{entry.whole.clone()}</p> });
    let why = (!entry.why.is_empty()).then(|| view! { <p class="govuk-body-s">"Reason: "{entry.why.clone()}</p> });
    let source =
        (!entry.source.is_empty()).then(|| view! { <p class="govuk-body-s">"From: "{entry.source.clone()}</p> });
    let when = (!entry.at.is_empty()).then(|| view! { ", "<Moment at=entry.at.clone() /> });
    let own = entry.own.then_some(" (you, in this browser)");
    let undo = entry.own.then(|| view! { <UndoThis plan=plan.clone() id=entry.id /> });
    let erase = (!entry.words.is_empty())
        .then(|| view! { <EraseWords plan=plan.clone() words=entry.words.clone() name=entry.id.to_string() /> });
    view! {
        <li class="app-timeline__entry">
            <p class="app-timeline__head"><strong>{entry.by}</strong>{own}{when}</p>
            {whole}
            <Details plan=plan.clone() details=entry.details more=entry.more />
            {why}
            {source}
            <div class="app-timeline__actions">{undo}{erase}</div>
        </li>
    }
}

/// The effects of a change, item by item.
#[component]
fn Details(plan: EntityId, details: Vec<Detail>, more: usize) -> impl IntoView {
    let mut things: Vec<(String, Option<EntityId>, Vec<Detail>)> = Vec::new();
    for mut detail in details {
        let thing = std::mem::take(&mut detail.thing);
        match things.last_mut() {
            Some((last, _, details)) if *last == thing => details.push(detail),
            _ => things.push((thing, detail.line.clone(), vec![detail])),
        }
    }
    let thing = |(thing, line, details): (String, Option<EntityId>, Vec<Detail>)| {
        let name = match line {
            Some(line) => {
                let link = of_line(&plan, &line);
                view! { <a class="govuk-link" href=link>{thing}</a> }.into_any()
            }
            None => thing.into_any(),
        };
        view! {
            <p class="app-diff__thing">{name}</p>
            <ul class="app-diff__details">{details.into_iter().map(|detail| view! { <DetailView detail /> }).collect_view()}</ul>
        }
    };
    let more = (more > 0).then(|| view! { <p class="govuk-body-s">"and "{more}" more"</p> });
    view! { {things.into_iter().map(thing).collect_view()} {more} }
}

/// The link to the history of one line.
fn of_line(plan: &EntityId, line: &EntityId) -> String {
    let query = format!("line={line}");
    Address { route: Route::Plan(plan.clone(), Page::History), query }.to_string()
}

/// The button that undoes a change of this browser, if it is still in effect.
#[component]
fn UndoThis(plan: EntityId, id: ChangeId) -> impl IntoView {
    let workspace = workspace();
    let of = plan.clone();
    let stands = Memo::new(move |_| workspace.stack(&of).undo.contains(&id));
    let undo = Callback::new(move |()| workspace.undo_changes(&plan, BTreeSet::from([id]), "Undone"));
    move || stands.get().then(|| view! { <Button label="Undo this" look=Look::Compact on_press=undo /> })
}

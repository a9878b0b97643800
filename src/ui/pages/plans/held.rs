//! The plans held in this browser.

use leptos::prelude::*;

use crate::history::Replica;
use crate::plan::EntityId;
use crate::ui::components::{Section, moment};
use crate::ui::workspace::workspace;
use crate::view::address::{Page, Route};
use crate::view::summary::Summary;

/// The section with the plans held, each with a summary.
#[component]
pub fn HeldPlans() -> impl IntoView {
    let workspace = workspace();
    view! {
        <Section id="held-title" title="In this browser">
            <ul class="app-cards">
                <For each=move || workspace.plans() key=|(id, _)| id.clone() let((id, replica))><Card id replica /></For>
            </ul>
        </Section>
    }
}

#[component]
fn Card(id: EntityId, replica: ReadSignal<Replica>) -> impl IntoView {
    let workspace = workspace();
    let link = |page| Route::Plan(id.clone(), page).to_string();
    let (overview, actions, share) = (link(Page::Overview), link(Page::Actions), link(Page::Share));
    let summary = Memo::new(move |_| replica.with(Summary::of));
    let title = move || summary.with(|summary| summary.title.clone());
    let about = move || summary.with(|summary| summary.about.clone());
    let counts = move || summary.with(|summary| summary.counts.clone());
    let copy = move || match workspace.last_download(&id) {
        Some(at) => format!("Plan file downloaded {}.", moment::ago(&at, workspace.today().get())),
        None => "No plan file downloaded yet.".to_owned(),
    };
    view! {
        <li class="app-card">
            <h3 class="app-card__title"><a class="govuk-link" href=overview>{title}</a></h3>
            <p class="app-card__text">{about}</p>
            <p class="app-card__text">{counts}" "{copy}</p>
            <p class="app-card__links">
                <a class="govuk-link" href=actions>"All actions"<span class="govuk-visually-hidden">" of "{title}</span></a>
                <a class="govuk-link" href=share>"Share"<span class="govuk-visually-hidden">" "{title}</span></a>
            </p>
        </li>
    }
}

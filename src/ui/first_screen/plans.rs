//! The plans held in this browser, before their histories are read.

use std::sync::Arc;

use leptos::prelude::*;

use super::load_failed;
use crate::plan::EntityId;
use crate::ui::components::{PageHeading, Section};
use crate::ui::dynamic::dyn_view;
use crate::view::address::{Page, Route};
use crate::view::checkpoint::Checkpoint;
use crate::view::summary::Summary;

/// The start page, as far as checkpoints go.
#[component]
pub(super) fn FirstPlans(plans: Arc<Vec<(EntityId, Checkpoint)>>, lost: Memo<bool>) -> AnyView {
    let cards = plans.iter().map(|(plan, checkpoint)| card(plan, &checkpoint.summary)).collect_view();
    view! {
        <PageHeading title="Plans" />
        {dyn_view(move || match lost.get() {
            true => load_failed(),
            false => {
                view! { <p class="govuk-body">"Everything here is kept in this browser and works without a network."</p> }.into_any()
            }
        })}
        // As high as the window at least: the footer does not move when the rest of the page comes.
        <div style:min-height="100vh">
            <Section id="held-title" title="In this browser">
                <ul class="app-cards">{cards}</ul>
            </Section>
        </div>
    }
    .into_any()
}

fn card(plan: &EntityId, Summary { title, about, counts }: &Summary) -> AnyView {
    let link = |page| Route::Plan(plan.clone(), page).to_string();
    view! {
        <li class="app-card">
            <h3 class="app-card__title"><a class="govuk-link" href=link(Page::Overview)>{title.clone()}</a></h3>
            <p class="app-card__text">{about.clone()}</p>
            <p class="app-card__text">{counts.clone()}</p>
            <p class="app-card__links">
                <a class="govuk-link" href=link(Page::Actions)>
                    "All actions"<span class="govuk-visually-hidden">" of "{title.clone()}</span>
                </a>
                <a class="govuk-link" href=link(Page::Share)>"Share"<span class="govuk-visually-hidden">" "{title.clone()}</span></a>
            </p>
        </li>
    }
    .into_any()
}

//! The plans held in this browser.

use leptos::prelude::*;

use crate::history::Replica;
use crate::plan::EntityId;
use crate::plan::day;
use crate::ui::components::{Section, moment};
use crate::ui::workspace::workspace;
use crate::view::address::{Page, Route};
use crate::view::describe;

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
    let title = move || replica.with(told_title);
    let about = move || {
        replica.with(|replica| {
            let about = replica.plan().about();
            let adopted = about.adopted.map(|day| format!("adopted {}", day::in_words(day))).unwrap_or_default();
            let said = [about.organisation.as_str(), about.period.as_str(), &adopted];
            said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
        })
    };
    let counts = move || replica.with(counts);
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

fn told_title(replica: &Replica) -> String {
    let title = &replica.plan().about().title;
    if title.is_empty() { "A plan without a title".to_owned() } else { title.clone() }
}

fn counts(replica: &Replica) -> String {
    let plan = replica.plan();
    let lines = describe::count(plan.lines().count(), "action", "actions");
    let waiting = match replica.conflicts().len() {
        0 => String::new(),
        1 => " Two different answers wait for you in 1 place.".to_owned(),
        many => format!(" Two different answers wait for you in {many} places."),
    };
    let sections = plan.sections().count();
    format!("{lines} in {}.{waiting}", describe::count(sections, "section", "sections"))
}

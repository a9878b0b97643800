//! Items removed from the plan, with buttons to put them back.

use leptos::prelude::*;

use crate::history::Replica;
use crate::plan::EntityId;
use crate::plan::edit::{Edit, spoken};
use crate::text::capital;
use crate::ui::components::{Button, Empty, Look, Moment, PageHeading};
use crate::ui::workspace::{Submitted, workspace};
use crate::view::address::Page;
use crate::view::structure::{Removed, removed};

#[component]
pub fn RemovedPage(plan: EntityId, replica: ReadSignal<Replica>) -> AnyView {
    let all = Memo::new(move |_| replica.with(removed));
    let plan = StoredValue::new(plan);
    view! {
        <PageHeading title=Page::Removed.title() />
        <Show
            when=move || all.with(|all| !all.is_empty())
            fallback=|| view! { <Empty title="Nothing has been removed"><p class="govuk-body">"What is removed from the plan stays here and can be put back."</p></Empty> }
        >
            <ul class="app-list">
                <For each=move || all.get() key=|one| one.id.clone() let:one><RemovedRow plan one /></For>
            </ul>
        </Show>
    }
    .into_any()
}

#[component]
fn RemovedRow(plan: StoredValue<EntityId>, one: Removed) -> AnyView {
    let workspace = workspace();
    let id = one.id.clone();
    let restore = Callback::new(move |()| {
        workspace.submit(&plan.get_value(), Edit::Restore(id.clone()), None, "", move |submitted| {
            if submitted == Submitted::Done {
                workspace.say("Put back in the plan.");
            }
        });
    });
    let kind = capital(spoken(&one.kind));
    let stood_in = one.stood_in.trim_end_matches('.').to_owned();
    let named = format!("{} {}", one.number, one.text).trim().to_owned();
    let with = match one.with {
        0 => String::new(),
        1 => "One thing under it went with it. ".to_owned(),
        count => format!("{count} things under it went with it. "),
    };
    let parent = one.parent_removed.then_some("What it stood in is removed too: put that back first. ");
    let why = (!one.why.is_empty()).then(|| format!("Reason: {}. ", one.why));
    view! {
        <li class="app-list__item">
            <div class="app-list__text">
                <p class="govuk-body"><strong>{named.clone()}</strong></p>
                <p class="govuk-body-s">
                    {kind} " in " {stood_in} ". " {with} {parent} {why} "Removed by " {one.by} ", " <Moment at=one.at />
                </p>
            </div>
            <Button label="Put back" look=Look::Compact about=named on_press=restore />
        </li>
    }
    .into_any()
}

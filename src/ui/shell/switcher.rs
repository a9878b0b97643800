//! Which plan is shown, and going to another.

use leptos::prelude::*;

use super::current_plan;
use crate::ui::dynamic::{dyn_bool, dyn_text, dyn_view};
use crate::ui::workspace::workspace;
use crate::view::address::{Page, Route};

/// The title of the present plan; opened, the others.
#[component]
pub fn Switcher() -> AnyView {
    let (workspace, plan) = (workspace(), current_plan());
    let title = Memo::new(move |_| {
        let replica = workspace.plan(plan.get().as_ref()?)?;
        Some(replica.with(|replica| replica.plan().about().title.clone()))
    });
    let is_open = RwSignal::new(false);
    let others = move || {
        let here = plan.get();
        let others = workspace.plans().into_iter().filter(|(id, _)| Some(id) != here.as_ref());
        let other =
            |(id, replica)| view! { <Other link=Route::Plan(id, Page::Overview).to_string() replica /> }.into_any();
        others.map(other).collect_view().into_any()
    };
    // A list left open over the next page would be in the way.
    let close = move |_| is_open.set(false);
    let list = move |title: String| {
        view! {
            <details class="app-switcher" prop:open=dyn_bool(move || is_open.get()) on:toggle=move |event| is_open.set(opened(&event))>
                <summary class="app-switcher__summary">
                    <span class="govuk-visually-hidden">"Plan: "</span>{title}
                </summary>
                <ul class="app-switcher__list" on:click=close>
                    {dyn_view(others)}
                    <li><a class="app-switcher__link" href="#/plans">"All plans: start or open another"</a></li>
                </ul>
            </details>
        }
        .into_any()
    };
    dyn_view(move || title.get().map_or_else(|| ().into_any(), list))
}

#[component]
fn Other(link: String, replica: ReadSignal<crate::history::Replica>) -> impl IntoView {
    let title = dyn_text(move || replica.with(|replica| replica.plan().about().title.clone()));
    view! { <li><a class="app-switcher__link" href=link>{title}</a></li> }
}

fn opened(event: &web_sys::Event) -> bool {
    use wasm_bindgen::JsCast as _;
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}

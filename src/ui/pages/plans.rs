//! The start: plans held here, starter plans, a blank plan, a plan file.

mod blank;
mod held;
mod starters;

use leptos::prelude::*;

use crate::ui::components::PageHeading;
use crate::ui::desk::desk;
use crate::ui::pages::share::OpenFiles;

/// The start page.
#[component]
pub fn Plans() -> impl IntoView {
    let desk = desk();
    let (ready, any) = (desk.is_ready(), Memo::new(move |_| !desk.plans().is_empty()));
    let lead = move || match any.get() {
        true => "Everything here is kept in this browser and works without a network.",
        false => "Run your action plan here: in this browser, with or without a network. Begin with one of these.",
    };
    view! {
        <PageHeading title="Plans" />
        <Show when=move || ready.get() fallback=|| view! { <p class="govuk-body">"Loading what is kept in this browser…"</p> }>
            <p class="govuk-body">{lead}</p>
            <Show when=move || any.get()><held::HeldPlans /></Show>
            <starters::Starters />
            <section aria-labelledby="open-title">
                <h2 class="govuk-heading-m" id="open-title">"Open a plan file"</h2>
                <OpenFiles />
            </section>
            <blank::Blank />
        </Show>
    }
}

//! The start page: plans held here, starter plans, a blank plan, a plan file, a document.

mod blank;
mod held;
mod starters;

use leptos::prelude::*;

use crate::ui::address::here;
use crate::ui::components::{PageHeading, Section};
use crate::ui::pages::bring::{Chooser, hand_over};
use crate::ui::pages::share::OpenFiles;
use crate::ui::workspace::workspace;
use crate::view::address::Route;

/// The start page.
#[component]
pub fn Plans() -> impl IntoView {
    let workspace = workspace();
    let (ready, any) = (workspace.is_ready(), Memo::new(move |_| !workspace.plans().is_empty()));
    let lead = move || match any.get() {
        true => "Everything here is kept in this browser and works without a network.",
        false => "Run your action plan here: in this browser, with or without a network. Begin with one of these.",
    };
    let here = here();
    let chosen = UnsyncCallback::new(move |chosen| {
        hand_over(chosen);
        here.go(&Route::Bring);
    });
    view! {
        <PageHeading title="Plans" />
        <Show when=move || ready.get() fallback=|| view! { <p class="govuk-body">"Loading what is kept in this browser…"</p> }>
            <p class="govuk-body">{lead}</p>
            <Show when=move || any.get()><held::HeldPlans /></Show>
            <starters::Starters />
            <Section id="open-title" title="Open a plan file">
                <OpenFiles />
            </Section>
            <Section id="bring-title" title="Bring in a document">
                <p class="govuk-body">
                    "A plan in Word, Excel, CSV or text, or a table that you paste, becomes a plan here or updates one that is here. \
                    First you see what was found; nothing is added until you accept."
                </p>
                <Chooser on_chosen=chosen />
            </Section>
            <blank::Blank />
        </Show>
    }
}

//! Asking for the officer's name, at the first edit and in the page.

use leptos::prelude::*;

use crate::browser::focus;
use crate::ui::components::{Button, ErrorSummary, Look, Mistake, TextField, error_summary::ERROR_SUMMARY};
use crate::ui::workspace::workspace;

const FIELD: &str = "officer-name";

/// The question, while it is asked.
#[component]
pub fn NameQuestion() -> impl IntoView {
    let asking = workspace().is_asking();
    view! { <Show when=move || asking.get()><Question /></Show> }
}

#[component]
fn Question() -> impl IntoView {
    let workspace = workspace();
    let name = RwSignal::new(String::new());
    let mistakes = RwSignal::new(Vec::<Mistake>::new());
    focus::soon_on_id(FIELD);
    let give = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if name.with(|name| name.trim().is_empty()) {
            mistakes.set(vec![Mistake::new(FIELD, "Enter your name")]);
            focus::soon_on_id(ERROR_SUMMARY);
            return;
        }
        workspace.set_name(&name.get());
        focus::soon_on_id("main");
    };
    view! {
        <section class="app-ask" aria-labelledby="officer-name-title">
            <ErrorSummary mistakes=mistakes />
            <h2 class="govuk-heading-m" id="officer-name-title">"Whose name should your changes carry?"</h2>
            <form on:submit=give novalidate>
                <TextField
                    id=FIELD label="Your name" value=name autocomplete="name" width="govuk-input--width-20"
                    hint="Asked once. Colleagues who open your plan file see it beside what you changed, so use the name they know you by."
                    error=Signal::derive(move || mistakes.with(|mistakes| Mistake::of(mistakes, FIELD)))
                />
                <div class="govuk-button-group">
                    <button type="submit" class=Look::Primary.class()>"Save my change"</button>
                    <Button label="Cancel" on_press=Callback::new(move |()| workspace.decline_name()) />
                </div>
            </form>
        </section>
    }
}

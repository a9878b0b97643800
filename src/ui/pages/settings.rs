//! The settings of this browser, and of a plan.

mod plan;
mod storage;

use leptos::prelude::*;

pub use plan::PlanSettings;

use crate::browser::focus;
use crate::ui::components::{
    ErrorSummary, Look, Mistake, PageHeading, Section, TextField, error_summary::ERROR_SUMMARY,
};
use crate::ui::workspace::workspace;
use storage::StorageSettings;

/// The settings of this browser.
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <PageHeading title="Settings" />
        <NameSettings />
        <StorageSettings />
    }
}

const FIELD: &str = "settings-name";

/// The form for the officer's name.
#[component]
fn NameSettings() -> impl IntoView {
    let workspace = workspace();
    let name = RwSignal::new(workspace.name().get_untracked());
    let mistakes = RwSignal::new(Vec::<Mistake>::new());
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if name.with(|name| name.trim().is_empty()) {
            mistakes.set(vec![Mistake::new(FIELD, "Enter your name")]);
            focus::soon_on_id(ERROR_SUMMARY);
            return;
        }
        mistakes.set(Vec::new());
        workspace.set_name(&name.get());
        workspace.say("Your name was changed.");
    };
    view! {
        <Section id="name-title" title="Your name">
            <ErrorSummary mistakes=mistakes />
            <form on:submit=keep novalidate>
                <TextField
                    id=FIELD label="The name your changes carry" value=name autocomplete="name" width="govuk-input--width-20"
                    hint="Changes already made keep the name they were made under."
                    error=Signal::derive(move || mistakes.with(|mistakes| Mistake::of(mistakes, FIELD)))
                />
                <button type="submit" class=Look::Secondary.class()>"Change my name"</button>
            </form>
        </Section>
    }
}

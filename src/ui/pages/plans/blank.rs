//! A blank plan.

use leptos::prelude::*;

use crate::browser::focus;
use crate::ui::address::here;
use crate::ui::components::{ErrorSummary, Look, Mistake, Section, TextField, error_summary::ERROR_SUMMARY};
use crate::ui::workspace::workspace;
use crate::view::address::{Page, Route};

/// The form for a blank plan, folded until it is opened.
#[component]
pub fn Blank() -> impl IntoView {
    view! {
        <Section id="blank-title" title="Make a plan of your own">
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">"Start a blank plan"</span></summary>
                <div class="govuk-details__text"><Form /></div>
            </details>
        </Section>
    }
}

#[component]
fn Form() -> impl IntoView {
    let (workspace, here) = (workspace(), here());
    let [title, organisation, period] = [(); 3].map(|()| RwSignal::new(String::new()));
    let section = RwSignal::new("Section".to_owned());
    let mistakes = RwSignal::new(Vec::<Mistake>::new());
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut found = Vec::new();
        if title.with(|title| title.trim().is_empty()) {
            found.push(Mistake::new("plan-title", "Enter the title of the plan"));
        }
        if section.with(|section| section.trim().is_empty()) {
            found.push(Mistake::new("plan-section", "Enter what the plan calls its sections, such as Priority"));
        }
        let wrong = !found.is_empty();
        mistakes.set(found);
        if wrong {
            focus::soon_on_id(ERROR_SUMMARY);
            return;
        }
        let typed = |signal: RwSignal<String>| signal.with(|text| text.trim().to_owned());
        workspace.start_blank(&typed(title), &typed(organisation), &typed(period), &typed(section), move |plan| {
            here.go(&Route::Plan(plan, Page::Overview));
        });
    };
    let error =
        move |field: &'static str| Signal::derive(move || mistakes.with(|mistakes| Mistake::of(mistakes, field)));
    view! {
        <ErrorSummary mistakes=mistakes />
        <form on:submit=start novalidate>
            <TextField id="plan-title" label="Title of the plan" value=title error=error("plan-title") />
            <TextField id="plan-organisation" label="Council or organisation (optional)" value=organisation autocomplete="organization" />
            <TextField id="plan-period" label="Years it covers (optional)" hint="For example, 2025-30" value=period width="govuk-input--width-10" />
            <TextField
                id="plan-section" label="What the plan calls its sections" hint="For example, Section, Priority or Theme"
                value=section error=error("plan-section") width="govuk-input--width-10"
            />
            <button type="submit" class=Look::Secondary.class()>"Start this plan"</button>
        </form>
    }
}

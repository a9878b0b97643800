//! Addresses that lead nowhere, or to a plan that is not held in this browser.

use leptos::prelude::*;

use crate::ui::components::PageHeading;

/// The page for an unknown address.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <PageHeading title="Page not found" />
        <p class="govuk-body">"The address leads to no page of Hearth. If it was copied, check that all of it came along."</p>
        <p class="govuk-body"><a class="govuk-link" href="#/plans">"Go to your plans"</a></p>
    }
}

/// The page for a plan that is not held here.
#[component]
pub fn NotHeld() -> impl IntoView {
    view! {
        <PageHeading title="This plan is not in this browser" />
        <p class="govuk-body">
            "The address leads to a plan that has not been opened in this browser. A link shows a colleague where to look; \
            the plan itself travels as a plan file."
        </p>
        <p class="govuk-body">
            "Ask whoever sent the link for their plan file, or "
            <a class="govuk-link" href="#/plans">"open a starter plan or a plan file"</a> "."
        </p>
    }
}

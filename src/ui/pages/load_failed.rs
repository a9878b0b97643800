//! The page shown if the second part of the app could not be fetched.

use leptos::prelude::*;

use crate::ui::components::PageHeading;

/// Says what happened, that nothing was lost, and what to do.
#[component]
pub fn LoadFailed() -> AnyView {
    view! {
        <PageHeading title="Part of Hearth could not be loaded" />
        <p class="govuk-body">
            "The network was lost before all of Hearth was here. Nothing that is stored has been lost, and your plans can be read. \
            To edit them, load the page again when the network is back."
        </p>
    }
    .into_any()
}

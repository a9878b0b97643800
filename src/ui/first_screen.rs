//! What the page shows until the second part can draw it.

use std::time::Duration;

use leptos::prelude::*;

use super::components::PageHeading;
use super::dynamic::dyn_view;
use super::parts::{Loading, parts};
use crate::browser::boot;

/// The first screen of the present address.
#[component]
pub fn FirstScreen() -> AnyView {
    let parts = parts();
    dyn_view(move || match parts.loading() {
        Loading::OnItsWay | Loading::Here(_) => view! { <PageHeading title="Opening" /> }.into_any(),
        Loading::Lost => view! { <LoadFailed /> }.into_any(),
    })
}

/// The page shown if the second part of the app could not be fetched: says what happened, that nothing was lost, and what
/// to do.
#[component]
fn LoadFailed() -> AnyView {
    set_timeout(boot::drawn, Duration::ZERO);
    view! {
        <PageHeading title="Part of Hearth could not be loaded" />
        <p class="govuk-body">
            "The network was lost before all of Hearth was here. Nothing that is stored has been lost, and your plans can be read. \
            To edit them, load the page again when the network is back."
        </p>
    }
    .into_any()
}

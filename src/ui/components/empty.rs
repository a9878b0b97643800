//! A page with nothing on it yet: what to do first.

use leptos::prelude::*;

/// Says why a page is empty and what to do.
#[component]
pub fn Empty(
    /// Why the page is empty.
    #[prop(into)]
    title: String,
    /// The first step, as text and links.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="app-empty">
            <h2 class="govuk-heading-s">{title}</h2>
            {children()}
        </div>
    }
}

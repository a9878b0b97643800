//! A page with nothing on it yet: what to do first.

use leptos::prelude::*;

/// Says why there is nothing and what to do.
#[component]
pub fn Empty(
    /// Why there is nothing.
    #[prop(into)]
    title: String,
    /// What to do first.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="app-empty">
            <h2 class="govuk-heading-s">{title}</h2>
            {children()}
        </div>
    }
}

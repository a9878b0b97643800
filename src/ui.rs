//! The screens.

use leptos::prelude::*;

/// Puts the app into the page.
pub fn start() {
    mount_to_body(App);
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <a href="#main" class="govuk-skip-link">"Skip to main content"</a>
        <header class="app-header">
            <div class="app-header__container">
                <a class="app-header__name" href="#/">"Hearth"</a>
            </div>
        </header>
        <div class="govuk-width-container">
            <main class="govuk-main-wrapper" id="main" tabindex="-1">
                <h1 class="govuk-heading-l">"Plans"</h1>
            </main>
        </div>
    }
}

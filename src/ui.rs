//! The screens.
//!
//! Start at [`desk`], where their state lives, and [`route`], which says what is shown. Pages read
//! signals and call the desk; components know nothing of plans.

pub mod address;
pub mod desk;
pub mod route;

use leptos::prelude::*;

/// Puts the app into the page.
pub fn start() {
    mount_to_body(App);
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    provide_context(address::Here::follow());
    provide_context(desk::Desk::set_up());
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

//! What stands around every page: header, navigation, the strip that is always visible, banners.

mod name_question;
mod navigation;
mod notices;
mod strip;
mod switcher;

use leptos::prelude::*;

use super::address::here;
use super::components::Shapes;
use super::pages::CurrentPage;
use crate::browser::focus;
use crate::plan::EntityId;

/// The plan of the present page.
pub(super) fn current_plan() -> Memo<Option<EntityId>> {
    let route = here().route();
    Memo::new(move |_| route.with(|route| route.plan().cloned()))
}

/// The whole page.
#[component]
pub fn Shell() -> impl IntoView {
    let skip = move |event: leptos::ev::MouseEvent| {
        // A link to a place in the page would be read as an address of the app.
        event.prevent_default();
        focus::on_id("main");
    };
    view! {
        <a href="#main" class="govuk-skip-link" on:click=skip>"Skip to main content"</a>
        <Shapes />
        <header class="app-header">
            <div class="app-header__container">
                <a class="app-header__name" href="#/plans">"Hearth"</a>
                <switcher::Switcher />
            </div>
        </header>
        <navigation::Navigation />
        <strip::Strip />
        <div class="govuk-width-container">
            <notices::Notices />
            <name_question::NameQuestion />
            <main class="govuk-main-wrapper app-main" id="main" tabindex="-1">
                <CurrentPage />
            </main>
        </div>
        <footer class="app-footer">
            <div class="govuk-width-container">
                "Your plans stay in this browser until you download them and hand them over. Nothing is sent anywhere."
            </div>
        </footer>
    }
}

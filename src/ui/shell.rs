//! The frame around every page: header, navigation, status strip, banners.

mod conflicts;
mod copy;
mod name_question;
mod navigation;
mod notices;

mod strip;
mod switcher;
mod undo_redo;

use leptos::prelude::*;

use super::address::here;
use super::components::Shapes;
use super::dynamic::{dyn_view, spawn};
use super::first_screen::{First, FirstScreen};
use super::parts::{Parts, SecondPart, parts};
use crate::browser::focus;
use crate::plan::EntityId;

/// The plan of the present page.
pub(super) fn current_plan() -> Memo<Option<EntityId>> {
    let route = here().route();
    Memo::new(move |_| route.with(|route| route.plan().cloned()))
}

/// The whole page.
#[component]
pub fn Shell() -> AnyView {
    let parts = parts();
    let skip = move |event: leptos::ev::MouseEvent| {
        // A link to a place in the page would be read as an address of the app.
        event.prevent_default();
        focus::on_id("main");
    };
    let route = here().route();
    let first = Memo::new(move |_| route.with(First::of));
    let taken_over = taken_over(parts, first);
    let page = move || match taken_over.get() {
        true => {
            keep_focus();
            parts.second().map(|second| (second.page)()).into_any()
        }
        false => view! { <FirstScreen first /> }.into_any(),
    };
    view! {
        <a href="#main" class="govuk-skip-link" on:click=skip>"Skip to main content"</a>
        <Shapes />
        <header class="app-header">
            <div class="app-header__container">
                <a class="app-header__name" href="#/plans">"Hearth"</a>
                {dyn_view(move || parts.second().map(|second| (second.switcher)()).into_any())}
            </div>
        </header>
        <navigation::Navigation />
        <div class="app-strip" role="region" aria-label="Your work">
            <div class="app-strip__container">{dyn_view(move || parts.second().map(|second| (second.strip)()).into_any())}</div>
        </div>
        <div class="govuk-width-container">
            {dyn_view(move || parts.second().map(|second| (second.banners)()).into_any())}
            <main class="govuk-main-wrapper app-main" id="main" tabindex="-1">
                {dyn_view(page)}
            </main>
        </div>
        <footer class="app-footer">
            <div class="govuk-width-container">
                "Your plans stay in this browser until you download them and hand them over. Nothing is sent anywhere."
            </div>
        </footer>
    }
    .into_any()
}

/// True from the moment at which the second part can draw the page of the address. From then on every page is its own.
fn taken_over(parts: Parts, first: Memo<First>) -> Memo<bool> {
    let is_ready = move |second: SecondPart| (second.is_ready)(first.with(First::is_drawn));
    Memo::new(move |before| before == Some(&true) || parts.second().is_some_and(is_ready))
}

/// Gives the keyboard back to where it is now, by id, after the page is drawn anew: the officer may be typing.
fn keep_focus() {
    if let Some(id) = focus::id() {
        spawn(async move { focus::back_on_id(&id) });
    }
}

/// Draws the notices and the question for the officer's name, above every page.
pub(super) fn banners() -> AnyView {
    view! {
        <notices::Notices />
        <name_question::NameQuestion />
    }
    .into_any()
}

/// The title of the present plan, and the others to go to.
pub(super) fn switcher() -> AnyView {
    view! { <switcher::Switcher /> }.into_any()
}

/// Draws the strip with the state of the officer's work.
pub(super) fn strip() -> AnyView {
    view! { <strip::Strip /> }.into_any()
}

/// Draws the number of conflicts to settle in a plan.
pub(super) fn conflicts(plan: EntityId) -> AnyView {
    view! { <conflicts::Conflicts plan /> }.into_any()
}

//! Banners: storage that fails, a change that could not be made, a newer version.

use leptos::prelude::*;

use crate::browser::service_worker;
use crate::text;
use crate::ui::components::{Banner, Button, Look, Tone};
use crate::ui::workspace::workspace;
use crate::workspace::{Notice, SaveState};

/// Every banner that is due.
#[component]
pub fn Notices() -> impl IntoView {
    let workspace = workspace();
    let (state, notices, update) = (workspace.save_state(), workspace.notices(), workspace.has_update());
    let failed = move || match state.get() {
        SaveState::Failed { why } => Some(why),
        SaveState::Loading | SaveState::Saved(_) | SaveState::Saving => None,
    };
    view! {
        <div class="app-notices">
            {move || failed().map(|why| view! { <NotSaved why /> })}
            <For each=move || notices.get() key=|notice| (notice.title.clone(), notice.text.clone()) let:notice>
                <Told notice />
            </For>
            <Show when=move || update.get()><NewVersion /></Show>
        </div>
    }
}

#[component]
fn NotSaved(why: String) -> impl IntoView {
    let workspace = workspace();
    view! {
        <Banner title="Your last changes are not saved" tone=Tone::Wrong>
            <p>{text::capital(&why)}"."</p>
            <div class="app-banner__actions">
                <Button label="Download all plans now" look=Look::Compact on_press=Callback::new(move |()| workspace.download_all()) />
                <Button label="Try to save again" look=Look::Compact on_press=Callback::new(move |()| workspace.retry_saving()) />
            </div>
        </Banner>
    }
}

#[component]
fn Told(notice: Notice) -> impl IntoView {
    let workspace = workspace();
    let download = notice.offers_download.then(|| view! {
        <Button label="Download everything stored" look=Look::Compact on_press=Callback::new(move |()| workspace.download_stored()) />
    });
    let (title, text) = (notice.title.clone(), notice.text.clone());
    view! {
        <Banner title tone=Tone::Wrong>
            <p>{text}</p>
            <div class="app-banner__actions">
                {download}
                <Button label="I have read this" look=Look::Compact on_press=Callback::new(move |()| workspace.dismiss(&notice)) />
            </div>
        </Banner>
    }
}

#[component]
fn NewVersion() -> impl IntoView {
    view! {
        <Banner title="A new version of Hearth is ready">
            <p>"Take it when it suits you: the page loads again, and what is saved stays."</p>
            <div class="app-banner__actions">
                <Button label="Use the new version" look=Look::Compact on_press=Callback::new(|()| service_worker::update()) />
            </div>
        </Banner>
    }
}

//! Storage in this browser, and stored data that could not be read.

use leptos::prelude::*;

use crate::browser::{persistence, usage};
use crate::ui::components::{Banner, Button, Section, Tone};
use crate::ui::dynamic::spawn;
use crate::ui::workspace::workspace;
use crate::view::describe;

/// How full the storage is, what is wrong with it, and a download of all of it.
#[component]
pub fn StorageSettings() -> impl IntoView {
    let workspace = workspace();
    let save = workspace.save_state();
    // Asked again after each save.
    let used = move || {
        save.track();
        match usage::local() {
            Some(used) => format!("Hearth uses {} of the room this browser gives it.", share(used)),
            None => "This browser does not let Hearth store anything. Download your plan before you close the page."
                .to_owned(),
        }
    };
    let lasts = RwSignal::new(None::<bool>);
    spawn(async move {
        let granted = persistence::granted().await;
        // The page may have been left.
        lasts.try_set(Some(granted));
    });
    let lasting = move || match lasts.get() {
        None => "",
        Some(true) => "The browser has agreed to keep it when the disk fills up.",
        Some(false) => "When the disk fills up the browser may clear it: download your plan files often.",
    };
    let set_aside = workspace.set_aside();
    view! {
        <Section id="storage-title" title="Storage in this browser">
            <p class="govuk-body">{used}" "{lasting}</p>
            <Show when=move || set_aside.with(|all| !all.is_empty())>
                <Banner title="Stored entries that could not be read" tone=Tone::Wrong>
                    <p>"They are left where they are. Download everything stored and send the file to whoever looks after Hearth; \
                    open a colleague’s plan file to bring back what is missing."</p>
                    <ul class="govuk-list govuk-list--bullet">
                        <For each=move || set_aside.get() key=Clone::clone let:words><li>{words}</li></For>
                    </ul>
                </Banner>
            </Show>
            <p class="govuk-body">
                "Clearing this site’s data in the browser removes your plans from this computer. Everything stored can be downloaded \
                as one file, and opened again with “Open a plan file”."
            </p>
            <Button label="Download everything stored" on_press=Callback::new(move |()| workspace.download_stored()) />
        </Section>
    }
}

/// The share of the storage quota: "less than 1 %", "12 %".
fn share(used: usize) -> String {
    match used * 100 / usage::ROOM {
        0 => "less than 1%".to_owned(),
        percent => format!("{}%", describe::grouped(percent)),
    }
}

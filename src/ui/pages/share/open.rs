//! Opening plan files: choose, look at what would change, accept or not.

use leptos::prelude::*;
use web_sys::File;

use super::proposed::{ProposedFileView, RESULT};
use super::read::{self, Reading};
use crate::browser::focus;
use crate::ui::components::{Banner, Button, FilePicker, Look, Tone};
use crate::ui::dynamic::{dyn_view, spawn};
use crate::ui::pages::opened_files;
use crate::ui::workspace::workspace;
use crate::workspace::ProposedFile;

/// How far the opening of files is.
#[derive(Debug, Clone)]
enum Stage {
    /// Files are being read: how far that is.
    Reading(String),
    /// The files were read: the changes they would make.
    Read(Reading),
}

/// A field for plan files, and under it what they would change. What reads them is fetched when the first are chosen.
#[component]
pub fn OpenFiles() -> impl IntoView {
    let chosen = RwSignal::new_local(None::<Vec<File>>);
    let opened = UnsyncCallback::new(move |files| chosen.set(Some(files)));
    let close = Callback::new(move |()| {
        chosen.set(None);
        focus::soon_on_id("plan-files");
    });
    view! {
        <FilePicker
            id="plan-files" label="Choose plan files, or drop them here"
            hint="Files whose names end in .plan.json. First you see what they would change; nothing changes until you accept."
            on_files=opened
        />
        {move || match chosen.get() {
            None => ().into_any(),
            Some(files) => opened_files(ChosenFiles { files: StoredValue::new_local(files), close }),
        }}
    }
}

/// Files that were chosen, and how what is said of them is closed.
#[derive(Clone, Copy)]
pub struct ChosenFiles {
    files: StoredValue<Vec<File>, LocalStorage>,
    close: Callback<()>,
}

/// What the chosen files would change, as soon as they are read. Gone when others are chosen.
#[component]
pub fn Opened(chosen: ChosenFiles) -> AnyView {
    let ChosenFiles { files, close } = chosen;
    let workspace = workspace();
    let stage = RwSignal::new(Stage::Reading("Reading…".to_owned()));
    let is_shown = move || stage.try_get_untracked().is_some();
    spawn(async move {
        let on_progress = move |words| {
            // The officer may have chosen others, or left the page.
            let _ = stage.try_set(Stage::Reading(words));
        };
        if let Some(reading) = read::read(workspace, files.get_value(), on_progress, is_shown).await
            && is_shown()
        {
            stage.set(Stage::Read(reading));
            focus::soon_on_id(RESULT);
        }
    });
    dyn_view(move || match stage.get() {
        Stage::Reading(words) => view! { <Busy words on_cancel=close /> }.into_any(),
        Stage::Read(reading) => view! { <Result reading on_close=close /> }.into_any(),
    })
}

#[component]
fn Busy(words: String, on_cancel: Callback<()>) -> impl IntoView {
    view! {
        <div class="app-busy" role="status">
            <p class="govuk-body">{words}</p>
            <Button label="Cancel" look=Look::Compact on_press=on_cancel />
        </div>
    }
}

#[component]
fn Result(reading: Reading, on_close: Callback<()>) -> impl IntoView {
    let problem = |(file, why): (String, String)| {
        view! {
            <Banner title=format!("{file} was not opened") tone=Tone::Wrong><p>{crate::text::capital(&why)}"."</p></Banner>
        }
    };
    let proposed = |proposal: ProposedFile| view! { <ProposedFileView proposal /> };
    view! {
        <div id=RESULT tabindex="-1" class="app-result">
            {reading.problems.into_iter().map(problem).collect_view()}
            {reading.proposals.into_iter().map(proposed).collect_view()}
            <Button label="Close" about="what these files hold" look=Look::Compact on_press=on_close />
        </div>
    }
}

//! Opening plan files: choose, look at what would change, accept or not.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::proposed::{ProposedFileView, RESULT};
use super::read::{self, Reading};
use crate::browser::focus;
use crate::ui::components::{Banner, Button, FilePicker, Look, Tone};
use crate::ui::workspace::workspace;
use crate::workspace::ProposedFile;

/// How far the opening of files is.
#[derive(Debug, Clone)]
enum Stage {
    /// Nothing is chosen.
    Waiting,
    /// Files are being read: how far that is.
    Reading(String),
    /// The files were read: the changes they would make.
    Read(Reading),
}

/// A field for plan files, and under it what they would change.
#[component]
pub fn OpenFiles() -> impl IntoView {
    let workspace = workspace();
    let stage = RwSignal::new(Stage::Waiting);
    // Each choice of files has a number; only the last one's result is shown.
    let choice = RwSignal::new(0_u32);
    let opened = UnsyncCallback::new(move |files: Vec<File>| {
        choice.update(|choice| *choice += 1);
        let mine = choice.get_untracked();
        let is_mine = move || choice.try_get_untracked() == Some(mine);
        stage.set(Stage::Reading("Reading…".to_owned()));
        spawn_local(async move {
            let on_progress = move |words| {
                if is_mine() {
                    stage.set(Stage::Reading(words));
                }
            };
            if let Some(reading) = read::read(workspace, files, on_progress, is_mine).await
                && is_mine()
            {
                stage.set(Stage::Read(reading));
                focus::soon_on_id(RESULT);
            }
        });
    });
    let close = Callback::new(move |()| {
        choice.update(|choice| *choice += 1);
        stage.set(Stage::Waiting);
        focus::soon_on_id("plan-files");
    });
    view! {
        <FilePicker
            id="plan-files" label="Choose plan files, or drop them here"
            hint="Files whose names end in .plan.json. First you see what they would change; nothing changes until you accept."
            on_files=opened
        />
        {move || match stage.get() {
            Stage::Waiting => ().into_any(),
            Stage::Reading(words) => view! { <Busy words on_cancel=close /> }.into_any(),
            Stage::Read(reading) => view! { <Result reading on_close=close /> }.into_any(),
        }}
    }
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

//! The progress of a reading, and the button that cancels it.

use leptos::prelude::*;

use super::work::Work;
use crate::import::reader::Step;
use crate::import::session::Progress;
use crate::ui::components::{Button, Look};
use crate::view::describe;

/// The progress in words, seconds and percent, and the button that cancels the reading.
#[component]
pub(super) fn Busy(work: Work) -> AnyView {
    let seconds = RwSignal::new(0_u32);
    if let Ok(handle) =
        set_interval_with_handle(move || seconds.update(|seconds| *seconds += 1), std::time::Duration::from_secs(1))
    {
        on_cleanup(move || handle.clear());
    }
    // Said once, however often the reader tells how much is done.
    let words = Memo::new(move |_| work.progress.get().map(|progress| words(progress, &work.document.get())));
    // Hidden from screen readers: nobody wants to hear seconds counted.
    let since = move || (seconds.get() > 1).then(|| describe::count(seconds.get() as usize, "second", "seconds"));
    let cancel = Callback::new(move |()| work.cancel());
    let share = Memo::new(move |_| work.progress.get().and_then(share));
    let is_known = Memo::new(move |_| share.get().is_some());
    let done = Signal::derive(move || share.get().unwrap_or_default().to_string());
    view! {
        <div class="app-busy">
            <p class="govuk-body"><span role="status">{move || words.get()}</span>" "<span aria-hidden="true">{since}</span></p>
            <Show when=move || is_known.get()>
                <p class="govuk-body app-busy__done">
                    <progress class="app-busy__bar" max="100" aria-label="Done so far" prop:value=move || done.get()></progress>
                    " "<span aria-hidden="true">{move || done.get()}" %"</span>
                </p>
            </Show>
            <Button label="Cancel" about="reading the document" look=Look::Compact on_press=cancel />
        </div>
    }
    .into_any()
}

fn words(progress: Progress, document: &str) -> String {
    match progress {
        Progress::Opening => format!("Opening {document}…"),
        Progress::Starting => format!("Starting to read {document}…"),
        Progress::Step(Step::Reading(_)) => format!("Reading {document}…"),
        Progress::Step(Step::Understanding(_)) => "Working out what it says…".to_owned(),
        Progress::Step(Step::Making) => "Making a plan of it…".to_owned(),
    }
}

/// The part that is done, in hundredths, if it is known.
const fn share(progress: Progress) -> Option<u8> {
    match progress {
        Progress::Step(Step::Reading(done) | Step::Understanding(done)) => done,
        Progress::Opening | Progress::Starting | Progress::Step(Step::Making) => None,
    }
}

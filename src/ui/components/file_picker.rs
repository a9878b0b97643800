//! Choosing files, or dropping them on the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{DragEvent, File, HtmlInputElement};

use crate::browser::files;

/// A file field that also takes dropped files.
#[component]
pub fn FilePicker(
    /// The id of the field.
    #[prop(into)]
    id: String,
    /// The label of the field.
    #[prop(into)]
    label: String,
    /// The hint under the label.
    #[prop(into)]
    hint: String,
    /// The files to offer: endings or media types, separated by commas.
    #[prop(default = ".json,application/json")]
    accept: &'static str,
    /// True if several files can be chosen at once.
    #[prop(default = true)]
    several: bool,
    /// Called with the chosen or dropped files.
    #[prop(into)]
    on_files: UnsyncCallback<Vec<File>>,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let chosen = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let found = files::list(input.files());
        // Choosing the same file again then counts as a change.
        input.set_value("");
        if !found.is_empty() {
            on_files.run(found);
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let found = files::list(event.data_transfer().and_then(|data| data.files()));
        if !found.is_empty() {
            on_files.run(found);
        }
    };
    let dragged = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <div
            class="app-file-picker" class=("app-file-picker--over", move || over.get())
            on:dragover=dragged on:dragleave=move |_| over.set(false) on:drop=dropped
        >
            <label class="govuk-label govuk-label--s" for=id.clone()>{label}</label>
            <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div>
            <input
                class="govuk-file-upload" type="file" multiple=several id=id.clone() accept=accept
                aria-describedby=format!("{id}-hint") on:change=chosen
            />
        </div>
    }
}

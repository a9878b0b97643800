//! Choosing a document: a file, or something copied elsewhere.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{ClipboardEvent, File};

use super::busy::Busy;
use super::handed::Chosen;
use super::work::{FILE, Work};
use crate::browser::focus;
use crate::ui::components::{Button, FilePicker};

/// The id of the box to paste into.
const PASTE: &str = "document-paste";

/// The explanation, the field and the box; above them the progress of a reading.
#[component]
pub(super) fn Choose(work: Work) -> AnyView {
    let busy = Memo::new(move |_| work.progress.with(Option::is_some));
    let chosen = UnsyncCallback::new(move |chosen| work.open(chosen));
    view! {
        <p class="govuk-body">
            "Choose the document that the plan is in. First you see what Hearth found in it and can put that right; nothing is \
            added until you accept."
        </p>
        <Show when=move || busy.get()><Busy work /></Show>
        <Chooser on_chosen=chosen />
    }
    .into_any()
}

/// The field for a file and the box to paste into.
#[component]
pub(in crate::ui::pages) fn Chooser(on_chosen: UnsyncCallback<Chosen>) -> AnyView {
    let file = UnsyncCallback::new(move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            on_chosen.run(Chosen::File(file));
        }
    });
    view! {
        <FilePicker
            id=FILE label="Choose a document, or drop it here"
            hint="Word (.docx), Excel (.xlsx), CSV, a saved web page or plain text. It is read in this browser and goes nowhere else."
            accept=".docx,.xlsx,.csv,.tsv,.txt,.html,.htm" several=false on_files=file
        />
        <Paste on_chosen />
    }
    .into_any()
}

/// The box to paste into. What is pasted is read at once, with its tables if the clipboard has them.
#[component]
fn Paste(on_chosen: UnsyncCallback<Chosen>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let pasted = move |event: web_sys::Event| {
        let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
        let held = |kind: &str| data.get_data(kind).unwrap_or_default();
        let (html, text) = (held("text/html"), held("text/plain"));
        if html.is_empty() && text.is_empty() {
            return;
        }
        event.prevent_default();
        typed.set(text.clone());
        on_chosen.run(Chosen::Pasted((!html.is_empty()).then_some(html), text));
    };
    let read = Callback::new(move |()| match typed.with_untracked(|typed| typed.trim().is_empty()) {
        true => focus::on_id(PASTE),
        false => on_chosen.run(Chosen::Pasted(None, typed.get_untracked())),
    });
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for=PASTE>"Or paste it here"</label>
            <div class="govuk-hint" id="document-paste-hint">
                "Copy the table in Word, Excel, a web page or an e-mail, and paste it into this box. It is read at once."
            </div>
            <textarea
                class="govuk-textarea" id=PASTE rows="4" aria-describedby="document-paste-hint"
                prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))
                on:paste=move |event| pasted(event.into())
            ></textarea>
            <Button label="Read what is in the box" on_press=read />
        </div>
    }
    .into_any()
}

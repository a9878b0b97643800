//! Erasing words that should never have been typed, such as a client's name.

use leptos::prelude::*;

use crate::plan::EntityId;
use crate::ui::components::{Button, Confirm, Look, TextField};
use crate::ui::workspace::workspace;

/// The texts of one change, each with a button that erases it everywhere.
#[component]
pub fn EraseWords(plan: EntityId, words: Vec<String>, name: String) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let toggle = Callback::new(move |()| is_open.update(|is_open| *is_open = !*is_open));
    let label = Signal::derive(move || if is_open.get() { "Close" } else { "Erase words…" }.to_owned());
    let (plan, words) = (StoredValue::new(plan), StoredValue::new(words));
    view! {
        <Button label look=Look::Link on_press=toggle />
        <Show when=move || is_open.get()>
            <div class="app-erase">
                <p class="govuk-body-s">
                    "For what should never have been typed, such as a client’s name. To correct a slip, edit it or undo instead."
                </p>
                <ul class="app-list">
                    {words.get_value().into_iter().zip(1..).map(|(text, number)| view! {
                        <EraseOne plan=plan.get_value() text name=format!("{name}-{number}") />
                    }).collect_view()}
                </ul>
            </div>
        </Show>
    }
}

#[component]
fn EraseOne(plan: EntityId, text: String, name: String) -> impl IntoView {
    let workspace = workspace();
    let why = RwSignal::new(String::new());
    let (shown, erased) = (text.clone(), text.clone());
    let erase =
        Callback::new(move |()| workspace.erase(&plan, &erased, &why.with_untracked(|why| why.trim().to_owned())));
    let field = format!("erase-why-{name}");
    view! {
        <li class="app-list__item">
            <span class="app-erase__words">"“"{text}"”"</span>
            <Confirm id=format!("erase-{name}") label="Erase this text everywhere" really="Erase it for good" on_confirm=erase>
                <p class="govuk-body">
                    <strong>"This cannot be undone. "</strong>
                    "The text “"{shown.clone()}"” is blanked wherever this plan holds it: in the plan, in its history and in what this \
                    browser stores. Who wrote something there, and when, stays."
                </p>
                <p class="govuk-body">
                    "Files already sent still hold it. It is blanked in a colleague’s browser when they open a plan file you download after this."
                </p>
                <TextField id=field.clone() label="Reason (optional; do not repeat the text)" value=why />
            </Confirm>
        </li>
    }
}

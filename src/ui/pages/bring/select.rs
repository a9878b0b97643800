//! Choosing one of several, in a row.

use leptos::prelude::*;

/// A list to choose from. Each choice has a value and words.
#[component]
pub(super) fn Select(
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// What is chosen, for those who hear it, and to see where `shown`.
    #[prop(into)]
    label: String,
    /// Whether the label is to be seen.
    #[prop(default = false)]
    shown: bool,
    /// The choices.
    choices: Vec<(String, String)>,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Another is chosen.
    on_choose: Callback<String>,
) -> AnyView {
    let option = move |(worth, words): (String, String)| {
        let own = worth.clone();
        view! { <option value=worth prop:selected=move || value.with(|value| *value == own)>{words}</option> }
    };
    let class = if shown { "govuk-label" } else { "govuk-visually-hidden" };
    view! {
        <label class=class for=id.clone()>{label}</label>
        <select class="govuk-select app-select" id=id on:change=move |event| on_choose.run(event_target_value(&event))>
            {choices.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

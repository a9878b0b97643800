//! A drop-down list.

use leptos::prelude::*;

use crate::ui::dynamic::{dyn_bool, dyn_view};

/// A label, a hint and a drop-down list. The caller wraps them in a form group or a cell.
#[component]
pub fn Select(
    /// The id of the list.
    #[prop(into)]
    id: String,
    /// The label of the list.
    #[prop(into)]
    label: Signal<String>,
    /// The hint under the label; empty for none.
    #[prop(optional)]
    hint: &'static str,
    /// The choices: each a value and its words.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// The value of the present choice.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value of a new choice.
    #[prop(into)]
    on_choose: Callback<String>,
    /// The class of the label; `govuk-visually-hidden` leaves it to screen readers alone.
    #[prop(default = "govuk-label")]
    label_class: &'static str,
    /// Another class of the list.
    #[prop(optional)]
    class: &'static str,
) -> AnyView {
    let choices = Memo::new(move |_| choices.get());
    let option = move |(own, words): (String, String)| {
        let is_chosen = own.clone();
        view! { <option value=own prop:selected=dyn_bool(move || value.with(|value| *value == is_chosen))>{words}</option> }
    };
    let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let hint = hint_id.clone().map(|id| view! { <div class="govuk-hint" id=id>{hint}</div> });
    view! {
        <label class=label_class for=id.clone()>{label}</label>
        {hint}
        <select
            class=["govuk-select ", class].concat().trim().to_owned() id=id aria-describedby=hint_id
            on:change=move |event| on_choose.run(event_target_value(&event))
        >
            {dyn_view(move || choices.get().into_iter().map(option).collect_view().into_any())}
        </select>
    }
    .into_any()
}

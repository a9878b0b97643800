//! A question with a few answers to choose one of.

use leptos::prelude::*;

/// One choice: its value, its label, and a hint.
pub type Choice = (String, String, String);

/// A group of radio buttons.
#[component]
pub fn Radios(
    /// The name of the group; unique in the page.
    #[prop(into)]
    id: String,
    /// The question to answer.
    #[prop(into)]
    legend: String,
    /// The hint under the question.
    #[prop(optional, into)]
    hint: String,
    /// The choices, in order.
    choices: Vec<Choice>,
    /// The value of the present choice.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value of a new choice.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let hint = (!hint.is_empty()).then(|| view! { <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div> });
    let described = hint.is_some().then(|| format!("{id}-hint"));
    let name = id.clone();
    let each = choices.into_iter().zip(1..).map(move |((worth, label, more), number)| {
        let own = format!("{name}-{number}");
        let (chosen, given) = (worth.clone(), worth.clone());
        let more = (!more.is_empty())
            .then(|| view! { <div class="govuk-hint govuk-radios__hint" id=format!("{own}-hint")>{more}</div> });
        view! {
            <div class="govuk-radios__item">
                <input
                    class="govuk-radios__input" type="radio" id=own.clone() name=name.clone() value=worth
                    aria-describedby=more.is_some().then(|| format!("{own}-hint"))
                    prop:checked=move || value.with(|value| *value == chosen)
                    on:change=move |_| on_choose.run(given.clone())
                />
                <label class="govuk-label govuk-radios__label" for=own>{label}</label>
                {more}
            </div>
        }
    });
    view! {
        <div class="govuk-form-group">
            <fieldset class="govuk-fieldset" aria-describedby=described>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
                {hint}
                <div class="govuk-radios govuk-radios--small" data-question=id>{each.collect_view()}</div>
            </fieldset>
        </div>
    }
}

//! Choosing one of a few.

use leptos::prelude::*;

/// One choice: what it is worth, what it says, and more about it.
pub type Choice = (String, String, String);

/// A question with a few answers, one of which is chosen.
#[component]
pub fn Radios(
    /// Names the question; unlike any other in the page.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// More about it.
    #[prop(optional, into)]
    hint: String,
    /// The answers.
    choices: Vec<Choice>,
    /// The one chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Another is chosen.
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

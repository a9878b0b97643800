//! Text fields with a label, a hint and an error message.

use leptos::prelude::*;

/// A one-line text field.
#[component]
pub fn TextField(
    /// The id of the field.
    #[prop(into)]
    id: String,
    /// The label of the field.
    #[prop(into)]
    label: Signal<String>,
    /// The hint under the label; empty for none.
    #[prop(optional, into)]
    hint: String,
    /// The text in the field.
    value: RwSignal<String>,
    /// The error message, if there is one.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The `autocomplete` attribute: what the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The width, as a class of govuk-frontend.
    #[prop(default = "govuk-input--width-30")]
    width: &'static str,
) -> impl IntoView {
    let input = id.clone();
    let class = move || match error.with(Option::is_some) {
        true => format!("govuk-input govuk-input--error {width}"),
        false => format!("govuk-input {width}"),
    };
    view! {
        <Group id=id label=label hint=hint error=error>
            <input
                class=class id=input.clone() name=input.clone() type="text" autocomplete=autocomplete
                aria-describedby=described(&input) aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))
            />
        </Group>
    }
}

/// A text field of several lines.
#[component]
pub fn TextArea(
    /// The id of the field.
    #[prop(into)]
    id: String,
    /// The label of the field.
    #[prop(into)]
    label: Signal<String>,
    /// The hint under the label; empty for none.
    #[prop(optional, into)]
    hint: String,
    /// The text in the field.
    value: RwSignal<String>,
    /// The error message, if there is one.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The height in lines.
    #[prop(default = 4)]
    rows: u32,
) -> impl IntoView {
    let input = id.clone();
    let class = move || match error.with(Option::is_some) {
        true => "govuk-textarea govuk-textarea--error",
        false => "govuk-textarea",
    };
    view! {
        <Group id=id label=label hint=hint error=error>
            <textarea
                class=class id=input.clone() name=input.clone() rows=rows
                aria-describedby=described(&input) aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </Group>
    }
}

/// A label, a hint and an error message around a field. Their ids are the field's with `-hint` and `-error`.
#[component]
pub fn Group(
    /// The field's id in the page.
    id: String,
    /// The label of the field.
    #[prop(into)]
    label: Signal<String>,
    /// The hint under the label; empty for none.
    #[prop(optional, into)]
    hint: String,
    /// The error message, if there is one.
    error: Signal<Option<String>>,
    /// The field, with `aria-describedby` from [`described`].
    children: Children,
) -> impl IntoView {
    let class = move || match error.with(Option::is_some) {
        true => "govuk-form-group govuk-form-group--error",
        false => "govuk-form-group",
    };
    let hint = (!hint.is_empty()).then(|| view! { <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div> });
    view! {
        <div class=class>
            <label class="govuk-label" for=id.clone()>{label}</label>
            {hint}
            <p class="govuk-error-message" id=format!("{id}-error") hidden=move || error.with(Option::is_none)>
                <span class="govuk-visually-hidden">"Error: "</span>
                {move || error.get()}
            </p>
            {children()}
        </div>
    }
}

/// The `aria-describedby` of a field: the ids of its hint and its error message.
#[must_use]
pub fn described(id: &str) -> String {
    format!("{id}-hint {id}-error")
}

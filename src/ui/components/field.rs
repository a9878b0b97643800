//! Fields to type in, with label, hint and what is wrong with them.

use leptos::prelude::*;

/// A field of one line.
#[component]
pub fn TextField(
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// What to type.
    #[prop(into)]
    label: Signal<String>,
    /// More about it.
    #[prop(optional, into)]
    hint: String,
    /// What is typed.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What the browser may fill in: `name`, `off`.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The width, as a class of the design system.
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

/// A field of several lines.
#[component]
pub fn TextArea(
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// What to type.
    #[prop(into)]
    label: Signal<String>,
    /// More about it.
    #[prop(optional, into)]
    hint: String,
    /// What is typed.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// How many lines it shows.
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

/// Label, hint and mistake around a field. They are named after the field's id: `…-hint`, `…-error`.
#[component]
pub fn Group(
    /// The field's id in the page.
    id: String,
    /// What to type.
    #[prop(into)]
    label: Signal<String>,
    /// More about it.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it.
    error: Signal<Option<String>>,
    /// The field, [`described`] by these.
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

/// What describes a field: its hint and its mistake, where there are any.
#[must_use]
pub fn described(id: &str) -> String {
    format!("{id}-hint {id}-error")
}

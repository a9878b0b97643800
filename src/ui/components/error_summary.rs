//! The list of mistakes at the top of a form.

use leptos::prelude::*;

use crate::browser::focus;

/// A mistake in what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The id of the field it is in.
    pub field: String,
    /// The message: the mistake and how to mend it.
    pub text: String,
}

impl Mistake {
    /// A mistake in the field with this id.
    #[must_use]
    pub fn new(field: &str, text: impl Into<String>) -> Self {
        Self { field: field.to_owned(), text: text.into() }
    }

    /// The text of the mistake in this field.
    #[must_use]
    pub fn of(mistakes: &[Self], field: &str) -> Option<String> {
        mistakes.iter().find(|mistake| mistake.field == field).map(|mistake| mistake.text.clone())
    }
}

/// The id of the summary, which takes the keyboard when a form is sent with mistakes.
pub const ERROR_SUMMARY: &str = "error-summary";

/// Lists the mistakes with links to their fields. Goes before the form; put the keyboard on [`ERROR_SUMMARY`] when the
/// form is sent.
#[component]
pub fn ErrorSummary(
    /// The mistakes. Without any, nothing is shown.
    #[prop(into)]
    mistakes: Signal<Vec<Mistake>>,
) -> impl IntoView {
    let each = |mistake: Mistake| {
        let field = mistake.field.clone();
        // The router would take a link within the page for an address of the app.
        let lead = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            focus::on_id(&field);
        };
        view! { <li><a href=format!("#{}", mistake.field) on:click=lead>{mistake.text}</a></li> }
    };
    view! {
        <Show when=move || mistakes.with(|mistakes| !mistakes.is_empty())>
            <div class="govuk-error-summary" id=ERROR_SUMMARY tabindex="-1">
                <div role="alert">
                    <h2 class="govuk-error-summary__title">"There is a problem"</h2>
                    <div class="govuk-error-summary__body">
                        <ul class="govuk-list govuk-error-summary__list">
                            <For each=move || mistakes.get() key=|mistake| (mistake.field.clone(), mistake.text.clone()) children=each />
                        </ul>
                    </div>
                </div>
            </div>
        </Show>
    }
}

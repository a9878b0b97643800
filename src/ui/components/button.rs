//! A button that acts on the page.

use leptos::prelude::*;

use crate::ui::dynamic::dyn_attr;

/// The look of a button. A page has one primary button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// The main action of the page.
    Primary,
    /// Any other action.
    #[default]
    Secondary,
    /// An action that cannot be undone.
    Warning,
    /// Small, for rows and strips.
    Compact,
    /// Looks like a link, for minor actions.
    Link,
}

impl Look {
    /// The CSS classes.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Primary => "govuk-button",
            Self::Secondary => "govuk-button govuk-button--secondary",
            Self::Warning => "govuk-button govuk-button--warning",
            Self::Compact => "app-button-compact",
            Self::Link => "app-button-link",
        }
    }
}

/// A button. To go to another page, use a link.
#[component]
pub fn Button(
    /// The label of the button.
    #[prop(into)]
    label: Signal<String>,
    /// The look of the button.
    #[prop(optional)]
    look: Look,
    /// Its id, if the keyboard is put on it.
    #[prop(optional, into)]
    id: Option<String>,
    /// Added to the label for screen readers, which read a button out of its row.
    #[prop(optional, into)]
    about: String,
    /// True if pressing it would do nothing.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called when it is pressed.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let about = (!about.is_empty()).then(|| view! { <span class="govuk-visually-hidden">" " {about}</span> });
    // A disabled button stays in the tab order, so that a screen reader finds it where it was.
    let press = move |_| {
        if !disabled.get_untracked() {
            on_press.run(());
        }
    };
    view! {
        <button type="button" id=id class=look.class() aria-disabled=dyn_attr(move || disabled.get().then_some("true")) on:click=press>
            {label}{about}
        </button>
    }
}

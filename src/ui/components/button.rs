//! A button.

use leptos::prelude::*;

use crate::ui::dynamic::dyn_attr;

/// How a button looks. One primary button a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// What the page is for.
    Primary,
    /// Anything else.
    #[default]
    Secondary,
    /// What cannot be undone.
    Warning,
    /// Small, for rows and strips.
    Compact,
    /// Looks like a link, where a button would shout.
    Link,
}

impl Look {
    /// Its classes.
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

/// A button that does something on this page; to go to another, use a link.
#[component]
pub fn Button(
    /// What it does.
    #[prop(into)]
    label: Signal<String>,
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// Its id in the page, where the keyboard comes back to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// What it is about, for those who hear it out of its row.
    #[prop(optional, into)]
    about: String,
    /// Whether there is nothing to do.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Does it.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let about = (!about.is_empty()).then(|| view! { <span class="govuk-visually-hidden">" " {about}</span> });
    // Kept in the keyboard's way, so that a screen reader finds it where it was.
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

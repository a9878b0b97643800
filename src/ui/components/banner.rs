//! A message that the officer should see before the rest of the page.

use leptos::prelude::*;

/// The tone of a banner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// For information only.
    #[default]
    Quiet,
    /// Something was done.
    Done,
    /// Something is wrong. A screen reader reads it out at once.
    Wrong,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Quiet => "app-banner",
            Self::Done => "app-banner app-banner--done",
            Self::Wrong => "app-banner app-banner--wrong",
        }
    }

    const fn role(self) -> &'static str {
        match self {
            Self::Wrong => "alert",
            Self::Quiet | Self::Done => "region",
        }
    }
}

/// A banner with a title.
#[component]
pub fn Banner(
    /// The title, in a few words.
    #[prop(into)]
    title: String,
    /// The tone of the banner.
    #[prop(optional)]
    tone: Tone,
    /// The message under the title.
    children: Children,
) -> impl IntoView {
    let label = title.clone();
    view! {
        <div class=tone.class() role=tone.role() aria-label=label>
            <p class="app-banner__title">{title}</p>
            <div>{children()}</div>
        </div>
    }
}

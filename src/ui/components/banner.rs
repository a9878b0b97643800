//! Something the officer should see before anything else on the page.

use leptos::prelude::*;

/// How a banner sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// For information.
    #[default]
    Quiet,
    /// Something was done.
    Done,
    /// Something is wrong: said at once by a screen reader.
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
    /// In a few words.
    #[prop(into)]
    title: String,
    /// How it sounds.
    #[prop(optional)]
    tone: Tone,
    /// What it says.
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

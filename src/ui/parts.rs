//! The second part of the app, as the first sees it: types alone, so that every screen may name them.
//!
//! The first part draws the frame of the page and its first screen; the second (the workspace and every page) is one more
//! WebAssembly module, fetched meanwhile. The first reaches it only through [`SecondPart`]: what it calls by name becomes
//! part of it, and everybody waits for that. `ui::border` fills the table and fetches the module.

use leptos::prelude::*;

use crate::plan::EntityId;

/// The functions of the second part that the first calls. Each finds the workspace in context.
#[derive(Clone, Copy)]
pub struct SecondPart {
    /// True once the page of the present address can be drawn: in full, if a checkpoint of it is drawn. Tracked.
    pub is_ready: fn(bool) -> bool,
    /// Draws the page of the present address.
    pub page: fn() -> AnyView,
    /// Draws the notices and the question for the officer's name, above every page.
    pub banners: fn() -> AnyView,
    /// Draws the title of the present plan, and links to the others.
    pub switcher: fn() -> AnyView,
    /// Draws the strip: saved or not, online or not, undo and redo.
    pub strip: fn() -> AnyView,
    /// Draws the number of conflicts in a plan, beside their page in the navigation.
    pub conflicts: fn(EntityId) -> AnyView,
}

/// How far the second part has come.
#[derive(Clone, Copy)]
pub enum Loading {
    /// It is being fetched.
    OnItsWay,
    /// It is here.
    Here(SecondPart),
    /// It could not be fetched.
    Lost,
}

/// The second part, as a signal. In context from [`super::App`] down; got by [`parts`].
#[derive(Clone, Copy)]
pub struct Parts(pub(super) RwSignal<Loading>);

impl Parts {
    /// How far it has come. Tracked.
    #[must_use]
    pub fn loading(self) -> Loading {
        self.0.get()
    }

    /// The second part, once it is here. Tracked.
    #[must_use]
    pub fn second(self) -> Option<SecondPart> {
        match self.loading() {
            Loading::Here(second) => Some(second),
            Loading::OnItsWay | Loading::Lost => None,
        }
    }
}

/// The second part.
///
/// # Panics
/// Never within the app: [`super::App`] provides it.
#[must_use]
pub fn parts() -> Parts {
    expect_context()
}

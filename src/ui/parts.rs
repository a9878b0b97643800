//! The second part of the app, as the first sees it: types alone, so that every screen may name them.
//!
//! The first part shows a plan; the second (editing, files, history, every page but the list of all actions) is one more
//! WebAssembly module, fetched meanwhile. The first reaches it only through [`SecondPart`]: what it calls by name becomes
//! part of it, and everybody waits for that. `ui::border` fills the table and fetches the module.

use leptos::prelude::*;

use super::workspace::{Unrepaired, Workspace};
use crate::history::Replica;
use crate::plan::EntityId;
use crate::view::address::{Page, Route};
use crate::view::all_actions::Pick;
use crate::view::query::Query;
use crate::view::timing::ReadTimeframe;

/// A page of the second part, and the data it is drawn from.
#[derive(Clone)]
pub enum Shown {
    /// A page of no plan.
    Outside(Route),
    /// A page of a plan that is held here.
    InPlan(EntityId, ReadSignal<Replica>, Page),
    /// A page of a plan that is not.
    NotHeld,
}

/// Draws how many lines of a list are not shown yet, with callbacks that show some or all of them.
pub type DrawMore = fn(usize, Callback<()>, Callback<()>) -> AnyView;

/// The functions of the second part that the first calls.
#[derive(Clone, Copy)]
pub struct SecondPart {
    /// Draws a page.
    pub page: fn(Shown) -> AnyView,
    /// Reads a timeframe.
    pub read: ReadTimeframe,
    /// Picks and sorts the lines of the list of all actions.
    pub pick: Pick,
    /// Draws the filters over the list of all actions.
    pub filter: fn(ReadSignal<Replica>, Memo<Query>, Callback<Query>) -> AnyView,
    /// Draws how many lines of the list of all actions are not shown yet.
    pub more: DrawMore,
    /// Draws the notices and the question for the officer's name, above every page.
    pub banners: fn() -> AnyView,
    /// Draws the title of the present plan, and links to the others.
    pub switcher: fn() -> AnyView,
    /// Draws the strip: saved or not, online or not, undo and redo.
    pub strip: fn() -> AnyView,
    /// Starts what waits for the first paint: repairs, other tabs, the clock.
    pub after_first_paint: fn(Workspace, Unrepaired),
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

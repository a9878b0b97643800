//! The second part of the app.
//!
//! What shows a plan is fetched first and drawn at once; the rest (editing, files, history, every
//! page but the list of all actions) is one more WebAssembly module, fetched meanwhile. Only what is
//! named in [`Rest`] is reached across the border, and only through it: whatever the first part
//! calls by name is made part of it, and everybody waits for that. `scripts/size.mjs` weighs both;
//! `docs/decisions/0006-weight.md` says how they are parted.

#![allow(unsafe_code, reason = "the call across the border of two WebAssembly modules, made by the macro")]

use leptos::prelude::*;

use super::desk::{Desk, Unmended};
use super::dynamic::spawn;
use super::pages::all_actions::DrawMore;
use super::pages::{self, Shown};
use super::shell;
use crate::history::Replica;
use crate::view::all_actions::Pick;
use crate::view::picked::picked;
use crate::view::query::Query;
use crate::view::timing::{ReadTimeframe, understood};

/// What the second part does for the first.
#[derive(Clone, Copy)]
pub struct Rest {
    /// Draws a page.
    pub page: fn(Shown) -> AnyView,
    /// Reads a timeframe.
    pub read: ReadTimeframe,
    /// Picks and sorts the lines of the list of all actions.
    pub pick: Pick,
    /// Draws the filters over the list of all actions.
    pub filter: fn(ReadSignal<Replica>, Memo<Query>, Callback<Query>) -> AnyView,
    /// Draws that the list of all actions is longer than what is shown of it.
    pub more: DrawMore,
    /// Draws what must be told or asked, above every page.
    pub banners: fn() -> AnyView,
    /// Draws the title of the present plan, and the others to go to.
    pub switcher: fn() -> AnyView,
    /// Draws what is always visible of the officer's work.
    pub strip: fn() -> AnyView,
    /// Goes on where loading what is stored ended.
    pub go_on: fn(Desk, Unmended),
}

/// Whether the second part is here.
#[derive(Clone, Copy)]
pub enum Coming {
    /// It is on its way.
    OnItsWay,
    /// It is here.
    Here(Rest),
    /// It could not be fetched.
    Lost,
}

/// The second part, as a signal. In context from [`super::App`] down; got by [`parts`].
#[derive(Clone, Copy)]
pub struct Parts(RwSignal<Coming>);

impl Parts {
    /// Begins to fetch the second part, and meanwhile to load what is stored.
    pub(super) fn begin(desk: Desk) -> Self {
        let parts = Self(RwSignal::new(Coming::OnItsWay));
        spawn(async move { parts.0.set(rest().await.map_or(Coming::Lost, Coming::Here)) });
        spawn(async move {
            let unmended = desk.load().await;
            // Fetched once, and waited for by both.
            if let Ok(rest) = rest().await {
                (rest.go_on)(desk, unmended);
            }
        });
        parts
    }

    /// Whether it is here. Followed.
    #[must_use]
    pub fn coming(self) -> Coming {
        self.0.get()
    }

    /// The second part, if it is here. Followed.
    #[must_use]
    pub fn rest(self) -> Option<Rest> {
        match self.coming() {
            Coming::Here(rest) => Some(rest),
            Coming::OnItsWay | Coming::Lost => None,
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

/// The second part could not be fetched.
struct NotFetched;

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// The border. A release build parts the app here; in one piece, as in development, nothing is waited for.
#[cfg(split)]
#[leptos::wasm_split::wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible)]
fn rest() -> Result<Rest, NotFetched> {
    Ok(whole())
}

#[cfg(not(split))]
async fn rest() -> Result<Rest, NotFetched> {
    Ok(whole())
}

fn whole() -> Rest {
    Rest {
        page: pages::draw,
        read: understood,
        pick: picked,
        filter: pages::all_actions::filter,
        more: pages::all_actions::more,
        banners: shell::banners,
        switcher: shell::switcher,
        strip: shell::strip,
        go_on: Desk::go_on,
    }
}

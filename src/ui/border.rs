//! The border between the two parts of the app: fetches the second, and fills the table of its functions.
//!
//! The only file that names both sides, so it stands above every screen and is called by [`super::App`] alone.
//! `scripts/size.mjs` weighs both parts; `docs/decisions/0006-weight.md` says how they are parted, and
//! `docs/decisions/0014-what-weight-costs.md` what the code pays for it.

#![allow(unsafe_code, reason = "the call across the border of two WebAssembly modules, made by the macro")]

use leptos::prelude::*;

use super::dynamic::spawn;
use super::parts::{Loading, Parts, SecondPart};
use super::workspace::Workspace;
use super::{pages, shell};
use crate::view::picked::picked;
use crate::view::timing::understood;

/// Begins to fetch the second part, and meanwhile to load the stored plans.
pub(super) fn begin(workspace: Workspace) -> Parts {
    let parts = Parts(RwSignal::new(Loading::OnItsWay));
    spawn(async move { parts.0.set(second_part().await.map_or(Loading::Lost, Loading::Here)) });
    spawn(async move {
        let unrepaired = workspace.load().await;
        // Fetched once: both tasks wait for the same module.
        if let Ok(second) = second_part().await {
            (second.after_first_paint)(workspace, unrepaired);
        }
    });
    parts
}

/// The second part could not be fetched.
struct NotFetched;

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// The border. A release build parts the app here; a development build is in one piece, and waits for nothing.
#[cfg(split)]
#[leptos::wasm_split::wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible)]
fn second_part() -> Result<SecondPart, NotFetched> {
    Ok(whole())
}

#[cfg(not(split))]
async fn second_part() -> Result<SecondPart, NotFetched> {
    Ok(whole())
}

fn whole() -> SecondPart {
    SecondPart {
        page: pages::draw,
        read: understood,
        pick: picked,
        filter: pages::all_actions::filter,
        more: pages::all_actions::more,
        banners: shell::banners,
        switcher: shell::switcher,
        strip: shell::strip,
        after_first_paint: Workspace::after_first_paint,
    }
}

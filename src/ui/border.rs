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
use crate::browser::split::NotFetched;

/// Begins to fetch the second part.
pub(super) fn begin() -> Parts {
    let parts = Parts(RwSignal::new(Loading::OnItsWay));
    let app = Owner::current().unwrap_or_default();
    spawn(async move {
        parts.0.set(match second_part(app).await {
            Ok(second) => Loading::Here(second),
            Err(NotFetched) => Loading::Lost,
        });
    });
    parts
}

/// The border. A release build parts the app here; a development build is in one piece, and waits for nothing.
#[cfg(split)]
#[leptos::wasm_split::wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible)]
fn second_part(app: Owner) -> Result<SecondPart, NotFetched> {
    Ok(whole(&app))
}

#[cfg(not(split))]
async fn second_part(app: Owner) -> Result<SecondPart, NotFetched> {
    Ok(whole(&app))
}

/// Opens the workspace, and gives what draws it. `app` is the owner of the whole page.
fn whole(app: &Owner) -> SecondPart {
    app.with(|| provide_context(Workspace::open()));
    SecondPart {
        is_ready: pages::is_ready,
        page: pages::current,
        banners: shell::banners,
        switcher: shell::switcher,
        strip: shell::strip,
        conflicts: shell::conflicts,
    }
}

//! The store of this browser, ready for use.

use super::compress::Streams;
use super::journal::JournalKvStore;
use super::local_storage::LocalKvStore;
use super::page_yielder::PageYielder;
use super::tabs::Tabs;
use crate::storage::{Deployment, Store};

/// The store of this deployment in this browser. Cheap to clone.
///
/// A page opens it once: [`Store::load`] for what there is, [`Store::append`] for each new change,
/// then [`Tabs::announce`]; [`Store::rewrite`] if something was erased; [`Store::put_draft`] while the
/// officer types; [`Store::pack`] in a quiet moment.
pub type BrowserStore = Store<LocalKvStore, JournalKvStore, Streams, PageYielder>;

/// The store of the deployment whose page this is.
#[must_use]
pub fn store() -> BrowserStore {
    let deployment = deployment();
    Store::new(LocalKvStore, JournalKvStore::of(&deployment), Streams::default(), PageYielder::default(), deployment)
}

/// The other tabs of the deployment whose page this is.
#[must_use]
pub fn tabs() -> Tabs {
    Tabs::of(&deployment())
}

/// The deployment whose page this is.
#[must_use]
pub fn deployment() -> Deployment {
    Deployment::at(&address())
}

/// The address of the folder of this page, for a dump. Without the part that says what the officer was looking at.
#[must_use]
pub fn address() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = address.split(['?', '#']).next().unwrap_or_default();
    page.rfind('/').map(|last| page[..=last].to_owned()).unwrap_or_default()
}

//! What is stored, and what became of it.

mod load;
mod notes;
mod repair;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

pub use load::Unmended;

use super::{Open, Workspace};
use crate::browser::store::BrowserStore;
use crate::browser::tabs::Tabs;
use crate::history::{Applied, Change, ChangeId, Replica};
use crate::plan::EntityId;
use crate::storage::{Saved, StoreError};
use crate::ui::dynamic::spawn;
use crate::workspace::SaveLedger;

/// What is said when storage does not work, before anything had to be stored.
const TROUBLE: &str = "This browser’s storage does not work as it should";

/// Something the officer must be told, loudly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// In a few words.
    pub title: String,
    /// What happened, that nothing was lost, and what to do.
    pub text: String,
    /// Whether a download of everything stored is offered beside it.
    pub offers_download: bool,
}

impl Notice {
    /// A problem that does not touch what is stored.
    #[must_use]
    pub fn problem(title: &str, text: String) -> Self {
        Self { title: title.to_owned(), text, offers_download: false }
    }

    /// A problem with what is stored.
    pub(super) fn of_storage(title: &str, text: String) -> Self {
        Self { title: title.to_owned(), text, offers_download: true }
    }
}

/// Where things are stored, and what could not be.
pub(super) struct Persistence {
    pub(super) store: BrowserStore,
    pub(super) tabs: Tabs,
    notes: BTreeMap<String, String>,
}

impl Persistence {
    /// The store of this browser.
    pub(super) fn of_this_browser() -> Self {
        let (store, tabs) = (crate::browser::store::store(), crate::browser::store::tabs());
        Self { store, tabs, notes: BTreeMap::new() }
    }
}

impl Workspace {
    /// Stores what taking changes in came to, and takes what was erased out of half-typed forms. Until it is read back,
    /// the page does not say "saved".
    pub(super) fn persist(self, held: &Replica, taken: &Applied) {
        self.erase_in_drafts(&taken.erased);
        let plan = held.plan().id().clone();
        let held = |ids: &BTreeSet<ChangeId>| -> Vec<Arc<Change>> {
            ids.iter().filter_map(|id| held.history().change(*id)).cloned().collect()
        };
        let (new, altered) = (held(&taken.new), held(&taken.altered));
        if new.is_empty() && altered.is_empty() {
            return;
        }
        self.ledger.update(SaveLedger::begun);
        spawn(async move {
            let (store, tabs) =
                self.persistence.with_value(|persistence| (persistence.store.clone(), persistence.tabs.clone()));
            let stored = store_all(&store, &plan, &new, &altered).await;
            let ids = |changes: &[Arc<Change>]| changes.iter().map(|change| change.id).collect::<Vec<_>>();
            let (new, altered) = (ids(&new), ids(&altered));
            match stored {
                Ok(proof) => {
                    tabs.announce(&plan, &[new, altered].concat());
                    self.ledger.update(|ledger| ledger.saved(proof));
                }
                Err(error) => {
                    self.ledger.update(|ledger| ledger.failed(&plan, &new, &altered, error.to_string()));
                    // The banner for that says more than one that was told at the start.
                    self.notices.update(|notices| notices.retain(|notice| notice.title != TROUBLE));
                }
            }
        });
    }

    /// Tries once more to save what could not be saved.
    pub fn retry_saving(self) {
        for (plan, unsaved) in self.ledger.try_update(SaveLedger::retried).unwrap_or_default() {
            if let Some(held) = self.held(&plan) {
                held.with_untracked(|held| self.persist(held, &unsaved));
            }
        }
    }

    /// Puts a plan in the workspace, in place of what was held of it.
    pub(super) fn put(self, held: Replica) {
        let id = held.plan().id().clone();
        if let Some(known) = self.held(&id) {
            known.set(held);
            return;
        }
        // The signal lives as long as the workspace, and not as long as the click that brought the plan.
        let held = self.owner.with_value(|owner| owner.with(|| RwSignal::new(held)));
        self.open.update(|open| open.push(Open { id, held }));
    }

    /// Makes sure that a plan is in the workspace, empty if nothing is known of it.
    pub(super) fn ensure_open(self, plan: &EntityId) {
        if self.held(plan).is_none() {
            self.put(Replica::empty(plan.clone()));
        }
    }

    /// Tells the officer something, loudly.
    pub fn tell(self, notice: Notice) {
        self.notices.update(|notices| {
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        });
    }

    /// The officer has read a notice.
    pub fn dismiss(self, notice: &Notice) {
        self.notices.update(|notices| notices.retain(|other| other != notice));
    }

    /// The store, for what settings and files need of it.
    pub(super) fn store(self) -> BrowserStore {
        self.persistence.with_value(|persistence| persistence.store.clone())
    }
}

/// Stores changes of a plan. The proof is that of the last step: all before it had to succeed.
async fn store_all(
    store: &BrowserStore,
    plan: &EntityId,
    new: &[Arc<Change>],
    altered: &[Arc<Change>],
) -> Result<Saved, StoreError> {
    // The erasure itself first: should the page close half-way, loading finishes the work.
    let saved = store.append(plan, new).await?;
    if altered.is_empty() {
        return Ok(saved);
    }
    let altered: Vec<Change> = altered.iter().map(|change| Change::clone(change)).collect();
    store.rewrite(plan, &altered).await
}

/// Under which name a draft is remembered.
fn draft_key(form: &str) -> String {
    format!("draft/{form}")
}

/// Which form's draft is remembered under a name.
fn form_of(key: &str) -> Option<&str> {
    key.strip_prefix("draft/")
}

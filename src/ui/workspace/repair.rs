//! Work that waits until the plans are shown: repairing what is stored, following other tabs, packing.

use std::time::Duration;

use leptos::prelude::*;

use super::Workspace;
use crate::browser::page_yielder::PageYielder;
use crate::plan::EntityId;
use crate::storage::Scan;
use crate::ui::dynamic::spawn;
use crate::workspace::{Event, StoreWork};

/// Packing waits until the officer has begun to work.
const QUIET: Duration = Duration::from_secs(5);

impl Workspace {
    /// Repairs what loading found, and says what it could not read.
    pub(super) async fn repair(self, mut found: Scan) {
        self.handle(Event::Started);
        for plan in self.ids() {
            self.scan_conflicts(&plan).await;
        }
        self.store().repair(&mut found).await;
        self.handle(Event::Repaired(found.loaded));
        self.keep_checkpoints(self.ids()).await;
        set_timeout(move || self.pack(), QUIET);
    }

    /// Looks in the whole of a plan for what waits to be settled, unless that is known, with a copy that takes its place.
    pub(super) async fn scan_conflicts(self, plan: &EntityId) {
        let Some(replica) = self.replica(plan) else { return };
        let before = replica.get_untracked();
        if before.conflicts_known() {
            return;
        }
        let mut after = before.clone();
        after.scan_conflicts(&PageYielder::from_now()).await;
        // Whatever was applied meanwhile looked for itself.
        if replica.with_untracked(|replica| replica.same_version(&before)) {
            replica.set(after);
        }
    }

    pub(super) fn follow_other_tabs(self) {
        let tabs = self.outside.with_value(|outside| outside.tabs.clone());
        tabs.on_change(move |plan, ids| self.store_work(StoreWork::Fetch(plan, ids)));
        tabs.on_setting(move |name| self.store_work(StoreWork::ReadSetting(name)));
    }

    /// Makes what is stored smaller, in a quiet moment.
    fn pack(self) {
        spawn(async move {
            if let Err(error) = self.store().pack().await {
                // Nothing is lost by not packing; the next save says so loudly if there is no room.
                leptos::logging::warn!("packing: {error}");
            }
            // The keys have other names now.
            self.keep_checkpoints(self.ids()).await;
        });
    }
}

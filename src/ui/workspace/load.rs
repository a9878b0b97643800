//! Loading what is stored. In the first part of the page: it must stay light.

use leptos::prelude::*;

use super::Workspace;
use crate::browser::clock;
use crate::browser::page_yielder::PageYielder;
use crate::history::{History, Replica};
use crate::long_work::Work as _;
use crate::storage::Scan;
use crate::workspace::Plans as _;

/// The scan made by loading, kept until [`Workspace::after_first_paint`] repairs storage from it.
pub struct Unrepaired(pub(super) Scan);

impl Workspace {
    /// Loads everything stored, plan by plan. It writes nothing.
    pub(in crate::ui) async fn load(self) -> Unrepaired {
        let mut found = self.store().scan().await;
        clock::mark("read from storage");
        self.state.update(|state| state.notes_loaded(&found.loaded));
        let work = PageYielder::from_now();
        for (plan, changes) in std::mem::take(&mut found.loaded.plans) {
            let mut history = History::new(plan);
            for change in changes {
                history.insert(change, &work).await;
                work.yield_if_due().await;
            }
            self.put(Replica::without_conflicts(history, &work).await);
        }
        clock::mark("folded");
        self.state.update(|state| state.plans_loaded(&found));
        self.ready.set(true);
        Unrepaired(found)
    }
}

//! Loading what is stored.

use leptos::prelude::*;

use super::Workspace;
use crate::browser::page_yielder::{self, PageYielder};
use crate::browser::{boot, clock};
use crate::history::{History, Replica};
use crate::long_work::Work as _;
use crate::workspace::Plans as _;

impl Workspace {
    /// Loads everything stored, plan by plan, and then repairs it. It writes nothing before the plans are shown.
    pub(super) async fn load(self) {
        let mut found = self.store().scan().await;
        clock::mark("read from storage");
        self.state.update(|state| state.notes_loaded(&found.loaded));
        let work = PageYielder::from_now();
        for (plan, changes) in std::mem::take(&mut found.loaded.plans) {
            let mut history = History::new(plan);
            for change in changes {
                history.insert(change.into(), &work).await;
                work.yield_if_due().await;
            }
            self.put(Replica::without_conflicts(history, &work).await);
        }
        clock::mark("folded");
        self.state.update(|state| state.plans_loaded(&found));
        self.ready.set(true);
        page_yielder::next().await;
        boot::drawn();
        self.follow_other_tabs();
        self.repair(found).await;
    }
}

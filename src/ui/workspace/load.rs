//! Loading what is stored.

use leptos::prelude::*;

use super::Workspace;
use crate::browser::page_yielder::{self, PageYielder};
use crate::browser::{boot, clock};
use crate::history::{History, Replica};
use crate::long_work::Work as _;
use crate::ui::address::Here;
use crate::ui::dynamic::spawn;
use crate::workspace::Plans as _;

impl Workspace {
    /// Loads everything stored, the plan of the address first, and then repairs it. It writes nothing before the plans are
    /// shown.
    pub(super) async fn load(self, here: Here) {
        let mut found = self.store().scan().await;
        clock::mark("read from storage");
        self.state.update(|state| state.notes_loaded(&found.loaded));
        let work = PageYielder::from_now();
        let shown = here.route().with_untracked(|route| route.plan().cloned());
        let mut plans = std::mem::take(&mut found.loaded.plans);
        let first = shown.as_ref().and_then(|plan| plans.remove_entry(plan));
        for (plan, changes) in first.into_iter().chain(plans) {
            let mut history = History::new(plan);
            for change in changes {
                history.insert(change.into(), &work).await;
                work.yield_if_due().await;
            }
            let plan = history.plan_id().clone();
            self.put(Replica::without_conflicts(history, &work).await);
            if shown.as_ref() == Some(&plan) {
                // The rows of its checkpoint are replaced once its conflicts are known.
                spawn(async move { self.scan_conflicts(&plan).await });
            }
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

//! Loading what is stored.

use leptos::prelude::*;

use super::Workspace;
use crate::browser::clock;
use crate::browser::page_yielder::PageYielder;
use crate::history::{History, Replica};
use crate::long_work::Work as _;
use crate::storage::{Loaded, Scan};

/// What loading found to be mended, told of and followed: see [`Workspace::go_on`].
pub struct Unmended(pub(super) Scan);

impl Workspace {
    /// Loads everything stored, plan by plan. It writes nothing.
    pub(in crate::ui) async fn load(self) -> Unmended {
        let mut found = self.store().scan().await;
        clock::mark("read from storage");
        self.read_settings(&found.loaded);
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
        self.ledger.update(|ledger| ledger.loaded(found.proof()));
        self.ready.set(true);
        Unmended(found)
    }

    fn read_settings(self, loaded: &Loaded) {
        let setting = |name: &str| loaded.settings.get(name).cloned().unwrap_or_default();
        self.persistence.update_value(|persistence| {
            persistence.notes.extend(loaded.settings.iter().map(|(name, value)| (name.clone(), value.clone())));
            persistence.notes.extend(loaded.drafts.iter().map(|(form, text)| (super::draft_key(form), text.clone())));
        });
        self.device.set(setting("device"));
        self.name.set(setting("name"));
    }
}

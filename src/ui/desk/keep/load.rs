//! Loading what is stored.

use leptos::prelude::*;

use super::Desk;
use crate::browser::clock;
use crate::history::{Change, HeldPlan, History};
use crate::plan::EntityId;
use crate::storage::{Found, Loaded};

/// As many changes as are put in before the page gets a turn.
const AT_ONCE: usize = 400;

/// What loading found to be mended, told of and followed: see [`Desk::go_on`].
pub struct Unmended(pub(super) Found);

impl Desk {
    /// Loads everything stored, plan by plan. It writes nothing.
    pub(in crate::ui) async fn load(self) -> Unmended {
        let mut found = self.store().look().await;
        clock::mark("read from storage");
        self.read_settings(&found.loaded);
        for (plan, changes) in std::mem::take(&mut found.loaded.plans) {
            let history = history_of(plan, changes).await;
            self.put(HeldPlan::yet_unsettled(history));
        }
        clock::mark("folded");
        self.ready.set(true);
        Unmended(found)
    }

    fn read_settings(self, loaded: &Loaded) {
        let setting = |name: &str| loaded.settings.get(name).cloned().unwrap_or_default();
        self.keeper.update_value(|keeper| {
            keeper.notes.extend(loaded.settings.iter().map(|(name, value)| (name.clone(), value.clone())));
            keeper.notes.extend(loaded.drafts.iter().map(|(form, text)| (super::draft_key(form), text.clone())));
        });
        self.device.set_value(setting("device"));
        self.name.set(setting("name"));
    }
}

/// A history of these changes, made bit by bit so that the page is never stopped for long.
async fn history_of(plan: EntityId, changes: Vec<Change>) -> History {
    let mut history = History::new(plan);
    for (change, number) in changes.into_iter().zip(1..) {
        history.insert(change);
        if number % AT_ONCE == 0 {
            crate::browser::turn::next().await;
        }
    }
    history
}

//! Checkpoints kept up to date, in quiet moments.

use std::time::Duration;

use leptos::prelude::*;

use super::Workspace;
use crate::browser::clock;
use crate::plan::EntityId;
use crate::storage::Kept;
use crate::ui::dynamic::spawn;
use crate::workspace::keep_checkpoint;

/// How long nothing was saved before checkpoints are written anew.
const QUIET: Duration = Duration::from_secs(2);

impl Workspace {
    /// Has the checkpoint of a plan written anew once nothing was saved for a while.
    pub(super) fn keep_checkpoint_soon(self, plan: EntityId) {
        let due = self.checkpoints_due;
        due.update_value(|due| due.note(plan));
        let turn = due.with_value(|due| due.turn);
        let keep = move || {
            if due.with_value(|due| due.turn) == turn {
                let mut plans = Vec::new();
                due.update_value(|due| plans = std::mem::take(&mut due.plans));
                spawn(self.keep_checkpoints(plans));
            }
        };
        set_timeout(keep, QUIET);
    }

    /// Writes the checkpoints of these plans that do not hold.
    pub(super) async fn keep_checkpoints(self, plans: Vec<EntityId>) {
        for plan in plans {
            let Some(replica) = self.replica(&plan).map(|held| held.get_untracked()) else { continue };
            if keep_checkpoint(&self.store(), &replica).await == Kept::Replaced {
                // Nobody sees it in use; tests fail.
                clock::mark("checkpoint differed");
                #[cfg(debug_assertions)]
                leptos::logging::error!("the checkpoint of {plan} was not what its history folds to");
            }
        }
    }
}

/// Plans whose checkpoint is to be written anew.
#[derive(Debug, Default)]
pub(super) struct Due {
    plans: Vec<EntityId>,
    /// Counts the plans noted, so that only the last waits to its end.
    turn: u32,
}

impl Due {
    fn note(&mut self, plan: EntityId) {
        self.turn = self.turn.wrapping_add(1);
        if !self.plans.contains(&plan) {
            self.plans.push(plan);
        }
    }
}

//! Applies changes to a copy of a plan that then replaces it, so that an officer can go on editing during long work.

use std::sync::Arc;

use super::{Applied, Change, Replica};
use crate::long_work::Work;

/// A copy of a plan with changes applied. It replaces the plan if that is still [`Replacement::before`].
#[derive(Debug, Clone)]
pub struct Replacement {
    /// The plan that was copied.
    pub before: Replica,
    /// The copy, with the changes.
    pub after: Replica,
    /// The outcome of applying them.
    pub applied: Applied,
}

impl Replacement {
    /// The changes as the copy holds them, to apply to the plan if it was edited meanwhile.
    #[must_use]
    pub fn changes(&self) -> Vec<Arc<Change>> {
        let ids = self.applied.new.union(&self.applied.altered);
        ids.filter_map(|id| self.after.history().change(*id)).map(Arc::clone).collect()
    }
}

impl Replica {
    /// Applies changes to a copy of this plan.
    pub async fn apply_aside(&self, changes: impl IntoIterator<Item = Change>, work: &impl Work) -> Replacement {
        let mut after = self.clone();
        let applied = after.apply(changes, work).await;
        Replacement { before: self.clone(), after, applied }
    }
}

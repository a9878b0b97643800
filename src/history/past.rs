//! What came before what.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::{Change, ChangeId, History};

impl History {
    /// Every change that the author of one of `heads` had seen, these included.
    #[must_use]
    pub fn past(&self, heads: impl IntoIterator<Item = ChangeId>) -> HashSet<ChangeId> {
        let mut seen: HashSet<ChangeId> = HashSet::new();
        let mut next: Vec<ChangeId> = heads.into_iter().collect();
        while let Some(id) = next.pop() {
            if seen.insert(id)
                && let Some(change) = self.change(id)
            {
                next.extend(change.after.iter().copied().filter(|before| !seen.contains(before)));
            }
        }
        seen
    }

    /// Every change, each after those its author had seen; of two that had not seen each other, the
    /// one with the smaller id first. The order is the same for the same set of changes.
    #[must_use]
    pub fn in_order(&self) -> Vec<&Arc<Change>> {
        let mut waiting: BTreeMap<ChangeId, usize> = BTreeMap::new();
        let mut later: BTreeMap<ChangeId, Vec<ChangeId>> = BTreeMap::new();
        let mut ready: BTreeSet<ChangeId> = BTreeSet::new();
        for change in self.changes() {
            let before: BTreeSet<_> = change.after.iter().filter(|id| self.change(**id).is_some()).collect();
            if before.is_empty() {
                ready.insert(change.id);
            }
            waiting.insert(change.id, before.len());
            for id in before {
                later.entry(*id).or_default().push(change.id);
            }
        }
        let mut order = Vec::with_capacity(self.changes().len());
        while let Some(id) = ready.pop_first() {
            order.extend(self.change(id));
            for after in later.remove(&id).unwrap_or_default() {
                if let Some(count) = waiting.get_mut(&after) {
                    *count -= 1;
                    if *count == 0 {
                        ready.insert(after);
                    }
                }
            }
        }
        order
    }
}

//! What one field holds: every answer ever given, and which of them stand.
//!
//! This is the multi-value register of Shapiro, Preguiça, Baquero and Zawirski, "A comprehensive
//! study of Convergent and Commutative Replicated Data Types" (INRIA RR-7506, 2011), with the
//! replaced answers named one by one (`over`) instead of by version vectors: an officer replaces
//! what was on the screen, which is not all that the device had received.

use super::change::ChangeId;

/// Where a value stands in a history: the number of the change, and of the set in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) change: u32,
    pub(super) set: u32,
}

/// One field of one thing.
#[derive(Debug, Clone, Default)]
pub(super) struct Register {
    /// Every value given, with the change that gave it.
    given: Vec<(ChangeId, At)>,
    /// Who replaced what: (the change replaced, the change that replaced it).
    replaced: Vec<(ChangeId, ChangeId)>,
}

impl Register {
    /// Notes a value and what it replaces. The order in which values arrive makes no difference.
    pub(super) fn note(&mut self, id: ChangeId, at: At, over: &[ChangeId]) {
        self.given.push((id, at));
        // A change that gives several values gives them over the same ones.
        self.replaced.extend(over.iter().map(|old| (*old, id)));
    }

    /// The values that stand: given, and not replaced by another change. In the order of the
    /// changes' ids, so that every device shows the same one first.
    pub(super) fn standing(&self) -> Vec<(ChangeId, At)> {
        self.standing_without(|_| false)
    }

    /// The values that would stand had the changes that `left_out` picks never been made.
    pub(super) fn standing_without(&self, left_out: impl Fn(ChangeId) -> bool) -> Vec<(ChangeId, At)> {
        let replaced = |id: ChangeId| self.replaced.iter().any(|(old, by)| *old == id && !left_out(*by));
        let mut standing: Vec<_> =
            self.given.iter().filter(|(id, _)| !left_out(*id) && !replaced(*id)).copied().collect();
        standing.sort_unstable();
        standing
    }

    /// Every value ever given.
    pub(super) fn given(&self) -> &[(ChangeId, At)] {
        &self.given
    }
}

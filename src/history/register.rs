//! What one field holds: every answer ever given, and which of them stand.
//!
//! This is the multi-value register of Shapiro, Preguiça, Baquero and Zawirski, "A comprehensive
//! study of Convergent and Commutative Replicated Data Types" (INRIA RR-7506, 2011), with the
//! replaced answers named one by one (`over`) instead of by version vectors: an officer replaces
//! what was on the screen, which is not all that the device had received.

use super::change::ChangeId;
use crate::plan::sorting::sort;

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
    /// Who replaced what: (the change replaced, the change that replaced it), sorted, each once. Most
    /// fields are set once and never again, and so have none.
    replaced: Vec<(ChangeId, ChangeId)>,
}

impl Register {
    /// Notes a value and what it replaces. The order in which values arrive makes no difference.
    pub(super) fn note(&mut self, id: ChangeId, at: At, over: &[ChangeId]) {
        self.given.push((id, at));
        // A change that gives several values gives them over the same ones.
        for pair in over.iter().map(|old| (*old, id)) {
            if let Err(at) = self.replaced.binary_search(&pair) {
                self.replaced.insert(at, pair);
            }
        }
    }

    /// The values that stand: given, and not replaced by another change. In the order of the
    /// changes' ids, so that every device shows the same one first.
    pub(super) fn standing(&self) -> Vec<(ChangeId, At)> {
        let stands = |(id, _): &&(ChangeId, At)| self.replaced_by(*id).next().is_none();
        let mut standing: Vec<_> = self.given.iter().filter(stands).copied().collect();
        sort(&mut standing);
        standing
    }

    /// The changes that replaced the value of this one.
    pub(super) fn replaced_by(&self, id: ChangeId) -> impl Iterator<Item = ChangeId> {
        let first = self.replaced.partition_point(|(old, _)| *old < id);
        self.replaced[first..].iter().take_while(move |(old, _)| *old == id).map(|(_, by)| *by)
    }

    /// Every value ever given.
    pub(super) fn given(&self) -> &[(ChangeId, At)] {
        &self.given
    }
}

#[cfg(test)]
mod tests {
    use super::{At, ChangeId, Register};

    fn id(byte: u8) -> ChangeId {
        ChangeId::of([byte; 16])
    }

    /// The changes whose values stand, once these arrived: each with what it replaces.
    fn standing(arrived: &[(u8, &[u8])]) -> Vec<ChangeId> {
        let mut register = Register::default();
        for (change, over) in arrived {
            let over: Vec<ChangeId> = over.iter().map(|old| id(*old)).collect();
            register.note(id(*change), At { change: 0, set: 0 }, &over);
        }
        register.standing().into_iter().map(|(change, _)| change).collect()
    }

    #[test]
    fn a_value_stands_until_another_replaces_it() {
        assert_eq!(standing(&[(1, &[])]), [id(1)]);
        assert_eq!(standing(&[(1, &[]), (2, &[1])]), [id(2)]);
    }

    #[test]
    fn values_given_without_seeing_each_other_both_stand() {
        assert_eq!(standing(&[(1, &[]), (3, &[1]), (2, &[1])]), [id(2), id(3)]);
        assert_eq!(standing(&[(1, &[]), (3, &[1]), (2, &[1]), (4, &[2, 3])]), [id(4)]);
    }

    #[test]
    fn the_order_of_arrival_makes_no_difference() {
        assert_eq!(standing(&[(2, &[1]), (1, &[])]), standing(&[(1, &[]), (2, &[1])]));
    }
}

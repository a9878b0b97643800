//! The multi-value register of one field: every value ever written to it, and which of them are visible.
//!
//! It is the register of Shapiro, Preguiça, Baquero and Zawirski, "A comprehensive study of
//! Convergent and Commutative Replicated Data Types" (INRIA RR-7506, 2011), except that a write names
//! the writes it replaces (`over`) instead of carrying a version vector: an officer replaces what was
//! on the screen, which is not all that the device had received.

use super::change::ChangeId;
use crate::plan::sorting::sort;

/// The position of a value in a history: the number of the change and of the set within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ValueRef {
    pub(super) change: u32,
    pub(super) set: u32,
}

/// All writes to one field of one item.
#[derive(Debug, Clone, Default)]
pub(super) struct Register {
    /// Every write: the change that made it and the position of its value.
    writes: Vec<(ChangeId, ValueRef)>,
    /// Pairs of a replaced change and the change that replaced it, sorted and unique. Most fields are
    /// written once, and have none.
    replaced: Vec<(ChangeId, ChangeId)>,
}

impl Register {
    /// Records a write and what it replaces. The order in which writes arrive makes no difference.
    pub(super) fn record(&mut self, id: ChangeId, at: ValueRef, over: &[ChangeId]) {
        self.writes.push((id, at));
        // A change that writes several values to one field replaces the same writes with each.
        for pair in over.iter().map(|old| (*old, id)) {
            if let Err(at) = self.replaced.binary_search(&pair) {
                self.replaced.insert(at, pair);
            }
        }
    }

    /// The writes that no other change has replaced, in the order of the changes' ids, so that every
    /// device shows the same one first.
    pub(super) fn visible(&self) -> Vec<(ChangeId, ValueRef)> {
        let is_visible = |(id, _): &&(ChangeId, ValueRef)| self.replaced_by(*id).next().is_none();
        let mut visible: Vec<_> = self.writes.iter().filter(is_visible).copied().collect();
        sort(&mut visible);
        visible
    }

    /// The changes that replaced what this one wrote.
    pub(super) fn replaced_by(&self, id: ChangeId) -> impl Iterator<Item = ChangeId> {
        let first = self.replaced.partition_point(|(old, _)| *old < id);
        self.replaced[first..].iter().take_while(move |(old, _)| *old == id).map(|(_, by)| *by)
    }

    /// Every write in order of arrival.
    pub(super) fn writes(&self) -> &[(ChangeId, ValueRef)] {
        &self.writes
    }
}

#[cfg(test)]
mod tests {
    use super::{ChangeId, Register, ValueRef};

    fn id(byte: u8) -> ChangeId {
        ChangeId::of([byte; 16])
    }

    /// The changes whose writes are visible once these have arrived, each given with what it replaces.
    fn visible(arrived: &[(u8, &[u8])]) -> Vec<ChangeId> {
        let mut register = Register::default();
        for (change, over) in arrived {
            let over: Vec<ChangeId> = over.iter().map(|old| id(*old)).collect();
            register.record(id(*change), ValueRef { change: 0, set: 0 }, &over);
        }
        register.visible().into_iter().map(|(change, _)| change).collect()
    }

    #[test]
    fn a_write_is_visible_until_another_replaces_it() {
        assert_eq!(visible(&[(1, &[])]), [id(1)]);
        assert_eq!(visible(&[(1, &[]), (2, &[1])]), [id(2)]);
    }

    #[test]
    fn writes_made_without_seeing_each_other_are_both_visible() {
        assert_eq!(visible(&[(1, &[]), (3, &[1]), (2, &[1])]), [id(2), id(3)]);
        assert_eq!(visible(&[(1, &[]), (3, &[1]), (2, &[1]), (4, &[2, 3])]), [id(4)]);
    }

    #[test]
    fn the_order_of_arrival_makes_no_difference() {
        assert_eq!(visible(&[(2, &[1]), (1, &[])]), visible(&[(1, &[]), (2, &[1])]));
    }
}

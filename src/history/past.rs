//! The order of changes: which ones were made before which.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::{Change, ChangeId, History};
use crate::plan::sorting::sort;

impl History {
    /// `heads` and every change that their authors had seen.
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

    /// All changes, each after those its author had seen; of two concurrent ones, the one with the
    /// smaller id first. The same set of changes always has the same order.
    #[must_use]
    pub fn in_order(&self) -> Vec<&Arc<Change>> {
        self.in_order_by(|change| change.id)
    }

    /// All changes, each after those its author had seen; of concurrent ones, the one with the least
    /// `key` first.
    pub(super) fn in_order_by<'a, K: Ord>(&'a self, key: impl Fn(&'a Change) -> K) -> Vec<&'a Arc<Change>> {
        let order = Ancestry::of(self).order(|number| self.numbered(number).map(|change| key(change)));
        order.into_iter().filter_map(|number| self.numbered(number)).collect()
    }

    pub(super) fn numbered(&self, number: u32) -> Option<&Arc<Change>> {
        self.changes().get(number as usize)
    }
}

/// The graph of which change was made directly after which, by their numbers in a history. Questions
/// about all changes at once are answered here without look-ups by id.
pub(super) struct Ancestry {
    before: Lists,
    after: Lists,
}

impl Ancestry {
    pub(super) fn of(history: &History) -> Self {
        let numbers = |change: &Change| {
            let mut before: Vec<u32> = change.after.iter().filter_map(|id| history.numbers.get(id).copied()).collect();
            sort(&mut before);
            before.dedup();
            before
        };
        let before = Lists::of(history.changes().iter().map(|change| numbers(change)));
        let after = before.inverted();
        Self { before, after }
    }

    fn order<K: Ord>(&self, key: impl Fn(u32) -> K) -> Vec<u32> {
        let mut waiting: Vec<u32> =
            self.before.numbers().map(|number| self.before.of_number(number).len() as u32).collect();
        let ready = self.before.numbers().filter(|number| self.before.of_number(*number).is_empty());
        let mut ready: BinaryHeap<Reverse<(K, u32)>> = ready.map(|number| Reverse((key(number), number))).collect();
        let mut order = Vec::with_capacity(waiting.len());
        while let Some(Reverse((_, number))) = ready.pop() {
            order.push(number);
            for after in self.after.of_number(number) {
                if let Some(count) = waiting.get_mut(*after as usize) {
                    *count -= 1;
                    if *count == 0 {
                        ready.push(Reverse((key(*after), *after)));
                    }
                }
            }
        }
        order
    }

    /// For every change, one bit for each of `asked` (at most 64): set if its author had seen that change,
    /// or the author of that change had seen it.
    pub(super) fn related(&self, asked: &[u32]) -> Vec<u64> {
        let mut own = vec![0_u64; self.before.numbers().len()];
        for (number, bit) in asked.iter().zip(0..64) {
            if let Some(bits) = own.get_mut(*number as usize) {
                *bits |= 1 << bit;
            }
        }
        let mut seen = own.clone();
        let mut seen_by = own;
        let order = self.order(|number| number);
        for number in &order {
            let theirs = self.before.of_number(*number).iter().fold(0, |bits, before| bits | seen[*before as usize]);
            seen[*number as usize] |= theirs;
        }
        for number in order.iter().rev() {
            let theirs = self.after.of_number(*number).iter().fold(0, |bits, after| bits | seen_by[*after as usize]);
            seen_by[*number as usize] |= theirs;
        }
        seen.into_iter().zip(seen_by).map(|(a, b)| a | b).collect()
    }
}

/// A list of numbers for each number, all in one allocation.
struct Lists {
    all: Vec<u32>,
    ends: Vec<usize>,
}

impl Lists {
    fn of(lists: impl Iterator<Item = Vec<u32>>) -> Self {
        let mut result = Self { all: Vec::new(), ends: Vec::new() };
        for list in lists {
            result.all.extend(list);
            result.ends.push(result.all.len());
        }
        result
    }

    fn numbers(&self) -> Range<u32> {
        0..self.ends.len() as u32
    }

    fn of_number(&self, number: u32) -> &[u32] {
        let number = number as usize;
        let from = number.checked_sub(1).map_or(0, |last| self.ends[last]);
        &self.all[from..self.ends[number]]
    }

    /// The inverse: for each number, the numbers whose lists it is in.
    fn inverted(&self) -> Self {
        let mut ends = vec![0_usize; self.ends.len()];
        for number in &self.all {
            ends[*number as usize] += 1;
        }
        let mut total = 0;
        for end in &mut ends {
            total += *end;
            *end = total;
        }
        let mut next: Vec<usize> = std::iter::once(0).chain(ends.iter().copied()).take(ends.len()).collect();
        let mut all = vec![0; self.all.len()];
        for owner in self.numbers() {
            for number in self.of_number(owner) {
                let at = &mut next[*number as usize];
                all[*at] = owner;
                *at += 1;
            }
        }
        Self { all, ends }
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn a_list_of_lists_is_inverted() {
        let lists = Lists::of([vec![], vec![0], vec![0, 1]].into_iter());
        let inverted = lists.inverted();
        let all: Vec<&[u32]> = inverted.numbers().map(|number| inverted.of_number(number)).collect();
        assert_eq!(all, [&[1, 2][..], &[2], &[]]);
    }
}

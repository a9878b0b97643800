//! The lines of a plan ranked by one column, so that sorting them compares nothing.

use std::cmp::Ordering;

use super::IndexedLine;
use crate::plan::sorting::sort_by;
use crate::text::natural;
use crate::view::query::Sort;

/// The rank of a line with nothing to sort by: it comes last either way.
const UNRANKED: u32 = u32::MAX;
/// Changed lines that are put in their places one by one. With more, all lines are ranked anew.
const FEW: usize = 100;

/// The lines ranked by one column. Lines that sort alike have one rank.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ranking {
    /// The rank of each line.
    rank: Vec<u32>,
    /// The number of ranks.
    ranks: u32,
}

impl Ranking {
    /// Ranks these lines.
    pub(super) fn of(lines: &[IndexedLine], sort: Sort) -> Self {
        let mut order: Vec<u32> = (0..).take(lines.len()).collect();
        sort_by(&mut order, |a, b| order_of(&lines[*a as usize], &lines[*b as usize], sort).then(a.cmp(b)));
        Self::in_order(lines, &order, sort, |_, _| None)
    }

    /// Ranks these lines, most of which are ranked here already: `was` has the number that each had here, or `None` if
    /// it is new or another.
    pub(super) fn again(&self, lines: &[IndexedLine], was: &[Option<u32>], sort: Sort) -> Self {
        let rank = |number: u32| Some(self.bucket(was.get(number as usize).copied().flatten()?, false));
        let numbers = || (0..).take(lines.len());
        let changed: Vec<u32> = numbers().filter(|number| rank(*number).is_none()).collect();
        if changed.len() > FEW {
            return Self::of(lines, sort);
        }
        let kept: Vec<u32> = numbers().filter(|number| rank(*number).is_some()).collect();
        let mut order = sorted_by(&kept, self.ranks as usize + 1, |number| rank(number).unwrap_or_default());
        for number in changed {
            let at = order.partition_point(|other| {
                let order = order_of(&lines[*other as usize], &lines[number as usize], sort);
                order.then(other.cmp(&number)) == Ordering::Less
            });
            order.insert(at, number);
        }
        Self::in_order(lines, &order, sort, |a, b| Some(rank(a)? == rank(b)?))
    }

    /// Ranks lines that are in their order. `alike` says of two if they sort alike, where that is known.
    fn in_order(lines: &[IndexedLine], order: &[u32], sort: Sort, alike: impl Fn(u32, u32) -> Option<bool>) -> Self {
        let (mut rank, mut ranks, mut last) = (vec![UNRANKED; lines.len()], 0, None);
        for number in order.iter().copied().take_while(|number| !is_missing(&lines[*number as usize], sort)) {
            let is_equal = |last: u32| order_of(&lines[last as usize], &lines[number as usize], sort).is_eq();
            let is_alike = |last| alike(last, number).unwrap_or_else(|| is_equal(last));
            if !last.is_some_and(is_alike) {
                ranks += 1;
            }
            rank[number as usize] = ranks - 1;
            last = Some(number);
        }
        Self { rank, ranks }
    }

    /// Sorts lines that come in the plan's order.
    pub(super) fn sort(&self, numbers: &[u32], descending: bool) -> Vec<u32> {
        sorted_by(numbers, self.ranks as usize + 1, |number| self.bucket(number, descending))
    }

    /// The place of a line's rank among all; the last for a line without one.
    fn bucket(&self, number: u32, descending: bool) -> usize {
        match self.rank.get(number as usize).copied().unwrap_or(UNRANKED) {
            UNRANKED => self.ranks as usize,
            rank if descending => (self.ranks - 1 - rank) as usize,
            rank => rank as usize,
        }
    }
}

/// Sorts numbers by the bucket that each belongs in: counts those of each, and puts each in its place. Stable.
fn sorted_by(numbers: &[u32], buckets: usize, bucket: impl Fn(u32) -> usize) -> Vec<u32> {
    let mut next = vec![0_usize; buckets + 1];
    for number in numbers {
        next[bucket(*number) + 1] += 1;
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let mut sorted = vec![0; numbers.len()];
    for number in numbers {
        let place = &mut next[bucket(*number)];
        sorted[*place] = *number;
        *place += 1;
    }
    sorted
}

/// The order of two lines by a column, those with nothing to sort by last.
pub(super) fn order_of(a: &IndexedLine, b: &IndexedLine, sort: Sort) -> Ordering {
    is_missing(a, sort).cmp(&is_missing(b, sort)).then_with(|| compare(a, b, sort))
}

fn compare(a: &IndexedLine, b: &IndexedLine, sort: Sort) -> Ordering {
    let updated = |line: &IndexedLine| line.row.updated.as_ref().and_then(|update| update.position_at);
    match sort {
        Sort::Plan => Ordering::Equal,
        Sort::Reference => natural::compare(&a.row.reference, &b.row.reference),
        Sort::Text => a.words.text().cmp(b.words.text()),
        Sort::Lead => a.words.lead().cmp(b.words.lead()),
        Sort::Due => a.row.next_day().cmp(&b.row.next_day()),
        Sort::Status => a.row.status.rank.cmp(&b.row.status.rank),
        Sort::Updated => updated(a).cmp(&updated(b)),
    }
}

fn is_missing(line: &IndexedLine, sort: Sort) -> bool {
    let row = &line.row;
    match sort {
        Sort::Plan | Sort::Status => false,
        Sort::Reference => row.reference.is_empty(),
        Sort::Text => row.text.is_empty(),
        Sort::Lead => row.leads.is_empty(),
        Sort::Due => row.next_day().is_none(),
        Sort::Updated => row.updated.is_none(),
    }
}

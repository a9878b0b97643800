//! The lines of a plan ranked by one column, so that sorting them compares nothing.

use std::cmp::Ordering;

use super::IndexedLine;
use crate::plan::sorting::sort_by;
use crate::text::natural;
use crate::view::query::Sort;

/// The rank of a line with nothing to sort by: it comes last either way.
const UNRANKED: u32 = u32::MAX;

/// The lines ranked by one column. Lines that sort alike have one rank.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ranking {
    /// The numbers of the lines, by rank and then in the plan's order.
    order: Vec<u32>,
    /// The rank of each line.
    rank: Vec<u32>,
    /// The number of ranks.
    ranks: u32,
}

impl Ranking {
    /// Ranks these lines. `order` has the number of each, in an order that may be nearly right already.
    pub(super) fn of(lines: &[IndexedLine], mut order: Vec<u32>, sort: Sort) -> Self {
        let line = |number: u32| &lines[number as usize];
        sort_by(&mut order, |a, b| compare(line(*a), line(*b), sort).then(a.cmp(b)));
        let (mut rank, mut ranks, mut last) = (vec![UNRANKED; lines.len()], 0, None);
        for number in order.iter().filter(|number| !is_missing(line(**number), sort)) {
            if last.is_none_or(|last| compare(line(last), line(*number), sort) != Ordering::Equal) {
                ranks += 1;
            }
            rank[*number as usize] = ranks - 1;
            last = Some(*number);
        }
        Self { order, rank, ranks }
    }

    /// The numbers of the lines, by rank and then in the plan's order.
    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    /// Sorts lines that come in the plan's order: counts those of each rank, and puts each in its place.
    pub(super) fn sort(&self, numbers: &[u32], descending: bool) -> Vec<u32> {
        let bucket = |number: u32| match self.rank.get(number as usize).copied().unwrap_or(UNRANKED) {
            UNRANKED => self.ranks as usize,
            rank if descending => (self.ranks - 1 - rank) as usize,
            rank => rank as usize,
        };
        let mut next = vec![0_usize; self.ranks as usize + 2];
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
}

/// The order of two lines by a column.
pub(super) fn compare(a: &IndexedLine, b: &IndexedLine, sort: Sort) -> Ordering {
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

/// True if two lines sort alike by a column.
pub(super) fn are_alike(a: &IndexedLine, b: &IndexedLine, sort: Sort) -> bool {
    is_missing(a, sort) == is_missing(b, sort) && compare(a, b, sort) == Ordering::Equal
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

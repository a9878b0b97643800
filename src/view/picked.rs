//! Filtering and sorting the lines of a plan by a query.

use super::line_index::LineIndex;
use super::query::{Due, Query};
use super::row::Row;
use crate::plan::timeframe::Kind as Sorts;
use crate::text::search;

/// The numbers of the lines that a query picks, in its order.
#[must_use]
pub fn picked(index: &LineIndex, query: &Query) -> Vec<u32> {
    let mut numbers: Vec<u32> = (0..).take(index.lines().len()).collect();
    if query.filters() {
        let wanted = search::wanted(&query.words);
        let has_words: Vec<_> = wanted.iter().map(|word| index.search(word)).collect();
        numbers.retain(|number| {
            index.row(*number).is_some_and(|row| is_kept(index, row, query)) && has_words.iter().all(|has| has(*number))
        });
    }
    index.sorted(numbers, query.sort, query.descending)
}

/// True if a line passes the filters of a query, its words aside.
fn is_kept(index: &LineIndex, row: &Row, query: &Query) -> bool {
    query.section.as_ref().is_none_or(|section| *section == row.section)
        && query.lead.as_ref().is_none_or(|party| row.is_led_by(party, index.parties()))
        && query.status.as_ref().is_none_or(|status| row.status.id.as_ref() == Some(status))
        && query.due.is_none_or(|due| stands(index, row, due))
}

/// True if a line of an index stands so in time.
#[must_use]
pub fn stands(index: &LineIndex, row: &Row, due: Due) -> bool {
    let Some(timing) = &row.timing else { return false };
    match due {
        Due::Overdue => timing.is_overdue(),
        Due::ReviewDue => timing.is_review_due(),
        Due::Soon => timing.is_within(index.today(), index.cycle().months()),
        Due::NoUpdate => timing.stale,
        Due::Ongoing => timing.kind == Sorts::Ongoing,
        Due::NoTimeframe => timing.kind == Sorts::Missing,
        Due::NotUnderstood => matches!(timing.kind, Sorts::NotUnderstood | Sorts::ToBeConfirmed),
        Due::ToCheck => timing.to_check,
    }
}

//! Filtering and sorting the lines of a plan by a query.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::query::{Due, Query, Sort};
use super::row::{Row, Rows};
use crate::history::Replica;
use crate::plan::parties::Parties;
use crate::plan::sorting::sort_by;
use crate::plan::timeframe::{Cycle, Kind as Sorts};
use crate::plan::{Body, PlacedLine, Plan};
use crate::text::{natural, search};

/// The lines that a query picks, in its order.
#[must_use]
pub fn picked<'a>(replica: &'a Replica, query: &Query, today: NaiveDate) -> Vec<PlacedLine<'a>> {
    let lines = replica.plan().lines();
    // Most often nothing is filtered or sorted: then no row has to be made.
    if query.is_whole() {
        return lines.collect();
    }
    let (filter, rows) = (Filter::of(replica.plan(), query, today), Rows::of(replica, today));
    let mut lines: Vec<(Row, PlacedLine<'a>)> = lines.map(|line| (rows.row(&line), line)).collect();
    lines.retain(|(row, _)| filter.keeps(row));
    sort(&mut lines, query);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The filter of a query.
struct Filter<'a> {
    plan: &'a Plan,
    query: &'a Query,
    wanted: Vec<String>,
    parties: &'a Parties,
    today: NaiveDate,
}

impl<'a> Filter<'a> {
    fn of(plan: &'a Plan, query: &'a Query, today: NaiveDate) -> Self {
        Self { plan, query, wanted: search::wanted(&query.words), parties: plan.party_index(), today }
    }

    fn keeps(&self, row: &Row) -> bool {
        let query = self.query;
        query.section.as_ref().is_none_or(|section| *section == row.section)
            && query.lead.as_ref().is_none_or(|party| row.is_led_by(party, self.parties))
            && query.status.as_ref().is_none_or(|status| row.status.id.as_ref() == Some(status))
            && query.due.is_none_or(|due| stands(row, due, self.today, self.plan.cycle()))
            && self.has_words(row)
    }

    fn has_words(&self, row: &Row) -> bool {
        if self.wanted.is_empty() {
            return true;
        }
        let text = searched(self.plan, row);
        self.wanted.iter().all(|word| text.contains(word.as_str()))
    }
}

/// The text in which words are looked for.
fn searched(plan: &Plan, row: &Row) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        search::fold_into(&mut text, part);
        text.push('\n');
    };
    add(&row.reference);
    add(&row.text);
    add(&row.timeframe);
    add(&row.reading);
    add(&row.status.word);
    row.leads.iter().for_each(|lead| add(&lead.name));
    let above = row.commitment.iter().chain(std::iter::once(&row.section)).filter_map(|id| plan.item(id));
    for item in plan.item(&row.id).into_iter().chain(above) {
        match &item.body {
            Body::Commitment(line) | Body::Action(line) => {
                add(&line.reference);
                add(&line.text);
                add(&line.published);
                add(&line.responsibility);
            }
            Body::Section(section) => add(&section.title),
            _ => {}
        }
    }
    for item in plan.children(&row.id) {
        match &item.body {
            Body::Words(words) => add(words),
            Body::Update(update) => {
                add(&update.text);
                add(&update.on_behalf_of);
            }
            _ => {}
        }
    }
    plan.evidence(&row.id).for_each(|(_, evidence)| {
        add(&evidence.title);
        add(&evidence.link);
    });
    text
}

/// True if a line is known to stand so in time, in a plan with this reporting cycle.
#[must_use]
pub fn stands(row: &Row, due: Due, today: NaiveDate, cycle: Cycle) -> bool {
    let Some(timing) = &row.timing else { return false };
    match due {
        Due::Overdue => timing.is_overdue(),
        Due::ReviewDue => timing.is_review_due(),
        Due::Soon => timing.is_within(today, cycle.months()),
        Due::NoUpdate => timing.stale,
        Due::Ongoing => timing.kind == Sorts::Ongoing,
        Due::NoTimeframe => timing.kind == Sorts::Missing,
        Due::NotUnderstood => matches!(timing.kind, Sorts::NotUnderstood | Sorts::ToBeConfirmed),
        Due::ToCheck => timing.to_check,
    }
}

fn sort(lines: &mut [(Row, PlacedLine<'_>)], query: &Query) {
    // Stable, so that equal lines keep the plan's order either way.
    sort_by(lines, |(a, _), (b, _)| {
        let order = compare(a, b, query.sort);
        // Lines with nothing to sort by come last either way.
        match (query.descending, missing(a, query.sort), missing(b, query.sort)) {
            (_, true, false) => Ordering::Greater,
            (_, false, true) => Ordering::Less,
            (true, ..) => order.reverse(),
            (false, ..) => order,
        }
    });
}

fn compare(a: &Row, b: &Row, sort: Sort) -> Ordering {
    let lead = |row: &Row| row.leads.first().map(|lead| search::folded(&lead.name));
    let updated = |row: &Row| row.updated.as_ref().and_then(|update| update.position_at);
    match sort {
        Sort::Plan => Ordering::Equal,
        Sort::Reference => natural::compare(&a.reference, &b.reference),
        Sort::Text => search::folded(&a.text).cmp(&search::folded(&b.text)),
        Sort::Lead => lead(a).cmp(&lead(b)),
        Sort::Due => a.next_day().cmp(&b.next_day()),
        Sort::Status => a.status.rank.cmp(&b.status.rank),
        Sort::Updated => updated(a).cmp(&updated(b)),
    }
}

fn missing(row: &Row, sort: Sort) -> bool {
    match sort {
        Sort::Plan | Sort::Status => false,
        Sort::Reference => row.reference.is_empty(),
        Sort::Text => row.text.is_empty(),
        Sort::Lead => row.leads.is_empty(),
        Sort::Due => row.next_day().is_none(),
        Sort::Updated => row.updated.is_none(),
    }
}

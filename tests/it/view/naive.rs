//! Finding lines without an index: every row is made, and every word folded, for each query. The index must agree.

use std::cmp::Ordering;

use chrono::NaiveDate;
use hearth::history::Replica;
use hearth::plan::timeframe::{Cycle, Kind as Sorts};
use hearth::plan::{Body, EntityId, Item, Plan};
use hearth::text::{natural, search};
use hearth::view::query::{Due, Query, Sort};
use hearth::view::row::{Row, Rows};

/// The rows of all lines, in the plan's order.
pub(crate) fn rows(replica: &Replica, today: NaiveDate) -> Vec<Row> {
    let rows = Rows::of(replica, today);
    replica.plan().lines().map(|line| rows.row(&line)).collect()
}

/// The rows that a query picks, in its order.
pub(crate) fn picked(replica: &Replica, query: &Query, today: NaiveDate) -> Vec<Row> {
    let mut rows = rows(replica, today);
    rows.retain(|row| keeps(replica.plan(), query, row, today));
    rows.sort_by(|a, b| {
        let order = compare(a, b, query.sort);
        // Lines with nothing to sort by come last either way.
        match (query.descending, missing(a, query.sort), missing(b, query.sort)) {
            (_, true, false) => Ordering::Greater,
            (_, false, true) => Ordering::Less,
            (true, ..) => order.reverse(),
            (false, ..) => order,
        }
    });
    rows
}

/// The headings of a list in the plan's order, each with the number of its lines that are in it.
pub(crate) fn headings(plan: &Plan, rows: &[Row]) -> Vec<(EntityId, usize)> {
    let mut headings: Vec<(EntityId, usize)> = Vec::new();
    for row in rows {
        let is_heading = |item: &Item| item.tracked_line().is_none();
        for id in std::iter::once(&row.section).chain(&row.commitment) {
            match headings.iter_mut().find(|(known, _)| known == id) {
                Some((_, count)) => *count += 1,
                None if plan.item(id).is_some_and(|item| is_heading(item)) => headings.push((id.clone(), 1)),
                None => {}
            }
        }
    }
    headings
}

fn keeps(plan: &Plan, query: &Query, row: &Row, today: NaiveDate) -> bool {
    let text = searched(plan, row);
    query.section.as_ref().is_none_or(|section| *section == row.section)
        && query.lead.as_ref().is_none_or(|party| row.is_led_by(party, plan.party_index()))
        && query.status.as_ref().is_none_or(|status| row.status.id.as_ref() == Some(status))
        && query.due.is_none_or(|due| stands(row, due, today, plan.cycle()))
        && search::wanted(&query.words).iter().all(|word| text.contains(word.as_str()))
}

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

fn stands(row: &Row, due: Due, today: NaiveDate, cycle: Cycle) -> bool {
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

//! Where a plan stands: counts that lead into the filtered list.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::all_actions::section_number;
use super::picked::stands;
use super::query::Due;
use super::row::{Row, Rows, Tag, tags};
use crate::history::Replica;
use crate::plan::{EntityId, Plan};

/// How many of the latest updates the page shows.
const LATEST: usize = 8;

/// What the overview shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overview {
    /// How many lines are reported on.
    pub total: usize,
    /// How many of them are finished with.
    pub finished: usize,
    /// How many stand so in time, in the order of the page.
    pub dues: Vec<(Due, usize)>,
    /// How many were never reported on.
    pub never_updated: usize,
    /// How many things wait for a person to settle two different answers.
    pub conflicts: usize,
    /// The statuses, in the order of the plan's key.
    pub statuses: Vec<Tag>,
    /// The sections, in order.
    pub sections: Vec<SectionCounts>,
    /// How many lines have each status, in the order of `statuses`.
    pub by_status: Vec<usize>,
    /// The updates entered last.
    pub latest: Vec<Latest>,
}

/// How a section's lines stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionCounts {
    /// Which.
    pub id: EntityId,
    /// "Priority 2".
    pub number: String,
    /// Its title.
    pub title: String,
    /// How many lines it has.
    pub total: usize,
    /// How many have each status, in the order of the key.
    pub by_status: Vec<usize>,
    /// How many are overdue.
    pub overdue: usize,
}

/// One of the latest updates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// The update.
    pub id: EntityId,
    /// The line it is of.
    pub line: EntityId,
    /// The line's reference.
    pub reference: String,
    /// The line's wording.
    pub text: String,
    /// What the update says.
    pub what: String,
    /// The status it gave.
    pub status: Option<Tag>,
    /// The position is as it stood on this day.
    pub position_at: Option<NaiveDate>,
}

/// Where the plan stands.
#[must_use]
pub fn overview(held: &Replica, today: NaiveDate) -> Overview {
    let plan = held.plan();
    let with = Rows::of(held, today);
    let rows: Vec<Row> = with.all().collect();
    let statuses: Vec<Tag> = tags(plan).into_iter().map(|(_, tag)| tag).collect();
    let by_status = |rows: &[&Row]| -> Vec<usize> {
        statuses.iter().map(|tag| rows.iter().filter(|row| row.status.id == tag.id).count()).collect()
    };
    let sections = plan.sections().map(|(item, section)| {
        let own: Vec<&Row> = rows.iter().filter(|row| row.section == item.id).collect();
        SectionCounts {
            id: item.id.clone(),
            number: section_number(plan, &section.number),
            title: section.title.clone(),
            total: own.len(),
            by_status: by_status(&own),
            overdue: own.iter().filter(|row| row.is_overdue()).count(),
        }
    });
    Overview {
        total: rows.len(),
        finished: rows.iter().filter(|row| row.status.stage.is_finished()).count(),
        dues: Due::ALL
            .into_iter()
            .map(|due| (due, rows.iter().filter(|row| stands(row, due, today)).count()))
            .collect(),
        never_updated: rows.iter().filter(|row| row.updated.is_none()).count(),
        conflicts: held.conflicts().len(),
        sections: sections.collect(),
        by_status: by_status(&rows.iter().collect::<Vec<_>>()),
        latest: latest(plan, &rows, &with),
        statuses,
    }
}

fn latest(plan: &Plan, rows: &[Row], with: &Rows<'_>) -> Vec<Latest> {
    let by_line: HashMap<&EntityId, &Row> = rows.iter().map(|row| (&row.id, row)).collect();
    let mut updates: Vec<_> = rows
        .iter()
        .filter(|row| row.updated.is_some())
        .filter_map(|row| plan.latest_update(&row.id).map(|(item, update)| (row, item, update)))
        .collect();
    // An update's order key is the moment it was entered.
    updates.sort_by_cached_key(|(_, item, update)| {
        std::cmp::Reverse((item.place.as_ref().map(|place| place.order.clone()), update.position_at, item.id.clone()))
    });
    updates
        .into_iter()
        .take(LATEST)
        .filter_map(|(row, item, update)| {
            let row = by_line.get(&row.id)?;
            Some(Latest {
                id: item.id.clone(),
                line: row.id.clone(),
                reference: row.reference.clone(),
                text: row.text.clone(),
                what: update.text.clone(),
                status: update.status.as_ref().map(|status| with.tag(Some(status))),
                position_at: update.position_at,
            })
        })
        .collect()
}

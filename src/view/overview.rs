//! The overview: counts that lead into the filtered list.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::all_actions::section_number;
use super::picked::stands;
use super::query::Due;
use super::row::{Row, Rows, Tag, tags};
use crate::history::Replica;
use crate::plan::timeframe::Cycle;
use crate::plan::{EntityId, Plan};

/// Latest updates shown.
const LATEST: usize = 8;

/// The overview of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overview {
    /// The number of lines that are reported on.
    pub total: usize,
    /// The number of complete or closed lines.
    pub finished: usize,
    /// The number of lines that stand so in time, in the order of the page.
    pub dues: Vec<(Due, usize)>,
    /// How often the plan's leads report.
    pub cycle: Cycle,
    /// The number of lines without any update.
    pub never_updated: usize,
    /// The number of conflicts.
    pub conflicts: usize,
    /// The statuses, in the order of the plan's key.
    pub statuses: Vec<Tag>,
    /// The sections, in order.
    pub sections: Vec<SectionCounts>,
    /// The number of lines of each status, in the order of `statuses`.
    pub by_status: Vec<usize>,
    /// The updates entered last.
    pub latest: Vec<Latest>,
}

/// The counts of one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionCounts {
    /// The id of the section.
    pub id: EntityId,
    /// Its number with the plan's word for sections: "Priority 2".
    pub number: String,
    /// Its title, without the number.
    pub title: String,
    /// The number of its lines.
    pub total: usize,
    /// The number of lines of each status, in the order of the key.
    pub by_status: Vec<usize>,
    /// The number of overdue lines.
    pub overdue: usize,
}

/// One of the latest updates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// The id of the update.
    pub id: EntityId,
    /// The line it is of.
    pub line: EntityId,
    /// The line's reference.
    pub reference: String,
    /// The line's wording.
    pub text: String,
    /// The report in words.
    pub what: String,
    /// The status it gave.
    pub status: Option<Tag>,
    /// The position is as it stood on this day.
    pub position_at: Option<NaiveDate>,
}

/// Makes the overview of a plan on this day.
#[must_use]
pub fn overview(replica: &Replica, today: NaiveDate) -> Overview {
    let plan = replica.plan();
    let with = Rows::of(replica, today);
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
            .map(|due| (due, rows.iter().filter(|row| stands(row, due, today, plan.cycle())).count()))
            .collect(),
        cycle: plan.cycle(),
        never_updated: rows.iter().filter(|row| row.updated.is_none()).count(),
        conflicts: replica.conflicts().len(),
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

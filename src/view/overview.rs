//! The overview: counts that lead into the filtered list.

use std::sync::Arc;

use chrono::NaiveDate;

use super::heading::section_number;
use super::line_index::LineIndex;
use super::picked::stands;
use super::query::Due;
use super::row::{Row, Tag, tags};
use crate::history::Replica;
use crate::plan::timeframe::Cycle;
use crate::plan::{EntityId, Item, Plan, Section, Update};

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

/// Makes the overview of a plan.
#[must_use]
pub fn overview(replica: &Replica, index: &LineIndex) -> Overview {
    let plan = replica.plan();
    let statuses: Vec<Tag> = tags(plan).into_iter().map(|(_, tag)| tag).collect();
    let none = vec![0; statuses.len()];
    let mut sections: Vec<SectionCounts> = plan.sections().map(|each| section(plan, each, &none)).collect();
    let mut overview = Overview {
        total: index.rows().count(),
        dues: Due::ALL.map(|due| (due, 0)).into(),
        cycle: plan.cycle(),
        conflicts: replica.conflicts().len(),
        by_status: none,
        ..Overview::default()
    };
    // Lines of one section follow each other.
    let mut last = None;
    for row in index.rows() {
        if last.and_then(|at: usize| sections.get(at)).is_none_or(|section| section.id != row.section) {
            last = sections.iter().position(|section| section.id == row.section);
        }
        let Some(section) = last.and_then(|at| sections.get_mut(at)) else { continue };
        section.total += 1;
        section.overdue += usize::from(row.is_overdue());
        for counts in [&mut section.by_status, &mut overview.by_status] {
            counts.get_mut(row.status.rank).into_iter().for_each(|count| *count += 1);
        }
        overview.dues.iter_mut().filter(|(due, _)| stands(index, row, *due)).for_each(|(_, count)| *count += 1);
        overview.finished += usize::from(row.status.stage.is_finished());
        overview.never_updated += usize::from(row.updated.is_none());
    }
    let latest = latest(plan, index, &statuses);
    Overview { sections, latest, statuses, ..overview }
}

fn section(plan: &Plan, (item, section): (&Arc<Item>, &Section), by_status: &[usize]) -> SectionCounts {
    SectionCounts {
        id: item.id.clone(),
        number: section_number(plan, &section.number),
        title: section.title.clone(),
        total: 0,
        by_status: by_status.to_vec(),
        overdue: 0,
    }
}

/// A line with its latest update.
type Reported<'a> = (&'a Arc<Row>, &'a Arc<Item>, &'a Update);

/// The order in which updates were entered: an update's order key is the moment.
fn entered<'a>((_, item, update): &Reported<'a>) -> (Option<&'a str>, Option<NaiveDate>, &'a EntityId) {
    (item.place.as_ref().map(|place| place.order.as_str()), update.position_at, &item.id)
}

fn latest(plan: &Plan, index: &LineIndex, statuses: &[Tag]) -> Vec<Latest> {
    let mut updates: Vec<Reported<'_>> = index
        .rows()
        .filter(|row| row.updated.is_some())
        .filter_map(|row| plan.latest_update(&row.id).map(|(item, update)| (row, item, update)))
        .collect();
    let latest_first = |a: &Reported<'_>, b: &Reported<'_>| entered(b).cmp(&entered(a));
    if updates.len() > LATEST {
        updates.select_nth_unstable_by(LATEST, latest_first);
        updates.truncate(LATEST);
    }
    updates.sort_by(latest_first);
    let tag = |id: &EntityId| statuses.iter().find(|tag| tag.id.as_ref() == Some(id)).cloned();
    let latest = |(row, item, update): Reported<'_>| Latest {
        id: item.id.clone(),
        line: row.id.clone(),
        reference: row.reference.clone(),
        text: row.text.clone(),
        what: update.text.clone(),
        status: update.status.as_ref().map(|id| tag(id).unwrap_or_else(|| Tag::unknown(id, statuses.len()))),
        position_at: update.position_at,
    };
    updates.into_iter().map(latest).collect()
}

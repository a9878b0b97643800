//! An officer's own lines, the most urgent first.

use std::cmp::Reverse;
use std::sync::Arc;

use super::choices::{Choice, LineCounts};
use super::line_index::LineIndex;
use super::row::Row;
use crate::plan::timeframe::Cycle;
use crate::plan::{EntityId, Plan};

/// The page of an officer's own actions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MyActions {
    /// The party whose lines are shown; `None` if nobody in the plan has the officer's name.
    pub who: Option<Choice<EntityId>>,
    /// The lines, in groups: what to act on first at the top. Groups without lines are left out.
    pub groups: Vec<(Group, Vec<Arc<Row>>)>,
    /// All people and teams, with how many lines each has.
    pub people: Vec<Choice<EntityId>>,
    /// How often the plan's leads report.
    pub cycle: Cycle,
}

/// The groups of lines, by urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// A last day or a review has passed, and nobody has reported on it within the cycle.
    Late,
    /// Not reported on within the cycle.
    ToUpdate,
    /// Reported on within the cycle, late or not.
    UpToDate,
    /// Complete or closed.
    Finished,
}

impl Group {
    /// The heading over the lines, in a plan with this reporting cycle.
    #[must_use]
    pub fn heading(self, cycle: Cycle) -> String {
        let months = cycle.label();
        match self {
            Self::Late => format!("Overdue or due for review, with no update in the last {months}"),
            Self::ToUpdate => "Waiting for an update".to_owned(),
            Self::UpToDate => format!("Updated in the last {months}"),
            Self::Finished => "Complete or closed".to_owned(),
        }
    }

    fn of(row: &Row) -> Self {
        match &row.timing {
            _ if row.status.stage.is_finished() => Self::Finished,
            Some(timing) if !timing.stale => Self::UpToDate,
            Some(timing) if timing.is_overdue() || timing.is_review_due() => Self::Late,
            _ => Self::ToUpdate,
        }
    }

    /// True if its lines wait for an update.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Late | Self::ToUpdate)
    }
}

impl MyActions {
    /// The number of lines that wait for an update.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.groups.iter().filter(|(group, _)| group.waits()).map(|(_, rows)| rows.len()).sum()
    }
}

/// The lines of the party `chosen`, else of the one that has the officer's `name`.
#[must_use]
pub fn my_actions(plan: &Plan, index: &LineIndex, chosen: Option<&EntityId>, name: &str) -> MyActions {
    let mut people = LineCounts::of(plan);
    for row in index.rows() {
        people.count(row);
    }
    let people = people.choices();
    let own = || if name.trim().is_empty() { None } else { plan.party_named(name) };
    let who = chosen.or_else(own).and_then(|id| people.iter().find(|choice| choice.value == *id)).cloned();
    let mut groups: Vec<(Group, Vec<Arc<Row>>)> =
        [Group::Late, Group::ToUpdate, Group::UpToDate, Group::Finished].map(|group| (group, Vec::new())).into();
    let is_own = |row: &Row| who.as_ref().is_some_and(|who| row.is_led_by(&who.value, index.parties()));
    for row in index.rows().filter(|row| is_own(row)) {
        let group = Group::of(row);
        if let Some((_, rows)) = groups.iter_mut().find(|(other, _)| *other == group) {
            rows.push(Arc::clone(row));
        }
    }
    // Within a group, the line that has waited longest comes first; equal lines keep the plan's order.
    for (_, rows) in &mut groups {
        rows.sort_by_key(|row| {
            let reported = row.updated.as_ref().and_then(|update| update.position_at);
            (Reverse(row.is_overdue()), row.next_day().is_none(), row.next_day(), reported)
        });
    }
    groups.retain(|(_, rows)| !rows.is_empty());
    MyActions { who, groups, people, cycle: index.cycle() }
}

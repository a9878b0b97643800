//! The lines before and after a line in the list it was opened from.

use super::line_index::LineIndex;
use super::my_actions::{MyActions, my_actions};
use super::picked::picked;
use super::query::Query;
use crate::plan::{EntityId, Plan};

/// A line's place in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbours {
    /// Its number, from 1.
    pub number: usize,
    /// The number of lines in the list.
    pub count: usize,
    /// The number of the officer's own lines that wait for an update; `None` for any other list.
    pub waiting: Option<usize>,
    /// The line before it.
    pub previous: Option<EntityId>,
    /// The line after it.
    pub next: Option<EntityId>,
}

/// The lines of the list at an address, in order.
#[must_use]
pub fn list(plan: &Plan, index: &LineIndex, query: &Query) -> Vec<EntityId> {
    let mine = query.mine.then(|| my_actions(plan, index, query.lead.as_ref(), ""));
    mine.map_or_else(|| in_plan(index, query), ids)
}

fn in_plan(index: &LineIndex, query: &Query) -> Vec<EntityId> {
    picked(index, query).into_iter().filter_map(|number| index.lines().get(number as usize).cloned()).collect()
}

fn ids(mine: MyActions) -> Vec<EntityId> {
    mine.groups.into_iter().flat_map(|(_, rows)| rows).map(|row| row.id.clone()).collect()
}

/// A line's place in the list at an address; `None` if it is not in it.
#[must_use]
pub fn neighbours(plan: &Plan, index: &LineIndex, query: &Query, line: &EntityId) -> Option<Neighbours> {
    let mine = query.mine.then(|| my_actions(plan, index, query.lead.as_ref(), ""));
    let waiting = mine.as_ref().map(MyActions::waiting);
    let list = mine.map_or_else(|| in_plan(index, query), ids);
    let at = list.iter().position(|id| id == line)?;
    Some(Neighbours {
        number: at + 1,
        count: list.len(),
        waiting,
        previous: at.checked_sub(1).and_then(|before| list.get(before)).cloned(),
        next: list.get(at + 1).cloned(),
    })
}

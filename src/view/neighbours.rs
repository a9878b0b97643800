//! What comes before and after a line in the list it was opened from.

use chrono::NaiveDate;

use super::my_actions::{MyActions, my_actions};
use super::picked::picked;
use super::query::Query;
use crate::history::Replica;
use crate::plan::EntityId;

/// A line's place in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbours {
    /// Its number, from 1.
    pub number: usize,
    /// How many lines the list has.
    pub count: usize,
    /// How many of an officer's own lines wait for a report; `None` for another list.
    pub waiting: Option<usize>,
    /// The line before it.
    pub previous: Option<EntityId>,
    /// The line after it.
    pub next: Option<EntityId>,
}

/// The lines of the list that an address means, in order.
#[must_use]
pub fn list(held: &Replica, query: &Query, today: NaiveDate) -> Vec<EntityId> {
    let mine = query.mine.then(|| my_actions(held, query.lead.as_ref(), "", today));
    mine.map_or_else(|| in_plan(held, query, today), ids)
}

fn in_plan(held: &Replica, query: &Query, today: NaiveDate) -> Vec<EntityId> {
    picked(held, query, today).into_iter().map(|line| line.item.id.clone()).collect()
}

fn ids(mine: MyActions) -> Vec<EntityId> {
    mine.groups.into_iter().flat_map(|(_, rows)| rows).map(|row| row.id.clone()).collect()
}

/// A line's place in the list that an address means; `None` where it is not in it.
#[must_use]
pub fn neighbours(held: &Replica, query: &Query, today: NaiveDate, line: &EntityId) -> Option<Neighbours> {
    let mine = query.mine.then(|| my_actions(held, query.lead.as_ref(), "", today));
    let waiting = mine.as_ref().map(MyActions::waiting);
    let list = mine.map_or_else(|| in_plan(held, query, today), ids);
    let at = list.iter().position(|id| id == line)?;
    Some(Neighbours {
        number: at + 1,
        count: list.len(),
        waiting,
        previous: at.checked_sub(1).and_then(|before| list.get(before)).cloned(),
        next: list.get(at + 1).cloned(),
    })
}

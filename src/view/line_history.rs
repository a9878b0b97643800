//! The history of one line: who changed what, and when.

use std::collections::HashSet;

use super::changes::said_by;
use crate::history::{Change, ChangeId, Replica};
use crate::plan::{EntityId, Field, Kind, Plan};

/// One change of a line, or of what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// The id of the change.
    pub change: ChangeId,
    /// The author, by their own account.
    pub by: String,
    /// The time by their clock: RFC 3339 in UTC; empty for a starter plan.
    pub at: String,
    /// The reason, if one was given.
    pub why: String,
    /// Its effects in words.
    pub what: Vec<String>,
}

/// The changes of a line and of what stands under it, the newest first.
#[must_use]
pub fn of_line(replica: &Replica, line: &EntityId) -> Vec<Happened> {
    let things = with_all_under(replica.plan(), line);
    let mut changes: Vec<_> = replica
        .history()
        .changes()
        .iter()
        .filter(|change| change.sets.iter().any(|set| things.contains(&set.entity)))
        .collect();
    // A clock may be wrong. That does no harm: the list is only read.
    changes.sort_by(|a, b| (&b.at, b.id).cmp(&(&a.at, a.id)));
    changes.into_iter().map(|change| happened(change, line, &things)).collect()
}

fn with_all_under(plan: &Plan, id: &EntityId) -> HashSet<EntityId> {
    let mut all = HashSet::new();
    let mut next = vec![id.clone()];
    while let Some(id) = next.pop() {
        // Actions of a commitment are lines of their own.
        next.extend(
            plan.all_children(&id).filter(|child| child.id.kind() != Kind::Action).map(|child| child.id.clone()),
        );
        all.insert(id);
    }
    all
}

fn happened(change: &Change, line: &EntityId, things: &HashSet<EntityId>) -> Happened {
    let mut what: Vec<String> = Vec::new();
    for set in change.sets.iter().filter(|set| things.contains(&set.entity)) {
        let said = said(set, line);
        if !said.is_empty() && !what.contains(&said) {
            what.push(said);
        }
    }
    let created = |id: &EntityId| {
        change.sets.iter().any(|set| set.entity == *id && set.field == Field::Place && set.over.is_empty())
    };
    if created(line) {
        what = vec!["added to the plan".to_owned()];
    }
    let why = change.why.as_ref().and_then(|why| why.as_str()).unwrap_or_default().to_owned();
    let (by, at) = said_by(change);
    Happened { change: change.id, by, at, why, what }
}

fn said(set: &crate::history::Set, line: &EntityId) -> String {
    let kind = set.entity.kind();
    let spoken = crate::plan::edit::spoken(&kind);
    let is_own = set.entity == *line;
    match (&set.field, is_own) {
        (Field::Removed, true) if set.value.is_empty() => "put back in the plan".to_owned(),
        (Field::Removed, true) => "removed from the plan".to_owned(),
        (Field::Removed, false) if set.value.is_empty() => format!("{spoken} put back"),
        (Field::Removed, false) => format!("{spoken} removed"),
        (Field::Place, true) => "moved".to_owned(),
        (Field::Place, false) if set.over.is_empty() => match kind {
            Kind::Update => "update recorded".to_owned(),
            _ => format!("{spoken} added"),
        },
        (Field::Place, false) => format!("{spoken} moved"),
        (Field::Lead(..), _) if set.value.is_empty() => "lead removed".to_owned(),
        (Field::Lead(..), _) if set.over.is_empty() => "lead added".to_owned(),
        (Field::Erase(..), _) => "words erased".to_owned(),
        (field, true) => format!("{} changed", field.label(&kind)),
        // The first values of a new thing are covered by "added".
        (_, false) if set.over.is_empty() => String::new(),
        (field, false) => format!("{spoken}: {} changed", field.label(&kind)),
    }
}

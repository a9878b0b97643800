//! Places new entities among existing ones: after the one they follow in the document, or before the first.

use std::collections::BTreeMap;

use crate::plan::{EntityId, Kind, Plan, order};

/// The position of a new entity.
pub(super) enum Position {
    /// After this existing entity.
    After(EntityId),
    /// Before this existing entity.
    Before(EntityId),
    /// After all others.
    Last,
}

impl Position {
    /// After its predecessor in the document, else before the first existing entity.
    pub(super) fn between(before: Option<&EntityId>, first: Option<&EntityId>) -> Self {
        let first = || first.map_or(Self::Last, |id| Self::Before(id.clone()));
        before.map_or_else(first, |id| Self::After(id.clone()))
    }
}

/// Assigns order keys to new entities.
pub(super) struct Places<'a> {
    plan: &'a Plan,
    /// New entities by parent and list, in order.
    wanted: BTreeMap<(EntityId, &'static str), Vec<(Position, EntityId)>>,
}

/// The list an entity is ordered in: commitments and actions share one, each other kind has its own.
fn list(kind: &Kind) -> &'static str {
    match kind {
        Kind::Commitment | Kind::Action => "lines",
        Kind::Point => "points",
        Kind::Outcome => "outcomes",
        Kind::Connection => "connections",
        Kind::Party => "parties",
        Kind::Section => "sections",
        _ => "others",
    }
}

impl<'a> Places<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        Self { plan, wanted: BTreeMap::new() }
    }

    /// Requests a place for `id` under `parent`; the last one if its neighbour is elsewhere.
    pub(super) fn want(&mut self, parent: &EntityId, position: Position, id: &EntityId) {
        self.wanted.entry((parent.clone(), list(&id.kind()))).or_default().push((position, id.clone()));
    }

    /// Each new entity with its parent and its order key.
    pub(super) fn keys(self) -> Vec<(EntityId, EntityId, String)> {
        let mut found = Vec::new();
        for ((parent, kind), wanted) in self.wanted {
            let there: Vec<(&str, &EntityId)> = self
                .plan
                .all_children(&parent)
                .filter(|item| list(&item.id.kind()) == kind)
                .filter_map(|item| Some((item.place.as_ref()?.order.as_str(), &item.id)))
                .collect();
            let mut runs: BTreeMap<usize, Vec<EntityId>> = BTreeMap::new();
            let positions: BTreeMap<&EntityId, usize> =
                there.iter().enumerate().map(|(at, (_, id))| (*id, at)).collect();
            for (position, id) in wanted {
                let at = match &position {
                    Position::After(other) => positions.get(other).map(|at| at + 1),
                    Position::Before(other) => positions.get(other).copied(),
                    Position::Last => None,
                };
                let at = at.unwrap_or(there.len());
                runs.entry(at).or_default().push(id);
            }
            for (at, ids) in runs {
                let before = at.checked_sub(1).and_then(|at| there.get(at)).map(|(key, _)| *key);
                let after = there.get(at).map(|(key, _)| *key);
                let last = there.last().map(|(key, _)| *key);
                let keys = between(before, after, ids.len()).or_else(|| between(last, None, ids.len()));
                let keys = keys.unwrap_or_else(|| order::sequence().take(ids.len()).collect());
                found.extend(ids.into_iter().zip(keys).map(|(id, key)| (id, parent.clone(), key)));
            }
        }
        found
    }
}

/// `count` keys between two, kept short: the middle one first, then each half.
fn between(before: Option<&str>, after: Option<&str>, count: usize) -> Option<Vec<String>> {
    if after.is_none() {
        let mut keys: Vec<String> = Vec::with_capacity(count);
        for _ in 0..count {
            let key = order::between(keys.last().map(String::as_str).or(before), None)?;
            keys.push(key);
        }
        return Some(keys);
    }
    if count == 0 {
        return Some(Vec::new());
    }
    let middle = order::between(before, after)?;
    let mut keys = between_two(before, &middle, count / 2)?;
    let rest = between(Some(&middle), after, count - count / 2 - 1)?;
    keys.push(middle);
    keys.extend(rest);
    Some(keys)
}

fn between_two(before: Option<&str>, after: &str, count: usize) -> Option<Vec<String>> {
    between(before, Some(after), count)
}

//! Taking changes back: by new changes, over those of their values that still stand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Change, ChangeId, Fault, History, Set, Signature};
use crate::plan::edit::Content;
use crate::plan::{EntityId, Field, Kind, Plan, Value};

/// What taking changes back comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo {
    /// The change that takes them back; `None` where nothing of them stands any more.
    pub change: Option<Change>,
    /// What was left alone, because somebody has since changed it: of what, which field, who.
    pub skipped: Vec<(EntityId, Field, Arc<Change>)>,
}

/// What the officer at one device can take back, and bring back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stack {
    /// Changes to take back, the last one first to go.
    pub undo: Vec<ChangeId>,
    /// Undos to take back, the last one first to go.
    pub redo: Vec<ChangeId>,
}

impl History {
    /// What taking `ids` back comes to: one's own last change, an undo (which is redoing), or all
    /// that a file brought. Each field gets the values that would stand had these changes never
    /// been made, so that a settlement taken back is two answers again.
    ///
    /// # Errors
    /// When the change cannot be made.
    pub fn undo(
        &self,
        plan: &Plan,
        ids: &BTreeSet<ChangeId>,
        signature: Signature,
        random: &mut dyn FnMut() -> u128,
    ) -> Result<Undo, Fault> {
        let taken_back: Vec<&Arc<Change>> = ids.iter().filter_map(|id| self.change(*id)).collect();
        let mut fields: BTreeMap<&EntityId, BTreeSet<&Field>> = BTreeMap::new();
        for set in taken_back.iter().flat_map(|change| &change.sets) {
            if !matches!(set.field, Field::Erase(..)) {
                fields.entry(&set.entity).or_default().insert(&set.field);
            }
        }
        let mut sets = Vec::new();
        let mut skipped = Vec::new();
        for (entity, fields) in fields {
            if self.is_creation(entity, ids) {
                match self.work_of_others(plan, entity, ids) {
                    Some(other) => skipped.push((entity.clone(), Field::Place, other)),
                    None => sets.extend(self.withdrawal(entity)),
                }
                continue;
            }
            for field in fields {
                match self.without(entity, field, ids, random) {
                    Ok(restored) => sets.extend(restored),
                    Err(by) => skipped.push((entity.clone(), field.clone(), by)),
                }
            }
        }
        if sets.is_empty() {
            return Ok(Undo { change: None, skipped });
        }
        let heads = self.heads().iter().copied().collect();
        let mut change = Change::unsealed(heads, signature.at, signature.by, sets);
        change.undoes = ids.iter().copied().collect();
        change.why = (!signature.why.is_empty()).then(|| Content::Text(signature.why).value(random()));
        Ok(Undo { change: Some(change.sealed()?), skipped })
    }

    /// Whether a thing came into being by these changes alone.
    fn is_creation(&self, entity: &EntityId, ids: &BTreeSet<ChangeId>) -> bool {
        let mut places = self.every_answer(entity, &Field::Place).peekable();
        entity.kind() != Kind::Plan && places.peek().is_some() && places.all(|answer| ids.contains(&answer.change.id))
    }

    /// A change by others to a thing or to what stands under it.
    fn work_of_others(&self, plan: &Plan, entity: &EntityId, ids: &BTreeSet<ChangeId>) -> Option<Arc<Change>> {
        let by_others = |id: &EntityId| {
            let fields: Vec<Field> = self.fields(id).cloned().collect();
            // Removing and restoring is how creations are taken back and brought back: not work.
            fields.iter().filter(|field| **field != Field::Removed).find_map(|field| {
                self.every_answer(id, field).find(|answer| !ids.contains(&answer.change.id)).map(|answer| answer.change)
            })
        };
        by_others(entity).or_else(|| {
            plan.children(entity).find_map(|child| self.work_of_others(plan, &child.id, ids))
        })
    }

    /// Taking a creation back removes the thing.
    fn withdrawal(&self, entity: &EntityId) -> Option<Set> {
        let standing = self.answers(entity, &Field::Removed);
        let removed = standing.iter().any(|answer| !answer.value.is_empty());
        let over = standing.iter().map(|answer| answer.change.id).collect();
        (!removed).then(|| set(entity, &Field::Removed, Content::yes().value(0), over))
    }

    /// The sets that put a field back to what it would be without `ids`; who changed it since, where
    /// nothing of `ids` stands in it.
    fn without(
        &self,
        entity: &EntityId,
        field: &Field,
        ids: &BTreeSet<ChangeId>,
        random: &mut dyn FnMut() -> u128,
    ) -> Result<Vec<Set>, Arc<Change>> {
        let Some(register) = self.registers.get(entity).and_then(|fields| fields.get(field)) else {
            return Ok(Vec::new());
        };
        let standing = register.standing();
        let over: Vec<ChangeId> = standing.iter().map(|(id, _)| *id).filter(|id| ids.contains(id)).collect();
        if over.is_empty() {
            let by = standing.first().and_then(|(id, _)| self.change(*id));
            return by.map_or(Ok(Vec::new()), |by| Err(Arc::clone(by)));
        }
        let still = |id: &ChangeId| standing.iter().any(|(other, _)| other == id);
        let before = register.standing_without(|id| ids.contains(&id));
        // Others' answers that stand keep standing; only where none would be left is one written.
        let lost: Vec<_> = before.iter().filter(|(id, _)| !still(id)).collect();
        let chosen = if lost.is_empty() { before.first().into_iter().collect() } else { lost };
        let mut values: Vec<Value> = Vec::new();
        for (_, at) in chosen {
            if let Some(value) = self.value(*at)
                && !values.iter().any(|other| other.says_the_same(value))
            {
                values.push(fresh(value, random));
            }
        }
        if values.is_empty() {
            values.push(Value::EMPTY);
        }
        Ok(values.into_iter().map(|value| set(entity, field, value, over.clone())).collect())
    }

    /// What the officer at `device` can take back and bring back, from the history alone, so that it
    /// is there after a restart.
    #[must_use]
    pub fn stack(&self, device: &str) -> Stack {
        let mut own: Vec<&Arc<Change>> = self.changes().iter().filter(|change| change.by.device == device).collect();
        // One device's clock orders one device's changes well enough for this.
        own.sort_by(|a, b| (&a.at, a.id).cmp(&(&b.at, b.id)));
        let mut stack = Stack::default();
        for change in own {
            if change.sets.iter().all(|set| matches!(set.field, Field::Erase(..))) {
                continue;
            }
            let within = |list: &[ChangeId]| list.iter().position(|id| change.undoes.contains(id));
            if let Some(at) = within(&stack.undo) {
                stack.undo.remove(at);
                stack.redo.push(change.id);
            } else if let Some(at) = within(&stack.redo) {
                stack.redo.remove(at);
                stack.undo.push(change.id);
            } else {
                stack.redo.clear();
                stack.undo.push(change.id);
            }
        }
        stack
    }
}

fn set(entity: &EntityId, field: &Field, value: Value, over: Vec<ChangeId>) -> Set {
    Set { entity: entity.clone(), field: field.clone(), value, over, extra: serde_json::Map::new() }
}

/// The same content with a salt of its own: two digests of one text must not give it away.
fn fresh(value: &Value, random: &mut dyn FnMut() -> u128) -> Value {
    match value {
        Value::Text { text, .. } => Content::Text(text.to_string()).value(random()),
        Value::Erased(_) => Value::EMPTY,
        Value::Plain(_) => value.clone(),
    }
}

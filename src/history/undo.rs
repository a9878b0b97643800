//! Undo: a new change that puts earlier values back in place of those that are still visible.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::conflict::is_work;
use super::field_history::FieldHistory;
use super::{Change, ChangeId, Fault, History, Set, Signature, Write};
use crate::long_work::{Unattended, block_on};
use crate::plan::edit::Content;
use crate::plan::post::Holding;
use crate::plan::{EntityId, Field, Kind, Plan, Value};

/// The outcome of undoing changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo {
    /// The change that undoes them; `None` if nothing of them is visible any more.
    pub change: Option<Change>,
    /// The fields left alone because somebody has changed them since.
    pub skipped: Vec<Skipped>,
}

/// The changes that the officer at one device can undo and redo.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stack {
    /// Changes to undo; the last one is undone first.
    pub undo: Vec<ChangeId>,
    /// Undos to undo again; the last one is undone first.
    pub redo: Vec<ChangeId>,
}

/// A field that an undo left alone because somebody has changed it since.
#[derive(Debug, Clone, PartialEq)]
pub struct Skipped {
    /// The item that the field belongs to.
    pub entity: EntityId,
    /// The field; [`Field::Place`] for an item that stays because others worked on it or refer to it.
    pub field: Field,
    /// The change that stands in the way.
    pub by: Arc<Change>,
}

impl History {
    /// Undoes `ids`: one's own last change, an undo (which redoes it), or all that a file brought. Each
    /// field gets the values that would be visible had these changes never been made, so that an undone
    /// settlement is two answers again.
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
        let (sets, skipped) = self.reverting_sets(plan, ids);
        if sets.is_empty() {
            return Ok(Undo { change: None, skipped });
        }
        let heads = self.heads().iter().copied().collect();
        let mut change = Change::unsealed(heads, signature.at, signature.by, sets);
        change.undoes = ids.iter().copied().filter(|id| self.change(*id).is_some()).collect();
        let mut words = |text: String| (!text.is_empty()).then(|| Content::Text(text).value(random()));
        change.why = words(signature.why);
        change.source = words(signature.source);
        Ok(Undo { change: Some(block_on(change.with_id(&Unattended))?), skipped })
    }

    /// The sets that undo `ids`, and the fields left alone.
    pub(super) fn reverting_sets(&self, plan: &Plan, ids: &BTreeSet<ChangeId>) -> (Vec<Set>, Vec<Skipped>) {
        let undone: Vec<&Arc<Change>> = ids.iter().filter_map(|id| self.change(*id)).collect();
        let mut fields: BTreeMap<&EntityId, BTreeSet<&Field>> = BTreeMap::new();
        for set in undone.iter().flat_map(|change| &change.sets) {
            // Erasures cannot be undone, and an item that cannot be edited here is not edited by undoing.
            if !matches!(set.field, Field::Erase(..)) && !self.is_read_only(&set.entity) {
                fields.entry(&set.entity).or_default().insert(&set.field);
            }
        }
        let mut sets = Vec::new();
        let mut skipped = Vec::new();
        for (entity, fields) in fields {
            if self.is_creation(entity, ids) {
                match self.work_of_others(plan, entity, ids).or_else(|| self.use_by_others(entity, ids)) {
                    Some(by) => skipped.push(Skipped { entity: entity.clone(), field: Field::Place, by }),
                    None => sets.extend(self.withdrawal(entity)),
                }
                continue;
            }
            for field in fields {
                match self.without(entity, field, ids) {
                    Ok(restored) => sets.extend(restored),
                    Err(by) => skipped.push(Skipped { entity: entity.clone(), field: field.clone(), by }),
                }
            }
        }
        (sets, skipped)
    }

    /// True if these changes alone created the item.
    fn is_creation(&self, entity: &EntityId, ids: &BTreeSet<ChangeId>) -> bool {
        let undos = self.undos_of(entity);
        let mut places = self.writes(entity, &Field::Place).filter(|write| undos.counts(&write.change)).peekable();
        entity.kind() != Kind::Plan && places.peek().is_some() && places.all(|write| ids.contains(&write.change.id))
    }

    /// A change by others to an item or to anything under it, removed since or not.
    fn work_of_others(&self, plan: &Plan, entity: &EntityId, ids: &BTreeSet<ChangeId>) -> Option<Arc<Change>> {
        let undos = self.undos_of(entity);
        // Removing and restoring is how creations are undone and redone: not work.
        let own = self.fields(entity).filter(|field| is_work(field)).find_map(|field| {
            let mut writes = self.writes(entity, field);
            writes.find(|write| !ids.contains(&write.change.id) && undos.counts(&write.change))
        });
        own.map(|write| write.change).or_else(|| {
            let mut staying = plan.all_children(entity).filter(|child| !self.goes_back(&child.id, entity, ids));
            staying.find_map(|child| self.work_of_others(plan, &child.id, ids))
        })
    }

    /// True if these changes moved an item from elsewhere to `parent`, so that undoing them moves it away again.
    fn goes_back(&self, entity: &EntityId, parent: &EntityId, ids: &BTreeSet<ChangeId>) -> bool {
        let elsewhere = |set: &Set| set.value.as_place().is_some_and(|place| place.parent != *parent);
        !self.is_creation(entity, ids)
            && self.without(entity, &Field::Place, ids).is_ok_and(|sets| !sets.is_empty() && sets.iter().all(elsewhere))
    }

    /// A visible write by others that refers to this status or party: as the status of a line, or as a lead, a holder, a
    /// successor or one with another party.
    fn use_by_others(&self, entity: &EntityId, ids: &BTreeSet<ChangeId>) -> Option<Arc<Change>> {
        let kind = entity.kind();
        if !matches!(kind, Kind::Party | Kind::Status) {
            return None;
        }
        let holds = |value: &Value| Holding::read(value.as_plain()?)?.party;
        let uses = |field: &Field, value: &Value| match field {
            Field::Status => value.as_str() == Some(entity.as_str()),
            Field::Holder(_) => holds(value).as_ref() == Some(entity),
            Field::Same(_) => value.as_bool() == Some(true),
            _ => !value.is_empty(),
        };
        let fields = self.registers.iter().flat_map(|(id, fields)| fields.keys().map(move |field| (id, field)));
        let fields = fields.filter(|(_, field)| match field {
            Field::Lead(_, party) | Field::SucceededBy(party) | Field::Same(party) => party == entity,
            Field::Holder(_) => kind == Kind::Party,
            Field::Status => kind == Kind::Status,
            _ => false,
        });
        let mut visible =
            fields.flat_map(|(id, field)| self.visible(id, field).into_iter().map(move |write| (field, write)));
        visible
            .find(|(field, write)| !ids.contains(&write.change.id) && uses(field, &write.value))
            .map(|(_, write)| write.change)
    }

    /// The combined effect of all undos that touched an item.
    fn undos_of(&self, entity: &EntityId) -> Undos {
        let registers = self.registers.get(entity).into_iter().flat_map(|fields| fields.values());
        let changes =
            registers.flat_map(super::register::Register::writes).filter_map(|(_, at)| self.numbered(at.change));
        Undos::of(changes.filter(|change| !change.undoes.is_empty()).map(AsRef::as_ref))
    }

    /// The set that undoes the creation of an item by removing it; `None` if it is removed already.
    fn withdrawal(&self, entity: &EntityId) -> Option<Set> {
        let visible = self.visible(entity, &Field::Removed);
        let removed = visible.iter().any(|write| !write.value.is_empty());
        let over = visible.iter().map(|write| write.change.id).collect();
        (!removed).then(|| set(entity, &Field::Removed, Content::yes().value(0), over))
    }

    /// The sets that restore a field to what it would hold without `ids`. `Err` is the change that has
    /// replaced all that `ids` wrote.
    fn without(&self, entity: &EntityId, field: &Field, ids: &BTreeSet<ChangeId>) -> Result<Vec<Set>, Arc<Change>> {
        let Some(register) = self.registers.get(entity).and_then(|fields| fields.get(field)) else {
            return Ok(Vec::new());
        };
        let (visible, past) = (register.visible(), FieldHistory::of(self, entity, field, register));
        let mut over: Vec<ChangeId> = visible.iter().map(|(id, _)| *id).collect();
        over.dedup();
        over.retain(|id| past.stands_for(*id, ids));
        if over.is_empty() {
            let by = visible.first().and_then(|(id, _)| self.change(*id));
            return by.map_or(Ok(Vec::new()), |by| Err(Arc::clone(by)));
        }
        let still = |id: &ChangeId| !over.contains(id) && visible.iter().any(|(other, _)| other == id);
        let back = past.without(&over, ids);
        let before = register.writes().iter().filter(|(id, _)| back.contains(id) || still(id));
        let before: Vec<(ChangeId, &Value)> = before.filter_map(|(id, at)| Some((*id, self.value(*at)?))).collect();
        let left = || before.iter().filter(|(_, value)| !matches!(value, Value::Erased(_)));
        // Visible writes of others stay visible; one is copied only if none would be left.
        let lost: Vec<_> = left().filter(|(id, _)| !still(id)).collect();
        let chosen = if lost.is_empty() { left().next().into_iter().collect() } else { lost };
        let mut values: Vec<Value> = Vec::new();
        for (_, value) in chosen {
            if !values.iter().any(|other| other.same_content(value)) {
                // The salt stays, so that an erasure of the words erases this copy too.
                values.push(Value::clone(value));
            }
        }
        if values.is_empty() {
            values.push(Value::EMPTY);
        }
        Ok(values.into_iter().map(|value| set(entity, field, value, over.clone())).collect())
    }

    /// The original writes behind the visible ones: in place of each undo, the writes that it put back. None if an undo
    /// left the field as if nobody had ever written to it.
    #[must_use]
    pub fn origins(&self, entity: &EntityId, field: &Field) -> Vec<Write> {
        let visible = self.visible(entity, field);
        let register = self.registers.get(entity).and_then(|fields| fields.get(field));
        let Some(register) = register.filter(|_| visible.iter().any(|write| !write.change.undoes.is_empty())) else {
            return visible;
        };
        let past = FieldHistory::of(self, entity, field, register);
        let origins: BTreeSet<ChangeId> = visible.iter().flat_map(|write| past.origins(write.change.id)).collect();
        self.writes(entity, field).filter(|write| origins.contains(&write.change.id)).collect()
    }

    /// The changes made at `device` in the order in which undo and redo go through them, whether or not anything of
    /// them is still visible: [`super::Replica::stack`] says which can be undone. Derived from the history alone, so
    /// that it is the same after a restart.
    pub(super) fn stack(&self, device: &str) -> Stack {
        let is_own = |change: &Change| change.by.device == device;
        // The changes of one device mostly follow each other. Its clock only decides between concurrent
        // ones, as when two forms are open at once.
        let order = self.in_order_by(|change| (is_own(change), is_own(change).then_some(&change.at), change.id));
        let mut stack = Stack::default();
        for change in order.into_iter().filter(|change| is_own(change)) {
            if change.sets.iter().all(|set| matches!(set.field, Field::Erase(..))) {
                continue;
            }
            let takes_back = |list: &mut Vec<ChangeId>| {
                if change.undoes.is_empty() {
                    return false;
                }
                let before = list.len();
                list.retain(|id| !change.undoes.contains(id));
                list.len() < before
            };
            if takes_back(&mut stack.undo) {
                stack.redo.push(change.id);
            } else if takes_back(&mut stack.redo) {
                stack.undo.push(change.id);
            } else {
                stack.redo.clear();
                stack.undo.push(change.id);
            }
        }
        stack
    }
}

/// The changes that are undone and not redone, by the undos that touched one item.
struct Undos(HashSet<ChangeId>);

impl Undos {
    fn of<'a>(undos: impl Iterator<Item = &'a Change>) -> Self {
        let undos: HashMap<ChangeId, &Change> = undos.map(|undo| (undo.id, undo)).collect();
        let mut waiting: HashMap<ChangeId, usize> = HashMap::new();
        for id in undos.values().flat_map(|undo| &undo.undoes) {
            *waiting.entry(*id).or_default() += 1;
        }
        // The latest first: an undo only has an effect if it is not undone itself.
        let mut ready: Vec<&Change> = undos.values().filter(|undo| !waiting.contains_key(&undo.id)).copied().collect();
        let mut undone = HashSet::new();
        while let Some(undo) = ready.pop() {
            let has_effect = !undone.contains(&undo.id);
            for id in &undo.undoes {
                if has_effect {
                    undone.insert(*id);
                }
                let left = waiting.entry(*id).and_modify(|count| *count -= 1).or_default();
                ready.extend(undos.get(id).filter(|_| *left == 0));
            }
        }
        Self(undone)
    }

    /// True if a change to the item counts as work: an undo does not, nor does a change that is undone.
    fn counts(&self, change: &Change) -> bool {
        change.undoes.is_empty() && !self.0.contains(&change.id)
    }
}

fn set(entity: &EntityId, field: &Field, value: Value, over: Vec<ChangeId>) -> Set {
    Set { entity: entity.clone(), field: field.clone(), value, over, extra: serde_json::Map::new() }
}

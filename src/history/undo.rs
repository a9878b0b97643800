//! Taking changes back: by new changes, over those of their values that still stand.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::conflict::is_work;
use super::field_history::FieldHistory;
use super::{Answer, Change, ChangeId, Fault, History, Set, Signature};
use crate::long_work::{Unattended, block_on};
use crate::plan::edit::Content;
use crate::plan::post::Holding;
use crate::plan::{EntityId, Field, Kind, Plan, Value};

/// What taking changes back comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo {
    /// The change that takes them back; `None` where nothing of them stands any more.
    pub change: Option<Change>,
    /// What was left alone, because somebody has since changed it: of what, which field, who.
    pub skipped: Skipped,
}

/// What the officer at one device can take back, and bring back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stack {
    /// Changes to take back, the last one first to go.
    pub undo: Vec<ChangeId>,
    /// Undos to take back, the last one first to go.
    pub redo: Vec<ChangeId>,
}

/// What was left alone, because somebody has since changed it: of what, which field, who.
pub type Skipped = Vec<(EntityId, Field, Arc<Change>)>;

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

    /// What has to be set to take `ids` back, and what is left alone.
    pub(super) fn reverting_sets(&self, plan: &Plan, ids: &BTreeSet<ChangeId>) -> (Vec<Set>, Skipped) {
        let taken_back: Vec<&Arc<Change>> = ids.iter().filter_map(|id| self.change(*id)).collect();
        let mut fields: BTreeMap<&EntityId, BTreeSet<&Field>> = BTreeMap::new();
        for set in taken_back.iter().flat_map(|change| &change.sets) {
            // What is erased stays erased, and what cannot be edited here is not edited by undoing.
            if !matches!(set.field, Field::Erase(..)) && !self.is_read_only(&set.entity) {
                fields.entry(&set.entity).or_default().insert(&set.field);
            }
        }
        let mut sets = Vec::new();
        let mut skipped = Vec::new();
        for (entity, fields) in fields {
            if self.is_creation(entity, ids) {
                match self.work_of_others(plan, entity, ids).or_else(|| self.use_by_others(entity, ids)) {
                    Some(other) => skipped.push((entity.clone(), Field::Place, other)),
                    None => sets.extend(self.withdrawal(entity)),
                }
                continue;
            }
            for field in fields {
                match self.without(entity, field, ids) {
                    Ok(restored) => sets.extend(restored),
                    Err(by) => skipped.push((entity.clone(), field.clone(), by)),
                }
            }
        }
        (sets, skipped)
    }

    /// Whether a thing came into being by these changes alone.
    fn is_creation(&self, entity: &EntityId, ids: &BTreeSet<ChangeId>) -> bool {
        let undos = self.undos_of(entity);
        let mut places =
            self.every_answer(entity, &Field::Place).filter(|answer| undos.counts(&answer.change)).peekable();
        entity.kind() != Kind::Plan && places.peek().is_some() && places.all(|answer| ids.contains(&answer.change.id))
    }

    /// A change by others to a thing or to what was put under it, removed since or not.
    fn work_of_others(&self, plan: &Plan, entity: &EntityId, ids: &BTreeSet<ChangeId>) -> Option<Arc<Change>> {
        let undos = self.undos_of(entity);
        // Removing and restoring is how creations are taken back and brought back: not work.
        let own = self.fields(entity).filter(|field| is_work(field)).find_map(|field| {
            let mut answers = self.every_answer(entity, field);
            answers.find(|answer| !ids.contains(&answer.change.id) && undos.counts(&answer.change))
        });
        own.map(|answer| answer.change).or_else(|| {
            let mut staying = plan.all_children(entity).filter(|child| !self.goes_back(&child.id, entity, ids));
            staying.find_map(|child| self.work_of_others(plan, &child.id, ids))
        })
    }

    /// Whether these changes put a thing that was elsewhere under `parent`, so that taking them back takes it away
    /// from there.
    fn goes_back(&self, entity: &EntityId, parent: &EntityId, ids: &BTreeSet<ChangeId>) -> bool {
        let elsewhere = |set: &Set| set.value.as_place().is_some_and(|place| place.parent != *parent);
        !self.is_creation(entity, ids)
            && self.without(entity, &Field::Place, ids).is_ok_and(|sets| !sets.is_empty() && sets.iter().all(elsewhere))
    }

    /// A change by others that stands and that gave a line this party or this status, or named the party as a holder, a
    /// successor or one with another.
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
        let mut standing =
            fields.flat_map(|(id, field)| self.answers(id, field).into_iter().map(move |answer| (field, answer)));
        standing
            .find(|(field, answer)| !ids.contains(&answer.change.id) && uses(field, &answer.value))
            .map(|(_, answer)| answer.change)
    }

    /// What the undos that touched a thing come to.
    fn undos_of(&self, entity: &EntityId) -> Undos {
        let registers = self.registers.get(entity).into_iter().flat_map(|fields| fields.values());
        let changes =
            registers.flat_map(super::register::Register::given).filter_map(|(_, at)| self.numbered(at.change));
        Undos::of(changes.filter(|change| !change.undoes.is_empty()).map(AsRef::as_ref))
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
    fn without(&self, entity: &EntityId, field: &Field, ids: &BTreeSet<ChangeId>) -> Result<Vec<Set>, Arc<Change>> {
        let Some(register) = self.registers.get(entity).and_then(|fields| fields.get(field)) else {
            return Ok(Vec::new());
        };
        let (standing, trail) = (register.standing(), FieldHistory::of(self, entity, field, register));
        let mut over: Vec<ChangeId> = standing.iter().map(|(id, _)| *id).collect();
        over.dedup();
        over.retain(|id| trail.stands_for(*id, ids));
        if over.is_empty() {
            let by = standing.first().and_then(|(id, _)| self.change(*id));
            return by.map_or(Ok(Vec::new()), |by| Err(Arc::clone(by)));
        }
        let still = |id: &ChangeId| !over.contains(id) && standing.iter().any(|(other, _)| other == id);
        let back = trail.without(&over, ids);
        let before = register.given().iter().filter(|(id, _)| back.contains(id) || still(id));
        let before: Vec<(ChangeId, &Value)> = before.filter_map(|(id, at)| Some((*id, self.value(*at)?))).collect();
        let left = || before.iter().filter(|(_, value)| !matches!(value, Value::Erased(_)));
        // Others' answers that stand keep standing; only where none would be left is one written.
        let lost: Vec<_> = left().filter(|(id, _)| !still(id)).collect();
        let chosen = if lost.is_empty() { left().next().into_iter().collect() } else { lost };
        let mut values: Vec<Value> = Vec::new();
        for (_, value) in chosen {
            if !values.iter().any(|other| other.same_content(value)) {
                // The salt stays, so that whoever erases the words erases this copy of them too.
                values.push(Value::clone(value));
            }
        }
        if values.is_empty() {
            values.push(Value::EMPTY);
        }
        Ok(values.into_iter().map(|value| set(entity, field, value, over.clone())).collect())
    }

    /// The answers of a field as they were first given: each that stands, and in place of an undo those that it put
    /// back. None where an undo left the field as if nobody had ever given one.
    #[must_use]
    pub fn answers_behind(&self, entity: &EntityId, field: &Field) -> Vec<Answer> {
        let standing = self.answers(entity, field);
        let register = self.registers.get(entity).and_then(|fields| fields.get(field));
        let Some(register) = register.filter(|_| standing.iter().any(|answer| !answer.change.undoes.is_empty())) else {
            return standing;
        };
        let trail = FieldHistory::of(self, entity, field, register);
        let behind: BTreeSet<ChangeId> = standing.iter().flat_map(|answer| trail.behind(answer.change.id)).collect();
        self.every_answer(entity, field).filter(|answer| behind.contains(&answer.change.id)).collect()
    }

    /// The officer's own changes at `device` in the order in which undo and redo go through them, whether or not
    /// anything of them still stands: [`super::Replica::stack`] says what can be undone. Derived from the history
    /// alone, so that it is the same after a restart.
    pub(super) fn stack(&self, device: &str) -> Stack {
        let is_own = |change: &Change| change.by.device == device;
        // A device's changes mostly come one after the other. Only of two of which neither had seen
        // the other, as when two forms are open at once, is its clock asked which was the last.
        let order = self.in_order_by(|change| (is_own(change), is_own(change).then_some(&change.at), change.id));
        let mut stack = Stack::default();
        for change in order.into_iter().filter(|change| is_own(change)) {
            if change.sets.iter().all(|set| matches!(set.field, Field::Erase(..))) {
                continue;
            }
            let taken_back = |list: &mut Vec<ChangeId>| {
                if change.undoes.is_empty() {
                    return false;
                }
                let before = list.len();
                list.retain(|id| !change.undoes.contains(id));
                list.len() < before
            };
            if taken_back(&mut stack.undo) {
                stack.redo.push(change.id);
            } else if taken_back(&mut stack.redo) {
                stack.undo.push(change.id);
            } else {
                stack.redo.clear();
                stack.undo.push(change.id);
            }
        }
        stack
    }
}

/// What the undos that touched one thing took back, and did not bring back again.
struct Undos(HashSet<ChangeId>);

impl Undos {
    fn of<'a>(undos: impl Iterator<Item = &'a Change>) -> Self {
        let undos: HashMap<ChangeId, &Change> = undos.map(|undo| (undo.id, undo)).collect();
        let mut waiting: HashMap<ChangeId, usize> = HashMap::new();
        for undone in undos.values().flat_map(|undo| &undo.undoes) {
            *waiting.entry(*undone).or_default() += 1;
        }
        // The latest first: whether an undo holds depends on those that undo it.
        let mut ready: Vec<&Change> = undos.values().filter(|undo| !waiting.contains_key(&undo.id)).copied().collect();
        let mut taken_back = HashSet::new();
        while let Some(undo) = ready.pop() {
            let holds = !taken_back.contains(&undo.id);
            for undone in &undo.undoes {
                if holds {
                    taken_back.insert(*undone);
                }
                let left = waiting.entry(*undone).and_modify(|count| *count -= 1).or_default();
                ready.extend(undos.get(undone).filter(|_| *left == 0));
            }
        }
        Self(taken_back)
    }

    /// Whether a change to the thing counts as work: an undo does not, nor does what it took back,
    /// unless that was brought back since.
    fn counts(&self, change: &Change) -> bool {
        change.undoes.is_empty() && !self.0.contains(&change.id)
    }
}

fn set(entity: &EntityId, field: &Field, value: Value, over: Vec<ChangeId>) -> Set {
    Set { entity: entity.clone(), field: field.clone(), value, over, extra: serde_json::Map::new() }
}

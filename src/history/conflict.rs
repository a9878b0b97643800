//! Conflicts: fields to which officers who had not seen each other's work gave different answers.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::field_history::FieldHistory;
use super::past::Ancestry;
use super::register::Register;
use super::{Change, ChangeId, FIELDS_PER_YIELD, History, Write};
use crate::long_work::{Work, YieldEvery};
use crate::plan::sorting::{set_of, sort_by};
use crate::plan::{EntityId, Field, Item, Lead, Plan, Value};

/// Two different answers, for a person to settle.
#[derive(Debug, Clone, PartialEq)]
pub enum Conflict {
    /// Different values of one field are visible.
    Answers {
        /// The item that the field belongs to.
        entity: EntityId,
        /// The field with several answers.
        field: Field,
        /// The visible writes; the first is the one shown meanwhile.
        answers: Vec<Write>,
    },
    /// An item was removed while somebody worked on it, or on something under it.
    Removed {
        /// The item that was removed.
        entity: EntityId,
        /// The change that removed it.
        removal: Arc<Change>,
        /// The work that the officer who removed it had not seen.
        unseen: Vec<Arc<Change>>,
    },
}

impl Conflict {
    /// The item in conflict.
    #[must_use]
    pub fn entity(&self) -> &EntityId {
        match self {
            Self::Answers { entity, .. } | Self::Removed { entity, .. } => entity,
        }
    }

    /// The field of the item that is in conflict; [`Field::Removed`] for a removal.
    #[must_use]
    pub fn field(&self) -> &Field {
        match self {
            Self::Answers { field, .. } => field,
            Self::Removed { .. } => &Field::Removed,
        }
    }
}

impl History {
    /// All conflicts that wait for a person to settle them, ordered by id.
    pub async fn conflicts(&self, plan: &Plan, work: &impl Work) -> Vec<Conflict> {
        let (mut conflicts, mut steps) = (Vec::new(), YieldEvery::steps(FIELDS_PER_YIELD, work));
        for entity in self.registers.keys() {
            conflicts.extend(self.conflicting_answers(entity));
            steps.tick().await;
        }
        conflicts.extend(self.removals_against_work(plan));
        sort_by_id(&mut conflicts);
        conflicts
    }

    /// The fields of one item that have different answers.
    pub(super) fn conflicting_answers(&self, entity: &EntityId) -> impl Iterator<Item = Conflict> {
        let fields = self.registers.get_key_value(entity).into_iter();
        let fields =
            fields.flat_map(|(entity, fields)| fields.iter().map(move |(field, register)| (entity, field, register)));
        // Most fields were written once and cannot conflict.
        let fields =
            fields.filter(|(_, field, register)| register.writes().len() > 1 && !matches!(field, Field::Erase(..)));
        fields.filter_map(|(entity, field, register)| {
            let mut answers = self.shown_order(register.visible());
            answers.retain(|answer| !matches!(answer.value, Value::Erased(_)));
            let differ = answers.iter().skip(1).any(|other| !is_one_answer(field, &answers[0].value, &other.value));
            differ.then(|| Conflict::Answers { entity: entity.clone(), field: field.clone(), answers })
        })
    }

    /// Removals of items on which others worked meanwhile: the work is still visible, nobody who removed the item had
    /// seen it, and its author had not seen the removal.
    pub(super) fn removals_against_work(&self, plan: &Plan) -> Vec<Conflict> {
        let mut items: Vec<RemovedItem<'_>> = plan.items().filter_map(|item| self.removed_item(plan, item)).collect();
        let removals = set_of(items.iter().flat_map(|item| item.removals.iter().copied()));
        if removals.is_empty() {
            return Vec::new();
        }
        let (ancestry, removals) = (Ancestry::of(self), Vec::from_iter(removals));
        for asked in removals.chunks(64) {
            let related = ancestry.related(asked);
            for item in &mut items {
                let bits = (asked.iter().zip(0..)).filter(|(number, _)| item.removals.contains(number));
                let bits = bits.fold(0, |bits, (_, bit)| bits | 1_u64 << bit);
                item.unseen.retain(|number| related.get(*number as usize).is_none_or(|related| related & bits == 0));
            }
        }
        items.into_iter().filter_map(|item| self.conflict_of(&item)).collect()
    }

    /// A removed item with the work on it and under it; `None` if it is not removed.
    fn removed_item<'a>(&self, plan: &Plan, item: &'a Item) -> Option<RemovedItem<'a>> {
        if !item.removed {
            return None;
        }
        let register = self.registers.get(&item.id)?.get(&Field::Removed)?;
        let removals =
            register.visible().into_iter().filter(|(_, at)| self.value(*at).is_some_and(|value| !value.is_empty()));
        let removals = removals.map(|(_, at)| at.change).collect();
        let (mut changes, mut visible, mut put_back) = (Vec::new(), Vec::new(), Vec::new());
        for id in under(plan, &item.id) {
            let fields = self.registers.get_key_value(&id).into_iter().flat_map(|(_, fields)| fields.iter());
            for (field, register) in fields.filter(|(field, _)| is_work(field)) {
                changes.extend(register.writes().iter().map(|(_, at)| at.change));
                visible.extend(register.visible().into_iter().map(|(_, at)| at.change));
                put_back.extend(self.put_back(&id, field, register));
            }
        }
        let (changes, visible) = (set_of(changes), set_of(visible));
        let unseen = changes.iter().copied().collect();
        Some(RemovedItem { item, removals, changes, unseen, visible, put_back })
    }

    /// Each undo with a visible write to a field, with the changes whose writes it put back.
    fn put_back(&self, entity: &EntityId, field: &Field, register: &Register) -> Vec<(u32, Vec<u32>)> {
        let is_undo = |number: u32| self.numbered(number).is_some_and(|change| !change.undoes.is_empty());
        let undos: Vec<_> = register.visible().into_iter().filter(|(_, at)| is_undo(at.change)).collect();
        if undos.is_empty() {
            return Vec::new();
        }
        let past = FieldHistory::of(self, entity, field, register);
        let origins = |id| past.origins(id).into_iter().filter_map(|id| self.numbers.get(&id).copied()).collect();
        undos.into_iter().map(|(undo, at)| (at.change, origins(undo))).collect()
    }

    fn conflict_of(&self, removed: &RemovedItem<'_>) -> Option<Conflict> {
        let removal = Arc::clone(self.numbered(*removed.removals.first()?)?);
        let unseen: BTreeSet<u32> = removed.unseen.iter().copied().collect();
        let is_unseen = |id: &ChangeId| {
            let number = self.numbers.get(id);
            number.is_none_or(|number| unseen.contains(number) || !removed.changes.contains(number))
        };
        // An undo of nothing but unseen work leaves the item as it was when it was removed.
        let counts = |change: &Change| change.undoes.is_empty() || !change.undoes.iter().all(is_unseen);
        let put_back = removed.put_back.iter().filter(|(undo, _)| unseen.contains(undo));
        let put_back: Vec<u32> = put_back.flat_map(|(_, origins)| origins.iter().copied()).collect();
        let is_visible = |number: &u32| removed.visible.contains(number) || put_back.contains(number);
        let work = removed.unseen.iter().filter(|number| is_visible(number));
        let work = work.filter_map(|number| self.numbered(*number)).filter(|change| counts(change));
        let mut work: Vec<_> = work.cloned().collect();
        sort_by(&mut work, |a, b| a.id.cmp(&b.id));
        let entity = removed.item.id.clone();
        (!work.is_empty()).then_some(Conflict::Removed { entity, removal, unseen: work })
    }
}

/// A removed item with the changes that touched it or anything under it, by their numbers in the history.
struct RemovedItem<'a> {
    item: &'a Item,
    /// The changes that removed it, in the order of their ids.
    removals: Vec<u32>,
    /// All changes to it or to anything under it.
    changes: BTreeSet<u32>,
    /// Those of `changes` that are concurrent with every removal.
    unseen: Vec<u32>,
    /// Those of `changes` that have a visible write.
    visible: BTreeSet<u32>,
    /// The undos among them, each with the changes whose writes it put back.
    put_back: Vec<(u32, Vec<u32>)>,
}

/// True if writing a field is work that a removal could undo unseen.
pub(super) fn is_work(field: &Field) -> bool {
    !matches!(field, Field::Removed | Field::Erase(..))
}

/// Sorts conflicts into the same order on every device.
pub(super) fn sort_by_id(conflicts: &mut [Conflict]) {
    let kind = |conflict: &Conflict| matches!(conflict, Conflict::Removed { .. });
    sort_by(conflicts, |a, b| (a.entity(), a.field(), kind(a)).cmp(&(b.entity(), b.field(), kind(b))));
}

/// The ids of an item and of everything under it.
fn under(plan: &Plan, id: &EntityId) -> HashSet<EntityId> {
    let mut all = HashSet::new();
    let mut next = vec![id.clone()];
    while let Some(id) = next.pop() {
        next.extend(plan.all_children(&id).map(|child| child.id.clone()));
        all.insert(id);
    }
    all
}

/// True if two values of a field count as one answer. The order among siblings never causes a conflict: it only sorts
/// a list, and every device sorts it alike.
fn is_one_answer(field: &Field, a: &Value, b: &Value) -> bool {
    match field {
        Field::Place => match (a.as_place(), b.as_place()) {
            (Some(a), Some(b)) => a.parent == b.parent,
            _ => a.same_content(b),
        },
        Field::Lead(role, party) => {
            let read = |value: &Value| Lead::read(role, party, value.as_plain()?);
            let unconfirmed = |value: &Value| read(value).is_some_and(|lead| lead.unconfirmed);
            a.is_empty() == b.is_empty() && unconfirmed(a) == unconfirmed(b)
        }
        _ => a.same_content(b),
    }
}

/// The items and fields that are in conflict.
#[must_use]
pub fn fields_of(conflicts: &[Conflict]) -> BTreeSet<(&EntityId, &Field)> {
    conflicts.iter().map(|conflict| (conflict.entity(), conflict.field())).collect()
}

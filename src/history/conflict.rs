//! Where officers who had not seen each other's work gave two different answers.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::field_history::FieldHistory;
use super::past::Ancestry;
use super::register::Register;
use super::{Answer, Change, ChangeId, FIELDS_PER_YIELD, History};
use crate::long_work::{Work, YieldEvery};
use crate::plan::sorting::{set_of, sort_by};
use crate::plan::{EntityId, Field, Item, Lead, Plan, Value};

/// Two different answers, for a person to settle.
#[derive(Debug, Clone, PartialEq)]
pub enum Conflict {
    /// A field was given different values.
    Answers {
        /// Of what.
        entity: EntityId,
        /// Which field.
        field: Field,
        /// The answers; the first is the one shown meanwhile.
        answers: Vec<Answer>,
    },
    /// A thing was removed while somebody worked on it, or on something under it.
    Removed {
        /// What was removed.
        entity: EntityId,
        /// Who removed it, and when.
        removal: Arc<Change>,
        /// The work that whoever removed it had not seen.
        unseen: Vec<Arc<Change>>,
    },
}

impl Conflict {
    /// What it is about.
    #[must_use]
    pub fn entity(&self) -> &EntityId {
        match self {
            Self::Answers { entity, .. } | Self::Removed { entity, .. } => entity,
        }
    }

    /// Which field of that.
    #[must_use]
    pub fn field(&self) -> &Field {
        match self {
            Self::Answers { field, .. } => field,
            Self::Removed { .. } => &Field::Removed,
        }
    }
}

impl History {
    /// Everything that waits for a person to settle it, in the order of ids.
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

    /// Where different answers stand for a field of this thing.
    pub(super) fn conflicting_answers(&self, entity: &EntityId) -> impl Iterator<Item = Conflict> {
        let fields = self.registers.get_key_value(entity).into_iter();
        let fields =
            fields.flat_map(|(entity, fields)| fields.iter().map(move |(field, register)| (entity, field, register)));
        // Most fields were given one value ever: they are passed over without a look at it.
        let fields =
            fields.filter(|(_, field, register)| register.given().len() > 1 && !matches!(field, Field::Erase(..)));
        fields.filter_map(|(entity, field, register)| {
            let mut answers = self.shown_order(register.standing());
            answers.retain(|answer| !matches!(answer.value, Value::Erased(_)));
            let differ = answers.iter().skip(1).any(|other| !is_one_answer(field, &answers[0].value, &other.value));
            differ.then(|| Conflict::Answers { entity: entity.clone(), field: field.clone(), answers })
        })
    }

    /// Removals of things on which others worked meanwhile: work that still stands, that none of those who removed the
    /// thing had seen, and whose author had not seen the removal.
    pub(super) fn removals_against_work(&self, plan: &Plan) -> Vec<Conflict> {
        let mut suspects: Vec<RemovedItem<'_>> = plan.items().filter_map(|item| self.suspect(plan, item)).collect();
        let removals = set_of(suspects.iter().flat_map(|suspect| suspect.removals.iter().copied()));
        if removals.is_empty() {
            return Vec::new();
        }
        let (ancestry, removals) = (Ancestry::of(self), Vec::from_iter(removals));
        for asked in removals.chunks(64) {
            let related = ancestry.related(asked);
            for suspect in &mut suspects {
                let bits = (asked.iter().zip(0..)).filter(|(number, _)| suspect.removals.contains(number));
                let bits = bits.fold(0, |bits, (_, bit)| bits | 1_u64 << bit);
                suspect.unseen.retain(|number| related.get(*number as usize).is_none_or(|related| related & bits == 0));
            }
        }
        suspects.into_iter().filter_map(|suspect| self.conflict_of(&suspect)).collect()
    }

    /// A removed thing, with the work on it and under it; `None` where it is not removed.
    fn suspect<'a>(&self, plan: &Plan, item: &'a Item) -> Option<RemovedItem<'a>> {
        if !item.removed {
            return None;
        }
        let register = self.registers.get(&item.id)?.get(&Field::Removed)?;
        let standing =
            register.standing().into_iter().filter(|(_, at)| self.value(*at).is_some_and(|value| !value.is_empty()));
        let removals = standing.map(|(_, at)| at.change).collect();
        let (mut changes, mut standing, mut put_back) = (Vec::new(), Vec::new(), Vec::new());
        for id in under(plan, &item.id) {
            let fields = self.registers.get_key_value(&id).into_iter().flat_map(|(_, fields)| fields.iter());
            for (field, register) in fields.filter(|(field, _)| is_work(field)) {
                changes.extend(register.given().iter().map(|(_, at)| at.change));
                standing.extend(register.standing().into_iter().map(|(_, at)| at.change));
                put_back.extend(self.put_back(&id, field, register));
            }
        }
        let (changes, standing) = (set_of(changes), set_of(standing));
        let unseen = changes.iter().copied().collect();
        Some(RemovedItem { item, removals, changes, unseen, standing, put_back })
    }

    /// For each undo whose answer stands for a field, the changes whose answers it put back.
    fn put_back(&self, entity: &EntityId, field: &Field, register: &Register) -> Vec<(u32, Vec<u32>)> {
        let is_undo = |number: u32| self.numbered(number).is_some_and(|change| !change.undoes.is_empty());
        let undos: Vec<_> = register.standing().into_iter().filter(|(_, at)| is_undo(at.change)).collect();
        if undos.is_empty() {
            return Vec::new();
        }
        let trail = FieldHistory::of(self, entity, field, register);
        let behind = |id| trail.behind(id).into_iter().filter_map(|id| self.numbers.get(&id).copied()).collect();
        undos.into_iter().map(|(undo, at)| (at.change, behind(undo))).collect()
    }

    fn conflict_of(&self, suspect: &RemovedItem<'_>) -> Option<Conflict> {
        let removal = Arc::clone(self.numbered(*suspect.removals.first()?)?);
        let unseen: BTreeSet<u32> = suspect.unseen.iter().copied().collect();
        let is_unseen = |id: &ChangeId| {
            let number = self.numbers.get(id);
            number.is_none_or(|number| unseen.contains(number) || !suspect.changes.contains(number))
        };
        // An undo of nothing but unseen work leaves the thing as it was when it was removed.
        let counts = |change: &Change| change.undoes.is_empty() || !change.undoes.iter().all(is_unseen);
        let put_back = suspect.put_back.iter().filter(|(undo, _)| unseen.contains(undo));
        let put_back: Vec<u32> = put_back.flat_map(|(_, behind)| behind.iter().copied()).collect();
        let stands = |number: &u32| suspect.standing.contains(number) || put_back.contains(number);
        let work = suspect.unseen.iter().filter(|number| stands(number));
        let work = work.filter_map(|number| self.numbered(*number)).filter(|change| counts(change));
        let mut work: Vec<_> = work.cloned().collect();
        sort_by(&mut work, |a, b| a.id.cmp(&b.id));
        let entity = suspect.item.id.clone();
        (!work.is_empty()).then_some(Conflict::Removed { entity, removal, unseen: work })
    }
}

/// A removed thing, with the changes that touched it or what stands under it, by their numbers in the history.
struct RemovedItem<'a> {
    item: &'a Item,
    /// Who removed it, in the order of the changes' ids.
    removals: Vec<u32>,
    /// Every change to it or under it.
    changes: BTreeSet<u32>,
    /// Those that neither came before a removal nor after it.
    unseen: Vec<u32>,
    /// Those of which an answer stands.
    standing: BTreeSet<u32>,
    /// The undos among these, with those whose answers each put back.
    put_back: Vec<(u32, Vec<u32>)>,
}

/// Whether giving a field a value is work that a removal could undo unseen.
pub(super) fn is_work(field: &Field) -> bool {
    !matches!(field, Field::Removed | Field::Erase(..))
}

/// Orders conflicts the same on every device.
pub(super) fn sort_by_id(conflicts: &mut [Conflict]) {
    let kind = |conflict: &Conflict| matches!(conflict, Conflict::Removed { .. });
    sort_by(conflicts, |a, b| (a.entity(), a.field(), kind(a)).cmp(&(b.entity(), b.field(), kind(b))));
}

/// A thing and all that stands under it.
fn under(plan: &Plan, id: &EntityId) -> HashSet<EntityId> {
    let mut all = HashSet::new();
    let mut next = vec![id.clone()];
    while let Some(id) = next.pop() {
        next.extend(plan.all_children(&id).map(|child| child.id.clone()));
        all.insert(id);
    }
    all
}

/// Whether two values of a field are one answer. Order among siblings never asks: it is only how a
/// list is sorted, and every device sorts it alike.
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

/// What a person settles a removal on.
#[must_use]
pub fn fields_of(conflicts: &[Conflict]) -> BTreeSet<(&EntityId, &Field)> {
    conflicts.iter().map(|conflict| (conflict.entity(), conflict.field())).collect()
}

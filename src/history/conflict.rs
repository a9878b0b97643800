//! Where officers who had not seen each other's work gave two different answers.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::{Answer, Change, ChangeId, History};
use crate::plan::{EntityId, Field, Plan, Value};

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
    #[must_use]
    pub fn conflicts(&self, plan: &Plan) -> Vec<Conflict> {
        let mut conflicts: Vec<Conflict> =
            self.registers.keys().flat_map(|entity| self.answers_that_differ(entity)).collect();
        conflicts.extend(self.removals_against_work(plan));
        conflicts.sort_by(|a, b| (a.entity(), a.field()).cmp(&(b.entity(), b.field())));
        conflicts
    }

    fn answers_that_differ(&self, entity: &EntityId) -> impl Iterator<Item = Conflict> {
        let fields = self.registers.get(entity).into_iter().flatten();
        // Most fields were given one value ever: they are passed over without a look at it.
        fields.filter(|(_, register)| register.given().len() > 1).filter_map(|(field, register)| {
            let mut answers = self.shown_order(register.standing());
            answers.retain(|answer| !matches!(answer.value, Value::Erased(_)));
            let differ = answers.iter().skip(1).any(|other| !is_one_answer(field, &answers[0].value, &other.value));
            differ.then(|| Conflict::Answers { entity: entity.clone(), field: field.clone(), answers })
        })
    }

    fn removals_against_work(&self, plan: &Plan) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        for item in plan.items().filter(|item| item.removed) {
            let answers = self.answers(&item.id, &Field::Removed);
            let removals = answers.iter().filter(|answer| !answer.value.is_empty());
            for removal in removals.map(|answer| &answer.change) {
                let unseen = self.unseen_by(removal, &under(plan, &item.id));
                if !unseen.is_empty() {
                    conflicts.push(Conflict::Removed {
                        entity: item.id.clone(),
                        removal: Arc::clone(removal),
                        unseen,
                    });
                    break;
                }
            }
        }
        conflicts
    }

    /// The changes to these things that `removal` had not seen and that had not seen it.
    fn unseen_by(&self, removal: &Change, things: &HashSet<EntityId>) -> Vec<Arc<Change>> {
        let touches = |change: &Change| {
            change.sets.iter().any(|set| {
                things.contains(&set.entity) && !matches!(set.field, Field::Removed | Field::Erase(..))
            })
        };
        let candidates: Vec<_> = self.changes().iter().filter(|change| touches(change)).collect();
        let seen = self.past([removal.id]);
        let mut unseen: Vec<_> = candidates.into_iter().filter(|change| !seen.contains(&change.id)).collect();
        if !unseen.is_empty() {
            let later = self.later_than(removal.id);
            unseen.retain(|change| !later.contains(&change.id));
        }
        unseen.into_iter().cloned().collect()
    }

    /// Every change whose author had seen `id`.
    fn later_than(&self, id: ChangeId) -> HashSet<ChangeId> {
        let mut later = HashSet::from([id]);
        for change in self.in_order() {
            if change.after.iter().any(|before| later.contains(before)) {
                later.insert(change.id);
            }
        }
        later
    }
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
    let parent = |value: &Value| value.as_plain().and_then(|place| place.get("parent")).cloned();
    match field {
        Field::Place => parent(a) == parent(b),
        Field::Lead(..) => a.is_empty() == b.is_empty(),
        _ => a.says_the_same(b),
    }
}

/// What a person settles a removal on.
#[must_use]
pub fn fields_of(conflicts: &[Conflict]) -> BTreeSet<(&EntityId, &Field)> {
    conflicts.iter().map(|conflict| (conflict.entity(), conflict.field())).collect()
}

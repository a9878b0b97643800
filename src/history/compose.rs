//! Making a change of what an officer wants.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Author, Change, ChangeId, FIELDS_PER_YIELD, Fault, History, Set};
use crate::long_work::{Work, YieldEvery};
use crate::plan::edit::{Assignment, Content};
use crate::plan::{EntityId, Field, Value};

/// What was on the officer's screen when a form opened: for each field, the changes whose answers
/// were shown. A change replaces these and no others, so that a form left open while a colleague's
/// file arrives does not silently overwrite what came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Basis {
    /// Of each thing shown, the answers shown for each field.
    shown: BTreeMap<EntityId, BTreeMap<Field, Vec<Shown>>>,
    /// The newest changes when the form opened.
    heads: BTreeSet<ChangeId>,
}

/// An answer as it was shown: it may have been erased since.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    by: ChangeId,
    value: Value,
}

/// Who signs a change, when, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who.
    pub by: Author,
    /// When, as RFC 3339 in UTC.
    pub at: String,
    /// Why; empty where no reason is given.
    pub why: String,
    /// Where it came from; empty where it was typed in.
    pub source: String,
}

impl History {
    /// What a form that opens now shows of `entity`.
    #[must_use]
    pub fn seen(&self, entity: &EntityId) -> Basis {
        self.seen_of(std::iter::once(entity))
    }

    /// What a form that opens now shows of these things.
    #[must_use]
    pub fn seen_of<'a>(&self, entities: impl IntoIterator<Item = &'a EntityId>) -> Basis {
        let mut seen = Basis { shown: BTreeMap::new(), heads: self.heads.clone() };
        entities.into_iter().for_each(|entity| self.see(&mut seen, entity));
        seen
    }

    /// Adds one more thing to what is shown now: for what shows so many that gathering them takes a while.
    pub fn see(&self, seen: &mut Basis, entity: &EntityId) {
        let fields = self.fields(entity).map(|field| (field.clone(), self.shown_now(entity, field)));
        seen.shown.insert(entity.clone(), fields.collect());
    }

    /// What a form showed of these things that opened when `heads` were the newest changes: for one
    /// that is gone on with later, after a crash or in another tab.
    #[must_use]
    pub fn seen_then<'a>(&self, entities: impl IntoIterator<Item = &'a EntityId>, heads: &BTreeSet<ChangeId>) -> Basis {
        if *heads == self.heads {
            return self.seen_of(entities);
        }
        let past = self.past(heads.iter().copied());
        let shown = |entity: &EntityId| {
            let fields = self.fields(entity).map(|field| (field.clone(), self.shown_then(entity, field, &past)));
            (entity.clone(), fields.collect())
        };
        Basis { shown: entities.into_iter().map(shown).collect(), heads: heads.clone() }
    }

    fn shown_then(&self, entity: &EntityId, field: &Field, past: &HashSet<ChangeId>) -> Vec<Shown> {
        let Some(register) = self.registers.get(entity).and_then(|fields| fields.get(field)) else { return Vec::new() };
        let stood = |id: ChangeId| past.contains(&id) && !register.replaced_by(id).any(|by| past.contains(&by));
        let given = self.every_answer(entity, field).filter(|answer| stood(answer.change.id));
        given.map(|answer| Shown { by: answer.change.id, value: answer.value }).collect()
    }

    fn shown_now(&self, entity: &EntityId, field: &Field) -> Vec<Shown> {
        let answers = self.answers(entity, field).into_iter();
        answers.map(|answer| Shown { by: answer.change.id, value: answer.value }).collect()
    }

    /// The change that gives fields these contents. With `seen`, it replaces what the form showed when
    /// it opened; without, as for a click that needs no form, what stands now. `random` gives the
    /// salts: the core has no randomness of its own.
    ///
    /// `None` where nothing would differ from what was seen.
    ///
    /// # Errors
    /// When a content cannot be part of a change.
    pub async fn compose(
        &self,
        assignments: Vec<Assignment>,
        seen: Option<&Basis>,
        signature: Signature,
        random: &mut dyn FnMut() -> u128,
        work: &impl Work,
    ) -> Result<Option<Change>, Fault> {
        let mut steps = YieldEvery::steps(FIELDS_PER_YIELD, work);
        // Where several edits in one give one field a content, the last is meant.
        let mut last: BTreeMap<(&EntityId, &Field), usize> = BTreeMap::new();
        for (number, (entity, field, _)) in assignments.iter().enumerate() {
            last.insert((entity, field), number);
            steps.tick().await;
        }
        let last: BTreeSet<usize> = last.into_values().collect();
        let mut sets: Vec<Set> = Vec::new();
        for (number, (entity, field, content)) in assignments.into_iter().enumerate() {
            steps.tick().await;
            if !last.contains(&number) {
                continue;
            }
            if self.is_read_only(&entity) && !matches!(field, Field::Erase(..)) {
                return Err(Fault::ReadOnly(entity));
            }
            let shown = match seen.and_then(|seen| seen.shown.get(&entity)) {
                Some(shown) => shown.get(&field).cloned().unwrap_or_default(),
                // Not on the form: a thing it adds, or one that gives way to it in the order.
                None => self.shown_now(&entity, &field),
            };
            let value = content.value(random());
            if !already_says(&field, &shown, &value) {
                let over = shown.iter().map(|answer| answer.by).collect();
                let value =
                    shown.into_iter().map(|answer| answer.value).find(|old| copies(old, &value)).unwrap_or(value);
                sets.push(Set { entity, field, value, over, extra: serde_json::Map::new() });
            }
        }
        if sets.is_empty() {
            return Ok(None);
        }
        let after = seen.map_or(&self.heads, |seen| &seen.heads);
        // `after` is what the officer had seen, not what the device had received meanwhile.
        let mut change = Change::unsealed(after.iter().copied().collect(), signature.at, signature.by, sets);
        let mut words = |text: String| (!text.is_empty()).then(|| Content::Text(text).value(random()));
        change.why = words(signature.why);
        change.source = words(signature.source);
        change.with_id(work).await.map(Some)
    }
}

/// Whether what was seen was this answer and no other.
///
/// Removing what is removed is not nothing: it says that what others did meanwhile was seen.
fn already_says(field: &Field, shown: &[Shown], value: &Value) -> bool {
    if shown.is_empty() {
        return value.is_empty();
    }
    (*field != Field::Removed || value.is_empty()) && shown.iter().all(|answer| answer.value.same_content(value))
}

/// Whether a value repeats words that were shown, as a settlement does. It then keeps their salt, and
/// with it their digest: so whoever erases the words erases them here too, seen or not.
fn copies(old: &Value, value: &Value) -> bool {
    matches!((old, value), (Value::Text { text: old, .. }, Value::Text { text, .. }) if old == text)
}

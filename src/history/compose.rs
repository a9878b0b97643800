//! Makes the change that an officer's edit comes to.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Author, Change, ChangeId, FIELDS_PER_YIELD, Fault, History, Set};
use crate::long_work::{Work, YieldEvery};
use crate::plan::edit::{Assignment, Content};
use crate::plan::{EntityId, Field, Value};

/// The values on the officer's screen when a form opened: for each field, the writes that were shown. A
/// change replaces these and no others, so that a form left open while a colleague's file arrives does
/// not silently overwrite what came. Elsewhere called the causal context.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Basis {
    /// The writes that were shown, by item and field.
    shown: BTreeMap<EntityId, BTreeMap<Field, Vec<ShownWrite>>>,
    /// The newest changes when the form opened.
    heads: BTreeSet<ChangeId>,
}

/// A write as it was shown: its value may have been erased since.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ShownWrite {
    by: ChangeId,
    value: Value,
}

/// Who signs a change, when, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The author of the change.
    pub by: Author,
    /// The time, as RFC 3339 in UTC.
    pub at: String,
    /// The reason; empty if none is given.
    pub why: String,
    /// The document or file it came from; empty if it was typed in.
    pub source: String,
}

impl History {
    /// The basis of a form on one item that opens now.
    #[must_use]
    pub fn basis(&self, entity: &EntityId) -> Basis {
        self.basis_of(std::iter::once(entity))
    }

    /// The basis of a form on several items that opens now.
    #[must_use]
    pub fn basis_of<'a>(&self, entities: impl IntoIterator<Item = &'a EntityId>) -> Basis {
        let mut basis = Basis { shown: BTreeMap::new(), heads: self.heads.clone() };
        entities.into_iter().for_each(|entity| self.extend_basis(&mut basis, entity));
        basis
    }

    /// Adds one item to a basis, so that callers with many items can yield in between.
    pub fn extend_basis(&self, basis: &mut Basis, entity: &EntityId) {
        let fields = self.fields(entity).map(|field| (field.clone(), self.shown_now(entity, field)));
        basis.shown.insert(entity.clone(), fields.collect());
    }

    /// The basis of a form on these items that opened when `heads` were the newest changes: for a
    /// half-typed form that is continued after a crash or in another tab.
    #[must_use]
    pub fn basis_at<'a>(&self, entities: impl IntoIterator<Item = &'a EntityId>, heads: &BTreeSet<ChangeId>) -> Basis {
        if *heads == self.heads {
            return self.basis_of(entities);
        }
        let past = self.past(heads.iter().copied());
        let shown = |entity: &EntityId| {
            let fields = self.fields(entity).map(|field| (field.clone(), self.shown_then(entity, field, &past)));
            (entity.clone(), fields.collect())
        };
        Basis { shown: entities.into_iter().map(shown).collect(), heads: heads.clone() }
    }

    fn shown_then(&self, entity: &EntityId, field: &Field, past: &HashSet<ChangeId>) -> Vec<ShownWrite> {
        let Some(register) = self.registers.get(entity).and_then(|fields| fields.get(field)) else { return Vec::new() };
        let was_visible = |id: ChangeId| past.contains(&id) && !register.replaced_by(id).any(|by| past.contains(&by));
        let writes = self.writes(entity, field).filter(|write| was_visible(write.change.id));
        writes.map(|write| ShownWrite { by: write.change.id, value: write.value }).collect()
    }

    fn shown_now(&self, entity: &EntityId, field: &Field) -> Vec<ShownWrite> {
        let writes = self.visible(entity, field).into_iter();
        writes.map(|write| ShownWrite { by: write.change.id, value: write.value }).collect()
    }

    /// The change that writes these contents. With a basis it replaces what the form showed when it
    /// opened; without one, as for a click that needs no form, what is visible now. `random` gives the
    /// salts, because the core has no randomness of its own.
    ///
    /// `None` if nothing would differ from what was shown.
    ///
    /// # Errors
    /// When a content cannot be part of a change.
    pub async fn compose(
        &self,
        assignments: Vec<Assignment>,
        basis: Option<&Basis>,
        signature: Signature,
        random: &mut dyn FnMut() -> u128,
        work: &impl Work,
    ) -> Result<Option<Change>, Fault> {
        let mut steps = YieldEvery::steps(FIELDS_PER_YIELD, work);
        // If one edit sets a field more than once, the last content is meant.
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
            let shown = match basis.and_then(|basis| basis.shown.get(&entity)) {
                Some(shown) => shown.get(&field).cloned().unwrap_or_default(),
                // Not on the form: an item it adds, or one that makes room for it in the order.
                None => self.shown_now(&entity, &field),
            };
            let value = content.value(random());
            if !already_says(&field, &shown, &value) {
                let over = shown.iter().map(|write| write.by).collect();
                let value = shown.into_iter().map(|write| write.value).find(|old| copies(old, &value)).unwrap_or(value);
                sets.push(Set { entity, field, value, over, extra: serde_json::Map::new() });
            }
        }
        if sets.is_empty() {
            return Ok(None);
        }
        // What the officer had seen, not what the device had received meanwhile.
        let after = basis.map_or(&self.heads, |basis| &basis.heads);
        let mut change = Change::unsealed(after.iter().copied().collect(), signature.at, signature.by, sets);
        let mut words = |text: String| (!text.is_empty()).then(|| Content::Text(text).value(random()));
        change.why = words(signature.why);
        change.source = words(signature.source);
        change.with_id(work).await.map(Some)
    }
}

/// True if every write shown has this value already, so that writing it again would say nothing new.
///
/// Removing an item that is removed is not nothing: it says that the work of others on it was seen.
fn already_says(field: &Field, shown: &[ShownWrite], value: &Value) -> bool {
    if shown.is_empty() {
        return value.is_empty();
    }
    (*field != Field::Removed || value.is_empty()) && shown.iter().all(|write| write.value.same_content(value))
}

/// True if a value repeats words that were shown, as a settlement does. It then keeps their salt, and
/// so their digest: an erasure of the words erases this copy too, even one the eraser had not seen.
fn copies(old: &Value, value: &Value) -> bool {
    matches!((old, value), (Value::Text { text: old, .. }, Value::Text { text, .. }) if old == text)
}

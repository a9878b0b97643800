//! Erases a value typed by mistake, everywhere and for good.
//!
//! Data protection law (UK GDPR, article 17) gives people the right to have what was written about
//! them erased. An erasure is a change like any other, so it travels with the files. Unlike any
//! other it removes content: the text goes but its digest stays, so the id of the change that held it
//! stays valid. Settlements and undos copy words with their salt, so a copy has the same digest and is
//! erased with the original, even one that the eraser had not seen.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::change::{Change, ChangeId, Set};
use super::{History, Inserted};
use crate::plan::edit::{Assignment, Content};
use crate::plan::sorting::sort;
use crate::plan::{EntityId, Field, Value};

/// A value that an erasure names: the change that wrote it, the item and the field.
pub(super) type ErasedValue = (ChangeId, EntityId, Field);

/// The value that a set erases, if it is an order to erase. Only `true` is one: any other value is kept like
/// that of a later version and erases nothing, because erased text never comes back.
pub(super) fn target(set: &Set) -> Option<ErasedValue> {
    let Field::Erase(change, field) = &set.field else { return None };
    if set.value != Value::Plain(true.into()) {
        return None;
    }
    Some((ChangeId::try_from(change.as_str()).ok()?, set.entity.clone(), (**field).clone()))
}

impl History {
    /// The assignments that erase `text` wherever it was ever written in this plan: as the value of a
    /// field, as a reason, or as the name of a source. Settling and undoing copy words unchanged, so
    /// comparing the words finds every copy.
    #[must_use]
    pub fn erasure_of(&self, text: &str) -> Vec<Assignment> {
        let order = |entity: &EntityId, change: &Change, field: Field| {
            (entity.clone(), Field::Erase(change.id.to_string(), Box::new(field)), Content::yes())
        };
        let says = |value: &Value| matches!(value, Value::Text { text: given, .. } if **given == *text);
        let mut orders = BTreeSet::new();
        let mut assignments = Vec::new();
        for change in self.changes() {
            let notes = [(&change.why, Field::Why), (&change.source, Field::Source)];
            let in_notes = notes.into_iter().filter(|(note, _)| note.as_ref().is_some_and(says));
            let in_sets = change.sets.iter().filter(|set| says(&set.value)).map(|set| (&set.entity, set.field.clone()));
            for (entity, field) in in_sets.chain(in_notes.map(|(_, field)| (self.plan_id(), field))) {
                if orders.insert((change.id, entity.clone(), field.clone())) {
                    assignments.push(order(entity, change, field));
                }
            }
        }
        assignments
    }

    /// Records the orders in the change with this number, then blanks the values that they name and those
    /// that earlier orders name in it. Returns the other changes that were altered, and adds to `touched`
    /// the items that lost text and to `erased` the words.
    pub(super) fn erase(
        &mut self,
        number: u32,
        orders: Vec<ErasedValue>,
        touched: &mut BTreeSet<EntityId>,
        erased: &mut BTreeSet<String>,
    ) -> BTreeSet<ChangeId> {
        let mut altered = BTreeSet::new();
        if orders.is_empty() && self.erased.is_empty() {
            return altered;
        }
        let mut numbers = vec![number];
        for (change, entity, field) in orders {
            self.erased_digests.entry((entity.clone(), field.clone())).or_default();
            self.erased.entry(change).or_default().insert((entity, field));
            numbers.extend(self.numbers.get(&change));
        }
        // Copies of the erased values of these changes are erased too.
        for number in numbers.clone() {
            numbers.extend(self.copies_of(number));
        }
        sort(&mut numbers);
        numbers.dedup();
        for other in numbers {
            let blanked = self.blank(other, erased);
            if other != number && !blanked.is_empty() {
                altered.extend(self.numbered(other).map(|change| change.id));
                touched.extend(blanked);
            }
        }
        altered
    }

    /// Records the digests of the erased values of a change. Returns the numbers of the changes that may
    /// hold copies of them.
    fn copies_of(&mut self, number: u32) -> Vec<u32> {
        let mut copies = Vec::new();
        let Some(change) = self.changes.get(number as usize) else { return copies };
        let Some(targets) = self.erased.get(&change.id) else { return copies };
        for set in &change.sets {
            let name = (set.entity.clone(), set.field.clone());
            if let Value::Erased(digest) = set.value.digested()
                && targets.contains(&name)
            {
                let register = self.registers.get(&set.entity).and_then(|fields| fields.get(&set.field));
                copies
                    .extend(register.into_iter().flat_map(super::register::Register::writes).map(|(_, at)| at.change));
                self.erased_digests.entry(name).or_default().insert(digest);
            }
        }
        copies
    }

    /// True if some value of this field was ordered to be erased, whether or not the value has arrived.
    #[must_use]
    pub fn has_erased(&self, entity: &EntityId, field: &Field) -> bool {
        self.erased_digests.contains_key(&(entity.clone(), field.clone()))
    }

    /// True if a value is to be erased: an order names it, or it is a copy of one that an order names.
    fn is_erased(&self, change: ChangeId, entity: &EntityId, field: &Field, value: &Value) -> bool {
        if self.erased.is_empty() {
            return false;
        }
        let name = (entity.clone(), field.clone());
        let named = self.erased.get(&change).is_some_and(|targets| targets.contains(&name));
        named
            || self.erased_digests.get(&name).is_some_and(|digests| match value.digested() {
                Value::Erased(digest) => digests.contains(&digest),
                _ => false,
            })
    }

    /// Blanks the erased values in one change. Returns the items that lost text, and adds the words to `erased`.
    fn blank(&mut self, number: u32, erased: &mut BTreeSet<String>) -> BTreeSet<EntityId> {
        let mut blanked = BTreeSet::new();
        let Some(change) = self.changes.get(number as usize).filter(|_| !self.erased.is_empty()) else {
            return blanked;
        };
        let mut blank = Change::clone(change);
        let notes = [(&mut blank.why, &self.plan, Field::Why), (&mut blank.source, &self.plan, Field::Source)];
        let notes = notes.into_iter().filter_map(|(note, plan, field)| Some((note.as_mut()?, plan, field)));
        let sets = blank.sets.iter_mut().map(|set| (&mut set.value, &set.entity, set.field.clone()));
        for (value, entity, field) in notes.chain(sets) {
            if matches!(value, Value::Text { .. }) && self.is_erased(change.id, entity, &field, value) {
                erased.extend(value.as_str().map(str::to_owned));
                *value = value.digested();
                blanked.insert(entity.clone());
            }
        }
        if !blanked.is_empty() {
            self.changes[number as usize] = Arc::new(blank);
        }
        blanked
    }

    /// Restores values that the first copy of a change lacked from a second copy, unless they are erased
    /// here too. A file from an officer who erased something may arrive before the erasure itself, and
    /// arriving first must not cost everybody else the value.
    pub(super) fn restore_from(&mut self, number: u32, copy: &Change) -> Inserted {
        let erased = |value: &Value| matches!(value, Value::Erased(_));
        let mut touched = BTreeSet::new();
        let mut words = BTreeSet::new();
        let Some(change) = self.changes.get(number as usize).filter(|change| values(change).any(erased)) else {
            return Inserted::Known { erased: words };
        };
        let mut lacks = |mine: &Value, theirs: &Value, entity: &EntityId, field: &Field| {
            if !erased(mine) || erased(theirs) || *mine != theirs.digested() {
                return false;
            }
            let is_erased = self.is_erased(change.id, entity, field, mine);
            words.extend(theirs.as_str().filter(|_| is_erased).map(str::to_owned));
            !is_erased
        };
        let mut restored = Change::clone(change);
        for (mine, theirs) in restored.sets.iter_mut().zip(&copy.sets) {
            if lacks(&mine.value, &theirs.value, &mine.entity, &mine.field) {
                mine.value = theirs.value.clone();
                touched.insert(mine.entity.clone());
            }
        }
        let notes = [(&mut restored.why, &copy.why, Field::Why), (&mut restored.source, &copy.source, Field::Source)];
        for (mine, theirs, field) in notes {
            if let (Some(mine), Some(theirs)) = (mine, theirs)
                && lacks(mine, theirs, &self.plan, &field)
            {
                *mine = theirs.clone();
                touched.insert(self.plan.clone());
            }
        }
        if touched.is_empty() {
            return Inserted::Known { erased: words };
        }
        self.changes[number as usize] = Arc::new(restored);
        Inserted::New { touched, altered: BTreeSet::from([copy.id]), erased: words }
    }
}

/// Every value that a change holds, its reason and source included.
fn values(change: &Change) -> impl Iterator<Item = &Value> {
    change.why.iter().chain(&change.source).chain(change.sets.iter().map(|set| &set.value))
}

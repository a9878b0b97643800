//! Erasing a value typed by mistake, everywhere and for good.
//!
//! Data protection law (UK GDPR, article 17) gives a person the right to have what was written of
//! them erased. An erasure is a change like any other, so it travels with the files; unlike any
//! other it takes content away: the text goes, its digest stays, and the id of the change it stood
//! in stays valid. Settlements and undos repeat words with their salt, so a copy has the same digest
//! and goes with the original, even one that whoever erased it had not seen.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::change::{Change, ChangeId, Set};
use super::{History, Inserted};
use crate::plan::edit::{Assignment, Content};
use crate::plan::sorting::sort;
use crate::plan::{EntityId, Field, Value};

/// One value that an erasure names: in this change, this field of this thing.
pub(super) type Target = (ChangeId, EntityId, Field);

/// What a set erases, if it orders that: only `true` does. Any other value is kept, like a value of a
/// later version, and erases nothing, since what is erased never comes back.
pub(super) fn target(set: &Set) -> Option<Target> {
    let Field::Erase(change, field) = &set.field else { return None };
    if set.value != Value::Plain(true.into()) {
        return None;
    }
    Some((ChangeId::try_from(change.as_str()).ok()?, set.entity.clone(), (**field).clone()))
}

impl History {
    /// What has to be set so that `text` is erased wherever it was ever given in this plan: as the
    /// value of a field, as a reason, or as the name of a source. Whoever copied it on (by settling,
    /// by undoing) copied the same words, so the words themselves are what is looked for.
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

    /// Notes the orders of the change of this number, and blanks what they name and what earlier
    /// orders name in it. Gives the changes that were altered, itself apart, and adds the things that say
    /// less and the words that are gone.
    pub(super) fn erase(
        &mut self,
        number: u32,
        orders: Vec<Target>,
        touched: &mut BTreeSet<EntityId>,
        erased: &mut BTreeSet<String>,
    ) -> BTreeSet<ChangeId> {
        let mut altered = BTreeSet::new();
        if orders.is_empty() && self.erased.is_empty() {
            return altered;
        }
        let mut numbers = vec![number];
        for (change, entity, field) in orders {
            self.erased.entry(change).or_default().insert((entity, field));
            numbers.extend(self.numbers.get(&change));
        }
        // Copies of what a change turns out to have held go with it.
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

    /// Notes the digests of what is erased of a change; the numbers of the changes that may hold
    /// copies of it.
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
                copies.extend(register.into_iter().flat_map(super::register::Register::given).map(|(_, at)| at.change));
                self.erased_digests.entry(name).or_default().insert(digest);
            }
        }
        copies
    }

    /// Whether some value of this field was ordered to be erased, arrived or not.
    #[must_use]
    pub fn has_erased(&self, entity: &EntityId, field: &Field) -> bool {
        self.erased.values().flatten().any(|(of, name)| of == entity && name == field)
    }

    /// Whether a value of a field is to be erased: it is named, or is a copy of what is.
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

    /// Blanks what is erased in one change. Gives the things it then says less of, and adds the words.
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

    /// Takes from a second copy of a change the values that the first copy came without, unless
    /// they are erased here too: a file from an officer who erased something, of which the erasure
    /// itself has not arrived, must not take the value from everybody else by its mere order.
    pub(super) fn mend(&mut self, number: u32, copy: &Change) -> Inserted {
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
        let mut mended = Change::clone(change);
        for (mine, theirs) in mended.sets.iter_mut().zip(&copy.sets) {
            if lacks(&mine.value, &theirs.value, &mine.entity, &mine.field) {
                mine.value = theirs.value.clone();
                touched.insert(mine.entity.clone());
            }
        }
        let notes = [(&mut mended.why, &copy.why, Field::Why), (&mut mended.source, &copy.source, Field::Source)];
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
        self.changes[number as usize] = Arc::new(mended);
        Inserted::New { touched, altered: BTreeSet::from([copy.id]), erased: words }
    }
}

/// Every value a change holds.
fn values(change: &Change) -> impl Iterator<Item = &Value> {
    change.why.iter().chain(&change.source).chain(change.sets.iter().map(|set| &set.value))
}

//! Erasing a value typed by mistake, everywhere and for good.
//!
//! Data protection law (UK GDPR, article 17) gives a person the right to have what was written of
//! them erased. An erasure is a change like any other, so it travels with the files; unlike any
//! other it takes content away: the text goes, its digest stays, and the id of the change it stood
//! in stays valid.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::change::{Change, ChangeId, Set};
use super::{Arrival, History};
use crate::plan::edit::{Assignment, Content};
use crate::plan::{EntityId, Field, Value};

/// One value that an erasure names: in this change, this field of this thing.
pub(super) type Target = (ChangeId, EntityId, Field);

/// What a set erases, if it is an erasure.
pub(super) fn target(set: &Set) -> Option<Target> {
    let Field::Erase(change, field) = &set.field else { return None };
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
    /// orders name in it. Gives the changes that were altered, itself apart.
    pub(super) fn erase(
        &mut self,
        number: u32,
        orders: Vec<Target>,
        touched: &mut BTreeSet<EntityId>,
    ) -> BTreeSet<ChangeId> {
        let mut altered = BTreeSet::new();
        for (change, entity, field) in orders {
            self.erased.entry(change).or_default().insert((entity.clone(), field));
            if let Some(target) = self.numbers.get(&change).copied()
                && self.blank(target)
            {
                altered.insert(change);
                touched.insert(entity);
            }
        }
        self.blank(number);
        altered
    }

    /// Blanks what is erased in one change. Whether anything was there to blank.
    fn blank(&mut self, number: u32) -> bool {
        let Some(change) = self.changes.get_mut(number as usize) else { return false };
        let Some(targets) = self.erased.get(&change.id) else { return false };
        let is_target = |entity: &EntityId, field: &Field| targets.contains(&(entity.clone(), field.clone()));
        let plan = &self.plan;
        let change = Arc::make_mut(change);
        let notes = [(&mut change.why, Field::Why), (&mut change.source, Field::Source)];
        let notes = notes.into_iter().filter(|(_, field)| is_target(plan, field)).filter_map(|(note, _)| note.as_mut());
        let sets = change.sets.iter_mut().filter(|set| is_target(&set.entity, &set.field)).map(|set| &mut set.value);
        let mut blanked = false;
        for value in notes.chain(sets).filter(|value| matches!(value, Value::Text { .. })) {
            *value = value.digested();
            blanked = true;
        }
        blanked
    }

    /// Takes from a second copy of a change the values that the first copy came without, unless
    /// they are erased here too: a file from an officer who erased something, of which the erasure
    /// itself has not arrived, must not take the value from everybody else by its mere order.
    pub(super) fn mend(&mut self, number: u32, copy: &Change) -> Arrival {
        let mut touched = BTreeSet::new();
        if let Some(change) = self.changes.get_mut(number as usize) {
            let targets = self.erased.get(&change.id);
            let is_target = |set: &Set| targets.is_some_and(|all| all.contains(&(set.entity.clone(), set.field.clone())));
            let lacking = |(mine, theirs): &(&Set, &Set)| {
                matches!((&mine.value, &theirs.value), (Value::Erased(_), Value::Text { .. }))
                    && mine.value == theirs.value.digested()
                    && !is_target(mine)
            };
            if change.sets.iter().zip(&copy.sets).any(|pair| lacking(&pair)) {
                for (mine, theirs) in Arc::make_mut(change).sets.iter_mut().zip(&copy.sets) {
                    if lacking(&(&*mine, theirs)) {
                        mine.value = theirs.value.clone();
                        touched.insert(mine.entity.clone());
                    }
                }
            }
        }
        if touched.is_empty() { Arrival::Known } else { Arrival::New { touched, altered: BTreeSet::from([copy.id]) } }
    }
}

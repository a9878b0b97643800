//! The officer's ticks in a comparison.

use std::collections::BTreeMap;

use crate::import::matching::{Comparison, Difference, NewItem};
use crate::plan::{EntityId, Field};

/// The subject of one tick.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tick {
    /// A field, and what the document says it is.
    Difference(EntityId, Field, String),
    /// A thing that is new to the plan.
    Item(EntityId),
}

impl From<&Difference> for Tick {
    fn from(one: &Difference) -> Self {
        Self::Difference(one.entity.clone(), one.field.clone(), one.document.clone())
    }
}

impl From<&NewItem> for Tick {
    fn from(item: &NewItem) -> Self {
        Self::Item(item.id.clone())
    }
}

/// The ticks that the officer set. All others are as the comparison proposes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ticks(BTreeMap<Tick, bool>);

impl Ticks {
    /// True if this is to be taken in.
    #[must_use]
    pub fn is_taken(&self, tick: &Tick, proposed: bool) -> bool {
        self.0.get(tick).copied().unwrap_or(proposed)
    }

    /// Ticks or unticks this.
    pub fn set(&mut self, tick: Tick, taken: bool) {
        self.0.insert(tick, taken);
    }

    /// True if no ticked item would change the plan.
    #[must_use]
    pub fn leave_nothing(&self, comparison: &Comparison) -> bool {
        comparison.is_nothing_where(
            |one| self.is_taken(&one.into(), one.chosen),
            |item| self.is_taken(&item.into(), item.chosen),
        )
    }

    /// The comparison as it was ticked.
    #[must_use]
    pub fn applied(&self, comparison: &Comparison) -> Comparison {
        let mut comparison = comparison.clone();
        let matched = comparison.matched.iter_mut().map(|one| (&mut one.differences, &mut one.new_items));
        let sections = comparison.sections.iter_mut().map(|one| (&mut one.differences, &mut one.new_items));
        for (differences, items) in matched.chain(sections) {
            for one in differences.iter_mut() {
                one.chosen = self.is_taken(&Tick::from(&*one), one.chosen);
            }
            for item in items.iter_mut() {
                item.chosen = self.is_taken(&Tick::from(&*item), item.chosen);
            }
        }
        comparison
    }
}

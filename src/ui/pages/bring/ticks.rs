//! What an officer ticked and unticked of what a document says otherwise.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::import::matching::{Comparison, Difference, NewItem};

/// The ticks that a person set, by what they are of. What is not here stands as the comparison proposes it.
#[derive(Clone, Copy, Default)]
pub(super) struct Ticks(RwSignal<BTreeMap<String, bool>>);

/// What a tick is of: one field.
pub(super) fn of_difference(one: &Difference) -> String {
    format!("{}/{}/{}", one.entity, one.field, one.document)
}

/// What a tick is of: one thing that is new.
pub(super) fn of_item(item: &NewItem) -> String {
    item.id.to_string()
}

impl Ticks {
    /// Whether this is taken. Followed.
    pub(super) fn is_taken(self, what: &str, proposed: bool) -> bool {
        self.0.with(|ticks| ticks.get(what).copied().unwrap_or(proposed))
    }

    /// A person says so.
    pub(super) fn set(self, what: &str, taken: bool) {
        self.0.update(|ticks| {
            ticks.insert(what.to_owned(), taken);
        });
    }

    /// A person says so of all of these.
    pub(super) fn set_all(self, all: &[String], taken: bool) {
        self.0.update(|ticks| ticks.extend(all.iter().map(|what| (what.clone(), taken))));
    }

    /// Nothing was said.
    pub(super) fn clear(self) {
        self.0.set(BTreeMap::new());
    }

    /// Whether nothing is ticked that the plan would take. Followed.
    pub(super) fn leave_nothing(self, comparison: &Comparison) -> bool {
        comparison.is_nothing_where(
            |one| self.is_taken(&of_difference(one), one.chosen),
            |item| self.is_taken(&of_item(item), item.chosen),
        )
    }

    /// The comparison as it was ticked. Followed.
    pub(super) fn applied(self, comparison: &Comparison) -> Comparison {
        let mut comparison = comparison.clone();
        let matched = comparison.matched.iter_mut().map(|one| (&mut one.differences, &mut one.new_items));
        let sections = comparison.sections.iter_mut().map(|one| (&mut one.differences, &mut one.new_items));
        for (differences, items) in matched.chain(sections) {
            for one in differences.iter_mut() {
                one.chosen = self.is_taken(&of_difference(one), one.chosen);
            }
            for item in items.iter_mut() {
                item.chosen = self.is_taken(&of_item(item), item.chosen);
            }
        }
        comparison
    }
}

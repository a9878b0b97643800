//! The findings so far, kept in the order of the page.

use std::collections::{BTreeMap, HashMap};

use super::gather::Facts;
use super::{Finding, Rule};
use crate::plan::EntityId;

/// The findings so far, sorted by rule and then by the place of the first line they point at.
pub(super) struct Found {
    all: BTreeMap<(Rule, usize, String), Finding>,
    places: HashMap<EntityId, usize>,
}

impl Found {
    pub(super) fn of(gathered: &Facts) -> Self {
        let mut places = HashMap::new();
        for (at, entry) in gathered.entries.iter().enumerate() {
            // A section or the plan itself has no place here, and comes first.
            places.entry(entry.item.id.clone()).or_insert(at + 1);
        }
        Self { all: BTreeMap::new(), places }
    }

    /// Adds a finding. The same finding a second time changes nothing.
    pub(super) fn add(&mut self, finding: Finding) {
        let place =
            finding.locations.first().and_then(|location| self.places.get(&location.id)).copied().unwrap_or_default();
        self.all.entry((finding.rule, place, finding.key.clone())).or_insert(finding);
    }

    /// All findings, in order.
    pub(super) fn all(self) -> Vec<Finding> {
        self.all.into_values().collect()
    }
}

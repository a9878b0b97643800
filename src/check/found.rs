//! What was found so far.

use std::collections::{BTreeMap, HashMap};

use super::gather::Gathered;
use super::{Concern, Finding};
use crate::plan::EntityId;

/// What was found so far, in the order in which it is listed: by what it is about, and then by where it first stands.
pub(super) struct Found {
    all: BTreeMap<(Concern, usize, String), Finding>,
    places: HashMap<EntityId, usize>,
}

impl Found {
    pub(super) fn of(gathered: &Gathered) -> Self {
        let mut places = HashMap::new();
        for (at, entry) in gathered.entries.iter().enumerate() {
            // What is no line stands before all of them.
            places.entry(entry.item.id.clone()).or_insert(at + 1);
        }
        Self { all: BTreeMap::new(), places }
    }

    /// Adds what was found; found again, it is the same.
    pub(super) fn add(&mut self, finding: Finding) {
        let place = finding.spots.first().and_then(|spot| self.places.get(&spot.id)).copied().unwrap_or_default();
        self.all.entry((finding.concern, place, finding.key.clone())).or_insert(finding);
    }

    /// All of it, in order.
    pub(super) fn all(self) -> Vec<Finding> {
        self.all.into_values().collect()
    }
}

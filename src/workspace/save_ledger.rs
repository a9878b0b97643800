//! Records what is being saved and what became of it, so that "Saved" is shown only with the store's proof.

use std::collections::BTreeMap;

use crate::history::Applied;
use crate::plan::EntityId;
use crate::storage::Saved;

/// Whether work is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Storage has not been read yet.
    Loading,
    /// All of it, and read back: with the proof, which only the store makes.
    Saved(Saved),
    /// Some of it is on its way.
    Saving,
    /// Some of it is in memory only.
    Failed {
        /// The problem and the remedy, in words for the officer.
        why: String,
    },
}

/// Saves begun, and changes that could not be saved.
#[derive(Debug, Default)]
pub struct SaveLedger {
    proof: Option<Saved>,
    in_flight: usize,
    failure: Option<String>,
    unsaved: BTreeMap<EntityId, Applied>,
}

impl SaveLedger {
    /// The state to show the officer.
    #[must_use]
    pub fn state(&self) -> SaveState {
        match (&self.failure, self.in_flight, self.proof) {
            (Some(why), ..) => SaveState::Failed { why: why.clone() },
            (None, 0, Some(proof)) => SaveState::Saved(proof),
            (None, 0, None) => SaveState::Loading,
            (None, ..) => SaveState::Saving,
        }
    }

    /// True while work would be lost with the page.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.has_failed() || self.in_flight > 0
    }

    /// True if some work could not be saved.
    #[must_use]
    pub const fn has_failed(&self) -> bool {
        self.failure.is_some()
    }

    /// Notes that storage was read.
    pub const fn loaded(&mut self, proof: Saved) {
        self.proof = Some(proof);
    }

    /// A save has begun.
    pub const fn begun(&mut self) {
        self.in_flight += 1;
    }

    /// A save has ended well.
    pub const fn saved(&mut self, proof: Saved) {
        self.in_flight = self.in_flight.saturating_sub(1);
        self.proof = Some(proof);
    }

    /// A save has failed: these changes of a plan are in memory only until they are retried.
    pub fn failed(&mut self, plan: &EntityId, changes: Applied, why: String) {
        self.in_flight = self.in_flight.saturating_sub(1);
        self.failure = Some(why);
        let unsaved = self.unsaved.entry(plan.clone()).or_default();
        unsaved.new.extend(changes.new);
        unsaved.altered.extend(changes.altered);
    }

    /// Takes the changes to be saved once more, each plan's together.
    #[must_use]
    pub fn retried(&mut self) -> BTreeMap<EntityId, Applied> {
        self.failure = None;
        std::mem::take(&mut self.unsaved)
    }
}

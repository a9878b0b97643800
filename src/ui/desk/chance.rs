//! The clock and chance, which the core does not have.

use super::Desk;
use crate::browser::{clock, random};
use crate::plan::{EntityId, Kind};

impl Desk {
    /// The id of a new thing.
    #[must_use]
    pub fn fresh(self, kind: &Kind) -> EntityId {
        EntityId::fresh(kind, random::bits())
    }

    /// Now, as RFC 3339 in UTC.
    #[must_use]
    pub fn now(self) -> String {
        clock::now()
    }

    /// The random name of this browser, which changes made here carry.
    #[must_use]
    pub fn device(self) -> String {
        use leptos::prelude::GetUntracked as _;
        self.device.get_untracked()
    }
}

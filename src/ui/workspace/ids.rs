//! New ids and the clock, which the core does not have.

use super::Workspace;
use crate::browser::{clock, random};
use crate::plan::{EntityId, Kind};

impl Workspace {
    /// The id of a new thing.
    #[must_use]
    pub fn new_id(self, kind: &Kind) -> EntityId {
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
        use leptos::prelude::WithUntracked as _;
        self.state.with_untracked(|state| state.device().to_owned())
    }
}

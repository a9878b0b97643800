//! Changes applied to a copy of a plan, which then takes the plan's place: for long work beside an officer who edits.

use super::{Applied, Replica};

/// A copy of a plan with changes applied: to be put in place of the plan if that is still [`Replacement::before`].
#[derive(Debug, Clone)]
pub struct Replacement {
    /// The plan that was copied.
    pub before: Replica,
    /// The copy, with the changes.
    pub after: Replica,
    /// What applying them came to.
    pub applied: Applied,
}

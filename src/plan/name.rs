//! The id of a party follows from its name, so that two officers who add one person add one party.

use super::id::EntityId;
use super::kind::Kind;
use crate::text::compared;

/// The id that a party of this name has in every plan.
#[must_use]
pub fn party_id(name: &str) -> EntityId {
    EntityId::derived(&Kind::Party, &[&compared(name)])
}

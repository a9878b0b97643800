//! Reads checkpoints at once: from localStorage alone, with nothing waited for.

use std::collections::BTreeSet;

use super::local_storage::LocalKvStore;
use super::store::deployment;
use crate::plan::EntityId;
use crate::storage::checkpoint::{digest, open};
use crate::storage::key::Keys;
use crate::view::checkpoint::Checkpoint;

/// The checkpoint of a plan, if it holds.
#[must_use]
pub fn read(plan: &EntityId) -> Option<Checkpoint> {
    let keys = Keys::of(deployment());
    let value = LocalKvStore::get_now(&keys.checkpoint(plan)).ok()??;
    let mut names = LocalKvStore::names_now(&keys.changes(Some(plan))).ok()?;
    names.extend(LocalKvStore::names_now(&keys.packs(plan)).ok()?);
    Checkpoint::read(open(&value, &digest(names.iter().map(String::as_str)))?)
}

/// The plans that have a history in localStorage.
#[must_use]
pub fn plans() -> BTreeSet<EntityId> {
    let mut plans = BTreeSet::new();
    for prefix in Keys::of(deployment()).histories() {
        for name in LocalKvStore::names_now(&prefix).unwrap_or_default() {
            let plan = name.strip_prefix(&prefix).and_then(|rest| rest.split_once(':')).map(|(plan, _)| plan);
            plans.extend(plan.and_then(|plan| EntityId::try_from(plan).ok()));
        }
    }
    plans
}

//! The plan file: round trips, edits by hand, hostile files, and files of earlier versions.

mod by_hand;
mod erased;
mod frozen;
mod hostile;
mod independent;
mod later_versions;
mod limits;
mod no_history;
mod round_trip;
mod schema;
pub(crate) mod support;
#[path = "history/world.rs"]
#[allow(dead_code, clippy::duplicate_mod, reason = "the world of the tests of the history, of which these need a part")]
mod world;

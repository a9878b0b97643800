//! The plan file: what officers send each other, and what the app offers for safe-keeping.
//!
//! `docs/snapshot-format.md` describes it for a stranger. Reading checks the size, UTF-8, limits on
//! nesting and numbers, the version, each change by itself, and then finds edits made by hand; the ids
//! are checked by the dry run ([`crate::history::Replica::dry_run`]) that precedes every merge.

mod by_hand;
mod layout;
mod limits;
mod present;
mod read;
mod set_aside;
mod shape;
mod stated;
mod write;

pub use by_hand::without_erased;
pub use limits::Limits;
pub use read::{IncomingFile, IncomingPlan, PlanFileError, read};
pub use set_aside::SetAside;
pub use write::{Exported, write};

/// The value of `format` in every plan file.
pub const FORMAT: &str = "hearth-plan";
/// The version of the format that this code writes, and the newest it reads.
pub const VERSION: u32 = 1;

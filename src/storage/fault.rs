//! Stored entries that could not be read, and why. They stay where they are.

use super::kv_store::Medium;
use crate::history::Fault;

/// An entry that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key} in {medium}: {why}")]
pub struct Unreadable {
    /// The key it is stored under.
    pub key: String,
    /// The medium it is in.
    pub medium: Medium,
    /// The reason it could not be read.
    pub why: Why,
}

/// Why an entry could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// Its checksum does not match its content.
    #[error("it was damaged in storage")]
    Damaged,
    /// A newer version of Hearth wrote it.
    #[error("a newer version of Hearth stored it: load the page again to get that version")]
    Newer,
    /// It belongs to another copy of Hearth on the same host.
    #[error("it belongs to another copy of Hearth on the same host: open the file there")]
    Elsewhere,
    /// It is larger than anything Hearth writes.
    #[error("it is too large to unpack")]
    TooLarge,
    /// It is a change that fails its check.
    #[error(transparent)]
    Faulty(#[from] Fault),
    /// It is undamaged but not what its key says.
    #[error("it cannot be understood: {0}")]
    NotUnderstood(String),
}

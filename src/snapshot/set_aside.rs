//! What a file says that could not be taken from it.

/// A change, or an entry written by hand, that could not be taken from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The id a change claims, or which of the file's changes it is; of an entry, which of what.
    pub name: String,
    /// The problem.
    pub why: String,
}

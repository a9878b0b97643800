//! The parts of a file that could not be read.

/// A change, or an entry written by hand, that could not be read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// For a change, the id it claims or its number in the file; for an entry, its field and item.
    pub name: String,
    /// The problem, in words for the officer who opened the file.
    pub why: String,
}

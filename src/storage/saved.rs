//! The proof behind the word "Saved".

/// Proof that work is saved: the journal has committed it, and local storage has returned it unchanged.
/// Only the store makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved(pub(super) ());

//! The names found in one cell.

use super::name_kind::NameKind;

/// The most words of a name.
pub(super) const LONGEST_NAME: usize = 12;

/// One name in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The name as listed.
    pub(crate) name: String,
    /// The name as the cell spells it.
    pub(crate) spelled: String,
    pub(super) kind: NameKind,
}

/// A cell split into names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Split {
    pub(crate) names: Vec<Mention>,
    /// Words that are not names.
    pub(crate) rest: String,
}

//! The names found in one cell.

use super::name_kind::NameKind;

/// No name has more words.
pub(super) const LONGEST_NAME: usize = 12;

/// One name as a cell spells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The name as listed.
    pub(crate) name: String,
    /// The words of the cell.
    pub(crate) spelled: String,
    pub(super) kind: NameKind,
}

/// What a cell was parted into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Split {
    pub(crate) names: Vec<Mention>,
    /// The words that name nobody.
    pub(crate) rest: String,
}

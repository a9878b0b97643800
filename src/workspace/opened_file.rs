//! Files that were opened and taken in: remembered, so that what one brought can be taken back.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::history::{ChangeId, Replacement, Replica};
use crate::plan::EntityId;

/// Opened files remembered of each plan.
const REMEMBERED: usize = 10;
/// A file that brought more changes is not remembered: it is a whole plan, and not to be taken back.
const MOST_CHANGES: usize = 500;

/// A file whose dry run the officer accepted.
#[derive(Debug, Clone)]
pub struct AcceptedFile {
    /// The name of the file.
    pub file: String,
    /// The plan with the changes of the file.
    pub replacement: Replacement,
    /// The changes that it brought.
    pub changes: BTreeSet<ChangeId>,
    /// The drafts by form, if the file is everything stored in a browser.
    pub drafts: BTreeMap<String, String>,
}

/// A file that was opened here and taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedFile {
    /// The plan it was merged into.
    pub plan: EntityId,
    /// The name of the file.
    pub file: String,
    /// When, as RFC 3339.
    pub at: String,
    /// The changes it brought.
    pub changes: BTreeSet<ChangeId>,
}

/// The setting that holds the files opened in a plan.
pub(super) fn setting(plan: &EntityId) -> String {
    format!("opened/{plan}")
}

/// The files that a setting holds, the last one first.
pub(super) fn read(text: Option<&str>) -> Vec<OpenedFile> {
    // What an older or newer version wrote here is not needed to go on.
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// The setting with one more file. `None` if the file is too large to be remembered.
pub(super) fn with(mut all: Vec<OpenedFile>, opened: OpenedFile) -> Option<String> {
    if opened.changes.len() > MOST_CHANGES {
        return None;
    }
    all.insert(0, opened);
    all.truncate(REMEMBERED);
    serde_json::to_string(&all).ok()
}

/// The undos, still standing, of what these changes brought: to be taken back if the officer wants the file applied
/// again.
#[must_use]
pub fn standing_undos(replica: &Replica, changes: &BTreeSet<ChangeId>) -> BTreeSet<ChangeId> {
    let all = replica.history().changes();
    let takes_back = |id: &ChangeId| all.iter().any(|other| other.undoes.contains(id));
    all.iter()
        .filter(|change| change.undoes.iter().any(|id| changes.contains(id)) && !takes_back(&change.id))
        .map(|change| change.id)
        .collect()
}

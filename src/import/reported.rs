//! The status and progress a document gives for a line, as an update of the line.

use super::draft::DraftLine;
use super::understand::is_done;
use crate::plan::edit::{Assignment, Content};
use crate::plan::{EntityId, Field, Kind};
use crate::text::compared;

/// The order key of an update from a document: before any that an officer enters.
const ENTERED: &str = "0000";

/// An update from a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reported {
    pub(super) text: String,
    /// Id of one of the plan's statuses, if the document's word is one.
    pub(super) status: Option<String>,
}

impl DraftLine {
    /// The update that the document gives for this line, if any. Colours set no status, since what green means differs
    /// between councils and years; the word is only kept.
    pub(super) fn reported<'a>(&self, statuses: impl Iterator<Item = (String, &'a str)>) -> Option<Reported> {
        let word = compared(&self.status);
        if word.is_empty() && self.progress.is_empty() {
            return None;
        }
        let statuses: Vec<(String, &str)> = statuses.collect();
        let wanted = if is_done(&word) { "complete" } else { word.as_str() };
        let status = statuses.into_iter().find(|(_, other)| compared(other) == wanted).map(|(id, _)| id);
        let mut said = self.progress.clone();
        if !self.status.is_empty() {
            said.push(format!("Status in the document: {}", self.status));
        }
        Some(Reported { text: said.join("\n"), status })
    }
}

impl Reported {
    /// The update's id: the same words for the same line are the same update.
    pub(super) fn id(&self, source: &str, line: &DraftLine) -> EntityId {
        EntityId::derived(&Kind::Update, &[source, line.derives_from(), &compared(&self.text)])
    }

    /// The fields to set. The line's own status is set only with the update.
    pub(super) fn assignments(&self, source: &str, of: &DraftLine, line: &EntityId) -> Vec<Assignment> {
        let id = self.id(source, of);
        let mut sets = vec![
            (id.clone(), Field::Place, Content::place(line, ENTERED)),
            (id.clone(), Field::Text, Content::text(&*self.text)),
        ];
        if let Some(status) = &self.status {
            sets.push((id, Field::Status, Content::word(status)));
            sets.push((line.clone(), Field::Status, Content::word(status)));
        }
        sets
    }
}

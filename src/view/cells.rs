//! The words in the cells of a line, as the list of all actions shows it.

use super::row::{LastUpdate, LeadName, Row};
use super::timing::Urgency;
use crate::plan::status::Shape;
use crate::plan::{EntityId, day};

/// The words of a line, cell by cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    /// The commitment or action.
    pub id: EntityId,
    /// The reference as printed.
    pub reference: String,
    /// The wording in full.
    pub text: String,
    /// The names of the leads, with a note on those to be confirmed.
    pub leads: String,
    /// The timeframe as published.
    pub timeframe: String,
    /// How it stands in time; empty in a checkpoint, which no day changes.
    pub due: String,
    /// How pressing it is; calm in a checkpoint.
    pub urgency: Urgency,
    /// The word of its status.
    pub status: String,
    /// The shape beside the word.
    pub shape: Shape,
    /// The day and beginning of the latest update.
    pub updated: String,
    /// True if it has a conflict.
    pub conflict: bool,
}

impl Cells {
    /// The cells of a row.
    #[must_use]
    pub fn of(row: &Row) -> Self {
        Self { due: row.standing_in_short(), urgency: row.urgency(), ..Self::as_published(row) }
    }

    /// The cells of a row without how it stands in time.
    #[must_use]
    pub fn as_published(row: &Row) -> Self {
        Self {
            id: row.id.clone(),
            reference: row.reference.clone(),
            text: row.text.clone(),
            leads: names(&row.leads),
            timeframe: row.timeframe.clone(),
            due: String::new(),
            urgency: Urgency::Calm,
            status: row.status.word.clone(),
            shape: row.status.shape,
            updated: row.updated.as_ref().map(last_update).unwrap_or_default(),
            conflict: row.conflict,
        }
    }
}

fn names(leads: &[LeadName]) -> String {
    let name = |lead: &LeadName| format!("{}{}", lead.name, if lead.confirmed { "" } else { " (to confirm)" });
    leads.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// "31 Mar 2026: Two homes bought"; without the day if none is given, as in a document.
fn last_update(update: &LastUpdate) -> String {
    let day = update.position_at.map(day::short).unwrap_or_default();
    let between = if day.is_empty() || update.snippet.is_empty() { "" } else { ": " };
    [&day, between, &update.snippet].concat()
}

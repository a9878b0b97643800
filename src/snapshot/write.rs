//! Writing a plan file.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::present::present;
use super::{FORMAT, VERSION};
use crate::history::{Conflict, History, HeldPlan};

/// When, by whom and with what a file was written. The one part of a file that differs between two
/// files of the same content.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Exported {
    /// When, as RFC 3339 in UTC.
    #[serde(default)]
    pub at: String,
    /// Who, by the name they gave.
    #[serde(default)]
    pub by: String,
    /// The program and its version.
    #[serde(default)]
    pub app: String,
}

/// Writes plans as one file. The same content always gives the same bytes, `exported` aside: the
/// readable part for people, the changes one a line.
///
/// # Errors
/// When something cannot be written as JSON; nothing that was read can fail so.
pub fn write<'a>(
    plans: impl IntoIterator<Item = &'a HeldPlan>,
    exported: &Exported,
) -> Result<String, serde_json::Error> {
    let mut plans: Vec<&HeldPlan> = plans.into_iter().collect();
    plans.sort_by(|a, b| a.plan().id().cmp(b.plan().id()));
    let mut out = format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"exported\": {},\n\"plans\": [",
        serde_json::to_string(exported)?
    );
    for (held, number) in plans.into_iter().zip(0..) {
        out.push_str(if number == 0 { "\n{\n" } else { ",\n{\n" });
        out.push_str("\"plan\": ");
        out.push_str(&serde_json::to_string_pretty(&present(held.history(), held.plan()))?);
        out.push_str(",\n\"conflicts\": ");
        list(&mut out, held.conflicts().iter().map(conflict))?;
        out.push_str(",\n\"changes\": ");
        list(&mut out, in_file_order(held.history()))?;
        out.push_str("\n}");
    }
    out.push_str("\n]\n}\n");
    Ok(out)
}

/// Changes after those their authors had seen, so that a file reads as it happened.
fn in_file_order(history: &History) -> impl Iterator<Item = &crate::history::Change> {
    history.in_order().into_iter().map(AsRef::as_ref)
}

fn list<T: Serialize>(out: &mut String, items: impl IntoIterator<Item = T>) -> Result<(), serde_json::Error> {
    out.push('[');
    for (item, number) in items.into_iter().zip(0..) {
        let comma = if number == 0 { "\n" } else { ",\n" };
        // Writing into a string cannot fail.
        let _ = write!(out, "{comma}{}", serde_json::to_string(&item)?);
    }
    out.push(']');
    Ok(())
}

fn conflict(conflict: &Conflict) -> serde_json::Value {
    match conflict {
        Conflict::Answers { entity, field, answers } => serde_json::json!({
            "entity": entity,
            "field": field,
            "answers": answers.iter().map(|answer| serde_json::json!({
                "change": answer.change.id,
                "by": answer.change.by.name,
                "value": answer.value,
            })).collect::<Vec<_>>(),
        }),
        Conflict::Removed { entity, removal, unseen } => serde_json::json!({
            "entity": entity,
            "removed": removal.id,
            "unseen": unseen.iter().map(|change| change.id).collect::<Vec<_>>(),
        }),
    }
}

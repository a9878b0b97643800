//! Writing a plan file.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::layout::lay_out;
use super::present::{Json, as_json, present};
use super::{FORMAT, VERSION};
use crate::history::{Change, Conflict, Replica};

/// When, by whom and with which program a file was written. Two files of the same content differ in this
/// part alone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Exported {
    /// The time, as RFC 3339 in UTC.
    #[serde(default)]
    pub at: String,
    /// The name that the officer gave.
    #[serde(default)]
    pub by: String,
    /// The program and its version.
    #[serde(default)]
    pub app: String,
}

/// Writes plans as one file: the readable part for people, then the changes, one a line. The same content
/// always gives the same bytes, apart from `exported`.
///
/// # Errors
/// When something cannot be written as JSON, which cannot happen to anything that was read.
///
/// ```
/// use hearth::history::Replica;
/// use hearth::plan::EntityId;
/// use hearth::long_work::{Unattended, block_on};
/// use hearth::snapshot::{Exported, read, write};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mine = Replica::empty(EntityId::try_from("plan-1")?);
/// let file = write([&mine], &Exported { at: "2026-03-31T09:00:00.000Z".into(), by: "Ann".into(), app: "a test".into() })?;
///
/// let mut theirs = Replica::empty(EntityId::try_from("plan-1")?);
/// for plan in block_on(read(file.as_bytes(), &Unattended))?.plans {
///     block_on(theirs.apply(plan.changes, &Unattended));
/// }
/// assert_eq!(theirs.plan(), mine.plan());
/// # Ok(())
/// # }
/// ```
pub fn write<'a>(
    plans: impl IntoIterator<Item = &'a Replica>,
    exported: &Exported,
) -> Result<String, serde_json::Error> {
    let mut plans: Vec<&Replica> = plans.into_iter().collect();
    plans.sort_by(|a, b| a.plan().id().cmp(b.plan().id()));
    let mut out = format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"exported\": {},\n\"plans\": [",
        serde_json::to_string(exported)?
    );
    for (replica, number) in plans.into_iter().zip(0..) {
        out.push_str(if number == 0 { "\n{\n" } else { ",\n{\n" });
        out.push_str("\"plan\": ");
        lay_out(&present(replica.history(), replica.plan()), &mut out)?;
        out.push_str(",\n\"conflicts\": ");
        list(&mut out, replica.conflicts().iter().map(conflict))?;
        out.push_str(",\n\"changes\": ");
        // Each after those its author had seen, so that a file reads in the order of events.
        list(&mut out, replica.history().in_order())?;
        out.push_str("\n}");
    }
    out.push_str("\n]\n}\n");
    Ok(out)
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

/// A conflict for people to read; the answers themselves are in the changes.
fn conflict(conflict: &Conflict) -> Json {
    let leaf = |words: &str| Json::Leaf(words.into());
    let entry = |key: &str, value: Json| (key.to_owned(), value);
    let who = |change: &Change| {
        vec![
            entry("change", leaf(&change.id.to_string())),
            entry("by", leaf(&change.by.name)),
            entry("at", leaf(&change.at)),
        ]
    };
    let mut entries =
        vec![entry("entity", leaf(conflict.entity().as_str())), entry("field", leaf(&conflict.field().to_string()))];
    match conflict {
        Conflict::Answers { answers, .. } => {
            let answers = answers.iter().map(|answer| {
                let mut object = vec![entry("value", Json::Leaf(as_json(&answer.value).unwrap_or_default()))];
                object.extend(who(&answer.change));
                Json::Object(object)
            });
            entries.push(entry("answers", Json::List(answers.collect())));
        }
        Conflict::Removed { removal, unseen, .. } => {
            entries.push(entry("removed", Json::Object(who(removal))));
            let unseen = unseen.iter().map(|change| Json::Object(who(change)));
            entries.push(entry("unseen", Json::List(unseen.collect())));
        }
    }
    Json::Object(entries)
}

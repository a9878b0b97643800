//! The history of a plan in words, the newest change first.

use std::collections::BTreeMap;

use super::describe::{self, Detail};
use super::row;
use crate::history::{Change, ChangeId, Replica};
use crate::plan::edit::spoken;
use crate::plan::{EntityId, Field, Kind, Value};

/// Fields shown of one change.
const DETAILS: usize = 12;

/// The device that the first change of a starter plan carries.
pub(super) const STARTER: &str = "starter";

/// One change, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The id of the change.
    pub id: ChangeId,
    /// The author, by their own account.
    pub by: String,
    /// True if it was made in this browser.
    pub own: bool,
    /// The time by the author's clock: RFC 3339 in UTC; empty for a starter plan.
    pub at: String,
    /// The reason, if one was given.
    pub why: String,
    /// The source, if it was not typed in.
    pub source: String,
    /// The change as a whole: "Took back …", "Started the plan …"; empty if the details say it.
    pub whole: String,
    /// Its effect, field by field.
    pub details: Vec<Detail>,
    /// The number of details left out.
    pub more: usize,
    /// The typed words in it, each once: these can be erased.
    pub words: Vec<String>,
}

/// The changes of a plan, or of one line with what stands under it, the newest first.
#[must_use]
pub fn changes(replica: &Replica, line: Option<&EntityId>) -> Vec<ChangeId> {
    let (plan, all) = (replica.plan(), replica.history().changes());
    let concerns = |id: &EntityId, line: &EntityId| id == line || row::line_of(plan, id).as_ref() == Some(line);
    let about = |change: &Change| line.is_none_or(|line| change.sets.iter().any(|set| concerns(&set.entity, line)));
    let mut chosen: Vec<&Change> = all.iter().map(AsRef::as_ref).filter(|change| about(change)).collect();
    // A clock may be wrong. That does no harm: the list is only read, and says that times are claims.
    chosen.sort_by(|a, b| (&b.at, b.id).cmp(&(&a.at, a.id)));
    chosen.into_iter().map(|change| change.id).collect()
}

/// One change in words; for one line, only what it did there.
#[must_use]
pub fn entry(replica: &Replica, device: &str, line: Option<&EntityId>, change: ChangeId) -> Option<Entry> {
    let change = replica.history().change(change)?;
    let whole = whole(replica, change);
    // A whole document is summed up in counts, unless one line is asked for.
    let mut details = match whole.is_empty() || line.is_some() {
        true => describe::details(replica.history(), replica.plan(), change),
        false => Vec::new(),
    };
    if let Some(line) = line {
        details.retain(|detail| {
            detail.entity == *line || row::line_of(replica.plan(), &detail.entity).as_ref() == Some(line)
        });
    }
    let more = details.len().saturating_sub(DETAILS);
    details.truncate(DETAILS);
    let words = |value: &Option<Value>| value.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
    let (by, at) = said_by(change);
    Some(Entry {
        id: change.id,
        by,
        own: change.by.device == device,
        at,
        why: words(&change.why),
        source: words(&change.source),
        words: if change.sets.len() > 60 { Vec::new() } else { typed(change) },
        whole,
        details,
        more,
    })
}

/// The author of a change and its time, by the author's own account. A starter plan has neither: its time is empty.
pub(super) fn said_by(change: &Change) -> (String, String) {
    match change.by.device.as_str() {
        STARTER => ("A starter plan that comes with Hearth".to_owned(), String::new()),
        _ => (change.by.name.clone(), change.at.clone()),
    }
}

/// The typed words in a change, each once.
fn typed(change: &Change) -> Vec<String> {
    let values = change.sets.iter().map(|set| &set.value).chain(&change.why).chain(&change.source);
    let mut words: Vec<String> = values
        .filter(|value| matches!(value, Value::Text { text, .. } if !text.is_empty()))
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// A change as a whole; empty if its fields say it better.
fn whole(replica: &Replica, change: &Change) -> String {
    if change.sets.iter().all(|set| matches!(set.field, Field::Erase(..))) {
        return format!("Erased words in {} for good", describe::count(change.sets.len(), "place", "places"));
    }
    if !change.undoes.is_empty() {
        return undid(replica, change);
    }
    let mut made: BTreeMap<Kind, usize> = BTreeMap::new();
    for set in change.sets.iter().filter(|set| set.field == Field::Place && set.over.is_empty()) {
        *made.entry(set.entity.kind()).or_default() += 1;
    }
    let shown = [Kind::Section, Kind::Commitment, Kind::Action, Kind::Outcome, Kind::Party];
    if made.values().sum::<usize>() < 12 && !made.contains_key(&Kind::Status) {
        return String::new();
    }
    let counts = shown.iter().filter_map(|kind| {
        let number = *made.get(kind)?;
        Some(describe::count(number, spoken(kind), plural(kind)))
    });
    let counts: Vec<String> = counts.collect();
    let start = if made.contains_key(&Kind::Status) { "Started the plan" } else { "Added" };
    if counts.is_empty() { start.to_owned() } else { format!("{start}: {}", counts.join(", ")) }
}

const fn plural(kind: &Kind) -> &'static str {
    match kind {
        Kind::Section => "sections",
        Kind::Commitment => "commitments",
        Kind::Action => "actions",
        Kind::Outcome => "outcomes",
        Kind::Party => "people and teams",
        _ => "things",
    }
}

fn undid(replica: &Replica, change: &Change) -> String {
    let known: Vec<_> = change.undoes.iter().filter_map(|id| replica.history().change(*id)).collect();
    let again = known.iter().any(|undone| !undone.undoes.is_empty());
    match (known.as_slice(), again) {
        ([undone], true) => format!("Did again what was undone by {}", undone.by.name),
        ([undone], false) => format!("Took back a change by {}{}", undone.by.name, first_field(undone)),
        (many, _) => format!("Took back {}", describe::count(many.len(), "change", "changes")),
    }
}

fn first_field(change: &Change) -> String {
    change.sets.first().map(|set| format!(": {}", set.field.label(&set.entity.kind()))).unwrap_or_default()
}

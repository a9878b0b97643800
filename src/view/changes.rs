//! The history of a plan in words, a page at a time, the newest change first.

use std::collections::BTreeMap;

use super::describe::{self, Detail};
use super::row;
use crate::history::{Change, ChangeId, Replica};
use crate::plan::edit::spoken;
use crate::plan::{EntityId, Field, Kind, Value};

/// Changes on one page.
pub const PAGE: usize = 25;
/// Fields shown of one change.
const DETAILS: usize = 12;

/// The device that the first change of a starter plan carries.
pub(super) const STARTER: &str = "starter";

/// One page of a plan's history.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// The changes of this page.
    pub entries: Vec<Entry>,
    /// The number of changes on all pages.
    pub total: usize,
    /// The number of this page, from 1.
    pub page: usize,
    /// The number of pages.
    pub pages: usize,
}

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

/// One page of the changes of a plan, or of one line with what stands under it.
#[must_use]
pub fn changes(replica: &Replica, device: &str, line: Option<&EntityId>, page: usize) -> Changes {
    let (plan, all) = (replica.plan(), replica.history().changes());
    let concerns = |id: &EntityId, line: &EntityId| id == line || row::line_of(plan, id).as_ref() == Some(line);
    let about = |change: &Change| line.is_none_or(|line| change.sets.iter().any(|set| concerns(&set.entity, line)));
    let mut chosen: Vec<&Change> = all.iter().map(AsRef::as_ref).filter(|change| about(change)).collect();
    // A clock may be wrong. That does no harm: the list is only read, and says that times are claims.
    chosen.sort_by(|a, b| (&b.at, b.id).cmp(&(&a.at, a.id)));
    let pages = chosen.len().div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let entries = chosen.iter().skip((page - 1) * PAGE).take(PAGE);
    Changes {
        entries: entries.map(|change| entry(replica, device, line, change)).collect(),
        total: chosen.len(),
        page,
        pages,
    }
}

fn entry(replica: &Replica, device: &str, line: Option<&EntityId>, change: &Change) -> Entry {
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
    Entry {
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
    }
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

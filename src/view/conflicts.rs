//! Conflicts, on screen "two different answers": each with its authors and times, for a person to settle.

use super::{describe, row};
use crate::history::{Basis, Change, ChangeId, Conflict, Replica};
use crate::plan::edit::{Content, Edit};
use crate::plan::{EntityId, Field, Value};
use crate::text;

/// A conflict as the page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictRow {
    /// The thing whose field it is.
    pub entity: EntityId,
    /// The field with several values.
    pub field: Field,
    /// The thing, in words.
    pub thing: String,
    /// The line it belongs to.
    pub line: Option<EntityId>,
    /// The field, in words.
    pub what: String,
    /// The question to settle.
    pub question: Question,
    /// The values on the screen: the settlement replaces these and nothing that arrives later.
    pub seen: Basis,
}

/// The question that a conflict puts.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// Which of several answers stands.
    Which {
        /// The answers, equal ones together; the one shown meanwhile comes first.
        answers: Vec<Answered>,
        /// True if another answer can be written instead.
        writable: bool,
    },
    /// Whether it stays removed, though somebody worked on it.
    StaysRemoved {
        /// Who removed it, and when.
        removal: By,
        /// The work of others who had not seen it.
        work: Vec<Work>,
    },
}

/// One of the answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// The value in words; empty if there is none.
    pub words: String,
    /// The content to set if it is chosen.
    pub content: Content,
    /// Everyone who gave it.
    pub by: Vec<By>,
}

/// The author of a change, the time and the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// The id of the change.
    pub change: ChangeId,
    /// The author, by their own account.
    pub name: String,
    /// The time by their clock.
    pub at: String,
    /// The reason, if one was given.
    pub why: String,
}

/// A change to something that was removed meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Its author and time.
    pub by: By,
    /// Its effect in words.
    pub what: Vec<String>,
}

impl ConflictRow {
    /// A key for this very question: another answer makes another key.
    #[must_use]
    pub fn key(&self) -> String {
        let mut key = format!("{}/{}", self.entity, self.field);
        let ids: Vec<ChangeId> = match &self.question {
            Question::Which { answers, .. } => {
                answers.iter().flat_map(|answer| &answer.by).map(|by| by.change).collect()
            }
            Question::StaysRemoved { removal, work } => {
                std::iter::once(removal.change).chain(work.iter().map(|work| work.by.change)).collect()
            }
        };
        for id in ids {
            key.push('/');
            key.push_str(&id.to_string());
        }
        key
    }

    /// The edit that settles it with this content.
    #[must_use]
    pub fn settle(&self, content: Content) -> Edit {
        Edit::Set { id: self.entity.clone(), field: self.field.clone(), to: content }
    }
}

/// Every conflict of a plan.
#[must_use]
pub fn conflicts(replica: &Replica) -> Vec<ConflictRow> {
    replica.conflicts().iter().map(|conflict| one(replica, conflict)).collect()
}

fn one(replica: &Replica, conflict: &Conflict) -> ConflictRow {
    let (plan, entity, field) = (replica.plan(), conflict.entity(), conflict.field());
    let question = match conflict {
        Conflict::Answers { answers, .. } => {
            let mut merged: Vec<(Value, Answered)> = Vec::new();
            for answer in answers {
                let by = by(&answer.change);
                match merged.iter_mut().find(|(value, _)| value.same_content(&answer.value)) {
                    Some((_, same)) => same.by.push(by),
                    None => {
                        let words = describe::value(plan, field, &answer.value);
                        let content = content(&answer.value);
                        merged.push((answer.value.clone(), Answered { words, content, by: vec![by] }));
                    }
                }
            }
            let writable = merged.iter().any(|(value, _)| matches!(value, Value::Text { .. }));
            Question::Which { answers: merged.into_iter().map(|(_, answer)| answer).collect(), writable }
        }
        Conflict::Removed { removal, unseen, .. } => Question::StaysRemoved {
            removal: by(removal),
            work: unseen.iter().map(|change| work(replica, change)).collect(),
        },
    };
    ConflictRow {
        entity: entity.clone(),
        field: field.clone(),
        thing: describe::thing(plan, entity),
        line: row::line_of(plan, entity),
        what: describe::field(plan, &entity.kind(), field),
        question,
        seen: replica.history().basis(entity),
    }
}

fn by(change: &Change) -> By {
    let why = change.why.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
    By { change: change.id, name: change.by.name.clone(), at: change.at.clone(), why }
}

fn work(replica: &Replica, change: &Change) -> Work {
    let details = describe::details(replica.history(), replica.plan(), change);
    let what = details.into_iter().take(4).map(|detail| match (detail.what.as_str(), detail.after.as_str()) {
        ("", after) => format!("{}: {}", detail.thing, text::clipped(after, 120)),
        (what, "") => format!("{what} made empty"),
        (what, after) => format!("{what}: {}", text::clipped(after, 120)),
    });
    Work { by: by(change), what: what.collect() }
}

fn content(value: &Value) -> Content {
    match value {
        Value::Text { text, .. } => Content::Text(text.to_string()),
        Value::Erased(_) => Content::NOTHING,
        Value::Plain(json) => Content::Plain(json.clone()),
    }
}

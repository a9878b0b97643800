//! Two different answers, each with who gave it and when, for a person to settle.

use super::{describe, row};
use crate::history::{Basis, Change, ChangeId, Conflict, Replica};
use crate::plan::edit::{Content, Edit};
use crate::plan::{EntityId, Field, Value};
use crate::text;

/// Something two officers answered differently.
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictRow {
    /// Of what.
    pub entity: EntityId,
    /// Which field.
    pub field: Field,
    /// The thing, in words.
    pub thing: String,
    /// The line it belongs to.
    pub line: Option<EntityId>,
    /// The field, in words.
    pub what: String,
    /// What is to be decided.
    pub question: Question,
    /// What the officer sees now: the settlement replaces this and nothing that arrives later.
    pub seen: Basis,
}

/// What is to be decided.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// Which answer stands.
    Which {
        /// The answers, equal ones together; the one shown meanwhile comes first.
        answers: Vec<Answered>,
        /// Whether an answer of one's own can be written.
        writable: bool,
    },
    /// Whether it stays removed, though somebody worked on it.
    StaysRemoved {
        /// Who removed it.
        removal: By,
        /// What was done by others who had not seen that.
        work: Vec<Work>,
    },
}

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// The value, in words; empty where it is nothing.
    pub words: String,
    /// What is set if it is chosen.
    pub content: Content,
    /// Who gave it.
    pub by: Vec<By>,
}

/// Who, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// Which change.
    pub change: ChangeId,
    /// Who, by their own account.
    pub name: String,
    /// When, by their clock.
    pub at: String,
    /// Why, where a reason was given.
    pub why: String,
}

/// What somebody did to something that was removed meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Who and when.
    pub by: By,
    /// What, in words.
    pub what: Vec<String>,
}

impl ConflictRow {
    /// Names it for ever: another answer makes it another question.
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

    /// The edit that makes this the answer.
    #[must_use]
    pub fn settle(&self, content: Content) -> Edit {
        Edit::Set { id: self.entity.clone(), field: self.field.clone(), to: content }
    }
}

/// Everything that waits in a plan, in the plan's order of lines.
#[must_use]
pub fn conflicts(held: &Replica) -> Vec<ConflictRow> {
    held.conflicts().iter().map(|conflict| one(held, conflict)).collect()
}

fn one(held: &Replica, conflict: &Conflict) -> ConflictRow {
    let (plan, entity, field) = (held.plan(), conflict.entity(), conflict.field());
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
            work: unseen.iter().map(|change| work(held, change)).collect(),
        },
    };
    ConflictRow {
        entity: entity.clone(),
        field: field.clone(),
        thing: describe::thing(plan, entity),
        line: row::line_of(plan, entity),
        what: describe::field(plan, &entity.kind(), field),
        question,
        seen: held.history().seen(entity),
    }
}

fn by(change: &Change) -> By {
    let why = change.why.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
    By { change: change.id, name: change.by.name.clone(), at: change.at.clone(), why }
}

fn work(held: &Replica, change: &Change) -> Work {
    let details = describe::details(held.history(), held.plan(), change);
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

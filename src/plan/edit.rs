//! What an officer can want changed, and which fields that sets.

use chrono::NaiveDate;

use super::field::Field;
use super::id::EntityId;
use super::kind::Kind;
use super::lead::Role;
use super::order;
use super::value::{Value, hex};
use super::{Body, Plan};

/// One intention of an officer: it becomes one change.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// One field is to hold something else.
    Set {
        /// Of what.
        id: EntityId,
        /// Which field.
        field: Field,
        /// The new content.
        to: Content,
    },
    /// A new thing.
    Add {
        /// Its id, from [`EntityId::fresh`] or, for a party, [`super::name::party_id`].
        id: EntityId,
        /// What it stands under.
        parent: EntityId,
        /// Where there.
        position: Position,
        /// What it says.
        says: Vec<(Field, Content)>,
    },
    /// A thing goes somewhere else, with all that stands under it.
    Move {
        /// What.
        id: EntityId,
        /// Under what.
        parent: EntityId,
        /// Where there.
        position: Position,
    },
    /// A thing, and with it what stands under it, is removed from the plan.
    Remove(EntityId),
    /// A removed thing comes back.
    Restore(EntityId),
    /// A party takes a role on a line; a party the plan does not know is added by its name.
    Lead {
        /// The line.
        line: EntityId,
        /// The role.
        role: Role,
        /// The party's name.
        name: String,
        /// `person`, `post`, `team`, `service`, `partner` or `everyone`, for a party not yet known.
        kind: String,
    },
    /// A party no longer has a role on a line.
    Unlead {
        /// The line.
        line: EntityId,
        /// The role.
        role: Role,
        /// The party.
        party: EntityId,
    },
    /// A line's position is reported.
    Report(Report),
    /// Several at once, as one change.
    All(Vec<Edit>),
}

/// What is reported of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The line.
    pub line: EntityId,
    /// Id of the new update.
    pub update: EntityId,
    /// The position is as it stood on this day.
    pub position_at: NaiveDate,
    /// The line's status then, and from now on.
    pub status: Option<EntityId>,
    /// What happened.
    pub text: String,
    /// On whose behalf it is entered; empty for one's own.
    pub on_behalf_of: String,
    /// What shows it: id, title, address or path, date.
    pub evidence: Vec<(EntityId, super::Evidence)>,
    /// When it is entered, as RFC 3339 in UTC: later entries of one date come after earlier ones.
    pub entered: String,
}

/// What a field is given.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Words a person typed: can be erased later.
    Text(String),
    /// Anything else.
    Plain(serde_json::Value),
}

impl Content {
    /// Nothing: the field is made empty.
    pub const NOTHING: Self = Self::Plain(serde_json::Value::Null);

    /// Words a person typed.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A word that is not free text, such as an id or a date.
    #[must_use]
    pub fn word(word: impl ToString) -> Self {
        Self::Plain(serde_json::Value::String(word.to_string()))
    }

    /// Yes; as [`Content::NOTHING`] is no.
    #[must_use]
    pub fn yes() -> Self {
        Self::Plain(serde_json::Value::Bool(true))
    }

    /// The value, with a salt for text made of `random` bits.
    #[must_use]
    pub fn value(self, random: u128) -> Value {
        match self {
            Self::Text(text) => Value::text(&text, &hex(&random.to_be_bytes())),
            Self::Plain(json) => Value::Plain(json),
        }
    }
}

/// Where among the things that stand under one parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Position {
    /// Before all others.
    First,
    /// Straight after this one.
    After(EntityId),
    /// After all others.
    Last,
}

/// A field that is to hold a content.
pub type Assignment = (EntityId, Field, Content);

impl Edit {
    /// A field of words.
    #[must_use]
    pub fn words(id: &EntityId, field: Field, text: impl Into<String>) -> Self {
        Self::Set { id: id.clone(), field, to: Content::text(text) }
    }

    /// What is to be set, given the present `plan`.
    #[must_use]
    pub fn assignments(self, plan: &Plan) -> Vec<Assignment> {
        match self {
            Self::Set { id, field, to } => vec![(id, field, to)],
            Self::Add { id, parent, position, says } => {
                let mut sets = places(plan, &id, &parent, &position);
                sets.extend(says.into_iter().map(|(field, content)| (id.clone(), field, content)));
                sets
            }
            Self::Move { id, parent, position } => places(plan, &id, &parent, &position),
            Self::Remove(id) => vec![(id, Field::Removed, Content::yes())],
            Self::Restore(id) => vec![(id, Field::Removed, Content::NOTHING)],
            Self::Lead { line, role, name, kind } => lead(plan, line, role, &name, kind),
            Self::Unlead { line, role, party } => vec![(line, Field::Lead(role, party), Content::NOTHING)],
            Self::Report(report) => report.assignments(),
            Self::All(edits) => edits.into_iter().flat_map(|edit| edit.assignments(plan)).collect(),
        }
    }
}

impl Report {
    fn assignments(self) -> Vec<Assignment> {
        let update = self.update;
        let mut sets = vec![
            (update.clone(), Field::Place, placed(&self.line, &self.entered)),
            (update.clone(), Field::Date, Content::word(self.position_at)),
        ];
        if !self.text.is_empty() {
            sets.push((update.clone(), Field::Text, Content::Text(self.text)));
        }
        if !self.on_behalf_of.is_empty() {
            sets.push((update.clone(), Field::OnBehalfOf, Content::Text(self.on_behalf_of)));
        }
        if let Some(status) = self.status {
            sets.push((update.clone(), Field::Status, Content::word(&status)));
            sets.push((self.line, Field::Status, Content::word(&status)));
        }
        for ((id, evidence), order) in self.evidence.into_iter().zip(order::sequence()) {
            sets.push((id.clone(), Field::Place, placed(&update, &order)));
            sets.push((id.clone(), Field::Title, Content::Text(evidence.title)));
            if !evidence.link.is_empty() {
                sets.push((id.clone(), Field::Link, Content::Text(evidence.link)));
            }
            sets.extend(evidence.date.map(|date| (id, Field::Date, Content::word(date))));
        }
        sets
    }
}

/// The content of a place.
#[must_use]
pub fn placed(parent: &EntityId, order: &str) -> Content {
    Content::Plain(serde_json::json!({ "order": order, "parent": parent.as_str() }))
}

/// Puts `id` where it is wanted; where its neighbours' keys leave no room, they are given new ones.
fn places(plan: &Plan, id: &EntityId, parent: &EntityId, position: &Position) -> Vec<Assignment> {
    let siblings: Vec<(&EntityId, &str)> = plan
        .all_children(parent)
        .filter(|item| item.id != *id)
        .map(|item| (&item.id, item.place.as_ref().map_or("", |place| place.order.as_str())))
        .collect();
    let at = match position {
        Position::First => 0,
        Position::Last => siblings.len(),
        Position::After(other) => {
            siblings.iter().position(|(sibling, _)| *sibling == other).map_or(siblings.len(), |found| found + 1)
        }
    };
    let before = at.checked_sub(1).and_then(|index| siblings.get(index)).map(|(_, key)| *key);
    let after = siblings.get(at).map(|(_, key)| *key);
    if let Some(key) = order::between(before, after) {
        return vec![(id.clone(), Field::Place, placed(parent, &key))];
    }
    let mut all: Vec<&EntityId> = siblings.iter().map(|(sibling, _)| *sibling).collect();
    all.insert(at, id);
    all.into_iter().zip(order::sequence()).map(|(one, key)| (one.clone(), Field::Place, placed(parent, &key))).collect()
}

fn lead(plan: &Plan, line: EntityId, role: Role, name: &str, kind: String) -> Vec<Assignment> {
    let name = name.trim();
    let known = plan.party_named(name);
    let party = known.cloned().unwrap_or_else(|| super::name::party_id(name));
    let last = plan.item(&line).and_then(|item| match &item.body {
        Body::Action(line) | Body::Commitment(line) => line.leads.last().map(|lead| lead.order.clone()),
        _ => None,
    });
    let order = order::between(last.as_deref(), None).or_else(|| order::sequence().next()).unwrap_or_default();
    let mut sets = vec![(
        line,
        Field::Lead(role, party.clone()),
        Content::Plain(serde_json::json!({ "order": order })),
    )];
    if known.is_none() {
        sets.extend(Edit::Add {
            id: party.clone(),
            parent: plan.id().clone(),
            position: Position::Last,
            says: vec![(Field::Name, Content::text(name)), (Field::PartyKind, Content::word(kind))],
        }.assignments(plan));
    } else if plan.is_removed(&party) {
        sets.push((party, Field::Removed, Content::NOTHING));
    }
    sets
}

/// The name of a kind of thing as an officer says it.
#[must_use]
pub fn spoken(kind: &Kind) -> &str {
    match kind {
        Kind::Party => "person or team",
        Kind::Connection => "connection to another plan",
        Kind::Alias => "other spelling",
        Kind::Plan => "plan",
        Kind::Section => "section",
        Kind::Commitment => "commitment",
        Kind::Action => "action",
        Kind::Point => "point",
        Kind::Outcome => "outcome",
        Kind::Update => "update",
        Kind::Evidence => "evidence",
        Kind::Status => "status",
        Kind::Unknown(name) => name,
    }
}

//! The edits that an officer can make, and the fields that each sets.
//!
//! Screens say what is wanted; how that becomes fields (order keys, ids, what is set together) is decided here.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Plan;
use super::digest::hex;
use super::field::Field;
use super::id::EntityId;
use super::kind::Kind;
use super::lead::{Lead, Role};
use super::order;
use super::party_kind::PartyKind;
use super::place::Place;
use super::value::Value;

/// One thing that an officer wants changed: it becomes one change.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Sets one field.
    Set {
        /// The thing whose field it is.
        id: EntityId,
        /// The field to set.
        field: Field,
        /// The new content.
        to: Content,
    },
    /// Adds a new thing.
    Add {
        /// Its id, from [`EntityId::fresh`] or, for a party, [`super::name::party_id`].
        id: EntityId,
        /// The thing it goes under.
        parent: EntityId,
        /// The place among its siblings.
        position: Position,
        /// Its first values.
        fields: Vec<(Field, Content)>,
    },
    /// Moves a thing, with all that stands under it.
    Move {
        /// The thing to move.
        id: EntityId,
        /// The thing it goes under.
        parent: EntityId,
        /// The place among its new siblings.
        position: Position,
    },
    /// Removes a thing from the plan, with all that stands under it.
    Remove(EntityId),
    /// Puts a removed thing back.
    Restore(EntityId),
    /// Gives a party a role on a line. A party the plan does not know is added by its name.
    Lead {
        /// The line to be led.
        line: EntityId,
        /// The role the party takes.
        role: Role,
        /// The party's name.
        name: String,
        /// Its kind, for a party not yet known.
        kind: PartyKind,
    },
    /// Takes a role on a line from a party.
    Unlead {
        /// The line it has the role on.
        line: EntityId,
        /// The role it gives up.
        role: Role,
        /// The party that leads no longer.
        party: EntityId,
    },
    /// Records an update of a line.
    Report(Report),
    /// Makes several edits as one change.
    All(Vec<Edit>),
}

/// An update of a line, as it is recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The line it is about.
    pub line: EntityId,
    /// Id of the new update.
    pub update: EntityId,
    /// The position is as it stood on this day.
    pub position_at: NaiveDate,
    /// The line's status then, and from now on.
    pub status: Option<EntityId>,
    /// The report in words.
    pub text: String,
    /// The person it is entered for; empty for oneself.
    pub on_behalf_of: String,
    /// Its evidence, each piece with the id it is to have.
    pub evidence: Vec<(EntityId, super::Evidence)>,
    /// When it is entered, as RFC 3339 in UTC: later entries of one date come after earlier ones.
    pub entered: String,
}

/// The new content of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Words a person typed: can be erased later.
    Text(String),
    /// Any other value, as JSON.
    Plain(serde_json::Value),
}

impl Content {
    /// Empties the field.
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

    /// Yes. [`Content::NOTHING`] takes it back.
    #[must_use]
    pub fn yes() -> Self {
        Self::Plain(serde_json::Value::Bool(true))
    }

    /// A definite no, which is an answer; [`Content::NOTHING`] is none.
    #[must_use]
    pub fn no() -> Self {
        Self::Plain(serde_json::Value::Bool(false))
    }

    /// A place under `parent`, at the order key `order`.
    #[must_use]
    pub fn place(parent: &EntityId, order: &str) -> Self {
        Self::Plain(Place::json(parent, order))
    }

    /// A lead at the order key `order`.
    #[must_use]
    pub fn lead(order: &str, unconfirmed: bool) -> Self {
        Self::Plain(Lead::json(order, unconfirmed))
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

/// A place among the things under one parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Position {
    /// Before all others.
    First,
    /// Straight after this one.
    After(EntityId),
    /// After all others.
    Last,
}

/// A field of a thing, and its new content.
pub type Assignment = (EntityId, Field, Content);

impl Edit {
    /// A field of words.
    #[must_use]
    pub fn words(id: &EntityId, field: Field, text: impl Into<String>) -> Self {
        Self::Set { id: id.clone(), field, to: Content::text(text) }
    }

    /// The fields to set, given the present `plan`.
    #[must_use]
    pub fn assignments(self, plan: &Plan) -> Vec<Assignment> {
        let mut sets = Vec::new();
        self.assign(plan, &mut sets);
        sets
    }

    /// Adds to `sets`, which holds what earlier edits of the same [`Edit::All`] set.
    fn assign(self, plan: &Plan, sets: &mut Vec<Assignment>) {
        match self {
            // A thing cannot go under a kind that does not hold it.
            Self::Add { id, parent, .. } | Self::Move { id, parent, .. } if !id.kind().stands_under(&parent.kind()) => {
            }
            Self::Set { id, field, to } => sets.push((id, field, to)),
            Self::Add { id, parent, position, fields } => {
                sets.extend(places(plan, sets, &id, &parent, &position));
                sets.extend(fields.into_iter().map(|(field, content)| (id.clone(), field, content)));
            }
            Self::Move { id, parent, position } => sets.extend(places(plan, sets, &id, &parent, &position)),
            Self::Remove(id) => sets.push((id, Field::Removed, Content::yes())),
            Self::Restore(id) => sets.push((id, Field::Removed, Content::NOTHING)),
            Self::Lead { line, role, name, kind } => lead(plan, sets, line, role, &name, &kind),
            Self::Unlead { line, role, party } => sets.push((line, Field::Lead(role, party), Content::NOTHING)),
            Self::Report(report) => sets.extend(report.assignments()),
            Self::All(edits) => edits.into_iter().for_each(|edit| edit.assign(plan, sets)),
        }
    }
}

impl Report {
    fn assignments(self) -> Vec<Assignment> {
        let update = self.update;
        let mut sets = vec![
            (update.clone(), Field::Place, Content::place(&self.line, &self.entered)),
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
            sets.push((id.clone(), Field::Place, Content::place(&update, &order)));
            sets.push((id.clone(), Field::Title, Content::Text(evidence.title)));
            if !evidence.link.is_empty() {
                sets.push((id.clone(), Field::Link, Content::Text(evidence.link)));
            }
            sets.extend(evidence.date.map(|date| (id, Field::Date, Content::word(date))));
        }
        sets
    }
}

/// Places `id` at the position; its siblings get new order keys if theirs leave no room.
fn places(plan: &Plan, sets: &[Assignment], id: &EntityId, parent: &EntityId, position: &Position) -> Vec<Assignment> {
    if id.kind() == Kind::Update
        && let Some(place) = plan.item(id).and_then(|item| item.place.as_ref())
    {
        // An update keeps its key, the moment it was entered, under any line.
        return vec![(id.clone(), Field::Place, Content::place(parent, &place.order))];
    }
    let siblings = siblings(plan, sets, id, parent);
    let at = match position {
        Position::First => 0,
        Position::Last => siblings.len(),
        Position::After(other) => {
            siblings.iter().position(|(_, sibling)| sibling == other).map_or(siblings.len(), |found| found + 1)
        }
    };
    let before = at.checked_sub(1).and_then(|index| siblings.get(index)).map(|(key, _)| key.as_str());
    let after = siblings.get(at).map(|(key, _)| key.as_str());
    if let Some(key) = order::between(before, after) {
        return vec![(id.clone(), Field::Place, Content::place(parent, &key))];
    }
    let mut all: Vec<&EntityId> = siblings.iter().map(|(_, sibling)| sibling).collect();
    all.insert(at, id);
    all.into_iter()
        .zip(order::sequence())
        .map(|(one, key)| (one.clone(), Field::Place, Content::place(parent, &key)))
        .collect()
}

/// The order keys and ids of the siblings of `id` under `parent`, in order, after `sets`.
fn siblings(plan: &Plan, sets: &[Assignment], id: &EntityId, parent: &EntityId) -> Vec<(String, EntityId)> {
    // Each kind under a parent is a list of its own, except that commitments and actions share one.
    let list = |id: &EntityId| match id.kind() {
        Kind::Commitment => Kind::Action,
        other => other,
    };
    let mut wanted: BTreeMap<&EntityId, Option<String>> = BTreeMap::new();
    for (entity, field, content) in sets {
        if let (Field::Place, Content::Plain(place)) = (field, content) {
            let here = Place::read(place).filter(|place| place.parent == *parent);
            wanted.insert(entity, here.map(|place| place.order));
        }
    }
    let present = plan.all_children(parent).filter(|item| !wanted.contains_key(&item.id));
    let present = present.filter_map(|item| Some((item.place.as_ref()?.order.as_str(), &item.id)));
    let wanted = wanted.iter().filter_map(|(id, key)| Some((key.as_deref()?, *id)));
    let mut siblings: Vec<(String, EntityId)> = present
        .chain(wanted)
        .filter(|(_, other)| *other != id && list(other) == list(id))
        .map(|(key, other)| (key.to_owned(), other.clone()))
        .collect();
    super::sorting::sort(&mut siblings);
    siblings
}

fn lead(plan: &Plan, sets: &mut Vec<Assignment>, line: EntityId, role: Role, name: &str, kind: &PartyKind) {
    let name = name.trim();
    let derived = super::name::party_id(name);
    // The id follows from the first name: a party that was renamed since is still meant.
    let renamed = plan.party(&derived).is_some_and(|party| !party.name.is_empty()).then_some(&derived);
    let known = plan.party_named(name).or(renamed).cloned();
    let party = known.clone().unwrap_or(derived);
    let leads = plan.item(&line).and_then(|item| item.any_line()).map(|line| &line.leads);
    let present = leads.and_then(|leads| leads.last()).map(|lead| lead.order.clone());
    let wanted = sets.iter().filter_map(|(entity, field, content)| match (field, content) {
        (Field::Lead(role, party), Content::Plain(lead)) if *entity == line => Lead::read(role, party, lead),
        _ => None,
    });
    let wanted = wanted.map(|lead| lead.order);
    let last = wanted.chain(present).max();
    let order = order::between(last.as_deref(), None).or_else(|| order::sequence().next()).unwrap_or_default();
    sets.push((line, Field::Lead(role, party.clone()), Content::lead(&order, false)));
    if known.is_none() {
        let fields = vec![(Field::Name, Content::text(name)), (Field::PartyKind, Content::word(kind))];
        Edit::Add { id: party, parent: plan.id().clone(), position: Position::Last, fields }.assign(plan, sets);
    } else if plan.is_removed(&party) {
        sets.push((party, Field::Removed, Content::NOTHING));
    }
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

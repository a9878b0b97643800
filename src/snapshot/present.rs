//! The readable present state of a plan, for people and other programs.
//!
//! It is derived from the changes and shows all that they say: each item with its fields and, in order,
//! the items under it, removed ones included. Names beside ids (`status-word`, a lead's `name`), who
//! entered an update, and what the words of a timeframe mean are for people. They are not read back,
//! except for a meaning that a person gave, which is marked `confirmed`.

use std::collections::HashSet;

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::shape::{EntryPart, OTHER, UNPLACED, is_own_entry, parts};
use crate::history::{History, Write};
use crate::plan::{Body, EntityId, Field, Item, Kind, Plan, Value};

/// JSON whose keys keep their order, chosen for people to read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    /// An object, its entries in order.
    Object(Vec<(String, Json)>),
    /// A list of values.
    List(Vec<Json>),
    /// Any other value.
    Leaf(serde_json::Value),
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Object(entries) => {
                let mut map = out.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
            Self::List(items) => items.serialize(out),
            Self::Leaf(json) => json.serialize(out),
        }
    }
}

/// An object under construction.
#[derive(Default)]
struct Object(Vec<(String, Json)>);

impl Object {
    fn put(&mut self, key: impl ToString, value: impl Into<serde_json::Value>) {
        self.0.push((key.to_string(), Json::Leaf(value.into())));
    }

    fn list(&mut self, key: &str, items: Vec<Json>) {
        if !items.is_empty() {
            self.0.push((key.to_owned(), Json::List(items)));
        }
    }

    fn object(&mut self, key: &str, object: Self) {
        if !object.0.is_empty() {
            self.0.push((key.to_owned(), Json::Object(object.0)));
        }
    }
}

/// The present state of a plan as the file shows it.
#[must_use]
pub(super) fn present(history: &History, plan: &Plan) -> Json {
    let mut writer = PresentWriter { history, plan, written: HashSet::new() };
    let mut root = writer.thing(plan.id());
    let loose = writer.unplaced();
    root.list(UNPLACED, loose);
    Json::Object(root.0)
}

struct PresentWriter<'a> {
    history: &'a History,
    plan: &'a Plan,
    /// The items written so far: each appears once in a file.
    written: HashSet<&'a EntityId>,
}

impl<'a> PresentWriter<'a> {
    fn thing(&mut self, id: &'a EntityId) -> Object {
        self.written.insert(id);
        let mut object = Object::default();
        object.put("id", id.as_str());
        self.field(&mut object, "removed", id, &Field::Removed);
        let kind = id.kind();
        for part in parts(&kind) {
            match part {
                EntryPart::Field(key, field) => self.field(&mut object, key, id, field),
                EntryPart::Status => self.status(&mut object, id),
                EntryPart::Entered => self.entered(&mut object, id),
                EntryPart::Levels => {
                    let mut levels = Object::default();
                    self.field(&mut levels, "section", id, &Field::SectionWord);
                    self.field(&mut levels, "commitment", id, &Field::CommitmentWord);
                    object.object("levels", levels);
                }
                EntryPart::Leads => object.list("leads", self.leads(id)),
                EntryPart::Timeframe => object.object("timeframe", self.timeframe(id)),
                EntryPart::Same => object.list("same", self.same(id)),
                EntryPart::List(key, kind) => {
                    let plan = self.plan;
                    let under = plan.all_children(id).filter(|child| child.id.kind() == *kind);
                    let under = under.map(|child| Json::Object(self.thing(&child.id).0)).collect();
                    object.list(key, under);
                }
            }
        }
        object.object(OTHER, self.other(id, &kind));
        object
    }

    /// The items that no list contains: their parent has not arrived or cannot hold them, or they are of a
    /// kind of a later version. Each is written with the items under it.
    fn unplaced(&mut self) -> Vec<Json> {
        let plan = self.plan;
        let mut left: Vec<&Item> =
            plan.items().map(AsRef::as_ref).filter(|item| !self.written.contains(&item.id)).collect();
        left.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let mut loose = Vec::new();
        for item in left {
            let parent = item.place.as_ref().filter(|place| item.id.kind().stands_under(&place.parent.kind()));
            // Kinds have a strict order, so a parent that can hold it is itself reached.
            if parent.is_some_and(|place| plan.item(&place.parent).is_some()) {
                continue;
            }
            let mut object = self.thing(&item.id);
            self.field(&mut object, "place", &item.id, &Field::Place);
            loose.push(Json::Object(object.0));
        }
        loose
    }

    fn field(&self, object: &mut Object, key: &str, id: &EntityId, field: &Field) {
        if let Some(value) = shown(self.history, id, field) {
            object.put(key, value);
        }
    }

    fn status(&self, object: &mut Object, id: &EntityId) {
        let Some(value) = shown(self.history, id, &Field::Status) else { return };
        let status = value.as_str().and_then(|id| EntityId::try_from(id).ok());
        let item = status.and_then(|status| self.plan.item(&status));
        object.put("status", value);
        if let Some(Body::Status(status)) = item.map(|item| &item.body)
            && !status.word.is_empty()
        {
            object.put("status-word", status.word.as_str());
        }
    }

    /// Who entered an update, and when: a claim of the change that first put it somewhere.
    fn entered(&self, object: &mut Object, id: &EntityId) {
        let is_first = |write: &Write| {
            let mut sets = write.change.sets.iter().filter(|set| set.entity == *id && set.field == Field::Place);
            sets.all(|set| set.over.is_empty())
        };
        let first = self.history.writes(id, &Field::Place).filter(is_first).min_by_key(|write| write.change.id);
        if let Some(write) = first {
            object.put("entered-by", write.change.by.name.as_str());
            object.put("entered-at", write.change.at.as_str());
        }
    }

    fn leads(&self, id: &EntityId) -> Vec<Json> {
        let lines = self.plan.item(id).and_then(|item| item.any_line());
        let leads = lines.into_iter().flat_map(|line| &line.leads);
        let object = leads.map(|lead| {
            let mut object = Object::default();
            object.put("party", lead.party.as_str());
            if let Some(party) = self.plan.party(&lead.party).filter(|party| !party.name.is_empty()) {
                object.put("name", party.name.as_str());
            }
            object.put("role", lead.role.to_string());
            if lead.unconfirmed {
                object.put("unconfirmed", true);
            }
            Json::Object(object.0)
        });
        object.collect()
    }

    /// The words, then their meaning: as confirmed by a person, else as read from the words.
    fn timeframe(&self, id: &EntityId) -> Object {
        let mut object = Object::default();
        let words = shown(self.history, id, &Field::Timeframe).filter(serde_json::Value::is_string);
        let said = shown(self.history, id, &Field::Reading).filter(is_reading);
        let line = self.plan.item(id).and_then(|item| item.any_line());
        let read = || serde_json::to_value(&*self.plan.reading(line?)).ok();
        let reading = if words.is_some() { said.or_else(read) } else { said };
        if let Some(words) = words {
            object.put("text", words);
        }
        if let Some(serde_json::Value::Object(mut reading)) = reading {
            for key in READING {
                if let Some(value) = reading.remove(key) {
                    object.put(key, value);
                }
            }
            for (key, value) in reading {
                object.put(key, value);
            }
        }
        object
    }

    fn same(&self, id: &EntityId) -> Vec<Json> {
        let parties = self.history.fields(id).filter(|field| is_same(field, shown(self.history, id, field).as_ref()));
        let id = |field: &Field| match field {
            Field::Same(other) => Some(Json::Leaf(other.as_str().into())),
            _ => None,
        };
        parties.filter_map(id).collect()
    }

    /// The fields without an entry of their own, by name.
    fn other(&self, id: &EntityId, kind: &Kind) -> Object {
        let line = parts(kind).iter().any(|part| matches!(part, EntryPart::Leads));
        let party = parts(kind).iter().any(|part| matches!(part, EntryPart::Same));
        let mut object = Object::default();
        for field in self.history.fields(id) {
            // The place of a thing shows in the nesting; erasures are not shown.
            if matches!(field, Field::Place | Field::Erase(..)) || is_own_entry(kind, field) {
                continue;
            }
            let Some(value) = shown(self.history, id, field) else { continue };
            let elsewhere = match field {
                Field::Lead(..) => line && value.is_object(),
                Field::Timeframe => line && value.is_string(),
                Field::Reading => line && is_reading(&value),
                Field::Same(_) => party && is_same(field, Some(&value)),
                _ => false,
            };
            if !elsewhere {
                object.put(field, value);
            }
        }
        object.0.sort_by(|a, b| a.0.cmp(&b.0));
        object
    }
}

/// The order of the entries of a timeframe's meaning.
const READING: [&str; 11] =
    ["kind", "start", "end", "review", "every", "within", "condition", "what", "precision", "unsure", "confirmed"];

/// True if a value is a meaning that can share an object with the words, which use the key `text`.
pub(super) fn is_reading(value: &serde_json::Value) -> bool {
    value.as_object().is_some_and(|reading| !reading.contains_key("text"))
}

fn is_same(field: &Field, value: Option<&serde_json::Value>) -> bool {
    matches!(field, Field::Same(_)) && value == Some(&serde_json::Value::Bool(true))
}

/// The write shown for a field, as JSON; `None` if empty or erased.
pub(super) fn shown(history: &History, id: &EntityId, field: &Field) -> Option<serde_json::Value> {
    as_json(history.shown_value(id, field)?)
}

/// A value for people to read: text without its salt; `None` if empty or erased.
pub(super) fn as_json(value: &Value) -> Option<serde_json::Value> {
    match value {
        value if value.is_empty() => None,
        Value::Text { text, .. } => Some((**text).into()),
        Value::Plain(json) => Some(json.clone()),
        Value::Erased(_) => None,
    }
}

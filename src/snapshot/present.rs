//! The readable present state of a plan, for people and other programs.
//!
//! It follows from the changes: each thing with its fields by name, and what stands under it, in
//! order, removed things included. Names beside ids (`status-word`, a lead's `name`) and the reading
//! of a timeframe are there to be read; they are not read back, save a reading marked `confirmed`.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::history::History;
use crate::plan::{Field, Item, Kind, Lead, Line, Plan, Value};

/// JSON whose keys keep the order in which a person wants to read them.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// An object.
    Object(Vec<(String, Json)>),
    /// A list.
    List(Vec<Json>),
    /// Anything.
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

/// An object in the making.
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
}

/// The name of the list that holds things of a kind.
pub(super) fn list_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Section => "sections",
        Kind::Commitment => "commitments",
        Kind::Action => "actions",
        Kind::Point => "points",
        Kind::Outcome => "outcomes",
        Kind::Connection => "connections",
        Kind::Update => "updates",
        Kind::Evidence => "evidence",
        Kind::Party => "parties",
        Kind::Alias => "aliases",
        Kind::Status => "statuses",
        Kind::Plan | Kind::Unknown(_) => "things",
    }
}

/// The kinds in the order in which their lists are written.
pub(super) const LISTED: [Kind; 11] = [
    Kind::Status,
    Kind::Connection,
    Kind::Point,
    Kind::Outcome,
    Kind::Evidence,
    Kind::Update,
    Kind::Section,
    Kind::Commitment,
    Kind::Action,
    Kind::Alias,
    Kind::Party,
];

/// The present state of a plan as the file shows it.
#[must_use]
pub fn present(history: &History, plan: &Plan) -> Json {
    let Some(item) = plan.item(plan.id()) else { return Json::Object(Vec::new()) };
    let Json::Object(mut root) = thing(history, plan, item) else { return Json::Object(Vec::new()) };
    let mut loose: Vec<&Item> = plan.unplaced().map(AsRef::as_ref).collect();
    loose.extend(plan.items().filter(|item| matches!(item.id.kind(), Kind::Unknown(_))).map(AsRef::as_ref));
    loose.sort_by(|a, b| a.id.cmp(&b.id));
    let loose: Vec<Json> = loose.into_iter().map(|item| thing(history, plan, item)).collect();
    if !loose.is_empty() {
        root.push(("unplaced".to_owned(), Json::List(loose)));
    }
    Json::Object(root)
}

fn thing(history: &History, plan: &Plan, item: &Item) -> Json {
    let mut object = Object::default();
    object.put("id", item.id.as_str());
    let mut leads = Vec::new();
    let mut fields: Vec<&Field> = history.fields(&item.id).collect();
    fields.sort();
    for field in fields {
        let Some(value) = history.answers(&item.id, field).into_iter().next().map(|answer| answer.value) else { continue };
        if value.is_empty() {
            continue;
        }
        match field {
            // Where a thing stands is seen from where it is written; what is erased is not shown.
            Field::Place | Field::Erase(..) => {}
            Field::Lead(..) => {}
            Field::Timeframe | Field::Reading => {}
            Field::Status => {
                object.put(field, shown(&value));
                if let Some(word) = status_word(plan, &value) {
                    object.put("status-word", word);
                }
            }
            _ => object.put(field, shown(&value)),
        }
    }
    if let Some(line) = item_line(item) {
        leads.extend(line.leads.iter().map(|lead| lead_object(plan, lead)));
        if !line.timeframe.is_empty() || line.reading.is_some() {
            object.0.push(("timeframe".to_owned(), timeframe(plan, line)));
        }
    }
    object.list("leads", leads);
    for kind in LISTED {
        let under = plan.all_children(&item.id).filter(|child| child.id.kind() == kind);
        let under = under.map(|child| thing(history, plan, child)).collect();
        object.list(list_name(&kind), under);
    }
    Json::Object(object.0)
}

fn item_line(item: &Item) -> Option<&Line> {
    match &item.body {
        crate::plan::Body::Commitment(line) | crate::plan::Body::Action(line) => Some(line),
        _ => None,
    }
}

fn shown(value: &Value) -> serde_json::Value {
    match value {
        Value::Text { text, .. } => text.to_string().into(),
        Value::Plain(json) => json.clone(),
        Value::Erased(_) => serde_json::Value::Null,
    }
}

fn status_word(plan: &Plan, value: &Value) -> Option<String> {
    let id = value.as_str()?;
    plan.statuses().find(|(status, _)| status.as_str() == id).map(|(_, status)| status.word.clone())
}

fn lead_object(plan: &Plan, lead: &Lead) -> Json {
    let mut object = Object::default();
    object.put("party", lead.party.as_str());
    if let Some(party) = plan.party(&lead.party) {
        object.put("name", party.name.as_str());
    }
    object.put("role", lead.role.to_string());
    if lead.unconfirmed {
        object.put("unconfirmed", true);
    }
    Json::Object(object.0)
}

fn timeframe(plan: &Plan, line: &Line) -> Json {
    let mut object = Object::default();
    object.put("text", line.timeframe.as_str());
    if let Ok(reading) = serde_json::to_value(plan.reading(line)) {
        object.put("reading", reading);
    }
    object.put("confirmed", line.reading.is_some());
    Json::Object(object.0)
}

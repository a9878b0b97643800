//! What somebody changed by editing a file by hand, or wrote without a history.
//!
//! The readable part of a file follows from its changes. Where it differs, a person (or another
//! program) edited it: the differences become one change by "edited file", made after what the
//! file holds. Its id follows from the file alone, so opening the file again, or on another device,
//! adds nothing twice. What is absent was not removed; names beside ids are not read.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::Exported;
use super::present::{LISTED, list_name};
use crate::history::{Author, Change, Fault, History, Set};
use crate::plan::edit::{Content, placed};
use crate::plan::{EntityId, Field, Kind, Plan, Role, Value, order};

/// Keys that are there to be read by people, and those that structure the file.
const DERIVED: [&str; 6] = ["id", "status-word", "leads", "timeframe", "unplaced", "things"];

/// The change that makes of the file's changes what the file states; `None` where they agree.
pub(super) fn hand_edit(
    stated: &serde_json::Value,
    history: &History,
    exported: &Exported,
) -> Result<Option<Change>, Fault> {
    let plan = history.fold();
    let mut reader = Reader { plan: &plan, wanted: BTreeMap::new() };
    reader.thing(stated, &Kind::Plan, None, None, 0);
    let mut sets = Vec::new();
    for ((entity, field), content) in reader.wanted {
        let answers = history.answers(&entity, &field);
        let hash = Sha256::new().chain_update(entity.as_str()).chain_update("\n").chain_update(field.to_string());
        let mut salt = [0; 16];
        salt.copy_from_slice(&hash.chain_update(format!("{content:?}")).finalize()[..16]);
        let value = content.value(u128::from_be_bytes(salt));
        let same = match answers.first() {
            Some(first) => first.value.says_the_same(&value),
            None => value.is_empty(),
        };
        // What was erased is not shown, and so was not emptied by whoever edited the file.
        let erased = value.is_empty() && answers.iter().any(|answer| matches!(answer.value, Value::Erased(_)));
        if !same && !erased {
            let over = answers.iter().map(|answer| answer.change.id).collect();
            sets.push(Set { entity, field, value, over, extra: serde_json::Map::new() });
        }
    }
    if sets.is_empty() {
        return Ok(None);
    }
    let heads = history.heads().iter().copied().collect();
    let by = Author::new("edited file", "file");
    Change::unsealed(heads, exported.at.clone(), by, sets).sealed().map(Some)
}

struct Reader<'a> {
    plan: &'a Plan,
    wanted: BTreeMap<(EntityId, Field), Content>,
}

impl Reader<'_> {
    fn want(&mut self, entity: &EntityId, field: Field, content: Content) {
        self.wanted.insert((entity.clone(), field), content);
    }

    /// Reads one thing and what stands under it. `number` tells apart things without an id.
    fn thing(
        &mut self,
        stated: &serde_json::Value,
        kind: &Kind,
        parent: Option<&EntityId>,
        after: Option<&EntityId>,
        number: usize,
    ) -> Option<EntityId> {
        let map = stated.as_object()?;
        let id = match map.get("id") {
            Some(id) => EntityId::try_from(id.as_str()?).ok().filter(|id| id.kind() == *kind)?,
            // Added by hand: its id follows from where it stands and what it says.
            None => {
                let words = serde_json::to_string(stated).unwrap_or_default();
                let parent = parent.map_or("", EntityId::as_str);
                EntityId::derived(kind, &["by hand", parent, &number.to_string(), &words])
            }
        };
        if let Some(parent) = parent {
            self.place(&id, parent, after);
        }
        for (key, value) in map.iter().filter(|(key, _)| !DERIVED.contains(&key.as_str())) {
            let is_list = LISTED.iter().any(|kind| list_name(kind) == key);
            if !is_list {
                self.field(&id, key, value);
            }
        }
        self.leads(&id, map.get("leads"));
        self.timeframe(&id, map.get("timeframe"));
        for kind in LISTED {
            let mut before: Option<EntityId> = None;
            let items = map.get(list_name(&kind)).and_then(serde_json::Value::as_array);
            for (item, number) in items.into_iter().flatten().zip(0..) {
                before = self.thing(item, &kind, Some(&id), before.as_ref(), number).or(before);
            }
        }
        Some(id)
    }

    /// A thing new to the plan, or under another parent than it was, goes after the one before it.
    fn place(&mut self, id: &EntityId, parent: &EntityId, after: Option<&EntityId>) {
        let place = self.plan.item(id).and_then(|item| item.place.as_ref());
        if place.is_some_and(|place| place.parent == *parent) || !id.kind().stands_under(&parent.kind()) {
            return;
        }
        let key = |id: &EntityId| {
            let wanted = self.wanted.get(&(id.clone(), Field::Place)).and_then(|content| match content {
                Content::Plain(place) => place.get("order")?.as_str().map(str::to_owned),
                Content::Text(_) => None,
            });
            wanted.or_else(|| Some(self.plan.item(id)?.place.as_ref()?.order.clone()))
        };
        let before = after.and_then(key);
        let order = order::between(before.as_deref(), None).or_else(|| order::sequence().next()).unwrap_or_default();
        self.want(id, Field::Place, placed(parent, &order));
    }

    fn field(&mut self, id: &EntityId, key: &str, value: &serde_json::Value) {
        let field = Field::from(key.to_owned());
        if matches!(field, Field::Place | Field::Erase(..) | Field::Why | Field::Source) {
            return;
        }
        let content = match value {
            serde_json::Value::String(words) if field.holds_words() => Content::text(words),
            // A field of a later version: text stays text.
            serde_json::Value::String(words) if self.was_text(id, &field) => Content::text(words),
            other => Content::Plain(other.clone()),
        };
        self.want(id, field, content);
    }

    fn was_text(&self, id: &EntityId, field: &Field) -> bool {
        let extra = self.plan.item(id).and_then(|item| item.extra.get(field));
        matches!(extra, Some(Value::Text { .. }))
    }

    fn leads(&mut self, id: &EntityId, stated: Option<&serde_json::Value>) {
        let items = stated.and_then(serde_json::Value::as_array);
        for (lead, key) in items.into_iter().flatten().zip(order::sequence()) {
            let string = |key: &str| lead.get(key).and_then(serde_json::Value::as_str);
            let Some(role) = string("role").map(Role::from) else { continue };
            let named = string("name").map(crate::plan::name::party_id);
            let Some(party) = string("party").and_then(|id| EntityId::try_from(id).ok()).or(named) else { continue };
            let field = Field::Lead(role.clone(), party.clone());
            let known = self.plan.item(id).and_then(|item| match &item.body {
                crate::plan::Body::Action(line) | crate::plan::Body::Commitment(line) => {
                    line.leads.iter().find(|lead| lead.party == party && lead.role == role)
                }
                _ => None,
            });
            let unconfirmed = lead.get("unconfirmed").and_then(serde_json::Value::as_bool).unwrap_or_default();
            let mut value = serde_json::json!({ "order": known.map_or(key, |lead| lead.order.clone()) });
            if unconfirmed {
                value["unconfirmed"] = true.into();
            }
            self.want(id, field, Content::Plain(value));
        }
    }

    fn timeframe(&mut self, id: &EntityId, stated: Option<&serde_json::Value>) {
        let Some(stated) = stated else { return };
        if let Some(words) = stated.as_str().or_else(|| stated.get("text")?.as_str()) {
            self.want(id, Field::Timeframe, Content::text(words));
        }
        if stated.get("confirmed").and_then(serde_json::Value::as_bool) == Some(true)
            && let Some(reading) = stated.get("reading")
        {
            self.want(id, Field::Reading, Content::Plain(reading.clone()));
        }
    }
}

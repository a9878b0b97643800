//! Reads a change from JSON.
//!
//! By hand and not derived by serde: to keep the fields of later versions, a derived reader goes
//! through every value twice and weighs ten times as much on the page.

use serde_json::Value as Json;

use super::change::{Author, Change, ChangeId, Extra, Set};
use crate::plan::{EntityId, Field, Value};

/// Why JSON is not a change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misshapen {
    /// It is not an object.
    #[error("{0} is not an object")]
    NotAnObject(&'static str),
    /// A required field is missing.
    #[error("`{0}` is missing")]
    Missing(&'static str),
    /// A field has a value of the wrong type.
    #[error("`{0}` is not as it should be")]
    Wrong(&'static str),
}

impl TryFrom<Json> for Change {
    type Error = Misshapen;

    fn try_from(json: Json) -> Result<Self, Misshapen> {
        let mut given = Given::of(json, "a change")?;
        let mut by = Given::of(given.one("by")?, "`by`")?;
        let by = Author { name: by.text("name")?, device: by.text("device")?, extra: by.0 };
        let mut sets = Vec::new();
        for set in list(given.one("sets")?, "sets")? {
            sets.push(Set::try_from(set)?);
        }
        Ok(Self {
            id: change_id(&given.one("id")?, "id")?,
            after: given.ids("after")?,
            at: given.text("at")?,
            by,
            why: given.note("why")?,
            source: given.note("source")?,
            needs: given.words("needs")?,
            undoes: given.ids("undoes")?,
            sets,
            extra: given.0,
        })
    }
}

impl TryFrom<Json> for Set {
    type Error = Misshapen;

    fn try_from(json: Json) -> Result<Self, Misshapen> {
        let mut given = Given::of(json, "a set")?;
        Ok(Self {
            entity: EntityId::try_from(given.text("entity")?).map_err(|_| Misshapen::Wrong("entity"))?,
            field: Field::from(given.text("field")?),
            value: Value::from(given.one("value")?),
            over: given.ids("over")?,
            extra: given.0,
        })
    }
}

/// The fields not read yet; those left in the end are of later versions.
struct Given(Extra);

impl Given {
    fn of(json: Json, what: &'static str) -> Result<Self, Misshapen> {
        match json {
            Json::Object(map) => Ok(Self(map)),
            _ => Err(Misshapen::NotAnObject(what)),
        }
    }

    /// An optional field. It is never `null`: one content has one form, and so one id.
    fn note(&mut self, name: &'static str) -> Result<Option<Value>, Misshapen> {
        match self.0.remove(name) {
            Some(Json::Null) => Err(Misshapen::Wrong(name)),
            json => Ok(json.map(Value::from)),
        }
    }

    fn one(&mut self, name: &'static str) -> Result<Json, Misshapen> {
        self.0.remove(name).ok_or(Misshapen::Missing(name))
    }

    fn text(&mut self, name: &'static str) -> Result<String, Misshapen> {
        match self.one(name)? {
            Json::String(text) => Ok(text),
            _ => Err(Misshapen::Wrong(name)),
        }
    }

    fn words(&mut self, name: &'static str) -> Result<Vec<String>, Misshapen> {
        let Some(json) = self.0.remove(name) else { return Ok(Vec::new()) };
        // For the same reason a list is never empty but left out.
        let word = |json: Json| match json {
            Json::String(word) => Ok(word),
            _ => Err(Misshapen::Wrong(name)),
        };
        filled(json, name)?.into_iter().map(word).collect()
    }

    fn ids(&mut self, name: &'static str) -> Result<Vec<ChangeId>, Misshapen> {
        let Some(json) = self.0.remove(name) else { return Ok(Vec::new()) };
        filled(json, name)?.iter().map(|id| change_id(id, name)).collect()
    }
}

fn list(json: Json, name: &'static str) -> Result<Vec<Json>, Misshapen> {
    match json {
        Json::Array(list) => Ok(list),
        _ => Err(Misshapen::Wrong(name)),
    }
}

fn filled(json: Json, name: &'static str) -> Result<Vec<Json>, Misshapen> {
    list(json, name).and_then(|list| if list.is_empty() { Err(Misshapen::Wrong(name)) } else { Ok(list) })
}

fn change_id(json: &Json, name: &'static str) -> Result<ChangeId, Misshapen> {
    json.as_str().and_then(|id| ChangeId::try_from(id).ok()).ok_or(Misshapen::Wrong(name))
}

//! Where a thing stands in a plan: one field, so that a move is one value.

use serde_json::{Value as Json, json};

use super::id::EntityId;

/// Where a thing stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The item above it.
    pub parent: EntityId,
    /// Where among its siblings: compared as bytes, equal keys by id.
    pub order: String,
}

impl Place {
    /// Reads the value of a place; `None` if it is of a form not known here.
    #[must_use]
    pub fn read(json: &Json) -> Option<Self> {
        let parent = EntityId::try_from(json.get("parent")?.as_str()?).ok()?;
        Some(Self { parent, order: json.get("order")?.as_str()?.to_owned() })
    }

    /// The value of a place.
    #[must_use]
    pub fn json(parent: &EntityId, order: &str) -> Json {
        json!({ "order": order, "parent": parent.as_str() })
    }
}

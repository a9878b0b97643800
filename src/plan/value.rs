//! The values of fields: typed words, which can be erased, and plain JSON.

use std::sync::Arc;

use super::digest::hex;
use super::id::EntityId;
use super::place::Place;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The value of a field.
///
/// Words that an officer types are `Text`: it carries a salt, and a change's id is worked out from the
/// salted digest of the text and not from the text, so that the text can be erased for good while
/// the id, and with it the audit trail, stays valid. Everything else (dates, ids of statuses,
/// places) is `Plain` JSON. `null` is a field made empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "serde_json::Value", into = "serde_json::Value")]
pub enum Value {
    /// Words a person typed: `{"text": …, "salt": …}`.
    Text {
        /// The words typed.
        text: Arc<str>,
        /// Random characters that make the digest impossible to guess.
        salt: Arc<str>,
    },
    /// Erased text: only its digest is left, `{"digest": …}`.
    Erased(Arc<str>),
    /// Any other JSON.
    Plain(serde_json::Value),
}

impl Value {
    /// A field made empty.
    pub const EMPTY: Self = Self::Plain(serde_json::Value::Null);

    /// Text with its salt.
    #[must_use]
    pub fn text(text: &str, salt: &str) -> Self {
        Self::Text { text: text.into(), salt: salt.into() }
    }

    /// A plain word, such as the id of a status.
    #[must_use]
    pub fn word(word: &str) -> Self {
        Self::Plain(serde_json::Value::String(word.to_owned()))
    }

    /// A place under `parent`, at the order key `order`.
    #[must_use]
    pub fn place(parent: &EntityId, order: &str) -> Self {
        Self::Plain(Place::json(parent, order))
    }

    /// True if the field is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text { text, .. } => text.is_empty(),
            Self::Erased(_) => true,
            Self::Plain(json) => json.is_null(),
        }
    }

    /// The words, of text and of plain strings.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text { text, .. } => Some(text),
            Self::Erased(_) => None,
            Self::Plain(json) => json.as_str(),
        }
    }

    /// Yes or no, if it is either.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        self.as_plain()?.as_bool()
    }

    /// The place it is, if it is one.
    #[must_use]
    pub fn as_place(&self) -> Option<Place> {
        Place::read(self.as_plain()?)
    }

    /// The plain JSON, if it is that.
    #[must_use]
    pub fn as_plain(&self) -> Option<&serde_json::Value> {
        match self {
            Self::Plain(json) => Some(json),
            Self::Text { .. } | Self::Erased(_) => None,
        }
    }

    /// True if this is the same content as `other`, whatever the salts.
    #[must_use]
    pub fn same_content(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text { text, .. }, Self::Text { text: theirs, .. }) => text == theirs,
            _ => self == other || (self.is_empty() && other.is_empty()),
        }
    }

    /// The value with text replaced by its digest: SHA-256, in hexadecimal, of the salt, a line
    /// feed and the text, in UTF-8.
    #[must_use]
    pub fn digested(&self) -> Self {
        match self {
            Self::Text { text, salt } => {
                let hash = Sha256::new().chain_update(salt.as_bytes()).chain_update("\n").chain_update(text.as_bytes());
                Self::Erased(hex(&hash.finalize()).into())
            }
            other => other.clone(),
        }
    }
}

impl From<serde_json::Value> for Value {
    fn from(json: serde_json::Value) -> Self {
        if let serde_json::Value::Object(map) = &json {
            let string = |key: &str| map.get(key).and_then(serde_json::Value::as_str);
            match (map.len(), string("text"), string("salt"), string("digest")) {
                // A salt with a line feed could give two texts one digest: such JSON is not taken for text, and enters
                // the id as it is.
                (2, Some(text), Some(salt), _) if !salt.contains('\n') => return Self::text(text, salt),
                (1, _, _, Some(digest)) => return Self::Erased(digest.into()),
                _ => {}
            }
        }
        Self::Plain(json)
    }
}

impl From<Value> for serde_json::Value {
    fn from(value: Value) -> Self {
        match value {
            Value::Text { text, salt } => serde_json::json!({ "text": *text, "salt": *salt }),
            Value::Erased(digest) => serde_json::json!({ "digest": *digest }),
            Value::Plain(json) => json,
        }
    }
}

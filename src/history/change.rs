//! One change: who set which fields of what, when, why, and what they had seen.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::plan::digest::hex;
use crate::plan::{EntityId, Field, Value};

/// The id of a change: the first 128 bits of the SHA-256 of its canonical form.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "std::borrow::Cow<'_, str>", into = "String")]
pub struct ChangeId([u8; 16]);

impl ChangeId {
    pub(super) const LEAST: Self = Self([0; 16]);

    /// The id of these bytes.
    pub(super) const fn of(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

/// Words that are not the id of a change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the id of a change is 32 lower-case hexadecimal digits")]
pub struct NotAChangeId;

impl TryFrom<&str> for ChangeId {
    type Error = NotAChangeId;

    fn try_from(words: &str) -> Result<Self, NotAChangeId> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(NotAChangeId),
        };
        if words.len() != 32 {
            return Err(NotAChangeId);
        }
        let mut id = [0; 16];
        for (byte, pair) in id.iter_mut().zip(words.as_bytes().chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Self(id))
    }
}

impl TryFrom<std::borrow::Cow<'_, str>> for ChangeId {
    type Error = NotAChangeId;

    fn try_from(words: std::borrow::Cow<'_, str>) -> Result<Self, NotAChangeId> {
        Self::try_from(words.as_ref())
    }
}

impl From<ChangeId> for String {
    fn from(id: ChangeId) -> Self {
        hex(&id.0)
    }
}

impl fmt::Display for ChangeId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for ChangeId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

/// Fields of later versions: kept, and part of what the id covers.
pub(super) type Extra = serde_json::Map<String, serde_json::Value>;

/// Who made a change, on what: a claim, not a proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The name the officer gave.
    pub name: String,
    /// The browser it was made in, a random name.
    pub device: String,
    /// Fields of later versions.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Author {
    /// An author.
    #[must_use]
    pub fn new(name: impl Into<String>, device: impl Into<String>) -> Self {
        Self { name: name.into(), device: device.into(), extra: Extra::new() }
    }
}

/// One field given one value. A change may give one field several values: then each is an answer,
/// as before the settlement that an undo takes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "serde_json::Value")]
pub struct Set {
    /// Of what.
    pub entity: EntityId,
    /// Which field.
    pub field: Field,
    /// The new value.
    pub value: Value,
    /// The changes whose values of this field were on the officer's screen when the form opened:
    /// these, and no others, it replaces. Sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub over: Vec<ChangeId>,
    /// Fields of later versions.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A change: immutable once made, but for text erased from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "serde_json::Value")]
pub struct Change {
    /// Worked out from all the rest: see [`Change::computed_id`].
    pub id: ChangeId,
    /// The newest changes its author had seen. Sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<ChangeId>,
    /// When, by the author's clock: RFC 3339 in UTC. A claim; nothing is decided by it.
    pub at: String,
    /// Who.
    pub by: Author,
    /// Why, where a reason was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Value>,
    /// Where it came from, where not typed in: the name of a document or file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Value>,
    /// What a reader must know to understand it. What an unknown need touches is read-only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// The changes this one takes back, if it is an undo. Sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undoes: Vec<ChangeId>,
    /// What it sets.
    pub sets: Vec<Set>,
    /// Fields of later versions.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What is wrong with a change that is set aside.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It was altered after it was made, or damaged on the way.
    #[error("its content does not match its id {0}: it was altered or damaged")]
    WrongId(ChangeId),
    /// It sets nothing.
    #[error("it sets nothing")]
    SetsNothing,
    /// `after`, `undoes` or `over` is not sorted, or names a change twice.
    #[error("it names other changes out of order, or one of them twice")]
    NotInOrder,
    /// It would change what this version can only show.
    #[error(
        "{0} was changed by a newer version of Hearth and can only be read here; reload the page to get the newest version, then try again"
    )]
    ReadOnly(EntityId),
    /// It has no canonical form, as with a number that is not whole.
    #[error("it holds something a change cannot hold: {0}")]
    NotCanonical(String),
}

impl Change {
    /// A change yet without its id.
    #[must_use]
    pub fn unsealed(after: Vec<ChangeId>, at: String, by: Author, sets: Vec<Set>) -> Self {
        Self {
            id: ChangeId::LEAST,
            after,
            at,
            by,
            why: None,
            source: None,
            needs: Vec::new(),
            undoes: Vec::new(),
            sets,
            extra: Extra::new(),
        }
    }

    /// All of it but what it sets.
    #[must_use]
    pub fn without_sets(&self) -> Self {
        Self {
            id: self.id,
            after: self.after.clone(),
            at: self.at.clone(),
            by: self.by.clone(),
            why: self.why.clone(),
            source: self.source.clone(),
            needs: self.needs.clone(),
            undoes: self.undoes.clone(),
            sets: Vec::new(),
            extra: self.extra.clone(),
        }
    }

    /// Whether it needs something this version does not know.
    #[must_use]
    pub fn is_unsupported(&self) -> bool {
        // Version 1 has no features that a reader could lack.
        !self.needs.is_empty()
    }
}

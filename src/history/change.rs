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

/// Text that is not the id of a change.
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

/// Fields of later versions: kept, and covered by the id.
pub(super) type Extra = serde_json::Map<String, serde_json::Value>;

/// Who made a change, and on which device: a claim, not a proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The name the officer gave.
    pub name: String,
    /// The random name of the browser it was made in.
    pub device: String,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Author {
    /// An author without fields of later versions.
    #[must_use]
    pub fn new(name: impl Into<String>, device: impl Into<String>) -> Self {
        Self { name: name.into(), device: device.into(), extra: Extra::new() }
    }
}

/// One value written to one field. A change may write several values to one field: an undo of a
/// settlement restores both answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "serde_json::Value")]
pub struct Set {
    /// The item that the field belongs to.
    pub entity: EntityId,
    /// The field that is written.
    pub field: Field,
    /// The new value.
    pub value: Value,
    /// The changes whose values of this field were on the officer's screen when the form opened.
    /// It replaces these and no others. Sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub over: Vec<ChangeId>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A change: immutable, except that text can be erased from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "serde_json::Value")]
pub struct Change {
    /// The hash of all the rest: see [`Change::computed_id`].
    pub id: ChangeId,
    /// The newest changes its author had seen. Sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<ChangeId>,
    /// When, by the author's clock: RFC 3339 in UTC. A claim; nothing is decided by it.
    pub at: String,
    /// Who made it, by their own account.
    pub by: Author,
    /// The reason, if one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Value>,
    /// The name of the document or file it came from; `None` if it was typed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Value>,
    /// The features a reader needs to understand it. If one is unknown, the items it touches are read-only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// The changes this one takes back, if it is an undo. Sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undoes: Vec<ChangeId>,
    /// The values that it writes.
    pub sets: Vec<Set>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Why a change is set aside.
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
    /// It would change an item that this version can only show.
    #[error(
        "{0} was changed by a newer version of Hearth and can only be read here; reload the page to get the newest version, then try again"
    )]
    ReadOnly(EntityId),
    /// It has no canonical form: it holds a fraction, for example.
    #[error("it holds something a change cannot hold: {0}")]
    NotCanonical(String),
}

impl Change {
    /// A change without its id; [`Change::with_id`] computes it.
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

    /// A copy without its sets.
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

    /// True if it needs a feature that this version lacks.
    #[must_use]
    pub fn is_unsupported(&self) -> bool {
        // Version 1 has no features, so any need is unknown.
        !self.needs.is_empty()
    }
}

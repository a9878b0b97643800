//! Ids: the names that things in a plan keep for ever.
//!
//! References, wordings and places change and clash, so nothing is known by them.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::digest;
use super::kind::Kind;

/// The longest id accepted, in bytes. Ids come from files, and files are hostile until checked.
const LONGEST: usize = 96;

/// The id of one thing in a plan: its kind, a hyphen, and letters, digits and hyphens, as in
/// `action-1f0c…`. Once given, it never follows the thing's reference, wording or place.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EntityId(Arc<str>);

/// Words that are not the id of anything.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an id: an id is a kind, a hyphen, and lower-case letters, digits and hyphens")]
pub struct NotAnId(String);

impl EntityId {
    /// A new thing's id, from 128 random bits that the caller supplies: the core has no randomness.
    #[must_use]
    pub fn fresh(kind: &Kind, random: u128) -> Self {
        Self(format!("{kind}-{random:032x}").into())
    }

    /// The id that follows from a document or a name. It is the same on every device, so that two officers who start
    /// from one document have one plan and not two.
    #[must_use]
    pub fn derived(kind: &Kind, from: &[&str]) -> Self {
        Self(format!("{kind}-{}", digest::of_parts(from.iter().copied())).into())
    }

    /// The id of a thing that each plan has under one fixed name, such as the status `on-track`.
    ///
    /// # Errors
    /// When the name is not lower-case letters, digits and hyphens.
    pub fn named(kind: &Kind, name: &str) -> Result<Self, NotAnId> {
        Self::try_from(format!("{kind}-{name}"))
    }

    /// The kind of the thing.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let hyphen = self.0.bytes().position(|byte| byte == b'-').unwrap_or(self.0.len());
        Kind::from(self.0.get(..hyphen).unwrap_or_default())
    }

    /// True if the thing is of this kind; unlike [`EntityId::kind`], it makes nothing.
    #[must_use]
    pub fn is_a(&self, kind: &Kind) -> bool {
        self.0.strip_prefix(kind.name()).is_some_and(|rest| rest.starts_with('-'))
    }

    /// The id as it stands in files and addresses.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for EntityId {
    type Error = NotAnId;

    fn try_from(words: String) -> Result<Self, NotAnId> {
        let shaped = words.split_once('-').is_some_and(|(kind, rest)| {
            !kind.is_empty()
                && !rest.is_empty()
                && kind.bytes().all(|byte| byte.is_ascii_lowercase())
                && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        });
        if shaped && words.len() <= LONGEST {
            Ok(Self(words.into()))
        } else {
            Err(NotAnId(words.chars().take(LONGEST).collect()))
        }
    }
}

impl TryFrom<&str> for EntityId {
    type Error = NotAnId;

    fn try_from(words: &str) -> Result<Self, NotAnId> {
        Self::try_from(words.to_owned())
    }
}

impl From<EntityId> for String {
    fn from(id: EntityId) -> Self {
        id.0.as_ref().to_owned()
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for EntityId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

//! Leads: who answers for a line, and in which role.
//!
//! Each lead is a field of its own, named by role and party, so that officers who add one each add both.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::id::EntityId;

/// The part a party plays in a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Role {
    /// Answers for the line.
    Accountable,
    /// Helps the one who answers for it.
    Supporting,
    /// An organisation outside the council that takes part.
    Partner,
    /// Confirms that the line is done.
    SignOff,
    /// A role of a later version: kept as it came.
    Unknown(String),
}

impl Role {
    /// The roles an officer can choose, in the order they are listed.
    pub const ALL: [Self; 4] = [Self::Accountable, Self::Supporting, Self::Partner, Self::SignOff];

    /// The one table of roles: the stored word, and the label on screen, as it stands after a lead's name.
    fn spec(&self) -> (&str, &str) {
        match self {
            Self::Accountable => ("accountable", "Accountable"),
            Self::Supporting => ("supporting", "Supporting"),
            Self::Partner => ("partner", "Partner"),
            Self::SignOff => ("sign-off", "Signs off"),
            Self::Unknown(name) => (name, name),
        }
    }

    /// Its name on screen, after a lead's name.
    #[must_use]
    pub fn label(&self) -> &str {
        self.spec().1
    }
}

impl From<&str> for Role {
    fn from(name: &str) -> Self {
        Self::ALL.into_iter().find(|role| role.spec().0 == name).unwrap_or_else(|| Self::Unknown(name.to_owned()))
    }
}

impl From<String> for Role {
    fn from(name: String) -> Self {
        Self::from(name.as_str())
    }
}

impl From<Role> for String {
    fn from(role: Role) -> Self {
        role.to_string()
    }
}

impl fmt::Display for Role {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.spec().0)
    }
}

/// One party in one role on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Who answers for the line.
    pub party: EntityId,
    /// The part it plays.
    pub role: Role,
    /// Its place among the line's leads: an order key.
    pub order: String,
    /// True until a person has confirmed that the published words mean this party.
    pub unconfirmed: bool,
}

impl Lead {
    /// Reads the field of a lead; `None` if its value is of a form not known here.
    #[must_use]
    pub fn read(role: &Role, party: &EntityId, json: &Json) -> Option<Self> {
        let lead = json.as_object()?;
        Some(Self {
            party: party.clone(),
            role: role.clone(),
            order: lead.get("order").and_then(Json::as_str).unwrap_or_default().to_owned(),
            unconfirmed: lead.get("unconfirmed").and_then(Json::as_bool).unwrap_or_default(),
        })
    }

    /// The value of a lead's field.
    #[must_use]
    pub fn json(order: &str, unconfirmed: bool) -> Json {
        if unconfirmed { json!({ "order": order, "unconfirmed": true }) } else { json!({ "order": order }) }
    }
}

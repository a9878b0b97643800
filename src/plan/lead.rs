//! Who answers for a line, and how.

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
}

impl From<&str> for Role {
    fn from(name: &str) -> Self {
        match name {
            "accountable" => Self::Accountable,
            "supporting" => Self::Supporting,
            "partner" => Self::Partner,
            "sign-off" => Self::SignOff,
            other => Self::Unknown(other.to_owned()),
        }
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
        out.write_str(match self {
            Self::Accountable => "accountable",
            Self::Supporting => "supporting",
            Self::Partner => "partner",
            Self::SignOff => "sign-off",
            Self::Unknown(name) => name,
        })
    }
}

/// One party in one role on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Who answers for the line.
    pub party: EntityId,
    /// The part it plays.
    pub role: Role,
    /// Where among the line's leads: an order key.
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

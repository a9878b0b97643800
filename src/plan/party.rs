//! Who can lead: a person, post, team or organisation, with what a plan says of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::day;
use super::holding::RecordedHolding;
use super::id::EntityId;
use super::party_kind::PartyKind;

/// A person, post, team or organisation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Party {
    /// The name shown.
    pub name: String,
    /// A person, a post, a team …
    pub kind: PartyKind,
    /// True of the parties that a person said are the same as this one, false of those they said are not.
    pub same: BTreeMap<EntityId, bool>,
    /// Who holds it, if it is a post, the earliest first: see [`super::post`].
    pub holdings: Vec<RecordedHolding>,
    /// Who took its place, or will, the earliest first: see [`super::succession`].
    pub successors: Vec<Successor>,
}

/// Who took a party's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Successor {
    /// The party in its place.
    pub party: EntityId,
    /// The first day; `None` if it is not known.
    pub on: Option<NaiveDate>,
}

impl Successor {
    /// Reads the value of a succession by `party`; `None` if it is of a form not known here.
    #[must_use]
    pub fn read(party: &EntityId, json: &Json) -> Option<Self> {
        let on = match json.as_object()?.get("on") {
            None | Some(Json::Null) => None,
            Some(on) => Some(day::read(on.as_str()?)?),
        };
        Some(Self { party: party.clone(), on })
    }

    /// True if this has come about by that day.
    #[must_use]
    pub fn is_in_place(&self, day: NaiveDate) -> bool {
        self.on.is_none_or(|on| on <= day)
    }
}

//! What can be said of the things in a plan: the names of their fields.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::id::EntityId;
use super::lead::Role;

/// One field of one thing. Each field is one answer; a collection is one field for each member
/// (`lead/accountable/party-…`), so that two officers who add a lead each add both.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Field {
    /// Parent and order in it: `{"parent": …, "order": …}`.
    Place,
    /// `true` where the thing was removed from the plan.
    Removed,
    /// The printed reference of a commitment or action: text.
    Reference,
    /// The wording: text.
    Text,
    /// The wording of the adopted document: text.
    Published,
    /// The responsibility as published: text.
    Responsibility,
    /// The timeframe as published: text.
    Timeframe,
    /// The reading of the timeframe that a person gave.
    Reading,
    /// Id of one of the plan's statuses.
    Status,
    /// `true` where a commitment is tracked itself, having no action.
    Tracked,
    /// One lead in one role: `{"order": …}`, with `"unconfirmed": true` where a person must check.
    Lead(Role, EntityId),
    /// Title of a plan, section or piece of evidence: text.
    Title,
    /// Printed number of a section: text.
    Number,
    /// Objective of a section: text.
    Objective,
    /// The years a plan covers, as published: text.
    Period,
    /// The council whose plan it is: text.
    Organisation,
    /// What readers must know of the plan's wording: text.
    Note,
    /// What this plan calls its sections ("Priority"): text.
    SectionWord,
    /// What this plan calls its commitments: text.
    CommitmentWord,
    /// `"calendar"` or `"financial"`: how "2023-24" counts.
    YearBasis,
    /// The day on which the plan was adopted: `"2024-03-20"`.
    Adopted,
    /// The document the plan was made from, as a stable name.
    Origin,
    /// Position at this date (updates), or the date of evidence: `"2026-03-31"`.
    Date,
    /// On whose behalf an update was entered: text.
    OnBehalfOf,
    /// Address or place of evidence, kept as text and never opened by the app itself.
    Link,
    /// Name of a party: text.
    Name,
    /// `"person"`, `"post"`, … of a party.
    PartyKind,
    /// `true` where a person says that this party and that one are the same, `false` where they say that they are
    /// two: see [`super::same`].
    Same(EntityId),
    /// `holder/<key>`, of a post: who holds it, how and when: see [`super::post`].
    Holder(String),
    /// `succeeded-by/<party>`: that party took this one's place: see [`super::succession`].
    SucceededBy(EntityId),
    /// `dismissed/<key>`, of the plan: why a finding of [`crate::check`] is to be left alone: text.
    Dismissed(String),
    /// Word of a status: text.
    Word,
    /// Shape that goes with a status's word.
    Shape,
    /// What a status means, for the key: text.
    Meaning,
    /// `"none"`, `"open"`, `"complete"` or `"closed"`: what a status counts as.
    Stage,
    /// `erase/<change>/<field>`: that change's value of that field is erased, for good.
    Erase(String, Box<Field>),
    /// The reason given for a change; only as the target of an erasure.
    Why,
    /// Where a change came from; only as the target of an erasure.
    Source,
    /// A field of a later version: kept and written out as it came.
    Other(String),
}

use Field as F;

const NAMES: [(Field, &str); 32] = [
    (F::Place, "place"),
    (F::Removed, "removed"),
    (F::Reference, "ref"),
    (F::Text, "text"),
    (F::Published, "published"),
    (F::Responsibility, "responsibility"),
    (F::Timeframe, "timeframe"),
    (F::Reading, "reading"),
    (F::Status, "status"),
    (F::Tracked, "tracked"),
    (F::Title, "title"),
    (F::Number, "number"),
    (F::Objective, "objective"),
    (F::Period, "period"),
    (F::Organisation, "organisation"),
    (F::Note, "note"),
    (F::SectionWord, "section-word"),
    (F::CommitmentWord, "commitment-word"),
    (F::YearBasis, "year-basis"),
    (F::Adopted, "adopted"),
    (F::Origin, "origin"),
    (F::Date, "date"),
    (F::OnBehalfOf, "on-behalf-of"),
    (F::Link, "link"),
    (F::Name, "name"),
    (F::PartyKind, "party-kind"),
    (F::Word, "word"),
    (F::Shape, "shape"),
    (F::Meaning, "meaning"),
    (F::Stage, "stage"),
    (F::Why, "@why"),
    (F::Source, "@source"),
];

impl Field {
    /// Whether the field holds words that a person typed, and that can be erased.
    #[must_use]
    pub fn holds_words(&self) -> bool {
        matches!(
            self,
            F::Reference
                | F::Text
                | F::Published
                | F::Responsibility
                | F::Timeframe
                | F::Title
                | F::Number
                | F::Objective
                | F::Period
                | F::Organisation
                | F::Note
                | F::SectionWord
                | F::CommitmentWord
                | F::OnBehalfOf
                | F::Link
                | F::Name
                | F::Dismissed(_)
                | F::Word
                | F::Meaning
                | F::Why
                | F::Source
        )
    }

    fn keyed(name: &str) -> Option<Self> {
        let (family, key) = name.split_once('/')?;
        match family {
            "lead" => {
                let (role, party) = key.split_once('/')?;
                Some(F::Lead(Role::from(role), EntityId::try_from(party).ok()?))
            }
            "same" => Some(F::Same(EntityId::try_from(key).ok()?)),
            "holder" => Some(F::Holder(key.to_owned())),
            "succeeded-by" => Some(F::SucceededBy(EntityId::try_from(key).ok()?)),
            "dismissed" => Some(F::Dismissed(key.to_owned())),
            "erase" => {
                let (change, field) = key.split_once('/')?;
                // There is nothing in an erasure to erase; and a name that went on like this for
                // ever would take as many calls to read.
                let field = (!field.starts_with("erase/")).then(|| F::from(field.to_owned()))?;
                Some(F::Erase(change.to_owned(), Box::new(field)))
            }
            _ => None,
        }
    }
}

impl From<String> for Field {
    fn from(name: String) -> Self {
        NAMES
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(field, _)| field.clone())
            .or_else(|| Self::keyed(&name))
            .unwrap_or(F::Other(name))
    }
}

impl From<Field> for String {
    fn from(field: Field) -> Self {
        field.to_string()
    }
}

impl fmt::Display for Field {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            F::Lead(role, party) => write!(out, "lead/{role}/{party}"),
            F::Same(party) => write!(out, "same/{party}"),
            F::Holder(key) => write!(out, "holder/{key}"),
            F::SucceededBy(party) => write!(out, "succeeded-by/{party}"),
            F::Dismissed(key) => write!(out, "dismissed/{key}"),
            F::Erase(change, field) => write!(out, "erase/{change}/{field}"),
            F::Other(name) => out.write_str(name),
            known => out.write_str(NAMES.iter().find(|(field, _)| field == known).map_or("", |(_, name)| name)),
        }
    }
}

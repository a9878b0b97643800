//! The fields of the things in a plan, each with its names and the type of its values.
//!
//! One table has all that the rest of the code needs to know of a field, so that a new one is described once.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::id::EntityId;
use super::kind::Kind;
use super::lead::Role;

/// One field of one thing. Each field is one answer; a collection is one field for each member
/// (`lead/accountable/party-…`), so that two officers who add a lead each add both.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Field {
    /// Parent and order in it: `{"parent": …, "order": …}`.
    Place,
    /// `true` if the thing was removed from the plan.
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
    /// `true` if a commitment has no actions and is reported on itself.
    Tracked,
    /// One party in one role: `{"order": …}`, with `"unconfirmed": true` until a person confirms it.
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
    /// A note to readers on the plan's wording: text.
    Note,
    /// The plan's own word for its sections ("Priority"): text.
    SectionWord,
    /// The plan's own word for its commitments: text.
    CommitmentWord,
    /// `"calendar"` or `"financial"`: how "2023-24" counts.
    YearBasis,
    /// How often the plan's leads report: a whole number of months from 1 to 12.
    Cycle,
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
    /// `true` if a person said that this party and that one are the same, `false` if they said that they are not: see
    /// [`super::same`].
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
    /// The meaning of a status, for the key: text.
    Meaning,
    /// `"none"`, `"open"`, `"complete"` or `"closed"`: what a status counts as.
    Stage,
    /// `erase/<change>/<field>`: that change's value of that field is erased, for good.
    Erase(String, Box<Field>),
    /// The reason given for a change; only as the target of an erasure.
    Why,
    /// The source of a change; only as the target of an erasure.
    Source,
    /// A field of a later version: kept and written out as it came.
    Other(String),
}

use Field as F;

/// All there is to know of a field.
struct Spec {
    /// Its stored name, or that of its family: `lead` of `lead/accountable/party-…`.
    name: &'static str,
    /// Its name on screen, as in "changed the timeframe".
    label: &'static str,
    holds: Holds,
}

/// The type of a field's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Words that a person typed: the only values that can be erased.
    Words,
    /// `true`, or nothing.
    Flag,
    /// A day: `"2026-03-31"`.
    Day,
    /// A word that no person typed, such as a kind of party.
    Name,
    /// The id of one of the plan's statuses.
    Status,
    /// A [`super::Place`]: parent and order key.
    Place,
    /// A [`super::Lead`], whose party and role are in the name of the field.
    Lead,
    /// A confirmed [`super::timeframe::Reading`].
    Reading,
    /// A [`super::timeframe::YearBasis`]: calendar or financial.
    YearBasis,
    /// A [`super::timeframe::Cycle`] of reporting.
    Cycle,
    /// The [`super::Shape`] of a status.
    Shape,
    /// The [`super::Stage`] of a status.
    Stage,
    /// A [`super::holding::Holding`]: who holds a post, and when.
    Holding,
    /// A [`super::party::Successor`]: from when a party takes over.
    Succession,
    /// Anything else: an order to erase, a field of a later version.
    Other,
}

/// The one table of fields. From it follow [`PLAIN`], which is read, and [`Field::spec`], which is written. The match
/// has no default arm: a new field does not compile until it has its row here.
macro_rules! fields {
    ($($plain:ident $name:literal $label:literal $holds:ident),* $(,)?) => {
        /// Every field stored under one name; the others are families of fields, each member under its key.
        const PLAIN: &[Field] = &[$(F::$plain),*];

        impl Field {
            const fn spec(&self) -> Spec {
                let (name, label, holds) = match self {
                    $(F::$plain => ($name, $label, Holds::$holds),)*
                    F::Lead(..) => ("lead", "lead", Holds::Lead),
                    F::Same(_) => ("same", "same person or team", Holds::Flag),
                    F::Holder(_) => ("holder", "holder", Holds::Holding),
                    F::SucceededBy(_) => ("succeeded-by", "succeeded by", Holds::Succession),
                    F::Dismissed(_) => ("dismissed", "reason to leave a point of the check alone", Holds::Words),
                    F::Erase(..) => ("erase", "erased text", Holds::Other),
                    // Stored under the name it came with.
                    F::Other(_) => ("", "something a newer version of Hearth wrote", Holds::Other),
                };
                Spec { name, label, holds }
            }
        }
    };
}

fields! {
    Place "place" "place in the plan" Place,
    Removed "removed" "removal" Flag,
    Reference "ref" "reference" Words,
    Text "text" "action" Words,
    Published "published" "published wording" Words,
    Responsibility "responsibility" "responsibility" Words,
    Timeframe "timeframe" "timeframe" Words,
    Reading "reading" "meaning of the timeframe" Reading,
    Status "status" "status" Status,
    Tracked "tracked" "whether it is reported on itself" Flag,
    Title "title" "title" Words,
    Number "number" "number" Words,
    Objective "objective" "objective" Words,
    Period "period" "period" Words,
    Organisation "organisation" "organisation" Words,
    Note "note" "note" Words,
    SectionWord "section-word" "word for sections" Words,
    CommitmentWord "commitment-word" "word for commitments" Words,
    YearBasis "year-basis" "way of counting years" YearBasis,
    Cycle "cycle-months" "reporting cycle" Cycle,
    Adopted "adopted" "day of adoption" Day,
    Origin "origin" "source document" Name,
    Date "date" "date" Day,
    OnBehalfOf "on-behalf-of" "on behalf of" Words,
    Link "link" "link or path" Words,
    Name "name" "name" Words,
    PartyKind "party-kind" "kind of person or team" Name,
    Word "word" "word" Words,
    Shape "shape" "shape" Shape,
    Meaning "meaning" "meaning" Words,
    Stage "stage" "what it counts as" Stage,
    Why "@why" "reason" Words,
    Source "@source" "source" Words,
}

impl Field {
    /// The type of its values.
    #[must_use]
    pub fn holds(&self) -> Holds {
        self.spec().holds
    }

    /// Its name on screen, as a field of a thing of this kind: as in "changed the timeframe".
    #[must_use]
    pub fn label(&self, of: &Kind) -> &'static str {
        match (self, of) {
            (F::Text, Kind::Update) => "what happened",
            (F::Text, Kind::Point | Kind::Outcome | Kind::Connection | Kind::Alias) => "wording",
            (F::Text, Kind::Commitment) => "commitment",
            (F::Date, Kind::Update) => "position at",
            _ => self.spec().label,
        }
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
                // An erasure holds nothing to erase, and a long nested name would take as many calls to read.
                let field = (!field.starts_with("erase/")).then(|| F::from(field.to_owned()))?;
                Some(F::Erase(change.to_owned(), Box::new(field)))
            }
            _ => None,
        }
    }
}

impl From<String> for Field {
    fn from(name: String) -> Self {
        PLAIN
            .iter()
            .find(|field| field.spec().name == name)
            .cloned()
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
        let name = self.spec().name;
        match self {
            F::Lead(role, party) => write!(out, "{name}/{role}/{party}"),
            F::Same(party) | F::SucceededBy(party) => write!(out, "{name}/{party}"),
            F::Holder(key) | F::Dismissed(key) => write!(out, "{name}/{key}"),
            F::Erase(change, field) => write!(out, "{name}/{change}/{field}"),
            F::Other(name) => out.write_str(name),
            _ => out.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Field, PLAIN};

    #[test]
    fn every_field_has_a_name_of_its_own_that_reads_back() {
        let names: BTreeSet<String> = PLAIN.iter().map(ToString::to_string).collect();
        assert_eq!(names.len(), PLAIN.len());
        assert!(!names.contains(""));
        assert!(PLAIN.iter().all(|field| Field::from(field.to_string()) == *field));
    }

    #[test]
    fn a_member_of_a_family_reads_back() {
        let members = [
            "lead/accountable/party-a",
            "same/party-a",
            "holder/k",
            "succeeded-by/party-a",
            "dismissed/k",
            "erase/c/text",
        ];
        for name in members {
            let field = Field::from(name.to_owned());
            assert!(!matches!(field, Field::Other(_)), "{name}");
            assert_eq!(field.to_string(), name);
        }
    }
}

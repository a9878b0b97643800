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

/// How a field is stored, and whether its values can be erased.
struct Spec {
    /// Its name, or that of its family: `lead` of `lead/accountable/party-…`.
    name: &'static str,
    holds: Holds,
}

/// What the values of a field are.
enum Holds {
    /// Words that a person typed, which can be erased.
    Words,
    /// Anything else.
    Data,
}

/// The one table of fields. From it follow [`PLAIN`], which is read, and [`Field::spec`], which is written. The match
/// has no default arm: a new field does not compile until it has its name here.
macro_rules! fields {
    ($($plain:ident $name:literal $holds:ident),* $(,)?) => {
        /// Every field stored under one name; the others are families of fields, each member under its key.
        const PLAIN: &[Field] = &[$(F::$plain),*];

        impl Field {
            const fn spec(&self) -> Spec {
                let (name, holds) = match self {
                    $(F::$plain => ($name, Holds::$holds),)*
                    F::Lead(..) => ("lead", Holds::Data),
                    F::Same(_) => ("same", Holds::Data),
                    F::Holder(_) => ("holder", Holds::Data),
                    F::SucceededBy(_) => ("succeeded-by", Holds::Data),
                    F::Dismissed(_) => ("dismissed", Holds::Words),
                    F::Erase(..) => ("erase", Holds::Data),
                    // Stored under the name it came with.
                    F::Other(_) => ("", Holds::Data),
                };
                Spec { name, holds }
            }
        }
    };
}

fields! {
    Place "place" Data,
    Removed "removed" Data,
    Reference "ref" Words,
    Text "text" Words,
    Published "published" Words,
    Responsibility "responsibility" Words,
    Timeframe "timeframe" Words,
    Reading "reading" Data,
    Status "status" Data,
    Tracked "tracked" Data,
    Title "title" Words,
    Number "number" Words,
    Objective "objective" Words,
    Period "period" Words,
    Organisation "organisation" Words,
    Note "note" Words,
    SectionWord "section-word" Words,
    CommitmentWord "commitment-word" Words,
    YearBasis "year-basis" Data,
    Adopted "adopted" Data,
    Origin "origin" Data,
    Date "date" Data,
    OnBehalfOf "on-behalf-of" Words,
    Link "link" Words,
    Name "name" Words,
    PartyKind "party-kind" Data,
    Word "word" Words,
    Shape "shape" Data,
    Meaning "meaning" Words,
    Stage "stage" Data,
    Why "@why" Words,
    Source "@source" Words,
}

impl Field {
    /// True if the field holds words that a person typed, which can be erased.
    #[must_use]
    pub fn holds_words(&self) -> bool {
        matches!(self.spec().holds, Holds::Words)
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

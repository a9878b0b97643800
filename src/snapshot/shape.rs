//! The entries of each kind of thing in the readable part, in order.
//!
//! Writing and reading both use these tables, so that they cannot drift apart. A field without a place
//! here, as one of a later version, is written under [`OTHER`].

use crate::plan::{Field, Kind};

/// The key of the fields without an entry of their own: an object of fields by name.
pub(super) const OTHER: &str = "other";
/// The key, in the plan itself, of the items without a place.
pub(super) const UNPLACED: &str = "unplaced";

/// One entry of an item in the readable part.
pub(super) enum EntryPart {
    /// A field, under this key.
    Field(&'static str, Field),
    /// The id of a status, and its word for people.
    Status,
    /// Who entered an update and when, for people.
    Entered,
    /// The plan's own words for sections and commitments.
    Levels,
    /// The parties that lead a line.
    Leads,
    /// The words of a timeframe and what they mean.
    Timeframe,
    /// The parties that a person said are the same as this one.
    Same,
    /// The items of one kind under this one, in order.
    List(&'static str, Kind),
}

use EntryPart::{Entered, Field as F, Leads, Levels, List, Same, Status, Timeframe};

static PLAN: &[EntryPart] = &[
    F("title", Field::Title),
    F("organisation", Field::Organisation),
    F("period", Field::Period),
    F("adopted", Field::Adopted),
    F("note", Field::Note),
    Levels,
    F("year-basis", Field::YearBasis),
    F("cycle-months", Field::Cycle),
    F("origin", Field::Origin),
    List("statuses", Kind::Status),
    List("sections", Kind::Section),
    List("parties", Kind::Party),
];

static SECTION: &[EntryPart] = &[
    F("number", Field::Number),
    F("title", Field::Title),
    F("objective", Field::Objective),
    List("connections", Kind::Connection),
    List("commitments", Kind::Commitment),
    List("actions", Kind::Action),
];

static COMMITMENT: &[EntryPart] = &[
    F("ref", Field::Reference),
    F("text", Field::Text),
    F("published", Field::Published),
    F("tracked", Field::Tracked),
    List("points", Kind::Point),
    List("outcomes", Kind::Outcome),
    F("responsibility", Field::Responsibility),
    Leads,
    Timeframe,
    Status,
    List("evidence", Kind::Evidence),
    List("updates", Kind::Update),
    List("actions", Kind::Action),
];

static ACTION: &[EntryPart] = &[
    F("ref", Field::Reference),
    F("text", Field::Text),
    F("published", Field::Published),
    List("points", Kind::Point),
    List("outcomes", Kind::Outcome),
    F("responsibility", Field::Responsibility),
    Leads,
    Timeframe,
    Status,
    List("evidence", Kind::Evidence),
    List("updates", Kind::Update),
];

static WORDS: &[EntryPart] = &[F("text", Field::Text)];

static UPDATE: &[EntryPart] = &[
    F("date", Field::Date),
    Status,
    F("text", Field::Text),
    F("on-behalf-of", Field::OnBehalfOf),
    Entered,
    List("evidence", Kind::Evidence),
];

static EVIDENCE: &[EntryPart] = &[F("title", Field::Title), F("link", Field::Link), F("date", Field::Date)];

static PARTY: &[EntryPart] = &[F("name", Field::Name), F("kind", Field::PartyKind), Same, List("aliases", Kind::Alias)];

static STATUS: &[EntryPart] =
    &[F("word", Field::Word), F("shape", Field::Shape), F("stage", Field::Stage), F("meaning", Field::Meaning)];

/// The entries of an item of this kind, after `id` and `removed`.
pub(super) fn parts(kind: &Kind) -> &'static [EntryPart] {
    match kind {
        Kind::Plan => PLAN,
        Kind::Section => SECTION,
        Kind::Commitment => COMMITMENT,
        Kind::Action => ACTION,
        Kind::Point | Kind::Outcome | Kind::Connection | Kind::Alias => WORDS,
        Kind::Update => UPDATE,
        Kind::Evidence => EVIDENCE,
        Kind::Party => PARTY,
        Kind::Status => STATUS,
        Kind::Unknown(_) => &[],
    }
}

/// True if `field` is always written as an entry of its own when it has a value.
pub(super) fn is_own_entry(kind: &Kind, field: &Field) -> bool {
    *field == Field::Removed
        || parts(kind).iter().any(|part| match part {
            F(_, own) => own == field,
            Status => *field == Field::Status,
            Levels => matches!(field, Field::SectionWord | Field::CommitmentWord),
            Entered | Leads | Timeframe | Same | List(..) => false,
        })
}

//! One thing of a plan, read from its fields.
//!
//! Every value is read here once, into a typed part. What this version cannot read stays in [`Item::extra`], so that a
//! newer version's data is seen to be there.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::field::Field;
use super::holding::RecordedHolding;
use super::id::EntityId;
use super::kind::Kind;
use super::lead::Lead;
use super::party::{Party, Successor};
use super::party_kind::PartyKind;
use super::place::Place;
use super::status::Status;
use super::timeframe::{Cycle, Reading, YearBasis};
use super::value::Value;

/// One thing of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name for ever.
    pub id: EntityId,
    /// Its place; `None` until the change that created it has arrived.
    pub place: Option<Place>,
    /// True if it was itself removed from the plan. Then what stands under it is hidden too.
    pub removed: bool,
    /// Its content, by kind.
    pub body: Body,
    /// Fields of later versions, and fields whose values are not of a form known here.
    pub extra: BTreeMap<Field, Value>,
}

/// The content of a thing, by its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The plan itself.
    Plan(About),
    /// A section or priority.
    Section(Section),
    /// A commitment; a line of its own if it is tracked.
    Commitment(Line),
    /// An action; always a line.
    Action(Line),
    /// A point, outcome, connection or other spelling.
    Words(String),
    /// An update of a line.
    Update(Update),
    /// Evidence for a line or an update.
    Evidence(Evidence),
    /// A person, post, team or organisation.
    Party(Party),
    /// A status of the plan's scheme.
    Status(Status),
    /// A kind of a later version.
    Unknown,
}

/// The plan's own fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// Its title, as it is shown.
    pub title: String,
    /// The council whose plan it is.
    pub organisation: String,
    /// The years it covers, as published.
    pub period: String,
    /// A note to readers on its wording.
    pub note: String,
    /// Its own word for its sections.
    pub section_word: String,
    /// Its own word for its commitments.
    pub commitment_word: String,
    /// The years that "2023-24" means; `None` until a person says so.
    pub year_basis: Option<YearBasis>,
    /// How often its leads report; `None` until a person says so.
    pub cycle: Option<Cycle>,
    /// The day on which it was adopted, from which "within 12 months" counts; `None` until a person says so.
    pub adopted: Option<NaiveDate>,
    /// The document it was made from.
    pub origin: String,
    /// Why findings of the check are to be left alone, each reason by the key of its finding.
    pub dismissals: BTreeMap<String, String>,
}

impl About {
    /// The fields of a plan whose first change has not arrived.
    pub(super) const UNSAID: &'static Self = &Self {
        title: String::new(),
        organisation: String::new(),
        period: String::new(),
        note: String::new(),
        section_word: String::new(),
        commitment_word: String::new(),
        year_basis: None,
        cycle: None,
        adopted: None,
        origin: String::new(),
        dismissals: BTreeMap::new(),
    };
}

/// A section or priority.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Its printed number.
    pub number: String,
    /// Its title, without the number.
    pub title: String,
    /// The goal of the section.
    pub objective: String,
}

/// The fields of a commitment or an action: a line is led, timed and reported on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The printed reference.
    pub reference: String,
    /// The wording, or a summary of it.
    pub text: String,
    /// The wording of the adopted document, once it has been brought in.
    pub published: String,
    /// True if it is reported on itself, as an action always is.
    pub tracked: bool,
    /// Who is responsible, in the published words.
    pub responsibility: String,
    /// When, in the published words.
    pub timeframe: String,
    /// The meaning of the timeframe as a person gave it; `None` if the words alone give it.
    pub reading: Option<Arc<Reading>>,
    /// The status; `None` if no update was received.
    pub status: Option<EntityId>,
    /// The leads, in their order.
    pub leads: Vec<Lead>,
}

/// An update: the position of a line at a date.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Update {
    /// The position is as it stood on this day.
    pub position_at: Option<NaiveDate>,
    /// The status on that day.
    pub status: Option<EntityId>,
    /// The report in words.
    pub text: String,
    /// The person it was entered for; empty for the one who entered it.
    pub on_behalf_of: String,
}

/// Evidence that something was done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// Its title in a few words.
    pub title: String,
    /// An address or a path, only ever shown as text.
    pub link: String,
    /// The day it is from.
    pub date: Option<NaiveDate>,
}

impl Item {
    /// Reads a thing from its fields, each with the value that is shown.
    #[must_use]
    pub fn read<'a>(id: EntityId, fields: impl Iterator<Item = (&'a Field, &'a Value)>) -> Self {
        let mut rest = Fields(fields.collect());
        let place = rest.take(&Field::Place, Value::as_place);
        let removed = rest.flag(&Field::Removed);
        let body = match id.kind() {
            Kind::Plan => Body::Plan(rest.about()),
            Kind::Section => Body::Section(Section {
                number: rest.words(&Field::Number),
                title: rest.words(&Field::Title),
                objective: rest.words(&Field::Objective),
            }),
            Kind::Commitment => Body::Commitment(rest.line()),
            Kind::Action => Body::Action(Line { tracked: true, ..rest.line() }),
            Kind::Point | Kind::Outcome | Kind::Connection | Kind::Alias => Body::Words(rest.words(&Field::Text)),
            Kind::Update => Body::Update(Update {
                position_at: rest.date(&Field::Date),
                status: rest.id(&Field::Status),
                text: rest.words(&Field::Text),
                on_behalf_of: rest.words(&Field::OnBehalfOf),
            }),
            Kind::Evidence => Body::Evidence(Evidence {
                title: rest.words(&Field::Title),
                link: rest.words(&Field::Link),
                date: rest.date(&Field::Date),
            }),
            Kind::Party => Body::Party(rest.party()),
            Kind::Status => Body::Status(rest.status()),
            Kind::Unknown(_) => Body::Unknown,
        };
        // Erasures are orders to the history and no content.
        rest.0.retain(|(field, value)| !matches!(field, Field::Erase(..)) && !value.is_empty());
        let mut extra = BTreeMap::new();
        extra.extend(rest.0.into_iter().map(|(field, value)| (field.clone(), value.clone())));
        Self { id, place, removed, body, extra }
    }

    /// The commitment or action this is, tracked or not.
    #[must_use]
    pub const fn any_line(&self) -> Option<&Line> {
        match &self.body {
            Body::Commitment(line) | Body::Action(line) => Some(line),
            _ => None,
        }
    }

    /// The line this is, if it is reported on.
    #[must_use]
    pub fn tracked_line(&self) -> Option<&Line> {
        self.any_line().filter(|line| line.tracked)
    }
}

/// The fields not yet read. A value of an unexpected form stays, and ends in `extra`.
struct Fields<'a>(Vec<(&'a Field, &'a Value)>);

impl Fields<'_> {
    fn take<T>(&mut self, field: &Field, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let at = self.0.iter().position(|(other, _)| *other == field)?;
        let found = read(self.0[at].1)?;
        self.0.swap_remove(at);
        Some(found)
    }

    fn words(&mut self, field: &Field) -> String {
        self.take(field, |value| value.as_str().map(str::to_owned)).unwrap_or_default()
    }

    fn flag(&mut self, field: &Field) -> bool {
        self.take(field, Value::as_bool).unwrap_or_default()
    }

    fn date(&mut self, field: &Field) -> Option<NaiveDate> {
        self.take(field, |value| super::day::read(value.as_str()?))
    }

    fn id(&mut self, field: &Field) -> Option<EntityId> {
        self.take(field, |value| EntityId::try_from(value.as_str()?).ok())
    }

    fn json<T: serde::de::DeserializeOwned>(&mut self, field: &Field) -> Option<T> {
        self.take(field, |value| T::deserialize(value.as_plain().filter(|json| !json.is_null())?).ok())
    }

    /// Takes the members of a family of fields; a member that `read` refuses stays.
    fn members<T>(&mut self, read: impl Fn(&Field, &Value) -> Option<T>) -> Vec<T> {
        let mut found = Vec::new();
        self.0.retain(|(field, value)| match read(field, value) {
            Some(member) => {
                found.push(member);
                false
            }
            None => true,
        });
        found
    }

    fn about(&mut self) -> About {
        About {
            title: self.words(&Field::Title),
            organisation: self.words(&Field::Organisation),
            period: self.words(&Field::Period),
            note: self.words(&Field::Note),
            section_word: self.words(&Field::SectionWord),
            commitment_word: self.words(&Field::CommitmentWord),
            year_basis: self.json(&Field::YearBasis),
            cycle: self.take(&Field::Cycle, |value| Cycle::of_months(value.as_plain()?.as_u64()?)),
            adopted: self.date(&Field::Adopted),
            origin: self.words(&Field::Origin),
            dismissals: self.dismissals(),
        }
    }

    fn line(&mut self) -> Line {
        Line {
            reference: self.words(&Field::Reference),
            text: self.words(&Field::Text),
            published: self.words(&Field::Published),
            tracked: self.flag(&Field::Tracked),
            responsibility: self.words(&Field::Responsibility),
            timeframe: self.words(&Field::Timeframe),
            reading: self.json(&Field::Reading).map(Arc::new),
            status: self.id(&Field::Status),
            leads: self.leads(),
        }
    }

    fn leads(&mut self) -> Vec<Lead> {
        let mut leads = self.members(|field, value| match field {
            Field::Lead(role, party) => Lead::read(role, party, value.as_plain()?),
            _ => None,
        });
        super::sorting::sort_by(&mut leads, |a, b| (&a.order, &a.party, &a.role).cmp(&(&b.order, &b.party, &b.role)));
        leads
    }

    fn dismissals(&mut self) -> BTreeMap<String, String> {
        let mut dismissals = BTreeMap::new();
        dismissals.extend(self.members(|field, value| match field {
            Field::Dismissed(key) => Some((key.clone(), value.as_str()?.to_owned())),
            _ => None,
        }));
        dismissals
    }

    fn party(&mut self) -> Party {
        let mut same = BTreeMap::new();
        same.extend(self.members(|field, value| match field {
            Field::Same(other) => Some((other.clone(), value.as_bool()?)),
            _ => None,
        }));
        let mut holdings = self.members(|field, value| match field {
            Field::Holder(key) => RecordedHolding::read(key, value.as_plain()?),
            _ => None,
        });
        super::sorting::sort_by(&mut holdings, RecordedHolding::compare);
        let mut successors = self.members(|field, value| match field {
            Field::SucceededBy(party) => Successor::read(party, value.as_plain()?),
            _ => None,
        });
        super::sorting::sort_by(&mut successors, |a, b| (a.on, &a.party).cmp(&(b.on, &b.party)));
        Party {
            name: self.words(&Field::Name),
            kind: PartyKind::from(self.words(&Field::PartyKind)),
            same,
            holdings,
            successors,
        }
    }

    fn status(&mut self) -> Status {
        Status {
            word: self.words(&Field::Word),
            shape: self.json(&Field::Shape).unwrap_or_default(),
            meaning: self.words(&Field::Meaning),
            stage: self.json(&Field::Stage).unwrap_or_default(),
        }
    }
}

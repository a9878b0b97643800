//! One thing of a plan, read from its fields.

use std::collections::BTreeMap;

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
use super::timeframe::{Reading, YearBasis};
use super::value::Value;

/// One thing of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name for ever.
    pub id: EntityId,
    /// Where it stands; a thing without a place is one whose creation has not arrived.
    pub place: Option<Place>,
    /// Whether it was itself removed from the plan. What stands under it is then not shown either.
    pub removed: bool,
    /// What it says.
    pub body: Body,
    /// Fields of later versions, and fields whose values are not of a form known here.
    pub extra: BTreeMap<Field, Value>,
}

/// What a thing says, by its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The plan.
    Plan(About),
    /// A section.
    Section(Section),
    /// A commitment; a line itself where it is tracked.
    Commitment(Line),
    /// An action.
    Action(Line),
    /// A point, outcome, connection or other spelling.
    Words(String),
    /// A report of a line's position.
    Update(Update),
    /// What shows that a line was done.
    Evidence(Evidence),
    /// A person, post, team or organisation.
    Party(Party),
    /// A status of the plan's scheme.
    Status(Status),
    /// A kind of a later version.
    Unknown,
}

/// What a plan says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// Its title.
    pub title: String,
    /// The council.
    pub organisation: String,
    /// The years it covers, as published.
    pub period: String,
    /// What readers must know of its wording.
    pub note: String,
    /// What it calls its sections.
    pub section_word: String,
    /// What it calls its commitments.
    pub commitment_word: String,
    /// How it counts "2023-24"; `None` until a person says so.
    pub year_basis: Option<YearBasis>,
    /// The day on which it was adopted, from which "within 12 months" counts; `None` until a person says so.
    pub adopted: Option<NaiveDate>,
    /// The document it was made from.
    pub origin: String,
    /// Why findings of the check are to be left alone, each reason by the key of its finding.
    pub dismissals: BTreeMap<String, String>,
}

impl About {
    /// What a plan says of itself whose first change has not arrived.
    pub(super) const UNSAID: &'static Self = &Self {
        title: String::new(),
        organisation: String::new(),
        period: String::new(),
        note: String::new(),
        section_word: String::new(),
        commitment_word: String::new(),
        year_basis: None,
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
    /// Its title.
    pub title: String,
    /// What it is to reach.
    pub objective: String,
}

/// What a commitment and an action have in common: what is led, timed and reported on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The printed reference.
    pub reference: String,
    /// The wording.
    pub text: String,
    /// The wording of the adopted document, once it has been brought in.
    pub published: String,
    /// Whether a commitment is reported on itself. An action always is.
    pub tracked: bool,
    /// Who is responsible, in the published words.
    pub responsibility: String,
    /// When, in the published words.
    pub timeframe: String,
    /// What a person said the timeframe means, where it is not what the words alone give.
    pub reading: Option<Reading>,
    /// The status; `None` where no update was received.
    pub status: Option<EntityId>,
    /// Who leads it, in their order.
    pub leads: Vec<Lead>,
}

/// A report of a line's position at a date.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Update {
    /// The position is as it stood on this day.
    pub position_at: Option<NaiveDate>,
    /// The status then.
    pub status: Option<EntityId>,
    /// What happened.
    pub text: String,
    /// On whose behalf it was entered, where not on one's own.
    pub on_behalf_of: String,
}

/// What shows that something was done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// What it is.
    pub title: String,
    /// Where it is: an address or a path, only ever shown as text.
    pub link: String,
    /// Of which day.
    pub date: Option<NaiveDate>,
}

impl Item {
    /// Reads a thing from its fields: of each, the answer that is shown first.
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
        // Erasures are orders to the history, not something the thing says.
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

    /// The line this is, if it is one that is reported on.
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
            reading: self.json(&Field::Reading),
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

//! Who holds a post, how and when.
//!
//! Officers come and go while the posts that lead a plan's lines stay. Each holding is a field of the post,
//! [`Field::Holder`], so that two officers who record one each record both. Only what shows people and teams reads
//! them: a plan keeps them as they came.

use std::fmt;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use super::edit::{Content, Edit};
use super::{EntityId, Field, Plan, Value, day, digest, sorting};

/// In what way somebody holds a post.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// It is theirs.
    Substantive,
    /// They act in it until it is filled.
    Acting,
    /// They stand in while whoever holds it is away.
    Covering,
    /// Nobody does, as somebody put on record.
    Vacant,
    /// A way of a later version: kept as it came.
    Unknown(String),
}

impl How {
    /// The ways an officer can choose, in the order they are listed.
    pub const ALL: [Self; 4] = [Self::Substantive, Self::Acting, Self::Covering, Self::Vacant];
}

impl From<&str> for How {
    fn from(name: &str) -> Self {
        match name {
            "substantive" => Self::Substantive,
            "acting" => Self::Acting,
            "covering" => Self::Covering,
            "vacant" => Self::Vacant,
            other => Self::Unknown(other.to_owned()),
        }
    }
}

impl fmt::Display for How {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Substantive => "substantive",
            Self::Acting => "acting",
            Self::Covering => "covering",
            Self::Vacant => "vacant",
            Self::Unknown(name) => name,
        })
    }
}

/// One party's time in a post, or a time in which it was vacant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// Who; nobody where it is vacant.
    pub party: Option<EntityId>,
    /// How.
    pub how: How,
    /// The first day; `None` where it is not known.
    pub from: Option<NaiveDate>,
    /// The last day; `None` where it goes on, or its end is not known.
    pub until: Option<NaiveDate>,
}

impl Holding {
    /// The holding that a value is; `None` where it is empty or of a form not known here.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        let held = value.as_plain()?.as_object()?;
        let how = How::from(held.get("how")?.as_str()?);
        let party = match (held.get("party"), &how) {
            (_, How::Vacant) => None,
            (party, _) => Some(EntityId::try_from(party?.as_str()?).ok()?),
        };
        let date = |key: &str| match held.get(key) {
            None | Some(Json::Null) => Some(None),
            Some(words) => day::read(words.as_str()?).map(Some),
        };
        Some(Self { party, how, from: date("from")?, until: date("until")? })
    }

    /// Whether it holds on this day.
    #[must_use]
    pub fn is_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Its entries: what is not known has none.
    fn entries(&self) -> [(&'static str, Option<String>); 4] {
        [
            ("how", Some(self.how.to_string())),
            ("party", self.party.as_ref().filter(|_| self.how != How::Vacant).map(ToString::to_string)),
            ("from", self.from.map(|day| day.to_string())),
            ("until", self.until.map(|day| day.to_string())),
        ]
    }

    /// The name of its field. It follows from what the holding says when it is first recorded, so that two officers
    /// who record one and the same have one; corrections leave it. `number` tells apart those that began as equal.
    fn key(&self, post: &EntityId, number: usize) -> String {
        let number = number.to_string();
        let said = self.entries().map(|(_, words)| words.unwrap_or_default());
        // Its end mostly comes to be known later, and to one officer before the other.
        let said = said.iter().take(3).map(String::as_str);
        digest::of_parts([post.as_str()].into_iter().chain(said).chain([number.as_str()]))
    }
}

/// How a post stands on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is on record for that day.
    NotRecorded,
    /// Nobody holds it: somebody put that on record, or whoever held it last has left.
    Vacant {
        /// The first day of that, where it is known.
        since: Option<NaiveDate>,
    },
    /// These hold it: one, or several at once.
    Held(Vec<Holding>),
}

/// Every holding of a post that is on record, each with the key of its field, the earliest first.
#[must_use]
pub fn holdings(plan: &Plan, post: &EntityId) -> Vec<(String, Holding)> {
    let extra = plan.item(post).into_iter().flat_map(|item| &item.extra);
    let mut all: Vec<(String, Holding)> = extra
        .filter_map(|(field, value)| match field {
            Field::Holder(key) => Some((key.clone(), Holding::read(value)?)),
            _ => None,
        })
        .collect();
    sorting::sort_by(&mut all, |(a, one), (b, other)| {
        (one.from, one.until.is_none(), one.until, &one.how, a).cmp(&(
            other.from,
            other.until.is_none(),
            other.until,
            &other.how,
            b,
        ))
    });
    all
}

/// How a post with these holdings stands on this day. A vacancy on record gives way to whoever acts or covers.
#[must_use]
pub fn standing<'a>(holdings: impl IntoIterator<Item = &'a Holding>, day: NaiveDate) -> Standing {
    let mut held = Vec::new();
    let mut vacant = None;
    let mut left = None;
    for one in holdings {
        match (one.is_on(day), &one.how) {
            (true, How::Vacant) => vacant = vacant.max(Some(one.from)),
            (true, _) => held.push(one.clone()),
            // An end has no day after it only where the calendar ends.
            (false, _) if one.from.is_none_or(|from| from <= day) => {
                left = left.max(Some(one.until.and_then(|until| until.succ_opt())));
            }
            (false, _) => {}
        }
    }
    match vacant.or(left) {
        _ if !held.is_empty() => Standing::Held(held),
        Some(since) => Standing::Vacant { since },
        None => Standing::NotRecorded,
    }
}

/// Puts a holding on record, beside all others. Where that very holding is on record already, nothing changes.
#[must_use]
pub fn hold(plan: &Plan, post: &EntityId, holding: &Holding) -> Edit {
    let known = plan.item(post).map(|item| &item.extra);
    // A holding that was corrected since keeps its key: another that begins as it did needs its own.
    let free = (1..).map(|number| Field::Holder(holding.key(post, number))).find(|field| {
        let there = known.and_then(|extra| extra.get(field));
        there.is_none_or(|value| Holding::read(value).as_ref() == Some(holding))
    });
    free.map_or(Edit::All(Vec::new()), |field| set(plan, post, field, holding))
}

/// Corrects a holding on record, or gives it its end. What a later version wrote into it stays.
#[must_use]
pub fn correct(plan: &Plan, post: &EntityId, key: &str, holding: &Holding) -> Edit {
    set(plan, post, Field::Holder(key.to_owned()), holding)
}

/// Takes a holding off the record, as one that was a mistake.
#[must_use]
pub fn strike(post: &EntityId, key: &str) -> Edit {
    Edit::Set { id: post.clone(), field: Field::Holder(key.to_owned()), to: Content::NOTHING }
}

fn set(plan: &Plan, post: &EntityId, field: Field, holding: &Holding) -> Edit {
    let known = plan.item(post).and_then(|item| item.extra.get(&field)?.as_plain()?.as_object());
    let mut held: Map<String, Json> = known.cloned().unwrap_or_default();
    for (key, words) in holding.entries() {
        match words {
            Some(words) => held.insert(key.to_owned(), words.into()),
            None => held.remove(key),
        };
    }
    Edit::Set { id: post.clone(), field, to: Content::Plain(Json::Object(held)) }
}

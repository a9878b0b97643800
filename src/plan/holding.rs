//! Somebody's time in a post, as the field of the post stores it.

use std::cmp::Ordering;
use std::fmt;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use super::id::EntityId;
use super::{day, digest};

/// In what way somebody holds a post.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// The post is theirs.
    Substantive,
    /// They act in it until it is filled.
    Acting,
    /// They stand in while whoever holds it is away.
    Covering,
    /// Nobody holds it, as somebody put on record.
    Vacant,
    /// A way of a later version: kept as it came.
    Unknown(String),
}

impl How {
    /// The ways an officer can choose, in the order they are listed.
    pub const ALL: [Self; 4] = [Self::Substantive, Self::Acting, Self::Covering, Self::Vacant];

    /// The one table of ways: the stored word, and the label on screen.
    fn spec(&self) -> (&str, &str) {
        match self {
            Self::Substantive => ("substantive", "Substantive"),
            Self::Acting => ("acting", "Acting"),
            Self::Covering => ("covering", "Covering"),
            Self::Vacant => ("vacant", "Vacant"),
            Self::Unknown(name) => (name, name),
        }
    }

    /// Its name on screen.
    #[must_use]
    pub fn label(&self) -> &str {
        self.spec().1
    }
}

impl From<&str> for How {
    fn from(name: &str) -> Self {
        Self::ALL.into_iter().find(|how| how.spec().0 == name).unwrap_or_else(|| Self::Unknown(name.to_owned()))
    }
}

impl fmt::Display for How {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.spec().0)
    }
}

/// One party's time in a post, or a time in which it was vacant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// Who holds the post; `None` if it is vacant.
    pub party: Option<EntityId>,
    /// In what way they hold it.
    pub how: How,
    /// The first day; `None` if it is not known.
    pub from: Option<NaiveDate>,
    /// The last day; `None` if it goes on, or its end is not known.
    pub until: Option<NaiveDate>,
}

impl Holding {
    /// Reads the value of a holding; `None` if it is empty or of a form not known here.
    #[must_use]
    pub fn read(json: &Json) -> Option<Self> {
        let held = json.as_object()?;
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

    /// True if it holds on this day.
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

    /// The key of its field. It follows from what the holding says when it is first recorded, so that two officers who
    /// record the same one have one field; corrections leave it. `number` tells apart those that began as equal.
    pub(super) fn key(&self, post: &EntityId, number: usize) -> String {
        let number = number.to_string();
        let said = self.entries().map(|(_, words)| words.unwrap_or_default());
        // The end is left out: it mostly becomes known later, and to one officer before another.
        let said = said.iter().take(3).map(String::as_str);
        digest::of_parts([post.as_str()].into_iter().chain(said).chain([number.as_str()]))
    }
}

/// A holding on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedHolding {
    /// The key of its field, for [`super::post::correct`] and [`super::post::strike`].
    pub key: String,
    /// Who holds the post, how and when.
    pub holding: Holding,
    /// Entries that a later version wrote: kept when the holding is corrected.
    later: Map<String, Json>,
}

impl RecordedHolding {
    /// Reads the field of this key; `None` if its value is no holding.
    pub(super) fn read(key: &str, json: &Json) -> Option<Self> {
        let holding = Holding::read(json)?;
        let mut later = json.as_object()?.clone();
        holding.entries().iter().for_each(|(name, _)| drop(later.remove(*name)));
        Some(Self { key: key.to_owned(), holding, later })
    }

    /// A holding that is put on record under this key.
    pub(super) fn new(key: String, holding: &Holding) -> Self {
        Self { key, holding: holding.clone(), later: Map::new() }
    }

    /// The same record with the holding corrected.
    pub(super) fn corrected(&self, holding: &Holding) -> Self {
        Self { holding: holding.clone(), ..self.clone() }
    }

    /// The value of its field.
    pub(super) fn json(&self) -> Json {
        let mut held = self.later.clone();
        let entries = self.holding.entries().into_iter();
        held.extend(entries.filter_map(|(name, words)| Some((name.to_owned(), words?.into()))));
        Json::Object(held)
    }

    /// The order of holdings: the earliest first.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let order = |one: &Self| (one.holding.from, one.holding.until.is_none(), one.holding.until);
        order(self)
            .cmp(&order(other))
            .then_with(|| (&self.holding.how, &self.key).cmp(&(&other.holding.how, &other.key)))
    }
}

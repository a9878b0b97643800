//! The query of the list of all actions: in the address, so that a list can be bookmarked and sent.

use std::fmt;

use chrono::NaiveDate;
use form_urlencoded::{Serializer, parse};

use crate::plan::EntityId;
use crate::plan::timeframe::Cycle;

/// Words, filters and sort of a list of lines. Nothing chosen shows every line in the plan's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words that a line must all contain.
    pub words: String,
    /// Only this section.
    pub section: Option<EntityId>,
    /// Only lines this party has a role in.
    pub lead: Option<EntityId>,
    /// Only lines of this status.
    pub status: Option<EntityId>,
    /// Only lines that stand so in time.
    pub due: Option<Due>,
    /// The order of the list.
    pub sort: Sort,
    /// True if the order is reversed.
    pub descending: bool,
    /// True if wordings are shown in full instead of their first line.
    pub full: bool,
    /// True if the list is that of the officer's own actions.
    pub mine: bool,
}

/// The values that the form of an update takes over from the one before, when several are recorded in a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UpdateDefaults {
    /// The position is as it stood on this day.
    pub position_at: Option<NaiveDate>,
    /// The person it is entered for.
    pub on_behalf_of: String,
}

impl UpdateDefaults {
    /// Reads the part of the address after the question mark.
    #[must_use]
    pub fn read(address: &str) -> Self {
        let mut defaults = Self::default();
        for (key, value) in parse(address.as_bytes()) {
            match key.as_ref() {
                "at" => defaults.position_at = crate::plan::day::read(&value),
                "for" => defaults.on_behalf_of = value.into_owned(),
                _ => {}
            }
        }
        defaults
    }

    /// The address of a list with these added.
    #[must_use]
    pub fn after(&self, list: &str) -> String {
        let mut address = Serializer::new(list.to_owned());
        if let Some(day) = self.position_at {
            address.append_pair("at", &day.to_string());
        }
        if !self.on_behalf_of.is_empty() {
            address.append_pair("for", &self.on_behalf_of);
        }
        address.finish()
    }
}

/// A way that a line stands in time, to filter by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Due {
    /// The last day has passed.
    Overdue,
    /// A review has fallen due.
    ReviewDue,
    /// A day falls within the next reporting cycle.
    Soon,
    /// Not reported on within the cycle.
    NoUpdate,
    /// It goes on without an end.
    Ongoing,
    /// No timeframe is given.
    NoTimeframe,
    /// The words are not understood, or promise a date.
    NotUnderstood,
    /// A person should check what the words mean.
    ToCheck,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// The plan's own order, in its sections and commitments.
    #[default]
    Plan,
    /// By the printed reference.
    Reference,
    /// By the wording.
    Text,
    /// By the first lead.
    Lead,
    /// By the next day that counts.
    Due,
    /// By status, as in the plan's key.
    Status,
    /// By the last update.
    Updated,
}

impl Due {
    /// All of them, in the order they are listed.
    pub const ALL: [Self; 8] = [
        Self::Overdue,
        Self::ReviewDue,
        Self::Soon,
        Self::NoUpdate,
        Self::Ongoing,
        Self::NoTimeframe,
        Self::NotUnderstood,
        Self::ToCheck,
    ];

    /// Its label in the list, for a plan with this reporting cycle.
    #[must_use]
    pub fn label(self, cycle: Cycle) -> String {
        let label = match self {
            Self::Overdue => "Overdue",
            Self::ReviewDue => "Review due",
            Self::Soon if cycle.months() == 1 => "Due in 1 month",
            Self::Soon => return format!("Due in {}", cycle.label()),
            Self::NoUpdate if cycle == Cycle::default() => "No update this quarter",
            Self::NoUpdate => return format!("No update in the last {}", cycle.label()),
            Self::Ongoing => "Ongoing",
            Self::NoTimeframe => "No timeframe",
            Self::NotUnderstood => "Not understood",
            Self::ToCheck => "Timeframe to check",
        };
        label.to_owned()
    }

    /// Its word in the address.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::ReviewDue => "review",
            Self::Soon => "soon",
            Self::NoUpdate => "no-update",
            Self::Ongoing => "ongoing",
            Self::NoTimeframe => "no-timeframe",
            Self::NotUnderstood => "not-understood",
            Self::ToCheck => "to-check",
        }
    }

    /// The choice that a word in the address means.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|due| due.word() == word)
    }
}

impl Sort {
    /// All but the plan's own order, each with its word in the address and its label.
    pub const WORDS: [(Self, &'static str, &'static str); 6] = [
        (Self::Reference, "reference", "Reference"),
        (Self::Text, "action", "Action"),
        (Self::Lead, "lead", "Lead"),
        (Self::Due, "due", "Due"),
        (Self::Status, "status", "Status"),
        (Self::Updated, "updated", "Last update"),
    ];

    /// The order that a word in the address means; the plan's own if it means none.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        Self::WORDS.into_iter().find(|(_, known, _)| *known == word).map(|(sort, ..)| sort).unwrap_or_default()
    }
}

impl Query {
    /// Reads the part of the address after the question mark. Unknown parts are ignored, so that an old bookmark still
    /// opens.
    #[must_use]
    pub fn read(address: &str) -> Self {
        let mut query = Self::default();
        for (key, value) in parse(address.as_bytes()) {
            let id = || EntityId::try_from(value.as_ref()).ok();
            match key.as_ref() {
                "words" => query.words = value.into_owned(),
                "section" => query.section = id(),
                "lead" => query.lead = id(),
                "status" => query.status = id(),
                "due" => query.due = Due::from_word(&value),
                "sort" => query.sort = Sort::from_word(&value),
                "order" => query.descending = value == "down",
                "show" => query.full = value == "full",
                "list" => query.mine = value == "mine",
                _ => {}
            }
        }
        query
    }

    /// True if it shows every line in the plan's order.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.sort == Sort::Plan && !self.filters()
    }

    /// True if it leaves out any line.
    #[must_use]
    pub fn filters(&self) -> bool {
        *self != self.unfiltered()
    }

    /// The list without its filters.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        let Self { sort, descending, full, mine, .. } = *self;
        Self { sort, descending, full, mine, ..Self::default() }
    }

    /// Sorted by a column; by the same column again, the other way round, and then as the plan is.
    #[must_use]
    pub fn sorted_by(&self, sort: Sort) -> Self {
        let (sort, descending) = match (self.sort == sort, self.descending) {
            (false, _) => (sort, false),
            (true, false) => (sort, true),
            (true, true) => (Sort::Plan, false),
        };
        Self { sort, descending, ..self.clone() }
    }
}

/// The part of the address after the question mark; empty if nothing is chosen.
impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut address = Serializer::new(String::new());
        if !self.words.is_empty() {
            address.append_pair("words", &self.words);
        }
        for (key, id) in [("section", &self.section), ("lead", &self.lead), ("status", &self.status)] {
            if let Some(id) = id {
                address.append_pair(key, id.as_str());
            }
        }
        if let Some(due) = self.due {
            address.append_pair("due", due.word());
        }
        if let Some((_, word, _)) = Sort::WORDS.iter().find(|(sort, ..)| *sort == self.sort) {
            address.append_pair("sort", word);
        }
        if self.descending {
            address.append_pair("order", "down");
        }
        if self.full {
            address.append_pair("show", "full");
        }
        if self.mine {
            address.append_pair("list", "mine");
        }
        out.write_str(&address.finish())
    }
}

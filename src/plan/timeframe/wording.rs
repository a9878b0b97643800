//! Puts a reading into words, as an officer sees it beside the published ones.

use chrono::{Datelike as _, NaiveDate};

use super::{Doubt, Interval, Kind, Reading, Unit};
use crate::plan::day::{day_and_month, in_words as day};

impl Reading {
    /// The reading in plain words: "by 31 March 2024", "ongoing, no end date", "1 June to 31 August 2023".
    ///
    /// [`Doubt::in_words`] has the doubts.
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut words = self.core_words();
        let already =
            matches!(self.kind, Kind::Review | Kind::RecurringReview | Kind::FirstThenRecurring | Kind::Recurring);
        if !already && let Some(every) = self.every {
            words.push_str(&format!(", reviewed {}", every.in_words()));
        }
        if !already && let Some(review) = self.review {
            words.push_str(&format!(", review by {}", day(review)));
        }
        if self.kind != Kind::WhileNeeded
            && let Some(condition) = &self.condition
        {
            words.push_str(&format!(", {condition}"));
        }
        words
    }

    fn core_words(&self) -> String {
        let by = |date: Option<NaiveDate>| format!("by {}", date.map_or_else(|| "a date to be given".to_owned(), day));
        let every = || self.every.map_or_else(|| "at intervals to be given".to_owned(), Interval::in_words);
        match self.kind {
            Kind::Missing => "no timeframe is given".to_owned(),
            Kind::NotUnderstood => "not understood: please say what it means".to_owned(),
            Kind::ToBeConfirmed => "to be confirmed: no date is given yet".to_owned(),
            Kind::Ongoing => "ongoing, no end date".to_owned(),
            Kind::By => by(self.end),
            Kind::During | Kind::Range => match (self.start, self.end) {
                (Some(start), Some(end)) => days(start, end),
                (None, Some(end)) => by(Some(end)),
                _ => "at a time to be given".to_owned(),
            },
            Kind::Until => match self.end {
                Some(end) => format!("until {}", day(end)),
                None => "until a date to be given".to_owned(),
            },
            Kind::Onwards => match self.start {
                Some(start) => format!("from {}, no end date", day(start)),
                None => "from a date to be given, no end date".to_owned(),
            },
            Kind::WhileNeeded => self.while_needed_words(),
            Kind::Milestone => format!("{} {}", self.what.as_deref().unwrap_or("reached"), by(self.end)),
            Kind::Review => {
                let again = self.every.map(|every| format!(", then {}", every.in_words())).unwrap_or_default();
                format!("review{} {}{again}", self.of_what(), by(self.review))
            }
            Kind::RecurringReview => format!("review{} {}", self.of_what(), every()),
            Kind::Recurring => match (self.start, self.end) {
                (Some(start), Some(end)) => format!("{}, {}", every(), days(start, end)),
                (None, Some(end)) => format!("{} until {}", every(), day(end)),
                _ => every(),
            },
            Kind::FirstThenRecurring => format!("first {}, then {}", by(self.review), every()),
            Kind::Within => self.within_words(),
            Kind::Unknown(_) => "understood only by a newer version of Hearth".to_owned(),
        }
    }

    fn of_what(&self) -> String {
        self.what.as_ref().map(|what| format!(" {what}")).unwrap_or_default()
    }

    fn while_needed_words(&self) -> String {
        const CONJUNCTIONS: [&str; 9] = ["while", "whilst", "as", "for", "when", "where", "if", "subject", "pending"];
        let Some(condition) = self.condition.as_deref() else {
            return "open end, on a condition to be given".to_owned();
        };
        let first = condition.split(' ').next().unwrap_or_default();
        let lower = first.to_lowercase();
        if CONJUNCTIONS.contains(&lower.as_str()) || lower.starts_with("depend") {
            format!("open end: {lower}{}", condition.get(first.len()..).unwrap_or_default())
        } else {
            format!("open end: until {condition}")
        }
    }

    fn within_words(&self) -> String {
        let length = self.within.map_or_else(|| "a time to be given".to_owned(), Interval::length_in_words);
        match (self.start, self.end) {
            (Some(start), Some(end)) => days(start, end),
            (None, Some(end)) => format!("by {}, within {length}", day(end)),
            _ => format!("within {length}, counted from a date to be given"),
        }
    }
}

impl Doubt {
    /// The question for a person, in plain words.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::YearBasisNotConfirmed => "say whether this plan counts calendar or financial years",
            Self::YearNotGiven => "no year is given: say which",
            Self::YearUnclear => "check the year",
            Self::DateApproximate => "the words are vague: check the dates",
            Self::DateNotGiven => "no date is given: say when",
            Self::AnchorNotGiven => "say from which day it counts",
            Self::IntervalNotGiven => "say how often",
            Self::IntervalUnclear => "the word has two meanings: check how often",
            Self::ToBeConfirmed => "the published words say it is to be confirmed",
        }
    }
}

impl Interval {
    /// "every month", "every 2 weeks".
    #[must_use]
    pub fn in_words(self) -> String {
        match self.count {
            1 => format!("every {}", self.unit.name()),
            count => format!("every {count} {}s", self.unit.name()),
        }
    }

    /// "1 month", "2 weeks".
    #[must_use]
    pub fn length_in_words(self) -> String {
        format!("{} {}{}", self.count, self.unit.name(), if self.count == 1 { "" } else { "s" })
    }
}

impl Unit {
    const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// The first and last day; a year that both share is printed once.
fn days(start: NaiveDate, end: NaiveDate) -> String {
    if start == end {
        day(start)
    } else if start.year() == end.year() {
        format!("{} to {}", day_and_month(start), day(end))
    } else {
        format!("{} to {}", day(start), day(end))
    }
}

//! Reads the words of a timeframe.
//!
//! The line keeps the published words ("On-going", "2023-24", "Review April 2024"); this module only adds a [`Reading`]
//! of them, which a person can correct, and how a line stands on a given day. Start at [`read()`], then [`standing()`].
//! The rules come from the section "Timeframes" of `docs/domain.md`, gathered from two published plans; a rule of our
//! own says so.
//!
//! Invariants: nothing here fails, since words that are not understood are a reading too; nothing reads a clock; no date
//! is invented, so what the words leave open stays empty and is listed in `unsure`.

mod calendar;
mod clauses;
mod cycle;
mod first_then;
mod interval;
mod kind;
mod lexicon;
mod made;
mod open;
mod period;
mod read;
mod readings;
mod review;
mod span;
mod standing;
mod stretch;
mod token;
mod vague;
mod within;
mod wording;
mod words;
mod yearly;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::day;

pub(super) use calendar::Settings;
pub use cycle::Cycle;
pub use read::read;
pub(super) use read::read_with;
pub(super) use readings::Readings;
pub use standing::{Standing, is_stale, standing};

/// How a plan counts the years of "2023-24": a setting of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum YearBasis {
    /// From 1 January of the first year to 31 December of the last.
    #[default]
    Calendar,
    /// From 1 April of the first year to 31 March of the last.
    Financial,
}

/// The meaning of the words of a timeframe.
///
/// Which dates are set depends on the kind; [`Reading::due`] says what they come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Reading {
    /// The kind of timeframe.
    pub kind: Kind,
    /// The first day, if the words give one.
    #[serde(default, deserialize_with = "day::or_nothing", skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveDate>,
    /// The last day, if the words give one.
    #[serde(default, deserialize_with = "day::or_nothing", skip_serializing_if = "Option::is_none")]
    pub end: Option<NaiveDate>,
    /// The last day for a review, or for the first of something that then recurs.
    #[serde(default, deserialize_with = "day::or_nothing", skip_serializing_if = "Option::is_none")]
    pub review: Option<NaiveDate>,
    /// How often it recurs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Recurrence>,
    /// How long it may take, for [`Kind::Within`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Interval>,
    /// The published words of a condition: "no longer required" ends the work, "subject to funding" limits it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The goal of a milestone ("Mobilised") or the subject of a review ("the pilot team").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// How exactly the words give their dates.
    #[serde(default)]
    pub precision: Precision,
    /// Questions for a person to settle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unsure: Vec<Doubt>,
    /// Whether a person has confirmed or corrected this reading; [`read()`] never does.
    #[serde(default)]
    pub confirmed: bool,
}

/// The kinds of timeframe.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Kind {
    /// The cell is empty: flagged, never filled in.
    Missing,
    /// Words that are not understood: kept and flagged.
    NotUnderstood,
    /// "TBC": somebody owes a date.
    ToBeConfirmed,
    /// "Ongoing": never overdue; wants updates instead.
    Ongoing,
    /// "March 2024": by the last day.
    By,
    /// "2023", "Summer 2023": at some time in one stretch.
    During,
    /// "2023-24", "June-December 2024": from one time to another.
    Range,
    /// "Up to January 2026": open start, ends on the last day.
    Until,
    /// "September 2024 onwards": open end.
    Onwards,
    /// "Until no longer required": an open end, on a condition.
    WhileNeeded,
    /// "Mobilised by September 2024": something is reached by then.
    Milestone,
    /// "Review April 2024": a review point; the work goes on.
    Review,
    /// "Annual review": a review that recurs.
    RecurringReview,
    /// "Monthly": the work itself recurs.
    Recurring,
    /// "June 2023 and regular intervals", "Annually (June)".
    FirstThenRecurring,
    /// "Within 12 months": counted from a date outside the words, such as adoption.
    Within,
    /// A kind of a later version, given by a person there: kept as it came. Never due, since this version cannot tell what
    /// its dates mean.
    Unknown(String),
}

/// How exactly the words give their dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// There is no date.
    #[default]
    None,
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the quarter.
    Quarter,
    /// To the season.
    Season,
    /// To the half year.
    HalfYear,
    /// To the year.
    Year,
    /// "Early 2025": the dates are a convention, see [`Doubt::DateApproximate`].
    Approximate,
}

/// Something in a reading that a person should settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// Nobody has said whether this plan's years are calendar or financial.
    YearBasisNotConfirmed,
    /// The words have no year, and none could be proposed.
    YearNotGiven,
    /// The year is a proposal that the words do not settle ("Mar 24", "Winter 2025", "by December").
    YearUnclear,
    /// The words are vague, and the dates follow a convention ("early 2025").
    DateApproximate,
    /// The words promise a date and give none ("Review", "as soon as possible", "short term").
    DateNotGiven,
    /// The date from which to count is not known ("within 12 months").
    AnchorNotGiven,
    /// It recurs at an interval that is not given ("regular intervals").
    IntervalNotGiven,
    /// The word for the interval has two meanings ("bi-monthly").
    IntervalUnclear,
    /// The words themselves ask for confirmation ("March 2025 (TBC)").
    ToBeConfirmed,
}

/// A length of time, for how often something recurs or how long it may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Interval {
    /// How many units.
    pub count: u32,
    /// The unit of time.
    pub unit: Unit,
}

/// An interval at which something recurs.
pub type Recurrence = Interval;

/// Units in which an interval is counted; a quarter is three months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Reading {
    /// A reading of this kind with nothing else known. A person's correction starts from one.
    #[must_use]
    pub const fn new(kind: Kind) -> Self {
        Self {
            kind,
            start: None,
            end: None,
            review: None,
            every: None,
            within: None,
            condition: None,
            what: None,
            precision: Precision::None,
            unsure: Vec::new(),
            confirmed: false,
        }
    }

    /// The last day by which it must be done; `None` if it is ongoing, open, or only reviewed.
    ///
    /// This is what "an ordinary due date" means in `docs/domain.md`: single dates, years, seasons, ranges,
    /// "up to" and milestones have one (42 of the 101 published actions); a review point and the first of
    /// something recurring do not, because the work goes on after them.
    #[must_use]
    pub const fn due(&self) -> Option<NaiveDate> {
        match self.kind {
            Kind::By | Kind::During | Kind::Range | Kind::Until | Kind::Milestone | Kind::Recurring | Kind::Within => {
                self.end
            }
            _ => None,
        }
    }

    /// Whether a person should look at it: nothing given, nothing understood, or something left open.
    #[must_use]
    pub const fn needs_attention(&self) -> bool {
        matches!(self.kind, Kind::Missing | Kind::NotUnderstood | Kind::ToBeConfirmed) || !self.unsure.is_empty()
    }

    /// Whether its last day counts from a day that is not known yet.
    #[must_use]
    pub const fn awaits_anchor(&self) -> bool {
        matches!(self.kind, Kind::Within) && self.end.is_none()
    }

    /// This reading confirmed by a person, which settles every doubt.
    #[must_use]
    pub fn confirm(mut self) -> Self {
        self.unsure.clear();
        self.confirmed = true;
        self
    }

    /// Whether the dates are in order. In a reading typed by a person or edited in a file they may not be.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        match (self.start, self.end) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        }
    }
}

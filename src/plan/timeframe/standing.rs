//! What a day makes of a line that is not finished.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::within::later;
use super::{Kind, Precision, Reading};

/// How often a plan is reported on, and how early it warns: settings of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Cycle {
    /// A line without an update for longer than this many days is stale.
    pub update_days: u32,
    /// A date no more than this many days ahead is soon.
    pub soon_days: u32,
}

impl Cycle {
    /// Reports each quarter, as the source council does; a month's warning.
    pub const QUARTERLY: Self = Self { update_days: 92, soon_days: 30 };
}

impl Default for Cycle {
    fn default() -> Self {
        Self::QUARTERLY
    }
}

/// What a day makes of a line that is not finished; of several, the one to act on first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "standing")]
pub enum Standing {
    /// No timeframe is given.
    Missing,
    /// The words are not understood.
    NotUnderstood,
    /// A date is promised and not given: "TBC", "within 12 months" of nobody knows what.
    DateNeeded,
    /// The last day has passed.
    Overdue {
        /// The first day late.
        since: NaiveDate,
        /// How many days late.
        days: i64,
    },
    /// A review has fallen due, or the first of something that recurs, with no update since.
    ReviewDue {
        /// The first day late.
        since: NaiveDate,
        /// How many days late.
        days: i64,
    },
    /// The last day is near.
    DueSoon {
        /// The last day.
        on: NaiveDate,
        /// How many days are left.
        days: i64,
    },
    /// A review is near.
    ReviewSoon {
        /// The last day for it.
        on: NaiveDate,
        /// How many days are left.
        days: i64,
    },
    /// It goes on, and nobody has said how for more than a cycle.
    Stale {
        /// The last update; none if there never was one.
        last_update: Option<NaiveDate>,
    },
    /// Something is due, or starts, on a day that is not near yet.
    Later {
        /// That day.
        on: NaiveDate,
    },
    /// It goes on, and was reported on in this cycle.
    Ongoing,
}

/// What `today` makes of an unfinished line with this reading, last reported on at `last_update`.
///
/// Only a passed [`Reading::due`] is overdue. A passed review is [`Standing::ReviewDue`], never overdue: so
/// `docs/domain.md` counts, whose 19 overdue lines on 1 January 2024 leave out six lines to be reviewed in
/// December 2023 and one first due in June. Only lines without a due date go stale here; see [`is_stale`].
#[must_use]
pub fn standing(reading: &Reading, today: NaiveDate, last_update: Option<NaiveDate>, cycle: Cycle) -> Standing {
    match reading.kind {
        Kind::Missing => return Standing::Missing,
        Kind::NotUnderstood | Kind::Unknown(_) => return Standing::NotUnderstood,
        Kind::ToBeConfirmed => return Standing::DateNeeded,
        _ => {}
    }
    let days_to = |day: NaiveDate| day.signed_duration_since(today).num_days();
    let is_soon = |days: i64| days <= i64::from(cycle.soon_days);
    let since = |day: NaiveDate| day.succ_opt().unwrap_or(day);
    let due = reading.due().map(|on| (on, days_to(on)));
    let review = next_review(reading, last_update).map(|on| (on, days_to(on)));
    match (due, review) {
        (Some((on, days)), _) if days < 0 => {
            return Standing::Overdue { since: since(on), days: -days };
        }
        (_, Some((on, days))) if days < 0 => {
            return Standing::ReviewDue { since: since(on), days: -days };
        }
        (Some((on, days)), _) if is_soon(days) => return Standing::DueSoon { on, days },
        (_, Some((on, days))) if is_soon(days) => return Standing::ReviewSoon { on, days },
        (Some((on, _)), _) => return Standing::Later { on },
        _ => {}
    }
    if let Some(on) = reading.start.filter(|start| *start > today) {
        return Standing::Later { on };
    }
    // What has a date of such a kind has been answered above.
    let date_needed = match reading.kind {
        Kind::By | Kind::During | Kind::Range | Kind::Until | Kind::Milestone | Kind::Within => true,
        Kind::Onwards => reading.start.is_none(),
        Kind::Review | Kind::FirstThenRecurring => reading.review.is_none(),
        _ => false,
    };
    if date_needed {
        return Standing::DateNeeded;
    }
    if is_stale(today, last_update, cycle) {
        return Standing::Stale { last_update };
    }
    review.map_or(Standing::Ongoing, |(on, _)| Standing::Later { on })
}

/// Whether there was no update within the cycle, of any line.
#[must_use]
pub fn is_stale(today: NaiveDate, last_update: Option<NaiveDate>, cycle: Cycle) -> bool {
    last_update.is_none_or(|last| today.signed_duration_since(last).num_days() > i64::from(cycle.update_days))
}

/// The last day for the next review, or for the first of something that recurs.
///
/// An update counts as the review if it falls in the time the words name, or later: in April for "Review
/// April 2024". At intervals, the next is due one interval after the last update. Our rule; the words of the
/// sources do not say.
fn next_review(reading: &Reading, last_update: Option<NaiveDate>) -> Option<NaiveDate> {
    let done = |on: NaiveDate| last_update.filter(|last| *last >= opens(on, reading.precision));
    let repeats = !matches!(reading.kind, Kind::FirstThenRecurring | Kind::Recurring);
    match (reading.review, reading.every.filter(|_| repeats)) {
        (Some(on), None) => done(on).is_none().then_some(on),
        (Some(on), Some(every)) => done(on).map_or(Some(on), |last| later(last, every)),
        (None, Some(every)) => later(last_update.or(reading.start)?, every),
        (None, None) => None,
    }
}

/// The first day of the stretch that ends on this day.
fn opens(on: NaiveDate, precision: Precision) -> NaiveDate {
    let months = match precision {
        Precision::None | Precision::Day => return on,
        Precision::Month => 0,
        Precision::Quarter | Precision::Season | Precision::Approximate => 2,
        Precision::HalfYear => 5,
        Precision::Year => 11,
    };
    on.checked_sub_days(Days::new(u64::from(on.day0())))
        .and_then(|first| first.checked_sub_months(Months::new(months)))
        .unwrap_or(on)
}

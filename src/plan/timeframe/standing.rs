//! How an open line stands on a given day: overdue, due soon, stale and so on.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::within::later;
use super::{Cycle, Kind, Precision, Reading};

/// How an open line stands on a given day. If several apply, the one to act on first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "standing")]
pub enum Standing {
    /// No timeframe is given.
    Missing,
    /// The words are not understood.
    NotUnderstood,
    /// A date is promised and not given: "TBC", or "within 12 months" of an unknown day.
    DateNeeded,
    /// The last day has passed.
    Overdue {
        /// The first day on which it was late.
        since: NaiveDate,
        /// How many days late it is.
        days: i64,
    },
    /// A review has fallen due, or the first of something that recurs, with no update since.
    ReviewDue {
        /// The first day on which it was late.
        since: NaiveDate,
        /// How many days late it is.
        days: i64,
    },
    /// The last day is near.
    DueSoon {
        /// The last day for it.
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
    /// It goes on, and nobody has reported on it for more than a cycle.
    Stale {
        /// The day of the last update, if there ever was one.
        last_update: Option<NaiveDate>,
    },
    /// Something is due, or starts, on a day that is not near yet.
    Later {
        /// The day on which it is due or starts.
        on: NaiveDate,
    },
    /// It goes on, and was reported on within the cycle.
    Ongoing,
}

/// How an open line with this reading stands on `today`, last reported on at `last_update`.
///
/// Only a passed [`Reading::due`] is overdue; a passed review is [`Standing::ReviewDue`]. This is how `docs/domain.md`
/// counts: its 19 overdue lines on 1 January 2024 leave out six to be reviewed in December 2023 and one first due in
/// June. Only lines without a due date become [`Standing::Stale`]; [`is_stale`] goes for any line.
#[must_use]
pub fn standing(reading: &Reading, today: NaiveDate, last_update: Option<NaiveDate>, cycle: Cycle) -> Standing {
    match reading.kind {
        Kind::Missing => return Standing::Missing,
        Kind::NotUnderstood | Kind::Unknown(_) => return Standing::NotUnderstood,
        Kind::ToBeConfirmed => return Standing::DateNeeded,
        _ => {}
    }
    let days_to = |day: NaiveDate| day.signed_duration_since(today).num_days();
    let is_soon = |days: i64| days <= Cycle::WARNING_DAYS;
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
    // If it had a date, it would have been answered above.
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

/// Whether a line of any kind had no update within the reporting cycle.
#[must_use]
pub fn is_stale(today: NaiveDate, last_update: Option<NaiveDate>, cycle: Cycle) -> bool {
    last_update.is_none_or(|last| today.signed_duration_since(last).num_days() > cycle.days())
}

/// The last day for the next review, or for the first of something that recurs.
///
/// An update counts as the review if it falls in the time the words name or later: in April for "Review April 2024".
/// A recurring review is due one interval after the last update. Our rule: the published plans do not say.
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

//! How a line stands in time on a day, in words.

use chrono::{Months, NaiveDate};

use crate::plan::timeframe::{Cycle, Kind, Reading, Standing, is_stale, standing};
use crate::plan::{Line, Plan, day};

/// How a line stands in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing {
    /// The kind of timeframe.
    pub kind: Kind,
    /// Its standing on the day; `None` for a finished line.
    pub standing: Option<Standing>,
    /// The last day for it, or for its next review.
    pub next: Option<NaiveDate>,
    /// True if it is not finished and had no update within the cycle.
    pub stale: bool,
    /// True if a person should look at the reading.
    pub to_check: bool,
}

/// The facts about a line, beside its timeframe, that its standing depends on.
#[derive(Debug, Clone, Copy)]
pub struct Reported {
    /// True if the line is complete or closed.
    pub finished: bool,
    /// The day of its latest update.
    pub last: Option<NaiveDate>,
    /// The day it is looked at.
    pub today: NaiveDate,
    /// The reporting cycle of the plan.
    pub cycle: Cycle,
}

/// What a line's timeframe means, in words, and how the line stands in time.
#[must_use]
pub fn understood(plan: &Plan, line: &Line, reported: Reported) -> (String, Timing) {
    let reading = plan.reading(line);
    let Reported { finished, last, today, cycle } = reported;
    (reading.in_words(), Timing::of(&reading, finished, last, today, cycle))
}

/// The mark on a line's standing, which helps the eye to find it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// A last day or a review has passed.
    Late,
    /// A day is near.
    Soon,
    /// A person has to say what the timeframe is.
    Unclear,
    /// Nothing to do about it now.
    Calm,
}

impl Timing {
    /// The standing of a reading on `today`.
    #[must_use]
    pub fn of(
        reading: &Reading,
        finished: bool,
        last_update: Option<NaiveDate>,
        today: NaiveDate,
        cycle: Cycle,
    ) -> Self {
        let standing = (!finished).then(|| standing(reading, today, last_update, cycle));
        let next = match standing {
            Some(Standing::DueSoon { on, .. } | Standing::ReviewSoon { on, .. } | Standing::Later { on }) => Some(on),
            _ => reading.due().or(reading.review),
        };
        Self {
            kind: reading.kind.clone(),
            next,
            stale: !finished && is_stale(today, last_update, cycle),
            to_check: reading.needs_attention(),
            standing,
        }
    }

    /// True if the last day has passed.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        matches!(self.standing, Some(Standing::Overdue { .. }))
    }

    /// True if a review has fallen due.
    #[must_use]
    pub fn is_review_due(&self) -> bool {
        matches!(self.standing, Some(Standing::ReviewDue { .. }))
    }

    /// True if a day falls within `months` from `today`.
    #[must_use]
    pub fn is_within(&self, today: NaiveDate, months: u32) -> bool {
        let until = today.checked_add_months(Months::new(months)).unwrap_or(today);
        self.standing.is_some() && self.next.is_some_and(|on| today <= on && on <= until)
    }

    /// How pressing it is.
    #[must_use]
    pub fn urgency(&self) -> Urgency {
        match self.standing {
            Some(Standing::Overdue { .. } | Standing::ReviewDue { .. }) => Urgency::Late,
            Some(Standing::DueSoon { .. } | Standing::ReviewSoon { .. }) => Urgency::Soon,
            Some(Standing::Missing | Standing::NotUnderstood | Standing::DateNeeded) => Urgency::Unclear,
            Some(Standing::Stale { .. } | Standing::Later { .. } | Standing::Ongoing) | None => Urgency::Calm,
        }
    }

    /// "Overdue since 1 April 2024"; empty if there is nothing to say.
    #[must_use]
    pub fn in_words(&self) -> String {
        self.said(day::in_words)
    }

    /// "Overdue since 1 Apr 2024", for tables.
    #[must_use]
    pub fn in_short(&self) -> String {
        self.said(day::short)
    }

    fn said(&self, day: fn(NaiveDate) -> String) -> String {
        match self.standing {
            None => String::new(),
            Some(Standing::Missing) => "No timeframe".to_owned(),
            Some(Standing::NotUnderstood) => "Not understood".to_owned(),
            Some(Standing::DateNeeded) => "Date needed".to_owned(),
            Some(Standing::Overdue { since, .. }) => format!("Overdue since {}", day(since)),
            Some(Standing::ReviewDue { since, .. }) => format!("Review due since {}", day(since)),
            Some(Standing::DueSoon { on, .. }) => format!("Due by {}", day(on)),
            Some(Standing::ReviewSoon { on, .. }) => format!("Review by {}", day(on)),
            Some(Standing::Later { on }) => match self.kind {
                Kind::Onwards => format!("Starts {}", day(on)),
                Kind::Review | Kind::RecurringReview | Kind::FirstThenRecurring => format!("Review by {}", day(on)),
                _ => format!("Due by {}", day(on)),
            },
            Some(Standing::Stale { .. } | Standing::Ongoing) => "Ongoing".to_owned(),
        }
    }
}

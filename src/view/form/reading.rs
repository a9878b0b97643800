//! The meaning of a timeframe, as a person gives it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Problem;
use crate::plan::timeframe::{Kind, Reading};

/// The part of a form that gives the meaning of a timeframe.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReadingForm {
    /// The sort of meaning chosen.
    pub meaning: Meaning,
    /// The first day, as in a date box: "2026-03-31", or empty.
    pub start: String,
    /// The last day, in the same form.
    pub end: String,
    /// A reading given earlier that this form has no inputs for: kept unless the meaning is changed.
    pub kept: Option<Reading>,
}

/// The sorts of meaning a person can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Meaning {
    /// The reading of the words themselves.
    #[default]
    AsRead,
    /// That reading, confirmed by a person.
    Confirmed,
    /// Done by a day.
    By,
    /// From one day to another.
    Range,
    /// Goes on without an end.
    Ongoing,
    /// Looked at again by a day, and goes on.
    Review,
    /// The reading a person gave earlier.
    Kept,
}

impl Meaning {
    /// The choices, with their labels.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::AsRead, "What Hearth reads in the words"),
        (Self::Confirmed, "What Hearth reads, checked by me"),
        (Self::By, "Done by a date"),
        (Self::Range, "From one date to another"),
        (Self::Ongoing, "Ongoing, no end date"),
        (Self::Review, "Review by a date, then goes on"),
    ];

    /// True if it needs a first day.
    #[must_use]
    pub const fn has_start(self) -> bool {
        matches!(self, Self::Range)
    }

    /// True if it needs a last day.
    #[must_use]
    pub const fn has_end(self) -> bool {
        matches!(self, Self::By | Self::Range | Self::Review)
    }
}

impl ReadingForm {
    /// The form of the reading that was given earlier, if one was.
    #[must_use]
    pub fn of(said: Option<&Reading>) -> Self {
        let Some(reading) = said else { return Self::default() };
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let plain = Reading { start: None, end: None, review: None, confirmed: false, ..reading.clone() };
        let is_plain = plain == Reading { precision: plain.precision, ..Reading::new(reading.kind.clone()) };
        let meaning = match reading.kind {
            _ if !is_plain => Meaning::Kept,
            Kind::By => Meaning::By,
            Kind::Range => Meaning::Range,
            Kind::Ongoing => Meaning::Ongoing,
            Kind::Review => Meaning::Review,
            _ => Meaning::Kept,
        };
        let end = if reading.kind == Kind::Review { reading.review } else { reading.end };
        Self { meaning, start: day(reading.start), end: day(end), kept: Some(reading.clone()) }
    }

    /// The reading it gives; `None` if that is just what Hearth reads in the words, which is `read`.
    ///
    /// # Errors
    /// When a date is missing, or the dates are not in order.
    pub fn reading(&self, read: &Reading) -> Result<Option<Reading>, Problem> {
        let given = |kind: Kind| Reading { confirmed: true, ..Reading::new(kind) };
        let end = || self.end.parse::<NaiveDate>().map_err(|_| Problem { at: "reading-end", words: "Enter the date" });
        Ok(match self.meaning {
            Meaning::AsRead => None,
            Meaning::Confirmed => Some(read.clone().confirm()),
            Meaning::Kept => self.kept.clone(),
            Meaning::Ongoing => Some(given(Kind::Ongoing)),
            Meaning::By => Some(Reading { end: Some(end()?), ..given(Kind::By) }),
            Meaning::Review => Some(Reading { review: Some(end()?), ..given(Kind::Review) }),
            Meaning::Range => {
                let start = self.start.parse::<NaiveDate>();
                let start = start.map_err(|_| Problem { at: "reading-start", words: "Enter the first date" })?;
                let reading = Reading { start: Some(start), end: Some(end()?), ..given(Kind::Range) };
                if !reading.is_in_order() {
                    return Err(Problem { at: "reading-end", words: "The last date must be after the first" });
                }
                Some(reading)
            }
        })
    }
}

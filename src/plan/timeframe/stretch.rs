//! A stretch of days, and what it means on its own.

use chrono::NaiveDate;

use super::{Doubt, Precision};

/// A stretch of days as the words give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The first and last day; `None` if the year is missing and none could be proposed.
    pub(super) dates: Option<(NaiveDate, NaiveDate)>,
    pub(super) precision: Precision,
    pub(super) shape: Shape,
    pub(super) unsure: Vec<Doubt>,
}

/// The meaning of a stretch if no other word says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A day, a month, or the end of something: due by its last day.
    Point,
    /// A year, season or quarter: at some time in it.
    Stretch,
    /// From one time to another.
    Range,
}

impl Span {
    pub(super) fn start(&self) -> Option<NaiveDate> {
        self.dates.map(|dates| dates.0)
    }

    pub(super) fn end(&self) -> Option<NaiveDate> {
        self.dates.map(|dates| dates.1)
    }

    pub(super) fn doubt(&mut self, doubt: Doubt) {
        if !self.unsure.contains(&doubt) {
            self.unsure.push(doubt);
        }
    }
}

//! Makes readings of a stretch of days and of an interval.

use super::interval::Often;
use super::stretch::Span;
use super::{Kind, Reading};

/// A reading of this kind with the dates and doubts of a span.
pub(super) fn dated(kind: Kind, span: &Span) -> Reading {
    Reading {
        start: span.start(),
        end: span.end(),
        precision: span.precision,
        unsure: span.unsure.clone(),
        ..Reading::new(kind)
    }
}

/// Adds an interval and its doubts to a reading.
pub(super) fn repeated(mut reading: Reading, often: Often) -> Reading {
    reading.every = often.every;
    reading.unsure.extend(often.doubt);
    reading
}

/// A reading that is due by the last day of a span: a month alone means its end.
pub(super) fn due_by(span: &Span) -> Reading {
    Reading { start: None, ..dated(Kind::By, span) }
}

//! Readings made of a stretch of days, and of how often something comes again.

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

/// Adds how often.
pub(super) fn repeated(mut reading: Reading, often: Often) -> Reading {
    reading.every = often.every;
    reading.unsure.extend(often.doubt);
    reading
}

/// Due by the last day: a month alone means its end.
pub(super) fn due_by(span: &Span) -> Reading {
    Reading { start: None, ..dated(Kind::By, span) }
}

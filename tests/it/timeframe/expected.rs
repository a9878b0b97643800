//! Readings as tests expect them, written short.

use hearth::plan::timeframe::{Doubt, Interval, Kind, Precision, Reading, Unit};

/// Asserts that all of these words have this reading.
pub(super) fn reads(read: fn(&str) -> Reading, words: &[&str], expected: Reading) {
    for words in words {
        assert_eq!(read(words), expected, "{words}");
    }
}

/// A table of readings, each with the words that have it, as one row for each of the words.
pub(super) fn rows<const N: usize>(groups: [(&'static [&'static str], Reading); N]) -> Vec<(&'static str, Reading)> {
    groups.into_iter().flat_map(|(words, reading)| words.iter().map(move |words| (*words, reading.clone()))).collect()
}

/// A reading of this kind, to be filled in.
pub(super) fn of(kind: Kind) -> Reading {
    Reading::new(kind)
}

/// Fills in an expected reading, days written as in a plan file.
pub(super) trait Expected {
    fn from(self, start: &str) -> Self;
    fn to(self, end: &str) -> Self;
    fn review(self, day: &str) -> Self;
    fn every(self, count: u32, unit: Unit) -> Self;
    fn within(self, count: u32, unit: Unit) -> Self;
    fn condition(self, words: &str) -> Self;
    fn what(self, words: &str) -> Self;
    fn exact_to(self, precision: Precision) -> Self;
    fn unsure(self, doubts: &[Doubt]) -> Self;
}

impl Expected for Reading {
    fn from(self, start: &str) -> Self {
        Self { start: Some(start.parse().unwrap()), ..self }
    }

    fn to(self, end: &str) -> Self {
        Self { end: Some(end.parse().unwrap()), ..self }
    }

    fn review(self, day: &str) -> Self {
        Self { review: Some(day.parse().unwrap()), ..self }
    }

    fn every(self, count: u32, unit: Unit) -> Self {
        Self { every: Some(Interval { count, unit }), ..self }
    }

    fn within(self, count: u32, unit: Unit) -> Self {
        Self { within: Some(Interval { count, unit }), ..self }
    }

    fn condition(self, words: &str) -> Self {
        Self { condition: Some(words.to_owned()), ..self }
    }

    fn what(self, words: &str) -> Self {
        Self { what: Some(words.to_owned()), ..self }
    }

    fn exact_to(self, precision: Precision) -> Self {
        Self { precision, ..self }
    }

    fn unsure(self, doubts: &[Doubt]) -> Self {
        Self { unsure: doubts.to_vec(), ..self }
    }
}

//! Readings of the timeframes of one document. The same cell is checked when columns are guessed and when cells are
//! classified, and read when its line is made; its words are parsed once.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::import::words::count;
use crate::plan::timeframe::{self, Kind, Reading, YearBasis};

/// The most words of a timeframe.
const LONGEST: usize = 14;

/// Readings by their words.
#[derive(Debug, Default)]
pub(super) struct Times {
    readings: RefCell<HashMap<String, Reading>>,
}

impl Times {
    /// The reading of these words.
    pub(super) fn read(&self, text: &str) -> Reading {
        if let Some(reading) = self.readings.borrow().get(text) {
            return reading.clone();
        }
        let reading = timeframe::read(text, YearBasis::Calendar, false, None);
        self.readings.borrow_mut().insert(text.to_owned(), reading.clone());
        reading
    }

    /// True if the words are a timeframe that is understood.
    pub(super) fn is_time(&self, text: &str) -> bool {
        count(text) <= LONGEST
            && !matches!(self.read(text).kind, Kind::NotUnderstood | Kind::Missing | Kind::ToBeConfirmed)
    }
}

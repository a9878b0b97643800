//! What words mean as timeframes. A cell is asked about when columns are guessed, when cells are told apart and when its
//! line is made; its words are read once.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::import::words::count;
use crate::plan::timeframe::{self, Kind, Reading, YearBasis};

/// No timeframe has more words.
const LONGEST: usize = 14;

/// The timeframes of one document.
#[derive(Debug, Default)]
pub(super) struct Times {
    readings: RefCell<HashMap<String, Reading>>,
}

impl Times {
    /// What the words mean.
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

//! The readings of a plan's timeframes, each made once and kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::Reading;
use super::calendar::Settings;
use super::read::read_with;

/// Readings by their words, made when first asked for. Copies of a plan share them.
///
/// They depend on the words, on how the plan counts years and on its day of adoption, and on nothing else: a changed
/// timeframe is another key, and when one of the two settings changes all are made anew.
#[derive(Debug, Clone, Default)]
pub(in crate::plan) struct Readings(Arc<Mutex<Made>>);

#[derive(Debug, Default)]
struct Made {
    settings: Settings,
    by_words: HashMap<String, Arc<Reading>>,
}

impl Readings {
    /// The reading of these words in a plan with these settings.
    pub(in crate::plan) fn of(&self, words: &str, settings: Settings) -> Arc<Reading> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if made.settings != settings {
            *made = Made { settings, by_words: HashMap::new() };
        }
        if let Some(known) = made.by_words.get(words) {
            return Arc::clone(known);
        }
        let reading = Arc::new(read_with(words, settings));
        made.by_words.insert(words.to_owned(), Arc::clone(&reading));
        reading
    }
}

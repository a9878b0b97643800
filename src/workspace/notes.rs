//! Half-typed forms and settings: small texts that are stored beside the history.

use std::collections::{BTreeMap, BTreeSet};

use crate::storage::without_words;

/// The setting that holds the officer's name.
pub(super) const NAME: &str = "name";
/// The setting that holds the random name of this browser.
pub(super) const DEVICE: &str = "device";
/// Prefix of the settings that hold when a plan was last downloaded.
const DOWNLOADED: &str = "downloaded/";

/// The setting that holds when a plan was last downloaded.
pub(super) fn downloaded(plan: impl std::fmt::Display) -> String {
    format!("{DOWNLOADED}{plan}")
}

/// The drafts of this browser, by form, and its settings, by name. An empty text stands for none.
#[derive(Debug, Default)]
pub(super) struct Notes {
    drafts: BTreeMap<String, String>,
    settings: BTreeMap<String, String>,
    /// Drafts of which an older text, perhaps with words that are erased, is still stored somewhere.
    pub(super) unsaved_drafts: BTreeSet<String>,
    /// Settings of which an older text is still stored somewhere.
    pub(super) unsaved_settings: BTreeSet<String>,
}

impl Notes {
    /// Adds what is stored. What was typed or set since the page opened is newer, and stays.
    pub(super) fn load(&mut self, drafts: &BTreeMap<String, String>, settings: &BTreeMap<String, String>) {
        for (own, stored) in [(&mut self.drafts, drafts), (&mut self.settings, settings)] {
            for (name, text) in stored {
                own.entry(name.clone()).or_insert_with(|| text.clone());
            }
        }
    }

    /// The draft of a form.
    pub(super) fn draft(&self, form: &str) -> Option<&str> {
        read(&self.drafts, form)
    }

    /// The value of a setting.
    pub(super) fn setting(&self, name: &str) -> Option<&str> {
        read(&self.settings, name)
    }

    pub(super) fn set_draft(&mut self, form: &str, text: &str) {
        self.drafts.insert(form.to_owned(), text.to_owned());
    }

    pub(super) fn set_setting(&mut self, name: &str, text: &str) {
        self.settings.insert(name.to_owned(), text.to_owned());
    }

    /// The half-typed forms that hold words that were erased, each without them.
    pub(super) fn without(&self, erased: &BTreeSet<String>) -> Vec<(String, String)> {
        if erased.is_empty() {
            return Vec::new();
        }
        self.drafts.iter().filter_map(|(form, text)| Some((form.clone(), without_words(text, erased)?))).collect()
    }
}

fn read<'a>(notes: &'a BTreeMap<String, String>, name: &str) -> Option<&'a str> {
    notes.get(name).map(String::as_str).filter(|text| !text.is_empty())
}

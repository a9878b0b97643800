//! Drafts and settings: small texts beside the history.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Notice, Workspace, draft_key, form_of};
use crate::storage::{StoreError, without_words};
use crate::text;
use crate::ui::dynamic::spawn;
use crate::workspace::SaveLedger;

impl Workspace {
    /// What is being typed in a form, kept outside the history so that it survives a crash. `form`
    /// names the form and what it is about: `report/action-…`.
    #[must_use]
    pub fn draft(self, form: &str) -> Option<String> {
        self.setting(&draft_key(form))
    }

    /// Keeps what is being typed in a form.
    pub fn save_draft(self, form: &str, text: &str) {
        self.note(draft_key(form), text);
        let (store, form, text) = (self.store(), form.to_owned(), text.to_owned());
        spawn(async move { self.note_saved(store.put_draft(&form, &text).await) });
    }

    /// Forgets what was being typed: it was recorded, or given up.
    pub fn delete_draft(self, form: &str) {
        self.note(draft_key(form), "");
        let (store, form) = (self.store(), form.to_owned());
        spawn(async move { self.note_saved(store.delete_draft(&form).await) });
    }

    /// Takes words that were erased out of every half-typed form.
    pub(in crate::ui::workspace) fn erase_in_drafts(self, erased: &BTreeSet<String>) {
        if erased.is_empty() {
            return;
        }
        let altered: Vec<(String, String)> = self.persistence.with_value(|persistence| {
            let drafts = persistence.notes.iter().filter_map(|(key, text)| Some((form_of(key)?, text)));
            drafts.filter_map(|(form, text)| Some((form.to_owned(), without_words(text, erased)?))).collect()
        });
        for (form, text) in altered {
            self.save_draft(&form, &text);
        }
    }

    /// What this browser remembers under a name.
    pub(in crate::ui::workspace) fn setting(self, name: &str) -> Option<String> {
        self.persistence.with_value(|persistence| persistence.notes.get(name).cloned()).filter(|text| !text.is_empty())
    }

    /// Remembers something in this browser.
    pub(in crate::ui::workspace) fn save_setting(self, name: &str, text: &str) {
        self.note(name.to_owned(), text);
        let (store, name, text) = (self.store(), name.to_owned(), text.to_owned());
        spawn(async move { self.note_saved(store.put_setting(&name, &text).await) });
    }

    pub(super) fn note(self, key: String, text: &str) {
        self.persistence.update_value(|persistence| {
            persistence.notes.insert(key, text.to_owned());
        });
    }

    fn note_saved(self, stored: Result<(), StoreError>) {
        let Err(error) = stored else { return };
        // Where storage has failed already, the officer has been told, and what to do.
        let told = self.ledger.with_untracked(SaveLedger::has_failed)
            || self.notices.with_untracked(|notices| notices.iter().any(|notice| notice.offers_download));
        if !told {
            self.tell(Notice::of_storage(
                "What you are typing, or a setting, could not be kept",
                format!(
                    "{}. It stays on this page for as long as the page is open.",
                    text::capital(&error.to_string())
                ),
            ));
        }
    }
}

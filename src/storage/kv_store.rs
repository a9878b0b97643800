//! The interface of a storage medium: a key-value store of text.

use std::fmt;
use std::future::Future;

/// A medium that keeps text under keys.
///
/// The futures are those of the page's single thread and are not `Send`. An operation may be cut
/// off at any moment (a closed tab): then it may have happened or not, wholly or in part.
pub trait KvStore {
    /// Every entry whose key begins with `prefix`, all read at one moment, in any order.
    fn entries(&self, prefix: &str) -> impl Future<Output = Result<Vec<Entry>, KvError>>;

    /// The keys that begin with `prefix`, in any order.
    fn names(&self, prefix: &str) -> impl Future<Output = Result<Vec<String>, KvError>> {
        async move { Ok(self.entries(prefix).await?.into_iter().map(|(name, _)| name).collect()) }
    }

    /// The value under a key.
    fn get(&self, key: &str) -> impl Future<Output = Result<Option<String>, KvError>>;

    /// Writes entries, replacing the values under their keys. After an error some may be written and
    /// others not, but each key has either its old value or its new one.
    fn put(&self, entries: &[Entry]) -> impl Future<Output = Result<(), KvError>>;

    /// Deletes the entries under these keys; a key with no entry is no error.
    fn delete(&self, keys: &[String]) -> impl Future<Output = Result<(), KvError>>;
}

/// A key and its value.
pub type Entry = (String, String);

/// Why an operation on a medium failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KvError {
    /// The medium is full.
    #[error("the browser's storage for this site is full")]
    Full,
    /// The browser does not let this page store anything.
    #[error("the browser does not let this site store anything")]
    Blocked,
    /// Any other problem, in the browser's words.
    #[error("the browser's storage failed: {0}")]
    Broken(String),
}

/// The two storage media.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Medium {
    /// The quick one: localStorage.
    Local,
    /// The one whose commits survive a killed browser: IndexedDB.
    Journal,
}

impl fmt::Display for Medium {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Local => "local storage",
            Self::Journal => "the journal",
        })
    }
}

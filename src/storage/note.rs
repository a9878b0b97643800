//! Drafts and settings: small texts that are overwritten, unlike changes.
//!
//! Each has a revision number that counts up, so that the older of two copies is known.

use super::compress::Compress;
use super::error::{HeldIn, StoreError, both};
use super::fault::Why;
use super::key::Key;
use super::kv_store::{KvError, KvStore};
use super::{Store, checksum};
use crate::long_work::{Unattended, Work, block_on};

/// A text and its revision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Note {
    pub(super) revision: u64,
    pub(super) text: String,
}

impl Note {
    /// Parses a stored value: after the checksum the revision, a space and the text.
    pub(super) fn read(value: &str) -> Result<Self, Why> {
        let strange = || Why::NotUnderstood("it has no turn".to_owned());
        let (revision, text) = block_on(checksum::open(value, &Unattended))?.split_once(' ').ok_or_else(strange)?;
        Ok(Self { revision: revision.parse().map_err(|_| strange())?, text: text.to_owned() })
    }
}

impl<L: KvStore, J: KvStore, S: Compress, W: Work> Store<L, J, S, W> {
    /// Stores the half-typed content of a form, replacing what was stored before. It is in local storage
    /// after the first poll, and nobody need wait for the rest.
    ///
    /// # Errors
    /// When either medium failed.
    pub async fn put_draft(&self, form: &str, text: &str) -> Result<(), StoreError> {
        self.put_note(&Key::Draft(form.to_owned()), text).await
    }

    /// The half-typed content of a form.
    ///
    /// # Errors
    /// When neither medium can be read.
    pub async fn draft(&self, form: &str) -> Result<Option<String>, StoreError> {
        self.note(&Key::Draft(form.to_owned())).await
    }

    /// Deletes the half-typed content of a form once the officer has saved it or thrown it away.
    ///
    /// # Errors
    /// When either medium failed.
    pub async fn delete_draft(&self, form: &str) -> Result<(), StoreError> {
        let keys = [self.inner.keys.name(&Key::Draft(form.to_owned()))];
        let local = self.inner.local.delete(&keys).await;
        let journal = self.inner.journal.delete(&keys).await;
        both(local, journal)
    }

    /// Stores a setting of this browser, such as the officer's name.
    ///
    /// # Errors
    /// When either medium failed.
    pub async fn put_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.put_note(&Key::Setting(name.to_owned()), value).await
    }

    /// A setting of this browser.
    ///
    /// # Errors
    /// When neither medium can be read.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.note(&Key::Setting(name.to_owned())).await
    }

    async fn put_note(&self, key: &Key, text: &str) -> Result<(), StoreError> {
        let [local, journal] = self.write_note(key, text).await;
        both(local, journal)
    }

    /// Writes a text with the next revision. The outcomes are those of local storage and of the journal.
    pub(super) async fn write_note(&self, key: &Key, text: &str) -> [Result<(), KvError>; 2] {
        let name = self.inner.keys.name(key);
        // Another tab may have a later revision. The journal is not read, because that takes too long.
        let stored = self.inner.local.get(&name).await.ok().flatten().and_then(|value| Note::read(&value).ok());
        let revision = {
            let mut revisions = self.inner.revisions.borrow_mut();
            let revision = revisions.entry(name.clone()).or_default();
            *revision = stored.map_or(*revision, |note| note.revision.max(*revision)).saturating_add(1);
            *revision
        };
        let entry = [(name, block_on(checksum::seal(&format!("{revision} {text}"), &Unattended)))];
        let local = self.put_local(&entry).await;
        let journal = self.inner.journal.put(&entry).await;
        [local, journal]
    }

    async fn note(&self, key: &Key) -> Result<Option<String>, StoreError> {
        let name = self.inner.keys.name(key);
        let local = self.inner.local.get(&name).await;
        let journal = self.inner.journal.get(&name).await;
        if let (Err(error), Err(_)) = (&local, &journal) {
            return Err(StoreError::new(error.clone(), HeldIn::Nowhere));
        }
        // If two tabs wrote the same revision at once, local storage has the one that other tabs are told of.
        let values = [journal, local].into_iter().flatten().flatten();
        let notes = values.filter_map(|value| Note::read(&value).ok());
        Ok(notes.max_by_key(|note| note.revision).map(|note| note.text))
    }
}

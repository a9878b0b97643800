//! Drafts and settings: small texts that are written over, unlike changes.
//!
//! Each has a turn that counts up, so that of two media the one that lost the last writing is known.

use super::compress::Compress;
use super::error::{Held, StoreError, both};
use super::fault::Why;
use super::key::Key;
use super::kv_store::KvStore;
use super::{Store, checksum};
use crate::long_work::{Unattended, Work, block_on};

/// A text and its turn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Note {
    pub(super) turn: u64,
    pub(super) text: String,
}

impl Note {
    /// Reads a stored value: after the checksum the turn, a space, the text.
    pub(super) fn read(value: &str) -> Result<Self, Why> {
        let strange = || Why::NotUnderstood("it has no turn".to_owned());
        let (turn, text) = block_on(checksum::open(value, &Unattended))?.split_once(' ').ok_or_else(strange)?;
        Ok(Self { turn: turn.parse().map_err(|_| strange())?, text: text.to_owned() })
    }
}

impl<L: KvStore, J: KvStore, S: Compress, W: Work> Store<L, J, S, W> {
    /// Keeps what is half-typed in a form, in place of what was kept of it before. It is in local
    /// storage at the first poll; nobody need wait for the rest.
    ///
    /// # Errors
    /// When either medium did not take it.
    pub async fn put_draft(&self, form: &str, text: &str) -> Result<(), StoreError> {
        self.put_note(&Key::Draft(form.to_owned()), text).await
    }

    /// What was half-typed in a form.
    ///
    /// # Errors
    /// When neither medium can be read.
    pub async fn draft(&self, form: &str) -> Result<Option<String>, StoreError> {
        self.note(&Key::Draft(form.to_owned())).await
    }

    /// Forgets what was half-typed: it was saved, or thrown away by the officer.
    ///
    /// # Errors
    /// When either medium did not delete it.
    pub async fn delete_draft(&self, form: &str) -> Result<(), StoreError> {
        let keys = [self.inner.keys.name(&Key::Draft(form.to_owned()))];
        let local = self.inner.local.delete(&keys).await;
        let journal = self.inner.journal.delete(&keys).await;
        both(local, journal)
    }

    /// Remembers a setting of this browser, such as the officer's name.
    ///
    /// # Errors
    /// When either medium did not take it.
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
        let name = self.inner.keys.name(key);
        // Another tab may have counted further. The journal is not asked: it would take too long.
        let stored = self.inner.local.get(&name).await.ok().flatten().and_then(|value| Note::read(&value).ok());
        let turn = {
            let mut turns = self.inner.turns.borrow_mut();
            let turn = turns.entry(name.clone()).or_default();
            *turn = stored.map_or(*turn, |note| note.turn.max(*turn)).saturating_add(1);
            *turn
        };
        let entry = [(name, block_on(checksum::seal(&format!("{turn} {text}"), &Unattended)))];
        let local = self.inner.local.put(&entry).await;
        let journal = self.inner.journal.put(&entry).await;
        both(local, journal)
    }

    async fn note(&self, key: &Key) -> Result<Option<String>, StoreError> {
        let name = self.inner.keys.name(key);
        let local = self.inner.local.get(&name).await;
        let journal = self.inner.journal.get(&name).await;
        if let (Err(error), Err(_)) = (&local, &journal) {
            return Err(StoreError::new(error.clone(), Held::Nowhere));
        }
        // Of two of the same turn, as where two tabs wrote at once, local storage has the one that other tabs are told of.
        let values = [journal, local].into_iter().flatten().flatten();
        let notes = values.filter_map(|value| Note::read(&value).ok());
        Ok(notes.max_by_key(|note| note.turn).map(|note| note.text))
    }
}

//! Saves new changes, and reads those that another tab saved.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use super::compress::{Compress, CompressError};
use super::error::{HeldIn, StoreError, both};
use super::gather::{self, Gathered, Reconciled};
use super::key::Key;
use super::kv_store::{Entry, KvError, KvStore};
use super::saved::Saved;
use super::{Store, checksum, pack};
use crate::history::{Change, ChangeId};
use crate::long_work::{Unattended, Work, block_on};
use crate::plan::EntityId;

impl<L: KvStore, J: KvStore, S: Compress, W: Work> Store<L, J, S, W> {
    /// Saves new changes of a plan.
    ///
    /// # Errors
    /// When either medium failed. What was stored before is untouched, and the error says whether the
    /// other medium has the changes. Saving the same changes again later does no harm.
    pub async fn append<C: Borrow<Change>>(&self, plan: &EntityId, changes: &[C]) -> Result<Saved, StoreError> {
        let entries = self.written(plan, changes).await?;
        let work = &self.inner.work;
        let mut local = self.write_local(&entries).await;
        work.yield_if_due().await;
        let journal = self.inner.journal.put(&entries).await;
        // The journal first, because making room takes a while and may fail.
        if local == Err(KvError::Full) && journal.is_ok() {
            self.make_room().await;
            local = self.write_local(&entries).await;
        }
        both(local, journal).map(Saved)
    }

    /// The stored changes of a plan with these ids; all of them if no id is given. For changes that another
    /// tab announced.
    ///
    /// # Errors
    /// When neither medium can be read.
    pub async fn fetch(&self, plan: &EntityId, ids: &[ChangeId]) -> Result<Vec<Change>, StoreError> {
        let mut found = BTreeMap::new();
        for id in ids {
            let key = self.inner.keys.name(&Key::Change(plan.clone(), *id));
            // The journal first: writes to local storage may reach this tab later, and an old copy must
            // not bring erased words back.
            let values = [self.inner.journal.get(&key).await, self.inner.local.get(&key).await];
            let read = values
                .into_iter()
                .filter_map(|value| gather::single(&value.ok()??).ok())
                .find(|change| change.id == *id);
            found.extend(read.map(|change| (*id, change)));
        }
        if ids.is_empty() || found.len() < ids.iter().collect::<BTreeSet<_>>().len() {
            // Some were packed meanwhile, or saved as a pack.
            for change in self.stored(plan).await?.changes {
                if ids.is_empty() || ids.contains(&change.id) {
                    found.entry(change.id).or_insert(change);
                }
            }
        }
        Ok(found.into_values().collect())
    }

    /// All stored changes of a plan.
    pub(super) async fn stored(&self, plan: &EntityId) -> Result<Reconciled, StoreError> {
        let keys = &self.inner.keys;
        let mut media = [Vec::new(), Vec::new()];
        for prefix in [keys.changes(Some(plan)), keys.packs(plan)] {
            let local = self.inner.local.entries(&prefix).await;
            let journal = self.inner.journal.entries(&prefix).await;
            if let (Err(error), Err(_)) = (&local, &journal) {
                return Err(StoreError::new(error.clone(), HeldIn::Nowhere));
            }
            media[0].extend(local.unwrap_or_default());
            media[1].extend(journal.unwrap_or_default());
        }
        let gathered = gather::gather(keys, &self.inner.compress, &self.inner.work, media, &gather::OURS).await;
        self.inner.packs.borrow_mut().extend(gathered.packs);
        let plans = Gathered::by_plan(gathered.changes).into_iter();
        let copies = plans.filter(|(of, _)| of == plan).flat_map(|(_, copies)| copies).collect();
        Ok(gather::reconcile(plan, copies))
    }

    /// The entries for these changes: one each, or packs if they are many.
    async fn written<C: Borrow<Change>>(&self, plan: &EntityId, changes: &[C]) -> Result<Vec<Entry>, StoreError> {
        let mut entries = Vec::new();
        let limits = &self.inner.limits;
        for some in changes.chunks(limits.most_in_pack.max(1)) {
            let large = some.iter().any(|change| change.borrow().sets.len() > limits.most_sets);
            if (large || changes.len() > limits.most_single)
                && let Ok(packed) = self.make_pack(plan, some).await
            {
                entries.push(packed);
                continue;
            }
            for change in some {
                entries
                    .push(self.single(plan, change.borrow()).map_err(|error| StoreError::new(error, HeldIn::Nowhere))?);
            }
        }
        Ok(entries)
    }

    /// The entry of a pack of these changes.
    pub(super) async fn make_pack<C: Borrow<Change>>(
        &self,
        plan: &EntityId,
        changes: &[C],
    ) -> Result<Entry, CompressError> {
        let ids: BTreeSet<ChangeId> = changes.iter().map(|change| change.borrow().id).collect();
        let entry = pack::make(&self.inner.keys, &self.inner.compress, &self.inner.work, plan, changes).await?;
        self.inner.packs.borrow_mut().insert(pack::name(&ids), ids.into_iter().collect());
        Ok(entry)
    }

    /// Writes entries to local storage and reads them back. Checkpoints give way if it is full.
    pub(super) async fn write_local(&self, entries: &[Entry]) -> Result<(), KvError> {
        let written = write_and_verify(&self.inner.local, entries, &self.inner.work).await;
        if written == Err(KvError::Full) && self.delete_checkpoints().await {
            return write_and_verify(&self.inner.local, entries, &self.inner.work).await;
        }
        written
    }

    /// Writes entries to local storage. Checkpoints give way if it is full.
    pub(super) async fn put_local(&self, entries: &[Entry]) -> Result<(), KvError> {
        let put = self.inner.local.put(entries).await;
        if put == Err(KvError::Full) && self.delete_checkpoints().await {
            return self.inner.local.put(entries).await;
        }
        put
    }

    pub(super) fn single(&self, plan: &EntityId, change: &Change) -> Result<Entry, KvError> {
        let json = serde_json::to_string(change).map_err(|problem| KvError::Broken(problem.to_string()))?;
        Ok((self.inner.keys.name(&Key::Change(plan.clone(), change.id)), block_on(checksum::seal(&json, &Unattended))))
    }
}

/// Writes entries and reads them back, because local storage has been seen to lose writes silently.
pub(super) async fn write_and_verify<M: KvStore>(
    medium: &M,
    entries: &[Entry],
    work: &impl Work,
) -> Result<(), KvError> {
    work.yield_if_due().await;
    medium.put(entries).await?;
    for (key, value) in entries {
        work.yield_if_due().await;
        if medium.get(key).await?.as_ref() != Some(value) {
            return Err(KvError::Broken("what was written could not be read back".to_owned()));
        }
    }
    Ok(())
}

//! Replaces stored copies of changes from which words were erased.

use std::collections::{BTreeMap, BTreeSet};

use super::append::write_and_verify;
use super::compress::Compress;
use super::error::{StoreError, both};
use super::key::Key;
use super::kv_store::{KvError, KvStore};
use super::saved::Saved;
use super::{Store, gather, pack};
use crate::history::{Change, ChangeId};
use crate::long_work::Work;
use crate::plan::EntityId;

/// The number of attempts when other tabs keep writing outdated copies.
const ROUNDS: usize = 4;

/// The valid copies, by id.
type Replacements<'a> = BTreeMap<ChangeId, &'a Change>;

impl<L: KvStore, J: KvStore, S: Compress, W: Work> Store<L, J, S, W> {
    /// Replaces all stored copies of these changes, in single keys and in packs, in both media. A change
    /// that is stored nowhere is added.
    ///
    /// Append the change that erases first: if the page closes half-way, [`Store::load`] finishes the work.
    /// Every tab that is told of an erasure does the same, so that one that was packing or saving at that
    /// moment leaves no outdated copy.
    ///
    /// # Errors
    /// When either medium failed. The words may still be stored, so the officer must be told.
    pub async fn rewrite(&self, plan: &EntityId, changes: &[Change]) -> Result<Saved, StoreError> {
        let [local, journal] = self.replace(plan, changes.to_vec()).await;
        both(local, journal).map(Saved)
    }

    /// Like [`Store::rewrite`], with separate outcomes for local storage and the journal.
    pub(super) async fn replace(&self, plan: &EntityId, mut changes: Vec<Change>) -> [Result<(), KvError>; 2] {
        for _ in 0..ROUNDS {
            let copies = changes.iter().map(|change| (change.id, change)).collect();
            let mut local = self.rewrite_on(&self.inner.local, plan, &copies).await;
            if local == Err(KvError::Full) && self.delete_checkpoints().await {
                local = self.rewrite_on(&self.inner.local, plan, &copies).await;
            }
            let journal = self.rewrite_on(&self.inner.journal, plan, &copies).await;
            let done = local.is_ok() && journal.is_ok();
            // A pack is read and then written: words that another tab erased from it in between are back. Every
            // tab looks again after writing, so the last one to write sees that.
            match self.stored(plan).await {
                Ok(stored) if done && !stored.outdated.is_empty() => changes = stored.outdated,
                _ => return [local, journal],
            }
        }
        [Err(never_ends()), Err(never_ends())]
    }

    async fn rewrite_on<M: KvStore>(
        &self,
        medium: &M,
        plan: &EntityId,
        copies: &Replacements<'_>,
    ) -> Result<(), KvError> {
        for _ in 0..ROUNDS {
            if !self.rewrite_once(medium, plan, copies).await? {
                return Ok(());
            }
        }
        Err(never_ends())
    }

    /// One pass over a medium. Returns true if anything had to be replaced.
    async fn rewrite_once<M: KvStore>(
        &self,
        medium: &M,
        plan: &EntityId,
        copies: &Replacements<'_>,
    ) -> Result<bool, KvError> {
        let keys = &self.inner.keys;
        let mut found = BTreeSet::new();
        let mut entries = Vec::new();
        for (name, value) in medium.entries(&keys.changes(Some(plan))).await? {
            let Ok(Key::Change(_, id)) = keys.read(&name) else { continue };
            let Some(copy) = copies.get(&id) else { continue };
            found.insert(id);
            if gather::single(&value).as_ref() != Ok(copy) {
                entries.push(self.single(plan, copy)?);
            }
        }
        let mut replaced = !entries.is_empty();
        // Single keys before packs. A tab that is packing writes its pack before it reads the single keys
        // again, so either it sees these, or its pack is seen here.
        write_and_verify(medium, &entries, &self.inner.work).await?;
        for (name, value) in medium.entries(&keys.packs(plan)).await? {
            if let Some(value) = self.repacked(&value, copies, &mut found).await? {
                write_and_verify(medium, &[(name, value)], &self.inner.work).await?;
                replaced = true;
            }
        }
        let nowhere = copies.iter().filter(|(id, _)| !found.contains(id));
        let entries = nowhere.map(|(_, copy)| self.single(plan, copy)).collect::<Result<Vec<_>, _>>()?;
        write_and_verify(medium, &entries, &self.inner.work).await?;
        Ok(replaced || !entries.is_empty())
    }

    /// The value of a pack with its outdated copies replaced; `None` if it has none.
    ///
    /// The array is edited as JSON, so that nothing that this version cannot read is lost.
    async fn repacked(
        &self,
        value: &str,
        copies: &Replacements<'_>,
        found: &mut BTreeSet<ChangeId>,
    ) -> Result<Option<String>, KvError> {
        let broken = |problem: &dyn std::fmt::Display| KvError::Broken(problem.to_string());
        let Ok(json) = pack::open(&self.inner.compress, &self.inner.work, value, usize::MAX).await else {
            return Ok(None);
        };
        let Ok(mut items) = serde_json::from_slice::<Vec<serde_json::Value>>(&json) else { return Ok(None) };
        let mut replaced = false;
        for item in &mut items {
            let id = item.get("id").and_then(serde_json::Value::as_str).and_then(|id| ChangeId::try_from(id).ok());
            let Some((id, copy)) = id.and_then(|id| Some((id, copies.get(&id)?))) else { continue };
            found.insert(id);
            let copy = serde_json::to_value(copy).map_err(|problem| broken(&problem))?;
            if *item != copy {
                *item = copy;
                replaced = true;
            }
        }
        if !replaced {
            return Ok(None);
        }
        let json = serde_json::to_vec(&items).map_err(|problem| broken(&problem))?;
        pack::close(&self.inner.compress, &self.inner.work, &json).await.map(Some).map_err(|problem| broken(&problem))
    }
}

fn never_ends() -> KvError {
    KvError::Broken("old copies keep coming back: close the other tabs of this site".to_owned())
}

//! Packs changes that have keys of their own, to save space.
//!
//! This is the only place where anything but a draft is deleted. A single key is deleted only after a pack
//! with the same change was read back from both media. Packs themselves are never deleted, so the change
//! is in the pack whatever other tabs do at the same time.

use std::collections::BTreeMap;

use super::append::write_and_verify;
use super::compress::Compress;
use super::error::{HeldIn, StoreError, both};
use super::key::Key;
use super::kv_store::{Entry, KvError, KvStore};
use super::{Store, gather, pack};
use crate::history::{Change, ChangeId};
use crate::long_work::Work;
use crate::plan::EntityId;

/// The number of changes in a pack when there is little space left.
const SMALL: usize = 16;

/// The outcome of packing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Packed {
    /// The number of packs made.
    pub packs: usize,
    /// The number of single keys deleted.
    pub singles: usize,
}

/// The entry of a single key with the change in it.
struct Single {
    entry: Entry,
    change: Change,
}

impl<L: KvStore, J: KvStore, S: Compress, W: Work> Store<L, J, S, W> {
    /// Packs the changes of each plan that has enough single keys. For a quiet moment after the plan is on
    /// the screen.
    ///
    /// # Errors
    /// When a medium failed or the browser cannot compress. Nothing is lost: single keys stay.
    pub async fn pack(&self) -> Result<Packed, StoreError> {
        self.pack_plans(self.inner.limits.pack_at, self.inner.limits.most_in_pack).await
    }

    /// Packs everything possible because local storage is full. The caller finds out by trying again if that helped.
    pub(super) async fn make_room(&self) {
        let most = self.inner.limits.most_in_pack;
        // A pack needs space before it frees any: if a large one does not fit, small ones may.
        for most in [most, most.min(SMALL)] {
            if self.pack_plans(2, most).await.is_ok() {
                return;
            }
        }
    }

    async fn pack_plans(&self, least: usize, most: usize) -> Result<Packed, StoreError> {
        let unread = |error| StoreError::new(error, HeldIn::Journal);
        let entries = self.inner.local.entries(&self.inner.keys.changes(None)).await.map_err(unread)?;
        let mut plans: BTreeMap<EntityId, Vec<Single>> = BTreeMap::new();
        for entry in entries {
            // Damaged entries stay where they are.
            if let Ok(Key::Change(plan, id)) = self.inner.keys.read(&entry.0)
                && let Ok(change) = gather::single(&entry.1)
                && change.id == id
            {
                plans.entry(plan).or_default().push(Single { entry, change });
            }
        }
        let mut sum = Packed::default();
        for (plan, singles) in plans {
            if singles.len() >= least.max(1) {
                for some in singles.chunks(most.max(1)) {
                    sum.singles += self.pack_some(&plan, some).await?;
                    sum.packs += 1;
                }
            }
        }
        Ok(sum)
    }

    /// Packs these changes and deletes their single keys. Returns the number deleted.
    async fn pack_some(&self, plan: &EntityId, singles: &[Single]) -> Result<usize, StoreError> {
        let changes: Vec<Change> = singles.iter().map(|single| single.change.clone()).collect();
        let made = self.make_pack(plan, &changes).await;
        let unmade = |error: super::CompressError| StoreError::new(KvError::Broken(error.to_string()), HeldIn::Journal);
        let entry = [made.map_err(unmade)?];
        let journal = write_and_verify(&self.inner.journal, &entry, &self.inner.work).await;
        let local = if journal.is_ok() { self.write_local(&entry).await } else { Ok(()) };
        both(local, journal)?;

        let known = [
            self.contents(&self.inner.local, &entry[0].0).await,
            self.contents(&self.inner.journal, &entry[0].0).await,
        ];
        let mut keys = Vec::new();
        let mut differ = false;
        for Single { entry: (key, value), change } in singles {
            let packed = known.iter().all(|pack| pack.get(&change.id) == Some(change));
            if packed && self.is_unchanged(key, value).await? {
                keys.push(key.clone());
            } else {
                differ = true;
            }
        }
        if differ {
            // Words were erased while this tab packed, and the pack may still have them. The copy just read
            // need not be the older one, so the history decides which is valid.
            let outdated = self.stored(plan).await?.outdated;
            self.rewrite(plan, &outdated).await?;
        }
        let local = self.inner.local.delete(&keys).await;
        let journal = self.inner.journal.delete(&keys).await;
        both(local, journal)?;
        Ok(keys.len())
    }

    async fn contents<M: KvStore>(&self, medium: &M, key: &str) -> BTreeMap<ChangeId, Change> {
        let Ok(Some(value)) = medium.get(key).await else { return BTreeMap::new() };
        let Ok(json) = pack::open(&self.inner.compress, &self.inner.work, &value, usize::MAX).await else {
            return BTreeMap::new();
        };
        let changes = pack::changes(&json).map(|(changes, _)| changes).unwrap_or_default();
        changes.into_iter().map(|change| (change.id, change)).collect()
    }

    /// True if a key still has `value` and no other value in either medium. If another tab packed and deleted it
    /// meanwhile, that tab may have erased words as well.
    async fn is_unchanged(&self, key: &str, value: &str) -> Result<bool, StoreError> {
        let unread = |error| StoreError::new(error, HeldIn::Journal);
        let journal = self.inner.journal.get(key).await.map_err(unread)?;
        let local = self.inner.local.get(key).await.map_err(unread)?;
        let mut now = [journal, local].into_iter().flatten().peekable();
        Ok(now.peek().is_some() && now.all(|now| now == value))
    }
}

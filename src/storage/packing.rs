//! Putting changes that stand under keys of their own into packs, to save room.
//!
//! The only place where anything but a draft is deleted. A single key goes only when a pack that holds the same
//! change was read back from both media just before. Packs themselves are never deleted, so whatever
//! other tabs do at the same time, the change is in the pack.

use std::collections::BTreeMap;

use super::append::keep;
use super::compress::Compress;
use super::error::{Held, StoreError, both};
use super::key::Key;
use super::kv_store::{Entry, KvError, KvStore};
use super::{Store, gather, pack};
use crate::history::{Change, ChangeId};
use crate::long_work::Work;
use crate::plan::EntityId;

/// How many changes go into a pack where there is little room left.
const SMALL: usize = 16;

/// What packing came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Packed {
    /// How many packs were made.
    pub packs: usize,
    /// How many single keys went.
    pub singles: usize,
}

/// A single key as it was read.
struct Single {
    entry: Entry,
    change: Change,
}

impl<L: KvStore, J: KvStore, S: Compress, W: Work> Store<L, J, S, W> {
    /// Packs where enough single changes have gathered; otherwise does nothing. For a quiet moment
    /// after the plan is on the screen.
    ///
    /// # Errors
    /// When a medium failed, or the browser cannot deflate. Nothing is lost by it: single keys stay.
    pub async fn pack(&self) -> Result<Packed, StoreError> {
        self.pack_where(self.inner.limits.pack_at, self.inner.limits.most_in_pack).await
    }

    /// Packs whatever can be, since local storage is full. Whether there is room now shows when it is tried.
    pub(super) async fn make_room(&self) {
        let most = self.inner.limits.most_in_pack;
        // A pack needs room itself before it makes any: where a large one does not fit, small ones may.
        for most in [most, most.min(SMALL)] {
            if self.pack_where(2, most).await.is_ok() {
                return;
            }
        }
    }

    async fn pack_where(&self, least: usize, most: usize) -> Result<Packed, StoreError> {
        let unread = |error| StoreError::new(error, Held::Journal);
        let entries = self.inner.local.entries(&self.inner.keys.changes(None)).await.map_err(unread)?;
        let mut plans: BTreeMap<EntityId, Vec<Single>> = BTreeMap::new();
        for entry in entries {
            // What is damaged stays where it is.
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

    /// Packs these and deletes their single keys. How many went.
    async fn pack_some(&self, plan: &EntityId, singles: &[Single]) -> Result<usize, StoreError> {
        let changes: Vec<Change> = singles.iter().map(|single| single.change.clone()).collect();
        let made = pack::make(&self.inner.keys, &self.inner.compress, &self.inner.work, plan, &changes).await;
        let unmade = |error: super::CompressError| StoreError::new(KvError::Broken(error.to_string()), Held::Journal);
        let entry = [made.map_err(unmade)?];
        let journal = keep(&self.inner.journal, &entry, &self.inner.work).await;
        let local = if journal.is_ok() { keep(&self.inner.local, &entry, &self.inner.work).await } else { Ok(()) };
        both(local, journal)?;

        let known = [
            self.contents(&self.inner.local, &entry[0].0).await,
            self.contents(&self.inner.journal, &entry[0].0).await,
        ];
        let mut keys = Vec::new();
        let mut differ = false;
        for Single { entry: (key, value), change } in singles {
            let packed = known.iter().all(|pack| pack.get(&change.id) == Some(change));
            if packed && self.stands_as(key, value).await? {
                keys.push(key.clone());
            } else {
                differ = true;
            }
        }
        if differ {
            // Words were erased while this tab packed, and the pack may have them. Which copy holds is for
            // the history to say: the one just read need not be the older.
            let (_, stale) = self.stored(plan).await?;
            self.rewrite(plan, &stale).await?;
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

    /// Whether `value` stands under a key still, and nothing else does in either medium. Where another tab
    /// packed and deleted it meanwhile, that tab may have erased words as well.
    async fn stands_as(&self, key: &str, value: &str) -> Result<bool, StoreError> {
        let unread = |error| StoreError::new(error, Held::Journal);
        let journal = self.inner.journal.get(key).await.map_err(unread)?;
        let local = self.inner.local.get(key).await.map_err(unread)?;
        let mut now = [journal, local].into_iter().flatten().peekable();
        Ok(now.peek().is_some() && now.all(|now| now == value))
    }
}

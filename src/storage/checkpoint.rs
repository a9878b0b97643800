//! Checkpoints: what the first screens of a plan show, kept beside its history and drawn before that is read.
//!
//! A checkpoint is derived, disposable and never the truth. It is named by a digest of the names of the keys it was made
//! from, so that a page knows from the names alone whether it still holds. It stands in local storage only, outside the
//! prefix of everything else: loading, dumps and older versions do not see it.
//!
//! The digest and the checksum are light, because the first part of the page computes them and holds no SHA-256. That is
//! safe: the names are hashes already, a checkpoint decides nothing, and whoever could forge one could forge the history.

use std::collections::HashSet;

use super::Store;
use super::compress::Compress;
use super::error::{StoreError, both};
use super::key::Key;
use super::kv_store::KvStore;
use crate::history::History;
use crate::long_work::Work;
use crate::plan::EntityId;

/// The version of the value and of what stands in it. Raise it whenever `view::checkpoint` writes something else.
const VERSION: &str = "1";

/// The outcome of [`Store::keep_checkpoint`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The stored checkpoint says the same.
    Same,
    /// There was none that holds, so it was written.
    Written,
    /// The stored one should have held and said something else: a fault of Hearth. It was replaced.
    Replaced,
    /// It could not be written: what is stored is not exactly this history, or there is no room.
    Skipped,
}

impl<L: KvStore, J: KvStore, S: Compress, W: Work> Store<L, J, S, W> {
    /// Stores the checkpoint of a plan if exactly the changes of this history stand in local storage; deletes it if not.
    pub async fn keep_checkpoint(&self, history: &History, content: &str) -> Kept {
        let plan = history.plan_id();
        let Some(digest) = self.digest_of(history).await else {
            // One that stands there may show what can no longer be read.
            let _ = self.delete_checkpoint(plan).await;
            return Kept::Skipped;
        };
        let key = self.inner.keys.checkpoint(plan);
        let stored = self.inner.local.get(&key).await.ok().flatten();
        let kept = match stored.as_deref().and_then(|value| open(value, &digest)) {
            Some(stored) if stored == content => return Kept::Same,
            Some(_) => Kept::Replaced,
            None => Kept::Written,
        };
        match self.inner.local.put(&[(key, seal(&digest, content))]).await {
            Ok(()) => kept,
            Err(_) => {
                // Without it the plan opens as it did before; the error returns with the next save if it matters.
                let _ = self.delete_checkpoint(plan).await;
                Kept::Skipped
            }
        }
    }

    /// Deletes the checkpoint of a plan: before words are erased, since it may have them.
    ///
    /// # Errors
    /// When local storage failed.
    pub async fn delete_checkpoint(&self, plan: &EntityId) -> Result<(), StoreError> {
        both(self.inner.local.delete(&[self.inner.keys.checkpoint(plan)]).await, Ok(()))
    }

    /// Deletes all checkpoints, because local storage is full. Returns true if there were any.
    pub(super) async fn delete_checkpoints(&self) -> bool {
        let names = self.inner.local.names(self.inner.keys.checkpoints()).await.unwrap_or_default();
        !names.is_empty() && self.inner.local.delete(&names).await.is_ok()
    }

    /// The digest of the names of a plan's keys in local storage; `None` unless they hold exactly this history. In a pack
    /// that another tab made may be anything.
    async fn digest_of(&self, history: &History) -> Option<String> {
        let (keys, plan) = (&self.inner.keys, history.plan_id());
        let mut names = self.inner.local.names(&keys.changes(Some(plan))).await.ok()?;
        names.extend(self.inner.local.names(&keys.packs(plan)).await.ok()?);
        let packs = self.inner.packs.borrow();
        let mut stored = HashSet::new();
        for name in &names {
            match keys.read(name).ok()? {
                Key::Change(_, id) => _ = stored.insert(id),
                Key::Pack(_, hash) => stored.extend(packs.get(&hash)?),
                Key::Draft(_) | Key::Setting(_) => {}
            }
        }
        let same = stored.len() == history.changes().len() && stored.iter().all(|id| history.change(*id).is_some());
        same.then(|| digest(names.iter().map(String::as_str)))
    }
}

/// The digest of the names of keys, in whatever order they come: their number, and the sum of their hashes.
#[must_use]
pub fn digest<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let (mut count, mut sum) = (0_usize, 0_u64);
    for name in names {
        count += 1;
        sum = sum.wrapping_add(hash(name));
    }
    format!("{count}-{sum:016x}")
}

/// The value of a checkpoint: version, digest, checksum and content, with spaces between.
fn seal(digest: &str, content: &str) -> String {
    format!("{VERSION} {digest} {:016x} {content}", hash(content))
}

/// The content of a checkpoint; `None` if it is of another version, of other changes, or damaged.
#[must_use]
pub fn open<'a>(value: &'a str, digest: &str) -> Option<&'a str> {
    let rest = value.strip_prefix(VERSION)?.strip_prefix(' ')?.strip_prefix(digest)?.strip_prefix(' ')?;
    let (checksum, content) = rest.split_once(' ')?;
    (u64::from_str_radix(checksum, 16) == Ok(hash(content))).then_some(content)
}

/// FNV-1a, its bits mixed once more so that sums of similar names differ.
fn hash(text: &str) -> u64 {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::{digest, open, seal};

    #[test]
    fn the_digest_knows_every_name_and_no_order() {
        let names = ["change:a", "change:b", "pack:c"];
        let mut turned = names;
        turned.reverse();
        assert_eq!(digest(names), digest(turned));
        assert_ne!(digest(names), digest(["change:a", "change:b", "pack:d"]));
        assert_ne!(digest(names), digest(["change:a", "change:b"]));
        assert_ne!(digest(["change:a", "change:a"]), digest([]), "no name cancels another");
    }

    #[test]
    fn the_digest_is_the_one_that_is_documented() {
        // Computed by docs/storage-format.md, in Python.
        assert_eq!(digest(["hearth:/:1:change:plan-1:ab", "hearth:/:1:pack:plan-1:cd"]), "2-19e2aea1451e863f");
    }

    #[test]
    fn a_damaged_or_cut_off_checkpoint_is_none() {
        let (names, other) = (digest(["a"]), digest(["b"]));
        let value = seal(&names, "what is shown");
        assert_eq!(open(&value, &names), Some("what is shown"));
        assert_eq!(open(&value, &other), None);
        for end in 0..value.len() {
            assert_eq!(open(&value[..end], &names), None, "cut off at {end}");
        }
        assert_eq!(open(&value.replace("shown", "showm"), &names), None);
    }

    #[test]
    fn a_checkpoint_of_an_older_or_a_newer_version_is_none() {
        let names = digest(["a"]);
        let value = seal(&names, "what is shown");
        for version in ["0 ", "2 ", "11 "] {
            assert_eq!(open(&value.replacen("1 ", version, 1), &names), None);
        }
    }
}

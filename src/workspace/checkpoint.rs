//! Keeps the checkpoint of a plan: what its first screens show, beside its history.

use crate::history::Replica;
use crate::long_work::Work;
use crate::storage::{Compress, Kept, KvStore, Store};
use crate::view::checkpoint::Checkpoint;

/// Stores the checkpoint of a plan, if it is not stored yet and exactly this plan is. For a quiet moment: after the plan is
/// shown, and after what was edited is saved.
pub async fn keep_checkpoint<L: KvStore, J: KvStore, S: Compress, W: Work>(
    store: &Store<L, J, S, W>,
    replica: &Replica,
) -> Kept {
    // A row says if it has a conflict.
    if !replica.conflicts_known() {
        return Kept::Skipped;
    }
    store.keep_checkpoint(replica.history(), &Checkpoint::of(replica).write()).await
}

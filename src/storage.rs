//! Keeps changes, drafts and settings in the browser so that nothing reported as saved is lost.
//!
//! Everything is stored twice: in a quick store (localStorage) and in a journal (IndexedDB) whose
//! commits survive a killed browser. Each is a [`KvStore`], so the rules live here, run natively, and
//! are tested on stores that fail on demand. `docs/decisions/0003-storage.md` says what was measured
//! and why the rules are these; `docs/storage-format.md` describes what is written.
//!
//! Invariants: a change has its own key and is never overwritten by another; [`Saved`] is given only
//! when both media hold the change; a key is deleted only after a pack with the same change was read
//! back from both media; an entry that cannot be read is left where it is, and shown.
//!
//! | to read | file |
//! | --- | --- |
//! | a medium's interface | `kv_store` |
//! | names of keys, checksums, packs | `key`, `checksum`, `pack`, `utf16_codec`, `compress` |
//! | saving, loading, packing, erasing | `append`, `load` (over `gather`), `packing`, `rewrite` |
//! | what the first screens show, kept beside the history | `checkpoint` |
//! | drafts and settings; the dump | `note`, `draft`; `dump` |
//! | an in-memory store that fails on demand | `memory` |
//! | why an entry could not be read | `fault` |

mod append;
pub mod checkpoint;
pub mod checksum;
pub mod compress;
mod draft;
mod dump;
mod error;
mod fault;
mod gather;
pub mod key;
pub mod kv_store;
mod load;
pub mod memory;
mod note;
pub mod pack;
mod packing;
mod rewrite;
mod saved;
pub mod utf16_codec;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

pub use checkpoint::Kept;
pub use compress::{Compress, CompressError};
pub use draft::without_words;
pub use dump::{DumpError, read_dump};
pub use error::{HeldIn, StoreError};
pub use fault::{Unreadable, Why};
pub use key::Deployment;
pub use kv_store::{KvError, KvStore, Medium};
pub use load::{Loaded, Restored, Scan, Trouble};
pub use packing::Packed;
pub use saved::Saved;

use crate::history::ChangeId;
use crate::long_work::Work;
use key::Keys;

/// When changes are packed. The app uses the default; tests use smaller numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackLimits {
    /// The number of changes of one plan with keys of their own at which [`Store::pack`] packs them.
    pub pack_at: usize,
    /// More changes than this at once go straight into a pack.
    pub most_single: usize,
    /// A change with more sets than this goes into a pack too: it is a whole plan, and uncompressed it would take most of
    /// the space that a browser allows.
    pub most_sets: usize,
    /// The most changes in one pack, so that reading one never blocks the page.
    pub most_in_pack: usize,
}

impl Default for PackLimits {
    fn default() -> Self {
        Self { pack_at: 256, most_single: 64, most_sets: 5_000, most_in_pack: 2000 }
    }
}

/// The stored work of one deployment of Hearth in one browser. Cheap to clone; clones share one store.
///
/// Several stores (tabs) may use the same media at once.
#[derive(Debug)]
pub struct Store<L, J, S, W> {
    inner: Rc<Inner<L, J, S, W>>,
}

#[derive(Debug)]
struct Inner<L, J, S, W> {
    local: L,
    journal: J,
    compress: S,
    work: W,
    keys: Keys,
    limits: PackLimits,
    /// The latest revision seen of each draft and setting: see `note`.
    revisions: RefCell<HashMap<String, u64>>,
    /// The changes in each pack that was read or made here, by its hash: see `checkpoint`.
    packs: RefCell<HashMap<String, Vec<ChangeId>>>,
}

impl<L, J, S, W> Clone for Store<L, J, S, W> {
    fn clone(&self) -> Self {
        Self { inner: Rc::clone(&self.inner) }
    }
}

impl<L: KvStore, J: KvStore, S: Compress, W: Work> Store<L, J, S, W> {
    /// The store of a deployment on these media. Its long work yields to `work`.
    #[must_use]
    pub fn new(local: L, journal: J, compress: S, work: W, deployment: Deployment) -> Self {
        Self::with_limits(local, journal, compress, work, deployment, PackLimits::default())
    }

    /// A store with other limits than the default.
    #[must_use]
    pub fn with_limits(local: L, journal: J, compress: S, work: W, deployment: Deployment, limits: PackLimits) -> Self {
        let (keys, revisions, packs) = (Keys::of(deployment), RefCell::default(), RefCell::default());
        Self { inner: Rc::new(Inner { local, journal, compress, work, keys, limits, revisions, packs }) }
    }
}

//! Keeping changes, drafts and settings in the browser so that nothing reported as saved is lost.
//!
//! Everything is held twice: in a quick store (localStorage) and in a journal (IndexedDB) whose
//! commits survive a killed browser. Either is a [`KvStore`], so the rules live here, run natively,
//! and are tested on stores that fail on demand. `docs/decisions/0003-storage.md` says what was
//! measured and why the rules are these; `docs/storage-format.md` describes what is written.
//!
//! Invariants: a change has a key of its own and is never written over by another; [`Saved`] is given
//! only when both media hold it; a key is deleted only once a pack in both media was read back and
//! holds the same; what cannot be read is left where it is, and shown.
//!
//! | to read | file |
//! | --- | --- |
//! | a medium's interface | `kv_store` |
//! | names of keys, checksums, packs | `key`, `checksum`, `pack`, `utf16_codec`, `compress` |
//! | saving, loading, packing, erasing | `append`, `load` (over `gather`), `packing`, `rewrite` |
//! | drafts and settings; the dump | `note`; `dump` |
//! | an in-memory store that fails on demand | `memory` |
//! | what could not be read, and why | `fault` |

mod append;
pub mod checksum;
pub mod compress;
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

pub use compress::{Compress, CompressError};
pub use dump::{DumpError, read_dump};
pub use error::{Held, StoreError};
pub use fault::{SetAside, Why};
pub use key::Deployment;
pub use kv_store::{KvError, KvStore, Medium};
pub use load::{Found, Loaded, Restored, Trouble};
pub use packing::Packed;
pub use saved::Saved;

use crate::long_work::Work;
use key::Keys;

/// When changes are put into packs. The default is right for the app; tests use smaller numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How many changes of one plan stand under keys of their own before [`Store::pack`] packs them.
    pub pack_at: usize,
    /// More changes than this at once go straight into a pack.
    pub most_single: usize,
    /// A change that sets more than this goes into a pack too: it is a whole plan, and written out it would take most of
    /// the room that a browser gives.
    pub most_sets: usize,
    /// How many changes one pack holds at most, so that reading one never stops the page.
    pub most_in_pack: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { pack_at: 256, most_single: 64, most_sets: 5_000, most_in_pack: 2000 }
    }
}

/// The stored work of one deployment of Hearth in one browser. Cheap to clone; clones are one store.
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
    limits: Limits,
    /// The turn of each draft and setting last seen: see `note`.
    turns: RefCell<HashMap<String, u64>>,
}

impl<L, J, S, W> Clone for Store<L, J, S, W> {
    fn clone(&self) -> Self {
        Self { inner: Rc::clone(&self.inner) }
    }
}

impl<L: KvStore, J: KvStore, S: Compress, W: Work> Store<L, J, S, W> {
    /// A store of this deployment on these media, whose long work yields to `work`.
    #[must_use]
    pub fn new(local: L, journal: J, compress: S, work: W, deployment: Deployment) -> Self {
        Self::with_limits(local, journal, compress, work, deployment, Limits::default())
    }

    /// The same with limits of one's own.
    #[must_use]
    pub fn with_limits(local: L, journal: J, compress: S, work: W, deployment: Deployment, limits: Limits) -> Self {
        let (keys, turns) = (Keys::of(deployment), RefCell::default());
        Self { inner: Rc::new(Inner { local, journal, compress, work, keys, limits, turns }) }
    }
}

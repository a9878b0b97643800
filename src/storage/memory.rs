//! A key-value store in memory, for tests and for use without a browser. It can fail in the ways that
//! browsers have been seen to fail.

use std::cell::{Cell, RefCell, RefMut};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use super::kv_store::{Entry, KvError, KvStore};

/// A key-value store in memory. Clones share their content, as tabs do.
#[derive(Debug, Clone, Default)]
pub struct MemoryKvStore {
    state: Rc<RefCell<State>>,
    faults: Rc<RefCell<Faults>>,
}

/// The ways in which the store fails.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    /// Every operation fails with this error.
    pub error: Option<KvError>,
    /// The space for keys and values together, in UTF-16 units.
    pub room: Option<usize>,
    /// Reading returns something else than was written.
    pub lies: bool,
    /// Writes report success and store nothing.
    pub loses: bool,
    /// Every operation waits once first, so that other tasks run as in a browser.
    pub waits: bool,
}

#[derive(Debug, Default)]
struct State {
    now: BTreeMap<String, String>,
    /// The content that would survive if the browser were killed.
    synced: BTreeMap<String, String>,
}

impl MemoryKvStore {
    /// The faults, for a test to set.
    #[must_use]
    pub fn faults(&self) -> RefMut<'_, Faults> {
        self.faults.borrow_mut()
    }

    /// A copy of every entry.
    #[must_use]
    pub fn all(&self) -> BTreeMap<String, String> {
        self.state.borrow().now.clone()
    }

    /// Writes an entry regardless of faults, as damage or another program would.
    pub fn plant(&self, key: &str, value: &str) {
        self.state.borrow_mut().now.insert(key.to_owned(), value.to_owned());
    }

    /// Deletes everything, as when the officer clears the browser's data.
    pub fn clear(&self) {
        *self.state.borrow_mut() = State::default();
    }

    /// Makes the present content survive [`MemoryKvStore::kill`].
    pub fn sync(&self) {
        let mut state = self.state.borrow_mut();
        state.synced = state.now.clone();
    }

    /// Reverts to the last [`MemoryKvStore::sync`], as local storage does when the browser is killed.
    pub fn kill(&self) {
        let mut state = self.state.borrow_mut();
        state.now = state.synced.clone();
    }

    async fn begin(&self) -> Result<Faults, KvError> {
        let waits = self.faults.borrow().waits;
        if waits {
            YieldOnce(Cell::new(false)).await;
        }
        let faults = self.faults.borrow().clone();
        faults.error.clone().map_or(Ok(faults), Err)
    }

    fn put_one(&self, faults: &Faults, (key, value): &Entry) -> Result<(), KvError> {
        let mut state = self.state.borrow_mut();
        if let Some(room) = faults.room {
            let others = state.now.iter().filter(|(name, _)| *name != key);
            let used: usize = others.map(|(name, value)| units(name) + units(value)).sum();
            if used + units(key) + units(value) > room {
                return Err(KvError::Full);
            }
        }
        if !faults.loses {
            state.now.insert(key.clone(), value.clone());
        }
        Ok(())
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl KvStore for MemoryKvStore {
    async fn entries(&self, prefix: &str) -> Result<Vec<Entry>, KvError> {
        self.begin().await?;
        let state = self.state.borrow();
        let found = state.now.iter().filter(|(key, _)| key.starts_with(prefix));
        Ok(found.map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    async fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        let faults = self.begin().await?;
        let value = self.state.borrow().now.get(key).cloned();
        Ok(value.map(|value| if faults.lies { value.chars().rev().collect() } else { value }))
    }

    async fn put(&self, entries: &[Entry]) -> Result<(), KvError> {
        let faults = self.begin().await?;
        entries.iter().try_for_each(|entry| self.put_one(&faults, entry))
    }

    async fn delete(&self, keys: &[String]) -> Result<(), KvError> {
        self.begin().await?;
        let mut state = self.state.borrow_mut();
        for key in keys {
            state.now.remove(key);
        }
        Ok(())
    }
}

/// A future that waits exactly once.
struct YieldOnce(Cell<bool>);

impl Future for YieldOnce {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0.replace(true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

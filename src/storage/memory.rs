//! A shelf in memory, for tests and for use without a browser. It can be told to fail in the ways
//! that browsers were seen to.

use std::cell::{Cell, RefCell, RefMut};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use super::kv_store::{Entry, KvError, KvStore};

/// A shelf in memory. Clones are the same shelf, as tabs share theirs.
#[derive(Debug, Clone, Default)]
pub struct MemoryKvStore {
    state: Rc<RefCell<State>>,
    faults: Rc<RefCell<Faults>>,
}

/// In which ways it fails.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    /// Fails every operation.
    pub error: Option<KvError>,
    /// How many UTF-16 units it has room for, keys and values together.
    pub room: Option<usize>,
    /// Reads back something else than was written.
    pub lies: bool,
    /// Accepts writes without a word and does not keep them.
    pub loses: bool,
    /// Lets others run before each operation, as a browser does.
    pub waits: bool,
}

#[derive(Debug, Default)]
struct State {
    now: BTreeMap<String, String>,
    /// What a killed browser would still have.
    synced: BTreeMap<String, String>,
}

impl MemoryKvStore {
    /// How it fails, to be set.
    #[must_use]
    pub fn faults(&self) -> RefMut<'_, Faults> {
        self.faults.borrow_mut()
    }

    /// Everything in it.
    #[must_use]
    pub fn all(&self) -> BTreeMap<String, String> {
        self.state.borrow().now.clone()
    }

    /// Puts an entry in past all faults: damage, or another program's work.
    pub fn plant(&self, key: &str, value: &str) {
        self.state.borrow_mut().now.insert(key.to_owned(), value.to_owned());
    }

    /// Loses everything, as when the officer clears it.
    pub fn clear(&self) {
        *self.state.borrow_mut() = State::default();
    }

    /// Makes what is in it now survive [`MemoryKvStore::kill`].
    pub fn sync(&self) {
        let mut state = self.state.borrow_mut();
        state.synced = state.now.clone();
    }

    /// Goes back to the last [`MemoryKvStore::sync`], as local storage does when the browser is killed.
    pub fn kill(&self) {
        let mut state = self.state.borrow_mut();
        state.now = state.synced.clone();
    }

    async fn turn(&self) -> Result<Faults, KvError> {
        let waits = self.faults.borrow().waits;
        if waits {
            LetOthers(Cell::new(false)).await;
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
        self.turn().await?;
        let state = self.state.borrow();
        let found = state.now.iter().filter(|(key, _)| key.starts_with(prefix));
        Ok(found.map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    async fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        let faults = self.turn().await?;
        let value = self.state.borrow().now.get(key).cloned();
        Ok(value.map(|value| if faults.lies { value.chars().rev().collect() } else { value }))
    }

    async fn put(&self, entries: &[Entry]) -> Result<(), KvError> {
        let faults = self.turn().await?;
        entries.iter().try_for_each(|entry| self.put_one(&faults, entry))
    }

    async fn delete(&self, keys: &[String]) -> Result<(), KvError> {
        self.turn().await?;
        let mut state = self.state.borrow_mut();
        for key in keys {
            state.now.remove(key);
        }
        Ok(())
    }
}

/// Waits exactly once.
struct LetOthers(Cell<bool>);

impl Future for LetOthers {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0.replace(true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

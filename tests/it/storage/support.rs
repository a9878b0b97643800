//! Stores on two media in memory, and a way to run their futures.

use hearth::long_work::{Unattended, block_on};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use hearth::storage::compress::Zlib;
use hearth::storage::memory::MemoryKvStore;
use hearth::storage::{Deployment, Store, checksum, pack};

use super::conformance::SMALL;

pub(super) type TestStore = Store<MemoryKvStore, MemoryKvStore, Zlib, Unattended>;

/// Runs a future to its end; those of media in memory need no waking.
pub(super) fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    for _ in 0..1_000_000 {
        if let Poll::Ready(outcome) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return outcome;
        }
    }
    panic!("it never ends");
}

/// The two media of one browser.
#[derive(Clone, Default)]
pub(super) struct Media {
    pub(super) local: MemoryKvStore,
    pub(super) journal: MemoryKvStore,
}

impl Media {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// A tab's store, with limits small enough for packs to be made.
    pub(super) fn store(&self) -> TestStore {
        self.store_at("https://council.example/plans/#/actions")
    }

    pub(super) fn store_elsewhere(&self) -> TestStore {
        self.store_at("https://council.example/plans/old/")
    }

    fn store_at(&self, address: &str) -> TestStore {
        Store::with_limits(self.local.clone(), self.journal.clone(), Zlib, Unattended, Deployment::at(address), SMALL)
    }

    /// True if these words are anywhere in the media, packs included.
    pub(super) fn say(&self, words: &str) -> bool {
        let values = self.local.all().into_values().chain(self.journal.all().into_values());
        values.into_iter().any(|value| plainly(&value).contains(words))
    }
}

/// A stored value as plain JSON.
pub(super) fn plainly(value: &str) -> String {
    match run(pack::open(&Zlib, &Unattended, value, usize::MAX)) {
        Ok(json) => String::from_utf8(json).expect("text"),
        Err(_) => block_on(checksum::open(value, &Unattended)).unwrap_or(value).to_owned(),
    }
}

//! Long work as a memo: recomputed when a signal it reads changes, yielding to the page, cancelled by the next run.

use leptos::prelude::*;

use super::dynamic::spawn;
use crate::browser::page_yielder::{self, PageYielder};
use crate::long_work::{Report, Work, now_or_never};

/// Long work that a page waits for.
type Task<T> = std::pin::Pin<Box<dyn Future<Output = T>>>;

/// The result of long work. The last result stays until the next is there.
pub struct AsyncMemo<T: Send + Sync + 'static> {
    result: RwSignal<Option<T>>,
    busy: RwSignal<bool>,
}

impl<T: Send + Sync + 'static> Clone for AsyncMemo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for AsyncMemo<T> {}

/// One run of the work: yields to the page, and cancels itself once a newer run has started.
#[derive(Debug)]
pub struct Job {
    yielder: PageYielder,
    latest: StoredValue<u32>,
    number: u32,
}

impl Job {
    /// Waits this many milliseconds before the first yield: short work then never flickers.
    pub fn first_after(self, milliseconds: f64) -> Self {
        Self { yielder: PageYielder::first_after(milliseconds), ..self }
    }
}

impl Report for Job {}

impl Work for Job {
    async fn yield_if_due(&self) {
        self.yielder.yield_if_due().await;
        if self.latest.try_get_value() != Some(self.number) {
            // Nothing wakes it, so it is dropped.
            std::future::pending::<()>().await;
        }
    }
}

/// Runs `work` for as long as its page is shown, and again whenever a signal that it reads changes. `work` gives `None`
/// if there is nothing to do. Work that ends before its first yield is there at once, and never counts as busy.
pub fn async_memo<T: Clone + Send + Sync + 'static>(work: impl Fn(Job) -> Option<Task<T>> + 'static) -> AsyncMemo<T> {
    let (result, busy, latest) = (RwSignal::new(None), RwSignal::new(true), StoredValue::new(0));
    Effect::new(move |_| {
        latest.update_value(|latest| *latest += 1);
        let number = latest.get_value();
        let give = move |answer| {
            result.set(answer);
            busy.set(false);
        };
        let Some(mut task) = work(Job { yielder: PageYielder::from_now(), latest, number }) else { return give(None) };
        if let Some(answer) = untrack(|| now_or_never(&mut task)) {
            return give(Some(answer));
        }
        busy.set(true);
        spawn(async move {
            let answer = task.await;
            // Drawing it is work of its own.
            page_yielder::next().await;
            if latest.try_get_value() == Some(number) {
                give(Some(answer));
            }
        });
    });
    AsyncMemo { result, busy }
}

impl<T: Clone + Send + Sync + 'static> AsyncMemo<T> {
    /// The last result. Tracked.
    pub fn get(self) -> Option<T> {
        self.result.get()
    }

    /// The last result, as a signal.
    pub fn result(self) -> Signal<Option<T>> {
        self.result.into()
    }

    /// True while a newer result is computed. Tracked.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }
}

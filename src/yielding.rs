//! Cooperative yielding for long work.
//!
//! A browser runs a page on one thread: while the core works, nothing is drawn and no key is heard. Work that grows
//! with a plan or a document is therefore asynchronous and yields every few milliseconds.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Decides when long work yields, and to what.
pub trait Yielder {
    /// Yields if the work has run long enough since it last did. Cheap: await it often.
    fn yield_if_due(&self) -> impl Future<Output = ()>;
}

/// Yields after every so many small steps.
#[derive(Debug)]
pub struct YieldEvery<'a, T> {
    turns: &'a T,
    each: usize,
    done: usize,
}

impl<'a, T: Yielder> YieldEvery<'a, T> {
    /// Yields every `each` steps; choose `each` to take about a millisecond.
    pub fn steps(each: usize, turns: &'a T) -> Self {
        Self { turns, each, done: 0 }
    }

    /// Counts one step.
    pub async fn tick(&mut self) {
        self.done += 1;
        if self.done >= self.each {
            self.done = 0;
            self.turns.yield_if_due().await;
        }
    }
}

/// Never yields: for a worker, native programs and tests.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoYield;

impl Yielder for NoYield {
    async fn yield_if_due(&self) {}
}

/// Runs a future to its end on this thread. For work that waits for nothing but [`NoYield`].
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(outcome) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return outcome;
        }
    }
}

/// Polls a future once and gives its outcome, or `None` if it is still waiting. For futures that never wait, such as
/// those of a store in memory.
#[must_use]
pub fn now_or_never<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Some(outcome),
        Poll::Pending => None,
    }
}

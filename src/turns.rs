//! Long work, and the page that wants its turns in between.
//!
//! A browser runs a page on one thread: while the core works, nothing is drawn and no key is heard. Work that grows
//! with a plan or a document therefore goes in pieces of a few milliseconds, and rests after each.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Whoever waits for long work.
pub trait Turns {
    /// Lets whoever waits have a turn, where they have had none for a while. To be awaited often: it costs little.
    fn rest(&self) -> impl Future<Output = ()>;
}

/// Work that goes in many small steps, and rests after each so many of them.
#[derive(Debug)]
pub struct Steps<'a, T> {
    turns: &'a T,
    each: usize,
    done: usize,
}

impl<'a, T: Turns> Steps<'a, T> {
    /// Rests after each so many steps: as many as take about a millisecond.
    pub fn of(each: usize, turns: &'a T) -> Self {
        Self { turns, each, done: 0 }
    }

    /// A step is done.
    pub async fn one(&mut self) {
        self.done += 1;
        if self.done >= self.each {
            self.done = 0;
            self.turns.rest().await;
        }
    }
}

/// Nobody waits: in a worker, natively, in tests.
#[derive(Debug, Clone, Copy, Default)]
pub struct NobodyWaits;

impl Turns for NobodyWaits {
    async fn rest(&self) {}
}

/// The outcome of work that rests for [`NobodyWaits`], and waits for nothing else.
pub fn straight_through<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(outcome) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return outcome;
        }
    }
}

/// The outcome of a future that waits for nothing, as those of a store on shelves in memory; `None` if it does wait. For
/// native callers, which have nothing to wait with.
#[must_use]
pub fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Some(outcome),
        Poll::Pending => None,
    }
}

//! Long work: how it yields to the page, reports how far it is, and is cancelled.
//!
//! A browser runs a page on one thread: while the core works, nothing is drawn and no key is heard. Work that grows
//! with a plan or a document therefore takes its caller's [`Work`], and yields to it every few milliseconds. There is
//! one body for each piece of work: callers that need not yield block on it ([`block_on`] with [`Unattended`]).
//!
//! Work is cancelled as any future is, by dropping it: a [`Work`] that is no longer wanted never resumes from
//! [`Work::yield_if_due`]. Reading documents runs in a worker of its own, which nobody waits for and which is ended to
//! cancel it: it only reports, and takes a [`Report`].
//!
//! ```
//! use std::cell::Cell;
//!
//! use hearth::long_work::{Reporting, Unattended, Work, YieldEvery, block_on};
//!
//! /// Adds numbers up, and lets the page draw after every thousand.
//! async fn sum(numbers: &[u64], work: &impl Work) -> u64 {
//!     let (mut sum, mut steps) = (0, YieldEvery::steps(1000, work));
//!     for (number, done) in numbers.iter().zip(1..) {
//!         sum += number;
//!         work.report(done, numbers.len());
//!         steps.tick().await;
//!     }
//!     sum
//! }
//!
//! let last = Cell::new((0, 0));
//! let work = Reporting::to(&Unattended, |done, all| last.set((done, all)));
//! assert_eq!(block_on(sum(&[1, 2, 3], &work)), 6);
//! assert_eq!(last.get(), (3, 3));
//! ```

use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Hears how far long work is.
pub trait Report {
    /// Says that `done` of `all` is done, in whatever unit. Cheap: call it often. By default nobody hears it.
    fn report(&self, done: usize, all: usize) {
        let _ = (done, all);
    }
}

/// The caller of long work, to whom it yields and reports.
pub trait Work: Report {
    /// Yields if the work has run long enough since it last did. Cheap: await it often.
    fn yield_if_due(&self) -> impl Future<Output = ()>;
}

/// Neither yields nor reports: for small work, native programs and tests.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unattended;

impl Report for Unattended {}

impl Work for Unattended {
    async fn yield_if_due(&self) {}
}

/// Yields after every so many small steps.
#[derive(Debug)]
pub struct YieldEvery<'a, W> {
    work: &'a W,
    each: usize,
    done: usize,
}

impl<'a, W: Work> YieldEvery<'a, W> {
    /// Yields every `each` steps; choose `each` to take about a millisecond.
    pub fn steps(each: usize, work: &'a W) -> Self {
        Self { work, each, done: 0 }
    }

    /// Counts one step.
    pub async fn tick(&mut self) {
        self.done += 1;
        if self.done >= self.each {
            self.done = 0;
            self.work.yield_if_due().await;
        }
    }
}

/// Yields to one caller and reports to a function of one's own.
pub struct Reporting<'a, W, F> {
    work: &'a W,
    report: F,
}

impl<'a, W: Work, F: Fn(usize, usize)> Reporting<'a, W, F> {
    /// Yields to `work`; `report` hears how many of how many steps are done.
    pub fn to(work: &'a W, report: F) -> Self {
        Self { work, report }
    }
}

impl<W, F: Fn(usize, usize)> Report for Reporting<'_, W, F> {
    fn report(&self, done: usize, all: usize) {
        (self.report)(done, all);
    }
}

impl<W: Work, F: Fn(usize, usize)> Work for Reporting<'_, W, F> {
    async fn yield_if_due(&self) {
        self.work.yield_if_due().await;
    }
}

impl<W, F> fmt::Debug for Reporting<'_, W, F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Reporting").finish_non_exhaustive()
    }
}

/// Passes reports on as percentages from 1 to 100, each greater than the one before.
pub struct Percent<F> {
    on_progress: RefCell<F>,
    last: Cell<u8>,
}

impl<F: FnMut(u8)> Percent<F> {
    /// Passes them on to `on_progress`.
    pub fn new(on_progress: F) -> Self {
        Self { on_progress: RefCell::new(on_progress), last: Cell::new(0) }
    }
}

impl<F: FnMut(u8)> Report for Percent<F> {
    fn report(&self, done: usize, all: usize) {
        let percent = u8::try_from(share(0, 100, done, all)).unwrap_or(100);
        if percent > self.last.replace(self.last.get().max(percent)) {
            (self.on_progress.borrow_mut())(percent);
        }
    }
}

impl<F> fmt::Debug for Percent<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Percent").field("last", &self.last).finish_non_exhaustive()
    }
}

/// Reports one stage of the work as its part of the whole.
#[derive(Clone, Copy)]
pub struct Stretch<'a> {
    whole: &'a dyn Report,
    from: usize,
    to: usize,
}

impl<'a> Stretch<'a> {
    /// The stage from `from` to `to` percent of `whole`.
    pub fn of(whole: &'a dyn Report, from: usize, to: usize) -> Self {
        Self { whole, from, to }
    }
}

impl Report for Stretch<'_> {
    fn report(&self, done: usize, all: usize) {
        self.whole.report(share(self.from, self.to, done, all), 100);
    }
}

impl fmt::Debug for Stretch<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Stretch({} to {} %)", self.from, self.to)
    }
}

/// The percentage of the whole once `done` of `all` of the stretch between two percentages is done. In 64 bits: a
/// hundred times the bytes of a document is more than a `usize` of the browser holds.
fn share(from: usize, to: usize, done: usize, all: usize) -> usize {
    let (length, done, all) = (to.saturating_sub(from) as u64, done.min(all) as u64, all.max(1) as u64);
    from + usize::try_from(length * done / all).unwrap_or_default()
}

/// Runs a future to its end on this thread. For work that never waits, as with [`Unattended`].
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

#[cfg(test)]
mod tests {
    use super::{Percent, Report as _, Stretch, share};

    #[test]
    fn percentages_only_grow() {
        let mut heard = Vec::new();
        let percent = Percent::new(|percent| heard.push(percent));
        for done in [0, 1, 1, 50, 20, 100, 200] {
            percent.report(done, 100);
        }
        assert_eq!(heard, [1, 50, 100]);
    }

    #[test]
    fn a_stage_reports_its_part_of_the_whole() {
        let mut heard = Vec::new();
        let percent = Percent::new(|percent| heard.push(percent));
        let stage = Stretch::of(&percent, 40, 60);
        stage.report(0, 8);
        stage.report(4, 8);
        stage.report(8, 8);
        assert_eq!(heard, [40, 50, 60]);
    }

    #[test]
    fn nothing_to_do_is_no_division_by_zero() {
        assert_eq!(share(0, 100, 0, 0), 0);
        assert_eq!(share(10, 5, 1, 1), 10);
    }
}

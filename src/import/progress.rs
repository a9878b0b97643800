//! How far long work is, in hundredths, for an officer who waits.

use std::fmt;

/// Where work that goes through something large tells how far it has got. It tells only when that is more than before.
pub struct Progress<'a> {
    told: Box<dyn FnMut(u8) + 'a>,
    last: u8,
    from: usize,
    to: usize,
}

impl<'a> Progress<'a> {
    /// Tells so: numbers from 1 to 100, each more than the one before.
    pub fn new(told: impl FnMut(u8) + 'a) -> Self {
        Self { told: Box::new(told), last: 0, from: 0, to: 100 }
    }

    /// Tells nobody.
    #[must_use]
    pub fn untold() -> Self {
        Self::new(|_| {})
    }

    /// What is told from here on is of this stretch of the whole: hundredths.
    pub(super) fn stretch(&mut self, from: usize, to: usize) {
        (self.from, self.to) = (from.min(100), to.min(100));
    }

    /// So much of all is done, of this stretch.
    pub(super) fn reached(&mut self, done: usize, all: usize) {
        let here = self.to.saturating_sub(self.from) * done.min(all) / all.max(1);
        let now = u8::try_from(self.from + here).unwrap_or(100);
        if now > self.last {
            self.last = now;
            (self.told)(now);
        }
    }
}

impl fmt::Debug for Progress<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Progress").field("last", &self.last).finish_non_exhaustive()
    }
}

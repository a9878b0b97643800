//! The check in pieces.

use std::cell::Cell;
use std::future::poll_fn;
use std::task::Poll;

use hearth::check::{Finding, findings};
use hearth::history::Replica;
use hearth::long_work::{Report, Reporting, Work, block_on};

use super::{TODAY, Wording, on};

/// A page that interrupts the work at every so many yields, and then resumes it.
struct Page {
    each: usize,
    yields: Cell<usize>,
}

impl Page {
    fn of(each: usize) -> Self {
        Self { each, yields: Cell::new(0) }
    }
}

impl Report for Page {}

impl Work for Page {
    async fn yield_if_due(&self) {
        self.yields.set(self.yields.get() + 1);
        let mut goes_on = !self.yields.get().is_multiple_of(self.each);
        poll_fn(|_| if std::mem::replace(&mut goes_on, true) { Poll::Ready(()) } else { Poll::Pending }).await;
    }
}

fn checked_in_steps(plans: &[Replica], page: &Page, on_progress: impl Fn(usize, usize)) -> Vec<Finding> {
    let plans: Vec<_> = plans.iter().map(Replica::plan).collect();
    block_on(findings(&plans, TODAY.parse().unwrap(), &Reporting::to(page, on_progress)))
}

in_both_wordings!(every_line_is_counted_and_the_work_yields_after_each, however_often_it_yields_it_finds_the_same,);

fn every_line_is_counted_and_the_work_yields_after_each(wording: Wording) {
    let plans = wording();
    let all: usize = plans.iter().map(|replica| replica.plan().lines().count()).sum();
    let (page, read) = (Page::of(1), Cell::new(None));
    checked_in_steps(&plans, &page, |done, of| {
        let before = read.replace(Some(done));
        assert!(before.map_or(done == 0, |before| (before..=before + 1).contains(&done)), "{done}");
        assert_eq!(of, all);
        assert!(page.yields.get() >= done.saturating_sub(1), "{done} with {} yields", page.yields.get());
    });
    assert_eq!(read.get(), Some(all));
    // The rules yield too.
    assert!(page.yields.get() > all * 5, "{} yields for {all} lines", page.yields.get());
}

fn however_often_it_yields_it_finds_the_same(wording: Wording) {
    let plans = wording();
    let straight = on(&[plans[0].plan(), plans[1].plan()], TODAY);
    for each in [1, 2, 3, 7, 50, 1000] {
        assert_eq!(checked_in_steps(&plans, &Page::of(each), |_, _| ()), straight, "at each {each}");
    }
}

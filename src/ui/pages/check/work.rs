//! The check of the plans held here, worked out bit by bit while the page answers.

use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::browser::{clock, turn};
use crate::history::HeldPlan;
use crate::plan::health::{Checking, Finding};
use crate::plan::{EntityId, Plan};
use crate::ui::desk::{Desk, desk};
use crate::ui::follow::spawn;

/// As long as the page is held up at a time, in milliseconds.
const SLICE: f64 = 20.0;
/// Plans of no more lines than this together, as the starter plans are, are checked while the page is drawn, so that
/// nothing flickers: if that takes no longer than [`AT_ONCE`].
const SMALL: usize = 300;
/// As long as the page is held up for that, in milliseconds: no longer than a press may wait for its answer.
const AT_ONCE: f64 = 100.0;

/// Findings, in the order in which they are listed.
pub(super) type Findings = Arc<Vec<Finding>>;

/// The plan looked at and those beside it. `Copy`: hand it to every closure.
#[derive(Clone, Copy)]
pub(super) struct Plans {
    own: StoredValue<EntityId>,
    held: ReadSignal<HeldPlan>,
    desk: Desk,
}

impl Plans {
    pub(super) fn of(own: EntityId, held: ReadSignal<HeldPlan>) -> Self {
        Self { own: StoredValue::new(own), held, desk: desk() }
    }

    /// The plan looked at, then the others. Followed: the list, not the plans.
    fn signals(self) -> Vec<ReadSignal<HeldPlan>> {
        let others =
            self.own.with_value(|own| self.desk.plans().into_iter().filter(|(id, _)| id != own).collect::<Vec<_>>());
        std::iter::once(self.held).chain(others.into_iter().map(|(_, held)| held)).collect()
    }

    /// Looks at them, that of the page first. Followed.
    pub(super) fn with<T>(self, look: impl FnOnce(&[&Plan]) -> T) -> T {
        let signals = self.signals();
        let held: Vec<_> = signals.iter().map(|held| held.read()).collect();
        look(&held.iter().map(|held| held.plan()).collect::<Vec<_>>())
    }
}

/// What is known of a check.
#[derive(Clone, PartialEq)]
enum Stands {
    /// So many of all lines have been read.
    Read(usize, usize),
    /// It is done.
    Done(Findings),
}

/// A check that was begun, of the plans as they were then.
#[derive(Clone)]
struct Work {
    plans: Vec<ReadSignal<HeldPlan>>,
    checking: Arc<Mutex<Checking>>,
    stands: ArcRwSignal<Stands>,
}

impl PartialEq for Work {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.checking, &other.checking)
    }
}

impl Work {
    /// Begins: a small plan is checked by that. Followed.
    fn begin(plans: Plans, today: NaiveDate) -> Self {
        let (checking, stands) = plans.with(|plans| {
            let mut checking = Checking::of(plans, today);
            let (_, all) = checking.lines();
            let stands = if all <= SMALL { slice(&mut checking, plans, AT_ONCE) } else { Stands::Read(0, all) };
            (checking, stands)
        });
        Self { plans: plans.signals(), checking: Arc::new(Mutex::new(checking)), stands: ArcRwSignal::new(stands) }
    }

    fn is_done(&self) -> bool {
        matches!(&*self.stands.read_untracked(), Stands::Done(_))
    }

    /// Goes on for a slice. None where a plan is no longer here.
    fn go_on(&self) -> Option<Stands> {
        let held = self.plans.iter().map(|held| held.try_read_untracked()).collect::<Option<Vec<_>>>()?;
        let plans: Vec<&Plan> = held.iter().map(|held| held.plan()).collect();
        Some(slice(&mut *self.checking.lock().ok()?, &plans, SLICE))
    }
}

/// Works for so long, or until it is done.
fn slice(checking: &mut Checking, plans: &[&Plan], milliseconds: f64) -> Stands {
    let begun = clock::running();
    loop {
        if let Some(found) = checking.step(plans) {
            return Stands::Done(Arc::new(found));
        }
        if clock::running() - begun > milliseconds {
            let (read, all) = checking.lines();
            return Stands::Read(read, all);
        }
    }
}

/// What there is to know of the check of these plans, which begins anew when one is edited, and ends with the page.
pub(super) struct Known {
    /// What was found, by the last check that came to its end.
    pub(super) found: Memo<Option<Findings>>,
    /// How many of all lines have been read, while a check goes on.
    pub(super) read: Memo<Option<(usize, usize)>>,
}

/// Checks the plans.
pub(super) fn check(plans: Plans) -> Known {
    let today = desk().today();
    let work = Memo::new(move |_| Work::begin(plans, today.get()));
    // What is edited, and what is left, is checked no further.
    let is_latest = move |mine: &Work| work.try_with_untracked(|latest| latest == mine) == Some(true);
    Effect::new(move |_| {
        let mine = work.get();
        if mine.is_done() {
            return;
        }
        spawn(async move {
            loop {
                turn::next().await;
                let Some(stands) = is_latest(&mine).then(|| mine.go_on()).flatten() else { return };
                if matches!(stands, Stands::Done(_)) {
                    // To show what was found is work for a turn of its own.
                    turn::next().await;
                }
                if !is_latest(&mine) {
                    return;
                }
                mine.stands.set(stands);
                if mine.is_done() {
                    return;
                }
            }
        });
    });
    let stands = move || work.with(|work| work.stands.get());
    Known {
        found: Memo::new(move |before: Option<&Option<Findings>>| match stands() {
            Stands::Done(found) => Some(found),
            Stands::Read(..) => before.cloned().flatten(),
        }),
        read: Memo::new(move |_| match stands() {
            Stands::Done(_) => None,
            Stands::Read(read, all) => Some((read, all)),
        }),
    }
}

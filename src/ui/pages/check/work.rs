//! The check of the plans held here, worked out bit by bit while the page answers.

use std::sync::Arc;

use leptos::prelude::*;

use crate::check::{Finding, findings};
use crate::history::Replica;
use crate::long_work::Reporting;
use crate::plan::{EntityId, Plan};
use crate::ui::async_memo::{AsyncMemo, async_memo};
use crate::ui::workspace::{Workspace, workspace};

/// Plans of no more lines than this together, as the starter plans are, are checked before the page is drawn, so that
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
    held: ReadSignal<Replica>,
    workspace: Workspace,
}

impl Plans {
    pub(super) fn of(own: EntityId, held: ReadSignal<Replica>) -> Self {
        Self { own: StoredValue::new(own), held, workspace: workspace() }
    }

    /// The plan looked at, then the others. Followed: the list, not the plans.
    fn signals(self) -> Vec<ReadSignal<Replica>> {
        let others = self
            .own
            .with_value(|own| self.workspace.plans().into_iter().filter(|(id, _)| id != own).collect::<Vec<_>>());
        std::iter::once(self.held).chain(others.into_iter().map(|(_, held)| held)).collect()
    }

    /// They as they are now, that of the page first. Followed.
    fn held(self) -> Vec<Replica> {
        self.signals().into_iter().map(|held| held.get()).collect()
    }

    /// Looks at them, that of the page first. Followed.
    pub(super) fn with<T>(self, look: impl FnOnce(&[&Plan]) -> T) -> T {
        let signals = self.signals();
        let held: Vec<_> = signals.iter().map(|held| held.read()).collect();
        look(&held.iter().map(|held| held.plan()).collect::<Vec<_>>())
    }
}

/// What there is to know of the check of these plans, which begins anew when one is edited, and ends with the page.
pub(super) struct Known {
    /// What was found, by the last check that came to its end.
    pub(super) found: AsyncMemo<Findings>,
    /// How many of all lines have been read, where a check goes on.
    pub(super) read: RwSignal<(usize, usize)>,
}

/// Checks the plans.
pub(super) fn check(plans: Plans) -> Known {
    let (today, read) = (workspace().today(), RwSignal::new((0, 0)));
    let found = async_memo(move |wanted| {
        let (held, today) = (plans.held(), today.get());
        let is_small = held.iter().flat_map(|held| held.plan().lines()).nth(SMALL).is_none();
        let wanted = if is_small { wanted.first_after(AT_ONCE) } else { wanted };
        Some(Box::pin(async move {
            let plans: Vec<&Plan> = held.iter().map(Replica::plan).collect();
            Arc::new(findings(&plans, today, &Reporting::to(&wanted, |done, all| read.set((done, all)))).await)
        }))
    });
    Known { found, read }
}

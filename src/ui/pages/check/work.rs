//! The check of the plans held here, run in pieces while the page stays responsive.

use std::sync::Arc;

use leptos::prelude::*;

use crate::check::{Finding, findings};
use crate::history::Replica;
use crate::long_work::Reporting;
use crate::plan::{EntityId, Plan};
use crate::ui::async_memo::{AsyncMemo, async_memo};
use crate::ui::workspace::{Workspace, workspace};

/// Plans with no more lines than this in all are checked before the first paint, so that nothing flickers, unless it
/// takes longer than [`FIRST_YIELD_MS`]. The starter plans are that short.
const SMALL_LINES: usize = 300;
/// How long that check may block the page, in milliseconds: as long as a press may wait for its answer.
const FIRST_YIELD_MS: f64 = 100.0;

/// Findings, in the order of the page.
pub(super) type Findings = Arc<Vec<Finding>>;

/// The plan that is checked, and the others held here. `Copy`: hand it to every closure.
#[derive(Clone, Copy)]
pub(super) struct Plans {
    own: StoredValue<EntityId>,
    replica: ReadSignal<Replica>,
    workspace: Workspace,
}

impl Plans {
    pub(super) fn of(own: EntityId, replica: ReadSignal<Replica>) -> Self {
        Self { own: StoredValue::new(own), replica, workspace: workspace() }
    }

    /// The signals of the plans, that of the page first. Tracks the list, not the plans.
    fn signals(self) -> Vec<ReadSignal<Replica>> {
        let others = self
            .own
            .with_value(|own| self.workspace.plans().into_iter().filter(|(id, _)| id != own).collect::<Vec<_>>());
        std::iter::once(self.replica).chain(others.into_iter().map(|(_, replica)| replica)).collect()
    }

    /// The plans as they are now, that of the page first. Tracked.
    fn replicas(self) -> Vec<Replica> {
        self.signals().into_iter().map(|replica| replica.get()).collect()
    }

    /// Reads the plans, that of the page first. Tracked.
    pub(super) fn with<T>(self, look: impl FnOnce(&[&Plan]) -> T) -> T {
        let signals = self.signals();
        let replicas: Vec<_> = signals.iter().map(|replica| replica.read()).collect();
        look(&replicas.iter().map(|replica| replica.plan()).collect::<Vec<_>>())
    }
}

/// The state of the check. It starts again when a plan is edited, and ends with the page.
pub(super) struct Known {
    /// The findings of the last check that finished.
    pub(super) found: AsyncMemo<Findings>,
    /// How many of all lines have been read, while a check is running.
    pub(super) read: RwSignal<(usize, usize)>,
}

/// Starts the check of the plans.
pub(super) fn check(plans: Plans) -> Known {
    let (today, read) = (workspace().today(), RwSignal::new((0, 0)));
    let found = async_memo(move |wanted| {
        let (replicas, today) = (plans.replicas(), today.get());
        let is_small = replicas.iter().flat_map(|replica| replica.plan().lines()).nth(SMALL_LINES).is_none();
        let wanted = if is_small { wanted.first_after(FIRST_YIELD_MS) } else { wanted };
        Some(Box::pin(async move {
            let plans: Vec<&Plan> = replicas.iter().map(Replica::plan).collect();
            Arc::new(findings(&plans, today, &Reporting::to(&wanted, |done, all| read.set((done, all)))).await)
        }))
    });
    Known { found, read }
}

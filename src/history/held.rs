//! One plan as an officer's device holds it: its history, and the present state kept up with it.

use std::collections::BTreeSet;

use super::{Arrival, Change, ChangeId, Conflict, Fault, History, Seen, Signature, Undo};
use crate::plan::edit::Edit;
use crate::plan::{EntityId, Plan};

/// A plan with its history.
#[derive(Debug, Clone)]
pub struct HeldPlan {
    history: History,
    plan: Plan,
    conflicts: Vec<Conflict>,
}

/// What taking changes in did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// The changes that were new: to be stored.
    pub new: BTreeSet<ChangeId>,
    /// Changes held before from which something was erased or to which something came back: what is
    /// stored of them must be replaced.
    pub altered: BTreeSet<ChangeId>,
    /// Things that are not what they were.
    pub touched: BTreeSet<EntityId>,
}

impl HeldPlan {
    /// A plan from its history.
    #[must_use]
    pub fn of(history: History) -> Self {
        let plan = history.fold();
        let conflicts = history.conflicts(&plan);
        Self { history, plan, conflicts }
    }

    /// The history.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The present state.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What waits for a person to settle it.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Takes changes in: one's own, another tab's, or those of a file once its dry run was accepted.
    pub fn take(&mut self, changes: impl IntoIterator<Item = Change>) -> Taken {
        let mut taken = Taken::default();
        for change in changes {
            let id = change.id;
            if let Arrival::New { touched, altered } = self.history.insert(change) {
                if !altered.contains(&id) {
                    taken.new.insert(id);
                }
                taken.altered.extend(altered);
                taken.touched.extend(touched);
            }
        }
        if !taken.touched.is_empty() {
            self.history.refold(&mut self.plan, &taken.touched);
            self.conflicts = self.history.conflicts(&self.plan);
        }
        taken
    }

    /// The change that an edit comes to: to be given to [`HeldPlan::take`] and stored. `None` where
    /// nothing would differ. See [`History::compose`] for `seen`.
    ///
    /// # Errors
    /// When the edit cannot be made into a change.
    pub fn compose(
        &self,
        edit: Edit,
        seen: Option<&Seen>,
        signature: Signature,
        random: &mut dyn FnMut() -> u128,
    ) -> Result<Option<Change>, Fault> {
        self.history.compose(edit.assignments(&self.plan), seen, signature, random)
    }

    /// The change that takes `ids` back. See [`History::undo`].
    ///
    /// # Errors
    /// When the change cannot be made.
    pub fn undo(
        &self,
        ids: &BTreeSet<ChangeId>,
        signature: Signature,
        random: &mut dyn FnMut() -> u128,
    ) -> Result<Undo, Fault> {
        self.history.undo(&self.plan, ids, signature, random)
    }

    /// The change that erases `text` wherever it stands in this plan. `None` where it stands nowhere.
    ///
    /// # Errors
    /// When the change cannot be made.
    pub fn erasure(
        &self,
        text: &str,
        signature: Signature,
        random: &mut dyn FnMut() -> u128,
    ) -> Result<Option<Change>, Fault> {
        self.history.compose(self.history.erasure_of(text), None, signature, random)
    }
}

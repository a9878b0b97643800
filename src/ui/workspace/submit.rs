//! Requests of the officer: edits, undo and redo, erasing; and the name that these carry.

use std::collections::BTreeSet;
use std::pin::Pin;

use leptos::prelude::*;

use super::Workspace;
use crate::browser::page_yielder;
use crate::history::undo::Stack;
use crate::history::{Basis, ChangeId};
use crate::plan::EntityId;
use crate::plan::edit::Edit;
use crate::ui::async_memo::{AsyncMemo, async_memo};
use crate::workspace::{Event, Request, Submitted};

impl Workspace {
    /// Makes an edit, and then does something more: leaving the form, say, unless the edit was refused. `basis` is what
    /// the form showed when it opened ([`crate::history::History::basis`], taken then and kept), `None` for a click that
    /// needs no form. `why` is the reason, or empty.
    ///
    /// Without a name to sign with, the name is asked for first. Nothing is done if the officer gives none.
    pub fn submit(
        self,
        plan: &EntityId,
        edit: Edit,
        basis: Option<&Basis>,
        why: &str,
        then: impl FnOnce(Submitted) + 'static,
    ) {
        self.request(Request::Edit { plan: plan.clone(), edit, basis: basis.cloned(), why: why.to_owned() }, then);
    }

    /// Takes back the last thing done here.
    pub fn undo(self, plan: &EntityId) {
        self.handle(Event::UndoPressed(self.ticket(|_| {}), plan.clone()));
    }

    /// Brings back what was last undone here.
    pub fn redo(self, plan: &EntityId) {
        self.handle(Event::RedoPressed(self.ticket(|_| {}), plan.clone()));
    }

    /// Takes back these changes: one's own, or all that a file brought. `said` is what is said when
    /// it is done: "Undone".
    pub fn undo_changes(self, plan: &EntityId, ids: BTreeSet<ChangeId>, said: &'static str) {
        self.request(Request::Undo { plan: plan.clone(), ids, said }, |_| {});
    }

    /// Erases these words wherever they stand in a plan, for good, and says so.
    pub fn erase(self, plan: &EntityId, text: &str, why: &str) {
        self.request(Request::Erase { plan: plan.clone(), text: text.to_owned(), why: why.to_owned() }, |_| {});
    }

    /// The officer gives a name, or another one. What waited for it is done.
    pub fn set_name(self, name: &str) {
        self.handle(Event::NameGiven(name.to_owned()));
    }

    /// The officer gives no name: what waited for it is not done.
    pub fn decline_name(self) {
        self.handle(Event::NameDeclined);
    }

    /// The changes that can be undone and redone here in a plan, the next one last. Tracked: derived from the plan, a moment after
    /// an edit is shown, since the whole history is gone through.
    #[must_use]
    pub fn stack(self, plan: &EntityId) -> Stack {
        let known = self.stacks.with_value(|known| known.iter().find(|(id, _)| id == plan).map(|(_, stack)| *stack));
        let stack = known.or_else(|| {
            // Tracked through the workspace's own signal: the one that `plan` gives dies with whoever asked.
            let replica = self.open.with(|open| open.iter().find(|open| open.id == *plan).map(|open| open.replica))?;
            // It lives as long as the workspace, and not as long as the part of the page that asked first.
            let stack = self.owner.with_value(|owner| {
                owner.with(|| {
                    let device = self.derive(|state| state.device().to_owned());
                    async_memo(move |_| {
                        replica.track();
                        let device = device.get();
                        let stack = async move {
                            page_yielder::next().await;
                            replica.with_untracked(|replica| replica.stack(&device))
                        };
                        Some(Box::pin(stack) as Pin<Box<dyn Future<Output = Stack>>>)
                    })
                })
            });
            self.stacks.update_value(|known| known.push((plan.clone(), stack)));
            Some(stack)
        });
        stack.and_then(AsyncMemo::get).unwrap_or_default()
    }
}

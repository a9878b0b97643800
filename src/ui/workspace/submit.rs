//! Edits, undo and redo, erasing.

use std::collections::BTreeSet;
use std::pin::Pin;

use leptos::prelude::*;

use super::{Notice, Workspace};
use crate::browser::{clock, page_yielder, random};
use crate::history::{Applied, Author, Basis, Change, ChangeId, Fault, Replica, Signature, Undo, undo::Stack};
use crate::long_work::{Unattended, Work, block_on};
use crate::plan::edit::Edit;
use crate::plan::{EntityId, Field};
use crate::ui::async_memo::{AsyncMemo, async_memo};

/// What became of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Submitted {
    /// It was made, and is being stored.
    Done,
    /// It changes nothing: everything already is as it says.
    NothingNew,
    /// It could not be made. The officer has been told why; what was typed must stay on screen.
    Refused,
}

impl Workspace {
    /// Makes an edit, and then does something more: leaving the form, say, unless the edit was refused. `seen` is what
    /// the form showed when it opened ([`crate::history::History::seen`], taken then and kept), `None` for a click that
    /// needs no form. `why` is the reason, or empty.
    ///
    /// Without a name to sign with, the name is asked for first. Nothing is done where the officer gives none.
    pub fn submit(
        self,
        plan: &EntityId,
        edit: Edit,
        seen: Option<&Basis>,
        why: &str,
        then: impl FnOnce(Submitted) + 'static,
    ) {
        let (plan, seen, why) = (plan.clone(), seen.cloned(), why.to_owned());
        self.signed(move || {
            let submitted = self.compose_and_apply(&plan, edit, seen.as_ref(), why);
            then(submitted);
        });
    }

    fn compose_and_apply(self, plan: &EntityId, edit: Edit, seen: Option<&Basis>, why: String) -> Submitted {
        let Some(held) = self.held(plan) else { return self.refuse("the plan is not open") };
        let composed =
            held.with_untracked(|held| held.compose(edit, seen, self.signature(why, String::new()), &mut random::bits));
        self.apply_composed(plan, composed)
    }

    /// Takes in and stores what came of composing.
    pub(super) fn apply_composed(self, plan: &EntityId, composed: Result<Option<Change>, Fault>) -> Submitted {
        match composed {
            Ok(None) => Submitted::NothingNew,
            Ok(Some(change)) => self.apply(plan, vec![change]),
            Err(fault) => self.refuse(&fault.to_string()),
        }
    }

    fn refuse(self, why: &str) -> Submitted {
        self.tell(Notice::problem(
            "That change could not be made",
            format!("Nothing was lost, and what you typed is still there. Hearth says: {why}."),
        ));
        Submitted::Refused
    }

    /// Takes changes into memory and begins to store them.
    pub(super) fn apply(self, plan: &EntityId, changes: Vec<Change>) -> Submitted {
        let Some(held) = self.held(plan) else { return self.refuse("the plan is not open") };
        let taken = held.try_update(|held| block_on(held.apply(changes, &Unattended))).unwrap_or_default();
        self.persist_applied(held, &taken)
    }

    /// The same where there is much to take in: in pieces, with a copy of the plan that takes its place once it is whole.
    pub(super) async fn apply_in_pieces(self, plan: &EntityId, change: Change, work: &impl Work) -> Submitted {
        let Some(held) = self.held(plan) else { return self.refuse("the plan is not open") };
        let (before, id) = (held.get_untracked(), change.id);
        let mut after = before.clone();
        let taken = after.apply([change], work).await;
        work.yield_if_due().await;
        let change = after.history().change(id).cloned();
        if replace_if_unchanged(held, &before, after) {
            return self.persist_applied(held, &taken);
        }
        // What is here now is what takes the change in.
        drop(before);
        self.apply(plan, change.iter().map(|change| Change::clone(change)).collect())
    }

    /// Begins to store what was taken into a plan.
    fn persist_applied(self, held: RwSignal<Replica>, taken: &Applied) -> Submitted {
        held.with_untracked(|held| self.persist(held, taken));
        if taken.touched.is_empty() { Submitted::NothingNew } else { Submitted::Done }
    }

    pub(super) fn signature(self, why: String, source: String) -> Signature {
        let by = Author::new(self.name.get_untracked(), self.device.get_untracked());
        Signature { by, at: clock::now(), why, source }
    }

    /// What can be undone and redone here in a plan, the next one last. Followed: derived from the plan, a moment after
    /// an edit is shown, since the whole history is gone through.
    #[must_use]
    pub fn stack(self, plan: &EntityId) -> Stack {
        let known = self.stacks.with_value(|known| known.iter().find(|(id, _)| id == plan).map(|(_, stack)| *stack));
        let stack = known.or_else(|| {
            // Followed through the workspace's own signal: the one that `plan` gives dies with whoever asked.
            let held = self.open.with(|open| open.iter().find(|open| open.id == *plan).map(|open| open.held))?;
            let derived = move || {
                held.track();
                let device = self.device.get();
                let stack = async move {
                    page_yielder::next().await;
                    held.with_untracked(|held| held.stack(&device))
                };
                Some(Box::pin(stack) as Pin<Box<dyn Future<Output = Stack>>>)
            };
            // It lives as long as the workspace, and not as long as the part of the page that asked first.
            let stack = self.owner.with_value(|owner| owner.with(|| async_memo(move |_| derived())));
            self.stacks.update_value(|known| known.push((plan.clone(), stack)));
            Some(stack)
        });
        stack.and_then(AsyncMemo::get).unwrap_or_default()
    }

    /// Takes back the last thing done here.
    pub fn undo(self, plan: &EntityId) {
        self.step(plan, "Undone", |stack| stack.undo.last().copied());
    }

    /// Brings back what was last undone here.
    pub fn redo(self, plan: &EntityId) {
        self.step(plan, "Done again", |stack| stack.redo.last().copied());
    }

    fn step(self, plan: &EntityId, said: &'static str, pick: fn(&Stack) -> Option<ChangeId>) {
        let device = self.device.get_untracked();
        let next = self.held(plan).and_then(|held| held.with_untracked(|held| pick(&held.stack(&device))));
        match next {
            Some(id) => self.undo_changes(plan, BTreeSet::from([id]), said),
            None => self.say("There is nothing to undo."),
        }
    }

    /// Takes back these changes: one's own, or all that a file brought. `said` is what is said when
    /// it is done: "Undone".
    pub fn undo_changes(self, plan: &EntityId, ids: BTreeSet<ChangeId>, said: &'static str) {
        let plan = plan.clone();
        self.signed(move || {
            let Some(held) = self.held(&plan) else { return };
            let signature = self.signature(String::new(), String::new());
            match held.with_untracked(|held| held.undo(&ids, signature, &mut random::bits)) {
                Err(fault) => {
                    self.refuse(&fault.to_string());
                }
                Ok(undo) => {
                    let words = held.with_untracked(|held| outcome(held, &undo, said));
                    if let Some(change) = undo.change {
                        self.apply(&plan, vec![change]);
                    }
                    self.say(words);
                }
            }
        });
    }

    /// Erases these words wherever they stand in a plan, for good. Gives how many places there were.
    pub fn erase(self, plan: &EntityId, text: &str, why: &str) {
        let (plan, text, why) = (plan.clone(), text.to_owned(), why.to_owned());
        self.signed(move || {
            let Some(held) = self.held(&plan) else { return };
            let signature = self.signature(why, String::new());
            let composed = held.with_untracked(|held| held.erasure(&text, signature, &mut random::bits));
            match self.apply_composed(&plan, composed) {
                Submitted::Done => self
                    .say("Erased here for good. Files you download from now on carry the erasure to your colleagues."),
                Submitted::NothingNew => self.say("Those words stand nowhere in this plan."),
                Submitted::Refused => {}
            }
        });
    }
}

/// Puts a copy that long work made in place of the plan, unless the plan was edited since it was as `before`. Whether it
/// did.
pub(super) fn replace_if_unchanged(held: RwSignal<Replica>, before: &Replica, after: Replica) -> bool {
    let still = held.with_untracked(|held| held.same_version(before));
    if still {
        held.set(after);
    }
    still
}

/// What an undo did, in words.
fn outcome(held: &Replica, undo: &Undo, said: &str) -> String {
    let mut words = match &undo.change {
        Some(_) => format!("{said}."),
        None => "Nothing was left to undo.".to_owned(),
    };
    let mut names: Vec<&str> = undo.skipped.iter().map(|skipped| skipped.by.by.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    if !names.is_empty() {
        let left = undo.skipped.iter().map(|skipped| left_alone(held, &skipped.entity, &skipped.field));
        let mut fields: Vec<&str> = left.collect();
        fields.dedup();
        words.push_str(" Left alone, because ");
        words.push_str(&names.join(" and "));
        words.push_str(" changed it since: ");
        words.push_str(&fields.join(", "));
        words.push('.');
    }
    words
}

fn left_alone(held: &Replica, id: &EntityId, field: &Field) -> &'static str {
    let kind = held.plan().item(id).map_or_else(|| id.kind(), |item| item.id.kind());
    field.label(&kind)
}

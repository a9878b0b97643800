//! Doing what an officer asks for under their name, or holding it until there is one.

use std::collections::BTreeSet;

use super::event::{Effect, Plans, Ticket};
use super::handle::Context;
use super::request::{Request, Submitted};
use super::state::WorkspaceState;
use crate::history::undo::Stack;
use crate::history::{ChangeId, History, Replica, Undo};
use crate::long_work::{Unattended, block_on};
use crate::plan::{EntityId, Field};

impl WorkspaceState {
    /// Does what was asked for, or holds it until there is a name.
    pub(super) fn request(&mut self, ticket: Ticket, request: Request, context: &mut Context<'_, impl Plans>) {
        if self.name().is_empty() {
            self.pending.push((ticket, request));
        } else {
            let submitted = self.submit(request, context);
            context.effects.push(Effect::Answer(ticket, submitted));
        }
    }

    fn submit(&mut self, request: Request, context: &mut Context<'_, impl Plans>) -> Submitted {
        match request {
            Request::Edit { plan, edit, basis, why } => {
                let signature = self.signature(why, context.now);
                let composed = context
                    .plans
                    .with(&plan, |replica| replica.compose(edit, basis.as_ref(), signature, context.random));
                self.apply_composed(&plan, composed, context)
            }
            Request::Undo { plan, ids, said } => self.undo(&plan, &ids, said, context),
            Request::Erase { plan, text, why } => self.erase(&plan, &text, why, context),
            Request::NewPlan { plan, sets } => {
                let (history, signature) = (History::new(plan.clone()), self.signature(String::new(), context.now));
                let composed = block_on(history.compose(sets, None, signature, context.random, &Unattended));
                self.apply_composed(&plan, Some(composed), context)
            }
            Request::Begin => Submitted::Done,
        }
    }

    fn undo(
        &mut self,
        plan: &EntityId,
        ids: &BTreeSet<ChangeId>,
        said: &str,
        context: &mut Context<'_, impl Plans>,
    ) -> Submitted {
        let signature = self.signature(String::new(), context.now);
        let undone = context.plans.with(plan, |replica| {
            let undo = replica.undo(ids, signature, context.random)?;
            Ok((undo_in_words(replica, &undo, said), undo.change))
        });
        match undone.transpose() {
            Ok(undone) => {
                let (words, change) = undone.unzip();
                let submitted = self.apply_composed(plan, change.map(Ok), context);
                if let Some(words) = words {
                    context.say(words);
                }
                submitted
            }
            Err(fault) => self.apply_composed(plan, Some(Err(fault)), context),
        }
    }

    fn erase(&mut self, plan: &EntityId, text: &str, why: String, context: &mut Context<'_, impl Plans>) -> Submitted {
        let signature = self.signature(why, context.now);
        let composed = context.plans.with(plan, |replica| replica.erasure(text, signature, context.random));
        let submitted = self.apply_composed(plan, composed, context);
        match submitted {
            Submitted::Done => {
                context
                    .say("Erased here for good. Files you download from now on carry the erasure to your colleagues.");
            }
            Submitted::NothingNew => context.say("Those words stand nowhere in this plan."),
            Submitted::Refused => {}
        }
        submitted
    }

    /// Undoes or redoes one step: whatever is `next` on the stack.
    pub(super) fn step(
        &mut self,
        ticket: Ticket,
        plan: EntityId,
        said: &'static str,
        next: fn(&Stack) -> Option<&ChangeId>,
        context: &mut Context<'_, impl Plans>,
    ) {
        match context.plans.with(&plan, |replica| next(&replica.stack(self.device())).copied()).flatten() {
            Some(id) => self.request(ticket, Request::Undo { plan, ids: BTreeSet::from([id]), said }, context),
            None => {
                context.effects.push(Effect::GiveUp(ticket));
                context.say("There is nothing to undo.");
            }
        }
    }
}

/// Describes the outcome of an undo.
fn undo_in_words(replica: &Replica, undo: &Undo, said: &str) -> String {
    let mut words = match &undo.change {
        Some(_) => format!("{said}."),
        None => "Nothing was left to undo.".to_owned(),
    };
    let mut names: Vec<&str> = undo.skipped.iter().map(|skipped| skipped.by.by.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    if !names.is_empty() {
        let left = undo.skipped.iter().map(|skipped| label(replica, &skipped.entity, &skipped.field));
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

fn label(replica: &Replica, id: &EntityId, field: &Field) -> &'static str {
    let kind = replica.plan().item(id).map_or_else(|| id.kind(), |item| item.id.kind());
    field.label(&kind)
}

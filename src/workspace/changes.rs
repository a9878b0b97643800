//! Changes: applied, stored, heard of from other tabs; and what an erasure does to half-typed forms.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Notice;
use super::event::{Effect, Plans, StoreWork, Ticket};
use super::handle::Context;
use super::opened_file::{self, AcceptedFile, OpenedFile};
use super::request::Submitted;
use super::state::WorkspaceState;
use crate::history::{Applied, Change, ChangeId, Fault, Replacement, Replica};
use crate::long_work::{Unattended, block_on};
use crate::plan::EntityId;

impl WorkspaceState {
    /// Applies what composing gave; `None` if there was no plan to compose with.
    pub(super) fn apply_composed(
        &mut self,
        plan: &EntityId,
        composed: Option<Result<Option<Change>, Fault>>,
        context: &mut Context<'_, impl Plans>,
    ) -> Submitted {
        match composed {
            None => self.refuse("the plan is not open"),
            Some(Err(fault)) => self.refuse(&fault.to_string()),
            Some(Ok(None)) => Submitted::NothingNew,
            Some(Ok(Some(change))) => self.apply(plan, vec![change.into()], context),
        }
    }

    pub(super) fn refuse(&mut self, why: &str) -> Submitted {
        self.notify(Notice::refused(why));
        Submitted::Refused
    }

    /// Applies changes and has them stored. Opens the plan if it is not open.
    pub(super) fn apply(
        &mut self,
        plan: &EntityId,
        changes: Vec<Arc<Change>>,
        context: &mut Context<'_, impl Plans>,
    ) -> Submitted {
        context.ensure_open(plan);
        let applied =
            context.plans.update(plan, |replica| block_on(replica.apply(changes, &Unattended))).unwrap_or_default();
        self.save(plan, &applied, context)
    }

    /// Puts a copy that long work changed in place of the plan, or applies its changes if the plan was edited meanwhile.
    pub(super) fn replace(&mut self, replacement: Replacement, context: &mut Context<'_, impl Plans>) -> Submitted {
        let plan = replacement.after.plan().id().clone();
        let unchanged = context
            .plans
            .with(&plan, |replica| replica.same_version(&replacement.before))
            .unwrap_or_else(|| replacement.before.history().changes().is_empty());
        if !unchanged {
            return self.apply(&plan, replacement.changes(), context);
        }
        context.plans.put(replacement.after);
        self.save(&plan, &replacement.applied, context)
    }

    /// Has stored what applying changes came to, and takes what was erased out of half-typed forms. Until the store has
    /// read it back, nobody says "saved".
    pub(super) fn save(
        &mut self,
        plan: &EntityId,
        applied: &Applied,
        context: &mut Context<'_, impl Plans>,
    ) -> Submitted {
        for (form, text) in self.notes.without(&applied.erased) {
            self.put_draft(form, text, context);
        }
        let changes = |ids: &BTreeSet<ChangeId>, replica: &Replica| -> Vec<Arc<Change>> {
            ids.iter().filter_map(|id| replica.history().change(*id)).cloned().collect()
        };
        let both =
            context.plans.with(plan, |replica| (changes(&applied.new, replica), changes(&applied.altered, replica)));
        let (new, altered) = both.unwrap_or_default();
        if !new.is_empty() || !altered.is_empty() {
            self.ledger.begun();
            context.effects.push(Effect::Store(StoreWork::Save { plan: plan.clone(), new, altered }));
        }
        if applied.touched.is_empty() { Submitted::NothingNew } else { Submitted::Done }
    }

    /// Applies what another tab has stored.
    pub(super) fn heard(&mut self, plan: &EntityId, changes: Vec<Change>, context: &mut Context<'_, impl Plans>) {
        context.ensure_open(plan);
        // What is already here, as when this tab wrote it, is no news.
        let is_news = |change: &Change, replica: &Replica| {
            replica.history().change(change.id).is_none_or(|known| **known != *change)
        };
        let news: Option<Vec<Change>> =
            context.plans.with(plan, |replica| changes.into_iter().filter(|change| is_news(change, replica)).collect());
        let Some(news) = news.filter(|news| !news.is_empty()) else { return };
        context.effects.push(Effect::KeepCheckpoint(plan.clone()));
        let applied =
            context.plans.update(plan, |replica| block_on(replica.apply(news, &Unattended))).unwrap_or_default();
        // An erasure elsewhere: this tab may have been storing an old copy at that moment.
        let again = Applied { altered: applied.altered, erased: applied.erased, ..Applied::default() };
        self.save(plan, &again, context);
    }

    /// Takes in what a file brought.
    pub(super) fn accept(&mut self, ticket: Ticket, accepted: AcceptedFile, context: &mut Context<'_, impl Plans>) {
        // What is being typed here goes before what was typed there.
        for (form, text) in accepted.drafts {
            if self.notes.draft(&form).is_none() {
                self.put_draft(form, text, context);
            }
        }
        let plan = accepted.replacement.after.plan().id().clone();
        let submitted = self.replace(accepted.replacement, context);
        if submitted == Submitted::Done {
            let (file, at, changes) = (accepted.file, context.now.to_owned(), accepted.changes);
            self.remember(OpenedFile { plan, file, at, changes }, context);
        }
        context.effects.push(Effect::Answer(ticket, submitted));
    }

    /// Remembers what a file or a document brought, so that it can be taken back later.
    pub(super) fn remember(&mut self, opened: OpenedFile, context: &mut Context<'_, impl Plans>) {
        let (setting, known) = (opened_file::setting(&opened.plan), self.opened_files(&opened.plan));
        if let Some(text) = opened_file::with(known, opened) {
            self.put_setting(&setting, &text, context);
        }
    }

    /// Notes and stores what is half-typed in a form; empty text deletes it.
    pub(super) fn put_draft(&mut self, form: String, text: String, context: &mut Context<'_, impl Plans>) {
        self.notes.set_draft(&form, &text);
        context.effects.push(Effect::Store(StoreWork::PutDraft { form, text }));
    }

    /// Notes and stores a setting.
    pub(super) fn put_setting(&mut self, name: &str, text: &str, context: &mut Context<'_, impl Plans>) {
        self.notes.set_setting(name, text);
        context.effects.push(Effect::Store(StoreWork::PutSetting { name: name.to_owned(), text: text.to_owned() }));
    }
}

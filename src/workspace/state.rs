//! The state of a workspace, and what each event does to it.

use std::collections::BTreeSet;

use super::event::{Effect, Event, Plans, StoreWork, Ticket};
use super::notes::{self, Notes};
use super::opened_file::{self, OpenedFile};
use super::request::{Request, Submitted, undo_in_words};
use super::save_ledger::{SaveLedger, SaveState};
use super::{Notice, notice};
use crate::history::undo::Stack;
use crate::history::{Author, ChangeId, History, Replica, Signature};
use crate::long_work::{Unattended, block_on};
use crate::plan::EntityId;
use crate::plan::digest::hex;
use crate::storage::{Loaded, Scan};

/// Everything about the officer's work but the plans themselves, which the screens hold.
#[derive(Debug, Default)]
pub struct WorkspaceState {
    pub(super) ledger: SaveLedger,
    pub(super) notes: Notes,
    /// What waits for the officer's name.
    pending: Vec<(Ticket, Request)>,
    notices: Vec<Notice>,
    set_aside: Vec<String>,
}

/// What surrounds the workspace while an event is handled, and the effects so far.
pub(super) struct Context<'a, P> {
    pub(super) plans: &'a P,
    pub(super) now: &'a str,
    pub(super) random: &'a mut dyn FnMut() -> u128,
    pub(super) effects: Vec<Effect>,
}

impl WorkspaceState {
    /// Whether work is saved.
    #[must_use]
    pub fn save_state(&self) -> SaveState {
        self.ledger.state()
    }

    /// True while work would be lost with the page.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.ledger.is_unsaved()
    }

    /// The name that edits carry; empty until it was given.
    #[must_use]
    pub fn name(&self) -> &str {
        self.notes.setting(notes::NAME).unwrap_or_default()
    }

    /// The random name of this browser, which changes made here carry.
    #[must_use]
    pub fn device(&self) -> &str {
        self.notes.setting(notes::DEVICE).unwrap_or_default()
    }

    /// True while something waits for the officer's name.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        !self.pending.is_empty()
    }

    /// What is half-typed in a form.
    #[must_use]
    pub fn draft(&self, form: &str) -> Option<&str> {
        self.notes.draft(form)
    }

    /// The files opened in a plan, the last one first.
    #[must_use]
    pub fn opened_files(&self, plan: &EntityId) -> Vec<OpenedFile> {
        opened_file::read(self.notes.setting(&opened_file::setting(plan)))
    }

    /// When a plan was last downloaded, as RFC 3339.
    #[must_use]
    pub fn last_download(&self, plan: &EntityId) -> Option<&str> {
        self.notes.setting(&notes::downloaded(plan))
    }

    /// What the officer must be told, loudly.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// What is stored and could not be read, each with why.
    #[must_use]
    pub fn set_aside(&self) -> &[String] {
        &self.set_aside
    }

    /// What signs a change made now.
    #[must_use]
    pub fn signature(&self, why: String, now: &str) -> Signature {
        Signature { by: Author::new(self.name(), self.device()), at: now.to_owned(), why, source: String::new() }
    }

    /// Notes what is stored beside the plans: before they are shown, so that a form finds its draft.
    pub fn notes_loaded(&mut self, loaded: &Loaded) {
        self.notes.load(&loaded.drafts, &loaded.settings);
    }

    /// Notes that all that is stored was read.
    pub const fn plans_loaded(&mut self, scan: &Scan) {
        self.ledger.loaded(scan.proof());
    }

    /// Notes what happened, and gives what is to be done. `now` is RFC 3339 in UTC.
    #[must_use = "an effect that is not done is work that is not saved"]
    pub fn handle(
        &mut self,
        event: Event,
        plans: &impl Plans,
        now: &str,
        random: &mut dyn FnMut() -> u128,
    ) -> Vec<Effect> {
        let mut context = Context { plans, now, random, effects: Vec::new() };
        self.happened(event, &mut context);
        context.effects
    }

    fn happened(&mut self, event: Event, context: &mut Context<'_, impl Plans>) {
        match event {
            Event::Started => self.start(context),
            Event::Repaired(loaded) => {
                self.set_aside = loaded.set_aside.iter().map(ToString::to_string).collect();
                Notice::of_loading(&loaded).for_each(|notice| self.notify(notice));
            }
            Event::Requested(ticket, request) => self.request(ticket, request, context),
            Event::NameGiven(name) => self.name_given(name.trim(), context),
            Event::NameDeclined => {
                context.effects.extend(self.pending.drain(..).map(|(ticket, _)| Effect::GiveUp(ticket)));
                context.say("Not done: changes need a name. What you typed is still there.");
            }
            Event::UndoPressed(ticket, plan) => self.step(ticket, plan, "Undone", |stack| stack.undo.last(), context),
            Event::RedoPressed(ticket, plan) => {
                self.step(ticket, plan, "Done again", |stack| stack.redo.last(), context)
            }
            Event::FileAccepted(ticket, file) => self.accept(ticket, file, context),
            Event::PlanMade(replacement) => {
                self.replace(replacement, context);
            }
            Event::Typed { form, text } => self.put_draft(form, text, context),
            Event::Downloaded(plans) => {
                for plan in plans {
                    self.put_setting(&notes::downloaded(plan), context.now, context);
                }
            }
            Event::ChangesSaved(plan, ids, proof) => {
                self.ledger.saved(proof);
                context.effects.push(Effect::Announce(plan, ids));
            }
            Event::ChangesNotSaved(plan, unsaved, error) => {
                self.ledger.failed(&plan, unsaved, error.to_string());
                // The banner for that says more than one that was told at the start.
                self.notices.retain(|notice| notice.title != notice::TROUBLE);
            }
            Event::RetryPressed => {
                for (plan, unsaved) in self.ledger.retried() {
                    self.save(&plan, &unsaved, context);
                }
            }
            Event::NoteNotSaved(error) => {
                // If storage has failed already, the officer has been told, and what to do.
                if !self.ledger.has_failed() && !self.notices.iter().any(|notice| notice.offers_download) {
                    self.notify(Notice::note_not_saved(&error));
                }
            }
            Event::OtherTabSaved(plan, Ok(changes)) => self.heard(&plan, changes, context),
            Event::OtherTabSaved(_, Err(error)) => self.notify(Notice::other_tab_unread(&error)),
            Event::OtherTabSet { name, text } => self.set_elsewhere(name, text, context),
            Event::Noticed(notice) => self.notify(notice),
            Event::NoticeRead(notice) => self.notices.retain(|other| *other != notice),
        }
    }

    fn start(&mut self, context: &mut Context<'_, impl Plans>) {
        if self.device().is_empty() {
            let device = hex(&(context.random)().to_be_bytes()).split_off(16);
            self.put_setting(notes::DEVICE, &device, context);
        }
    }

    fn name_given(&mut self, name: &str, context: &mut Context<'_, impl Plans>) {
        if name.is_empty() {
            return;
        }
        self.put_setting(notes::NAME, name, context);
        // From here on there is work to lose.
        context.effects.push(Effect::AskToPersist);
        for (ticket, request) in std::mem::take(&mut self.pending) {
            self.request(ticket, request, context);
        }
    }

    /// Notes what another tab has set, so that the name is asked once for all of them and what one does the other can
    /// undo.
    fn set_elsewhere(&mut self, name: String, text: String, context: &mut Context<'_, impl Plans>) {
        // Two tabs opened at once on a first visit each make a device, and neither knows whose is stored last: they
        // agree on the lesser of the two.
        if name == notes::DEVICE && !self.device().is_empty() && self.device() < text.as_str() {
            context.effects.push(Effect::Store(StoreWork::PutSetting { name, text: self.device().to_owned() }));
        } else {
            self.notes.set_setting(&name, &text);
        }
    }

    /// Does what was asked for, or holds it until there is a name.
    fn request(&mut self, ticket: Ticket, request: Request, context: &mut Context<'_, impl Plans>) {
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
                let composed =
                    context.plans.with(&plan, |held| held.compose(edit, basis.as_ref(), signature, context.random));
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
        let undone = context.plans.with(plan, |held| {
            let undo = held.undo(ids, signature, context.random)?;
            Ok((undo_in_words(held, &undo, said), undo.change))
        });
        match undone.transpose() {
            Ok(undone) => {
                let (words, change) = undone.unzip();
                let submitted = self.apply_composed(plan, change.map(Ok), context);
                words.into_iter().for_each(|words| context.say(words));
                submitted
            }
            Err(fault) => self.apply_composed(plan, Some(Err(fault)), context),
        }
    }

    fn erase(&mut self, plan: &EntityId, text: &str, why: String, context: &mut Context<'_, impl Plans>) -> Submitted {
        let signature = self.signature(why, context.now);
        let composed = context.plans.with(plan, |held| held.erasure(text, signature, context.random));
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
    fn step(
        &mut self,
        ticket: Ticket,
        plan: EntityId,
        said: &'static str,
        next: fn(&Stack) -> Option<&ChangeId>,
        context: &mut Context<'_, impl Plans>,
    ) {
        match context.plans.with(&plan, |held| next(&held.stack(self.device())).copied()).flatten() {
            Some(id) => self.request(ticket, Request::Undo { plan, ids: BTreeSet::from([id]), said }, context),
            None => {
                context.effects.push(Effect::GiveUp(ticket));
                context.say("There is nothing to undo.");
            }
        }
    }

    pub(super) fn notify(&mut self, notice: Notice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }
}

impl<P: Plans> Context<'_, P> {
    pub(super) fn say(&mut self, words: impl Into<String>) {
        self.effects.push(Effect::Say(words.into()));
    }

    /// Opens a plan, empty, if it is not open.
    pub(super) fn ensure_open(&self, plan: &EntityId) {
        if self.plans.with(plan, |_| ()).is_none() {
            self.plans.put(Replica::empty(plan.clone()));
        }
    }
}

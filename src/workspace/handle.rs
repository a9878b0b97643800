//! Handles each event of a workspace.

use super::event::{Effect, Event, Plans, StoreWork};
use super::state::WorkspaceState;
use super::{Notice, notes, notice};
use crate::history::Replica;
use crate::plan::EntityId;
use crate::plan::digest::hex;
use crate::storage::StoreError;

/// The surroundings of the workspace while it handles an event, and the effects so far.
pub(super) struct Context<'a, P> {
    pub(super) plans: &'a P,
    pub(super) now: &'a str,
    pub(super) random: &'a mut dyn FnMut() -> u128,
    pub(super) effects: Vec<Effect>,
}

impl WorkspaceState {
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
                self.step(ticket, plan, "Done again", |stack| stack.redo.last(), context);
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
                context.effects.push(Effect::KeepCheckpoint(plan.clone()));
                context.effects.push(Effect::Announce(plan, ids));
                self.put_notes_again(context);
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
                self.put_notes_again(context);
            }
            Event::DraftNotSaved(form, error) => {
                self.notes.unsaved_drafts.insert(form);
                self.note_not_saved(&error);
            }
            Event::SettingNotSaved(name, error) => {
                self.notes.unsaved_settings.insert(name);
                self.note_not_saved(&error);
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

    fn note_not_saved(&mut self, error: &StoreError) {
        // If storage has failed already, the officer has been told, and what to do.
        if !self.ledger.has_failed() && !self.notices.iter().any(|notice| notice.offers_download) {
            self.notify(Notice::note_not_saved(error));
        }
    }

    /// Stores drafts and settings that could not be stored, as they are now.
    fn put_notes_again(&mut self, context: &mut Context<'_, impl Plans>) {
        for form in std::mem::take(&mut self.notes.unsaved_drafts) {
            let text = self.notes.draft(&form).unwrap_or_default().to_owned();
            self.put_draft(form, text, context);
        }
        for name in std::mem::take(&mut self.notes.unsaved_settings) {
            let text = self.notes.setting(&name).unwrap_or_default().to_owned();
            self.put_setting(&name, &text, context);
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

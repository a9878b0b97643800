//! Telling the workspace what happened, and doing what it gives back.

use leptos::prelude::*;

use super::{Open, Workspace};
use crate::browser::{clock, persistence, random};
use crate::history::Replica;
use crate::plan::EntityId;
use crate::ui::dynamic::spawn;
use crate::workspace::{Effect, Event, Plans, Request, StoreWork, Submitted, Ticket};

/// The callback of the page for the answer to a request.
pub(super) type Then = Box<dyn FnOnce(Submitted)>;

impl Workspace {
    /// Tells the workspace what happened, and does what it gives back.
    pub(super) fn handle(self, event: Event) {
        let mut effects = Vec::new();
        self.state.update(|state| effects = state.handle(event, &self, &clock::now(), &mut random::bits));
        for effect in effects {
            self.perform(effect);
        }
    }

    /// Asks for something under the officer's name; `then` hears what became of it. If there is no name it is asked for
    /// first, and if the officer gives none, `then` is not called.
    pub(super) fn request(self, request: Request, then: impl FnOnce(Submitted) + 'static) {
        let ticket = self.ticket(then);
        self.handle(Event::Requested(ticket, request));
    }

    /// A ticket for a request that `then` hears the answer to.
    pub(super) fn ticket(self, then: impl FnOnce(Submitted) + 'static) -> Ticket {
        let ticket =
            self.waiting.with_value(|waiting| waiting.last().map_or(Ticket(0), |(last, _)| Ticket(last.0 + 1)));
        let then: Then = Box::new(then);
        self.waiting.update_value(|waiting| waiting.push((ticket, then)));
        ticket
    }

    fn answered(self, ticket: Ticket) -> Option<Then> {
        let mut then = None;
        self.waiting.update_value(|waiting| {
            if let Some(at) = waiting.iter().position(|(other, _)| *other == ticket) {
                then = Some(waiting.remove(at).1);
            }
        });
        then
    }

    fn perform(self, effect: Effect) {
        match effect {
            Effect::Store(work) => self.store_work(work),
            Effect::Announce(plan, ids) => self.outside.with_value(|outside| outside.tabs.announce(&plan, &ids)),
            Effect::KeepCheckpoint(plan) => self.keep_checkpoint_soon(plan),
            // What was answered stands in the settings.
            Effect::AskToPersist => spawn(async {
                persistence::ask().await;
            }),
            Effect::Say(words) => self.say(words),
            Effect::Answer(ticket, submitted) => {
                if let Some(then) = self.answered(ticket) {
                    then(submitted);
                }
            }
            Effect::GiveUp(ticket) => drop(self.answered(ticket)),
        }
    }

    /// Has the store do something, and tells the workspace what became of it.
    pub(super) fn store_work(self, work: StoreWork) {
        let store = self.store();
        spawn(async move {
            if let Some(event) = work.run(&store).await {
                self.handle(event);
            }
        });
    }
}

/// The plans, each in a signal of its own.
impl Plans for Workspace {
    fn with<T>(&self, plan: &EntityId, look: impl FnOnce(&Replica) -> T) -> Option<T> {
        self.replica(plan).map(|replica| replica.with_untracked(look))
    }

    fn update<T>(&self, plan: &EntityId, change: impl FnOnce(&mut Replica) -> T) -> Option<T> {
        self.replica(plan)?.try_update(change)
    }

    fn put(&self, replica: Replica) {
        let id = replica.plan().id().clone();
        if let Some(known) = self.replica(&id) {
            known.set(replica);
            return;
        }
        // The signal lives as long as the workspace, and not as long as the click that opened the plan.
        let replica = self.owner.with_value(|owner| owner.with(|| RwSignal::new(replica)));
        self.open.update(|open| open.push(Open { id, replica }));
    }
}

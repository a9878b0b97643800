//! A browser with its tabs: workspaces over stores that they share, and that fail on demand.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use hearth::history::{Change, ChangeId, History, Replica};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::EntityId;
use hearth::plan::edit::Edit;
use hearth::storage::compress::Zlib;
use hearth::storage::memory::MemoryKvStore;
use hearth::storage::{Deployment, Kept, Store};
use hearth::workspace::{
    AcceptedFile, Effect, Event, Plans, Request, StoreWork, Submitted, Ticket, WorkspaceState, keep_checkpoint,
};

use crate::history::world::{Officer, checked, plan_id};

pub(super) type MemoryStore = Store<MemoryKvStore, MemoryKvStore, Zlib, Unattended>;

/// A browser: what its tabs share.
#[derive(Clone, Default)]
pub(super) struct Browser {
    pub(super) local: MemoryKvStore,
    pub(super) journal: MemoryKvStore,
}

impl Browser {
    pub(super) fn store(&self) -> MemoryStore {
        let deployment = Deployment::at("https://council.example/plans/");
        Store::new(self.local.clone(), self.journal.clone(), Zlib, Unattended, deployment)
    }

    /// Opens a tab, as the page does: loads, shows, and repairs.
    pub(super) fn tab(&self) -> Tab {
        let mut tab = self.unstarted_tab();
        tab.handle(Event::Started);
        tab.settle();
        tab
    }

    /// A tab that has shown what is stored, and done nothing else.
    pub(super) fn unstarted_tab(&self) -> Tab {
        let store = self.store();
        let mut found = block_on(store.scan());
        let mut state = WorkspaceState::default();
        state.notes_loaded(&found.loaded);
        let plans = OpenPlans::default();
        for (plan, changes) in std::mem::take(&mut found.loaded.plans) {
            plans.put(Replica::of(History::of(plan, changes)));
        }
        state.plans_loaded(&found);
        let mut tab = Tab { state, plans, store, ..Tab::blank(self) };
        block_on(tab.store.repair(&mut found));
        tab.handle(Event::Repaired(found.loaded));
        tab
    }

    /// A tab in which an officer has opened a plan file of another, under a name.
    pub(super) fn tab_with_plan_of(&self, other: &Officer) -> Tab {
        let mut tab = self.tab();
        tab.handle(Event::NameGiven("Cat".to_owned()));
        tab.opens_file_of(other);
        tab.settle();
        tab
    }
}

#[derive(Default)]
pub(super) struct OpenPlans(RefCell<BTreeMap<EntityId, Replica>>);

impl Plans for OpenPlans {
    fn with<T>(&self, plan: &EntityId, look: impl FnOnce(&Replica) -> T) -> Option<T> {
        self.0.borrow().get(plan).map(look)
    }

    fn update<T>(&self, plan: &EntityId, change: impl FnOnce(&mut Replica) -> T) -> Option<T> {
        self.0.borrow_mut().get_mut(plan).map(change)
    }

    fn put(&self, replica: Replica) {
        self.0.borrow_mut().insert(replica.plan().id().clone(), replica);
    }
}

/// One tab, and all that its workspace had done.
pub(super) struct Tab {
    pub(super) state: WorkspaceState,
    pub(super) plans: OpenPlans,
    pub(super) store: MemoryStore,
    /// Work for the store that is still to be done.
    pub(super) queue: VecDeque<StoreWork>,
    pub(super) said: Vec<String>,
    pub(super) answers: Vec<(Ticket, Submitted)>,
    pub(super) given_up: Vec<Ticket>,
    pub(super) announced: Vec<(EntityId, Vec<ChangeId>)>,
    pub(super) asked_to_persist: usize,
    /// Plans whose checkpoint is to be written anew.
    pub(super) checkpoints: BTreeSet<EntityId>,
    random: u128,
    tickets: u32,
}

impl Tab {
    fn blank(browser: &Browser) -> Self {
        thread_local! { static TABS: RefCell<u128> = const { RefCell::new(0) }; }
        let random = TABS.with_borrow_mut(|tabs| {
            *tabs += 1;
            tabs.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
        });
        Self {
            state: WorkspaceState::default(),
            plans: OpenPlans::default(),
            store: browser.store(),
            queue: VecDeque::new(),
            said: Vec::new(),
            answers: Vec::new(),
            given_up: Vec::new(),
            announced: Vec::new(),
            asked_to_persist: 0,
            checkpoints: BTreeSet::new(),
            random,
            tickets: 0,
        }
    }

    pub(super) fn handle(&mut self, event: Event) {
        let random = &mut self.random;
        let mut bits = || {
            *random = random.wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645).wrapping_add(0x9e37_79b9);
            *random
        };
        for effect in self.state.handle(event, &self.plans, "2026-03-31T09:00:00.000Z", &mut bits) {
            match effect {
                Effect::Store(work) => self.queue.push_back(work),
                Effect::Announce(plan, ids) => self.announced.push((plan, ids)),
                Effect::KeepCheckpoint(plan) => _ = self.checkpoints.insert(plan),
                Effect::AskToPersist => self.asked_to_persist += 1,
                Effect::Say(words) => self.said.push(words),
                Effect::Answer(ticket, submitted) => self.answers.push((ticket, submitted)),
                Effect::GiveUp(ticket) => self.given_up.push(ticket),
            }
        }
    }

    /// Does the work for the store.
    pub(super) fn settle(&mut self) {
        while let Some(work) = self.queue.pop_front() {
            if let Some(event) = block_on(work.run(&self.store)) {
                self.handle(event);
            }
        }
    }

    /// Nothing happens for a while: checkpoints that no longer hold are written anew. Gives what became of each.
    pub(super) fn rests(&mut self) -> Vec<Kept> {
        let plans = std::mem::take(&mut self.checkpoints);
        plans
            .iter()
            .filter_map(|plan| self.plans.with(plan, |replica| block_on(keep_checkpoint(&self.store, replica))))
            .collect()
    }

    pub(super) fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }

    pub(super) fn asks(&mut self, request: Request) -> Ticket {
        let ticket = self.ticket();
        self.handle(Event::Requested(ticket, request));
        ticket
    }

    pub(super) fn edits(&mut self, edit: Edit) -> Ticket {
        self.asks(Request::Edit { plan: plan_id(), edit, basis: None, why: String::new() })
    }

    pub(super) fn erases(&mut self, text: &str) -> Ticket {
        self.asks(Request::Erase { plan: plan_id(), text: text.to_owned(), why: String::new() })
    }

    pub(super) fn types(&mut self, form: &str, text: &str) {
        self.handle(Event::Typed { form: form.to_owned(), text: text.to_owned() });
    }

    pub(super) fn presses_undo(&mut self) {
        let ticket = self.ticket();
        self.handle(Event::UndoPressed(ticket, plan_id()));
    }

    pub(super) fn presses_redo(&mut self) {
        let ticket = self.ticket();
        self.handle(Event::RedoPressed(ticket, plan_id()));
    }

    /// The plan, as this tab shows it.
    pub(super) fn replica(&self) -> Replica {
        self.plans.with(&plan_id(), Clone::clone).unwrap_or_else(|| Replica::empty(plan_id()))
    }

    /// The outcome of taking in a file with everything that an officer has, not yet accepted.
    pub(super) fn tries_file_of(&self, other: &Officer) -> AcceptedFile {
        let all: Vec<Change> = other.history().changes().iter().map(|change| Change::clone(change)).collect();
        let run = block_on(self.replica().dry_run(checked(all), &Unattended));
        let changes: BTreeSet<ChangeId> = run.new.iter().map(|change| change.id).collect();
        let file = format!("{}.plan.json", other.name);
        AcceptedFile { file, replacement: run.replacement, changes, drafts: BTreeMap::new() }
    }

    pub(super) fn accepts(&mut self, accepted: AcceptedFile) -> Ticket {
        let ticket = self.ticket();
        self.handle(Event::FileAccepted(ticket, accepted));
        ticket
    }

    pub(super) fn opens_file_of(&mut self, other: &Officer) -> Ticket {
        let accepted = self.tries_file_of(other);
        self.accepts(accepted)
    }

    /// Hears what another tab announced since it was last heard.
    pub(super) fn hears(&mut self, other: &mut Self) {
        for (plan, ids) in other.announced.drain(..) {
            self.queue.push_back(StoreWork::Fetch(plan, ids));
        }
    }

    /// Reads the whole plan again.
    pub(super) fn hears_all(&mut self) {
        self.queue.push_back(StoreWork::Fetch(plan_id(), Vec::new()));
    }

    /// Hears of a setting that another tab wrote.
    pub(super) fn hears_setting(&mut self, name: &str) {
        self.queue.push_back(StoreWork::ReadSetting(name.to_owned()));
    }
}

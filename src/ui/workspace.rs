//! The one place where the state of the screens lives: the plans held, what is being saved, whose
//! name edits carry.
//!
//! Pages read through signals and change things only through the methods here. An edit is composed
//! and taken into memory at once, so the page shows it before it is stored; [`SaveState`] says
//! "saved" only when the store has read it back.
//!
//! | to read | file |
//! | --- | --- |
//! | edits, undo and redo, erasing | `submit` |
//! | the officer's name, asked at the first edit | `name` |
//! | saving, and what became of it | `saving` |
//! | starter plans, blank plans, plans of a file | `open_plan` |
//! | plans and updates of a document | `document` |
//! | plan files for colleagues, everything stored as one file | `download` |
//! | new ids and the clock | `ids` |

mod document;
mod download;
mod ids;
mod name;
mod open_plan;
mod saving;
mod submit;

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::NaiveDate;
use leptos::prelude::*;

pub use open_plan::{Brought, Opened};
pub use saving::{Notice, Unmended};
pub use submit::Submitted;

use crate::browser::{before_unload, clock, files, service_worker};
use crate::history::Replica;
use crate::history::undo::Stack;
use crate::plan::EntityId;
use crate::plan::sorting::sort_by_key;
use crate::ui::async_memo::AsyncMemo;
use crate::ui::dynamic::spawn;
use crate::workspace::{SaveLedger, SaveState};

/// How long what was said stays on screen: so long, and so much more for each letter.
const SAID_FOR: Duration = Duration::from_secs(6);
const SAID_FOR_EACH_LETTER: Duration = Duration::from_millis(120);

/// The state of the screens. `Copy`: hand it to every closure. In context from [`super::App`] down;
/// got by [`workspace`].
#[derive(Clone, Copy)]
pub struct Workspace {
    open: RwSignal<Vec<Open>>,
    ready: RwSignal<bool>,
    name: RwSignal<String>,
    asking: RwSignal<bool>,
    waiting: StoredValue<Vec<Box<dyn FnOnce()>>, LocalStorage>,
    ledger: RwSignal<SaveLedger>,
    notices: RwSignal<Vec<Notice>>,
    set_aside: RwSignal<Vec<String>>,
    said: RwSignal<String>,
    downloads: RwSignal<BTreeMap<EntityId, String>>,
    today: RwSignal<NaiveDate>,
    online: RwSignal<bool>,
    update: RwSignal<bool>,
    persistence: StoredValue<saving::Persistence, LocalStorage>,
    device: RwSignal<String>,
    stacks: StoredValue<Vec<(EntityId, AsyncMemo<Stack>)>>,
    owner: StoredValue<Owner>,
}

/// A plan that is held, and the signal that holds it.
#[derive(Clone, PartialEq)]
struct Open {
    id: EntityId,
    held: RwSignal<Replica>,
}

/// The workspace.
///
/// # Panics
/// Never within the app: [`super::App`] provides it.
#[must_use]
pub fn workspace() -> Workspace {
    expect_context()
}

impl Workspace {
    /// An empty workspace.
    pub(super) fn set_up() -> Self {
        Self {
            open: RwSignal::default(),
            ready: RwSignal::new(false),
            name: RwSignal::default(),
            asking: RwSignal::new(false),
            waiting: StoredValue::new_local(Vec::new()),
            ledger: RwSignal::default(),
            notices: RwSignal::default(),
            set_aside: RwSignal::default(),
            said: RwSignal::default(),
            downloads: RwSignal::default(),
            today: RwSignal::new(clock::today()),
            online: RwSignal::new(service_worker::is_online()),
            update: RwSignal::new(false),
            persistence: StoredValue::new_local(saving::Persistence::of_this_browser()),
            device: RwSignal::default(),
            stacks: StoredValue::default(),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// Goes on where loading ended: mends what was stored, follows other tabs, the network and the clock.
    pub(super) fn go_on(self, unmended: Unmended) {
        service_worker::on_network(move |online| self.online.set(online));
        service_worker::on_update(move || self.update.set(true));
        before_unload::ask_when(move || self.ledger.with_untracked(SaveLedger::is_unsaved));
        files::ignore_stray_drops();
        // A page left open overnight must not call yesterday today.
        set_interval(move || self.look_at_the_clock(), Duration::from_secs(60));
        self.follow_other_tabs();
        spawn(self.repair(unmended));
    }

    fn look_at_the_clock(self) {
        let today = clock::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }

    /// Whether what is stored has been loaded. Until then a plan that is not there may yet come.
    #[must_use]
    pub fn is_ready(self) -> Signal<bool> {
        self.ready.into()
    }

    /// The plans held, by title. Followed: runs again when a plan is added, not when one is edited.
    #[must_use]
    pub fn plans(self) -> Vec<(EntityId, ReadSignal<Replica>)> {
        let mut plans =
            self.open.with(|open| open.iter().map(|open| (open.id.clone(), open.held.read_only())).collect::<Vec<_>>());
        sort_by_key(&mut plans, |(id, held)| {
            (held.with_untracked(|held| held.plan().about().title.clone()), id.clone())
        });
        plans
    }

    /// A plan that is held. Followed as [`Workspace::plans`] is; follow the plan itself by reading the
    /// signal it gives, with `.with()`: a plan is large, so it is not cloned.
    #[must_use]
    pub fn plan(self, id: &EntityId) -> Option<ReadSignal<Replica>> {
        self.open.with(|open| open.iter().find(|open| open.id == *id).map(|open| open.held.read_only()))
    }

    /// The same without following the list of plans: for use in a click.
    fn held(self, id: &EntityId) -> Option<RwSignal<Replica>> {
        self.open.with_untracked(|open| open.iter().find(|open| open.id == *id).map(|open| open.held))
    }

    /// How many two different answers wait in a plan. Followed.
    #[must_use]
    pub fn conflicts(self, plan: &EntityId) -> usize {
        self.plan(plan).map_or(0, |held| held.with(|held| held.conflicts().len()))
    }

    /// Today, in the officer's own time zone. Followed: a page left open moves on with the day.
    #[must_use]
    pub fn today(self) -> Signal<NaiveDate> {
        self.today.into()
    }

    /// The name that edits carry; empty until it was given.
    #[must_use]
    pub fn name(self) -> Signal<String> {
        self.name.into()
    }

    /// Whether work is saved.
    #[must_use]
    pub fn save_state(self) -> Signal<SaveState> {
        Signal::derive(move || self.ledger.with(SaveLedger::state))
    }

    /// Whether the browser believes that it has a network.
    #[must_use]
    pub fn is_online(self) -> Signal<bool> {
        self.online.into()
    }

    /// Whether a newer version of the app waits to be taken.
    #[must_use]
    pub fn has_update(self) -> Signal<bool> {
        self.update.into()
    }

    /// When a plan was last downloaded, as RFC 3339. Followed.
    #[must_use]
    pub fn last_download(self, plan: &EntityId) -> Option<String> {
        self.downloads.with(|downloads| downloads.get(plan).cloned())
    }

    /// Says something aloud to officers who hear the page instead of seeing it, and shows it in the
    /// strip: "Undone", "Saved".
    pub fn say(self, words: impl Into<String>) {
        let words = words.into();
        // Emptied first, so that the same words a second time are heard a second time.
        self.said.set(String::new());
        self.said.set(words.clone());
        let read = SAID_FOR + SAID_FOR_EACH_LETTER * u32::try_from(words.len()).unwrap_or_default();
        let fade = move || {
            if self.said.with_untracked(|said| *said == words) {
                self.said.set(String::new());
            }
        };
        set_timeout(fade, read);
    }

    /// What was last said.
    #[must_use]
    pub fn said(self) -> Signal<String> {
        self.said.into()
    }

    /// What is stored and could not be read, each with why.
    #[must_use]
    pub fn set_aside(self) -> Signal<Vec<String>> {
        self.set_aside.into()
    }

    /// What the officer must be told, loudly, and what can be done about it.
    #[must_use]
    pub fn notices(self) -> Signal<Vec<Notice>> {
        self.notices.into()
    }
}

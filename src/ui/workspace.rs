//! The workspace as the screens see it: signals over [`crate::workspace`], and the plans that are open.
//!
//! Pages read through signals and change things only through the methods here. An edit is composed and applied in memory
//! at once, so the page shows it before it is stored; [`SaveState`] says "saved" only when the store has read it back.
//!
//! | to read | file |
//! | --- | --- |
//! | events to the workspace, and what it then has done | `handle` |
//! | edits, undo and redo, erasing, the officer's name | `submit` |
//! | starter plans, blank plans, plans of files and documents | `open_plan` |
//! | plan files for colleagues, everything stored as one file | `download` |
//! | loading | `load` |
//! | finding lines: the index of each plan | `line_index` |
//! | what the first screens show, kept beside the history | `checkpoint` |
//! | repairs, other tabs, packing | `repair` |
//! | new ids and the clock | `ids` |

mod checkpoint;
mod download;
mod handle;
mod ids;
mod line_index;
mod load;
mod open_plan;
mod repair;
mod submit;

use std::time::Duration;

use chrono::NaiveDate;
use leptos::prelude::*;

pub use crate::workspace::Submitted;

use crate::browser::store::BrowserStore;
use crate::browser::tabs::Tabs;
use crate::browser::{before_unload, clock, files, service_worker, store};
use crate::history::Replica;
use crate::history::undo::Stack;
use crate::plan::EntityId;
use crate::plan::sorting::sort_by_key;
use crate::ui::address::here;
use crate::ui::async_memo::AsyncMemo;
use crate::ui::dynamic::spawn;
use crate::view::line_index::LineIndex;
use crate::workspace::{Event, Notice, SaveState, Ticket, WorkspaceState};

/// How long a message stays on screen: a base, and more for each letter.
const SAID_FOR: Duration = Duration::from_secs(6);
const SAID_FOR_EACH_LETTER: Duration = Duration::from_millis(120);

/// The workspace. `Copy`: hand it to every closure. In context from [`super::App`] down; got by [`workspace`].
#[derive(Clone, Copy)]
pub struct Workspace {
    state: RwSignal<WorkspaceState>,
    open: RwSignal<Vec<Open>>,
    ready: RwSignal<bool>,
    said: RwSignal<String>,
    today: RwSignal<NaiveDate>,
    online: RwSignal<bool>,
    update: RwSignal<bool>,
    outside: StoredValue<Outside, LocalStorage>,
    waiting: StoredValue<Vec<(Ticket, handle::Then)>, LocalStorage>,
    stacks: StoredValue<Vec<(EntityId, AsyncMemo<Stack>)>>,
    indexes: StoredValue<Vec<(EntityId, AsyncMemo<LineIndex>)>>,
    checkpoints_due: StoredValue<checkpoint::Due>,
    owner: StoredValue<Owner>,
}

/// Where work is stored, and who else works there.
struct Outside {
    store: BrowserStore,
    tabs: Tabs,
}

/// A plan that is held, and the signal that holds it.
#[derive(Clone, PartialEq)]
struct Open {
    id: EntityId,
    replica: RwSignal<Replica>,
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
    /// Opens the workspace: begins to load what is stored, and follows the browser.
    pub(super) fn open() -> Self {
        let workspace = Self::empty();
        spawn(workspace.load(here()));
        service_worker::on_network(move |online| workspace.online.set(online));
        service_worker::on_update(move || workspace.update.set(true));
        before_unload::ask_when(move || workspace.state.with_untracked(WorkspaceState::is_unsaved));
        files::ignore_stray_drops();
        // A page left open overnight must not call yesterday today.
        set_interval(move || workspace.look_at_the_clock(), Duration::from_secs(60));
        workspace
    }

    fn empty() -> Self {
        Self {
            state: RwSignal::default(),
            open: RwSignal::default(),
            ready: RwSignal::new(false),
            said: RwSignal::default(),
            today: RwSignal::new(clock::today()),
            online: RwSignal::new(service_worker::is_online()),
            update: RwSignal::new(false),
            outside: StoredValue::new_local(Outside { store: store::store(), tabs: store::tabs() }),
            waiting: StoredValue::new_local(Vec::new()),
            stacks: StoredValue::default(),
            indexes: StoredValue::default(),
            checkpoints_due: StoredValue::default(),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// A part of the state, as a signal that changes only when that part does.
    fn derive<T: PartialEq + Send + Sync + 'static>(self, part: fn(&WorkspaceState) -> T) -> Signal<T> {
        Memo::new(move |_| self.state.with(part)).into()
    }

    /// The store, for what is no work of the workspace's own: loading, repairs, the dump.
    fn store(self) -> BrowserStore {
        self.outside.with_value(|outside| outside.store.clone())
    }

    fn look_at_the_clock(self) {
        let today = clock::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }

    /// True once everything stored has been loaded. Until then a plan that is not here may yet come.
    #[must_use]
    pub fn is_ready(self) -> Signal<bool> {
        self.ready.into()
    }

    /// The plans held, by title. Tracked: runs again when a plan is added, not when one is edited.
    #[must_use]
    pub fn plans(self) -> Vec<(EntityId, ReadSignal<Replica>)> {
        let mut plans = self
            .open
            .with(|open| open.iter().map(|open| (open.id.clone(), open.replica.read_only())).collect::<Vec<_>>());
        sort_by_key(&mut plans, |(id, replica)| {
            (replica.with_untracked(|replica| replica.plan().about().title.clone()), id.clone())
        });
        plans
    }

    /// A plan that is held. Tracked as [`Workspace::plans`] is; follow the plan itself by reading the
    /// signal it gives, with `.with()`: a plan is large, so it is not cloned.
    #[must_use]
    pub fn plan(self, id: &EntityId) -> Option<ReadSignal<Replica>> {
        self.open.with(|open| open.iter().find(|open| open.id == *id).map(|open| open.replica.read_only()))
    }

    /// The signal of a plan, without following the list of plans: for event handlers.
    fn replica(self, id: &EntityId) -> Option<RwSignal<Replica>> {
        self.open.with_untracked(|open| open.iter().find(|open| open.id == *id).map(|open| open.replica))
    }

    /// The ids of all plans held, for tasks.
    fn ids(self) -> Vec<EntityId> {
        self.open.with_untracked(|open| open.iter().map(|open| open.id.clone()).collect())
    }

    /// The number of conflicts in a plan. Tracked.
    #[must_use]
    pub fn conflicts(self, plan: &EntityId) -> usize {
        self.plan(plan).map_or(0, |replica| replica.with(|replica| replica.conflicts().len()))
    }

    /// Today, in the officer's own time zone. Tracked: a page left open moves on with the day.
    #[must_use]
    pub fn today(self) -> Signal<NaiveDate> {
        self.today.into()
    }

    /// The name that edits carry; empty until it was given.
    #[must_use]
    pub fn name(self) -> Signal<String> {
        self.derive(|state| state.name().to_owned())
    }

    /// True while the name is being asked for.
    #[must_use]
    pub fn is_asking(self) -> Signal<bool> {
        self.derive(WorkspaceState::is_asking)
    }

    /// Whether work is saved. Tracked.
    #[must_use]
    pub fn save_state(self) -> Signal<SaveState> {
        self.derive(WorkspaceState::save_state)
    }

    /// Tries once more to save what could not be saved.
    pub fn retry_saving(self) {
        self.handle(Event::RetryPressed);
    }

    /// The draft of a form, stored outside the history so that it survives a crash. `form` names the form and what it
    /// is about: `report/action-…`.
    #[must_use]
    pub fn draft(self, form: &str) -> Option<String> {
        self.state.with_untracked(|state| state.draft(form).map(str::to_owned))
    }

    /// Stores what is being typed in a form.
    pub fn save_draft(self, form: &str, text: &str) {
        self.handle(Event::Typed { form: form.to_owned(), text: text.to_owned() });
    }

    /// Forgets a draft: it was sent, or given up.
    pub fn delete_draft(self, form: &str) {
        self.save_draft(form, "");
    }

    /// True if the browser believes that it has a network.
    #[must_use]
    pub fn is_online(self) -> Signal<bool> {
        self.online.into()
    }

    /// True once a newer version of the app waits.
    #[must_use]
    pub fn has_update(self) -> Signal<bool> {
        self.update.into()
    }

    /// When a plan was last downloaded, as RFC 3339. Tracked.
    #[must_use]
    pub fn last_download(self, plan: &EntityId) -> Option<String> {
        self.state.with(|state| state.last_download(plan).map(str::to_owned))
    }

    /// Shows a message in the strip for a moment, where screen readers read it out: "Undone".
    pub fn say(self, words: impl Into<String>) {
        let words = words.into();
        // Emptied first, so that the same words are read out again.
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

    /// The last message; empty once its time is over.
    #[must_use]
    pub fn said(self) -> Signal<String> {
        self.said.into()
    }

    /// Stored entries that could not be read, each with why.
    #[must_use]
    pub fn set_aside(self) -> Signal<Vec<String>> {
        self.derive(|state| state.set_aside().to_vec())
    }

    /// The notices that are shown as banners.
    #[must_use]
    pub fn notices(self) -> Signal<Vec<Notice>> {
        self.derive(|state| state.notices().to_vec())
    }

    /// Shows a notice.
    fn tell(self, notice: Notice) {
        self.handle(Event::Noticed(notice));
    }

    /// Closes a notice that the officer has read.
    pub fn dismiss(self, notice: &Notice) {
        self.handle(Event::NoticeRead(notice.clone()));
    }
}

//! The events of a workspace, and the effects they ask for.

use std::sync::Arc;

use super::Notice;
use super::opened_file::AcceptedFile;
use super::request::{Request, Submitted};
use crate::history::{Applied, Change, ChangeId, Replacement, Replica};
use crate::long_work::Work;
use crate::plan::EntityId;
use crate::storage::{Compress, KvStore, Loaded, Saved, Store, StoreError};

/// The plans that are open, however they are held.
pub trait Plans {
    /// Looks at a plan. `None` if it is not open.
    fn with<T>(&self, plan: &EntityId, look: impl FnOnce(&Replica) -> T) -> Option<T>;
    /// Changes a plan. `None` if it is not open.
    fn update<T>(&self, plan: &EntityId, change: impl FnOnce(&mut Replica) -> T) -> Option<T>;
    /// Opens a plan, in place of what was held of it.
    fn put(&self, replica: Replica);
}

/// Tells the answer to one request from that to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub u32);

/// Something that happened in the workspace.
#[derive(Debug)]
pub enum Event {
    /// The page is shown: what loading left to be done can begin.
    Started,
    /// Storage has been repaired; this is loaded from it.
    Repaired(Loaded),
    /// The officer asks for something under their name.
    Requested(Ticket, Request),
    /// The officer gives a name, or another one.
    NameGiven(String),
    /// The officer gives no name.
    NameDeclined,
    /// The officer takes back the last thing done here.
    UndoPressed(Ticket, EntityId),
    /// The officer brings back what was last undone here.
    RedoPressed(Ticket, EntityId),
    /// The officer takes in what a file brought.
    FileAccepted(Ticket, AcceptedFile),
    /// A plan was made with its first change: a starter plan, or one of a document.
    PlanMade(Replacement),
    /// The officer typed in a form.
    Typed {
        /// The form, and what it is about: `report/action-…`.
        form: String,
        /// Its text now; empty once it was sent or given up.
        text: String,
    },
    /// These plans were downloaded.
    Downloaded(Vec<EntityId>),
    /// Changes were stored.
    ChangesSaved(EntityId, Vec<ChangeId>, Saved),
    /// Changes could not be stored.
    ChangesNotSaved(EntityId, Applied, StoreError),
    /// The officer wants what could not be stored to be tried again.
    RetryPressed,
    /// The draft of a form could not be stored, or not be deleted.
    DraftNotSaved(String, StoreError),
    /// A setting could not be stored.
    SettingNotSaved(String, StoreError),
    /// Another tab has stored changes of a plan.
    OtherTabSaved(EntityId, Result<Vec<Change>, StoreError>),
    /// Another tab has stored a setting.
    OtherTabSet {
        /// The name of the setting.
        name: String,
        /// Its new value.
        text: String,
    },
    /// Something went wrong elsewhere.
    Noticed(Notice),
    /// The officer has read a notice.
    NoticeRead(Notice),
}

/// Something for the page to do.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Something is to be stored; what becomes of it is an event.
    Store(StoreWork),
    /// The checkpoint of a plan no longer holds: it is to be written anew in a quiet moment.
    KeepCheckpoint(EntityId),
    /// The other tabs are to hear of changes that are stored.
    Announce(EntityId, Vec<ChangeId>),
    /// The browser is to be asked to keep what is stored when the disk fills up.
    AskToPersist,
    /// Words to be said aloud and shown for a moment.
    Say(String),
    /// A request was answered.
    Answer(Ticket, Submitted),
    /// A request was given up, and gets no answer.
    GiveUp(Ticket),
}

/// Work for the store.
#[derive(Debug, Clone, PartialEq)]
pub enum StoreWork {
    /// Changes of a plan: new ones, and those that are stored and were altered by an erasure.
    Save {
        /// The plan of the changes.
        plan: EntityId,
        /// The new changes.
        new: Vec<Arc<Change>>,
        /// The altered changes.
        altered: Vec<Arc<Change>>,
    },
    /// The draft of a form; empty text deletes it.
    PutDraft {
        /// The form, and what it is about.
        form: String,
        /// The text of the draft.
        text: String,
    },
    /// A setting of this browser.
    PutSetting {
        /// The name of the setting.
        name: String,
        /// The value to store.
        text: String,
    },
    /// Changes that another tab announced are to be read.
    Fetch(EntityId, Vec<ChangeId>),
    /// A setting that another tab stored is to be read.
    ReadSetting(String),
}

impl StoreWork {
    /// Does the work, and gives what became of it if anybody is to hear.
    pub async fn run<L: KvStore, J: KvStore, S: Compress, W: Work>(self, store: &Store<L, J, S, W>) -> Option<Event> {
        match self {
            Self::Save { plan, new, altered } => Some(save(store, plan, new, altered).await),
            Self::PutDraft { form, text } => {
                let empty = text.is_empty();
                let put = if empty { store.delete_draft(&form).await } else { store.put_draft(&form, &text).await };
                put.err().map(|error| Event::DraftNotSaved(form, error))
            }
            Self::PutSetting { name, text } => {
                store.put_setting(&name, &text).await.err().map(|error| Event::SettingNotSaved(name, error))
            }
            Self::Fetch(plan, ids) => {
                let changes = store.fetch(&plan, &ids).await;
                Some(Event::OtherTabSaved(plan, changes))
            }
            // If it cannot be read, this tab goes on with what it has.
            Self::ReadSetting(name) => {
                store.setting(&name).await.ok().flatten().map(|text| Event::OtherTabSet { name, text })
            }
        }
    }
}

async fn save<L: KvStore, J: KvStore, S: Compress, W: Work>(
    store: &Store<L, J, S, W>,
    plan: EntityId,
    new: Vec<Arc<Change>>,
    altered: Vec<Arc<Change>>,
) -> Event {
    let stored = async {
        // Before an erasure: the checkpoint may have the words. If it cannot be deleted, the rest is done all the same.
        let deleted = if altered.is_empty() { Ok(()) } else { store.delete_checkpoint(&plan).await };
        // The erasure itself first: should the page close half-way, loading finishes the work.
        let saved = store.append(&plan, &new).await?;
        if altered.is_empty() {
            return Ok(saved);
        }
        // The proof is that of the last step: all before it had to succeed.
        let altered: Vec<Change> = altered.iter().map(|change| Change::clone(change)).collect();
        let saved = store.rewrite(&plan, &altered).await?;
        deleted.map(|()| saved)
    };
    let stored = stored.await;
    let ids = |changes: &[Arc<Change>]| changes.iter().map(|change| change.id).collect();
    match stored {
        Ok(proof) => Event::ChangesSaved(plan, ids(&[new, altered].concat()), proof),
        Err(error) => {
            let unsaved = Applied {
                new: new.iter().map(|change| change.id).collect(),
                altered: altered.iter().map(|change| change.id).collect(),
                ..Applied::default()
            };
            Event::ChangesNotSaved(plan, unsaved, error)
        }
    }
}

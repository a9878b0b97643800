//! Opening the store: everything in it, from both media, each mended from the other.

use std::collections::BTreeMap;

use super::Store;
use super::compress::Compress;
use super::fault::SetAside;
use super::gather::{self, Gathered, OURS};
use super::key::Key;
use super::kv_store::{Entry, KvError, KvStore, Medium};
use super::saved::Saved;
use crate::history::Change;
use crate::long_work::Work;
use crate::plan::EntityId;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// The changes of each plan, in no particular order.
    pub plans: BTreeMap<EntityId, Vec<Change>>,
    /// What is half-typed, by form.
    pub drafts: BTreeMap<String, String>,
    /// What this browser remembers, by name.
    pub settings: BTreeMap<String, String>,
    /// What could not be read. It stays where it is, and is in every dump.
    pub set_aside: Vec<SetAside>,
    /// How much one medium had lost and got back from the other.
    pub restored: Restored,
    /// What went wrong with the media themselves. The officer is told, and offered the download.
    pub troubles: Vec<Trouble>,
}

/// What was found, and what is to be mended.
#[derive(Debug, Default)]
pub struct Found {
    /// What was found.
    pub loaded: Loaded,
    /// What one medium lacks, or has damaged, and the other has.
    repairs: Vec<(Medium, Entry)>,
    /// The changes of which an outdated copy is stored.
    outdated: Vec<(EntityId, Vec<Change>)>,
}

/// How many entries one medium got back from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Restored {
    /// Entries that only the journal had: the browser was killed, or its local storage cleared.
    pub local: usize,
    /// Entries that only local storage had.
    pub journal: usize,
}

/// A medium that failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{medium}: {error}")]
pub struct Trouble {
    /// Which.
    pub medium: Medium,
    /// How.
    pub error: KvError,
}

impl Found {
    /// The proof that what was found is stored: it was read from the store.
    #[must_use]
    pub const fn proof(&self) -> Saved {
        Saved(())
    }
}

impl<L: KvStore, J: KvStore, S: Compress, W: Work> Store<L, J, S, W> {
    /// Reads everything and mends what can be mended. It never fails as a whole: what goes wrong is
    /// part of the answer, so that the page opens with whatever there is.
    pub async fn load(&self) -> Loaded {
        let mut found = self.look().await;
        self.mend(&mut found).await;
        found.loaded
    }

    /// Reads everything, and writes nothing: for a page that shows first and mends then.
    pub async fn look(&self) -> Found {
        let keys = &self.inner.keys;
        let mut loaded = Loaded::default();
        // Local storage first: a pack stands in both before another tab deletes what is in it, so what
        // goes from the one meanwhile is found in the other.
        let local = self.inner.local.entries(keys.every()).await;
        let journal = self.inner.journal.entries(keys.every()).await;
        let readable = [local.is_ok(), journal.is_ok()];
        let sheets = [
            loaded.or_trouble(Medium::Local, local).unwrap_or_default(),
            loaded.or_trouble(Medium::Journal, journal).unwrap_or_default(),
        ];
        let mut gathered = gather::gather(keys, &self.inner.compress, &self.inner.work, sheets, &OURS).await;
        // A medium that cannot be read now may hold what it seems to lack.
        let repairs = if readable == [true, true] { std::mem::take(&mut gathered.repairs) } else { Vec::new() };
        self.inner.turns.borrow_mut().extend(gathered.notes.iter().map(|(key, note)| (keys.name(key), note.turn)));
        let outdated = loaded.fill(gathered);
        Found { loaded, repairs, outdated }
    }

    /// Mends what [`Store::look`] found: each medium from the other, and outdated copies of changes.
    pub async fn mend(&self, found: &mut Found) {
        self.repair(&mut found.loaded, std::mem::take(&mut found.repairs)).await;
        for (plan, stale) in std::mem::take(&mut found.outdated) {
            let [local, journal] = self.replace(&plan, stale).await;
            found.loaded.or_trouble(Medium::Local, local);
            found.loaded.or_trouble(Medium::Journal, journal);
        }
    }

    async fn repair(&self, loaded: &mut Loaded, repairs: Vec<(Medium, Entry)>) {
        let (local, journal): (Vec<_>, Vec<_>) = repairs.into_iter().partition(|(medium, _)| *medium == Medium::Local);
        let entries = |repairs: Vec<(Medium, Entry)>| repairs.into_iter().map(|(_, entry)| entry).collect::<Vec<_>>();
        let (local, journal) = (entries(local), entries(journal));
        if !local.is_empty() {
            let outcome = self.inner.local.put(&local).await;
            loaded.restored.local = loaded.or_trouble(Medium::Local, outcome).map_or(0, |()| local.len());
        }
        if !journal.is_empty() {
            let outcome = self.inner.journal.put(&journal).await;
            loaded.restored.journal = loaded.or_trouble(Medium::Journal, outcome).map_or(0, |()| journal.len());
        }
    }
}

impl Loaded {
    fn or_trouble<T>(&mut self, medium: Medium, outcome: Result<T, KvError>) -> Option<T> {
        match outcome {
            Ok(value) => Some(value),
            Err(error) => {
                self.troubles.push(Trouble { medium, error });
                None
            }
        }
    }

    /// Takes in what was gathered. Gives, for each plan, the changes of which an outdated copy is stored.
    pub(super) fn fill(&mut self, gathered: Gathered) -> Vec<(EntityId, Vec<Change>)> {
        self.set_aside.extend(gathered.set_aside);
        for (key, note) in gathered.notes {
            match key {
                Key::Draft(form) => self.drafts.insert(form, note.text),
                Key::Setting(name) => self.settings.insert(name, note.text),
                Key::Change(..) | Key::Pack(..) => None,
            };
        }
        let mut outdated = Vec::new();
        for (plan, copies) in Gathered::by_plan(gathered.changes) {
            let (changes, stale) = gather::settle(&plan, copies);
            if !stale.is_empty() {
                outdated.push((plan.clone(), stale));
            }
            self.plans.insert(plan, changes);
        }
        outdated
    }
}

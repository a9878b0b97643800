//! Opens the store: reads everything from both media, and repairs each from the other.

use std::collections::{BTreeMap, BTreeSet};

use super::Store;
use super::compress::Compress;
use super::draft::without_words;
use super::fault::Unreadable;
use super::gather::{self, Gathered, OURS, Reconciled};
use super::key::Key;
use super::kv_store::{Entry, KvError, KvStore, Medium};
use super::saved::Saved;
use crate::history::Change;
use crate::long_work::Work;
use crate::plan::EntityId;

/// Everything that was read from the store.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// The changes of each plan, in no particular order.
    pub plans: BTreeMap<EntityId, Vec<Change>>,
    /// The half-typed content of forms, by form.
    pub drafts: BTreeMap<String, String>,
    /// The settings of this browser, by name.
    pub settings: BTreeMap<String, String>,
    /// The entries that could not be read. They stay where they are, and are in every dump.
    pub set_aside: Vec<Unreadable>,
    /// How many entries one medium had lost and regained from the other.
    pub restored: Restored,
    /// Failures of the media themselves. The officer is told, and offered a download.
    pub troubles: Vec<Trouble>,
}

/// Everything that was read, and the repairs that are still to be made.
#[derive(Debug, Default)]
pub struct Scan {
    /// Everything that was read.
    pub loaded: Loaded,
    /// Entries that are missing or damaged in the given medium and intact in the other.
    repairs: Vec<(Medium, Entry)>,
    /// The rest of an erasure that was cut short.
    unfinished: Unfinished,
}

/// The rest of an erasure that was cut short.
#[derive(Debug, Default)]
pub(super) struct Unfinished {
    /// The changes of which outdated copies are stored, by plan.
    outdated: Vec<(EntityId, Vec<Change>)>,
    /// The erased words in those copies, which drafts may have too.
    erased: BTreeSet<String>,
}

/// The numbers of entries that one medium regained from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Restored {
    /// Entries that only the journal had: the browser was killed, or its local storage cleared.
    pub local: usize,
    /// Entries that only local storage had.
    pub journal: usize,
}

/// A storage medium that failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{medium}: {error}")]
pub struct Trouble {
    /// The medium that failed.
    pub medium: Medium,
    /// How it failed.
    pub error: KvError,
}

impl Scan {
    /// The proof that everything read is saved: it comes from the store.
    #[must_use]
    pub const fn proof(&self) -> Saved {
        Saved(())
    }
}

impl<L: KvStore, J: KvStore, S: Compress, W: Work> Store<L, J, S, W> {
    /// Reads everything and makes all repairs. It never fails as a whole: what goes wrong is part of the
    /// result, so that the page opens with whatever there is.
    pub async fn load(&self) -> Loaded {
        let mut scan = self.scan().await;
        self.repair(&mut scan).await;
        scan.loaded
    }

    /// Reads everything and writes nothing, for a page that shows the plan first and calls [`Store::repair`] later.
    pub async fn scan(&self) -> Scan {
        let keys = &self.inner.keys;
        let mut loaded = Loaded::default();
        // Local storage first: another tab deletes a single key only once a pack with the change is in both
        // media, so a change that disappears from local storage meanwhile is found in the journal.
        let local = self.inner.local.entries(keys.every()).await;
        let journal = self.inner.journal.entries(keys.every()).await;
        let readable = [local.is_ok(), journal.is_ok()];
        let media = [
            loaded.or_trouble(Medium::Local, local).unwrap_or_default(),
            loaded.or_trouble(Medium::Journal, journal).unwrap_or_default(),
        ];
        let mut gathered = gather::gather(keys, &self.inner.compress, &self.inner.work, media, &OURS).await;
        // A medium that cannot be read now may still have the entries it seems to lack.
        let repairs = if readable == [true, true] { std::mem::take(&mut gathered.repairs) } else { Vec::new() };
        self.inner
            .revisions
            .borrow_mut()
            .extend(gathered.notes.iter().map(|(key, note)| (keys.name(key), note.revision)));
        self.inner.packs.borrow_mut().extend(std::mem::take(&mut gathered.packs));
        let unfinished = loaded.fill(gathered);
        Scan { loaded, repairs, unfinished }
    }

    /// Makes the repairs that [`Store::scan`] found necessary: restores each medium from the other, and finishes erasures.
    pub async fn repair(&self, scan: &mut Scan) {
        self.write_repairs(&mut scan.loaded, std::mem::take(&mut scan.repairs)).await;
        let Unfinished { outdated, erased } = std::mem::take(&mut scan.unfinished);
        // Drafts first: as long as outdated copies are stored, the next start still knows which words are erased.
        self.erase_in_drafts(&mut scan.loaded, &erased).await;
        for (plan, changes) in outdated {
            let [local, journal] = self.replace(&plan, changes).await;
            scan.loaded.or_trouble(Medium::Local, local);
            scan.loaded.or_trouble(Medium::Journal, journal);
        }
    }

    /// Erases words from the stored drafts, as they are now: the officer may have gone on typing.
    async fn erase_in_drafts(&self, loaded: &mut Loaded, erased: &BTreeSet<String>) {
        let forms: Vec<String> = if erased.is_empty() { Vec::new() } else { loaded.drafts.keys().cloned().collect() };
        for form in forms {
            let Ok(Some(text)) = self.draft(&form).await else { continue };
            if let Some(text) = without_words(&text, erased) {
                let [local, journal] = self.write_note(&Key::Draft(form), &text).await;
                loaded.or_trouble(Medium::Local, local);
                loaded.or_trouble(Medium::Journal, journal);
            }
        }
    }

    async fn write_repairs(&self, loaded: &mut Loaded, repairs: Vec<(Medium, Entry)>) {
        let (local, journal): (Vec<_>, Vec<_>) = repairs.into_iter().partition(|(medium, _)| *medium == Medium::Local);
        let entries = |repairs: Vec<(Medium, Entry)>| repairs.into_iter().map(|(_, entry)| entry).collect::<Vec<_>>();
        let (local, journal) = (entries(local), entries(journal));
        if !local.is_empty() {
            let outcome = self.put_local(&local).await;
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

    /// Adds what was gathered, without the words that its changes erase. Returns what is left to do in the store.
    pub(super) fn fill(&mut self, gathered: Gathered) -> Unfinished {
        self.set_aside.extend(gathered.set_aside);
        for (key, note) in gathered.notes {
            match key {
                Key::Draft(form) => self.drafts.insert(form, note.text),
                Key::Setting(name) => self.settings.insert(name, note.text),
                Key::Change(..) | Key::Pack(..) => None,
            };
        }
        let mut unfinished = Unfinished::default();
        for (plan, copies) in Gathered::by_plan(gathered.changes) {
            let Reconciled { changes, outdated, erased } = gather::reconcile(&plan, copies);
            if !outdated.is_empty() {
                unfinished.outdated.push((plan.clone(), outdated));
            }
            unfinished.erased.extend(erased);
            self.plans.insert(plan, changes);
        }
        for draft in self.drafts.values_mut() {
            if let Some(text) = without_words(draft, &unfinished.erased) {
                *draft = text;
            }
        }
        unfinished
    }
}

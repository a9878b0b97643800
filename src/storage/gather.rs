//! Reads stored entries, of both media or of a dump, into changes, drafts and settings.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::compress::Compress;
use super::fault::{Unreadable, Why};
use super::key::{Key, Keys};
use super::kv_store::{Entry, Medium};
use super::note::Note;
use super::{checksum, pack};
use crate::history::{Change, ChangeId, Fault, History, Inserted};
use crate::long_work::{Unattended, Work, block_on};
use crate::plan::sorting::sort_by;
use crate::plan::{EntityId, Field, Value};

/// How far entries are trusted.
#[derive(Debug)]
pub(super) struct Trust {
    /// Checks one change. For changes from outside it recomputes the id. A function and not a flag, so that
    /// the page does not load code that it never calls.
    pub(super) check: fn(&Change) -> Result<(), Fault>,
    /// The most bytes that all packs together may decompress to.
    pub(super) most: usize,
}

/// For entries that this browser wrote itself.
pub(super) const OURS: Trust = Trust { check: |_| Ok(()), most: usize::MAX };

/// Everything that a set of entries says.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The changes, each with its plan. There may be different copies of one change if an erasure reached
    /// only some of them.
    pub(super) changes: Vec<(EntityId, Change)>,
    /// The latest revision of each draft and setting.
    pub(super) notes: Vec<(Key, Note)>,
    /// The entries that could not be read.
    pub(super) set_aside: Vec<Unreadable>,
    /// Entries that are missing or damaged in the given medium and intact in the other.
    pub(super) repairs: Vec<(Medium, Entry)>,
    /// The changes in each pack that was read in full, by its hash.
    pub(super) packs: HashMap<String, Vec<ChangeId>>,
    /// The changes that are in packs.
    packed: HashSet<ChangeId>,
}

/// A key with its values in local storage and in the journal.
type StoredPair = (String, [Option<String>; 2]);

/// Reads the entries of local storage and of the journal.
pub(super) async fn gather(
    keys: &Keys,
    compress: &impl Compress,
    work: &impl Work,
    media: [Vec<Entry>; 2],
    trust: &Trust,
) -> Gathered {
    let mut gathered = Gathered::default();
    let mut left = trust.most;
    for (name, [local, journal]) in side_by_side(media) {
        let key = keys.read(&name);
        let same = local == journal;
        let mut whole = [false, false];
        let mut faults = Vec::new();
        let second = if same { None } else { journal.as_ref() };
        for (medium, value) in [(Medium::Local, local.as_ref()), (Medium::Journal, second)] {
            let Some(value) = value else { continue };
            let read = match &key {
                Ok(key) => gathered.read(compress, work, key, value, trust, &mut left).await,
                Err(why) => Err(vec![why.clone()]),
            };
            match read {
                Ok(()) => whole[usize::from(medium == Medium::Journal)] = true,
                Err(why) => faults.extend(why.into_iter().map(|why| Unreadable { key: name.clone(), medium, why })),
            }
        }
        let (good, lacking) = match whole {
            _ if same => (None, Medium::Local),
            [true, false] => (local, Medium::Journal),
            [false, true] => (journal, Medium::Local),
            _ => (None, Medium::Local),
        };
        match (good, &key) {
            (Some(value), Ok(Key::Change(..) | Key::Pack(..))) => gathered.repairs.push((lacking, (name, value))),
            (Some(_), _) => {}
            (None, _) => gathered.set_aside.extend(faults),
        }
    }
    // A change in a pack needs no key of its own again: another tab may just have packed it.
    let packed = std::mem::take(&mut gathered.packed);
    gathered.repairs.retain(|(_, (name, _))| match keys.read(name) {
        Ok(Key::Change(_, id)) => !packed.contains(&id),
        _ => true,
    });
    // A stable sort: copies of one change stay in the order in which they were read.
    sort_by(&mut gathered.changes, |a, b| (&a.0, a.1.id).cmp(&(&b.0, b.1.id)));
    gathered
}

/// The entries of both media paired by key.
fn side_by_side(media: [Vec<Entry>; 2]) -> Vec<StoredPair> {
    let mut entries = Vec::new();
    for (medium, place) in media.into_iter().zip(0_usize..) {
        entries.extend(medium.into_iter().map(|(key, value)| (key, place, value)));
    }
    sort_by(&mut entries, |a, b| a.0.cmp(&b.0));
    let mut pairs: Vec<StoredPair> = Vec::new();
    for (key, place, value) in entries {
        match pairs.last_mut() {
            Some((last, pair)) if *last == key => pair[place] = Some(value),
            _ => {
                let mut pair = [None, None];
                pair[place] = Some(value);
                pairs.push((key, pair));
            }
        }
    }
    pairs
}

impl Gathered {
    async fn read(
        &mut self,
        compress: &impl Compress,
        work: &impl Work,
        key: &Key,
        value: &str,
        trust: &Trust,
        left: &mut usize,
    ) -> Result<(), Vec<Why>> {
        match key {
            Key::Change(plan, id) => {
                let change = single(value).map_err(|why| vec![why])?;
                if change.id != *id {
                    return Err(vec![Why::NotUnderstood("it holds another change than its name says".to_owned())]);
                }
                self.take(plan, change, trust).map_err(|why| vec![why])
            }
            Key::Pack(plan, hash) => {
                let json = pack::open(compress, work, value, *left).await.map_err(|why| vec![why])?;
                *left = left.saturating_sub(json.len());
                let (changes, mut faults) = pack::changes(&json).map_err(|why| vec![why])?;
                let ids = changes.iter().map(|change| change.id).collect();
                for change in changes {
                    self.packed.insert(change.id);
                    faults.extend(self.take(plan, change, trust).err());
                }
                if !faults.is_empty() {
                    return Err(faults);
                }
                self.packs.insert(hash.clone(), ids);
                Ok(())
            }
            Key::Draft(_) | Key::Setting(_) => {
                let note = Note::read(value).map_err(|why| vec![why])?;
                match self.notes.iter_mut().find(|(known, _)| known == key) {
                    Some((_, kept)) if note.revision >= kept.revision => *kept = note,
                    Some(_) => {}
                    None => self.notes.push((key.clone(), note)),
                }
                Ok(())
            }
        }
    }

    fn take(&mut self, plan: &EntityId, change: Change, trust: &Trust) -> Result<(), Why> {
        (trust.check)(&change).map_err(Why::Faulty)?;
        self.changes.push((plan.clone(), change));
        Ok(())
    }

    /// Groups sorted changes by plan, keeping different copies of one change side by side and dropping equal ones.
    pub(super) fn by_plan(changes: Vec<(EntityId, Change)>) -> Vec<(EntityId, Vec<Change>)> {
        let mut plans: Vec<(EntityId, Vec<Change>)> = Vec::new();
        for (plan, change) in changes {
            match plans.last_mut() {
                Some((last, all)) if *last == plan => {
                    let copies = all.iter().rev().take_while(|other| other.id == change.id);
                    if !copies.into_iter().any(|other| *other == change) {
                        all.push(change);
                    }
                }
                _ => plans.push((plan, vec![change])),
            }
        }
        plans
    }
}

/// The change in the value of a single key.
pub(super) fn single(value: &str) -> Result<Change, Why> {
    pack::change(block_on(checksum::open(value, &Unattended))?)
}

/// The stored changes of a plan, once it is known which copy of each is valid.
#[derive(Debug, Default)]
pub(super) struct Reconciled {
    /// The valid copy of each change.
    pub(super) changes: Vec<Change>,
    /// Those of `changes` of which an outdated copy is stored as well.
    pub(super) outdated: Vec<Change>,
    /// The erased words in outdated copies: half-typed forms may have them too.
    pub(super) erased: BTreeSet<String>,
}

/// Finds the valid copy of each change. Copies of one change must be side by side.
pub(super) fn reconcile(plan: &EntityId, copies: Vec<Change>) -> Reconciled {
    if copies.windows(2).all(|pair| pair[0].id != pair[1].id) && !has_erased_words(&copies) {
        return Reconciled { changes: copies, ..Reconciled::default() };
    }
    // The history knows which copy is valid. It is built only now because that costs as much as opening the plan.
    let (mut history, mut erased) = (History::new(plan.clone()), BTreeSet::new());
    for copy in &copies {
        let (Inserted::New { erased: words, .. } | Inserted::Known { erased: words }) =
            block_on(history.insert(Arc::new(copy.clone()), &Unattended));
        erased.extend(words);
    }
    let changes: Vec<Change> = history.changes().iter().map(|change| (**change).clone()).collect();
    let is_outdated = |change: &&Change| copies_of(&copies, change.id).iter().any(|copy| copy != *change);
    let outdated = changes.iter().filter(is_outdated).cloned().collect();
    Reconciled { changes, outdated, erased }
}

/// The copies of one change, which are side by side.
fn copies_of(copies: &[Change], id: ChangeId) -> &[Change] {
    let first = copies.partition_point(|copy| copy.id < id);
    let count = copies[first..].iter().take_while(|copy| copy.id == id).count();
    &copies[first..first + count]
}

/// True if a copy still has words that one of these changes erases, because the page closed half-way.
fn has_erased_words(copies: &[Change]) -> bool {
    let is_text = |value: Option<&Value>| matches!(value, Some(Value::Text { .. }));
    copies.iter().flat_map(|change| &change.sets).any(|order| {
        let Field::Erase(target, field) = &order.field else { return false };
        let targets = ChangeId::try_from(target.as_str()).map(|id| copies_of(copies, id)).unwrap_or_default();
        targets.iter().any(|change| match **field {
            Field::Why => is_text(change.why.as_ref()),
            Field::Source => is_text(change.source.as_ref()),
            _ => change
                .sets
                .iter()
                .any(|set| set.entity == order.entity && set.field == **field && is_text(Some(&set.value))),
        })
    })
}

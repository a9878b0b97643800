//! Making changes of stored entries: those of both media, or those of a dump.

use std::collections::{BTreeMap, BTreeSet};

use super::key::{Key, Keys};
use super::load::{SetAside, Why};
use super::note::Note;
use super::shelf::{Entry, Medium};
use super::squeeze::Squeeze;
use super::{pack, sealed};
use crate::history::{Change, ChangeId, History};
use crate::plan::{EntityId, Field, Value};

/// How entries are treated.
#[derive(Debug)]
pub(super) struct Trust {
    /// Whether each change's id is worked out again, as for what comes from outside.
    pub(super) check: bool,
    /// How much all packs together may inflate to.
    pub(super) most: usize,
}

/// What this browser wrote itself.
pub(super) const OURS: Trust = Trust { check: false, most: usize::MAX };

/// All that a set of entries says.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Of each change, the copies that differ: more than one where an erasure reached only some.
    pub(super) copies: BTreeMap<EntityId, Copies>,
    /// Drafts and settings.
    pub(super) notes: BTreeMap<Key, Note>,
    /// What cannot be read.
    pub(super) set_aside: Vec<SetAside>,
    /// What one medium lacks, or has damaged, and the other has.
    pub(super) repairs: Vec<(Medium, Entry)>,
}

pub(super) type Copies = BTreeMap<ChangeId, Vec<Change>>;

/// Reads the entries of local storage and of the journal.
pub(super) async fn gather<S: Squeeze>(keys: &Keys, squeeze: &S, sheets: [Vec<Entry>; 2], trust: &Trust) -> Gathered {
    let mut both: BTreeMap<String, [Option<String>; 2]> = BTreeMap::new();
    for (sheet, place) in sheets.into_iter().zip(0..) {
        for (key, value) in sheet {
            both.entry(key).or_default()[place] = Some(value);
        }
    }
    let mut gathered = Gathered::default();
    let mut packed = BTreeSet::new();
    let mut left = trust.most;
    for (name, [local, journal]) in both {
        let key = keys.read(&name);
        let same = local == journal;
        let mut whole = [false, false];
        let mut faults = Vec::new();
        let second = if same { None } else { journal.as_ref() };
        for (medium, value) in [(Medium::Local, local.as_ref()), (Medium::Journal, second)] {
            let Some(value) = value else { continue };
            let read = match &key {
                Ok(key) => gathered.read(squeeze, key, value, trust, &mut left, &mut packed).await,
                Err(why) => Err(vec![why.clone()]),
            };
            match read {
                Ok(()) => whole[usize::from(medium == Medium::Journal)] = true,
                Err(why) => faults.extend(why.into_iter().map(|why| SetAside { key: name.clone(), medium, why })),
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
    // What is in a pack needs no key of its own again: another tab may have been packing just now.
    let is_packed = |name: &str| match keys.read(name) {
        Ok(Key::Change(plan, id)) => packed.contains(&(plan, id)),
        _ => false,
    };
    gathered.repairs.retain(|(_, (name, _))| !is_packed(name));
    gathered
}

impl Gathered {
    async fn read<S: Squeeze>(
        &mut self,
        squeeze: &S,
        key: &Key,
        value: &str,
        trust: &Trust,
        left: &mut usize,
        packed: &mut BTreeSet<(EntityId, ChangeId)>,
    ) -> Result<(), Vec<Why>> {
        match key {
            Key::Change(plan, id) => {
                let change = single(value).map_err(|why| vec![why])?;
                if change.id != *id {
                    return Err(vec![Why::NotUnderstood("it holds another change than its name says".to_owned())]);
                }
                self.take(plan, change, trust).map_err(|why| vec![why])
            }
            Key::Pack(plan, _) => {
                let json = pack::open(squeeze, value, *left).await.map_err(|why| vec![why])?;
                *left = left.saturating_sub(json.len());
                let (changes, mut faults) = pack::changes(&json).map_err(|why| vec![why])?;
                for change in changes {
                    packed.insert((plan.clone(), change.id));
                    faults.extend(self.take(plan, change, trust).err());
                }
                if faults.is_empty() { Ok(()) } else { Err(faults) }
            }
            Key::Draft(_) | Key::Setting(_) => {
                let note = Note::read(value).map_err(|why| vec![why])?;
                let kept = self.notes.entry(key.clone()).or_default();
                if note.turn >= kept.turn {
                    *kept = note;
                }
                Ok(())
            }
        }
    }

    fn take(&mut self, plan: &EntityId, change: Change, trust: &Trust) -> Result<(), Why> {
        if trust.check {
            change.check().map_err(Why::Faulty)?;
        }
        let copies = self.copies.entry(plan.clone()).or_default().entry(change.id).or_default();
        if !copies.contains(&change) {
            copies.push(change);
        }
        Ok(())
    }
}

/// The change in the value of a key of its own.
pub(super) fn single(value: &str) -> Result<Change, Why> {
    serde_json::from_str(sealed::open(value)?).map_err(|problem| Why::NotUnderstood(problem.to_string()))
}

/// Of each change the copy that holds, and those of them of which another copy is stored somewhere.
pub(super) fn settle(plan: &EntityId, copies: Copies) -> (Vec<Change>, Vec<Change>) {
    if copies.values().all(|copies| copies.len() == 1) && !says_what_is_erased(&copies) {
        return (copies.into_values().flatten().collect(), Vec::new());
    }
    // History knows which copy holds; asked only now, since it costs as much as opening the plan.
    let history = History::of(plan.clone(), copies.values().flatten().cloned());
    let changes: Vec<Change> = history.changes().iter().map(|change| (**change).clone()).collect();
    let is_stale = |change: &&Change| copies.get(&change.id).is_some_and(|all| all.iter().any(|copy| copy != *change));
    let stale = changes.iter().filter(is_stale).cloned().collect();
    (changes, stale)
}

/// Whether a copy still has words that one of these changes erases: the page closed half-way.
fn says_what_is_erased(copies: &Copies) -> bool {
    let is_text = |value: Option<&Value>| matches!(value, Some(Value::Text { .. }));
    copies.values().flatten().flat_map(|change| &change.sets).any(|order| {
        let Field::Erase(target, field) = &order.field else { return false };
        let targets = ChangeId::try_from(target.as_str()).ok().and_then(|id| copies.get(&id));
        targets.into_iter().flatten().any(|change| match **field {
            Field::Why => is_text(change.why.as_ref()),
            Field::Source => is_text(change.source.as_ref()),
            _ => change
                .sets
                .iter()
                .any(|set| set.entity == order.entity && set.field == **field && is_text(Some(&set.value))),
        })
    })
}

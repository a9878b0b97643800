//! The history of one field: what it would hold had some changes never been made.
//!
//! An officer who undoes their last change and then the one before finds the undo of the last in
//! place of the one before. So an undo is traced to the writes that it put back, and a write that is to
//! be undone to the writes that it replaced.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::register::Register;
use super::{ChangeId, History};
use crate::plan::{EntityId, Field};

/// All writes to one field, and what each replaced.
pub(super) struct FieldHistory<'a> {
    register: &'a Register,
    over: HashMap<ChangeId, &'a [ChangeId]>,
    undoes: HashMap<ChangeId, BTreeSet<ChangeId>>,
    /// For each undo, the writes it put back.
    put_back: HashMap<ChangeId, Vec<ChangeId>>,
}

/// The result of tracing writes back.
struct Traced {
    /// The writes that become visible.
    writes: Vec<ChangeId>,
    /// The changes passed on the way.
    passed: BTreeSet<ChangeId>,
}

impl<'a> FieldHistory<'a> {
    pub(super) fn of(history: &'a History, entity: &EntityId, field: &Field, register: &'a Register) -> Self {
        let mut past = Self { register, over: HashMap::new(), undoes: HashMap::new(), put_back: HashMap::new() };
        for change in register.writes().iter().filter_map(|(_, at)| history.numbered(at.change)) {
            let set = change.sets.iter().find(|set| set.entity == *entity && set.field == *field);
            past.over.insert(change.id, set.map_or(&[], |set| &set.over));
            if !change.undoes.is_empty() {
                past.undoes.insert(change.id, change.undoes.iter().copied().collect());
            }
        }
        past.follow_undos();
        past
    }

    /// Works out which writes each undo put back, starting with the undos that it replaced.
    fn follow_undos(&mut self) {
        let mut begun: HashSet<ChangeId> = HashSet::new();
        let mut next: Vec<ChangeId> = self.undoes.keys().copied().collect();
        while let Some(id) = next.pop() {
            if begun.insert(id) {
                next.push(id);
                next.extend(self.over_of(id).iter().filter(|old| !begun.contains(old)));
            } else if let Some(undone) = self.undoes.get(&id).filter(|_| !self.put_back.contains_key(&id)) {
                let writes = self.trace_back(self.over_of(id), undone).writes;
                self.put_back.insert(id, writes);
            }
        }
    }

    fn over_of(&self, id: ChangeId) -> &'a [ChangeId] {
        self.over.get(&id).copied().unwrap_or_default()
    }

    fn put_back_by(&self, id: ChangeId) -> &[ChangeId] {
        self.put_back.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The original writes behind one: the write itself, or those that it put back if it is an undo. None if the undo left
    /// the field as if nobody had written to it.
    pub(super) fn origins(&self, id: ChangeId) -> BTreeSet<ChangeId> {
        let (mut seen, mut next, mut found) = (HashSet::new(), vec![id], BTreeSet::new());
        while let Some(id) = next.pop() {
            if !seen.insert(id) {
                continue;
            }
            if self.undoes.contains_key(&id) {
                next.extend(self.put_back_by(id));
            } else {
                found.insert(id);
            }
        }
        found
    }

    /// True if a write is one of `ids`, or an undo that put one of them back.
    pub(super) fn stands_for(&self, id: ChangeId, ids: &BTreeSet<ChangeId>) -> bool {
        let (mut seen, mut next) = (HashSet::new(), vec![id]);
        while let Some(id) = next.pop() {
            if ids.contains(&id) {
                return true;
            }
            if seen.insert(id) {
                next.extend(self.put_back_by(id));
            }
        }
        false
    }

    /// Traces writes back until none of them stands for one of `ids`.
    fn trace_back(&self, from: &[ChangeId], ids: &BTreeSet<ChangeId>) -> Traced {
        let mut traced = Traced { writes: Vec::new(), passed: BTreeSet::new() };
        let mut next = from.to_vec();
        let mut seen = HashSet::new();
        while let Some(id) = next.pop() {
            if !seen.insert(id) {
                continue;
            }
            if ids.contains(&id) {
                traced.passed.insert(id);
                next.extend(self.over_of(id));
            } else if self.stands_for(id, ids) {
                traced.passed.insert(id);
                traced.passed.extend(self.undoes.get(&id).into_iter().flatten());
                next.extend(self.put_back_by(id));
            } else {
                traced.writes.push(id);
            }
        }
        traced
    }

    /// The writes that become visible when `ids` are undone and the visible writes `over` stand for them.
    /// A write that somebody else has replaced as well stays replaced.
    pub(super) fn without(&self, over: &[ChangeId], ids: &BTreeSet<ChangeId>) -> BTreeSet<ChangeId> {
        let traced = self.trace_back(over, ids);
        let passed = |by: ChangeId| ids.contains(&by) || traced.passed.contains(&by);
        traced.writes.iter().copied().filter(|id| self.register.replaced_by(*id).all(passed)).collect()
    }
}

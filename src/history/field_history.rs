//! What would stand in a field had some changes never been made.
//!
//! Whoever takes back their last change and then the one before it finds, in place of the second,
//! the undo of the first. So an undo is followed to the answers it put back, and those that are to be
//! taken back to the answers they replaced.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::register::Register;
use super::{ChangeId, History};
use crate::plan::{EntityId, Field};

/// The answers ever given to one field, and what each replaced.
pub(super) struct FieldHistory<'a> {
    register: &'a Register,
    over: HashMap<ChangeId, &'a [ChangeId]>,
    undoes: HashMap<ChangeId, BTreeSet<ChangeId>>,
    /// For each undo, the answers it put back.
    put_back: HashMap<ChangeId, Vec<ChangeId>>,
}

/// Where following answers back has led.
struct Found {
    /// The answers that then come to light.
    answers: Vec<ChangeId>,
    /// The changes seen past on the way.
    passed: BTreeSet<ChangeId>,
}

impl<'a> FieldHistory<'a> {
    pub(super) fn of(history: &'a History, entity: &EntityId, field: &Field, register: &'a Register) -> Self {
        let mut trail = Self { register, over: HashMap::new(), undoes: HashMap::new(), put_back: HashMap::new() };
        for change in register.given().iter().filter_map(|(_, at)| history.numbered(at.change)) {
            let set = change.sets.iter().find(|set| set.entity == *entity && set.field == *field);
            trail.over.insert(change.id, set.map_or(&[], |set| &set.over));
            if !change.undoes.is_empty() {
                trail.undoes.insert(change.id, change.undoes.iter().copied().collect());
            }
        }
        trail.follow_undos();
        trail
    }

    /// Works out what each undo put back, of those it replaced first.
    fn follow_undos(&mut self) {
        let mut begun: HashSet<ChangeId> = HashSet::new();
        let mut next: Vec<ChangeId> = self.undoes.keys().copied().collect();
        while let Some(id) = next.pop() {
            if begun.insert(id) {
                next.push(id);
                next.extend(self.over_of(id).iter().filter(|old| !begun.contains(old)));
            } else if let Some(undone) = self.undoes.get(&id).filter(|_| !self.put_back.contains_key(&id)) {
                let answers = self.back(self.over_of(id), undone).answers;
                self.put_back.insert(id, answers);
            }
        }
    }

    fn over_of(&self, id: ChangeId) -> &'a [ChangeId] {
        self.over.get(&id).copied().unwrap_or_default()
    }

    fn put_back_by(&self, id: ChangeId) -> &[ChangeId] {
        self.put_back.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The answers for which one stands: itself, or, of an undo, those that it put back; none where it put back that
    /// nobody had given any.
    pub(super) fn behind(&self, id: ChangeId) -> BTreeSet<ChangeId> {
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

    /// Whether an answer is one of `ids`, or an undo that put one of them back.
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

    /// Follows answers back to where nothing is left of `ids`.
    fn back(&self, from: &[ChangeId], ids: &BTreeSet<ChangeId>) -> Found {
        let mut found = Found { answers: Vec::new(), passed: BTreeSet::new() };
        let mut next = from.to_vec();
        let mut seen = HashSet::new();
        while let Some(id) = next.pop() {
            if !seen.insert(id) {
                continue;
            }
            if ids.contains(&id) {
                found.passed.insert(id);
                next.extend(self.over_of(id));
            } else if self.stands_for(id, ids) {
                found.passed.insert(id);
                found.passed.extend(self.undoes.get(&id).into_iter().flatten());
                next.extend(self.put_back_by(id));
            } else {
                found.answers.push(id);
            }
        }
        found
    }

    /// The answers that come to light when `ids` are taken back where `over`, which stand, stand for
    /// them. An answer that somebody else has replaced as well stays replaced.
    pub(super) fn without(&self, over: &[ChangeId], ids: &BTreeSet<ChangeId>) -> BTreeSet<ChangeId> {
        let found = self.back(over, ids);
        let passed = |by: ChangeId| ids.contains(&by) || found.passed.contains(&by);
        found.answers.iter().copied().filter(|id| self.register.replaced_by(*id).all(passed)).collect()
    }
}

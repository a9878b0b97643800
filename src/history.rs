//! The history of a plan: the set of its changes, from which everything else is derived.
//!
//! Merging two copies is the union of their changes (a grow-only set), and a plan is the fold of
//! the set, so both are the same whatever the order in which changes arrive, and however often.
//!
//! Invariants: an inserted change is never removed, and never altered except that text can be erased
//! from it; no decision depends on a clock; what is not understood is kept.

mod canonical;
pub mod change;
pub mod compose;
pub mod conflict;
pub mod dry_run;
pub mod erase;
mod field_history;
pub mod form;
pub mod past;
mod recent;
mod register;
mod replacement;
pub mod replica;
mod seal;
pub mod undo;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

pub use change::{Author, Change, ChangeId, Fault, Set};
pub use compose::{Basis, Signature};
pub use conflict::Conflict;
pub use recent::{Touched, Version};
pub use replacement::Replacement;
pub use replica::{Applied, Replica};
pub use seal::CheckedChange;
pub use undo::{Stack, Undo};

use crate::long_work::{Unattended, Work, YieldEvery, block_on};
use crate::plan::sorting::sort_by;
use crate::plan::{EntityId, Field, Item, Plan, Value};
use register::{Register, ValueRef};

/// Registers or items processed between yields: about 1 ms.
const FIELDS_PER_YIELD: usize = 100;

/// Every change of one plan that has arrived.
#[derive(Debug, Clone)]
pub struct History {
    plan: EntityId,
    changes: Vec<Arc<Change>>,
    numbers: HashMap<ChangeId, u32>,
    /// Changes that another change was made after, arrived or not.
    followed: HashSet<ChangeId>,
    /// Changes that no other change was made after.
    heads: BTreeSet<ChangeId>,
    /// Changes that others were made after but that have not arrived.
    missing: BTreeSet<ChangeId>,
    registers: HashMap<EntityId, Arc<Registers>>,
    /// The erased values, by the change that wrote them.
    erased: HashMap<ChangeId, BTreeSet<(EntityId, Field)>>,
    /// Each field with an order to erase a value of it, and the digests of those values that have arrived: copies of them
    /// are erased too.
    erased_digests: HashMap<(EntityId, Field), HashSet<Arc<str>>>,
    /// Items touched by changes that need features this version lacks.
    unsupported: BTreeSet<EntityId>,
}

/// The registers of one item. Shared between clones of a history, so that a clone costs little.
type Registers = BTreeMap<Field, Register>;

/// One value written to a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    /// The change that wrote it.
    pub change: Arc<Change>,
    /// The value that it wrote.
    pub value: Value,
}

/// The outcome of inserting a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inserted {
    /// It was new, or restored a value that an earlier copy of it had lacked.
    New {
        /// Items that have changed.
        touched: BTreeSet<EntityId>,
        /// Changes from which it erased something: their stored copies must be replaced.
        altered: BTreeSet<ChangeId>,
        /// The words that it erased: copies of them may remain outside the history.
        erased: BTreeSet<String>,
    },
    /// It had arrived before.
    Known {
        /// Words that the copy still has and that are erased here.
        erased: BTreeSet<String>,
    },
}

/// The state of an insertion in progress.
#[derive(Default)]
struct Insertion {
    /// The items whose fields the change sets.
    touched: BTreeSet<EntityId>,
    /// The values that the change erases.
    orders: Vec<erase::ErasedValue>,
}

impl History {
    /// The empty history of a plan.
    #[must_use]
    pub fn new(plan: EntityId) -> Self {
        Self {
            plan,
            changes: Vec::new(),
            numbers: HashMap::new(),
            followed: HashSet::new(),
            heads: BTreeSet::new(),
            missing: BTreeSet::new(),
            registers: HashMap::new(),
            erased: HashMap::new(),
            erased_digests: HashMap::new(),
            unsupported: BTreeSet::new(),
        }
    }

    /// The history that these changes make.
    #[must_use]
    pub fn of(plan: EntityId, changes: impl IntoIterator<Item = impl Into<Arc<Change>>>) -> Self {
        let mut history = Self::new(plan);
        for change in changes {
            block_on(history.insert(change.into(), &Unattended));
        }
        history
    }

    /// The id of the plan.
    #[must_use]
    pub fn plan_id(&self) -> &EntityId {
        &self.plan
    }

    /// Inserts a change. Values erased earlier are blanked in it, so that an erasure wins over any file;
    /// an erasure in it blanks values that are already here.
    ///
    /// The change is trusted: one from outside must be a [`CheckedChange`]. Yields, because the first change of a
    /// plan made from a long document sets a hundred thousand fields.
    pub async fn insert(&mut self, change: Arc<Change>, work: &impl Work) -> Inserted {
        let number = match self.begin(&change) {
            Err(known) => return self.restore_from(known, &change),
            Ok(number) => number,
        };
        let (mut gathered, all) = (Insertion::default(), change.sets.len());
        for from in (0..all).step_by(FIELDS_PER_YIELD) {
            self.record(number, &change, from..all.min(from + FIELDS_PER_YIELD), &mut gathered);
            work.yield_if_due().await;
        }
        self.finish(number, change, gathered)
    }

    /// Gives a new change its number and records what it was made after; `Err` is the number of one that is here already.
    fn begin(&mut self, change: &Change) -> Result<u32, u32> {
        if let Some(number) = self.numbers.get(&change.id) {
            return Err(*number);
        }
        let number = u32::try_from(self.changes.len()).unwrap_or(u32::MAX);
        let id = change.id;
        self.numbers.insert(id, number);
        self.missing.remove(&id);
        if !self.followed.contains(&id) {
            self.heads.insert(id);
        }
        for before in &change.after {
            self.followed.insert(*before);
            self.heads.remove(before);
            if !self.numbers.contains_key(before) {
                self.missing.insert(*before);
            }
        }
        Ok(number)
    }

    /// Records some of the sets of a new change in their registers.
    fn record(&mut self, number: u32, change: &Change, some: Range<usize>, gathered: &mut Insertion) {
        let from = u32::try_from(some.start).unwrap_or(u32::MAX);
        for (set, index) in change.sets[some].iter().zip(from..) {
            gathered.touched.insert(set.entity.clone());
            let fields = Arc::make_mut(self.registers.entry(set.entity.clone()).or_default());
            let register = fields.entry(set.field.clone()).or_default();
            register.record(change.id, ValueRef { change: number, set: index }, &set.over);
            gathered.orders.extend(erase::target(set));
        }
    }

    /// Finishes an insertion once all sets of the change are recorded.
    fn finish(&mut self, number: u32, change: Arc<Change>, gathered: Insertion) -> Inserted {
        let Insertion { mut touched, orders } = gathered;
        if change.is_unsupported() {
            self.unsupported.extend(touched.iter().cloned());
        }
        self.changes.push(change);
        let mut erased = BTreeSet::new();
        let altered = self.erase(number, orders, &mut touched, &mut erased);
        Inserted::New { touched, altered, erased }
    }

    /// The change with this id, if it has arrived.
    #[must_use]
    pub fn change(&self, id: ChangeId) -> Option<&Arc<Change>> {
        self.changes.get(*self.numbers.get(&id)? as usize)
    }

    /// All changes in order of arrival.
    #[must_use]
    pub fn changes(&self) -> &[Arc<Change>] {
        &self.changes
    }

    /// The newest changes: those that no other was made after.
    #[must_use]
    pub fn heads(&self) -> &BTreeSet<ChangeId> {
        &self.heads
    }

    /// Changes that others were made after but that have not arrived: another officer's file is
    /// still to come. Changes made after them are applied all the same.
    #[must_use]
    pub fn missing(&self) -> &BTreeSet<ChangeId> {
        &self.missing
    }

    /// True if a change that needs features this version lacks has touched the item: it is shown but
    /// cannot be edited.
    #[must_use]
    pub fn is_read_only(&self, entity: &EntityId) -> bool {
        self.unsupported.contains(entity)
    }

    /// The visible writes of a field: normally one; several are a conflict if they differ. The one
    /// that is shown comes first, the same one on every device.
    #[must_use]
    pub fn visible(&self, entity: &EntityId, field: &Field) -> Vec<Write> {
        let register = self.registers.get(entity).and_then(|fields| fields.get(field));
        register.map(|register| self.shown_order(register.visible())).unwrap_or_default()
    }

    /// The value of a field that is shown: that of the first visible write.
    #[must_use]
    pub fn shown_value(&self, entity: &EntityId, field: &Field) -> Option<&Value> {
        self.shown(self.registers.get(entity)?.get(field)?)
    }

    /// All writes to a field, in order of arrival.
    pub fn writes(&self, entity: &EntityId, field: &Field) -> impl Iterator<Item = Write> {
        let register = self.registers.get(entity).and_then(|fields| fields.get(field));
        register.into_iter().flat_map(Register::writes).filter_map(|(_, at)| self.write(*at))
    }

    /// The fields of an item that were ever written.
    pub fn fields(&self, entity: &EntityId) -> impl Iterator<Item = &Field> {
        self.registers.get(entity).into_iter().flat_map(|fields| fields.keys())
    }

    /// The present state of the plan.
    pub async fn fold(&self, work: &impl Work) -> Plan {
        let (mut plan, mut steps) = (Plan::new(self.plan.clone()), YieldEvery::steps(FIELDS_PER_YIELD, work));
        for (id, fields) in &self.registers {
            plan.put(self.item(id, fields));
            steps.tick().await;
        }
        plan
    }

    /// Updates one item of a plan from its registers.
    pub fn refold(&self, plan: &mut Plan, touched: &EntityId) {
        if let Some(fields) = self.registers.get(touched) {
            plan.put(self.item(touched, fields));
        }
    }

    fn item(&self, id: &EntityId, fields: &Registers) -> Item {
        let shown = fields.iter().filter_map(|(field, register)| Some((field, self.shown(register)?)));
        Item::read(id.clone(), shown)
    }

    fn value(&self, at: ValueRef) -> Option<&Value> {
        Some(&self.changes.get(at.change as usize)?.sets.get(at.set as usize)?.value)
    }

    fn write(&self, at: ValueRef) -> Option<Write> {
        let change = self.changes.get(at.change as usize)?;
        Some(Write { change: Arc::clone(change), value: change.sets.get(at.set as usize)?.value.clone() })
    }

    /// The value shown: the first visible one that is not erased, or else the first.
    fn shown(&self, register: &Register) -> Option<&Value> {
        // Nearly every field was written once.
        if let [(_, only)] = register.writes() {
            return self.value(*only);
        }
        let visible = register.visible();
        let values = || visible.iter().filter_map(|(_, at)| self.value(*at));
        values().find(|value| !matches!(value, Value::Erased(_))).or_else(|| values().next())
    }

    fn shown_order(&self, visible: Vec<(ChangeId, ValueRef)>) -> Vec<Write> {
        let is_erased = |write: &Write| matches!(write.value, Value::Erased(_));
        let mut writes: Vec<Write> = visible.into_iter().filter_map(|(_, at)| self.write(at)).collect();
        sort_by(&mut writes, |a, b| is_erased(a).cmp(&is_erased(b)));
        writes
    }
}

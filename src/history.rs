//! The history of a plan: the set of its changes, from which everything else follows.
//!
//! Merging two copies is the union of their changes (a grow-only set), and a plan is the fold of
//! the set, so it is the same in whatever order, how often and from wherever changes arrive.
//!
//! Invariants: a change once in is never taken out and never altered, but for text erased from it;
//! no decision rests on a clock; what is not understood is kept.

pub mod change;
pub mod compose;
pub mod conflict;
pub mod dry_run;
pub mod erase;
mod field_history;
pub mod form;
pub mod past;
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
pub use replacement::Replacement;
pub use replica::{Applied, Replica};
pub use undo::{Stack, Undo};

use crate::long_work::{Unattended, Work, YieldEvery, block_on};
use crate::plan::sorting::sort_by;
use crate::plan::{EntityId, Field, Item, Plan, Value};
use register::{At, Register};

/// Fields, or things, processed between yields: about 1 ms.
const FIELDS_PER_YIELD: usize = 100;

/// Every change of one plan that has arrived.
#[derive(Debug, Clone)]
pub struct History {
    plan: EntityId,
    changes: Vec<Arc<Change>>,
    numbers: HashMap<ChangeId, u32>,
    /// Changes that another comes after, arrived or not.
    followed: HashSet<ChangeId>,
    /// Changes that no other comes after.
    heads: BTreeSet<ChangeId>,
    /// Changes that others come after but that have not arrived.
    missing: BTreeSet<ChangeId>,
    registers: HashMap<EntityId, Arc<Fields>>,
    /// What is erased: of which change, which field of what.
    erased: HashMap<ChangeId, BTreeSet<(EntityId, Field)>>,
    /// The digests of what is erased, for each field: copies of it are erased with it.
    erased_digests: HashMap<(EntityId, Field), HashSet<Arc<str>>>,
    /// Things touched by changes that need what this version does not know.
    unsupported: BTreeSet<EntityId>,
}

/// What was ever set of one thing. Shared with the copies of a history, so that a copy costs little.
type Fields = BTreeMap<Field, Register>;

/// One value that stands, and the change that gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The change that gave it.
    pub change: Arc<Change>,
    /// The value.
    pub value: Value,
}

/// What came of putting a change in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inserted {
    /// It was new, or brought back a value that had not come with it before.
    New {
        /// Things that are not what they were.
        touched: BTreeSet<EntityId>,
        /// Changes from which it erased something: what is stored of them must be replaced.
        altered: BTreeSet<ChangeId>,
        /// The words that it erased: copies of them may stand outside the history.
        erased: BTreeSet<String>,
    },
    /// It was there already.
    Known {
        /// The words that the copy still has and that are erased here.
        erased: BTreeSet<String>,
    },
}

/// What was noted so far of a change that is being put in.
#[derive(Default)]
struct Noted {
    /// The things that it sets something of.
    touched: BTreeSet<EntityId>,
    /// What it erases.
    orders: Vec<erase::Target>,
}

impl History {
    /// The history of a plan of which nothing has arrived.
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

    /// A history of these changes.
    #[must_use]
    pub fn of(plan: EntityId, changes: impl IntoIterator<Item = Change>) -> Self {
        let mut history = Self::new(plan);
        for change in changes {
            block_on(history.insert(change, &Unattended));
        }
        history
    }

    /// Whose history this is.
    #[must_use]
    pub fn plan_id(&self) -> &EntityId {
        &self.plan
    }

    /// Puts a change in. What is already erased is blanked as it comes, so that an erasure wins over
    /// any file; and an erasure that comes blanks what is there.
    ///
    /// The change is taken as it is: one from outside is first put to [`Change::check`]. Yields while it goes: the first
    /// change of a plan that a long document gave sets a hundred thousand fields.
    pub async fn insert(&mut self, change: Change, work: &impl Work) -> Inserted {
        let number = match self.begin(&change) {
            Err(known) => return self.mend(known, &change),
            Ok(number) => number,
        };
        let (mut noted, all) = (Noted::default(), change.sets.len());
        for from in (0..all).step_by(FIELDS_PER_YIELD) {
            self.note(number, &change, from..all.min(from + FIELDS_PER_YIELD), &mut noted);
            work.yield_if_due().await;
        }
        self.end(number, change, noted)
    }

    /// Notes that a change is coming and what it comes after, and gives its number; the number it has, where it is here.
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

    /// Notes some of what it sets.
    fn note(&mut self, number: u32, change: &Change, some: Range<usize>, noted: &mut Noted) {
        let from = u32::try_from(some.start).unwrap_or(u32::MAX);
        for (set, index) in change.sets[some].iter().zip(from..) {
            noted.touched.insert(set.entity.clone());
            let fields = Arc::make_mut(self.registers.entry(set.entity.clone()).or_default());
            let register = fields.entry(set.field.clone()).or_default();
            register.note(change.id, At { change: number, set: index }, &set.over);
            noted.orders.extend(erase::target(set));
        }
    }

    /// Takes it in, now that all that it sets is noted.
    fn end(&mut self, number: u32, change: Change, noted: Noted) -> Inserted {
        let Noted { mut touched, orders } = noted;
        if change.is_unsupported() {
            self.unsupported.extend(touched.iter().cloned());
        }
        self.changes.push(Arc::new(change));
        let mut erased = BTreeSet::new();
        let altered = self.erase(number, orders, &mut touched, &mut erased);
        Inserted::New { touched, altered, erased }
    }

    /// The change of this id, if it has arrived.
    #[must_use]
    pub fn change(&self, id: ChangeId) -> Option<&Arc<Change>> {
        self.changes.get(*self.numbers.get(&id)? as usize)
    }

    /// Every change, in the order in which they arrived.
    #[must_use]
    pub fn changes(&self) -> &[Arc<Change>] {
        &self.changes
    }

    /// The newest changes: those that no other comes after.
    #[must_use]
    pub fn heads(&self) -> &BTreeSet<ChangeId> {
        &self.heads
    }

    /// Changes that others were made after and that have not arrived: somebody's file is still to
    /// come. What did arrive is applied all the same.
    #[must_use]
    pub fn missing(&self) -> &BTreeSet<ChangeId> {
        &self.missing
    }

    /// Whether a thing was touched by a change that needs what this version does not know: it is
    /// shown, and cannot be edited.
    #[must_use]
    pub fn is_read_only(&self, entity: &EntityId) -> bool {
        self.unsupported.contains(entity)
    }

    /// The answers that stand for a field: one is normal, more are a conflict where they differ. The
    /// one shown comes first, on every device the same.
    #[must_use]
    pub fn answers(&self, entity: &EntityId, field: &Field) -> Vec<Answer> {
        let register = self.registers.get(entity).and_then(|fields| fields.get(field));
        register.map(|register| self.shown_order(register.standing())).unwrap_or_default()
    }

    /// Every answer ever given for a field, in the order of arrival.
    pub fn every_answer(&self, entity: &EntityId, field: &Field) -> impl Iterator<Item = Answer> {
        let register = self.registers.get(entity).and_then(|fields| fields.get(field));
        register.into_iter().flat_map(Register::given).filter_map(|(_, at)| self.answer(*at))
    }

    /// The fields that were ever set of a thing.
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

    /// Brings a plan up to date where this thing has changed.
    pub fn refold(&self, plan: &mut Plan, touched: &EntityId) {
        if let Some(fields) = self.registers.get(touched) {
            plan.put(self.item(touched, fields));
        }
    }

    fn item(&self, id: &EntityId, fields: &Fields) -> Item {
        let shown = fields.iter().filter_map(|(field, register)| Some((field, self.shown(register)?)));
        Item::read(id.clone(), shown)
    }

    fn value(&self, at: At) -> Option<&Value> {
        Some(&self.changes.get(at.change as usize)?.sets.get(at.set as usize)?.value)
    }

    fn answer(&self, at: At) -> Option<Answer> {
        let change = self.changes.get(at.change as usize)?;
        Some(Answer { change: Arc::clone(change), value: change.sets.get(at.set as usize)?.value.clone() })
    }

    /// The value shown of those that stand: the first that is not erased, else the first.
    fn shown(&self, register: &Register) -> Option<&Value> {
        // Nearly every field was given one value ever.
        if let [(_, only)] = register.given() {
            return self.value(*only);
        }
        let standing = register.standing();
        let values = || standing.iter().filter_map(|(_, at)| self.value(*at));
        values().find(|value| !matches!(value, Value::Erased(_))).or_else(|| values().next())
    }

    fn shown_order(&self, standing: Vec<(ChangeId, At)>) -> Vec<Answer> {
        let is_erased = |answer: &Answer| matches!(answer.value, Value::Erased(_));
        let mut answers: Vec<Answer> = standing.into_iter().filter_map(|(_, at)| self.answer(at)).collect();
        sort_by(&mut answers, |a, b| is_erased(a).cmp(&is_erased(b)));
        answers
    }
}

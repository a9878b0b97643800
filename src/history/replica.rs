//! A plan as one device holds it: its history, with the present state kept up to date.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::conflict::sort_by_id;
use super::recent::{Recent, Touched, Version};
use super::{Basis, Change, ChangeId, Conflict, FIELDS_PER_YIELD, Fault, History, Inserted, Signature, Stack, Undo};
use crate::long_work::{Unattended, Work, YieldEvery, block_on};
use crate::plan::edit::Edit;
use crate::plan::{EntityId, Plan};

/// A plan with its history. Cheap to clone: long work reads a clone, which stays the same whatever is edited meanwhile.
///
/// Two officers at two devices, who exchange their changes in different orders:
///
/// ```
/// use hearth::history::{Author, Replica, Signature};
/// use hearth::long_work::{Unattended, block_on};
/// use hearth::plan::edit::{Content, Edit};
/// use hearth::plan::{EntityId, Field};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let plan = EntityId::try_from("plan-1")?;
/// let titled = |title: &str| Edit::Set { id: plan.clone(), field: Field::Title, to: Content::text(title) };
/// let signed = |name: &str| Signature {
///     by: Author::new(name, name),
///     at: "2026-03-31T09:00:00.000Z".into(),
///     why: String::new(),
///     source: String::new(),
/// };
/// // Random bits are an argument: the core has none.
/// let mut bits = 0;
/// let mut random = || {
///     bits += 1;
///     bits
/// };
///
/// let (mut ann, mut ben) = (Replica::empty(plan.clone()), Replica::empty(plan.clone()));
/// let one = ann.compose(titled("Housing plan"), None, signed("Ann"), &mut random)?.ok_or("nothing new")?;
/// let other = ben.compose(titled("Housing action plan"), None, signed("Ben"), &mut random)?.ok_or("nothing new")?;
/// block_on(ann.apply([one.clone(), other.clone()], &Unattended));
/// block_on(ben.apply([other, one], &Unattended));
///
/// assert_eq!(ann.plan(), ben.plan());
/// assert_eq!(ann.conflicts().len(), 1, "neither had seen the other's title, and a person settles it");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Replica {
    history: Arc<History>,
    plan: Arc<Plan>,
    conflicts: Vec<Conflict>,
    /// True once the whole history was scanned for conflicts.
    conflicts_known: bool,
    recent: Recent,
}

/// The outcome of applying changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Applied {
    /// The new changes, which must be stored.
    pub new: BTreeSet<ChangeId>,
    /// Changes that were here before and lost or regained text: their stored copies must be replaced.
    pub altered: BTreeSet<ChangeId>,
    /// Items that have changed.
    pub touched: BTreeSet<EntityId>,
    /// Words that were erased: copies outside the history, as in a half-typed form, must be erased too.
    pub erased: BTreeSet<String>,
}

impl Replica {
    /// A plan without any changes yet.
    #[must_use]
    pub fn empty(plan: EntityId) -> Self {
        Self { conflicts_known: true, ..Self::conflicts_unknown(History::new(plan.clone()), Plan::new(plan)) }
    }

    /// The plan that a history makes, with its conflicts.
    #[must_use]
    pub fn of(history: History) -> Self {
        let plan = block_on(history.fold(&Unattended));
        let mut replica = Self::conflicts_unknown(history, plan);
        block_on(replica.scan_conflicts(&Unattended));
        replica
    }

    /// The plan that a history makes, its conflicts not scanned yet: a page shows the plan first and then
    /// calls [`Replica::scan_conflicts`].
    pub async fn without_conflicts(history: History, work: &impl Work) -> Self {
        let plan = history.fold(work).await;
        Self::conflicts_unknown(history, plan)
    }

    fn conflicts_unknown(history: History, plan: Plan) -> Self {
        Self {
            history: Arc::new(history),
            plan: Arc::new(plan),
            conflicts: Vec::new(),
            conflicts_known: false,
            recent: Recent::new(),
        }
    }

    /// Scans the whole history for conflicts.
    pub async fn scan_conflicts(&mut self, work: &impl Work) {
        self.conflicts = self.history.conflicts(&self.plan, work).await;
        self.conflicts_known = true;
    }

    /// True once the whole history was scanned for conflicts.
    #[must_use]
    pub const fn conflicts_known(&self) -> bool {
        self.conflicts_known
    }

    /// True if one is a clone of the other and neither has changed since.
    #[must_use]
    pub fn same_version(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.history, &other.history) && self.conflicts_known == other.conflicts_known
    }

    /// The present version of the plan, to ask [`Replica::touched_since`] for later.
    #[must_use]
    pub fn version(&self) -> Version {
        self.recent.version()
    }

    /// The items touched since a version of this replica, the oldest first. `None` if nobody knows any more: it is long
    /// ago, of another replica, or from before an erasure.
    #[must_use]
    pub fn touched_since(&self, version: &Version) -> Option<impl Iterator<Item = &Touched>> {
        self.recent.since(version)
    }

    /// The history it is derived from.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The present state of the plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The conflicts that wait for a person to settle them.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Applies changes: one's own, another tab's, or those of a file once its dry run was accepted.
    ///
    /// Store the changes as the history then holds them: a change that came with text that is erased here
    /// is held without it. Yields, because an imported document may set every line of a plan.
    pub async fn apply(
        &mut self,
        changes: impl IntoIterator<Item = impl Into<Arc<Change>>>,
        work: &impl Work,
    ) -> Applied {
        self.apply_each(changes.into_iter().map(Into::into), work, |_, _| {}).await
    }

    /// Applies changes, and reports the outcome of each.
    pub(super) async fn apply_each(
        &mut self,
        changes: impl IntoIterator<Item = Arc<Change>>,
        work: &impl Work,
        mut became: impl FnMut(ChangeId, &Inserted),
    ) -> Applied {
        let mut applied = Applied::default();
        // True if a change arrived after others that were made after it: then more is known about who
        // had seen what.
        let mut filled_a_gap = false;
        for change in changes {
            let id = change.id;
            let awaited = self.history.missing().contains(&id);
            let known = self.history.change(id).is_some();
            let inserted = Arc::make_mut(&mut self.history).insert(change, work).await;
            became(id, &inserted);
            if let Inserted::New { touched, altered, erased } = inserted {
                filled_a_gap |= awaited;
                if !known {
                    applied.new.insert(id);
                }
                applied.altered.extend(altered);
                applied.touched.extend(touched);
                applied.erased.extend(erased);
            }
            work.yield_if_due().await;
        }
        if !applied.touched.is_empty() {
            self.update(&applied, filled_a_gap, work).await;
        }
        applied.altered.retain(|id| !applied.new.contains(id));
        applied
    }

    /// Updates the plan and its conflicts for the items that have changed.
    async fn update(&mut self, applied: &Applied, filled_a_gap: bool, work: &impl Work) {
        let mut steps = YieldEvery::steps(FIELDS_PER_YIELD, work);
        let was_removed = self.some_removed(&applied.touched, &mut steps).await;
        let mut touched = Vec::new();
        for id in &applied.touched {
            touched.push(Touched { id: id.clone(), before: self.plan.item(id).cloned() });
            self.history.refold(Arc::make_mut(&mut self.plan), id);
            steps.tick().await;
        }
        match applied.altered.is_empty() {
            true => self.recent.push(touched),
            // No copy of erased text may stay in it.
            false => self.recent = Recent::new(),
        }
        // Conflicts hold whole changes, and no copy of erased text may stay in one.
        if !applied.altered.is_empty() || !self.conflicts_known {
            self.scan_conflicts(work).await;
            return;
        }
        let is_removed = self.some_removed(&applied.touched, &mut steps).await;
        let removals_too = was_removed || is_removed || filled_a_gap;
        self.conflicts.retain(|conflict| match conflict {
            Conflict::Answers { entity, .. } => !applied.touched.contains(entity),
            Conflict::Removed { .. } => !removals_too,
        });
        for entity in &applied.touched {
            self.conflicts.extend(self.history.conflicting_answers(entity));
            steps.tick().await;
        }
        if removals_too {
            self.conflicts.extend(self.history.removals_against_work(&self.plan));
        }
        sort_by_id(&mut self.conflicts);
    }

    /// True if one of these items is removed, or is under an item that is.
    async fn some_removed<T: Work>(&self, things: &BTreeSet<EntityId>, steps: &mut YieldEvery<'_, T>) -> bool {
        for id in things {
            if self.is_under_removed(id) {
                return true;
            }
            steps.tick().await;
        }
        false
    }

    fn is_under_removed(&self, id: &EntityId) -> bool {
        self.plan.item(id).is_some_and(|item| item.removed) || self.plan.ancestors(id).any(|item| item.removed)
    }

    /// The change that an edit comes to: pass it to [`Replica::apply`] and store it. `None` if nothing
    /// would differ. See [`History::compose`] for `basis`.
    ///
    /// # Errors
    /// When the edit cannot be made into a change.
    pub fn compose(
        &self,
        edit: Edit,
        basis: Option<&Basis>,
        signature: Signature,
        random: &mut dyn FnMut() -> u128,
    ) -> Result<Option<Change>, Fault> {
        block_on(self.history.compose(edit.assignments(&self.plan), basis, signature, random, &Unattended))
    }

    /// Undoes `ids`. See [`History::undo`].
    ///
    /// # Errors
    /// When the change cannot be made.
    pub fn undo(
        &self,
        ids: &BTreeSet<ChangeId>,
        signature: Signature,
        random: &mut dyn FnMut() -> u128,
    ) -> Result<Undo, Fault> {
        self.history.undo(&self.plan, ids, signature, random)
    }

    /// The changes that the officer at `device` can undo and redo. If nothing of a change is visible any more, as when a
    /// colleague's file has since replaced all that it wrote, undo goes on to the change before.
    #[must_use]
    pub fn stack(&self, device: &str) -> Stack {
        let mut stack = self.history.stack(device);
        let gone = |id: Option<&ChangeId>| {
            id.is_some_and(|id| self.history.reverting_sets(&self.plan, &BTreeSet::from([*id])).0.is_empty())
        };
        while gone(stack.undo.last()) {
            stack.undo.pop();
        }
        while gone(stack.redo.last()) {
            stack.redo.pop();
        }
        stack
    }

    /// The change that erases `text` everywhere in this plan. `None` if it is nowhere.
    ///
    /// # Errors
    /// When the change cannot be made.
    pub fn erasure(
        &self,
        text: &str,
        signature: Signature,
        random: &mut dyn FnMut() -> u128,
    ) -> Result<Option<Change>, Fault> {
        block_on(self.history.compose(self.history.erasure_of(text), None, signature, random, &Unattended))
    }
}

//! What a file would change, before it does.

use std::collections::BTreeSet;

use super::{Change, ChangeId, Conflict, Fault, History, Inserted};
use crate::long_work::Work;
use crate::plan::{EntityId, Field, Plan, Value};

/// What putting changes in would come to. Nothing has happened yet.
#[derive(Debug, Clone)]
pub struct DryRun {
    /// The changes that are new here or bring back a text that was lacking, each put to
    /// [`Change::check`]. What is erased, here or by the file itself, is not in them any more.
    pub new: Vec<Change>,
    /// How many were here already.
    pub known: usize,
    /// The changes set aside, and why.
    pub set_aside: Vec<Fault>,
    /// The history as it would be.
    pub history: History,
    /// The plan as it would be.
    pub plan: Plan,
    /// What would look different, of each thing which field.
    pub differences: Vec<Difference>,
    /// Where two different answers would stand that do not stand now.
    pub conflicts: Vec<Conflict>,
    /// Changes that the new ones come after and that are not here: somebody's file is still to come.
    pub missing: BTreeSet<ChangeId>,
    /// Words in the changes given that are erased, here or by them.
    pub erased: BTreeSet<String>,
}

/// One field that would look different.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Of what.
    pub entity: EntityId,
    /// Which field.
    pub field: Field,
    /// What is shown now.
    pub before: Option<Value>,
    /// What would be shown.
    pub after: Option<Value>,
}

impl History {
    /// Works out what `incoming` would change. The same for any order, and nothing the second time.
    pub async fn dry_run(&self, plan: &Plan, incoming: impl IntoIterator<Item = Change>, work: &impl Work) -> DryRun {
        let mut history = self.clone();
        let mut run = Found::default();
        for change in incoming {
            run.add(&mut history, change, work).await;
            work.yield_if_due().await;
        }
        let (mut after, mut differences) = (plan.clone(), Vec::new());
        for entity in &run.touched {
            history.refold(&mut after, entity);
            differences.extend(differ(self, &history, entity));
            work.yield_if_due().await;
        }
        let now = self.conflicts(plan, work).await;
        let standing = super::conflict::fields_of(&now);
        let mut conflicts = history.conflicts(&after, work).await;
        conflicts.retain(|conflict| !standing.contains(&(conflict.entity(), conflict.field())));
        let new = run.new.iter().filter_map(|id| history.change(*id)).map(|change| Change::clone(change)).collect();
        let missing = history.missing().difference(self.missing()).copied().collect();
        DryRun {
            new,
            known: run.known,
            set_aside: run.set_aside,
            history,
            plan: after,
            differences,
            conflicts,
            missing,
            erased: run.erased,
        }
    }
}

#[derive(Default)]
struct Found {
    new: Vec<ChangeId>,
    known: usize,
    set_aside: Vec<Fault>,
    touched: BTreeSet<EntityId>,
    erased: BTreeSet<String>,
}

impl Found {
    async fn add(&mut self, history: &mut History, change: Change, work: &impl Work) {
        if let Err(fault) = change.check() {
            self.set_aside.push(fault);
            return;
        }
        let id = change.id;
        match history.insert(change, work).await {
            Inserted::New { touched, erased, .. } => {
                self.touched.extend(touched);
                self.erased.extend(erased);
                self.new.push(id);
            }
            Inserted::Known { erased } => {
                self.erased.extend(erased);
                self.known += 1;
            }
        }
    }
}

/// The fields of a thing that are shown otherwise after than before.
fn differ(before: &History, after: &History, entity: &EntityId) -> Vec<Difference> {
    let shown = |history: &History, field: &Field| {
        history.answers(entity, field).into_iter().next().map(|answer| answer.value).filter(|value| !value.is_empty())
    };
    let fields = after.fields(entity).filter(|field| !matches!(field, Field::Erase(..)));
    fields
        .map(|field| (field, shown(before, field), shown(after, field)))
        .filter(|(_, old, new)| match (old, new) {
            (Some(old), Some(new)) => !old.says_the_same(new),
            (old, new) => old.is_some() != new.is_some(),
        })
        .map(|(field, before, after)| Difference { entity: entity.clone(), field: field.clone(), before, after })
        .collect()
}

//! The outcome of merging a file, worked out before anybody accepts it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Change, ChangeId, CheckedChange, Conflict, History, Inserted, Replacement, Replica};
use crate::long_work::Work;
use crate::plan::{EntityId, Field, Value};

/// The outcome of applying changes, worked out on a copy. Nothing has happened yet.
#[derive(Debug, Clone)]
pub struct DryRun {
    /// The changes that are new here or restore a text that was lacking. Values erased here or by the file itself are
    /// already blanked in them.
    pub new: Vec<Arc<Change>>,
    /// The number of changes that had arrived before.
    pub known: usize,
    /// The fields that would look different.
    pub differences: Vec<ChangedField>,
    /// The conflicts that there would be and are not now.
    pub conflicts: Vec<Conflict>,
    /// Changes that the new ones were made after and that are not here: another officer's file is still to come.
    pub missing: BTreeSet<ChangeId>,
    /// Words in the incoming changes that are erased, here or by them.
    pub erased: BTreeSet<String>,
    /// The plan with the changes applied, to take its place when the outcome is accepted.
    pub replacement: Replacement,
}

/// One field that would look different.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedField {
    /// The item that the field belongs to.
    pub entity: EntityId,
    /// The field that would look different.
    pub field: Field,
    /// The value shown now.
    pub before: Option<Value>,
    /// The value that would be shown.
    pub after: Option<Value>,
}

impl Replica {
    /// Works out what `incoming` would change. Their order makes no difference, and changes that have arrived before
    /// change nothing.
    pub async fn dry_run(&self, incoming: impl IntoIterator<Item = CheckedChange>, work: &impl Work) -> DryRun {
        let mut before = self.clone();
        if !before.conflicts_known() {
            before.scan_conflicts(work).await;
        }
        let (mut after, mut tally) = (before.clone(), Tally::default());
        let applied =
            after.apply_each(incoming.into_iter().map(Into::into), work, |id, inserted| tally.add(id, inserted)).await;
        let mut differences = Vec::new();
        for entity in &applied.touched {
            differences.extend(differ(before.history(), after.history(), entity));
            work.yield_if_due().await;
        }
        let present = super::conflict::fields_of(before.conflicts());
        let arises = |conflict: &&Conflict| !present.contains(&(conflict.entity(), conflict.field()));
        let conflicts = after.conflicts().iter().filter(arises).cloned().collect();
        let (history, known) = (after.history(), tally.known);
        let new = tally.new.iter().filter_map(|id| history.change(*id)).map(Arc::clone).collect();
        let missing = history.missing().difference(before.history().missing()).copied().collect();
        let replacement = Replacement { before, after, applied };
        DryRun { new, known, differences, conflicts, missing, erased: tally.erased, replacement }
    }
}

/// The new and known changes, counted one by one.
#[derive(Default)]
struct Tally {
    new: Vec<ChangeId>,
    known: usize,
    erased: BTreeSet<String>,
}

impl Tally {
    fn add(&mut self, id: ChangeId, inserted: &Inserted) {
        match inserted {
            Inserted::New { erased, .. } => {
                self.erased.extend(erased.iter().cloned());
                self.new.push(id);
            }
            Inserted::Known { erased } => {
                self.erased.extend(erased.iter().cloned());
                self.known += 1;
            }
        }
    }
}

/// The fields of an item that look different afterwards.
fn differ(before: &History, after: &History, entity: &EntityId) -> Vec<ChangedField> {
    fn shown<'a>(history: &'a History, entity: &EntityId, field: &Field) -> Option<&'a Value> {
        history.shown_value(entity, field).filter(|value| !value.is_empty())
    }
    let fields = after.fields(entity).filter(|field| !matches!(field, Field::Erase(..)));
    fields
        .map(|field| (field, shown(before, entity, field), shown(after, entity, field)))
        .filter(|(_, old, new)| match (old, new) {
            (Some(old), Some(new)) => !old.same_content(new),
            (old, new) => old.is_some() != new.is_some(),
        })
        .map(|(field, before, after)| {
            let (before, after) = (before.cloned(), after.cloned());
            ChangedField { entity: entity.clone(), field: field.clone(), before, after }
        })
        .collect()
}

//! Plans made from a document, and plans updated from one.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Opened, Submitted, Workspace};
use crate::browser::page_yielder::PageYielder;
use crate::browser::{clock, random};
use crate::history::{Change, ChangeId, Replica};
use crate::import::draft::Draft;
use crate::import::matching::Comparison;
use crate::plan::EntityId;
use crate::ui::dynamic::spawn;

impl Workspace {
    /// Adds the plan that a document gives, with its first change. A long document's is made in pieces, and is on the
    /// workspace once it is whole.
    ///
    /// # Errors
    /// What the officer is told.
    pub async fn add_document(self, plan: &EntityId, change: Change) -> Result<(), String> {
        let mut made = Replica::empty(plan.clone());
        let taken = made.apply([change], &PageYielder::default()).await;
        if self.held(plan).is_some() {
            // Another tab brought it meanwhile.
            let changes = made.history().changes().iter().map(|change| Change::clone(change)).collect();
            return match self.apply(plan, changes) {
                Submitted::Refused => Err("the plan could not be added".to_owned()),
                Submitted::Done | Submitted::NothingNew => Ok(()),
            };
        }
        self.put(made);
        self.held(plan).inspect(|held| held.with_untracked(|held| self.persist(held, &taken)));
        Ok(())
    }

    /// Takes into a plan what was chosen of a document, as one change that can be undone, and then goes on with its
    /// id. `document` is what the officer calls it. The name is asked for first; once it is given, `begun` is called.
    pub fn update_from(
        self,
        plan: &EntityId,
        comparison: Comparison,
        draft: impl AsRef<Draft> + 'static,
        document: String,
        begun: impl FnOnce() + 'static,
        then: impl FnOnce(Submitted, Option<ChangeId>) + 'static,
    ) {
        let plan = plan.clone();
        self.signed(move || {
            begun();
            spawn(async move {
                // As the plan is now: what is edited while this goes on, it has not seen.
                let Some(now) = self.held(&plan).map(|held| held.get_untracked()) else { return };
                let (signature, work) = (self.signature(String::new(), String::new()), PageYielder::default());
                let bits = &mut random::bits;
                let composed = comparison.accept(draft.as_ref(), &now, &document, signature, bits, &work).await;
                let id = composed.as_ref().ok().and_then(|change| change.as_ref().map(|change| change.id));
                let submitted = match composed {
                    Ok(Some(change)) => self.apply_in_pieces(&plan, change, &work).await,
                    none => self.apply_composed(&plan, none),
                };
                if let (Submitted::Done, Some(id)) = (submitted, id) {
                    let changes = BTreeSet::from([id]);
                    self.remember(Opened { plan, file: document, at: clock::now(), changes });
                }
                then(submitted, id);
            });
        });
    }
}

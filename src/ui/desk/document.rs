//! Plans made from a document, and plans updated from one.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Acted, Desk, Opened};
use crate::browser::{clock, random};
use crate::history::{Change, ChangeId};
use crate::import::draft::Draft;
use crate::import::matching::Comparison;
use crate::plan::EntityId;

impl Desk {
    /// Adds the plan that a document gives, with its first change.
    ///
    /// # Errors
    /// What the officer is told.
    pub fn add_document(self, plan: &EntityId, change: Change) -> Result<(), String> {
        self.make_room(plan);
        match self.take(plan, vec![change]) {
            Acted::Refused => Err("the plan could not be added".to_owned()),
            Acted::Done | Acted::NothingNew => Ok(()),
        }
    }

    /// Takes into a plan what was chosen of a document, as one change that can be undone, and then goes on with its
    /// id. `document` is what the officer calls it. The name is asked for first.
    pub fn update_from(
        self,
        plan: &EntityId,
        comparison: Comparison,
        draft: impl AsRef<Draft> + 'static,
        document: String,
        then: impl FnOnce(Acted, Option<ChangeId>) + 'static,
    ) {
        let plan = plan.clone();
        self.signed(move || {
            let Some(held) = self.held(&plan) else { return };
            let signature = self.signature(String::new(), String::new());
            let composed = held.with_untracked(|held| {
                comparison.accept(draft.as_ref(), held, &document, signature, &mut random::bits)
            });
            let id = composed.as_ref().ok().and_then(|change| change.as_ref().map(|change| change.id));
            let acted = self.finish(&plan, composed);
            if let (Acted::Done, Some(id)) = (acted, id) {
                let changes = BTreeSet::from([id]);
                self.remember(Opened { plan, file: document, at: clock::now(), changes });
            }
            then(acted, id);
        });
    }
}

//! Opening plans: starter plans, blank ones, those of files and documents.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::Workspace;
use crate::browser::page_yielder::PageYielder;
use crate::browser::{clock, files, random};
use crate::history::{Change, ChangeId, Replica};
use crate::import::draft::Draft;
use crate::import::first_change;
use crate::import::matching::Comparison;
use crate::long_work::Work as _;
use crate::plan::edit::Content;
use crate::plan::{EntityId, Field, Kind};
use crate::ui::dynamic::spawn;
use crate::workspace::{AcceptedFile, Event, Notice, OpenedFile, Request, Submitted};

impl Workspace {
    /// Opens a starter plan that comes with the app, by the name of its file, and gives its id.
    ///
    /// # Errors
    /// If it cannot be loaded: the message for the officer.
    pub async fn open_starter(self, file: &str) -> Result<EntityId, String> {
        let json = files::fetch(&format!("starters/{file}")).await.map_err(|problem| problem.to_string())?;
        let draft = first_change::read_starter(&json).map_err(|problem| problem.to_string())?;
        let change = draft.first_change().map_err(|problem| problem.to_string())?;
        let plan = draft.plan_id();
        self.add_plan(&plan, change).await;
        Ok(plan)
    }

    /// Starts a blank plan, and then goes on with its id. The name is asked for first.
    pub fn start_blank(
        self,
        title: &str,
        organisation: &str,
        period: &str,
        section_word: &str,
        then: impl FnOnce(EntityId) + 'static,
    ) {
        let plan = EntityId::fresh(&Kind::Plan, random::bits());
        let mut sets = first_change::blank(&plan, title, organisation, section_word);
        if !period.is_empty() {
            sets.push((plan.clone(), Field::Period, Content::text(period)));
        }
        self.request(Request::NewPlan { plan: plan.clone(), sets }, move |submitted| {
            if submitted == Submitted::Done {
                then(plan);
            }
        });
    }

    /// Adds a plan with its first change: a starter plan, or one made of a document. A long one is made in pieces, and
    /// shown once it is whole.
    pub async fn add_plan(self, plan: &EntityId, change: Change) {
        let made = Replica::empty(plan.clone()).apply_aside([change], &PageYielder::default()).await;
        self.handle(Event::PlanMade(made));
    }

    /// Takes in what a file brought, once its dry run was accepted; `then` hears what became of it.
    pub fn accept_file(self, accepted: AcceptedFile, then: impl FnOnce(Submitted) + 'static) {
        let ticket = self.ticket(then);
        self.handle(Event::FileAccepted(ticket, accepted));
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
        // The plan as it is once the name is there: what is edited while this goes on, it has not seen.
        let replica = self.replica(plan);
        self.request(Request::Begin, move |_| {
            begun();
            spawn(async move {
                let Some(now) = replica.map(|replica| replica.get_untracked()) else { return };
                let (work, bits) = (PageYielder::default(), &mut random::bits);
                let signature = self.state.with_untracked(|state| state.signature(String::new(), &clock::now()));
                match comparison.accept(draft.as_ref(), &now, &document, signature, bits, &work).await {
                    Ok(Some(change)) => {
                        let id = change.id;
                        let replacement = now.apply_aside([change], &work).await;
                        work.yield_if_due().await;
                        drop(now);
                        let (changes, drafts) = (BTreeSet::from([id]), BTreeMap::new());
                        let accepted = AcceptedFile { file: document, replacement, changes, drafts };
                        self.accept_file(accepted, move |submitted| then(submitted, Some(id)));
                    }
                    Ok(None) => then(Submitted::NothingNew, None),
                    Err(fault) => {
                        self.tell(Notice::refused(&fault.to_string()));
                        then(Submitted::Refused, None);
                    }
                }
            });
        });
    }

    /// The files opened here, the last one first.
    #[must_use]
    pub fn opened_files(self, plan: &EntityId) -> Vec<OpenedFile> {
        self.state.with_untracked(|state| state.opened_files(plan))
    }
}

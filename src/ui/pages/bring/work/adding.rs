//! A document going into a plan.

use std::sync::Arc;

use leptos::prelude::*;

use super::Work;
use crate::browser::page_yielder;
use crate::history::Change;
use crate::import::draft::Draft;
use crate::import::matching::Comparison;
use crate::import::session::{Adding, Session, TakenIn};
use crate::plan::EntityId;
use crate::ui::dynamic::spawn;
use crate::view::address::{Page, Route};
use crate::view::describe;
use crate::workspace::Submitted;

impl Work {
    /// Adds the plan that the document makes, with its first change, and goes to it.
    pub(super) fn add_plan(self, change: Change) {
        let Some(plan) = self.draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.plan_id())) else { return };
        let lines = self.findings.with_untracked(|found| found.as_ref().map_or(0, |found| found.counts.lines));
        // First, so that the findings are not compared with the plan that is about to arrive.
        self.begin_adding(Adding::NewPlan);
        spawn(async move {
            self.workspace.add_plan(&plan, change).await;
            self.workspace.say(format!("Added: {}.", describe::count(lines, "action", "actions")));
            if self.is_there() {
                self.let_go();
                page_yielder::next().await;
            }
            // An officer who has left the page stays where they are.
            if self.is_there() {
                self.here.go(&Route::Plan(plan, Page::Actions));
            }
        });
    }

    /// Takes the ticked parts of a comparison into its plan.
    pub(in crate::ui::pages::bring) fn take_in(self, plan: &EntityId, draft: &Arc<Draft>, comparison: &Comparison) {
        let (into, document) = (plan.clone(), self.document.get_untracked());
        let ticked = self.ticks.with_untracked(|ticks| ticks.applied(comparison));
        // First, so that the findings are not compared with the plan as it changes.
        let begun = move || self.begin_adding(Adding::Update);
        let then = move |submitted, change| match (submitted, change) {
            (Submitted::Done, Some(change)) => {
                self.workspace.say("The document was taken in.");
                self.update(|session| session.taken_in(TakenIn { plan: into, change, document }));
            }
            (submitted, _) => {
                if submitted == Submitted::NothingNew {
                    self.workspace.say("Nothing new: the plan says all of this already.");
                }
                self.change(Session::not_added);
            }
        };
        self.workspace.update_from(plan, ticked, Arc::clone(draft), self.document.get_untracked(), begun, then);
    }

    fn begin_adding(self, how: Adding) {
        self.change(|session| session.begin_adding(how));
    }

    /// Drops the findings and the draft before the plan is shown: dropping and drawing each take a moment.
    fn let_go(self) {
        self.change(Session::let_go);
        self.draft.with_untracked(|_| ());
    }
}

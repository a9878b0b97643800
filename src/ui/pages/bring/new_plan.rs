//! A document as a plan of its own.

use leptos::prelude::*;

use super::work::Work;
use crate::browser::{focus, page_yielder};
use crate::history::Change;
use crate::ui::address::{Here, here};
use crate::ui::components::{Button, ErrorSummary, Look, Mistake, TextField, error_summary::ERROR_SUMMARY};
use crate::ui::dynamic::spawn;
use crate::ui::workspace::{Workspace, workspace};
use crate::view::address::{Page, Route};
use crate::view::describe;

const TITLE: &str = "document-title";

/// Its title and council, and adding it.
#[component]
pub(super) fn NewPlan(work: Work) -> AnyView {
    let (workspace, here, mapping) = (workspace(), here(), work.mapping());
    let title = RwSignal::new(mapping.with_untracked(|mapping| mapping.title.clone()));
    let organisation = RwSignal::new(mapping.with_untracked(|mapping| mapping.organisation.clone()));
    let mistakes = RwSignal::new(Vec::<Mistake>::new());
    let name =
        move || title.with_untracked(|title| organisation.with_untracked(|of| work.name(title.trim(), of.trim())));
    let add = Callback::new(move |()| {
        let empty = title.with_untracked(|title| title.trim().is_empty());
        mistakes.set(empty.then(|| Mistake::new(TITLE, "Enter the title of the plan")).into_iter().collect());
        if empty {
            return focus::soon_on_id(ERROR_SUMMARY);
        }
        name();
        let made = Callback::new(move |change| added(workspace, here, work, change));
        work.once_read(Callback::new(move |()| work.make_plan(made)));
    });
    let nothing = Signal::derive(move || work.findings().is_none_or(|found| found.lines.is_empty()));
    let error = Signal::derive(move || mistakes.with(|mistakes| Mistake::of(mistakes, TITLE)));
    view! {
        <ErrorSummary mistakes />
        <div on:change=move |_| name()>
            <TextField id=TITLE label="Title of the plan" hint="With the years it covers, as 2025-30" value=title error />
            <TextField id="document-organisation" label="Council or organisation (optional)" value=organisation autocomplete="organization" />
        </div>
        <Button label="Add this plan" look=Look::Primary disabled=nothing on_press=add />
    }
    .into_any()
}

fn added(workspace: Workspace, here: Here, work: Work, change: Change) {
    let Some(plan) = work.draft_now().map(|draft| draft.plan_id()) else { return };
    let lines = work.findings_now().map_or(0, |found| found.counts.lines);
    // What was found is put away first: it would be looked at beside the plan that comes.
    work.adding(Some("Adding the plan…"));
    spawn(async move {
        workspace.add_plan(&plan, change).await;
        workspace.say(format!("Added: {}.", describe::count(lines, "action", "actions")));
        if work.is_there() {
            work.let_go();
            page_yielder::next().await;
        }
        // Who has left the page meanwhile stays where they are.
        if work.is_there() {
            here.go(&Route::Plan(plan, Page::Actions));
        }
    });
}

//! Adding a document as a plan of its own.

use leptos::prelude::*;

use super::work::Work;
use crate::browser::focus;
use crate::import::session::Next;
use crate::ui::components::{Button, ErrorSummary, Look, Mistake, TextField, error_summary::ERROR_SUMMARY};

const TITLE: &str = "document-title";

/// The fields for title and council, and the button that adds the plan.
#[component]
pub(super) fn NewPlan(work: Work) -> AnyView {
    let title = RwSignal::new(work.mapping.with_untracked(|mapping| mapping.title.clone()));
    let organisation = RwSignal::new(work.mapping.with_untracked(|mapping| mapping.organisation.clone()));
    let mistakes = RwSignal::new(Vec::<Mistake>::new());
    let name = move || {
        let (title, organisation) = (title.get_untracked(), organisation.get_untracked());
        work.decide(|found| found.name(title.trim(), organisation.trim()));
    };
    let add = Callback::new(move |()| {
        let empty = title.with_untracked(|title| title.trim().is_empty());
        mistakes.set(empty.then(|| Mistake::new(TITLE, "Enter the title of the plan")).into_iter().collect());
        if empty {
            return focus::soon_on_id(ERROR_SUMMARY);
        }
        name();
        work.once_read(Next::MakePlan);
    });
    let nothing = Signal::derive(move || work.findings.get().is_none_or(|found| found.lines.is_empty()));
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

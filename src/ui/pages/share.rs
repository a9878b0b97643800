//! Giving colleagues a plan file, and opening theirs.

mod files;
mod open;
mod proposed;
mod read;

use leptos::prelude::*;

pub use files::{OpenedFiles, TakeBack};
pub use open::{ChosenFiles, OpenFiles, Opened};
pub use proposed::DetailView;

use crate::history::Replica;
use crate::plan::EntityId;
use crate::ui::components::{Button, Look, PageHeading, Section, moment};
use crate::ui::workspace::workspace;
use crate::view::address::{Page, Route};

#[component]
pub fn Share(plan: EntityId, replica: ReadSignal<Replica>) -> impl IntoView {
    let title = Signal::derive(move || replica.with(|replica| replica.plan().about().title.clone()));
    let document = Route::Plan(plan.clone(), Page::Bring).to_string();
    let given = plan.clone();
    view! {
        <PageHeading title=Page::Share.title() of=title />
        <div class="govuk-grid-row">
            <Section id="give-title" title="Give colleagues your plan file" class="govuk-grid-column-one-half">
                <Give plan=given replica />
            </Section>
            <Section id="take-title" title="Open a colleague’s plan file" class="govuk-grid-column-one-half">
                <OpenFiles />
            </Section>
        </div>
        <Section id="document-title" title="Bring in a document">
            <p class="govuk-body">
                <a class="govuk-link" href=document>"Update this plan from a document"</a>
                ": a Word or Excel file, a CSV, or a table that you paste. You see what would change before anything does."
            </p>
        </Section>
        <OpenedFiles plan replica />
    }
}

/// The part with the download of the plan file.
#[component]
fn Give(plan: EntityId, replica: ReadSignal<Replica>) -> impl IntoView {
    let workspace = workspace();
    let one = plan.clone();
    let several = Memo::new(move |_| workspace.plans().len() > 1);
    let answers = Route::Plan(plan.clone(), Page::Conflicts).to_string();
    let age = move || match workspace.last_download(&plan) {
        Some(at) => {
            format!("Last downloaded {} ({}).", moment::ago(&at, workspace.today().get()), moment::in_words(&at))
        }
        None => "Not downloaded from this browser yet.".to_owned(),
    };
    let waiting = move || replica.with(|replica| replica.conflicts().len());
    view! {
        <p class="govuk-body">
            "The file holds the whole plan with its history. Send it by e-mail or Teams, or put it on a shared drive. \
            Whoever opens it gets your changes added to their own: nothing of theirs is overwritten."
        </p>
        <div class="govuk-button-group">
            <Button label="Download plan file" look=Look::Primary on_press=Callback::new(move |()| workspace.download(&one)) />
            <Show when=move || several.get()>
                <Button label="Download all plans in one file" on_press=Callback::new(move |()| workspace.download_all()) />
            </Show>
        </div>
        <p class="govuk-body-s">{age}" It is also your backup: this browser’s storage is on this computer only."</p>
        {move || (waiting() > 0).then(|| view! {
            <p class="govuk-body-s">
                "Two different answers wait in this plan. You can settle them first, or hand them over as they are: "
                <a class="govuk-link" href=answers.clone()>"see the two different answers"</a>"."
            </p>
        })}
    }
}

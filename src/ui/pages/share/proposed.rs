//! The changes a file would make to one plan, and the button that accepts them.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::files::TakeBack;
use crate::browser::focus;
use crate::history::ChangeId;
use crate::plan::EntityId;
use crate::text;
use crate::ui::components::{Banner, Button, FindNote, LongList, Look, Tone, numbered};
use crate::ui::workspace::{Submitted, workspace};
use crate::view::address::{Page, Route};
use crate::view::describe::{self, Detail};
use crate::view::incoming::{ProposedChanges, ProposedLine};
use crate::workspace::ProposedFile;

/// The id of the result of reading files: takes the keyboard when that changes.
pub(super) const RESULT: &str = "file-result";

/// The officer's decision on a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Open,
    Accepted,
    Declined,
}

/// One plan of the files that were read.
#[component]
pub fn ProposedFileView(proposal: ProposedFile) -> impl IntoView {
    let answer = RwSignal::new(Answer::Open);
    let proposal = StoredValue::new(proposal);
    let title = proposal.with_value(|proposal| format!("{}: what would change", proposal.title));
    let files = proposal.with_value(|proposal| proposal.files.clone());
    view! {
        <section class="app-offer">
            <h3 class="govuk-heading-s">{title}</h3>
            {files.into_iter().map(|file| view! { <p class="govuk-body-s app-offer__file">{file}</p> }).collect_view()}
            {move || match answer.get() {
                Answer::Open => view! { <Proposed proposal answer /> }.into_any(),
                Answer::Accepted => view! { <Accepted proposal /> }.into_any(),
                Answer::Declined => view! { <p class="govuk-body">"Not taken in. Nothing was changed."</p> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Proposed(proposal: StoredValue<ProposedFile>, answer: RwSignal<Answer>) -> impl IntoView {
    let workspace = workspace();
    let found = proposal.get_value();
    let proposed = found.proposed.clone();
    let set_aside =
        (!found.set_aside.is_empty()).then(|| view! { <SetAsideBanner set_aside=found.set_aside.clone() /> });
    if proposed.new == 0 {
        return view! { {set_aside} <NothingNew plan=found.plan undone=found.undone known=proposed.known /> }
            .into_any();
    }
    let accept = Callback::new(move |()| {
        workspace.accept_file(proposal.get_value().accepted(), move |submitted| {
            if submitted != Submitted::Refused {
                answer.set(Answer::Accepted);
                workspace.say("The file was taken in.");
                focus::soon_on_id(RESULT);
            }
        });
    });
    let decline = Callback::new(move |()| {
        answer.set(Answer::Declined);
        focus::soon_on_id(RESULT);
    });
    let by_hand = found.edited_by_hand.then(|| view! {
        <p class="govuk-body-s">"Somebody edited this file outside Hearth. What they changed shows as changed by “edited file”."</p>
    });
    view! {
        <Summary proposed=proposed.clone() />
        {set_aside}
        {by_hand}
        {(proposed.missing > 0).then(|| view! { <Missing /> })}
        {(!proposed.conflicts.is_empty()).then(|| view! { <Conflicts proposed=proposed.clone() /> })}
        <Lines lines=proposed.lines />
        <div class="govuk-button-group">
            <Button label="Take these changes in" look=Look::Primary on_press=accept />
            <Button label="Do not take them in" on_press=decline />
        </div>
    }
    .into_any()
}

/// Who made how many changes, new or known.
#[component]
fn Summary(proposed: ProposedChanges) -> impl IntoView {
    let by = proposed
        .by
        .iter()
        .map(|(name, number)| format!("{name} ({})", describe::grouped(*number)))
        .collect::<Vec<_>>()
        .join(", ");
    let by = if by.is_empty() { String::new() } else { format!(", reported by {by}") };
    let new = describe::count(proposed.new, "new change", "new changes");
    let known = match proposed.known {
        0 => String::new(),
        1 => " 1 change is here already.".to_owned(),
        known => format!(" {} changes are here already.", describe::grouped(known)),
    };
    let size = (proposed.size > 0).then(|| {
        format!(
            "This plan is not in this browser yet: it has {}. ",
            describe::count(proposed.size, "action", "actions")
        )
    });
    view! { <p class="govuk-body">{size}{new}{by}"."{known}</p> }
}

#[component]
fn Missing() -> impl IntoView {
    view! {
        <Banner title="Earlier changes are missing">
            <p>"These changes were made after others that are not in this file and not in this browser. They can be taken in all the \
            same. Ask the people named for their plan files, to have the rest."</p>
        </Banner>
    }
}

#[component]
fn SetAsideBanner(set_aside: Vec<String>) -> impl IntoView {
    view! {
        <Banner title="Part of the file was set aside" tone=Tone::Wrong>
            <p>"These changes do not match what their authors wrote: the file was altered or damaged. They are left out; everything \
            else can be taken in. Ask for a new copy of the file."</p>
            <details>
                <summary>{describe::count(set_aside.len(), "change set aside", "changes set aside")}</summary>
                <ul class="govuk-list govuk-list--bullet">
                    {set_aside.into_iter().take(50).map(|words| view! { <li>{words}</li> }).collect_view()}
                </ul>
            </details>
        </Banner>
    }
}

#[component]
fn Conflicts(proposed: ProposedChanges) -> impl IntoView {
    let each = |(thing, what): (String, String)| view! { <li><strong>{what}</strong>", "{thing}</li> };
    view! {
        <Banner title="Two different answers would wait for you">
            <p>"You and your colleagues answered these differently. Both answers are kept until one of you chooses."</p>
            <ul class="govuk-list govuk-list--bullet">{proposed.conflicts.into_iter().map(each).collect_view()}</ul>
        </Banner>
    }
}

/// The lines that would look different.
#[component]
fn Lines(lines: Vec<ProposedLine>) -> impl IntoView {
    let many = lines.len();
    let draw = Callback::new(move |at: usize| lines.get(at).cloned().map_or_else(|| ().into_any(), line_view));
    view! { <FindNote rows=many /><ul class="app-diff"><LongList name="proposed" keys=numbered(many) draw row_height=70.0 /></ul> }
}

fn line_view(line: ProposedLine) -> AnyView {
    let more = (line.more > 0).then(|| view! { <li>"and "{line.more}" more"</li> });
    view! {
        <li class="app-diff__line">
            <p class="app-diff__thing">{line.thing}</p>
            <ul class="app-diff__details">{line.details.into_iter().map(|detail| view! { <DetailView detail /> }).collect_view()}{more}</ul>
        </li>
    }
    .into_any()
}

/// One field, from what to what.
#[component]
pub fn DetailView(detail: Detail) -> impl IntoView {
    let name = [detail.thing.as_str(), detail.what.as_str()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join(": ");
    let name = (!name.is_empty()).then(|| view! { <span>{name}</span> ": " });
    let before = text::clipped(&detail.before, 300);
    let after = text::clipped(&detail.after, 300);
    let change = match (before.is_empty(), after.is_empty()) {
        (true, true) => view! { "made empty" }.into_any(),
        (true, false) => view! { <ins class="app-diff__after">{after}</ins> }.into_any(),
        (false, true) => view! { <del class="app-diff__before">{before}</del> " made empty" }.into_any(),
        (false, false) => {
            view! { <del class="app-diff__before">{before}</del> " is now " <ins class="app-diff__after">{after}</ins> }
                .into_any()
        }
    };
    view! { <li>{name}{change}</li> }
}

#[component]
fn NothingNew(plan: EntityId, undone: BTreeSet<ChangeId>, known: usize) -> impl IntoView {
    let workspace = workspace();
    let again = (!undone.is_empty()).then(|| {
        let press = Callback::new(move |()| workspace.undo_changes(&plan, undone.clone(), "Applied again"));
        view! {
            <p class="govuk-body">"Some of what it brought was undone here."</p>
            <Button label="Apply this file again" on_press=press />
        }
    });
    let known = describe::count(known, "change", "changes");
    view! { <p class="govuk-body">"Nothing new: this browser already has all "{known}" of this file."</p>{again} }
}

#[component]
fn Accepted(proposal: StoredValue<ProposedFile>) -> impl IntoView {
    let workspace = workspace();
    let found = proposal.get_value();
    let changes = found.new.clone();
    let link = |page| Route::Plan(found.plan.clone(), page).to_string();
    let (actions, answers) = (link(Page::Actions), link(Page::Conflicts));
    let conflicts = (!found.proposed.conflicts.is_empty())
        .then(|| view! { <p><a class="govuk-link" href=answers>"Choose between the two different answers"</a></p> });
    // A whole plan that was not here is not taken back change by change.
    let undo = (found.proposed.size == 0)
        .then(|| untrack(|| workspace.plan(&found.plan)))
        .flatten()
        .map(|replica| view! { <TakeBack plan=found.plan.clone() changes about=found.title.clone() replica /> });
    let count = describe::count(found.proposed.new, "change", "changes");
    view! {
        <Banner title="Taken in" tone=Tone::Done>
            <p>{count}" taken in. Your own changes are all still there."</p>
            {conflicts}
            <p><a class="govuk-link" href=actions>"Go to all actions"</a></p>
            {undo}
        </Banner>
    }
}

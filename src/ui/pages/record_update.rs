//! Recording an update: quick enough for 21 actions in ten minutes, by keyboard alone.

mod evidence;
mod fields;
mod inputs;

use leptos::prelude::*;

use super::action::Steps;
use super::drafts::{ChangedSince, FormDraft, OpenedForm, WithDraft};
use crate::browser::focus;
use crate::history::Replica;
use crate::plan::day;
use crate::plan::{EntityId, Kind};
use crate::ui::address::here;
use crate::ui::components::error_summary::ERROR_SUMMARY;
use crate::ui::components::{Button, ErrorSummary, Mistake, PageHeading, StatusTag};
use crate::ui::workspace::{Submitted, workspace};
use crate::view::action::{Action, action};
use crate::view::address::{Address, Page, Route};
use crate::view::form::UpdateForm;
use crate::view::line_index::LineIndex;
use crate::view::neighbours::neighbours;
use crate::view::query::{Query, UpdateDefaults};
use fields::Fields;
use inputs::Inputs;

#[component]
pub fn RecordUpdate(plan: EntityId, replica: ReadSignal<Replica>, line: EntityId) -> AnyView {
    let today = workspace().today().get_untracked();
    let shown = replica.with_untracked(|replica| action(replica, &line, today));
    let Some(shown) = shown else {
        return view! { <PageHeading title="This action is not in the plan" /> }.into_any();
    };
    let carried = here().query().with_untracked(|query| UpdateDefaults::read(query));
    let base = replica.with_untracked(|replica| UpdateForm::new(replica.plan(), &line, today));
    let base = UpdateForm {
        position_at: carried.position_at.map_or(base.position_at, |day| day.to_string()),
        on_behalf_of: carried.on_behalf_of,
        ..base
    };
    let draft = FormDraft::of(&format!("update/{plan}/{line}"));
    let caption = format!("{} {}", shown.row.reference, shown.row.text);
    let (steps, of) = (line.clone(), plan.clone());
    let form = {
        let draft = draft.clone();
        move |opened: OpenedForm<UpdateForm>, changed_since: bool| {
            view! {
                {changed_since.then(|| view! { <ChangedSince /> })}
                <Form plan=plan.clone() replica line=line.clone() draft=draft.clone() opened />
            }
            .into_any()
        }
    };
    view! {
        <Steps plan=of replica line=steps />
        <div class="app-line-heading">
            <PageHeading title="Record an update" caption=Signal::stored(caption) />
        </div>
        <div class="app-columns">
            <div class="app-columns__main"><WithDraft draft replica base form /></div>
            <div class="app-columns__side"><Beside shown /></div>
        </div>
    }
    .into_any()
}

/// The facts about the line, beside the form.
#[component]
fn Beside(shown: Action) -> AnyView {
    let row = shown.row;
    let leads = row.leads.iter().map(|lead| lead.name.as_str()).collect::<Vec<_>>().join(", ");
    let due = row.standing_in_words();
    let timeframe = if row.timeframe.is_empty() { "None is published".to_owned() } else { row.timeframe };
    let last = shown.updates.into_iter().next().map(|update| {
        let day = update.position_at.map(day::in_words).unwrap_or_default();
        view! {
            <h2 class="govuk-heading-s">"Last update"</h2>
            <p class="govuk-body-s">{day} ", " {update.by} ": " {update.text}</p>
        }
    });
    view! {
        <div class="app-beside">
            <p class="govuk-body-s"><StatusTag word=row.status.word shape=row.status.shape /></p>
            <p class="govuk-body-s"><strong>"Timeframe: "</strong> {timeframe} " " <span class="app-due">{due}</span></p>
            <p class="govuk-body-s"><strong>"Leads: "</strong> {leads}</p>
            {last}
        </div>
    }
    .into_any()
}

#[component]
fn Form(
    plan: EntityId,
    replica: ReadSignal<Replica>,
    line: EntityId,
    draft: FormDraft,
    opened: OpenedForm<UpdateForm>,
) -> AnyView {
    let (here, workspace) = (here(), workspace());
    // The answers the form showed when it opened. Sending it replaces these and no others.
    let seen = replica.with_untracked(|replica| replica.history().basis_at([&line], &opened.heads));
    let list = here.query().with_untracked(|query| Query::read(query));
    let beside = |index: &LineIndex| replica.with_untracked(|replica| neighbours(replica.plan(), index, &list, &line));
    let next = workspace.line_index(&plan).with_untracked(|index| index.as_ref().and_then(beside));
    let next = next.and_then(|beside| beside.next);
    let has_next = next.is_some();
    let inputs = Inputs::of(&opened.form);
    draft.keep(opened.base, opened.heads, move || inputs.gather());
    let mistakes = RwSignal::new(Vec::<Mistake>::new());
    let addresses = StoredValue::new((plan.clone(), line.clone(), next, list.to_string()));
    let send = Callback::new(move |go_on: bool| {
        let form = inputs.gather();
        let problems =
            replica.with_untracked(|replica| form.problems(replica.plan(), workspace.today().get_untracked()));
        mistakes.set(problems.iter().map(|problem| Mistake::new(problem.at, problem.words)).collect());
        if !problems.is_empty() {
            focus::soon_on_id(ERROR_SUMMARY);
            return;
        }
        let Some(edit) = form.edit(&line, workspace.now(), &mut |kind: &Kind| workspace.new_id(kind)) else { return };
        let draft = draft.clone();
        workspace.submit(&plan, edit, Some(&seen), "", move |submitted| {
            if submitted != Submitted::Refused {
                draft.drop();
                workspace.say("Update recorded.");
                here.go_to(&addresses.with_value(|to| onwards(to, go_on, &form)));
            }
        });
    });
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send.run(has_next);
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send.run(has_next);
    };
    view! {
        <ErrorSummary mistakes />
        <form class="app-form" novalidate on:submit=submit on:keydown=keys>
            <Fields replica inputs mistakes />
            <div class="govuk-button-group">
                <button type="submit" class="govuk-button">{if has_next { "Save and next" } else { "Save" }}</button>
                {has_next.then(|| view! { <Button label="Save" on_press=Callback::new(move |()| send.run(false)) /> })}
            </div>
            <p class="govuk-hint app-wide-only">"Ctrl and Enter together save from anywhere in the form."</p>
        </form>
    }
    .into_any()
}

/// The page after saving: the form of the next line, with the same date and on the same behalf, or the line.
fn onwards(to: &(EntityId, EntityId, Option<EntityId>, String), go_on: bool, form: &UpdateForm) -> Address {
    let (plan, line, next, list) = to;
    match next.as_ref().filter(|_| go_on) {
        Some(next) => {
            let on_behalf_of = form.on_behalf_of.trim().to_owned();
            let carried = UpdateDefaults { position_at: form.position_at.parse().ok(), on_behalf_of };
            Address { route: Route::Plan(plan.clone(), Page::RecordUpdate(next.clone())), query: carried.after(list) }
        }
        None => Address { route: Route::Plan(plan.clone(), Page::Line(line.clone())), query: list.clone() },
    }
}

//! Editing or adding a commitment or action.

use leptos::prelude::*;

use super::Purpose;
use super::inputs::LineInputs;
use super::leads::LeadsField;
use super::list::ListField;
use super::sending::{Frame, Sending};
use super::timeframe::TimeframeField;
use crate::history::Replica;
use crate::plan::status::Stage;
use crate::plan::{EntityId, Kind};
use crate::ui::address::here;
use crate::ui::components::{Checkbox, Checkboxes, Select, TextArea, TextField};
use crate::ui::pages::drafts::{FormDraft, OpenedForm, WithDraft};
use crate::ui::workspace::workspace;
use crate::view::address::{Address, Page, Route};
use crate::view::form::LineForm;
use crate::view::query::Query;
use crate::view::row::{Tag, tags};

/// The form, or an earlier draft of it.
#[component]
pub(super) fn EditLine(plan: EntityId, replica: ReadSignal<Replica>, purpose: Purpose) -> AnyView {
    let id = purpose.id();
    let blank = LineForm::blank(&id.kind());
    let base = replica.with_untracked(|replica| LineForm::of(replica.plan(), id)).unwrap_or(blank);
    let lists = base.points.0.iter().chain(&base.outcomes.0).filter_map(|wording| wording.id.as_ref());
    let shown = std::iter::once(id).chain(lists).cloned().collect();
    let draft = FormDraft::of(&purpose.draft(&plan));
    let list = here().query().with_untracked(|query| Query::read(query).to_string());
    let is_line =
        replica.with_untracked(|replica| replica.plan().item(id).is_some_and(|item| item.tracked_line().is_some()));
    let back = match is_line {
        true => Address { route: Route::Plan(plan.clone(), Page::Line(id.clone())), query: list },
        false => Address { route: Route::Plan(plan.clone(), Page::Structure), query: String::new() },
    };
    let sending = Sending::new(plan, replica, shown, draft.clone(), back);
    let form = move |opened: OpenedForm<LineForm>, changed_since: bool| {
        view! { <Form replica sending=sending.opened(&opened) purpose=purpose.clone() opened changed_since /> }
            .into_any()
    };
    view! { <WithDraft draft replica base form /> }.into_any()
}

#[component]
fn Form(
    replica: ReadSignal<Replica>,
    sending: Sending,
    purpose: Purpose,
    opened: OpenedForm<LineForm>,
    changed_since: bool,
) -> AnyView {
    let OpenedForm { base, form, heads } = opened;
    let workspace = workspace();
    let inputs = LineInputs::of(&form);
    sending.draft.keep(base.clone(), heads, move || inputs.gather());
    let changes = matches!(purpose, Purpose::Change(_));
    let is_commitment = purpose.id().kind() == Kind::Commitment;
    let on_send = {
        let sending = sending.clone();
        move |()| {
            let form = untrack(move || inputs.gather());
            let fresh = &mut |kind: &Kind| workspace.new_id(kind);
            let (problems, edits) = replica.with_untracked(|replica| {
                let plan = replica.plan();
                let edits = match &purpose {
                    Purpose::Change(id) => form.edits(&base, plan, id, fresh),
                    Purpose::Add { id, under } => form.addition(plan, under, id, fresh),
                };
                let mut problems = form.problems(plan);
                problems.extend(form.wants_reason(&base, plan, &sending.why.get_untracked()));
                (problems, edits)
            });
            sending.send(&problems, edits);
        }
    };
    let error = sending.wrong("text");
    let timeframe = sending.clone();
    view! {
        <Frame sending changed_since asks_why=changes on_send>
            <TextField id="reference" label="Reference" value=inputs.reference width="govuk-input--width-5" />
            <TextArea id="text" label=if is_commitment { "Commitment" } else { "Action" } value=inputs.text error />
            {is_commitment.then(|| view! { <Tracked inputs /> })}
            <Show when=move || inputs.tracked.get()>
                <LeadsField replica inputs />
                <TimeframeField replica inputs sending=timeframe.clone() />
                {changes.then(|| view! { <StatusOf replica inputs /> })}
                <TextField id="responsibility" label="Responsibility as published" value=inputs.responsibility />
                <ListField id="points" legend="Points" one="point" list=inputs.points />
                <ListField id="outcomes" legend="Outcomes" one="outcome" list=inputs.outcomes />
            </Show>
            <TextArea id="published" label="Wording as published" hint="The exact words of the adopted document." value=inputs.published />
        </Frame>
    }
    .into_any()
}

/// The box that has a commitment reported on itself.
#[component]
fn Tracked(inputs: LineInputs) -> AnyView {
    view! {
        <div class="govuk-form-group">
            <Checkboxes>
                <Checkbox id="tracked" ticked=inputs.tracked on_tick=move |ticked| inputs.tracked.set(ticked)>
                    "This commitment has no actions and is reported on itself"
                </Checkbox>
            </Checkboxes>
        </div>
    }
    .into_any()
}

/// The status, to correct it. Progress is reported in an update.
#[component]
fn StatusOf(replica: ReadSignal<Replica>, inputs: LineInputs) -> AnyView {
    let all =
        replica.with_untracked(|replica| tags(replica.plan()).into_iter().map(|(_, tag)| tag).collect::<Vec<_>>());
    let unreported = all.iter().find(|tag| tag.stage == Stage::None).and_then(|tag| tag.id.clone());
    let unreported = StoredValue::new(unreported);
    let words = |id: Option<EntityId>| id.map(|id| id.to_string()).unwrap_or_default();
    let choices = all.into_iter().map(|tag: Tag| (words(tag.id), tag.word)).collect::<Vec<_>>();
    let value = Signal::derive(move || words(inputs.status.get().or_else(|| unreported.get_value())));
    let choose = move |id: String| {
        let chosen = EntityId::try_from(id).ok();
        inputs.status.set(chosen.filter(|id| unreported.with_value(|none| none.as_ref() != Some(id))));
    };
    view! {
        <div class="govuk-form-group">
            <Select
                id="status" label="Status" choices value on_choose=choose
                hint="To report progress, record an update instead: it keeps the date and what happened."
            />
        </div>
    }
    .into_any()
}

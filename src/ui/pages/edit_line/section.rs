//! Editing or adding a section.

use leptos::prelude::*;

use super::Purpose;
use super::inputs::ListInputs;
use super::list::ListField;
use super::sending::{Frame, Sending};
use crate::history::Replica;
use crate::plan::{EntityId, Kind};
use crate::ui::components::{TextArea, TextField};
use crate::ui::pages::drafts::{FormDraft, OpenedForm, WithDraft};
use crate::ui::workspace::workspace;
use crate::view::address::{Address, Page, Route};
use crate::view::form::SectionForm;

/// The form, or an earlier draft of it.
#[component]
pub(super) fn EditSection(plan: EntityId, replica: ReadSignal<Replica>, purpose: Purpose) -> AnyView {
    let base = replica.with_untracked(|replica| SectionForm::of(replica.plan(), purpose.id())).unwrap_or_default();
    let connections = base.connections.0.iter().filter_map(|wording| wording.id.as_ref());
    let shown = std::iter::once(purpose.id()).chain(connections).cloned().collect();
    let draft = FormDraft::of(&purpose.draft(&plan));
    let back = Address { route: Route::Plan(plan.clone(), Page::Structure), query: String::new() };
    let sending = Sending::new(plan, replica, shown, draft.clone(), back);
    let form = move |opened: OpenedForm<SectionForm>, changed_since: bool| {
        view! { <Form sending=sending.opened(&opened) purpose=purpose.clone() opened changed_since /> }.into_any()
    };
    view! { <WithDraft draft replica base form /> }.into_any()
}

#[component]
fn Form(sending: Sending, purpose: Purpose, opened: OpenedForm<SectionForm>, changed_since: bool) -> AnyView {
    let OpenedForm { base, form, heads } = opened;
    let workspace = workspace();
    let (number, title) = (RwSignal::new(form.number), RwSignal::new(form.title));
    let objective = RwSignal::new(form.objective);
    let connections = ListInputs::of(&form.connections);
    let gather = move || SectionForm {
        number: number.get(),
        title: title.get(),
        objective: objective.get(),
        connections: connections.gather(),
    };
    sending.draft.keep(base.clone(), heads, gather);
    let error = sending.wrong("title");
    let changes = matches!(purpose, Purpose::Change(_));
    let on_send = {
        let sending = sending.clone();
        move |()| {
            let form = untrack(gather);
            let fresh = &mut |kind: &Kind| workspace.new_id(kind);
            let edits = match &purpose {
                Purpose::Change(id) => form.edits(&base, id, fresh),
                Purpose::Add { id, under } => form.addition(under, id, fresh),
            };
            sending.send(&form.problems(), edits);
        }
    };
    view! {
        <Frame sending changed_since asks_why=changes on_send>
            <TextField id="number" label="Number" value=number width="govuk-input--width-5" />
            <TextField id="title" label="Title" value=title error />
            <TextArea id="objective" label="Objective" value=objective />
            <ListField id="connections" legend="Connections to other plans" one="connection" list=connections />
        </Frame>
    }
    .into_any()
}

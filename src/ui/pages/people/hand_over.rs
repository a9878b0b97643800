//! Successors of a party, and reassigning its open lines to them.

use leptos::prelude::*;

use super::named::{Named, NamedField};
use super::submit::{row_id, submit};
use super::{PeopleContext, says};
use crate::browser::focus;
use crate::plan::edit::Edit;
use crate::plan::succession::{all_to, hand_over, keep_on, succeed};
use crate::plan::{EntityId, PartyKind, Plan};
use crate::ui::components::{Button, Look};
use crate::ui::pages::fields::{DateField, read_day};
use crate::view::people::{PartyRow, Succession};

/// The successors, and a form to record one.
#[component]
pub(super) fn HandOver(context: PeopleContext, row: Memo<Option<PartyRow>>, id: StoredValue<EntityId>) -> AnyView {
    let heirs =
        Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.succeeded_by.clone()).unwrap_or_default()));
    let open = Memo::new(move |_| row.with(|row| row.as_ref().and_then(says::to_hand_over)));
    let each = move || heirs.get();
    let key = |one: &Succession| (one.who.clone(), one.on, one.in_place);
    view! {
        <div class="app-people__part">
            <h3 class="govuk-heading-s app-people__heading">"Succeeded by"</h3>
            <ul class="app-people__list">
                <For each=each key let:one><Heir context one open id /></For>
            </ul>
            <Form context open id />
        </div>
    }
    .into_any()
}

/// One successor, with buttons to hand over and to withdraw.
#[component]
fn Heir(context: PeopleContext, one: Succession, open: Memo<Option<String>>, id: StoredValue<EntityId>) -> AnyView {
    let heir = StoredValue::new(one.who.clone());
    let hand = Callback::new(move |()| {
        let heir = heir.get_value();
        let edit = context.replica.with_untracked(|replica| all_lines(replica.plan(), &id.get_value(), &heir.id));
        let says = format!("{} handed over to {}.", open.get_untracked().unwrap_or_default(), heir.name);
        submit(context, edit, says, row_id(id), || {});
    });
    let back = Callback::new(move |()| {
        let heir = heir.get_value();
        let edit = context.replica.with_untracked(|replica| not_succeeded(replica.plan(), &id.get_value(), &heir.id));
        let says = format!("{} does not take the place. The lines stay where they are.", heir.name);
        submit(context, edit, says, row_id(id), || {});
    });
    let (about, name) = (one.who.name.clone(), one.who.name.clone());
    let label = Signal::derive(move || format!("Hand {} over", open.get().unwrap_or_default()));
    view! {
        <li class="app-people__row">
            <span class="app-people__text">{says::succession(&one)}</span>
            <span class="app-people__buttons">
                <Show when=move || open.with(Option::is_some)>
                    <Button label look=Look::Compact about=format!("to {name}") on_press=hand />
                </Show>
                " " <Button label="Take this back" look=Look::Compact about on_press=back />
            </span>
        </li>
    }
    .into_any()
}

/// The form for a successor, who is recorded and given the open lines in one change.
#[component]
fn Form(context: PeopleContext, open: Memo<Option<String>>, id: StoredValue<EntityId>) -> AnyView {
    let kind = context
        .replica
        .with_untracked(|replica| id.with_value(|id| replica.plan().party(id).map(|party| party.kind.clone())));
    let named = Named::nobody(kind.unwrap_or(PartyKind::Team));
    let (on, wrong) =
        (RwSignal::new(context.workspace.today().get_untracked().to_string()), RwSignal::new(None::<String>));
    let (who, when) = id.with_value(|id| (format!("heir-{id}"), format!("heir-on-{id}")));
    let (who, when) = (StoredValue::new(who), StoredValue::new(when));
    let record = move |with_lines: bool| {
        let Ok(on) = read_day(on) else {
            wrong.set(Some("Give the day as a date, or leave it empty".to_owned()));
            focus::on_id(&when.get_value());
            return;
        };
        wrong.set(None);
        let read = context.replica.with_untracked(|replica| {
            let (heir, known) = named.read(replica.plan())?;
            let own = id.get_value();
            // Nobody succeeds themselves, under any name.
            if replica.plan().party_index().are_one(&own, &heir) {
                return None;
            }
            let lines = with_lines.then(|| all_lines(replica.plan(), &own, &heir));
            let edits = known.into_iter().chain([succeed(&own, &heir, on)]).chain(lines);
            Some(Edit::All(edits.collect()))
        });
        let Some(edit) = read else {
            named.tell(Some("Choose who takes over, or type a new name"));
            focus::on_id(&who.get_value());
            return;
        };
        named.tell(None);
        let name = named.name.with_untracked(|name| name.trim().to_owned());
        let words = match open.get_untracked() {
            Some(what) if with_lines => format!("{name} takes over, and {what} went over in one change."),
            _ => format!("{name} takes over. No line was changed."),
        };
        submit(context, edit, words, row_id(id), move || named.clear());
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        record(true);
    };
    let only = Callback::new(move |()| record(false));
    let label = move || match open.get() {
        None => "Record who takes over".to_owned(),
        Some(what) => format!("Record this and hand {what} over"),
    };
    view! {
        <form novalidate on:submit=send>
            <div class="app-people__fields">
                <NamedField context id=who.get_value() label="Who takes over" named />
                <DateField id=when.get_value() label="From" value=on error=wrong />
            </div>
            <p class="govuk-body-s app-people__note">
                "What is complete or closed keeps the name of who did it. It is one change: Undo takes all of it back."
            </p>
            <button type="submit" class="app-button-compact">{label}</button> " "
            <Show when=move || open.with(Option::is_some)><Button label="Only record it" look=Look::Compact on_press=only /></Show>
        </form>
    }
    .into_any()
}

/// The edit that reassigns every open line.
fn all_lines(plan: &Plan, own: &EntityId, heir: &EntityId) -> Edit {
    hand_over(plan, own, &all_to(plan, own, heir))
}

/// The edit that withdraws a succession, under any of the names it was recorded with.
fn not_succeeded(plan: &Plan, own: &EntityId, heir: &EntityId) -> Edit {
    let index = plan.party_index();
    let mut edits = Vec::new();
    for old in index.all(own) {
        let recorded = plan.party(&old).into_iter().flat_map(|party| &party.successors);
        let recorded = recorded.filter(|one| index.are_one(&one.party, heir));
        edits.extend(recorded.map(|one| keep_on(&old, &one.party)));
    }
    Edit::All(edits)
}

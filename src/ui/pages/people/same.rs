//! Joining two names into one, and separating them again.

use leptos::prelude::*;

use super::likely::join;
use super::named::{Named, NamedField};
use super::submit::submit;
use super::{PeopleContext, SUMMARY};
use crate::browser::focus;
use crate::plan::same::part;
use crate::plan::{EntityId, PartyKind};
use crate::ui::components::{Button, Look};
use crate::view::people::{PartyRow, Who};

/// The names joined with it, and a field for another.
#[component]
pub(super) fn SameAs(context: PeopleContext, row: Memo<Option<PartyRow>>, id: StoredValue<EntityId>) -> AnyView {
    let joined = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.joined.clone()).unwrap_or_default()));
    let named = Named::nobody(PartyKind::Person);
    let box_id = StoredValue::new(id.with_value(|id| format!("same-{id}")));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(own) = row.with_untracked(|row| row.as_ref().map(|row| row.who.clone())) else { return };
        let other = context.replica.with_untracked(|replica| {
            let plan = replica.plan();
            let other = named.name.with_untracked(|name| plan.party_named(name).cloned())?;
            // They are joined already, under this name or another.
            let is_new = !plan.party_index().are_one(&own.id, &other);
            let name = plan.party(&other)?.name.clone();
            is_new.then_some(Who { name, id: other })
        });
        let Some(other) = other else {
            named.tell(Some("Choose another name that is in this plan"));
            focus::on_id(&box_id.get_value());
            return;
        };
        join(context, &own, &other, move || named.clear());
    };
    view! {
        <form class="app-people__part" novalidate on:submit=send>
            <h3 class="govuk-heading-s app-people__heading">"One under several names"</h3>
            <ul class="app-people__list">
                <For each=move || joined.get() key=|who| who.id.clone() let:who><Joined context who /></For>
            </ul>
            <div class="app-people__fields">
                <NamedField context id=box_id.get_value() label="Another name of the same" named new=false />
                <button type="submit" class="app-button-compact">"These are one"</button>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Joined(context: PeopleContext, who: Who) -> AnyView {
    let (id, name) = (who.id.clone(), who.name.clone());
    let part = Callback::new(move |()| {
        let edit = context.replica.with_untracked(|replica| part(replica.plan(), &id));
        submit(context, edit, format!("{name} stands alone again."), SUMMARY.to_owned(), || {});
    });
    view! {
        <li class="app-people__row">
            <span class="app-people__text">"Said to be one with " {who.name.clone()}</span>
            <Button label="Part them" look=Look::Compact about=who.name on_press=part />
        </li>
    }
    .into_any()
}

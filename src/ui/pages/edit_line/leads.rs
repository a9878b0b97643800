//! The leads of a line. Known people and teams are suggested; new names are added to the plan.

use leptos::prelude::*;

use super::inputs::{LeadInput, LineInputs};
use crate::browser::focus;
use crate::history::Replica;
use crate::plan::{PartyKind, Role};
use crate::text::compared;
use crate::ui::components::{Button, Look, Select};
use crate::ui::pages::fields::{NewKind, Suggested};
use crate::view::form::LeadForm;

/// The list of leads, with a button to add one.
#[component]
pub(super) fn LeadsField(replica: ReadSignal<Replica>, inputs: LineInputs) -> AnyView {
    let names = replica.with_untracked(|replica| {
        replica.plan().parties().into_iter().map(|(_, party)| party.name.clone()).collect::<Vec<_>>()
    });
    let names = StoredValue::new(names);
    let add = Callback::new(move |()| {
        let role = inputs.leads.with_untracked(|all| if all.is_empty() { Role::Accountable } else { Role::Supporting });
        let number = inputs.add_lead(&LeadForm::new("", role, PartyKind::Person));
        focus::soon_on_id(format!("lead-{number}"));
    });
    view! {
        <fieldset class="govuk-fieldset app-list-field" id="leads" tabindex="-1">
            <legend class="govuk-fieldset__legend">"Leads"</legend>
            <For each=move || inputs.leads.get() key=|input| input.number let:input>
                <OneLead inputs input names />
            </For>
            <Button label="Add a lead" look=Look::Compact on_press=add />
        </fieldset>
    }
    .into_any()
}

#[component]
fn OneLead(inputs: LineInputs, input: LeadInput, names: StoredValue<Vec<String>>) -> AnyView {
    let number = input.number;
    let remove = Callback::new(move |()| {
        inputs.leads.update(|all| all.retain(|other| other.number != number));
        focus::soon_on_id("leads");
    });
    let name = if input.was_there() {
        view! { <p class="govuk-body app-lead__name">{move || input.name.get()}</p> }.into_any()
    } else {
        let names = names.get_value();
        view! { <Suggested id=format!("lead-{number}") label="Name of the person or team" value=input.name names /> }
            .into_any()
    };
    let about = input.name.get_untracked();
    view! {
        <div class="app-lead">
            <div class="app-lead__who">{name} <Confirm input /></div>
            <KindOf input names />
            <RoleOf input />
            <Button label="Remove" look=Look::Compact about on_press=remove />
        </div>
    }
    .into_any()
}

/// The question about a lead that the published words leave open.
#[component]
fn Confirm(input: LeadInput) -> AnyView {
    let confirm = Callback::new(move |()| input.unconfirmed.set(false));
    view! {
        <Show when=move || input.unconfirmed.get()>
            <strong class="app-flag">"To confirm"</strong> " "
            <Button label="This is right" look=Look::Compact about=input.name.get_untracked() on_press=confirm />
        </Show>
    }
    .into_any()
}

/// The choice of the role.
#[component]
fn RoleOf(input: LeadInput) -> AnyView {
    let id = format!("lead-role-{}", input.number);
    let own = input.role.get_untracked();
    let mut roles = Role::ALL.to_vec();
    if !roles.contains(&own) {
        roles.push(own);
    }
    let choices = roles.iter().map(|role| (role.to_string(), role.label().to_owned())).collect::<Vec<_>>();
    let value = Signal::derive(move || input.role.with(Role::to_string));
    let choose = move |role: String| input.role.set(Role::from(role.as_str()));
    view! { <div class="govuk-form-group"><Select id label="Role" choices value on_choose=choose /></div> }.into_any()
}

/// The choice of the kind (person, team …), for names new to the plan.
#[component]
fn KindOf(input: LeadInput, names: StoredValue<Vec<String>>) -> AnyView {
    let is_new = Memo::new(move |_| {
        let name = input.name.with(|name| compared(name));
        !input.was_there()
            && !name.is_empty()
            && !names.with_value(|names| names.iter().any(|known| compared(known) == name))
    });
    view! { <NewKind id=format!("lead-kind-{}", input.number) kind=input.kind is_new /> }.into_any()
}

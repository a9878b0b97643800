//! Fields that several forms share.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::plan::{PartyKind, day};
use crate::ui::components::Select;
use crate::ui::components::field::{Group, described};

/// A date field.
#[component]
pub(super) fn DateField(
    /// The id of the field.
    #[prop(into)]
    id: String,
    /// The label of the field.
    label: &'static str,
    /// The hint under the label.
    #[prop(optional)]
    hint: &'static str,
    /// The date, as "2026-03-31".
    value: RwSignal<String>,
    /// The error message, if there is one.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> AnyView {
    let input = id.clone();
    view! {
        <Group id label hint error>
            <input
                class="govuk-input app-date" type="date" id=input.clone() aria-describedby=described(&input)
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))
            />
        </Group>
    }
    .into_any()
}

/// The day in a date field; `None` if the field is empty.
pub(super) fn read_day(value: RwSignal<String>) -> Result<Option<NaiveDate>, ()> {
    let words = value.get_untracked();
    match words.trim() {
        "" => Ok(None),
        words => day::read(words).map(Some).ok_or(()),
    }
}

/// A field for a name that suggests those the plan knows.
#[component]
pub(super) fn Suggested(
    /// The id of the field.
    #[prop(into)]
    id: String,
    /// The label of the field.
    label: &'static str,
    /// The text in the field.
    value: RwSignal<String>,
    /// The names the plan knows.
    names: Vec<String>,
    /// The error message, if there is one.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> AnyView {
    let (input, list) = (id.clone(), format!("{id}-names"));
    let options = names.into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    view! {
        <Group id label error>
            <input
                class="govuk-input" type="text" id=input.clone() list=list.clone() autocomplete="off"
                aria-describedby=described(&input) aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))
            />
            <datalist id=list>{options}</datalist>
        </Group>
    }
    .into_any()
}

/// The choice of the kind (person, team …) of a name that is new to the plan.
#[component]
pub(super) fn NewKind(
    /// The id of the field.
    id: String,
    /// The present choice.
    kind: RwSignal<PartyKind>,
    /// True if the name is new to the plan.
    is_new: Memo<bool>,
) -> AnyView {
    let id = StoredValue::new(id);
    let choices = PartyKind::ALL.map(|kind| (kind.word().to_owned(), kind.label().to_owned())).to_vec();
    let choices = Signal::stored(choices);
    let value = Signal::derive(move || kind.with(|kind| kind.word().to_owned()));
    let choose = move |word: String| kind.set(PartyKind::from(word));
    view! {
        <Show when=move || is_new.get()>
            <div class="govuk-form-group">
                <Select id=id.get_value() label="New to this plan. Is it a" choices value on_choose=choose />
            </div>
        </Show>
    }
    .into_any()
}

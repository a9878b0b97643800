//! Boxes that several forms of a plan have.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::plan::{PartyKind, day};
use crate::ui::components::Select;
use crate::ui::components::field::{Group, described};

/// A date.
#[component]
pub(super) fn DateField(
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// What date.
    label: &'static str,
    /// More about it.
    #[prop(optional)]
    hint: &'static str,
    /// The date, as "2026-03-31".
    value: RwSignal<String>,
    /// What is wrong with it.
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

/// The day in a date's box; none where the box is empty.
pub(super) fn read_day(value: RwSignal<String>) -> Result<Option<NaiveDate>, ()> {
    let words = value.get_untracked();
    match words.trim() {
        "" => Ok(None),
        words => day::read(words).map(Some).ok_or(()),
    }
}

/// A name, with those the plan knows to choose from.
#[component]
pub(super) fn Suggested(
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// Whose name.
    label: &'static str,
    /// The name.
    value: RwSignal<String>,
    /// The names the plan knows.
    names: Vec<String>,
    /// What is wrong with it.
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

/// Whether it is a person, a team …: asked of a name that the plan does not know.
#[component]
pub(super) fn NewKind(
    /// Its id in the page.
    id: String,
    /// The kind that is chosen.
    kind: RwSignal<PartyKind>,
    /// Whether the name is new.
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

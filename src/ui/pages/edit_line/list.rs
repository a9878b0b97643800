//! Lists of points, outcomes and connections: one input each, with buttons to move and remove it.

use leptos::prelude::*;

use super::inputs::{ListInputs, WordingInput};
use crate::browser::focus;
use crate::ui::components::{Button, Look};
use crate::view::form::Wording;

/// A list of inputs, with a button to add one.
#[component]
pub(super) fn ListField(
    id: &'static str,
    legend: &'static str,
    /// The word for one of them.
    one: &'static str,
    list: ListInputs,
) -> AnyView {
    let add = Callback::new(move |()| {
        let number = list.add(&Wording::default());
        focus::soon_on_id(format!("{id}-{number}"));
    });
    view! {
        <fieldset class="govuk-fieldset app-list-field" id=id tabindex="-1">
            <legend class="govuk-fieldset__legend">{legend}</legend>
            <For each=move || list.all.get() key=|input| input.number let:input>
                <WordingField id one list input />
            </For>
            <Button label=format!("Add {}", with_article(one)) look=Look::Compact on_press=add />
        </fieldset>
    }
    .into_any()
}

#[component]
fn WordingField(id: &'static str, one: &'static str, list: ListInputs, input: WordingInput) -> AnyView {
    let number = input.number;
    let place = move || list.all.with(|all| all.iter().position(|other| other.number == number).map_or(0, |at| at + 1));
    let count = move || list.all.with(Vec::len);
    let own = format!("{id}-{number}");
    let shift = move |down: bool| {
        list.shift(number, down);
        focus::soon_on_id(format!("{id}-{}-{number}", if down { "down" } else { "up" }));
    };
    let remove = move |_| {
        list.remove(number);
        focus::soon_on_id(id);
    };
    let about = move |what: &'static str| move || format!("{what} {one} {}", place());
    view! {
        <div class="app-list-field__item">
            <label class="govuk-visually-hidden" for=own.clone()>{about("Wording of")}</label>
            <textarea
                class="govuk-textarea app-list-field__box" id=own rows="2" prop:value=move || input.text.get()
                on:input=move |event| input.text.set(event_target_value(&event))
            ></textarea>
            <div class="app-list-field__buttons">
                <button
                    type="button" class="app-button-compact" id=format!("{id}-up-{number}") aria-label=about("Move up")
                    aria-disabled=move || (place() == 1).then_some("true") on:click=move |_| shift(false)
                >"Up"</button>
                <button
                    type="button" class="app-button-compact" id=format!("{id}-down-{number}") aria-label=about("Move down")
                    aria-disabled=move || (place() == count()).then_some("true") on:click=move |_| shift(true)
                >"Down"</button>
                <button type="button" class="app-button-compact" aria-label=about("Remove") on:click=remove>"Remove"</button>
            </div>
        </div>
    }
    .into_any()
}

fn with_article(one: &str) -> String {
    let article = if one.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {one}")
}

//! Tick boxes, alone or in groups.

use leptos::prelude::*;

use crate::ui::dynamic::dyn_bool;

/// The frame around one or more [`Checkbox`]es.
#[component]
pub fn Checkboxes(
    /// Another class of the frame.
    #[prop(optional)]
    class: &'static str,
    /// The boxes inside.
    children: Children,
) -> AnyView {
    let class = ["govuk-checkboxes govuk-checkboxes--small ", class].concat();
    view! { <div class=class.trim().to_owned()>{children()}</div> }.into_any()
}

/// A tick box inside [`Checkboxes`].
#[component]
pub fn Checkbox(
    /// The id of the box.
    #[prop(into)]
    id: String,
    /// True if it is ticked.
    #[prop(into)]
    ticked: Signal<bool>,
    /// Called when it is ticked or unticked.
    #[prop(into)]
    on_tick: Callback<bool>,
    /// The label beside the box.
    children: Children,
) -> AnyView {
    view! {
        <div class="govuk-checkboxes__item">
            <input
                class="govuk-checkboxes__input" type="checkbox" id=id.clone() prop:checked=dyn_bool(move || ticked.get())
                on:change=move |event| on_tick.run(event_target_checked(&event))
            />
            <label class="govuk-label govuk-checkboxes__label" for=id>{children()}</label>
        </div>
    }
    .into_any()
}

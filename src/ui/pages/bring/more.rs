//! Long lists, of which more is drawn when it is asked for, so that the page never stops.

use leptos::prelude::*;

use crate::ui::components::{Button, Look};
use crate::view::told;

/// How many more are drawn at a time.
const MORE: usize = 200;

/// A list of so many, each drawn by its number from 0.
#[component]
pub(super) fn Listed(
    /// How many there are.
    many: usize,
    /// Draws one, as a list item.
    draw: Callback<usize, AnyView>,
    /// How many are drawn at first.
    first: usize,
    /// The classes of the list.
    class: &'static str,
) -> AnyView {
    let shown = RwSignal::new(first);
    let left = move || many.saturating_sub(shown.get());
    let more_to_come = move || left() > 0;
    let label = Signal::derive(move || format!("Show {} more", told::grouped(left().min(MORE))));
    let more = Callback::new(move |()| shown.update(|shown| *shown += MORE));
    view! {
        <ul class=class>
            <For each=move || 0..shown.get().min(many) key=|at| *at let:at>{draw.run(at)}</For>
        </ul>
        <Show when=more_to_come>
            <p class="govuk-body-s">
                {move || format!("{} of {} are shown. ", told::grouped(shown.get()), told::grouped(many))}
                <Button label look=Look::Compact on_press=more />
            </p>
        </Show>
    }
    .into_any()
}

/// A long list that stands folded under its title.
#[component]
pub(super) fn Folded(
    /// What is in it.
    title: String,
    /// How many there are.
    many: usize,
    /// Draws one, as a list item.
    draw: Callback<usize, AnyView>,
) -> AnyView {
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{title}</span></summary>
            <div class="govuk-details__text">
                <Listed many draw first=50 class="govuk-list govuk-list--bullet app-brought__list" />
            </div>
        </details>
    }
    .into_any()
}

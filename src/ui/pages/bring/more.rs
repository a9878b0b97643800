//! Long lists, of which more is drawn when it is asked for, so that the page never stops.

use leptos::prelude::*;

use crate::ui::components::{Button, Look};
use crate::view::describe;

/// How many more are shown at a time.
const MORE: usize = 200;
/// How many of them are drawn with each frame.
const AT_ONCE: usize = 10;

/// A list of so many, each drawn by its number from 0.
#[component]
pub(super) fn LongList(
    /// How many there are.
    many: usize,
    /// Draws one, as a list item.
    draw: Callback<usize, AnyView>,
    /// How many are shown at first.
    first: usize,
    /// The classes of the list.
    class: &'static str,
) -> AnyView {
    let shown = RwSignal::new(first.min(many));
    let drawn = RwSignal::new(first.min(many).min(AT_ONCE));
    draw_on(drawn, shown);
    let left = move || many - shown.get();
    let more_to_come = move || left() > 0;
    let label = Signal::derive(move || format!("Show {} more", describe::grouped(left().min(MORE))));
    let more = Callback::new(move |()| {
        shown.update(|shown| *shown = many.min(*shown + MORE));
        draw_on(drawn, shown);
    });
    view! {
        <ul class=class>
            <For each=move || 0..drawn.get() key=|at| *at let:at>{draw.run(at)}</For>
        </ul>
        <Show when=more_to_come>
            <p class="govuk-body-s">
                {move || format!("{} of {} are shown. ", describe::grouped(shown.get()), describe::grouped(many))}
                <Button label look=Look::Compact on_press=more />
            </p>
        </Show>
    }
    .into_any()
}

/// Draws some more with each frame, until as many are drawn as are shown.
fn draw_on(drawn: RwSignal<usize>, shown: RwSignal<usize>) {
    request_animation_frame(move || {
        // Gone with the page, if that was left meanwhile.
        let (Some(now), Some(all)) = (drawn.try_get_untracked(), shown.try_get_untracked()) else { return };
        if now < all {
            drawn.set(all.min(now + AT_ONCE));
            draw_on(drawn, shown);
        }
    });
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
                <LongList many draw first=50 class="govuk-list govuk-list--bullet app-brought__list" />
            </div>
        </details>
    }
    .into_any()
}

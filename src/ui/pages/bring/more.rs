//! Long lists, drawn in pieces and on request, so that they never block the page.

use leptos::prelude::*;

use crate::ui::components::{Button, Look};
use crate::view::describe;

/// Items added on each request for more.
const MORE: usize = 200;
/// Items drawn with each frame.
const ITEMS_PER_FRAME: usize = 10;

/// A list whose items are drawn by their index.
#[component]
pub(super) fn LongList(
    /// The number of items.
    many: usize,
    /// Draws the item of an index as `<li>`.
    draw: Callback<usize, AnyView>,
    /// Items shown at first.
    first: usize,
    /// The class of the list.
    class: &'static str,
) -> AnyView {
    let shown = RwSignal::new(first.min(many));
    let drawn = RwSignal::new(first.min(many).min(ITEMS_PER_FRAME));
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

/// Draws some items with each frame, until all that are to be shown are drawn.
fn draw_on(drawn: RwSignal<usize>, shown: RwSignal<usize>) {
    request_animation_frame(move || {
        // The page may have been left.
        let (Some(now), Some(all)) = (drawn.try_get_untracked(), shown.try_get_untracked()) else { return };
        if now < all {
            drawn.set(all.min(now + ITEMS_PER_FRAME));
            draw_on(drawn, shown);
        }
    });
}

/// A long list, folded behind its title.
#[component]
pub(super) fn Folded(
    /// The title it is folded behind.
    title: String,
    /// The number of items.
    many: usize,
    /// Draws the item of an index as `<li>`.
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

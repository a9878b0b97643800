//! A long list, folded behind its title.

use leptos::prelude::*;

use crate::ui::components::{LongList, numbered};

/// A list of bullets behind its title.
#[component]
pub(super) fn Folded(
    /// The name of the list, as of a long list.
    name: &'static str,
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
                <ul class="govuk-list govuk-list--bullet app-brought__list">
                    <LongList name keys=numbered(many) draw row_height=30.0 />
                </ul>
            </div>
        </details>
    }
    .into_any()
}

//! A status as a word and a shape. The colour only repeats them.

use leptos::prelude::*;

use crate::plan::Shape;

/// The word of a status beside its shape.
#[component]
pub fn StatusTag(
    /// The word of the status, in the plan's own terms.
    #[prop(into)]
    word: String,
    /// The shape beside it.
    shape: Shape,
) -> impl IntoView {
    let name = shape.name();
    view! {
        <span class=format!("app-status app-status--{name}")>
            <svg class="app-status__shape" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                <use href=format!("#shape-{name}")></use>
            </svg>
            {word}
        </span>
    }
}

/// The shapes, drawn once in the page; each [`StatusTag`] refers to them.
#[component]
pub fn Shapes() -> impl IntoView {
    view! {
        <svg class="app-shapes" aria-hidden="true" focusable="false">
            <symbol id="shape-ring" viewBox="0 0 12 12">
                <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="2"></circle>
            </symbol>
            <symbol id="shape-circle" viewBox="0 0 12 12"><circle cx="6" cy="6" r="5.5" fill="currentColor"></circle></symbol>
            <symbol id="shape-triangle" viewBox="0 0 12 12"><path d="M6 .5 12 11.5H0z" fill="currentColor"></path></symbol>
            <symbol id="shape-diamond" viewBox="0 0 12 12"><path d="M6 0 12 6 6 12 0 6z" fill="currentColor"></path></symbol>
            <symbol id="shape-tick" viewBox="0 0 12 12">
                <path d="m1 6.5 3.5 3.5L11 2" fill="none" stroke="currentColor" stroke-width="2.5"></path>
            </symbol>
            <symbol id="shape-cross" viewBox="0 0 12 12">
                <path d="m1.5 1.5 9 9m0-9-9 9" fill="none" stroke="currentColor" stroke-width="2.5"></path>
            </symbol>
            <symbol id="shape-dash" viewBox="0 0 12 12">
                <path d="M1 6h10" fill="none" stroke="currentColor" stroke-width="2.5"></path>
            </symbol>
        </svg>
    }
}

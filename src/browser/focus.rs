//! Keyboard focus and the window's title.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusOptions, HtmlElement};

/// The element that has the keyboard.
#[must_use]
pub fn focused() -> Option<Element> {
    web_sys::window()?.document()?.active_element()
}

/// True if what has the keyboard takes its keys: a field to type or choose in.
#[must_use]
pub fn is_in_field() -> bool {
    focused().is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"))
}

/// Focuses an element without scrolling to it.
pub fn on(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // If the element cannot take focus, focus stays where it was.
    let _ = element.focus_with_options(&options);
}

/// Focuses the element of this id and scrolls it into view.
pub fn on_id(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // If it cannot take focus, focus stays where it was.
        let _ = element.focus();
    }
}

/// The id of the element that has the keyboard, if it has one.
#[must_use]
pub fn id() -> Option<String> {
    let focused = web_sys::window()?.document()?.active_element()?;
    Some(focused.id()).filter(|id| !id.is_empty())
}

/// Focuses the element of this id without scrolling, unless something else has taken the keyboard.
pub fn back_on_id(id: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let is_free = document.active_element().is_none_or(|element| element.tag_name() == "BODY");
    let found = document.get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found.filter(|_| is_free) {
        on(&element);
    }
}

/// Focuses the element of this id after the next draw, when it may first exist.
pub fn soon_on_id(id: impl Into<String>) {
    let id = id.into();
    leptos::prelude::request_animation_frame(move || on_id(&id));
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

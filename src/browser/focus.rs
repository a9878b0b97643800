//! Where the keyboard is.

use wasm_bindgen::JsCast as _;
use web_sys::{FocusOptions, HtmlElement};

/// Puts the keyboard on this element, without scrolling to it.
pub fn on(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the keyboard leaves it where it was.
    let _ = element.focus_with_options(&options);
}

/// Puts the keyboard on the element of this id and scrolls it into view.
pub fn on_id(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // As above.
        let _ = element.focus();
    }
}

/// Puts the keyboard on the element of this id once what was just changed has been drawn.
pub fn soon_on_id(id: impl Into<String>) {
    let id = id.into();
    leptos::prelude::request_animation_frame(move || on_id(&id));
}

/// Gives the window its title.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

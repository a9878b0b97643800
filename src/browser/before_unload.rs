//! The browser's question before a page with unsaved work is closed.

use wasm_bindgen::prelude::Closure;
use web_sys::Event;

use super::listen::listen;

/// Makes the browser ask before it closes or reloads the page while `is_unsaved` gives true.
pub fn ask_when(is_unsaved: impl Fn() -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let ask = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if is_unsaved() {
            event.prevent_default();
        }
    });
    listen(&window, "beforeunload", ask);
}

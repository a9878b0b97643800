//! Asking before the page is left while work is not saved.

use wasm_bindgen::prelude::Closure;
use web_sys::Event;

use super::listen::listen;

/// Has the browser ask before the page is closed or loaded again, whenever `is_unsaved`.
pub fn ask_when(is_unsaved: impl Fn() -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let ask = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if is_unsaved() {
            event.prevent_default();
        }
    });
    listen(&window, "beforeunload", ask);
}

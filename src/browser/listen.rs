//! Event listeners that live as long as the page.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::WasmClosure;
use wasm_bindgen::prelude::Closure;
use web_sys::EventTarget;

/// Calls `what` at every event of this name until the page closes.
pub(super) fn listen<F: ?Sized + WasmClosure>(target: &EventTarget, name: &str, what: Closure<F>) {
    // Adding a listener fails only if the name is not a string.
    let _ = target.add_event_listener_with_callback(name, what.as_ref().unchecked_ref());
    what.forget();
}

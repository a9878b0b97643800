//! Being told of what happens in the page, for as long as the page lives.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::WasmClosure;
use wasm_bindgen::prelude::Closure;
use web_sys::EventTarget;

/// Calls `what` at every event of this name, until the page closes.
pub(super) fn listen<F: ?Sized + WasmClosure>(target: &EventTarget, name: &str, what: Closure<F>) {
    // A listener is refused only where the name is no text.
    let _ = target.add_event_listener_with_callback(name, what.as_ref().unchecked_ref());
    what.forget();
}

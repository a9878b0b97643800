//! Updates of the app and the state of the network. The service worker belongs to the boot script
//! (`boot/boot.js`); this asks it.

use wasm_bindgen::prelude::*;

use super::listen::listen;

#[wasm_bindgen]
extern "C" {
    /// `window.hearthUpdate()`: activates the waiting version and reloads the page.
    #[wasm_bindgen(catch, js_namespace = window, js_name = hearthUpdate)]
    fn hearth_update() -> Result<(), JsValue>;
    /// `window.hearthUpdateReady`: true once a newer version is waiting.
    #[wasm_bindgen(thread_local_v2, js_namespace = window, js_name = hearthUpdateReady)]
    static UPDATE_READY: JsValue;
}

/// Calls back when a newer version has been fetched and waits; at once if one does already.
pub fn on_update(ready: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    if UPDATE_READY.with(JsValue::is_truthy) {
        ready();
    }
    listen(&window, "hearth-update-ready", Closure::<dyn FnMut()>::new(ready));
}

/// Activates the waiting version. Only when the officer asked for it.
pub fn update() {
    if hearth_update().is_err()
        && let Some(window) = web_sys::window()
    {
        // Without the boot script, reloading gets what the host has.
        let _ = window.location().reload();
    }
}

/// True if the browser believes that it has a network.
#[must_use]
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Calls back with the state of the network: at once, since it may have changed since [`is_online`] was read, and at
/// every change.
pub fn on_network(changed: impl Fn(bool) + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    changed(is_online());
    for (name, online) in [("online", true), ("offline", false)] {
        let changed = changed.clone();
        listen(&window, name, Closure::<dyn FnMut()>::new(move || changed(online)));
    }
}

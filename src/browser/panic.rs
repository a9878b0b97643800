//! When the app stops on a bug: show the page that needs no WebAssembly, from which everything
//! stored can be downloaded.
//!
//! That page belongs to the boot script (`boot/boot.js`), which was loaded before the app and still
//! works after it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `window.hearthPanicked`. Caught, since a page without the boot script (a test) has none.
    #[wasm_bindgen(catch, js_namespace = window, js_name = hearthPanicked)]
    fn hearth_panicked(message: &str) -> Result<(), JsValue>;
}

/// Every panic from here on is written to the console and shown to the officer.
pub fn set_hook() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        // Without the boot script there is no page to show; the console has the message.
        let _ = hearth_panicked(&message);
    }));
}

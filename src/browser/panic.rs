//! Shows the rescue page when the app panics: it needs no WebAssembly, and everything stored can be
//! downloaded from it.
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

/// Writes every panic from now on to the console, and shows the rescue page.
pub fn set_hook() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        // Without the boot script there is no rescue page; the console has the message.
        let _ = hearth_panicked(&message);
    }));
}

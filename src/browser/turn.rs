//! Giving the page a turn in the middle of long work.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Comes back once the page has drawn and answered what waited.
pub async fn next() {
    let turn = Promise::new(&mut |done, _| {
        leptos::prelude::set_timeout(
            move || {
                // A promise's own function does not fail.
                let _ = done.call0(&wasm_bindgen::JsValue::NULL);
            },
            std::time::Duration::ZERO,
        );
    });
    // Never refused.
    let _ = JsFuture::from(turn).await;
}

//! Persistent storage: by the Storage Standard a browser may clear a site's data when the disk fills up, until the site
//! has asked it not to and it has agreed.

use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Asks the browser to keep what is stored; true if it agrees. Some browsers decide by themselves, some ask the
/// officer: ask only when there is work to lose.
pub async fn ask() -> bool {
    let Some(storage) = storage() else { return false };
    answer(storage.persist()).await
}

/// True if the browser has agreed to keep what is stored.
pub async fn granted() -> bool {
    let Some(storage) = storage() else { return false };
    answer(storage.persisted()).await
}

fn storage() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    // Only pages from a secure origin have it.
    let has = js_sys::Reflect::has(&navigator, &"storage".into()).unwrap_or(false);
    has.then(|| navigator.storage())
}

/// False if the browser fails to answer.
async fn answer(asked: Result<js_sys::Promise, wasm_bindgen::JsValue>) -> bool {
    let Ok(asked) = asked else { return false };
    JsFuture::from(asked).await.ok().and_then(|answer| answer.as_bool()).unwrap_or(false)
}

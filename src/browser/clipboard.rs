//! Copying text, for the officer to paste elsewhere.

use wasm_bindgen_futures::JsFuture;

/// That the browser does not let a page copy, as on a plain-http host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this browser does not let Hearth copy: select the text and copy it yourself")]
pub struct CannotCopy;

/// Copies text.
///
/// # Errors
/// When the browser refuses.
pub async fn copy(text: &str) -> Result<(), CannotCopy> {
    let navigator = web_sys::window().ok_or(CannotCopy)?.navigator();
    // Where the host is not secure there is no clipboard, which the bindings do not say.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).map_err(|_| CannotCopy)?;
    if clipboard.is_undefined() {
        return Err(CannotCopy);
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.map(|_| ()).map_err(|_| CannotCopy)
}

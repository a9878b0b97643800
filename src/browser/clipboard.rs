//! Copies text to the clipboard.

use wasm_bindgen_futures::JsFuture;

/// The browser does not let this page copy, as on a plain-http host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this browser does not let Hearth copy: select the text and copy it yourself")]
pub struct CannotCopy;

/// Copies text to the clipboard.
///
/// # Errors
/// When the browser refuses.
pub async fn copy(text: &str) -> Result<(), CannotCopy> {
    let navigator = web_sys::window().ok_or(CannotCopy)?.navigator();
    // On a plain-http host `clipboard` is undefined, although the bindings give it a type.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).map_err(|_| CannotCopy)?;
    if clipboard.is_undefined() {
        return Err(CannotCopy);
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.map(|_| ()).map_err(|_| CannotCopy)
}

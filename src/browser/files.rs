//! Reads chosen files, downloads files, and fetches files that come with the app.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, Response, Url};

use super::listen::listen;

/// Why a file could not be read or made.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file is larger than the limit.
    #[error("the file is too large to open ({found} MB, where {most} MB is the most); nothing was changed")]
    TooLarge {
        /// Its size in megabytes.
        found: usize,
        /// The most in megabytes.
        most: usize,
    },
    /// The browser could not read its content.
    #[error(
        "the browser could not read the file, as when it was moved or a memory stick was taken out; choose it again; nothing was changed ({0})"
    )]
    NotRead(String),
    /// A file that comes with the app could not be fetched.
    #[error(
        "this part of Hearth could not be loaded; check the network, load the page again and try once more; nothing was changed ({0})"
    )]
    NotFetched(String),
    /// The browser could not make a download.
    #[error("the browser did not make the file; try again, or another browser ({0})")]
    NotMade(String),
}

/// Reads a chosen file of at most `most` bytes.
///
/// # Errors
/// If it is larger, or the browser cannot read it.
pub async fn read(file: &File, most: usize) -> Result<Vec<u8>, FileError> {
    // Checked before reading: a film chosen by mistake must not fill the memory.
    let size = file.size();
    if size > most as f64 {
        return Err(FileError::TooLarge { found: (size / 1_048_576.0) as usize, most: most >> 20 });
    }
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|problem| FileError::NotRead(words(&problem)))?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// The files of a browser's list, as a vector.
#[must_use]
pub fn list(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|index| files.item(index)).collect()
}

/// Downloads a file to the officer's computer.
///
/// # Errors
/// If the browser cannot make it.
pub fn download(name: &str, content: &str) -> Result<(), FileError> {
    let made = || -> Result<(), JsValue> {
        let kind = BlobPropertyBag::new();
        kind.set_type("application/json");
        let parts = js_sys::Array::of1(&JsValue::from_str(content));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The browser may read it a while after the click.
        leptos::prelude::set_timeout(
            move || drop(Url::revoke_object_url(&address)),
            std::time::Duration::from_secs(60),
        );
        Ok(())
    };
    made().map_err(|problem| FileError::NotMade(words(&problem)))
}

/// Keeps the browser from opening a file in place of the app when it is dropped beside the file field.
pub fn ignore_stray_drops() {
    let Some(window) = web_sys::window() else { return };
    for name in ["dragover", "drop"] {
        listen(&window, name, Closure::<dyn FnMut(DragEvent)>::new(|event: DragEvent| event.prevent_default()));
    }
}

/// Fetches the text of a file that comes with the app; `path` is relative to the page.
///
/// # Errors
/// If it cannot be fetched.
pub async fn fetch(path: &str) -> Result<String, FileError> {
    let fetched = async {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let response: Response = JsFuture::from(window.fetch_with_str(path)).await?.unchecked_into();
        if !response.ok() {
            return Err(JsValue::from_f64(response.status().into()));
        }
        JsFuture::from(response.text()?).await
    };
    let text = fetched.await.map_err(|problem| FileError::NotFetched(words(&problem)))?;
    text.as_string().ok_or_else(|| FileError::NotFetched(path.to_owned()))
}

/// The browser's message for an error.
fn words(problem: &JsValue) -> String {
    problem
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| problem.as_string())
        .or_else(|| problem.as_f64().map(|number| number.to_string()))
        .unwrap_or_default()
}

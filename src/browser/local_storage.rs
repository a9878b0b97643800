//! localStorage, through gloo-storage, as a shelf.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::storage::shelf::{Entry, Shelf, ShelfError};

/// The localStorage of this origin. Nothing here waits: a write is in at the first poll.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalShelf;

impl LocalShelf {
    /// gloo-storage's `raw` panics where the browser blocks storage; so it is asked only where it does not.
    fn raw() -> Result<web_sys::Storage, ShelfError> {
        let window = web_sys::window().ok_or(ShelfError::Blocked)?;
        match window.local_storage() {
            Ok(Some(_)) => Ok(LocalStorage::raw()),
            Ok(None) | Err(_) => Err(ShelfError::Blocked),
        }
    }
}

impl Shelf for LocalShelf {
    async fn entries(&self, prefix: &str) -> Result<Vec<Entry>, ShelfError> {
        let raw = Self::raw()?;
        let keys = js_sys::Object::keys(raw.unchecked_ref::<js_sys::Object>());
        let keys = keys.iter().filter_map(|key| key.as_string()).filter(|key| key.starts_with(prefix));
        let mut entries = Vec::new();
        for key in keys {
            // Another tab may have deleted it since.
            if let Some(value) = raw.get_item(&key).map_err(|problem| fault(&problem))? {
                entries.push((key, value));
            }
        }
        Ok(entries)
    }

    async fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Self::raw()?.get_item(key).map_err(|problem| fault(&problem))
    }

    async fn put(&self, entries: &[Entry]) -> Result<(), ShelfError> {
        let raw = Self::raw()?;
        entries.iter().try_for_each(|(key, value)| raw.set_item(key, value)).map_err(|problem| fault(&problem))
    }

    async fn delete(&self, keys: &[String]) -> Result<(), ShelfError> {
        let raw = Self::raw()?;
        keys.iter().try_for_each(|key| raw.remove_item(key)).map_err(|problem| fault(&problem))
    }
}

/// What a browser's exception means.
pub(super) fn fault(problem: &JsValue) -> ShelfError {
    let Some(exception) = problem.dyn_ref::<DomException>() else {
        return ShelfError::Broken(problem.as_string().unwrap_or_else(|| format!("{problem:?}")));
    };
    match exception.name().as_str() {
        // The second is Firefox's.
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => ShelfError::Full,
        "SecurityError" => ShelfError::Blocked,
        name => ShelfError::Broken(format!("{name}: {}", exception.message())),
    }
}

//! localStorage, through gloo-storage, as a key-value store.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::DomException;

use crate::storage::kv_store::{Entry, KvError, KvStore};

/// The localStorage of this origin. Synchronous: a write is done at the first poll.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalKvStore;

impl LocalKvStore {
    /// The keys that begin with `prefix`, at once.
    ///
    /// # Errors
    /// If the browser blocks storage.
    pub fn names_now(prefix: &str) -> Result<Vec<String>, KvError> {
        let raw = Self::raw()?;
        let names = js_sys::Object::keys(raw.unchecked_ref::<js_sys::Object>());
        Ok(names.iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(prefix)).collect())
    }

    /// The value under a key, at once.
    ///
    /// # Errors
    /// If the browser blocks storage.
    pub fn get_now(key: &str) -> Result<Option<String>, KvError> {
        Self::raw()?.get_item(key).map_err(|problem| fault(&problem))
    }

    /// gloo-storage's `raw` panics if the browser blocks storage, so this checks first.
    fn raw() -> Result<web_sys::Storage, KvError> {
        let window = web_sys::window().ok_or(KvError::Blocked)?;
        match window.local_storage() {
            Ok(Some(_)) => Ok(LocalStorage::raw()),
            Ok(None) | Err(_) => Err(KvError::Blocked),
        }
    }
}

impl KvStore for LocalKvStore {
    async fn entries(&self, prefix: &str) -> Result<Vec<Entry>, KvError> {
        let raw = Self::raw()?;
        let mut entries = Vec::new();
        for key in Self::names_now(prefix)? {
            // Another tab may have deleted it meanwhile.
            if let Some(value) = raw.get_item(&key).map_err(|problem| fault(&problem))? {
                entries.push((key, value));
            }
        }
        Ok(entries)
    }

    async fn names(&self, prefix: &str) -> Result<Vec<String>, KvError> {
        Self::names_now(prefix)
    }

    async fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        Self::get_now(key)
    }

    async fn put(&self, entries: &[Entry]) -> Result<(), KvError> {
        let raw = Self::raw()?;
        entries.iter().try_for_each(|(key, value)| raw.set_item(key, value)).map_err(|problem| fault(&problem))
    }

    async fn delete(&self, keys: &[String]) -> Result<(), KvError> {
        let raw = Self::raw()?;
        keys.iter().try_for_each(|key| raw.remove_item(key)).map_err(|problem| fault(&problem))
    }
}

/// The error that a browser's exception stands for.
pub(super) fn fault(problem: &JsValue) -> KvError {
    let Some(exception) = problem.dyn_ref::<DomException>() else {
        return KvError::Broken(problem.as_string().unwrap_or_else(|| format!("{problem:?}")));
    };
    match exception.name().as_str() {
        // The second name is Firefox's.
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => KvError::Full,
        "SecurityError" => KvError::Blocked,
        name => KvError::Broken(format!("{name}: {}", exception.message())),
    }
}

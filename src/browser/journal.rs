//! The journal: an IndexedDB database that reports a commit only once it is on disk.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

use super::local_storage::fault;
use crate::storage::Deployment;
use crate::storage::kv_store::{Entry, KvError, KvStore};

/// The object store. The boot script reads it by this name.
const STORE: &str = "journal";

/// How long an operation may take, in milliseconds, before it counts as failed.
const PATIENCE: i32 = 20_000;

/// The journal of one deployment. Clones share one connection.
#[derive(Debug, Clone)]
pub struct JournalKvStore {
    name: Rc<str>,
    database: Rc<RefCell<Option<IdbDatabase>>>,
}

#[wasm_bindgen]
extern "C" {
    /// web-sys still calls the options of a transaction unstable.
    type WithOptions;

    #[wasm_bindgen(method, catch)]
    fn transaction(this: &WithOptions, store: &str, mode: &str, options: &JsValue) -> Result<IdbTransaction, JsValue>;
}

impl JournalKvStore {
    /// The journal of this deployment. Nothing is opened yet.
    #[must_use]
    pub fn of(deployment: &Deployment) -> Self {
        // The boot script finds the databases by this prefix.
        Self { name: format!("hearth:{deployment}").into(), database: Rc::default() }
    }

    async fn begin(&self, mode: &str) -> Result<IdbTransaction, KvError> {
        let open = self.database.borrow().clone();
        // The connection may have been closed: by a newer version in another tab, or by the browser.
        if let Some(transaction) = open.and_then(|database| start(&database, mode).ok()) {
            return Ok(transaction);
        }
        let database = open_database(&self.name).await?;
        *self.database.borrow_mut() = Some(database.clone());
        start(&database, mode).map_err(|problem| fault(&problem))
    }

    /// Runs requests in one transaction, and waits for the commit.
    async fn within(
        &self,
        mode: &str,
        work: impl FnOnce(&IdbObjectStore) -> Result<Vec<IdbRequest>, JsValue>,
    ) -> Result<Vec<JsValue>, KvError> {
        let transaction = self.begin(mode).await?;
        let committed = Promise::new(&mut |done, fail| {
            transaction.set_oncomplete(Some(&done));
            transaction.set_onabort(Some(&fail));
        });
        let requests = transaction.object_store(STORE).and_then(|store| work(&store));
        if requests.is_err() {
            // All or nothing. Aborting fails if the transaction has already ended, which does no harm.
            let _ = transaction.abort();
        }
        let committed = in_time(committed).await;
        let requests = requests.map_err(|problem| fault(&problem))?;
        if let Err(problem) = committed {
            return Err(transaction.error().map_or(problem, |exception| fault(&exception)));
        }
        requests.iter().map(|request| request.result().map_err(|problem| fault(&problem))).collect()
    }
}

impl KvStore for JournalKvStore {
    async fn entries(&self, prefix: &str) -> Result<Vec<Entry>, KvError> {
        let found = self.within("readonly", |store| {
            // U+FFFF is not a character, so no key continues with it.
            let end = JsValue::from_str(&format!("{prefix}\u{ffff}"));
            let range = IdbKeyRange::bound(&JsValue::from_str(prefix), &end)?;
            Ok(vec![store.get_all_keys_with_key(&range)?, store.get_all_with_key(&range)?])
        });
        let found: Vec<Vec<String>> = found.await?.iter().map(texts).collect();
        let [keys, values] = found.try_into().unwrap_or_default();
        Ok(keys.into_iter().zip(values).collect())
    }

    async fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        let found = self.within("readonly", |store| Ok(vec![store.get(&JsValue::from_str(key))?])).await?;
        Ok(found.into_iter().next().filter(|value| !value.is_undefined()).map(|value| text(&value)))
    }

    async fn put(&self, entries: &[Entry]) -> Result<(), KvError> {
        if entries.is_empty() {
            return Ok(());
        }
        let put = |store: &IdbObjectStore| {
            let put = |(key, value): &Entry| store.put_with_key(&JsValue::from_str(value), &JsValue::from_str(key));
            entries.iter().map(put).collect()
        };
        self.within("readwrite", put).await.map(|_| ())
    }

    async fn delete(&self, keys: &[String]) -> Result<(), KvError> {
        if keys.is_empty() {
            return Ok(());
        }
        let delete = |store: &IdbObjectStore| keys.iter().map(|key| store.delete(&JsValue::from_str(key))).collect();
        self.within("readwrite", delete).await.map(|_| ())
    }
}

fn start(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let options = js_sys::Object::new();
    // Without `durability`, Chromium reports a commit before it is on disk.
    js_sys::Reflect::set(&options, &"durability".into(), &"strict".into())?;
    database.unchecked_ref::<WithOptions>().transaction(STORE, mode, &options)
}

async fn open_database(name: &str) -> Result<IdbDatabase, KvError> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten()).ok_or(KvError::Blocked)?;
    let request = factory.open_with_u32(name, 1).map_err(|problem| fault(&problem))?;
    let result = |request: &IdbRequest| request.result().ok()?.dyn_into::<IdbDatabase>().ok();
    let asked = request.clone();
    let upgrade = Closure::<dyn FnMut()>::new(move || {
        if let Some(database) = result(&asked) {
            // Creating the store fails only if it exists, which is as good.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let opened = Promise::new(&mut |done, fail| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&fail));
    });
    if let Err(problem) = in_time(opened).await {
        let exception = request.error().ok().flatten();
        return Err(exception.map_or(problem, |exception| fault(&exception)));
    }
    let database = result(&request).ok_or_else(|| KvError::Broken("no database".to_owned()))?;
    let ours = database.clone();
    // Closes on request, so that an upgrade or a deletion elsewhere need not wait for this tab.
    let leave = Closure::<dyn FnMut()>::new(move || ours.close());
    database.set_onversionchange(Some(leave.as_ref().unchecked_ref()));
    leave.forget();
    Ok(database)
}

/// Waits with a limit: a write that hangs must fail, and not look as if it were going on.
async fn in_time(promise: Promise) -> Result<(), KvError> {
    let late = JsValue::from_str("no answer within 20 seconds");
    let timer = Promise::new(&mut |_, fail: js_sys::Function| {
        if let (Some(window), Ok(fail)) = (web_sys::window(), fail.bind1(&JsValue::NULL, &late).dyn_into()) {
            // Without a timer there is no limit.
            let fail: js_sys::Function = fail;
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&fail, PATIENCE);
        }
    });
    let race = Promise::race(&js_sys::Array::of2(&promise, &timer));
    JsFuture::from(race).await.map(|_| ()).map_err(|problem| fault(&problem))
}

fn texts(values: &JsValue) -> Vec<String> {
    js_sys::Array::from(values).iter().map(|value| text(&value)).collect()
}

/// A stored value as text. Anything else was not written by Hearth, and is set aside as an empty value.
fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

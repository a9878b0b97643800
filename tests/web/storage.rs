//! Storage in a real browser: the same rules as in memory, and what only a browser can do.

#[path = "../it/storage/conformance.rs"]
mod conformance;

use hearth::long_work::Unattended;
use std::cell::RefCell;
use std::rc::Rc;

use conformance::{SMALL, by_id, change, changes, of_plan, plan};
use hearth::browser::compress::Streams;
use hearth::browser::journal::JournalKvStore;
use hearth::browser::local_storage::LocalKvStore;
use hearth::browser::page_yielder::PageYielder;
use hearth::browser::store::BrowserStore;
use hearth::browser::tabs::Tabs;
use hearth::browser::{checkpoint, clock, random, store};
use hearth::history::{ChangeId, History};
use hearth::storage::checkpoint::digest;
use hearth::storage::{
    Compress as _, CompressError, Deployment, HeldIn, Kept, KvError, KvStore as _, Medium, Store, StoreError, read_dump,
};
use hearth::view::checkpoint::Checkpoint;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// A store of a deployment of the test's own.
fn open(name: &str) -> BrowserStore {
    let deployment = Deployment::at(&format!("/{name}/"));
    Store::with_limits(
        LocalKvStore,
        JournalKvStore::of(&deployment),
        Streams::default(),
        PageYielder::default(),
        deployment,
        SMALL,
    )
}

async fn wait(milliseconds: i32) {
    let timer = js_sys::Promise::new(&mut |done, _| {
        let window = web_sys::window().expect("a window");
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds).expect("a timer");
    });
    JsFuture::from(timer).await.expect("time");
}

/// Runs a script, to bring about what the browser does to a page.
fn script(code: &str) {
    js_sys::eval(code).expect("a script");
}

/// Has the browser refuse `window.<name>`, as where the officer blocks what sites store.
fn block(name: &str) {
    script(&format!(
        "window.allowed = Object.getOwnPropertyDescriptor(window, '{name}'); \
         Object.defineProperty(window, '{name}', {{ configurable: true, \
         get() {{ throw new DOMException('not here', 'SecurityError'); }} }})"
    ));
}

fn allow(name: &str) {
    script(&format!("Object.defineProperty(window, '{name}', window.allowed)"));
}

#[wasm_bindgen_test]
async fn local_storage_keeps_to_the_rules() {
    web_sys::window().expect("a window").local_storage().expect("allowed").expect("there").clear().expect("cleared");
    conformance::kv_store(&LocalKvStore).await;
}

#[wasm_bindgen_test]
async fn the_journal_keeps_to_the_rules() {
    conformance::kv_store(&JournalKvStore::of(&Deployment::at("/journal/"))).await;
}

#[wasm_bindgen_test]
async fn the_store_keeps_to_the_rules() {
    conformance::store(&|| open("plans"), &|| open("plans/old"), &Streams::default()).await;
}

#[wasm_bindgen_test]
async fn the_store_of_this_page_is_ready_for_use() {
    let (one, other) = (store::store(), store::store());
    let new = change("in the page's own store");
    one.append(&plan(), std::slice::from_ref(&new)).await.expect("saved");
    assert_eq!(of_plan(&other.load().await), by_id(&[new]));
}

#[wasm_bindgen_test]
async fn a_checkpoint_is_read_at_once_as_long_as_the_same_keys_are_stored() {
    let (store, new) = (store::store(), change("in a checkpoint"));
    store.append(&plan(), std::slice::from_ref(&new)).await.expect("saved");
    let all = store.load().await.plans.remove(&plan()).expect("stored");
    let written = Checkpoint { lines: 68, ..Checkpoint::default() };
    let kept = store.keep_checkpoint(&History::of(plan(), all), &written.write()).await;
    assert!(matches!(kept, Kept::Written | Kept::Same));
    assert_eq!(checkpoint::read(&plan()), Some(written));
    assert!(checkpoint::plans().contains(&plan()));
    store.append(&plan(), &[change("after it")]).await.expect("saved");
    assert_eq!(checkpoint::read(&plan()), None);
}

#[wasm_bindgen_test]
fn a_browser_and_a_computer_make_the_same_digest() {
    assert_eq!(digest(["hearth:/:1:change:plan-1:ab", "hearth:/:1:pack:plan-1:cd"]), "2-19e2aea1451e863f");
}

#[wasm_bindgen_test]
async fn a_journal_is_used_after_its_connection_was_closed() {
    let journal = JournalKvStore::of(&Deployment::at("/closed/"));
    journal.put(&[("hearth:a".to_owned(), "first".to_owned())]).await.expect("put");
    // What an officer does who clears the site's data: the open connection gives way, and a new one is made.
    let request = web_sys::window().expect("a window").indexed_db().expect("allowed").expect("there");
    let request = request.delete_database("hearth:/closed/").expect("asked");
    let deleted = js_sys::Promise::new(&mut |done, fail| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&fail));
    });
    JsFuture::from(deleted).await.expect("deleted");
    assert_eq!(journal.get("hearth:a").await, Ok(None));
    journal.put(&[("hearth:a".to_owned(), "second".to_owned())]).await.expect("put");
    assert_eq!(journal.get("hearth:a").await, Ok(Some("second".to_owned())));
}

#[wasm_bindgen_test]
async fn blocked_local_storage_is_an_error_and_not_a_panic() {
    block("localStorage");
    let store = open("blocked");
    let read = LocalKvStore.entries("").await;
    let loaded = store.load().await;
    let saved = store.append(&plan(), &[change("typed")]).await;
    allow("localStorage");
    assert_eq!(read, Err(KvError::Blocked));
    assert_eq!(loaded.troubles.len(), 1);
    assert_eq!(loaded.troubles[0].medium, Medium::Local);
    assert_eq!(saved, Err(StoreError::Blocked { held: HeldIn::Journal }));
    assert_eq!(of_plan(&store.load().await), by_id(&[change("typed")]));
}

#[wasm_bindgen_test]
async fn a_blocked_journal_is_an_error_and_not_a_panic() {
    block("indexedDB");
    let saved = open("blocked-journal").append(&plan(), &[change("typed")]).await;
    allow("indexedDB");
    assert_eq!(saved, Err(StoreError::Blocked { held: HeldIn::Local }));
    assert_eq!(of_plan(&open("blocked-journal").load().await), by_id(&[change("typed")]));
}

#[wasm_bindgen_test]
async fn a_full_local_storage_is_an_error_and_the_work_is_in_the_journal() {
    let filler = "not-hearth".to_owned();
    let mut size = 5 << 20;
    while size > 16 {
        let grown = LocalKvStore.get(&filler).await.expect("read").unwrap_or_default() + &"x".repeat(size);
        if LocalKvStore.put(&[(filler.clone(), grown)]).await.is_err() {
            size /= 2;
        }
    }
    let store = open("full");
    let saved = store.append(&plan(), &[change("typed")]).await;
    let dump = store.dump("http://127.0.0.1/full/", &clock::now()).await;
    LocalKvStore.delete(&[filler]).await.expect("deleted");
    assert_eq!(saved, Err(StoreError::Full { held: HeldIn::Journal }));
    assert_eq!(
        of_plan(&read_dump(&dump, &Streams::default(), &Unattended).await.expect("a dump")),
        by_id(&[change("typed")])
    );
    let loaded = store.load().await;
    assert_eq!(of_plan(&loaded), by_id(&[change("typed")]));
    assert_eq!(loaded.restored.local, 1);
}

#[wasm_bindgen_test]
async fn streams_give_back_what_was_put_in_and_no_more_than_allowed() {
    for bytes in [vec![], b"short".to_vec(), (0..300_000_u32).map(|at| (at % 251 * (at % 241) % 256) as u8).collect()] {
        let compressed = Streams::default().compress(&bytes).await.expect("compressed");
        assert_eq!(Streams::default().decompress(&compressed, bytes.len()).await, Ok(bytes.clone()));
        if !bytes.is_empty() {
            assert_eq!(Streams::default().decompress(&compressed, bytes.len() - 1).await, Err(CompressError::TooLarge));
        }
        let half = &compressed[..compressed.len() / 2];
        assert!(matches!(Streams::default().decompress(half, 1 << 20).await, Err(CompressError::Broken(_))));
    }
}

#[wasm_bindgen_test]
async fn a_dump_of_version_1_opens_complete() {
    let text = include_str!("../fixtures/storage/version-1.json");
    conformance::frozen(&read_dump(text, &Streams::default(), &Unattended).await.expect("a dump"));
}

#[wasm_bindgen_test]
async fn tabs_tell_each_other_and_read_what_they_were_told() {
    let deployment = Deployment::at("/told/");
    let (one, other, elsewhere) = (Tabs::of(&deployment), Tabs::of(&deployment), Tabs::of(&Deployment::at("/")));
    let heard: Rc<RefCell<Vec<Vec<ChangeId>>>> = Rc::default();
    let (ears, deaf) = (Rc::clone(&heard), Rc::clone(&heard));
    other.on_change(move |of, ids| {
        assert_eq!(of, plan());
        ears.borrow_mut().push(ids);
    });
    elsewhere.on_change(move |_, _| deaf.borrow_mut().clear());
    let new = changes("told", 7);
    open("told").append(&plan(), &new).await.expect("saved");
    let ids: Vec<ChangeId> = new.iter().map(|change| change.id).collect();
    one.announce(&plan(), &ids);
    let words = "words of a newer version";
    web_sys::BroadcastChannel::new("hearth:/told/").expect("a channel").post_message(&words.into()).expect("sent");
    for _ in 0..100 {
        if !heard.borrow().is_empty() {
            break;
        }
        wait(10).await;
    }
    assert_eq!(*heard.borrow(), std::slice::from_ref(&ids));
    let fetched = open("told").fetch(&plan(), &ids).await.expect("fetched");
    assert_eq!(by_id(&fetched), by_id(&new));
}

#[wasm_bindgen_test]
async fn without_broadcasts_the_writes_themselves_tell() {
    script("window.kept = window.BroadcastChannel; delete window.BroadcastChannel");
    let tabs = Tabs::of(&Deployment::at("/silent/"));
    script("window.BroadcastChannel = window.kept");
    let heard: Rc<RefCell<Vec<usize>>> = Rc::default();
    let ears = Rc::clone(&heard);
    tabs.on_change(move |_, ids| ears.borrow_mut().push(ids.len()));
    let id = change("x").id;
    for key in [&format!("1:change:{}:{id}", plan()), &format!("1:pack:{}:x", plan()), "1:draft:x", "2:change:x"] {
        script(&format!(
            "window.dispatchEvent(new StorageEvent('storage', {{ key: 'hearth:/silent/:{key}', newValue: 'x' }}))"
        ));
    }
    script("window.dispatchEvent(new StorageEvent('storage', { key: null }))");
    assert_eq!(*heard.borrow(), [1, 0]);
}

#[wasm_bindgen_test]
async fn what_is_not_text_in_the_journal_is_set_aside_and_the_rest_loads() {
    let store = open("strange");
    store.append(&plan(), &[change("ours")]).await.expect("saved");
    let key = format!("hearth:/strange/:1:change:{}:{}", plan(), change("strange").id);
    script(&format!(
        "window.stranger = new Promise((done, fail) => {{ const open = indexedDB.open('hearth:/strange/'); \
         open.onerror = fail; open.onsuccess = () => {{ \
         const write = open.result.transaction('journal', 'readwrite'); write.oncomplete = done; \
         write.objectStore('journal').put(new Uint8Array(3), '{key}'); }}; }})"
    ));
    let stranger = js_sys::Reflect::get(&web_sys::window().expect("a window"), &"stranger".into()).expect("there");
    JsFuture::from(js_sys::Promise::resolve(&stranger)).await.expect("written");
    let loaded = store.load().await;
    assert_eq!(of_plan(&loaded), by_id(&[change("ours")]));
    assert_eq!((loaded.set_aside.len(), loaded.set_aside[0].key.as_str()), (1, key.as_str()));
}

#[wasm_bindgen_test]
fn clock_and_random_numbers_are_what_the_core_expects() {
    let now = clock::now();
    let moment = chrono::DateTime::parse_from_rfc3339(&now).expect("a moment");
    assert!(now.ends_with('Z') && now.len() == 24, "{now}");
    // Where the officer is may be a day off Greenwich.
    assert!((clock::today() - moment.date_naive()).num_days().abs() <= 1);
    let numbers: std::collections::BTreeSet<u128> = (0..100).map(|_| random::bits()).collect();
    assert_eq!(numbers.len(), 100);
    assert!(numbers.iter().any(|number| number >> 120 != 0));
}

//! The officer's work as the screens show it: what is saved.

use hearth::history::{Change, ChangeId};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::{EntityId, Field};
use hearth::storage::compress::Zlib;
use hearth::storage::memory::MemoryKvStore;
use hearth::storage::{Deployment, KvError, Store};
use hearth::workspace::{SaveLedger, SaveState};

use crate::history::world::two_officers;

type MemoryStore = Store<MemoryKvStore, MemoryKvStore, Zlib, Unattended>;

/// A store, its quick medium, and a change to save in it.
fn store() -> (MemoryStore, MemoryKvStore, EntityId, Change) {
    let local = MemoryKvStore::default();
    let deployment = Deployment::at("https://council.example/plans/");
    let store = Store::new(local.clone(), MemoryKvStore::default(), Zlib, Unattended, deployment);
    let (mut ann, _) = two_officers();
    let change = ann.says(&EntityId::try_from("action-1").unwrap(), Field::Text, "Built");
    (store, local, ann.plan().id().clone(), change)
}

fn save(ledger: &mut SaveLedger, store: &MemoryStore, plan: &EntityId, change: &Change) {
    ledger.begun();
    assert_eq!(ledger.state(), SaveState::Saving);
    let ids: [ChangeId; 1] = [change.id];
    match block_on(store.append(plan, std::slice::from_ref(change))) {
        Ok(proof) => ledger.saved(proof),
        Err(error) => ledger.failed(plan, &ids, &[], error.to_string()),
    }
}

#[test]
fn nothing_is_called_saved_before_what_is_stored_was_read() {
    let (store, ..) = store();
    let mut ledger = SaveLedger::default();
    assert_eq!(ledger.state(), SaveState::Loading);
    ledger.loaded(block_on(store.scan()).proof());
    assert!(matches!(ledger.state(), SaveState::Saved(_)));
    assert!(!ledger.is_unsaved());
}

#[test]
fn what_could_not_be_saved_says_so_until_it_is_retried_and_saved() {
    let (store, local, plan, change) = store();
    let mut ledger = SaveLedger::default();
    ledger.loaded(block_on(store.scan()).proof());
    local.faults().error = Some(KvError::Full);
    save(&mut ledger, &store, &plan, &change);
    assert!(matches!(ledger.state(), SaveState::Failed { .. }) && ledger.is_unsaved());
    local.faults().error = None;
    let retried = ledger.retried();
    assert!(retried[&plan].new.contains(&change.id));
    save(&mut ledger, &store, &plan, &change);
    assert!(matches!(ledger.state(), SaveState::Saved(_)) && !ledger.is_unsaved());
    assert!(ledger.retried().is_empty());
}

#[test]
fn saved_is_said_once_the_last_of_several_saves_has_ended() {
    let (store, ..) = store();
    let proof = block_on(store.scan()).proof();
    let mut ledger = SaveLedger::default();
    ledger.begun();
    ledger.begun();
    ledger.saved(proof);
    assert_eq!(ledger.state(), SaveState::Saving);
    ledger.saved(proof);
    assert_eq!(ledger.state(), SaveState::Saved(proof));
}

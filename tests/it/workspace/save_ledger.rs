//! The word "Saved", which is shown only with the store's proof.

use hearth::history::{Applied, Change};
use hearth::long_work::block_on;
use hearth::plan::{EntityId, Field};
use hearth::storage::KvError;
use hearth::storage::memory::MemoryKvStore;
use hearth::workspace::{SaveLedger, SaveState};

use super::tab::{Browser, MemoryStore};
use crate::history::world::{id, two_officers};

/// A store, its quick medium, and a change to save in it.
fn store() -> (MemoryStore, MemoryKvStore, EntityId, Change) {
    let browser = Browser::default();
    let (mut ann, _) = two_officers();
    let change = ann.says(&id("action-1"), Field::Text, "Built");
    (browser.store(), browser.local, ann.plan().id().clone(), change)
}

fn save(ledger: &mut SaveLedger, store: &MemoryStore, plan: &EntityId, change: &Change) {
    ledger.begun();
    assert_eq!(ledger.state(), SaveState::Saving);
    match block_on(store.append(plan, std::slice::from_ref(change))) {
        Ok(proof) => ledger.saved(proof),
        Err(error) => {
            let unsaved = Applied { new: [change.id].into(), ..Applied::default() };
            ledger.failed(plan, unsaved, error.to_string());
        }
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

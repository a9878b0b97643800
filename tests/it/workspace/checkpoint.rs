//! Checkpoints: drawn before the history is read, never the truth, and never in the way of a save.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use hearth::history::{History, Replica};
use hearth::long_work::block_on;
use hearth::plan::Field;
use hearth::plan::edit::Edit;
use hearth::storage::checkpoint::{digest, open};
use hearth::storage::key::Keys;
use hearth::storage::{Deployment, Kept};
use hearth::view::checkpoint::{Checkpoint, FirstRow};
use hearth::workspace::keep_checkpoint;
use proptest::prelude::*;

use super::tab::{Browser, Tab};
use crate::history::world::{World, acts, id, plan_id, two_officers};

const WORDS: &str = "Mrs Client of 1 High Street";

fn keys() -> Keys {
    Keys::of(Deployment::at("https://council.example/plans/"))
}

/// The stored value of the checkpoint.
fn value(browser: &Browser) -> Option<String> {
    browser.local.all().remove(&keys().checkpoint(&plan_id()))
}

/// The checkpoint that the first part of the page would draw, from local storage alone.
fn drawn(browser: &Browser) -> Option<Checkpoint> {
    let (all, value) = (browser.local.all(), value(browser)?);
    let ours = [keys().changes(Some(&plan_id())), keys().packs(&plan_id())];
    let names = all.keys().filter(|name| ours.iter().any(|prefix| name.starts_with(prefix)));
    Checkpoint::read(open(&value, &digest(names.map(String::as_str)))?)
}

/// What the checkpoint should be: made of a fold of everything stored.
fn folded(browser: &Browser) -> Checkpoint {
    let changes = block_on(browser.store().load()).plans.remove(&plan_id()).unwrap_or_default();
    Checkpoint::of(&Replica::of(History::of(plan_id(), changes)))
}

/// A tab with a plan whose checkpoint is stored.
fn with_checkpoint(browser: &Browser) -> Tab {
    let mut tab = browser.tab_with_plan_of(&two_officers().0);
    assert_eq!(tab.rests(), [Kept::Written]);
    tab
}

fn text(words: &str) -> Edit {
    Edit::words(&id("action-1"), Field::Text, words)
}

fn says(checkpoint: &Checkpoint, words: &str) -> bool {
    checkpoint.first.iter().any(|row| matches!(row, FirstRow::Line(line) if line.text == words))
}

/// As the page does after loading.
fn kept_by_a_fresh_tab(browser: &Browser) -> Kept {
    let tab = browser.tab();
    block_on(keep_checkpoint(&tab.store, &tab.replica()))
}

#[test]
fn an_edit_is_in_the_checkpoint_once_nothing_was_saved_for_a_while() {
    let browser = Browser::default();
    let mut tab = with_checkpoint(&browser);
    tab.edits(text("Build 10"));
    tab.settle();
    assert_eq!(drawn(&browser), None, "a page that is closed before that opens as if there were none");
    assert_eq!(tab.rests(), [Kept::Written]);
    let checkpoint = drawn(&browser).expect("it holds");
    assert!(says(&checkpoint, "Build 10"));
    assert_eq!((checkpoint, kept_by_a_fresh_tab(&browser)), (folded(&browser), Kept::Same));
}

#[test]
fn what_is_not_saved_is_in_no_checkpoint() {
    let browser = Browser::default();
    let mut tab = with_checkpoint(&browser);
    tab.edits(text("Build 10"));
    assert_eq!(block_on(keep_checkpoint(&tab.store, &tab.replica())), Kept::Skipped);
    assert_eq!(value(&browser), None);
    tab.settle();
    assert_eq!(tab.rests(), [Kept::Written]);
    assert_eq!(drawn(&browser), Some(folded(&browser)));
}

#[test]
fn what_another_tab_saved_meanwhile_and_this_one_has_not_heard_of_ends_the_checkpoint() {
    let browser = Browser::default();
    let mut tab = with_checkpoint(&browser);
    let mut other = browser.tab();
    other.edits(text("Build 10"));
    other.settle();
    assert_eq!(block_on(keep_checkpoint(&tab.store, &tab.replica())), Kept::Skipped);
    assert_eq!(drawn(&browser), None);
    tab.hears(&mut other);
    tab.settle();
    assert_eq!(tab.rests(), [Kept::Written]);
    assert_eq!(drawn(&browser), Some(folded(&browser)));
    assert_eq!(other.rests(), [Kept::Same]);
}

#[test]
fn a_pack_of_another_tab_may_hold_anything_until_it_is_read() {
    let browser = Browser::default();
    let mut tab = with_checkpoint(&browser);
    for number in 0..300 {
        tab.edits(text(&format!("Build {number}")));
    }
    tab.settle();
    let other = browser.tab();
    block_on(other.store.pack()).expect("packed");
    assert_eq!(tab.rests(), [Kept::Skipped]);
    assert_eq!(drawn(&browser), None);
    assert_eq!(block_on(keep_checkpoint(&other.store, &other.replica())), Kept::Written);
    assert_eq!(drawn(&browser), Some(folded(&browser)));
    assert_eq!(kept_by_a_fresh_tab(&browser), Kept::Same);
}

#[test]
fn a_damaged_checkpoint_or_one_of_another_version_is_not_drawn_and_written_anew() {
    let browser = Browser::default();
    with_checkpoint(&browser);
    let whole = value(&browser).expect("stored");
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    let newer = whole.replacen("1 ", "2 ", 1);
    for spoiled in [half, newer, String::new(), whole.replace("Build", "Guild")] {
        browser.local.plant(&keys().checkpoint(&plan_id()), &spoiled);
        assert_eq!(drawn(&browser), None);
        assert_eq!(kept_by_a_fresh_tab(&browser), Kept::Written);
        assert_eq!(value(&browser).as_ref(), Some(&whole));
    }
}

#[test]
fn a_change_that_can_no_longer_be_read_is_drawn_from_the_checkpoint_once_at_most() {
    let browser = Browser::default();
    let mut tab = with_checkpoint(&browser);
    tab.edits(text("Build 10"));
    tab.settle();
    assert_eq!(tab.rests(), [Kept::Written]);
    let key =
        browser.local.all().into_iter().find(|(key, value)| key.contains(":change:") && value.contains("Build 10"));
    let (key, value) = key.expect("stored");
    for medium in [&browser.local, &browser.journal] {
        medium.plant(&key, &value.replace("Build", "Guild"));
    }
    assert_eq!(kept_by_a_fresh_tab(&browser), Kept::Skipped);
    assert_eq!(drawn(&browser), None);
}

#[test]
fn a_checkpoint_that_should_hold_and_says_something_else_is_told_of_and_replaced() {
    let browser = Browser::default();
    let tab = with_checkpoint(&browser);
    let right = drawn(&browser);
    assert_eq!(block_on(tab.store.keep_checkpoint(tab.replica().history(), "something else")), Kept::Replaced);
    assert_eq!(kept_by_a_fresh_tab(&browser), Kept::Replaced);
    assert_eq!(drawn(&browser), right);
}

#[test]
fn an_erasure_deletes_the_checkpoint_before_anything_else() {
    let browser = Browser::default();
    let mut tab = with_checkpoint(&browser);
    tab.edits(text(WORDS));
    tab.settle();
    assert_eq!(tab.rests(), [Kept::Written]);
    assert!(value(&browser).is_some_and(|value| value.contains(WORDS)));
    let before = browser.local.all().len();
    tab.erases(WORDS);
    let work = tab.queue.pop_front().expect("something to store");
    browser.local.faults().waits = true;
    let store = tab.store.clone();
    let mut running = pin!(work.run(&store));
    let event = loop {
        if let Poll::Ready(event) = running.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            break event;
        }
        assert!(value(&browser).is_none() || browser.local.all().len() == before, "it is deleted first");
    };
    browser.local.faults().waits = false;
    let say = |browser: &Browser| browser.local.all().values().any(|value| value.contains(WORDS));
    assert!(!say(&browser));
    tab.handle(event.expect("stored"));
    tab.settle();
    assert_eq!(tab.rests(), [Kept::Written]);
    assert!(!say(&browser) && drawn(&browser) == Some(folded(&browser)));
}

#[test]
fn a_tab_that_wrote_the_checkpoint_while_another_erased_deletes_it_when_it_hears_of_that() {
    let browser = Browser::default();
    let mut tab = with_checkpoint(&browser);
    tab.edits(text(WORDS));
    tab.settle();
    let mut other = browser.tab();
    tab.rests();
    let stale = value(&browser).expect("stored");
    other.erases(WORDS);
    other.settle();
    // Written after the other tab deleted it, and before this one heard.
    browser.local.plant(&keys().checkpoint(&plan_id()), &stale);
    assert_eq!(drawn(&browser), None);
    tab.hears(&mut other);
    tab.settle();
    assert!(!browser.local.all().values().any(|value| value.contains(WORDS)));
}

#[test]
fn the_checkpoint_gives_way_when_local_storage_is_full() {
    let browser = Browser::default();
    let mut tab = with_checkpoint(&browser);
    tab.edits(text(&"Build many homes. ".repeat(100)));
    tab.settle();
    assert_eq!(tab.rests(), [Kept::Written]);
    let units = |text: &str| text.encode_utf16().count();
    let used: usize = browser.local.all().iter().map(|(key, value)| units(key) + units(value)).sum();
    browser.local.faults().room = Some(used);
    tab.edits(Edit::words(&id("action-2"), Field::Text, "Repair 10"));
    tab.settle();
    assert!(matches!(tab.state.save_state(), hearth::workspace::SaveState::Saved(_)));
    assert_eq!(value(&browser), None);
    browser.local.faults().room = Some(browser.local.all().iter().map(|(key, value)| units(key) + units(value)).sum());
    assert_eq!(tab.rests(), [Kept::Skipped], "there is no room for it, and that is all");
    assert!(matches!(tab.state.save_state(), hearth::workspace::SaveState::Saved(_)));
}

#[test]
fn checkpoints_are_in_no_dump_and_are_not_read_as_anything_else() {
    let browser = Browser::default();
    with_checkpoint(&browser);
    let dump = block_on(browser.store().dump("https://council.example/plans/", "2026-03-31T09:00:00.000Z"));
    assert!(!dump.contains("checkpoint"));
    assert!(block_on(browser.store().load()).set_aside.is_empty());
}

proptest! {
    #[test]
    fn after_any_story_the_checkpoint_is_what_a_fold_of_everything_gives(acts in acts(3, 40), breaks in any::<u64>()) {
        let browser = Browser::default();
        let mut tab = browser.tab_with_plan_of(&two_officers().0);
        let mut world = World::new(3);
        for (act, number) in acts.iter().zip(0..) {
            world.act(act);
            let officer = world.officers[usize::from(number as u8 % 3)].clone();
            tab.opens_file_of(&officer);
            tab.edits(text(&format!("Build {number}")));
            if breaks.rotate_right(number) & 3 == 0 {
                tab.settle();
                tab.rests();
                prop_assert_eq!(drawn(&browser), Some(folded(&browser)));
                prop_assert_eq!(kept_by_a_fresh_tab(&browser), Kept::Same);
            }
            if breaks.rotate_right(number) & 12 == 0 {
                block_on(tab.store.pack()).expect("packed");
            }
        }
        tab.settle();
        tab.rests();
        block_on(keep_checkpoint(&tab.store, &tab.replica()));
        prop_assert_eq!(drawn(&browser), Some(folded(&browser)));
    }
}

//! A form replaces the values it showed when it opened, and none that arrived since.

use hearth::plan::edit::{Content, Edit};
use hearth::plan::{EntityId, Field};
use proptest::prelude::*;

use super::world::{Officer, exchange, id, two_officers};

fn action() -> EntityId {
    id("action-1")
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort();
    words
}

#[test]
fn a_form_open_while_another_tab_changes_the_field_keeps_both_answers() {
    let (mut ann, _) = two_officers();
    let form = ann.history().basis(&action());
    ann.says(&action(), Field::Text, "From the other tab");
    ann.saves(Edit::words(&action(), Field::Text, "From the form"), &form);
    assert_eq!(sorted(ann.visible(&action(), &Field::Text)), ["From the form", "From the other tab"]);
    assert_eq!(ann.replica.conflicts().len(), 1);
}

#[test]
fn a_form_open_while_a_file_changes_the_field_keeps_both_answers() {
    let (mut ann, mut ben) = two_officers();
    let form = ann.history().basis(&action());
    ben.says(&action(), Field::Text, "From the file");
    ann.opens_file_of(&ben);
    ann.saves(Edit::words(&action(), Field::Text, "From the form"), &form);
    exchange(&mut ann, &mut ben);
    assert_eq!(sorted(ben.visible(&action(), &Field::Text)), ["From the file", "From the form"]);
}

#[test]
fn a_field_empty_when_the_form_opened_is_a_conflict_too() {
    let (mut ann, mut ben) = two_officers();
    let form = ann.history().basis(&action());
    ben.says(&action(), Field::Timeframe, "Q1");
    ann.opens_file_of(&ben);
    ann.saves(Edit::words(&action(), Field::Timeframe, "Q2"), &form);
    assert_eq!(ann.replica.conflicts().len(), 1);
}

#[test]
fn what_the_form_left_as_it_was_is_not_said_again() {
    let (mut ann, mut ben) = two_officers();
    let form = ann.history().basis(&action());
    ben.says(&action(), Field::Text, "From the file");
    ann.opens_file_of(&ben);
    let edit =
        Edit::All(vec![Edit::words(&action(), Field::Text, "Build"), Edit::words(&action(), Field::Timeframe, "")]);
    assert!(ann.saves(edit, &form).is_none());
    assert_eq!(ann.visible(&action(), &Field::Text), ["From the file"]);
}

#[test]
fn a_removal_from_a_form_does_not_claim_to_have_seen_what_came_since() {
    let (mut ann, mut ben) = two_officers();
    let form = ann.history().basis(&action());
    ben.says(&action(), Field::Text, "From the file");
    ann.opens_file_of(&ben);
    let removal = ann.saves(Edit::Remove(action()), &form).unwrap();
    assert!(!removal.after.iter().any(|head| ben.history().heads().contains(head)));
    assert_eq!(ann.replica.conflicts().len(), 1);
}

#[test]
fn a_form_may_add_what_it_did_not_show() {
    let (mut ann, _) = two_officers();
    let form = ann.history().basis(&action());
    let point = super::world::add("point-1", "action-1", "New");
    let edit = Edit::All(vec![point, Edit::words(&action(), Field::Text, "Build 10")]);
    let change = ann.saves(edit, &form).unwrap();
    assert!(ann.replica.conflicts().is_empty());
    assert_eq!(change.sets.len(), 3);
}

#[test]
fn saving_replaces_all_the_answers_the_form_showed() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, "Ann's");
    ben.says(&action(), Field::Text, "Ben's");
    exchange(&mut ann, &mut ben);
    let form = ann.history().basis(&action());
    let shown = ann.visible(&action(), &Field::Text)[0].clone();
    // Choosing the one that is shown is a choice.
    ann.saves(Edit::words(&action(), Field::Text, &*shown), &form).unwrap();
    assert_eq!(ann.visible(&action(), &Field::Text), [shown]);
}

#[test]
fn removing_what_is_removed_says_something_and_restoring_what_is_not_says_nothing() {
    let mut ann: Officer = two_officers().0;
    assert!(ann.compose(Edit::Restore(action()), None).is_none());
    ann.does(Edit::Remove(action()));
    assert!(ann.compose(Edit::Remove(action()), None).is_some());
    ann.does(Edit::Restore(action()));
    assert!(ann.compose(Edit::Restore(action()), None).is_none());
    assert!(ann.compose(Edit::Set { id: action(), field: Field::Status, to: Content::NOTHING }, None).is_none());
}

#[test]
fn a_form_gone_on_with_later_replaces_what_it_showed_at_first() {
    let (mut ann, mut ben) = two_officers();
    let opened = ann.history().heads().clone();
    ben.says(&action(), Field::Text, "From the file");
    ann.opens_file_of(&ben);
    // The browser was closed, and the half-typed form is opened again.
    let form = ann.history().basis_at([&action()], &opened);
    let change = ann.saves(Edit::words(&action(), Field::Text, "From the draft"), &form).unwrap();
    assert_eq!(change.after, opened.into_iter().collect::<Vec<_>>());
    assert_eq!(sorted(ann.visible(&action(), &Field::Text)), ["From the draft", "From the file"]);
    assert_eq!(ann.replica.conflicts().len(), 1);
}

/// A step of a story: which officer acts, and whether they type something or open the other's file.
fn turns() -> impl Strategy<Value = Vec<(bool, u8)>> {
    proptest::collection::vec((any::<bool>(), 0..8_u8), 0..24)
}

fn take_turns(officers: &mut [Officer; 2], turns: &[(bool, u8)], when: &str) {
    for (number, (second, what)) in turns.iter().enumerate() {
        let other = officers[usize::from(!second)].clone();
        let officer = &mut officers[usize::from(*second)];
        match what {
            0..3 => drop(officer.says(&action(), Field::Text, &format!("Text {when} {number}"))),
            3..5 => drop(officer.says(&action(), Field::Timeframe, &format!("Time {when} {number}"))),
            5 => drop(officer.presses_undo()),
            _ => drop(officer.opens_file_of(&other)),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// A half-typed form replaces the same values as if it had never been closed, whatever happened since.
    #[test]
    fn what_a_form_showed_can_be_told_later(before in turns(), after in turns()) {
        let mut officers = <[Officer; 2]>::from(two_officers());
        take_turns(&mut officers, &before, "before");
        let (then, opened) = (officers[0].history().basis(&action()), officers[0].history().heads().clone());
        take_turns(&mut officers, &after, "after");
        let later = officers[0].history().basis_at([&action()], &opened);
        for field in [Field::Text, Field::Timeframe] {
            let over = |seen: &hearth::history::Basis| {
                let change = officers[0].clone().compose(Edit::words(&action(), field.clone(), "Typed"), Some(seen));
                let change = change.expect("something new is said");
                (change.after.clone(), change.sets[0].over.clone())
            };
            prop_assert_eq!(over(&then), over(&later));
        }
    }
}

//! A form replaces what it showed when it opened, and nothing that came since.

use hearth::plan::edit::{Content, Edit};
use hearth::plan::{EntityId, Field};

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
    let form = ann.history().seen(&action());
    ann.says(&action(), Field::Text, "From the other tab");
    ann.saves(Edit::words(&action(), Field::Text, "From the form"), &form);
    assert_eq!(sorted(ann.answers(&action(), &Field::Text)), ["From the form", "From the other tab"]);
    assert_eq!(ann.held.conflicts().len(), 1);
}

#[test]
fn a_form_open_while_a_file_changes_the_field_keeps_both_answers() {
    let (mut ann, mut ben) = two_officers();
    let form = ann.history().seen(&action());
    ben.says(&action(), Field::Text, "From the file");
    ann.opens_file_of(&ben);
    ann.saves(Edit::words(&action(), Field::Text, "From the form"), &form);
    exchange(&mut ann, &mut ben);
    assert_eq!(sorted(ben.answers(&action(), &Field::Text)), ["From the file", "From the form"]);
}

#[test]
fn a_field_empty_when_the_form_opened_is_a_conflict_too() {
    let (mut ann, mut ben) = two_officers();
    let form = ann.history().seen(&action());
    ben.says(&action(), Field::Timeframe, "Q1");
    ann.opens_file_of(&ben);
    ann.saves(Edit::words(&action(), Field::Timeframe, "Q2"), &form);
    assert_eq!(ann.held.conflicts().len(), 1);
}

#[test]
fn what_the_form_left_as_it_was_is_not_said_again() {
    let (mut ann, mut ben) = two_officers();
    let form = ann.history().seen(&action());
    ben.says(&action(), Field::Text, "From the file");
    ann.opens_file_of(&ben);
    let edit =
        Edit::All(vec![Edit::words(&action(), Field::Text, "Build"), Edit::words(&action(), Field::Timeframe, "")]);
    assert!(ann.saves(edit, &form).is_none());
    assert_eq!(ann.answers(&action(), &Field::Text), ["From the file"]);
}

#[test]
fn a_removal_from_a_form_does_not_claim_to_have_seen_what_came_since() {
    let (mut ann, mut ben) = two_officers();
    let form = ann.history().seen(&action());
    ben.says(&action(), Field::Text, "From the file");
    ann.opens_file_of(&ben);
    let removal = ann.saves(Edit::Remove(action()), &form).unwrap();
    assert!(!removal.after.iter().any(|head| ben.history().heads().contains(head)));
    assert_eq!(ann.held.conflicts().len(), 1);
}

#[test]
fn a_form_may_add_what_it_did_not_show() {
    let (mut ann, _) = two_officers();
    let form = ann.history().seen(&action());
    let point = super::world::add("point-1", "action-1", "New");
    let edit = Edit::All(vec![point, Edit::words(&action(), Field::Text, "Build 10")]);
    let change = ann.saves(edit, &form).unwrap();
    assert!(ann.held.conflicts().is_empty());
    assert_eq!(change.sets.len(), 3);
}

#[test]
fn saving_replaces_all_the_answers_the_form_showed() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, "Ann's");
    ben.says(&action(), Field::Text, "Ben's");
    exchange(&mut ann, &mut ben);
    let form = ann.history().seen(&action());
    let shown = ann.answers(&action(), &Field::Text)[0].clone();
    // Choosing the one that is shown is a choice.
    ann.saves(Edit::words(&action(), Field::Text, &*shown), &form).unwrap();
    assert_eq!(ann.answers(&action(), &Field::Text), [shown]);
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

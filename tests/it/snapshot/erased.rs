//! Every way in which a file could bring erased words back, and why none does.

use hearth::history::{Change, History, Replica};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::Edit;
use hearth::plan::{EntityId, Field};
use hearth::snapshot::without_erased;
use serde_json::{Value as Json, json};

use super::support::{HOUSING, Officer, change, edited, file, find, line_id, opened, read_one, started};
use crate::history::world::checked;

const WORDS: &str = "About Mr Client of 1 High Street";

/// An officer who wrote the words into a line and erased them, and a copy of hers from before.
fn erased() -> (Officer, Replica, EntityId) {
    let mut ann = Officer::new("Ann", started(HOUSING));
    let line = line_id(ann.plan(), "1.3a");
    ann.says(&line, Field::Text, WORDS);
    let before = ann.replica.clone();
    ann.erases(WORDS);
    (ann, before, line)
}

fn json(file: &str) -> Json {
    serde_json::from_str(file).unwrap()
}

/// Merges a file as the page does.
fn takes(device: &mut Replica, file: &str) -> Vec<String> {
    let mut incoming = read_one(file);
    let hand_edit = incoming.changes.pop_if(|change| Some(change.id) == incoming.hand_edit);
    block_on(device.apply(incoming.changes, &Unattended));
    let mut names: Vec<String> = incoming.set_aside.into_iter().map(|aside| aside.name).collect();
    if let Some(edit) = hand_edit {
        let (edit, left_out) = without_erased(&edit, device.history()).unwrap();
        block_on(device.apply(edit, &Unattended));
        names.extend(left_out.into_iter().map(|aside| aside.name));
    }
    names
}

fn assert_gone(device: &Replica) {
    assert!(!file([device]).contains(WORDS));
    assert!(!format!("{device:?}").contains(WORDS), "nowhere in what the device holds");
}

#[test]
fn a_file_whose_readable_part_still_shows_them_does_not_bring_them_back() {
    let (ann, _, line) = erased();
    let written = edited(&file([&ann.replica]), |plan| find(plan, "id", line.as_str())["text"] = WORDS.into());
    let incoming = read_one(&written);
    assert_eq!(incoming.set_aside.len(), 1);
    assert_eq!(incoming.set_aside[0].name, format!("\"text\" of {line}"));
    assert!(incoming.edited_by_hand && incoming.hand_edit.is_none());
    assert_gone(&opened(&incoming));
}

#[test]
fn nor_where_its_changes_still_hold_them_with_their_salt() {
    let (ann, before, line) = erased();
    let mut all = json(&file([&ann.replica]));
    all["plans"][0]["changes"] = json(&file([&before]))["plans"][0]["changes"].clone();
    let order = ann.replica.history().changes().last().unwrap();
    all["plans"][0]["changes"].as_array_mut().unwrap().push(serde_json::to_value(&**order).unwrap());
    let written = edited(&all.to_string(), |plan| find(plan, "id", line.as_str())["text"] = WORDS.into());
    let incoming = read_one(&written);
    assert_eq!((incoming.set_aside.len(), incoming.hand_edit), (1, None));
    assert_gone(&opened(&incoming));
}

#[test]
fn nor_where_other_words_stand_there_since() {
    let (mut ann, _, line) = erased();
    ann.says(&line, Field::Text, "Build 10");
    let written = edited(&file([&ann.replica]), |plan| {
        find(plan, "id", line.as_str())["text"] = WORDS.into();
        find(plan, "ref", "1.4")["text"] = "Taken all the same".into();
    });
    let incoming = read_one(&written);
    assert_eq!(incoming.set_aside.len(), 1);
    let after = opened(&incoming);
    assert_gone(&after);
    assert!(file([&after]).contains("Taken all the same") && file([&after]).contains("Build 10"));
}

#[test]
fn nor_an_older_file_edited_by_hand_or_not() {
    let (ann, before, line) = erased();
    let older = file([&before]);
    let about = format!("\"text\" of {line}");
    let by_hand = edited(&older, |plan| {
        find(plan, "id", line.as_str())["text"] = format!("{WORDS}, and more").into();
        find(plan, "ref", "1.4")["text"] = "Taken all the same".into();
    });
    for (written, named) in [(older, vec![]), (by_hand, vec![about])] {
        let mut device = ann.replica.clone();
        assert_eq!(takes(&mut device, &written), named);
        assert_gone(&device);
    }
}

#[test]
fn nor_a_file_without_a_history() {
    let (ann, before, line) = erased();
    let mut bare = json(&file([&before]));
    bare["plans"][0].as_object_mut().unwrap().remove("changes");
    let mut device = ann.replica;
    assert_eq!(takes(&mut device, &bare.to_string()), [format!("\"text\" of {line}")]);
    assert_gone(&device);
}

#[test]
fn two_copies_of_a_change_with_an_order_are_one_without_the_words_and_else_one_with_them() {
    let (ann, before, line) = erased();
    let copies = |device: &Replica| json(&file([device]))["plans"][0]["changes"].as_array().unwrap().clone();
    let (with, without) = (copies(&before), copies(&ann.replica));
    let (order, blank) = without.split_last().unwrap();
    for twice in [[&with[..], blank].concat(), [blank, &with[..]].concat()] {
        let mut ordered = json(&file([&ann.replica]));
        ordered["plans"][0]["changes"] = [&twice[..], std::slice::from_ref(order)].concat().into();
        assert_gone(&opened(&read_one(&ordered.to_string())));
        let mut no_order = json(&file([&before]));
        no_order["plans"][0]["changes"] = twice.into();
        let after = opened(&read_one(&no_order.to_string()));
        assert_eq!(after.history().visible(&line, &Field::Text)[0].value.as_str(), Some(WORDS));
    }
}

#[test]
fn an_order_of_another_value_erases_nothing_in_a_file() {
    let mut ann = Officer::new("Ann", started(HOUSING));
    let line = line_id(ann.plan(), "1.3a");
    let target = ann.says(&line, Field::Text, WORDS);
    let field = format!("erase/{target}/text");
    for value in [json!(false), json!(null), json!(1), json!("true")] {
        let mut replica = ann.replica.clone();
        block_on(replica.apply([change(vec![target], vec![(line.as_str(), &field, value.clone())])], &Unattended));
        let written = file([&replica]);
        assert!(written.contains(&format!("\"value\":{value}")), "it is kept as it came");
        let incoming = read_one(&written);
        assert_eq!((incoming.set_aside.len(), incoming.edited_by_hand), (0, false));
        assert_eq!(opened(&incoming).history().visible(&line, &Field::Text)[0].value.as_str(), Some(WORDS));
    }
}

#[test]
fn a_copy_that_still_has_the_words_says_which_they_were() {
    // A dump of another browser, with half-typed forms that may have them too.
    let (ann, before, _) = erased();
    let copies: Vec<Change> = before.history().changes().iter().map(|change| Change::clone(change)).collect();
    let run = block_on(ann.replica.dry_run(checked(copies.clone()), &Unattended));
    assert_eq!((run.new.len(), run.erased.into_iter().collect::<Vec<_>>()), (0, vec![WORDS.to_owned()]));
    let mut device = ann.replica;
    block_on(device.apply(copies, &Unattended));
    assert_gone(&device);
}

#[test]
fn words_that_a_person_types_again_are_new_words() {
    // They have another salt, so no digest matches them. They are erased once more.
    let (mut ann, _, line) = erased();
    ann.does(Edit::words(&line, Field::Text, WORDS));
    let written = file([&ann.replica]);
    assert!(written.contains(WORDS));
    let mut device = Replica::of(History::new(ann.plan().id().clone()));
    assert_eq!(takes(&mut device, &written), [""; 0]);
    ann.erases(WORDS);
    assert_gone(&ann.replica);
}

#[test]
fn words_edited_into_a_file_where_the_erasure_has_not_arrived_are_new_words() {
    let (ann, before, line) = erased();
    let written = edited(&file([&before]), |plan| find(plan, "id", line.as_str())["text"] = "Other words".into());
    let mut ben = before;
    takes(&mut ben, &written);
    // Ben's file then holds them as a change of its own, whose words Ann never erased.
    let mut device = ann.replica;
    takes(&mut device, &file([&ben]));
    assert_gone(&device);
    assert_eq!(device.history().visible(&line, &Field::Text)[0].value.as_str(), Some("Other words"));
}

//! Packs: which changes go into them, and which keys are deleted afterwards.

use hearth::history::{Change, Set};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::Value;
use hearth::storage::{Medium, Packed, Unreadable, Why};

use super::conformance::{by_id, change, changes, of_plan, plan};
use super::support::{Media, run};

#[test]
fn a_pack_takes_a_fraction_of_the_room() {
    let media = Media::new();
    let tab = media.store();
    let room = |media: &Media| -> usize {
        media.local.all().iter().map(|(key, value)| key.encode_utf16().count() + value.encode_utf16().count()).sum()
    };
    for number in 0..6 {
        run(tab.append(&plan(), &changes(&format!("Update {number}"), 1))).unwrap();
    }
    let before = room(&media);
    run(tab.pack()).unwrap();
    assert!(room(&media) * 4 < before, "{} of {before}", room(&media));
}

#[test]
fn a_change_that_is_a_whole_plan_is_packed_at_once() {
    let media = Media::new();
    let small = change("small");
    let words: Vec<Set> = (0..200)
        .map(|at| Set { value: Value::text(&format!("Line {at} of a long plan"), "salt"), ..small.sets[0].clone() })
        .collect();
    let mut large = Change::unsealed(vec![], small.at.clone(), small.by.clone(), words);
    large.source = Some(Value::text("Document: \"sets\":[] and }", "salt"));
    large.extra.insert("later".to_owned(), serde_json::json!({ "sets": [] }));
    let large = block_on(large.with_id(&Unattended)).unwrap();
    let written = serde_json::to_string(&large).unwrap().encode_utf16().count();
    media.local.faults().room = Some(written / 2);
    run(media.store().append(&plan(), std::slice::from_ref(&large))).unwrap();
    run(media.store().append(&plan(), std::slice::from_ref(&small))).unwrap();
    let keys: Vec<String> = media.local.all().into_keys().collect();
    assert_eq!(keys.iter().filter(|key| key.contains(":change:")).count(), 1, "{keys:?}");
    assert_eq!(of_plan(&run(media.store().load())), by_id(&[large, small]));
}

#[test]
fn a_single_key_that_changed_or_was_damaged_is_not_deleted() {
    let media = Media::new();
    let tab = media.store();
    run(tab.append(&plan(), &changes("kept", 5))).unwrap();
    let (key, value) = media.local.all().into_iter().next().unwrap();
    media.local.plant(&key, &value.replace("kept", "kemt"));
    assert_eq!(run(tab.pack()), Ok(Packed { packs: 1, singles: 4 }));
    assert!(media.local.all().contains_key(&key) && media.journal.all().contains_key(&key));
    let loaded = run(media.store().load());
    assert_eq!(of_plan(&loaded), by_id(&changes("kept", 5)), "the journal had it whole");
}

#[test]
fn nothing_is_deleted_when_the_pack_does_not_reach_both_media() {
    for fail in [fail_local as fn(&Media), fail_journal, lie_local, lie_journal] {
        let media = Media::new();
        let tab = media.store();
        run(tab.append(&plan(), &changes("kept", 5))).unwrap();
        let before = (media.local.all(), media.journal.all());
        fail(&media);
        run(tab.pack()).unwrap_err();
        *media.local.faults() = Default::default();
        *media.journal.faults() = Default::default();
        for (key, value) in before.0 {
            assert_eq!(media.local.all().get(&key), Some(&value));
        }
        for (key, value) in before.1 {
            assert_eq!(media.journal.all().get(&key), Some(&value));
        }
        assert_eq!(of_plan(&run(media.store().load())), by_id(&changes("kept", 5)));
    }
}

fn fail_local(media: &Media) {
    media.local.faults().room = Some(0);
}

fn fail_journal(media: &Media) {
    media.journal.faults().room = Some(0);
}

fn lie_local(media: &Media) {
    media.local.faults().lies = true;
}

fn lie_journal(media: &Media) {
    media.journal.faults().loses = true;
}

#[test]
fn keys_of_a_newer_version_are_left_alone_and_said_to_be_there() {
    let media = Media::new();
    let newer = "hearth:/plans/:2:change:plan-conformance:0123456789abcdef0123456789abcdef";
    media.local.plant(newer, "in a form not yet invented");
    let tab = media.store();
    run(tab.append(&plan(), &changes("ours", 5))).unwrap();
    run(tab.pack()).unwrap();
    assert_eq!(media.local.all().get(newer).map(String::as_str), Some("in a form not yet invented"));
    let loaded = run(media.store().load());
    assert_eq!(loaded.set_aside, [Unreadable { key: newer.into(), medium: Medium::Local, why: Why::Newer }]);
    assert!(!media.journal.all().contains_key(newer), "not copied either");
}

#[test]
fn a_full_local_storage_is_packed_to_make_room() {
    let media = Media::new();
    let tab = media.store();
    run(tab.append(&plan(), &changes("first", 3))).unwrap();
    let used: usize = media.local.all().iter().map(|(key, value)| key.len() + value.len()).sum();
    // Room for a pack of the three, but not for one more beside them.
    media.local.faults().room = Some(used + 290);
    run(tab.append(&plan(), &[change("one more"), change("and another")])).expect("saved after packing");
    assert_eq!(of_plan(&run(media.store().load())).len(), 5);
}

#[test]
fn two_tabs_that_pack_at_once_do_no_harm() {
    let media = Media::new();
    let (one, other) = (media.store(), media.store());
    run(one.append(&plan(), &changes("both", 5))).unwrap();
    media.local.faults().waits = true;
    media.journal.faults().waits = true;
    let both = async {
        let mut tabs = [Box::pin(one.pack()), Box::pin(other.pack())];
        let mut done = [false, false];
        std::future::poll_fn(|context| {
            for (tab, done) in tabs.iter_mut().zip(&mut done) {
                *done = *done || tab.as_mut().poll(context).is_ready();
            }
            if done == [true, true] { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
        })
        .await;
    };
    run(both);
    assert_eq!(of_plan(&run(media.store().load())), by_id(&changes("both", 5)));
}

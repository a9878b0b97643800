//! Concurrent moves: each item has one place, and there is no circle.

use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::{Content, Edit, Position, Report};
use hearth::plan::{EntityId, Field, Kind, PartyKind, Plan, order};
use proptest::prelude::*;

use super::world::{Officer, add, assert_no_circle, exchange, id, two_officers};

fn moved(thing: &str, parent: &str, position: Position) -> Edit {
    Edit::Move { id: id(thing), parent: id(parent), position }
}

fn children(officer: &Officer, parent: &str) -> Vec<String> {
    officer.plan().children(&id(parent)).map(|item| item.id.to_string()).collect()
}

#[test]
fn moves_to_different_parents_are_a_conflict_with_one_place_meanwhile() {
    let (mut ann, mut ben) = two_officers();
    ann.does(add("section-3", "plan-1", "Third"));
    ben.opens_file_of(&ann);
    ann.does(moved("action-1", "section-2", Position::Last));
    ben.does(moved("action-1", "section-3", Position::Last));
    exchange(&mut ann, &mut ben);
    assert_eq!(ann.replica.conflicts().len(), 1);
    let places =
        ["section-1", "section-2", "section-3"].map(|section| children(&ann, section).contains(&"action-1".to_owned()));
    assert_eq!(places.iter().filter(|here| **here).count(), 1);
    ann.does(moved("action-1", "section-3", Position::Last));
    ben.opens_file_of(&ann);
    assert!(ben.replica.conflicts().is_empty());
    assert_eq!(children(&ben, "section-3"), ["action-1"]);
}

#[test]
fn another_order_under_the_same_parent_asks_nobody() {
    let (mut ann, mut ben) = two_officers();
    ann.does(add("action-3", "section-1", "Third"));
    ben.opens_file_of(&ann);
    ann.does(moved("action-3", "section-1", Position::First));
    ben.does(moved("action-3", "section-1", Position::After(id("action-1"))));
    exchange(&mut ann, &mut ben);
    assert!(ann.replica.conflicts().is_empty());
    assert_eq!(children(&ann, "section-1").len(), 3);
}

#[test]
fn two_things_added_at_once_to_one_place_have_one_order_everywhere() {
    let (mut ann, mut ben) = two_officers();
    ann.does(add("action-8", "section-1", "Ann's"));
    ben.does(add("action-9", "section-1", "Ben's"));
    exchange(&mut ann, &mut ben);
    assert_eq!(children(&ann, "section-1"), ["action-1", "action-2", "action-8", "action-9"]);
    // They have the same key, so there is no space between them, and they get new keys.
    ann.does(Edit::Add {
        id: id("action-0"),
        parent: id("section-1"),
        position: Position::After(id("action-8")),
        fields: vec![],
    });
    exchange(&mut ann, &mut ben);
    assert_eq!(children(&ben, "section-1"), ["action-1", "action-2", "action-8", "action-0", "action-9"]);
    assert!(ann.replica.conflicts().is_empty());
}

#[test]
fn a_thing_that_gives_way_to_one_added_through_a_form_has_one_place() {
    let (mut ann, mut ben) = two_officers();
    ann.does(add("action-8", "section-1", "Ann's"));
    ben.does(add("action-9", "section-1", "Ben's"));
    exchange(&mut ann, &mut ben);
    let form = ann.history().basis(&id("section-1"));
    ann.saves(
        Edit::Add {
            id: id("action-0"),
            parent: id("section-1"),
            position: Position::After(id("action-8")),
            fields: vec![],
        },
        &form,
    );
    assert_eq!(children(&ann, "section-1"), ["action-1", "action-2", "action-8", "action-0", "action-9"]);
    assert_eq!(ann.history().visible(&id("action-9"), &Field::Place).len(), 1);
}

#[test]
fn several_things_added_in_one_edit_keep_their_order() {
    let mut ann = two_officers().0;
    let names = ["point-9", "point-3", "point-7", "point-1"];
    ann.does(Edit::All(names.iter().map(|name| add(name, "action-1", name)).collect()));
    assert_eq!(children(&ann, "action-1"), names);
    let before = ["point-6", "point-5"];
    ann.does(Edit::All(
        before
            .iter()
            .map(|name| Edit::Add { id: id(name), parent: id("action-1"), position: Position::First, fields: vec![] })
            .collect(),
    ));
    assert_eq!(children(&ann, "action-1"), ["point-5", "point-6", "point-9", "point-3", "point-7", "point-1"]);
    let lead = |name: &str| Edit::Lead {
        line: id("action-1"),
        role: hearth::plan::Role::Partner,
        name: name.to_owned(),
        kind: PartyKind::Team,
    };
    ann.does(Edit::All(["Zebra", "Ape", "Mole"].map(lead).to_vec()));
    let plan = ann.plan();
    let leads: Vec<&str> = plan
        .item(&id("action-1"))
        .unwrap()
        .tracked_line()
        .unwrap()
        .leads
        .iter()
        .map(|lead| plan.party(&lead.party).unwrap().name.as_str())
        .collect();
    assert_eq!(leads, ["Zebra", "Ape", "Mole"]);
}

#[test]
fn where_one_edit_gives_a_field_twice_the_last_is_meant() {
    let mut ann = two_officers().0;
    let action = id("action-1");
    ann.does(Edit::All(vec![Edit::words(&action, Field::Text, "One"), Edit::words(&action, Field::Text, "Two")]));
    assert_eq!(ann.visible(&action, &Field::Text), ["Two"]);
}

fn report(ann: &mut Officer, number: u32) -> EntityId {
    let update = id(&format!("update-{number}"));
    let report = Report {
        line: id("action-1"),
        update: update.clone(),
        position_at: chrono::NaiveDate::from_ymd_opt(2024, 3, 31).unwrap(),
        status: None,
        text: format!("Report {number}"),
        on_behalf_of: String::new(),
        evidence: vec![],
        entered: format!("2024-04-0{number}T09:00:00.000Z"),
    };
    ann.does(Edit::Report(report));
    update
}

#[test]
fn points_added_between_reports_leave_the_reports_in_their_order() {
    let mut ann = two_officers().0;
    let first = report(&mut ann, 1);
    let change = ann.does(add("point-1", "action-1", "A point"));
    assert_eq!(change.sets.len(), 2, "no other thing is given a new place");
    let second = report(&mut ann, 2);
    ann.does(Edit::Add { id: id("point-2"), parent: id("action-1"), position: Position::First, fields: vec![] });
    let third = report(&mut ann, 3);
    let updates: Vec<EntityId> = ann.plan().updates(&id("action-1")).iter().map(|(item, _)| item.id.clone()).collect();
    assert_eq!(updates, [third.clone(), second.clone(), first.clone()]);
    assert_eq!(ann.plan().latest_update(&id("action-1")).unwrap().0.id, third);
    let points: Vec<String> =
        ann.plan().children_of_kind(&id("action-1"), Kind::Point).map(|item| item.id.to_string()).collect();
    assert_eq!(points, ["point-2", "point-1"]);
    // Updates moved to another line stay in the order in which they were entered.
    for update in [&third, &first, &second] {
        ann.does(Edit::Move { id: update.clone(), parent: id("action-2"), position: Position::Last });
    }
    let updates: Vec<EntityId> = ann.plan().updates(&id("action-2")).iter().map(|(item, _)| item.id.clone()).collect();
    assert_eq!(updates, [third, second, first]);
}

#[test]
fn commitments_and_actions_of_a_section_are_one_list() {
    let mut ann = two_officers().0;
    ann.does(Edit::Add {
        id: id("commitment-1"),
        parent: id("section-1"),
        position: Position::After(id("action-1")),
        fields: vec![],
    });
    assert_eq!(children(&ann, "section-1"), ["action-1", "commitment-1", "action-2"]);
}

#[test]
fn what_cannot_stand_somewhere_stands_nowhere_and_is_kept() {
    let mut ann = two_officers().0;
    let place = |thing: &str, parent: &str| Edit::Set {
        id: id(thing),
        field: Field::Place,
        to: Content::Plain(serde_json::json!({ "order": "80", "parent": parent })),
    };
    ann.does(place("section-1", "action-1"));
    assert_no_circle(ann.plan());
    assert!(ann.plan().unplaced().any(|item| item.id == id("section-1")));
    ann.does(place("section-1", "section-1"));
    assert_no_circle(ann.plan());
    assert!(ann.plan().item(&id("section-1")).is_some());
    assert!(ann.plan().is_removed(&id("action-1")) || ann.plan().sections().count() == 1);
}

#[test]
fn a_name_given_up_still_finds_its_party() {
    let mut ann = two_officers().0;
    let lead = |line: &str, name: &str| Edit::Lead {
        line: id(line),
        role: hearth::plan::Role::Partner,
        name: name.to_owned(),
        kind: PartyKind::Person,
    };
    ann.does(lead("action-1", "Jane Smith"));
    let jane = hearth::plan::name::party_id("Jane Smith");
    ann.says(&jane, Field::Name, "Jane Jones");
    ann.does(lead("action-2", "Jane Smith"));
    assert_eq!(ann.plan().party(&jane).unwrap().name, "Jane Jones");
    assert_eq!(ann.plan().item(&id("action-2")).unwrap().tracked_line().unwrap().leads[0].party, jane);
}

#[test]
fn a_party_named_again_through_a_form_comes_back() {
    let mut ann = two_officers().0;
    let lead = |line: &str| Edit::Lead {
        line: id(line),
        role: hearth::plan::Role::Partner,
        name: "Jane".to_owned(),
        kind: PartyKind::Person,
    };
    ann.does(lead("action-1"));
    let jane = hearth::plan::name::party_id("Jane");
    ann.does(Edit::Remove(jane.clone()));
    let form = ann.history().basis(&id("action-2"));
    ann.saves(lead("action-2"), &form);
    assert!(!ann.removed(&jane));
}

#[test]
fn a_hostile_key_is_no_key() {
    for key in ["", "8", "é", "aé", "80é", "FF80", "0080", "zz", "81", "2024-04-01T09:00:00.000Z", "ÿÿÿÿ", "8080 "]
    {
        let made = order::between(Some(key), None);
        assert!(made.as_deref().is_none_or(|made| made > key), "{key}");
        let made = order::between(None, Some(key));
        assert!(made.as_deref().is_none_or(|made| made < key), "{key}");
        for other in ["80", "0080", "7f80", "ff80", "00"] {
            let made = order::between(Some(key), Some(other));
            assert!(made.as_deref().is_none_or(|made| key < made && made < other), "{key} {other}");
            let made = order::between(Some(other), Some(key));
            assert!(made.as_deref().is_none_or(|made| other < made && made < key), "{other} {key}");
        }
    }
}

#[test]
fn there_is_always_room_before_all_others() {
    let mut ann = two_officers().0;
    for number in 0..300 {
        ann.does(Edit::Add {
            id: id(&format!("point-{number:03}")),
            parent: id("action-1"),
            position: Position::First,
            fields: vec![],
        });
    }
    let mut expected: Vec<String> = (0..300).map(|number| format!("point-{number:03}")).collect();
    expected.reverse();
    assert_eq!(children(&ann, "action-1"), expected);
    ann.does(Edit::Add {
        id: id("point-x"),
        parent: id("action-1"),
        position: Position::After(id("point-150")),
        fields: vec![],
    });
    assert_eq!(children(&ann, "action-1")[150], "point-x");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_key_between_two_is_between_them(picks in prop::collection::vec(any::<prop::sample::Index>(), 1..200)) {
        let mut keys: Vec<String> = Vec::new();
        for pick in picks {
            let at = pick.index(keys.len() + 1);
            let before = at.checked_sub(1).map(|last| keys[last].clone());
            let after = keys.get(at).cloned();
            match order::between(before.as_deref(), after.as_deref()) {
                Some(key) => keys.insert(at, key),
                None => keys = order::sequence().take(keys.len() + 1).collect(),
            }
            prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn any_text_may_come_as_a_key(before in ".{0,6}", after in "[0-9a-f]{0,8}") {
        for (before, after) in [(&before, &after), (&after, &before), (&after, &after)] {
            if let Some(key) = order::between(Some(before), Some(after)) {
                prop_assert!(before < &key && &key < after);
            }
        }
    }
}

#[test]
fn a_plan_kept_up_is_the_plan_folded_when_a_parent_is_left_empty() {
    let mut ann = two_officers().0;
    for action in ["action-1", "action-2"] {
        ann.does(moved(action, "section-2", Position::Last));
    }
    let folded: Plan = block_on(ann.history().fold(&Unattended));
    assert_eq!(*ann.plan(), folded);
}

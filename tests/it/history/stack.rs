//! The changes that an officer can undo and redo, derived from the history alone.

use hearth::history::{Author, Change, History, Replica, Set};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::Edit;
use hearth::plan::{Field, Value};

use super::world::{Officer, exchange, id, plan_id, two_officers};

#[test]
fn after_a_restart_it_is_the_same() {
    let (mut ann, mut ben) = two_officers();
    for words in ["One", "Two", "Three"] {
        ann.says(&id("action-1"), Field::Text, words);
        ben.says(&id("action-2"), Field::Text, words);
    }
    ann.presses_undo();
    ann.presses_undo();
    exchange(&mut ann, &mut ben);
    let mut changes: Vec<Change> = ann.history().changes().iter().map(|change| Change::clone(change)).collect();
    for _ in 0..2 {
        changes.sort_by_key(|change| std::cmp::Reverse(change.id));
        let restarted = Replica::of(History::of(plan_id(), changes.clone()));
        assert_eq!(restarted.stack("ann"), ann.replica.stack("ann"));
        assert_eq!(restarted.stack("ben"), ben.replica.stack("ben"));
        changes.reverse();
    }
    assert_eq!(ann.replica.stack("ann").redo.len(), 2);
    assert_eq!(ben.replica.stack("ann"), ann.replica.stack("ann"));
}

#[test]
fn a_clock_set_right_again_does_not_shuffle_it() {
    let mut ann = two_officers().0;
    for (clock, words) in
        [("2099-01-01T00:00:00.000Z", "One"), ("2024-01-01T00:00:00.000Z", "Two"), ("later", "Three"), ("", "Four")]
    {
        ann.clock = clock.to_owned();
        ann.says(&id("action-1"), Field::Text, words);
    }
    for expected in ["Three", "Two", "One", "Build"] {
        ann.presses_undo();
        assert_eq!(ann.visible(&id("action-1"), &Field::Text), [expected]);
    }
}

#[test]
fn of_two_forms_open_at_once_the_one_saved_last_goes_first() {
    let (mut ann, mut ben) = two_officers();
    ben.clock = "2099-01-01T00:00:00.000Z".to_owned();
    for number in 0..20 {
        let form = ann.history().basis(&id("action-1"));
        ben.says(&id("action-2"), Field::Objective, &format!("{number}"));
        ann.opens_file_of(&ben);
        ann.clock = format!("2024-06-01T09:{number:02}:00.000Z");
        let first = ann.says(&id("action-2"), Field::Text, &format!("First {number}"));
        ann.clock = format!("2024-06-01T09:{number:02}:30.000Z");
        let last = ann.saves(Edit::words(&id("action-1"), Field::Text, format!("Last {number}")), &form).unwrap();
        let stack = ann.replica.stack("ann").undo;
        assert_eq!(stack[stack.len() - 2..], [first.id, last.id]);
        ann.says(&id("action-1"), Field::Timeframe, &format!("{number}"));
    }
}

#[test]
fn starters_and_imports_are_on_nobodys_stack() {
    let set = Set {
        entity: id("section-9"),
        field: Field::Title,
        value: Value::text("Started", "aa"),
        over: vec![],
        extra: serde_json::Map::new(),
    };
    let starter = block_on(
        Change::unsealed(vec![], "2024-01-01T00:00:00.000Z".to_owned(), Author::new("Hearth", "starter"), vec![set])
            .with_id(&Unattended),
    )
    .unwrap();
    let mut ann = Officer::new("ann");
    ann.take(&starter);
    assert_eq!(ann.replica.stack("ann"), hearth::history::Stack::default());
    let own = ann.says(&id("section-9"), Field::Title, "Own");
    assert_eq!(ann.replica.stack("ann").undo, [own.id]);
    ann.presses_undo();
    assert_eq!(ann.visible(&id("section-9"), &Field::Title), ["Started"]);
    assert!(ann.replica.stack("ann").undo.is_empty());
    assert!(!ann.presses_undo());
}

#[test]
fn a_merge_taken_back_can_be_brought_back_and_taken_back_again() {
    let (mut ann, mut ben) = two_officers();
    let own = ann.says(&id("action-2"), Field::Text, "Own");
    ben.says(&id("action-1"), Field::Text, "Ben's");
    let merged: Vec<_> = ann.opens_file_of(&ben).new.into_iter().collect();
    let reversal = ann.undoes(&merged).change.unwrap();
    assert_eq!(ann.replica.stack("ann").undo.last(), Some(&reversal.id));
    assert!(ann.presses_undo());
    assert_eq!(ann.visible(&id("action-1"), &Field::Text), ["Ben's"]);
    assert!(ann.presses_redo());
    assert_eq!(ann.visible(&id("action-1"), &Field::Text), ["Build"]);
    assert!(ann.presses_undo() && ann.presses_undo());
    assert!(!ann.replica.stack("ann").undo.contains(&own.id));
}

#[test]
fn several_own_changes_taken_back_at_once_all_leave_it() {
    let mut ann = two_officers().0;
    let before = ann.replica.stack("ann").undo.len();
    let one = ann.says(&id("action-1"), Field::Text, "One");
    let two = ann.says(&id("action-2"), Field::Text, "Two");
    let undo = ann.undoes(&[one.id, two.id]).change.unwrap();
    let stack = ann.replica.stack("ann");
    assert_eq!((stack.undo.len(), stack.redo.as_slice()), (before, &[undo.id][..]));
}

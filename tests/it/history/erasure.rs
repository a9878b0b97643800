//! Erased text is gone everywhere, and nothing brings it back.

use hearth::history::{Change, History, Replica, Set};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::Edit;
use hearth::plan::{EntityId, Field, Value};

use super::world::{Officer, assert_same, checked, exchange, file_of, id, plan_id, settles, two_officers};

const NAME: &str = "Mrs A. Client of Flat 3";

fn action() -> EntityId {
    id("action-1")
}

fn assert_gone(officer: &Officer) {
    assert!(!file_of(officer.history()).contains(NAME));
    assert!(!format!("{:?}", officer.replica).contains(NAME), "nowhere in what the device holds");
    assert!(officer.history().changes().iter().all(|change| change.check().is_ok()));
}

#[test]
fn erased_words_are_gone_and_ids_stay_valid() {
    let (mut ann, mut ben) = two_officers();
    let change = ann.says(&action(), Field::Text, NAME);
    exchange(&mut ann, &mut ben);
    let erasure = ann.erases(NAME).unwrap();
    assert_gone(&ann);
    let taken = ben.take(&erasure);
    assert_eq!(taken.erased.into_iter().collect::<Vec<_>>(), [NAME], "copies outside the history can be looked for");
    assert_gone(&ben);
    assert_same(&ann, &ben);
    let kept = ann.history().change(change.id).unwrap();
    assert_eq!((&kept.by, &kept.at), (&change.by, &change.at), "who and when are kept");
    assert_eq!(ann.plan().item(&action()).unwrap().tracked_line().unwrap().text, "");
    assert!(ann.erases(NAME).is_none(), "there is nothing left to erase");
}

#[test]
fn an_erasure_wins_over_any_file_in_any_order() {
    let (mut ann, ben) = two_officers();
    let change = ann.says(&action(), Field::Text, NAME);
    let later = ann.says(&action(), Field::Timeframe, "Q1");
    let erasure = ann.erases(NAME).unwrap();
    let all = [&change, &later, &erasure];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut other = ben.clone();
        for number in order.into_iter().chain(order) {
            other.take(all[number]);
        }
        assert_gone(&other);
        assert_same(&ann, &other);
    }
}

#[test]
fn reasons_and_sources_are_erased_too() {
    let (mut ann, mut ben) = two_officers();
    let mut signature = ann.signature();
    (signature.why, signature.source) = (NAME.to_owned(), NAME.to_owned());
    let change = ann.compose_signed(Edit::words(&action(), Field::Text, "Build 10"), None, signature).unwrap();
    ann.take(&change);
    assert!(file_of(ann.history()).contains(NAME));
    let erasure = ann.erases(NAME).unwrap();
    assert_gone(&ann);
    ben.take(&erasure);
    ben.take(&change);
    assert_gone(&ben);
    assert_same(&ann, &ben);
    assert_eq!(ben.visible(&action(), &Field::Text), ["Build 10"]);
}

#[test]
fn undo_cannot_bring_it_back() {
    let mut ann = two_officers().0;
    ann.says(&action(), Field::Text, NAME);
    ann.says(&action(), Field::Text, "Build 10");
    let erasure = ann.erases(NAME).unwrap();
    while ann.presses_undo() {
        assert_gone(&ann);
    }
    while ann.presses_redo() {
        assert_gone(&ann);
    }
    assert!(ann.undoes(&[erasure.id]).change.is_none(), "an erasure cannot be taken back");
    assert_eq!(ann.visible(&action(), &Field::Text), ["Build 10"]);
}

#[test]
fn nor_can_an_undo_made_elsewhere_by_somebody_who_had_not_heard_of_it() {
    let (mut ann, mut ben) = two_officers();
    ben.says(&action(), Field::Text, NAME);
    ben.says(&action(), Field::Text, "Build 10");
    exchange(&mut ann, &mut ben);
    let erasure = ann.erases(NAME).unwrap();
    ben.presses_undo();
    assert_eq!(ben.visible(&action(), &Field::Text), [NAME]);
    let undo = ben.history().changes().last().unwrap().as_ref().clone();
    let mut cat = ann.clone();
    cat.take(&undo);
    assert_gone(&cat);
    ben.take(&erasure);
    assert_gone(&ben);
    exchange(&mut ann, &mut ben);
    assert_gone(&ann);
    // In any order: the copy, the erasure, and the original.
    let all: Vec<Change> = [&erasure, &undo]
        .into_iter()
        .cloned()
        .chain(ben.history().changes().iter().map(|change| Change::clone(change)))
        .collect();
    let mut fresh = Officer::new("fresh");
    fresh.replica = Replica::of(History::of(plan_id(), all));
    assert_gone(&fresh);
    assert_same(&fresh, &ben);
}

#[test]
fn nor_a_settlement_made_meanwhile() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, NAME);
    ben.says(&action(), Field::Text, "Ben's");
    exchange(&mut ann, &mut ben);
    let conflict = ben.replica.conflicts()[0].clone();
    let choice = ben.visible(&action(), &Field::Text).iter().position(|words| words == NAME).unwrap();
    let settlement = settles(&mut ben, &conflict, choice).unwrap();
    ben.take(&settlement);
    ann.erases(NAME);
    exchange(&mut ann, &mut ben);
    assert_gone(&ann);
    assert_gone(&ben);
}

#[test]
fn nor_a_form_that_still_shows_it() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, NAME);
    exchange(&mut ann, &mut ben);
    let form = ben.history().basis(&action());
    let erasure = ann.erases(NAME).unwrap();
    ben.take(&erasure);
    let edit =
        Edit::All(vec![Edit::words(&action(), Field::Text, NAME), Edit::words(&action(), Field::Timeframe, "Q1")]);
    ben.saves(edit, &form);
    assert_gone(&ben);
    assert_eq!(ben.visible(&action(), &Field::Timeframe), ["Q1"]);
}

#[test]
fn nor_a_dry_run() {
    let (mut ann, ben) = two_officers();
    let change = ann.says(&action(), Field::Text, NAME);
    let erasure = ann.erases(NAME).unwrap();
    let mut run = block_on(ann.replica.dry_run(checked([change.clone()]), &Unattended));
    assert_eq!(std::mem::take(&mut run.erased).into_iter().collect::<Vec<_>>(), [NAME]);
    assert!(!format!("{run:?}").contains(NAME));
    for file in [[change.clone(), erasure.clone()], [erasure, change]] {
        let mut run = block_on(ben.replica.dry_run(checked(file), &Unattended));
        assert_eq!(std::mem::take(&mut run.erased).into_iter().collect::<Vec<_>>(), [NAME]);
        // Half-typed forms have to be told.
        run.replacement.applied.erased.clear();
        assert!(!format!("{run:?}").contains(NAME));
        let mut ben = ben.clone();
        block_on(ben.replica.apply(run.new, &Unattended));
        assert_gone(&ben);
    }
}

#[test]
fn a_file_with_what_was_erased_and_no_erasure_takes_nothing_from_others() {
    let (mut ann, ben) = two_officers();
    let mut signature = ann.signature();
    signature.why = "Because".to_owned();
    let change = ann.compose_signed(Edit::words(&action(), Field::Text, "Words"), None, signature).unwrap();
    let mut blank = change.clone();
    blank.sets[0].value = blank.sets[0].value.digested();
    blank.why = blank.why.map(|why| why.digested());
    let mut first = ben.clone();
    first.take(&blank);
    let taken = first.take(&change);
    assert_eq!(taken.altered.into_iter().collect::<Vec<_>>(), [change.id]);
    let mut second = ben.clone();
    second.take(&change);
    second.take(&blank);
    assert_same(&first, &second);
    assert_eq!(first.visible(&action(), &Field::Text), ["Words"]);
    assert_eq!(first.history().change(change.id).unwrap().why.as_ref().and_then(Value::as_str), Some("Because"));
}

#[test]
fn an_erased_answer_is_no_answer() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, NAME);
    ben.says(&action(), Field::Text, "Ben's");
    exchange(&mut ann, &mut ben);
    let settlement = ann.says(&action(), Field::Text, "Settled");
    ben.take(&settlement);
    ann.erases(NAME);
    // The settlement is undone: one of the two answers is left.
    ann.undoes(&[settlement.id]);
    assert!(ann.replica.conflicts().is_empty());
    exchange(&mut ann, &mut ben);
    assert_eq!(ann.plan().item(&action()).unwrap().tracked_line().unwrap().text, "Ben's");
}

#[test]
fn an_erased_name_does_not_stay_in_a_conflict_on_another_field() {
    let (mut ann, mut ben) = two_officers();
    let edit = |text: &str, when: &str| {
        Edit::All(vec![Edit::words(&action(), Field::Text, text), Edit::words(&id("action-2"), Field::Timeframe, when)])
    };
    ann.does(edit(NAME, "Q1"));
    ben.does(edit("Ben's", "Q2"));
    exchange(&mut ann, &mut ben);
    assert_eq!(ann.replica.conflicts().len(), 2);
    let erasure = ann.erases(NAME).unwrap();
    assert_gone(&ann);
    ben.take(&erasure);
    assert_gone(&ben);
    assert_eq!(ben.replica.conflicts().len(), 1);
}

/// A change that sets the field that orders the erasure of `target`'s text to some value.
fn order(officer: &Officer, target: &Change, value: serde_json::Value) -> Change {
    let signature = officer.signature();
    let set = Set {
        entity: action(),
        field: Field::Erase(target.id.to_string(), Box::new(Field::Text)),
        value: Value::from(value),
        over: Vec::new(),
        extra: serde_json::Map::new(),
    };
    block_on(Change::unsealed(vec![target.id], signature.at, signature.by, vec![set]).with_id(&Unattended)).unwrap()
}

#[test]
fn only_the_value_true_orders_an_erasure() {
    use serde_json::json;
    let text = json!({"text": "true", "salt": "00"});
    for value in [json!(false), json!(null), json!(1), json!("true"), text, json!({"digest": "00"}), json!([true])] {
        let (mut ann, ben) = two_officers();
        let change = ann.says(&action(), Field::Text, NAME);
        let other = order(&ann, &change, value.clone());
        for changes in [[&change, &other], [&other, &change]] {
            let mut ben = ben.clone();
            for change in changes {
                ben.take(change);
            }
            assert_eq!(ben.visible(&action(), &Field::Text), [NAME], "{value}");
            assert_eq!(ben.history().change(other.id).map(AsRef::as_ref), Some(&other), "{value} is kept as it came");
            // It weakens no order, and asks nobody anything.
            let order = order(&ann, &change, json!(true));
            ben.take(&order);
            assert_gone(&ben);
            assert_eq!(ben.replica.conflicts(), []);
        }
    }
}

#[test]
fn an_order_that_is_replaced_still_holds() {
    let (mut ann, mut ben) = two_officers();
    let change = ann.says(&action(), Field::Text, NAME);
    let order = order(&ann, &change, true.into());
    let mut back = self::order(&ann, &change, false.into());
    back.sets[0].over = vec![order.id];
    let back = block_on(back.with_id(&Unattended)).unwrap();
    for change in [&back, &order, &change] {
        ben.take(change);
    }
    assert_gone(&ben);
}

#[test]
fn other_words_stay() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, NAME);
    ann.says(&id("action-2"), Field::Text, "Not this");
    ann.says(&action(), Field::Text, "Nor this");
    ann.erases(NAME);
    exchange(&mut ann, &mut ben);
    let file = file_of(ben.history());
    assert!(file.contains("Not this") && file.contains("Nor this"));
    assert!(ann.erases("Never typed").is_none());
}

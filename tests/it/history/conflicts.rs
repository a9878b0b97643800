//! A person is asked when two officers had not seen each other's work.

use hearth::history::Conflict;
use hearth::plan::edit::{Content, Edit, Position};
use hearth::plan::{EntityId, Field, PartyKind, Role};

use super::world::{Officer, add, assert_same, exchange, id, settles, two_officers};

fn action() -> EntityId {
    id("action-1")
}

fn unseen_work(officer: &Officer) -> Vec<usize> {
    let removals = officer.replica.conflicts().iter().filter_map(|conflict| match conflict {
        Conflict::Removed { unseen, .. } => Some(unseen.len()),
        Conflict::Answers { .. } => None,
    });
    removals.collect()
}

#[test]
fn two_answers_to_one_field_both_stand() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, "Ann's");
    ben.says(&action(), Field::Text, "Ben's");
    exchange(&mut ann, &mut ben);
    let mut answers = ann.visible(&action(), &Field::Text);
    answers.sort();
    assert_eq!(answers, ["Ann's", "Ben's"]);
    assert_eq!(ann.replica.conflicts().len(), 1);
}

#[test]
fn equal_values_are_no_conflict() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, "The same");
    ben.says(&action(), Field::Text, "The same");
    exchange(&mut ann, &mut ben);
    assert_eq!(ann.history().visible(&action(), &Field::Text).len(), 2);
    assert!(ann.replica.conflicts().is_empty());
    assert!(ann.compose(Edit::words(&action(), Field::Text, "The same"), None).is_none(), "nothing is left to say");
    ann.says(&action(), Field::Text, "Other");
    assert_eq!(ann.visible(&action(), &Field::Text), ["Other"]);
}

#[test]
fn different_fields_are_no_conflict() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, "Ann's");
    ben.says(&action(), Field::Timeframe, "Q2");
    exchange(&mut ann, &mut ben);
    assert!(ann.replica.conflicts().is_empty());
}

#[test]
fn settling_clears_it_on_every_device() {
    for choice in [0, 1] {
        let (mut ann, mut ben) = two_officers();
        ann.says(&action(), Field::Text, "Ann's");
        ben.says(&action(), Field::Text, "Ben's");
        exchange(&mut ann, &mut ben);
        let conflict = ann.replica.conflicts()[0].clone();
        let wanted = ann.visible(&action(), &Field::Text)[choice].clone();
        let settlement = settles(&mut ann, &conflict, choice).unwrap();
        ann.take(&settlement);
        assert!(ann.replica.conflicts().is_empty());
        ben.take(&settlement);
        assert_same(&ann, &ben);
        assert_eq!(ben.visible(&action(), &Field::Text), [wanted]);
    }
}

#[test]
fn two_people_settling_differently_is_a_conflict_again() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, "Ann's");
    ben.says(&action(), Field::Text, "Ben's");
    exchange(&mut ann, &mut ben);
    let conflict = ann.replica.conflicts()[0].clone();
    let by_ann = settles(&mut ann, &conflict, 0).unwrap();
    let by_ben = settles(&mut ben, &conflict, 1).unwrap();
    ann.take(&by_ann);
    ben.take(&by_ben);
    exchange(&mut ann, &mut ben);
    assert_eq!(ann.replica.conflicts().len(), 1);
    assert_eq!(ann.visible(&action(), &Field::Text).len(), 2);
}

#[test]
fn two_people_settling_alike_settle_it() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, "Ann's");
    ben.says(&action(), Field::Text, "Ben's");
    exchange(&mut ann, &mut ben);
    let conflict = ann.replica.conflicts()[0].clone();
    for officer in [&mut ann, &mut ben] {
        let settlement = settles(officer, &conflict, 0).unwrap();
        officer.take(&settlement);
    }
    exchange(&mut ann, &mut ben);
    assert!(ann.replica.conflicts().is_empty());
}

#[test]
fn removing_against_an_unseen_edit_is_a_conflict() {
    let (mut ann, mut ben) = two_officers();
    let removal = ann.does(Edit::Remove(action()));
    let edit = ben.says(&action(), Field::Text, "Ben's work");
    exchange(&mut ann, &mut ben);
    let [Conflict::Removed { entity, removal: by, unseen }] = ann.replica.conflicts() else { panic!("no conflict") };
    assert_eq!((entity, by.id, unseen.len(), unseen[0].id), (&action(), removal.id, 1, edit.id));
    assert!(ann.removed(&action()));
}

#[test]
fn an_edit_that_its_author_undid_does_not_count_against_a_removal() {
    let (mut ann, mut ben) = two_officers();
    ann.does(Edit::Remove(action()));
    ben.says(&action(), Field::Text, "Ben's work");
    assert!(ben.presses_undo());
    exchange(&mut ann, &mut ben);
    assert_eq!(unseen_work(&ann), [0_usize; 0]);
    assert!(ben.presses_redo());
    exchange(&mut ann, &mut ben);
    assert_eq!(unseen_work(&ann), [0_usize; 0], "whoever brings it back has seen the removal");
}

#[test]
fn an_edit_undone_and_done_again_counts_against_a_removal() {
    let (mut ann, mut ben) = two_officers();
    ann.does(Edit::Remove(action()));
    let edit = ben.says(&action(), Field::Text, "Ben's work");
    assert!(ben.presses_undo() && ben.presses_redo());
    exchange(&mut ann, &mut ben);
    let [Conflict::Removed { unseen, .. }] = ann.replica.conflicts() else { panic!("no conflict") };
    assert_eq!(unseen.iter().map(|change| change.id).collect::<Vec<_>>(), [edit.id]);
}

#[test]
fn undoing_what_the_remover_had_seen_counts_against_a_removal() {
    let (mut ann, mut ben) = two_officers();
    ben.says(&action(), Field::Text, "Ben's work");
    exchange(&mut ann, &mut ben);
    ann.does(Edit::Remove(action()));
    assert!(ben.presses_undo());
    exchange(&mut ann, &mut ben);
    assert_eq!(unseen_work(&ann), [1]);
}

#[test]
fn of_edits_that_replaced_each_other_the_last_counts_against_a_removal() {
    let (mut ann, mut ben) = two_officers();
    ann.does(Edit::Remove(action()));
    ben.says(&action(), Field::Text, "First");
    let last = ben.says(&action(), Field::Text, "Second");
    exchange(&mut ann, &mut ben);
    let [Conflict::Removed { unseen, .. }] = ann.replica.conflicts() else { panic!("no conflict") };
    assert_eq!(unseen.iter().map(|change| change.id).collect::<Vec<_>>(), [last.id]);
}

#[test]
fn removing_against_unseen_work_underneath_is_a_conflict() {
    let section = id("section-1");
    let works: [fn(&mut Officer); 4] = [
        |ben| drop(ben.says(&id("action-2"), Field::Text, "Ben's work")),
        |ben| drop(ben.does(add("point-1", "action-1", "Ben's point"))),
        |ben| drop(ben.does(add("commitment-1", "section-1", "Ben's commitment"))),
        |ben| {
            ben.does(add("action-9", "section-2", "Elsewhere"));
            ben.does(Edit::Move { id: id("action-9"), parent: id("section-1"), position: Position::Last });
        },
    ];
    for work in works {
        let (mut ann, mut ben) = two_officers();
        ann.does(Edit::Remove(section.clone()));
        work(&mut ben);
        exchange(&mut ann, &mut ben);
        assert_eq!(unseen_work(&ann).len(), 1);
    }
}

#[test]
fn work_moved_out_in_time_is_no_conflict() {
    let (mut ann, mut ben) = two_officers();
    ann.does(Edit::Remove(id("section-1")));
    for action in ["action-1", "action-2"] {
        ben.does(Edit::Move { id: id(action), parent: id("section-2"), position: Position::Last });
    }
    exchange(&mut ann, &mut ben);
    assert!(ann.replica.conflicts().is_empty());
    assert!(!ann.plan().is_removed(&action()));
}

#[test]
fn removing_what_was_seen_is_no_conflict() {
    let (mut ann, mut ben) = two_officers();
    ben.says(&action(), Field::Text, "Ben's work");
    ann.opens_file_of(&ben);
    ann.does(Edit::Remove(action()));
    exchange(&mut ann, &mut ben);
    assert!(ann.replica.conflicts().is_empty());
}

#[test]
fn work_on_what_was_seen_to_be_removed_is_no_conflict() {
    let (mut ann, mut ben) = two_officers();
    ann.does(Edit::Remove(action()));
    ben.opens_file_of(&ann);
    ben.says(&action(), Field::Text, "For the record");
    exchange(&mut ann, &mut ben);
    assert!(ann.replica.conflicts().is_empty());
}

#[test]
fn a_removal_is_settled_by_removing_again_or_restoring() {
    for edit in [Edit::Remove(action()), Edit::Restore(action())] {
        let (mut ann, mut ben) = two_officers();
        ann.does(Edit::Remove(action()));
        ben.says(&action(), Field::Text, "Ben's work");
        exchange(&mut ann, &mut ben);
        let restores = edit == Edit::Restore(action());
        let settlement = ben.does(edit);
        assert!(ben.replica.conflicts().is_empty());
        ann.take(&settlement);
        assert_same(&ann, &ben);
        assert_eq!(ann.removed(&action()), !restores);
    }
}

#[test]
fn a_removal_by_somebody_who_had_seen_the_work_settles_it() {
    let (mut ann, mut ben) = two_officers();
    ben.says(&action(), Field::Text, "Ben's work");
    let mut cat = Officer::new("cat");
    cat.opens_file_of(&ben);
    ann.does(Edit::Remove(action()));
    cat.does(Edit::Remove(action()));
    exchange(&mut ann, &mut ben);
    assert_eq!(unseen_work(&ann), [1]);
    exchange(&mut ann, &mut cat);
    assert!(ann.replica.conflicts().is_empty());
}

#[test]
fn new_work_after_a_settlement_is_asked_about_again() {
    let (mut ann, mut ben) = two_officers();
    let mut cat = Officer::new("cat");
    cat.opens_file_of(&ann);
    ann.does(Edit::Remove(action()));
    ben.says(&action(), Field::Text, "Ben's work");
    exchange(&mut ann, &mut ben);
    ann.does(Edit::Remove(action()));
    cat.says(&action(), Field::Timeframe, "Cat's work");
    exchange(&mut ann, &mut cat);
    assert_eq!(unseen_work(&ann), [1]);
}

#[test]
fn a_missing_change_that_comes_shows_what_had_been_seen() {
    let (mut ann, mut ben) = two_officers();
    let work = ben.says(&action(), Field::Text, "Ben's work");
    let elsewhere = ben.says(&id("section-2"), Field::Objective, "Elsewhere");
    ann.take(&work);
    ann.take(&elsewhere);
    let removal = ann.does(Edit::Remove(action()));
    let mut cat = two_officers().0;
    cat.take(&work);
    cat.take(&removal);
    // For all Cat can tell, Ann had seen nothing of it, not even that it was added.
    assert_eq!(unseen_work(&cat), [2]);
    cat.take(&elsewhere);
    assert!(cat.replica.conflicts().is_empty());
    assert_same(&ann, &cat);
}

#[test]
fn many_removals_are_told_apart() {
    let (mut ann, mut ben) = two_officers();
    for number in 0..150 {
        ann.does(add(&format!("point-{number}"), "action-1", "A point"));
    }
    ben.opens_file_of(&ann);
    for number in 0..150 {
        ann.does(Edit::Remove(id(&format!("point-{number}"))));
        if number % 3 == 0 {
            ben.says(&id(&format!("point-{number}")), Field::Text, "Worked on");
        }
    }
    exchange(&mut ann, &mut ben);
    let names: Vec<String> = ann.replica.conflicts().iter().map(|conflict| conflict.entity().to_string()).collect();
    let mut expected: Vec<String> = (0..150).step_by(3).map(|number| format!("point-{number}")).collect();
    expected.sort();
    assert_eq!(names, expected);
}

#[test]
fn a_lead_added_by_both_is_one_and_two_leads_are_two() {
    let lead = |name: &str| Edit::Lead {
        line: action(),
        role: Role::Accountable,
        name: name.to_owned(),
        kind: PartyKind::Person,
    };
    let (mut ann, mut ben) = two_officers();
    ann.does(lead("Hannah Gaston"));
    ben.does(lead("hannah  gaston"));
    ben.does(lead("Housing team"));
    exchange(&mut ann, &mut ben);
    let leads = &ann.plan().item(&action()).unwrap().tracked_line().unwrap().leads;
    assert_eq!(leads.len(), 2);
    // One spelt her name differently, and that is rightly asked about.
    assert!(ann.replica.conflicts().iter().all(|conflict| *conflict.field() == Field::Name));
}

#[test]
fn a_lead_confirmed_by_one_and_sorted_by_another_is_asked_about() {
    let field = Field::Lead(Role::Partner, id("party-1"));
    let set = |json: serde_json::Value| Edit::Set {
        id: action(),
        field: Field::Lead(Role::Partner, id("party-1")),
        to: Content::Plain(json),
    };
    let (mut ann, mut ben) = two_officers();
    ann.does(set(serde_json::json!({ "order": "80", "unconfirmed": true })));
    ben.opens_file_of(&ann);
    ann.does(set(serde_json::json!({ "order": "80" })));
    ben.does(set(serde_json::json!({ "order": "8180", "unconfirmed": true })));
    exchange(&mut ann, &mut ben);
    assert_eq!(ann.replica.conflicts()[0].field(), &field);
}

#[test]
fn a_removed_lead_against_a_sorted_one_is_a_conflict() {
    let set = |to: Content| Edit::Set { id: action(), field: Field::Lead(Role::Partner, id("party-1")), to };
    let (mut ann, mut ben) = two_officers();
    ann.does(set(Content::Plain(serde_json::json!({ "order": "80" }))));
    ben.opens_file_of(&ann);
    ann.does(set(Content::NOTHING));
    ben.does(set(Content::Plain(serde_json::json!({ "order": "8180" }))));
    exchange(&mut ann, &mut ben);
    assert_eq!(ann.replica.conflicts().len(), 1);
}

#[test]
fn what_a_removal_itself_changed_is_no_conflict() {
    let mut ann = two_officers().0;
    ann.does(Edit::All(vec![Edit::words(&action(), Field::Text, "No longer wanted"), Edit::Remove(action())]));
    assert!(ann.replica.conflicts().is_empty());
}

#[test]
fn removing_and_erasing_underneath_is_no_work() {
    let (mut ann, mut ben) = two_officers();
    ann.does(Edit::Remove(id("section-1")));
    ben.does(Edit::Remove(id("action-2")));
    ben.erases("Build");
    exchange(&mut ann, &mut ben);
    assert!(ann.replica.conflicts().is_empty());
}

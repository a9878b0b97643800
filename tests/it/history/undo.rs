//! Undo reverts one's own changes by new ones, and leaves alone what others did since.

use hearth::history::ChangeId;
use hearth::history::undo::Skipped;
use hearth::plan::edit::{Content, Edit, Position};
use hearth::plan::{EntityId, Field, PartyKind, Role};
use proptest::prelude::*;

use super::world::{Officer, add, exchange, id, settles, two_officers};

fn action() -> EntityId {
    id("action-1")
}

fn text(officer: &Officer) -> Vec<String> {
    let mut answers = officer.visible(&action(), &Field::Text);
    answers.sort();
    answers.dedup();
    answers
}

#[test]
fn undo_and_redo_go_back_and_forth_step_by_step() {
    let mut ann = two_officers().0;
    let before = ann.replica.stack("ann").undo.len();
    for words in ["One", "Two", "Three"] {
        ann.says(&action(), Field::Text, words);
    }
    for _ in 0..3 {
        for expected in ["Two", "One", "Build"] {
            assert!(ann.presses_undo());
            assert_eq!(text(&ann), [expected]);
        }
        for expected in ["One", "Two", "Three"] {
            assert!(ann.presses_redo());
            assert_eq!(text(&ann), [expected]);
        }
        assert!(!ann.presses_redo());
    }
    assert_eq!(ann.replica.stack("ann").undo.len(), before + 3);
    assert!(ann.replica.conflicts().is_empty());
    ann.presses_undo();
    ann.says(&action(), Field::Text, "Other");
    assert!(!ann.presses_redo(), "a new edit ends what can be brought back");
    ann.presses_undo();
    assert_eq!(text(&ann), ["Two"]);
}

#[test]
fn everything_can_be_taken_back_to_the_beginning_and_brought_back() {
    let mut ann = Officer::new("ann");
    ann.does(add("section-1", "plan-1", "Homes"));
    ann.does(add("action-1", "section-1", "Build"));
    ann.says(&action(), Field::Text, "Build 10");
    ann.does(Edit::Set { id: action(), field: Field::Status, to: Content::word("status-on-track") });
    ann.does(add("action-2", "section-1", "Repair"));
    ann.does(Edit::Move { id: action(), parent: id("section-1"), position: Position::Last });
    ann.does(Edit::Lead { line: action(), role: Role::Partner, name: "Jane".to_owned(), kind: PartyKind::Person });
    ann.does(Edit::Remove(action()));
    let full: Vec<_> = shown(&ann);
    let mut steps = 0;
    while ann.presses_undo() {
        steps += 1;
        assert!(steps < 20);
    }
    assert_eq!(steps, 8);
    assert_eq!(ann.plan().sections().count(), 0);
    while ann.presses_redo() {
        steps -= 1;
    }
    assert_eq!((steps, shown(&ann)), (0, full));
}

/// The values that a plan shows.
fn shown(officer: &Officer) -> Vec<String> {
    let mut all: Vec<String> = officer
        .plan()
        .items()
        .filter(|item| !officer.plan().is_removed(&item.id))
        .map(|item| {
            let mut item = hearth::plan::Item::clone(item);
            item.extra.clear();
            format!("{item:?}")
        })
        .collect();
    all.sort();
    all
}

#[test]
fn undo_after_a_merge_takes_back_only_ones_own() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, "Ann's");
    ben.says(&id("action-2"), Field::Text, "Ben's");
    exchange(&mut ann, &mut ben);
    assert!(ann.presses_undo());
    assert_eq!(text(&ann), ["Build"]);
    assert_eq!(ann.visible(&id("action-2"), &Field::Text), ["Ben's"]);
}

#[test]
fn undo_of_ones_own_answer_in_a_conflict_leaves_the_others() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, "Ann's");
    ben.says(&action(), Field::Text, "Ben's");
    exchange(&mut ann, &mut ben);
    assert!(ann.presses_undo());
    assert_eq!(text(&ann), ["Ben's"]);
    assert!(ann.replica.conflicts().is_empty());
    assert!(ann.presses_redo());
    assert_eq!(text(&ann), ["Ann's", "Ben's"]);
    assert_eq!(ann.replica.conflicts().len(), 1);
}

#[test]
fn a_settlement_taken_back_is_both_answers_again() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&action(), Field::Text, "Ann's");
    ben.says(&action(), Field::Text, "Ben's");
    exchange(&mut ann, &mut ben);
    let conflict = ann.replica.conflicts()[0].clone();
    let settlement = settles(&mut ann, &conflict, 0).unwrap();
    ann.take(&settlement);
    let settled = text(&ann);
    assert_eq!(settled.len(), 1);
    for _ in 0..3 {
        assert!(ann.presses_undo());
        assert_eq!(text(&ann), ["Ann's", "Ben's"]);
        assert_eq!(ann.replica.conflicts().len(), 1);
        ben.opens_file_of(&ann);
        assert_eq!(ben.replica.conflicts(), ann.replica.conflicts());
        assert!(ann.presses_redo());
        assert_eq!(text(&ann), settled);
    }
}

#[test]
fn what_others_changed_since_is_left_alone_and_named() {
    let (mut ann, mut ben) = two_officers();
    let edit =
        Edit::All(vec![Edit::words(&action(), Field::Text, "Ann's"), Edit::words(&action(), Field::Timeframe, "Q1")]);
    let own = ann.does(edit);
    ben.opens_file_of(&ann);
    let theirs = ben.says(&action(), Field::Text, "Ben's");
    ann.opens_file_of(&ben);
    let undo = ann.undoes(&[own.id]);
    let [Skipped { entity, field, by }] = undo.skipped.as_slice() else { panic!("nothing was named") };
    assert_eq!((entity, field, by.id), (&action(), &Field::Text, theirs.id));
    assert_eq!(text(&ann), ["Ben's"]);
    assert_eq!(ann.plan().item(&action()).unwrap().tracked_line().unwrap().timeframe, "");
}

#[test]
fn where_nothing_of_it_stands_undo_goes_on_to_the_one_before() {
    let (mut ann, mut ben) = two_officers();
    ann.says(&id("action-2"), Field::Text, "First");
    let last = ann.says(&action(), Field::Text, "Last");
    ben.opens_file_of(&ann);
    ben.says(&action(), Field::Text, "Ben's");
    ann.opens_file_of(&ben);
    assert!(ann.undoes(&[last.id]).change.is_none());
    assert!(ann.presses_undo());
    assert_eq!(ann.visible(&id("action-2"), &Field::Text), ["Repair"]);
    assert_eq!(text(&ann), ["Ben's"]);
}

#[test]
fn undo_of_a_merge_reverses_all_it_brought_and_names_what_was_changed_since() {
    let (mut ann, mut ben) = two_officers();
    ben.says(&action(), Field::Text, "Ben's");
    ben.says(&action(), Field::Text, "Ben's again");
    ben.does(add("point-1", "action-1", "Ben's point"));
    ben.says(&id("action-2"), Field::Timeframe, "Q1");
    ben.does(Edit::Remove(id("section-2")));
    let merged: Vec<ChangeId> = ann.opens_file_of(&ben).new.into_iter().collect();
    assert_eq!(merged.len(), 5);
    ann.says(&id("action-2"), Field::Timeframe, "Q2");
    let undo = ann.undoes(&merged);
    assert_eq!(undo.skipped.len(), 1);
    assert_eq!(undo.skipped[0].field, Field::Timeframe);
    assert_eq!(text(&ann), ["Build"]);
    assert!(ann.removed(&id("point-1")) && !ann.removed(&id("section-2")));
    let reversal = undo.change.unwrap();
    assert_eq!(reversal.undoes.len(), 5);
    // Opening the file again does not redo it; undoing the undo does.
    ann.opens_file_of(&ben);
    assert_eq!(text(&ann), ["Build"]);
    ann.undoes(&[reversal.id]);
    assert_eq!(text(&ann), ["Ben's again"]);
    assert!(!ann.removed(&id("point-1")) && ann.removed(&id("section-2")));
    exchange(&mut ann, &mut ben);
    assert!(ann.replica.conflicts().is_empty());
}

#[test]
fn a_creation_taken_back_is_removed_and_brought_back_whole() {
    let mut ann = two_officers().0;
    ann.does(add("action-3", "section-1", "New"));
    assert!(ann.presses_undo());
    assert!(ann.removed(&id("action-3")));
    assert!(ann.presses_redo());
    assert!(!ann.removed(&id("action-3")));
    assert_eq!(ann.visible(&id("action-3"), &Field::Text), ["New"]);
}

#[test]
fn a_creation_others_worked_on_is_left_alone() {
    let point = id("point-1");
    let works: [fn(&mut Officer); 5] = [
        |ben| drop(ben.says(&id("action-3"), Field::Text, "Ben's")),
        |ben| drop(ben.does(add("point-1", "action-3", "Ben's point"))),
        |ben| {
            // Added and removed again: it can be restored, but not under a parent that is gone.
            ben.does(add("point-1", "action-3", "Ben's point"));
            ben.does(Edit::Remove(id("point-1")));
        },
        |ben| drop(ben.does(Edit::Move { id: id("action-3"), parent: id("section-2"), position: Position::Last })),
        |ben| drop(ben.does(Edit::Set { id: id("action-3"), field: Field::Status, to: Content::word("status-x") })),
    ];
    for work in works {
        let (mut ann, mut ben) = two_officers();
        let created = ann.does(add("action-3", "section-1", "New"));
        ben.opens_file_of(&ann);
        work(&mut ben);
        ann.opens_file_of(&ben);
        let undo = ann.undoes(&[created.id]);
        assert!(!ann.removed(&id("action-3")), "{point}");
        assert!(!undo.skipped.is_empty());
        assert_eq!(undo.skipped[0].by.by.name, "ben");
    }
}

#[test]
fn work_taken_back_since_does_not_count() {
    let (mut ann, mut ben) = two_officers();
    let created = ann.does(add("action-3", "section-1", "New"));
    ben.opens_file_of(&ann);
    ben.says(&id("action-3"), Field::Text, "Ben's");
    ben.presses_undo();
    let kept = ben.clone();
    ann.opens_file_of(&ben);
    assert!(ann.undoes(&[created.id]).change.is_some());
    // Unless it was brought back.
    let mut ann = kept.clone();
    let mut ben = kept;
    ben.presses_redo();
    ann.opens_file_of(&ben);
    assert!(ann.undoes(&[created.id]).change.is_none());
}

#[test]
fn work_taken_back_brought_back_and_taken_back_again_does_not_count() {
    let (mut ann, mut ben) = two_officers();
    let created = ann.does(add("action-3", "section-1", "New"));
    ben.opens_file_of(&ann);
    ben.says(&id("action-3"), Field::Text, "Ben's");
    for (press, counts) in [(true, false), (false, true), (true, false), (false, true), (true, false)] {
        assert!(if press { ben.presses_undo() } else { ben.presses_redo() });
        let mut ann = ann.clone();
        ann.opens_file_of(&ben);
        assert_eq!(ann.undoes(&[created.id]).change.is_none(), counts);
    }
}

#[test]
fn erasing_is_no_work_on_a_thing() {
    let (mut ann, mut ben) = two_officers();
    let created = ann.does(add("action-3", "section-1", "A client's name"));
    ben.opens_file_of(&ann);
    ben.erases("A client's name");
    ann.opens_file_of(&ben);
    assert!(ann.undoes(&[created.id]).change.is_some());
}

#[test]
fn after_a_settlement_taken_back_each_answer_can_be_taken_back() {
    let (mut ann, mut ben) = two_officers();
    let own = ann.says(&action(), Field::Text, "Ann's");
    let theirs = ben.says(&action(), Field::Text, "Ben's");
    exchange(&mut ann, &mut ben);
    ann.says(&action(), Field::Text, "Settled");
    assert!(ann.presses_undo());
    let both = ann.clone();
    ann.undoes(&[own.id]);
    assert_eq!(text(&ann), ["Ben's"]);
    assert!(ann.replica.conflicts().is_empty());
    let mut ann = both.clone();
    ann.undoes(&[theirs.id]);
    assert_eq!(text(&ann), ["Ann's"]);
    let mut ann = both;
    ann.undoes(&[own.id, theirs.id]);
    assert_eq!(text(&ann), ["Build"]);
}

#[test]
fn a_party_or_status_others_use_is_left() {
    let lead = |line: &str| Edit::Lead {
        line: id(line),
        role: Role::Partner,
        name: "Jane".to_owned(),
        kind: PartyKind::Person,
    };
    let (mut ann, mut ben) = two_officers();
    let jane = hearth::plan::name::party_id("Jane");
    let added = ann.does(lead("action-1"));
    ben.opens_file_of(&ann);
    ben.does(lead("action-2"));
    ann.opens_file_of(&ben);
    let undo = ann.undoes(&[added.id]);
    assert!(!ann.removed(&jane));
    assert_eq!(undo.skipped.len(), 1);
    assert!(ann.plan().item(&action()).unwrap().tracked_line().unwrap().leads.is_empty());
    let (mut ann, mut ben) = two_officers();
    let added =
        ann.does(Edit::Add { id: id("status-new"), parent: id("plan-1"), position: Position::Last, fields: vec![] });
    ben.opens_file_of(&ann);
    ben.does(Edit::Set { id: action(), field: Field::Status, to: Content::word("status-new") });
    ann.opens_file_of(&ben);
    assert!(ann.undoes(&[added.id]).change.is_none());
}

#[test]
fn what_two_officers_created_alike_is_not_removed_by_one() {
    let (mut ann, mut ben) = two_officers();
    let created = ann.does(add("action-3", "section-1", "New"));
    ben.does(add("action-3", "section-1", "New"));
    exchange(&mut ann, &mut ben);
    ann.undoes(&[created.id]);
    assert!(!ann.removed(&id("action-3")));
    assert_eq!(ann.visible(&id("action-3"), &Field::Text)[0], "New");
}

#[test]
fn a_removal_and_a_restoration_can_be_taken_back() {
    let mut ann = two_officers().0;
    ann.does(Edit::Remove(action()));
    assert!(ann.presses_undo());
    assert!(!ann.removed(&action()));
    assert!(ann.presses_redo());
    assert!(ann.removed(&action()));
    ann.does(Edit::Restore(action()));
    assert!(ann.presses_undo());
    assert!(ann.removed(&action()));
}

#[test]
fn two_officers_taking_back_the_same_merge_agree() {
    let (mut ann, mut ben) = two_officers();
    let mut cat = Officer::new("cat");
    cat.opens_file_of(&ann);
    let theirs = cat.says(&action(), Field::Text, "Cat's");
    ann.take(&theirs);
    ben.take(&theirs);
    ann.undoes(&[theirs.id]);
    ben.undoes(&[theirs.id]);
    exchange(&mut ann, &mut ben);
    assert_eq!(text(&ann), ["Build"]);
    assert!(ann.replica.conflicts().is_empty());
}

#[test]
fn an_undo_gives_its_reason_and_is_its_own_authors() {
    let mut ann = two_officers().0;
    let change = ann.says(&action(), Field::Text, "One");
    let mut signature = ann.signature();
    (signature.why, signature.source) = ("A slip".to_owned(), "The minutes".to_owned());
    let undo = ann.replica.undo(&[change.id].into(), signature, &mut || 3).unwrap().change.unwrap();
    assert_eq!(undo.why.as_ref().and_then(|why| why.as_str()), Some("A slip"));
    assert_eq!(undo.source.as_ref().and_then(|source| source.as_str()), Some("The minutes"));
    assert_eq!((undo.by.name.as_str(), undo.undoes.as_slice()), ("ann", &[change.id][..]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// For an officer alone, Undo always goes back exactly one step and Redo goes forward one.
    #[test]
    fn undo_and_redo_are_steps_in_a_line(presses in prop::collection::vec(0..12_u8, 1..40)) {
        let mut ann = two_officers().0;
        ann.does(add("point-0", "action-1", "A point"));
        // The values shown after each step, and the present position among the steps.
        let (mut line, mut at) = (vec![shown(&ann)], 0);
        for (number, press) in presses.into_iter().enumerate() {
            let edit = match press {
                0..=3 => {
                    if at > 0 {
                        prop_assert!(ann.presses_undo());
                        at -= 1;
                        prop_assert_eq!(&shown(&ann), &line[at]);
                    }
                    continue;
                }
                4 | 5 => {
                    let went = ann.presses_redo();
                    prop_assert_eq!(went, at + 1 < line.len());
                    at += usize::from(went);
                    prop_assert_eq!(&shown(&ann), &line[at]);
                    continue;
                }
                6 | 7 => Edit::words(&action(), Field::Text, format!("Words {number}")),
                8 => Edit::Set { id: id("point-0"), field: Field::Removed, to: if ann.removed(&id("point-0")) { Content::NOTHING } else { Content::yes() } },
                9 => add(&format!("point-{}", number + 1), "action-1", "Another"),
                10 => Edit::Move { id: id("action-1"), parent: id(if number % 2 == 0 { "section-1" } else { "section-2" }), position: Position::First },
                _ => Edit::Lead { line: action(), role: Role::Partner, name: format!("Party {number}"), kind: PartyKind::Team },
            };
            if let Some(change) = ann.compose(edit, None) {
                ann.take(&change);
                line.truncate(at + 1);
                line.push(shown(&ann));
                at += 1;
            }
            prop_assert!(ann.replica.conflicts().is_empty());
        }
    }
}

//! Files that are opened: what their dry run made takes the plan's place, and what one brought can be taken back.

use std::collections::BTreeSet;

use hearth::history::{Change, Replica};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::Field;
use hearth::plan::edit::Edit;
use hearth::workspace::{Event, Request, Submitted, standing_undos};

use super::tab::{Browser, Tab};
use crate::history::world::{Officer, id, plan_id, two_officers};

fn text(replica: &Replica, action: &str) -> Vec<String> {
    let answers = replica.history().visible(&id(action), &Field::Text);
    answers.iter().map(|answer| answer.value.as_str().unwrap_or_default().to_owned()).collect()
}

/// A tab with the plan, and a colleague who has changed it since.
fn tab_and_colleague(browser: &Browser) -> (Tab, Officer) {
    let (ann, mut ben) = two_officers();
    let tab = browser.tab_with_plan_of(&ann);
    ben.says(&id("action-2"), Field::Text, "Repair 10");
    (tab, ben)
}

#[test]
fn an_accepted_file_is_not_applied_a_second_time() {
    let browser = Browser::default();
    let (mut tab, ben) = tab_and_colleague(&browser);
    let accepted = tab.tries_file_of(&ben);
    let after = accepted.replacement.after.clone();
    let ticket = tab.accepts(accepted);
    assert!(tab.replica().same_version(&after), "the copy that the dry run made is the plan now");
    assert_eq!(tab.answers.last(), Some(&(ticket, Submitted::Done)));
    tab.settle();
    assert_eq!(text(&browser.tab().replica(), "action-2"), ["Repair 10"], "and it is stored");
}

#[test]
fn an_edit_made_while_the_offer_is_read_stays() {
    let browser = Browser::default();
    let (mut tab, ben) = tab_and_colleague(&browser);
    let accepted = tab.tries_file_of(&ben);
    tab.edits(Edit::words(&id("action-1"), Field::Text, "Build 10"));
    tab.accepts(accepted);
    tab.settle();
    for replica in [tab.replica(), browser.tab().replica()] {
        assert_eq!(
            (text(&replica, "action-1"), text(&replica, "action-2")),
            (vec!["Build 10".to_owned()], vec!["Repair 10".to_owned()])
        );
    }
}

#[test]
fn an_answer_given_while_the_offer_is_read_stands_beside_that_of_the_file() {
    let browser = Browser::default();
    let (mut tab, ben) = tab_and_colleague(&browser);
    let accepted = tab.tries_file_of(&ben);
    tab.edits(Edit::words(&id("action-2"), Field::Text, "Repair 20"));
    tab.accepts(accepted);
    assert_eq!(tab.replica().conflicts().len(), 1);
}

#[test]
fn words_erased_while_the_offer_is_read_do_not_come_back_with_it() {
    let browser = Browser::default();
    let (ann, mut ben) = two_officers();
    let mut tab = browser.tab_with_plan_of(&ann);
    ben.says(&id("action-2"), Field::Text, "Mrs Patel");
    tab.opens_file_of(&ben);
    let accepted = tab.tries_file_of(&ben);
    tab.erases("Mrs Patel");
    tab.accepts(accepted);
    tab.settle();
    for replica in [tab.replica(), browser.tab().replica()] {
        assert!(!format!("{:?}", replica.history().changes()).contains("Mrs Patel"));
    }
}

#[test]
fn a_plan_that_is_not_here_is_opened_by_its_file() {
    let browser = Browser::default();
    let (ann, _) = two_officers();
    let mut tab = browser.tab();
    tab.opens_file_of(&ann);
    tab.settle();
    assert_eq!(tab.replica().plan(), ann.plan());
    assert_eq!(browser.tab().replica().plan(), ann.plan());
}

#[test]
fn what_a_file_brought_can_be_taken_back_and_applied_again() {
    let browser = Browser::default();
    let (mut tab, ben) = tab_and_colleague(&browser);
    tab.opens_file_of(&ben);
    tab.settle();
    // On a later day.
    let mut tab = browser.tab();
    let opened = tab.state.opened_files(&plan_id());
    assert_eq!(opened[0].file, "ben.plan.json");
    let undo = |ids, said| Request::Undo { plan: plan_id(), ids, said };
    tab.asks(undo(opened[0].changes.clone(), "What the file brought was undone"));
    assert_eq!(text(&tab.replica(), "action-2"), ["Repair"]);
    tab.asks(undo(standing_undos(&tab.replica(), &opened[0].changes), "Applied again"));
    assert_eq!(text(&tab.replica(), "action-2"), ["Repair 10"]);
    assert_eq!(tab.said, ["What the file brought was undone.", "Applied again."]);
    assert_eq!(standing_undos(&tab.replica(), &opened[0].changes), BTreeSet::new());
}

#[test]
fn the_last_ten_files_are_remembered_and_no_whole_plan() {
    let browser = Browser::default();
    let (mut tab, mut ben) = tab_and_colleague(&browser);
    for number in 0..11 {
        ben.says(&id("action-2"), Field::Text, &format!("Repair {number}"));
        tab.opens_file_of(&ben);
    }
    let opened = tab.state.opened_files(&plan_id());
    assert_eq!(opened.len(), 10);
    assert!(opened.iter().all(|opened| opened.changes.len() == 1), "the plan itself came with the first file");
    for number in 0..501 {
        ben.says(&id("action-2"), Field::Text, &format!("Again {number}"));
    }
    tab.opens_file_of(&ben);
    assert_eq!(tab.state.opened_files(&plan_id()), opened);
}

#[test]
fn a_plan_made_of_a_document_joins_one_that_another_tab_made_meanwhile() {
    let browser = Browser::default();
    let (ann, _) = two_officers();
    let all: Vec<Change> = ann.history().changes().iter().map(|change| Change::clone(change)).collect();
    let mut tab = browser.tab();
    let made = block_on(Replica::empty(plan_id()).apply_aside(all.iter().take(2).cloned(), &Unattended));
    tab.opens_file_of(&ann);
    tab.handle(Event::PlanMade(made));
    assert_eq!(tab.replica().plan(), ann.plan(), "nothing of it is lost");
}

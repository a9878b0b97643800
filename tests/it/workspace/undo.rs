//! Undo and redo as an officer presses them.

use hearth::plan::Field;
use hearth::plan::edit::Edit;
use hearth::workspace::Event;

use super::tab::{Browser, Tab};
use crate::history::world::{id, two_officers};

fn text(tab: &Tab) -> String {
    let replica = tab.replica();
    let answers = replica.history().visible(&id("action-1"), &Field::Text);
    answers[0].value.as_str().unwrap_or_default().to_owned()
}

fn says(tab: &mut Tab, words: &str) {
    tab.edits(Edit::words(&id("action-1"), Field::Text, words));
}

#[test]
fn undo_and_redo_go_back_and_forth_and_say_so() {
    let mut tab = Browser::default().tab_with_plan_of(&two_officers().0);
    says(&mut tab, "Build 10");
    says(&mut tab, "Build 20");
    tab.presses_undo();
    assert_eq!(text(&tab), "Build 10");
    tab.presses_undo();
    assert_eq!(text(&tab), "Build");
    tab.presses_redo();
    assert_eq!(text(&tab), "Build 10");
    assert_eq!(tab.said, ["Undone.", "Undone.", "Done again."]);
}

#[test]
fn with_nothing_to_undo_it_says_so_and_asks_for_no_name() {
    let mut tab = Browser::default().tab();
    tab.opens_file_of(&two_officers().0);
    tab.presses_undo();
    assert_eq!(tab.said, ["There is nothing to undo."]);
    assert!(!tab.state.is_asking());
    assert_eq!(tab.given_up.len(), 1);
}

#[test]
fn undo_goes_on_after_the_page_was_opened_again() {
    let browser = Browser::default();
    let mut tab = browser.tab_with_plan_of(&two_officers().0);
    says(&mut tab, "Build 10");
    tab.settle();
    let mut next = browser.tab();
    next.presses_undo();
    assert_eq!(text(&next), "Build");
}

#[test]
fn what_a_colleague_has_changed_since_is_left_alone_and_they_are_named() {
    let browser = Browser::default();
    let (mut ann, _) = two_officers();
    let mut tab = browser.tab_with_plan_of(&ann);
    tab.edits(Edit::All(vec![
        Edit::words(&id("action-1"), Field::Text, "Build 10"),
        Edit::words(&id("action-2"), Field::Text, "Repair 10"),
    ]));
    let all: Vec<_> = tab.replica().history().changes().iter().map(|change| (**change).clone()).collect();
    for change in &all {
        ann.take(change);
    }
    ann.says(&id("action-1"), Field::Text, "Build 30");
    tab.opens_file_of(&ann);
    tab.presses_undo();
    assert_eq!(text(&tab), "Build 30");
    assert_eq!(tab.said, ["Undone. Left alone, because ann changed it since: action."]);
}

#[test]
fn an_edit_that_cannot_be_made_is_refused_aloud_and_nothing_is_stored() {
    let mut tab = Browser::default().tab();
    tab.handle(Event::NameGiven("Cat".to_owned()));
    tab.settle();
    let ticket = tab.edits(Edit::words(&id("action-1"), Field::Text, "Of a plan that is not open"));
    assert_eq!(tab.answers, [(ticket, hearth::workspace::Submitted::Refused)]);
    assert_eq!(tab.state.notices()[0].title, "That change could not be made");
    assert!(tab.queue.is_empty());
}

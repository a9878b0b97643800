//! The officer's name, and what is held until it is given.

use hearth::plan::Field;
use hearth::plan::edit::Edit;
use hearth::workspace::{Event, Request, Submitted};

use super::tab::Browser;
use crate::history::world::{id, plan_id, two_officers};

fn text(words: &str) -> Edit {
    Edit::words(&id("action-1"), Field::Text, words)
}

/// A tab with a plan and no name.
fn nameless() -> super::tab::Tab {
    let mut tab = Browser::default().tab();
    tab.opens_file_of(&two_officers().0);
    tab.settle();
    tab
}

#[test]
fn without_a_name_an_edit_is_held_and_changes_nothing() {
    let mut tab = nameless();
    let before = tab.replica();
    let ticket = tab.edits(text("Build 10"));
    assert!(tab.state.is_asking());
    assert!(tab.replica().same_version(&before) && tab.queue.is_empty());
    assert!(tab.answers.iter().all(|(answered, _)| *answered != ticket), "the form hears nothing yet");
}

#[test]
fn what_was_held_is_done_in_its_order_once_the_name_is_given() {
    let mut tab = nameless();
    let (first, second) = (tab.edits(text("Build 10")), tab.edits(text("Build 20")));
    tab.answers.clear();
    tab.handle(Event::NameGiven(" Cat ".to_owned()));
    assert!(!tab.state.is_asking());
    assert_eq!(tab.answers, [(first, Submitted::Done), (second, Submitted::Done)]);
    assert_eq!(tab.asked_to_persist, 1);
    let replica = tab.replica();
    let answers = replica.history().visible(&id("action-1"), &Field::Text);
    assert_eq!(answers.len(), 1);
    assert_eq!((answers[0].value.as_str(), answers[0].change.by.name.as_str()), (Some("Build 20"), "Cat"));
}

#[test]
fn an_edit_is_held_with_what_its_form_showed() {
    let mut tab = nameless();
    let basis = tab.replica().history().basis(&id("action-1"));
    tab.asks(Request::Edit { plan: plan_id(), edit: text("Mine"), basis: Some(basis), why: String::new() });
    // While the name is asked for, a colleague's file arrives.
    let (mut ann, _) = two_officers();
    ann.says(&id("action-1"), Field::Text, "Theirs");
    tab.opens_file_of(&ann);
    tab.handle(Event::NameGiven("Cat".to_owned()));
    assert_eq!(tab.replica().conflicts().len(), 1, "neither answer replaces the other");
}

#[test]
fn if_no_name_is_given_what_was_held_is_given_up() {
    let mut tab = nameless();
    let before = tab.replica();
    let ticket = tab.edits(text("Build 10"));
    tab.handle(Event::NameDeclined);
    assert_eq!(tab.given_up, [ticket]);
    assert!(!tab.state.is_asking() && tab.replica().same_version(&before));
    assert_eq!(tab.said, ["Not done: changes need a name. What you typed is still there."]);
    tab.handle(Event::NameGiven("Cat".to_owned()));
    assert!(tab.replica().same_version(&before), "nor is it done later");
}

#[test]
fn a_blank_name_is_none() {
    let mut tab = nameless();
    tab.edits(text("Build 10"));
    tab.handle(Event::NameGiven("  ".to_owned()));
    assert!(tab.state.is_asking() && tab.state.name().is_empty());
}

#[test]
fn a_name_given_before_loading_has_ended_is_not_lost_to_what_was_stored() {
    let browser = Browser::default();
    let mut first = browser.tab();
    first.handle(Event::NameGiven("Cat".to_owned()));
    first.settle();
    let loaded = hearth::long_work::block_on(browser.store().scan()).loaded;
    let mut second = Browser::default().tab();
    second.handle(Event::NameGiven("Dan".to_owned()));
    second.state.notes_loaded(&loaded);
    assert_eq!(second.state.name(), "Dan");
}

#[test]
fn the_name_is_asked_once_for_all_tabs_and_for_later_days() {
    let browser = Browser::default();
    let (mut first, mut second) = (browser.tab(), browser.tab());
    first.handle(Event::NameGiven("Cat".to_owned()));
    first.settle();
    second.hears_setting("name");
    second.settle();
    assert_eq!(second.state.name(), "Cat");
    assert_eq!(browser.tab().state.name(), "Cat");
}

#[test]
fn tabs_opened_at_once_on_a_first_visit_agree_on_one_device() {
    let browser = Browser::default();
    let (mut first, mut second) = (browser.unstarted_tab(), browser.unstarted_tab());
    first.handle(Event::Started);
    second.handle(Event::Started);
    assert_ne!(first.state.device(), second.state.device());
    first.settle();
    second.settle();
    for _ in 0..2 {
        first.hears_setting("device");
        first.settle();
        second.hears_setting("device");
        second.settle();
    }
    assert_eq!(first.state.device(), second.state.device());
    assert_eq!(browser.tab().state.device(), first.state.device());
}

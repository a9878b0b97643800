//! Changes stored by other tabs are shown here, and nothing erased comes back.

use hearth::plan::Field;
use hearth::plan::edit::Edit;
use hearth::storage::KvError;
use hearth::workspace::Event;

use super::tab::{Browser, Tab};
use crate::history::world::{id, plan_id, two_officers};

fn text(words: &str) -> Edit {
    Edit::words(&id("action-1"), Field::Text, words)
}

/// Two tabs with the same plan. The second has read what the first had stored, so that is no longer announced.
fn two_tabs(browser: &Browser) -> (Tab, Tab) {
    let mut first = browser.tab_with_plan_of(&two_officers().0);
    let second = browser.tab();
    first.announced.clear();
    (first, second)
}

#[test]
fn an_edit_in_one_tab_is_shown_in_the_other_and_not_stored_again() {
    let browser = Browser::default();
    let (mut first, mut second) = two_tabs(&browser);
    first.edits(text("Build 10"));
    first.settle();
    second.hears(&mut first);
    second.settle();
    assert_eq!(second.replica().plan(), first.replica().plan());
    assert!(second.announced.is_empty(), "it is no news of this tab's");
    // Told once more, as when both ways of telling work, nothing is drawn anew.
    let before = second.replica();
    first.handle(Event::RetryPressed);
    second.handle(Event::OtherTabSaved(plan_id(), Ok(vec![])));
    assert!(second.replica().same_version(&before));
}

#[test]
fn a_plan_opened_in_one_tab_opens_in_the_other() {
    let browser = Browser::default();
    let mut second = browser.tab();
    let mut first = browser.tab_with_plan_of(&two_officers().0);
    second.hears(&mut first);
    second.settle();
    assert_eq!(second.replica().plan(), first.replica().plan());
}

#[test]
fn two_tabs_that_answer_at_once_have_two_answers() {
    let browser = Browser::default();
    let (mut first, mut second) = two_tabs(&browser);
    first.edits(text("First"));
    second.edits(text("Second"));
    first.settle();
    second.settle();
    second.hears(&mut first);
    first.hears(&mut second);
    first.settle();
    second.settle();
    assert_eq!(first.replica().conflicts().len(), 1);
    assert_eq!(second.replica().conflicts(), first.replica().conflicts());
    assert_eq!(browser.tab().replica().conflicts(), first.replica().conflicts());
}

#[test]
fn words_erased_in_one_tab_do_not_stay_stored_by_another_that_was_just_saving_them() {
    let browser = Browser::default();
    let mut first = browser.tab_with_plan_of(&two_officers().0);
    first.edits(text("Mrs Patel"));
    first.settle();
    let mut second = browser.tab();
    first.announced.clear();
    // The second tab has the words and tries to save them again: they are on their way while the first erases.
    browser.journal.faults().error = Some(KvError::Full);
    second.edits(text("Mrs Patel "));
    second.edits(text("Build"));
    second.settle();
    browser.journal.faults().error = None;
    first.erases("Mrs Patel");
    first.settle();
    second.handle(Event::RetryPressed);
    second.hears(&mut first);
    second.settle();
    first.hears(&mut second);
    first.settle();
    assert!(!format!("{:?}", second.replica().history().changes()).contains("\"Mrs Patel\""));
    let next = browser.tab().replica();
    assert!(!format!("{:?}", next.history().changes()).contains("\"Mrs Patel\""));
}

#[test]
fn what_another_tab_saved_and_cannot_be_read_is_said() {
    let browser = Browser::default();
    let (mut first, mut second) = two_tabs(&browser);
    first.edits(text("Build 10"));
    first.settle();
    for store in [&browser.local, &browser.journal] {
        store.faults().error = Some(KvError::Full);
    }
    second.hears(&mut first);
    second.settle();
    let titles: Vec<&str> = second.state.notices().iter().map(|notice| notice.title.as_str()).collect();
    assert_eq!(titles, ["What another tab saved could not be read"]);
}

#[test]
fn a_download_in_one_tab_is_known_in_the_other() {
    let browser = Browser::default();
    let (mut first, mut second) = (browser.tab(), browser.tab());
    first.handle(Event::Downloaded(vec![plan_id()]));
    first.settle();
    second.hears_setting("downloaded/plan-1");
    second.settle();
    assert_eq!(second.state.last_download(&plan_id()), Some("2026-03-31T09:00:00.000Z"));
}

//! Half-typed forms: they survive the page, and no erased words stay in one.

use hearth::plan::Field;
use hearth::plan::edit::Edit;
use hearth::storage::KvError;

use super::tab::{Browser, Tab};
use crate::history::world::{id, two_officers};

const WORDS: &str = "Mrs Patel of 3 Elm Road";
const FORM: &str = "report/action-1";

fn typed(words: &str) -> String {
    format!(r#"{{"base":{{"text":"Build"}},"form":{{"text":"{words}"}}}}"#)
}

/// A tab in which an action names somebody, and a half-typed form too.
fn tab_that_names_somebody(browser: &Browser) -> Tab {
    let mut tab = browser.tab_with_plan_of(&two_officers().0);
    tab.edits(Edit::words(&id("action-1"), Field::Text, WORDS));
    tab.types(FORM, &typed(WORDS));
    tab.settle();
    tab
}

/// No half-typed form has the words: neither here, nor where it is stored, nor in the next tab.
fn assert_gone(tab: &Tab, browser: &Browser) {
    assert_eq!(tab.state.draft(FORM), Some(typed("").as_str()), "the rest of the form stays");
    assert_eq!(browser.tab().state.draft(FORM), Some(typed("").as_str()));
    for store in [&browser.local, &browser.journal] {
        assert!(!format!("{:?}", store.all()).contains(WORDS));
    }
}

#[test]
fn what_is_half_typed_is_there_when_the_page_is_opened_again() {
    let browser = Browser::default();
    let mut tab = browser.tab();
    tab.types(FORM, &typed("Half a sen"));
    tab.settle();
    assert_eq!(browser.tab().state.draft(FORM), Some(typed("Half a sen").as_str()));
    tab.types(FORM, "");
    tab.settle();
    assert_eq!((tab.state.draft(FORM), browser.tab().state.draft(FORM)), (None, None), "sent, it is forgotten");
}

#[test]
fn an_erasure_here_reaches_half_typed_forms() {
    let browser = Browser::default();
    let mut tab = tab_that_names_somebody(&browser);
    tab.erases(WORDS);
    tab.settle();
    assert_gone(&tab, &browser);
}

#[test]
fn an_erasure_in_a_colleagues_file_reaches_half_typed_forms() {
    let browser = Browser::default();
    let (mut ann, _) = two_officers();
    ann.says(&id("action-1"), Field::Text, WORDS);
    let mut tab = browser.tab_with_plan_of(&ann);
    tab.types(FORM, &typed(WORDS));
    tab.settle();
    ann.erases(WORDS).unwrap();
    tab.opens_file_of(&ann);
    tab.settle();
    assert_gone(&tab, &browser);
}

#[test]
fn an_erasure_in_another_tab_reaches_half_typed_forms() {
    let browser = Browser::default();
    let mut first = tab_that_names_somebody(&browser);
    let mut second = browser.tab();
    assert_eq!(second.state.draft(FORM), Some(typed(WORDS).as_str()));
    first.announced.clear();
    first.erases(WORDS);
    first.settle();
    second.hears(&mut first);
    second.settle();
    assert_gone(&second, &browser);
}

#[test]
fn an_erasure_reaches_half_typed_forms_even_while_changes_cannot_be_stored() {
    let browser = Browser::default();
    let mut tab = tab_that_names_somebody(&browser);
    browser.journal.faults().error = Some(KvError::Full);
    tab.erases(WORDS);
    tab.settle();
    assert_eq!(tab.state.draft(FORM), Some(typed("").as_str()));
    browser.journal.faults().error = None;
    tab.handle(hearth::workspace::Event::RetryPressed);
    tab.settle();
    assert_gone(&tab, &browser);
}

#[test]
fn a_form_that_could_not_be_stored_is_stored_with_the_next_save() {
    let browser = Browser::default();
    let mut tab = browser.tab_with_plan_of(&two_officers().0);
    tab.types(FORM, &typed(WORDS));
    tab.settle();
    browser.journal.faults().error = Some(KvError::Full);
    tab.types(FORM, &typed(""));
    tab.settle();
    browser.journal.faults().error = None;
    tab.edits(Edit::words(&id("action-2"), Field::Text, "Repair 10"));
    tab.settle();
    assert_gone(&tab, &browser);
}

#[test]
fn forms_that_do_not_hold_the_words_are_left_as_they_are() {
    let browser = Browser::default();
    let mut tab = tab_that_names_somebody(&browser);
    tab.types("edit/action-2", &typed("Repair 10"));
    tab.settle();
    tab.erases(WORDS);
    assert_eq!(tab.state.draft("edit/action-2"), Some(typed("Repair 10").as_str()));
}

#[test]
fn what_was_half_typed_elsewhere_does_not_replace_what_is_half_typed_here() {
    let browser = Browser::default();
    let (ann, _) = two_officers();
    let mut tab = browser.tab();
    tab.types(FORM, &typed("Here"));
    let mut accepted = tab.tries_file_of(&ann);
    accepted.drafts =
        [(FORM, "There"), ("edit/action-2", "There too")].map(|(form, words)| (form.to_owned(), typed(words))).into();
    tab.accepts(accepted);
    tab.settle();
    let next = browser.tab();
    assert_eq!(next.state.draft(FORM), Some(typed("Here").as_str()));
    assert_eq!(next.state.draft("edit/action-2"), Some(typed("There too").as_str()));
}

#[test]
fn a_form_that_cannot_be_stored_is_told_once() {
    let browser = Browser::default();
    let mut tab = browser.tab();
    browser.local.faults().error = Some(KvError::Full);
    tab.types(FORM, &typed("H"));
    tab.types(FORM, &typed("Ha"));
    tab.settle();
    let titles: Vec<&str> = tab.state.notices().iter().map(|notice| notice.title.as_str()).collect();
    assert_eq!(titles, ["What you are typing, or a setting, could not be kept"]);
    assert_eq!(tab.state.draft(FORM), Some(typed("Ha").as_str()));
}

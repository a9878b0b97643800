//! Saving: shown before it is stored, called saved only when it is, and nothing lost when storage fails.

use std::collections::BTreeSet;

use hearth::history::{ChangeId, Replica};
use hearth::long_work::block_on;
use hearth::plan::edit::Edit;
use hearth::plan::{Field, Value};
use hearth::storage::KvError;
use hearth::workspace::{Event, SaveState};
use proptest::prelude::*;

use super::tab::{Browser, Tab};
use crate::history::world::{id, two_officers};

fn text(words: &str) -> Edit {
    Edit::words(&id("action-1"), Field::Text, words)
}

fn shown(tab: &Tab) -> String {
    let replica = tab.replica();
    let answers = replica.history().visible(&id("action-1"), &Field::Text);
    answers.first().and_then(|answer| answer.value.as_str()).unwrap_or_default().to_owned()
}

#[test]
fn an_edit_is_shown_at_once_and_saved_a_moment_later() {
    let browser = Browser::default();
    let mut tab = browser.tab_with_plan_of(&two_officers().0);
    tab.edits(text("Build 10"));
    assert_eq!((shown(&tab).as_str(), tab.state.save_state()), ("Build 10", SaveState::Saving));
    assert!(tab.state.is_unsaved(), "who closes the page now is asked");
    tab.settle();
    assert!(matches!(tab.state.save_state(), SaveState::Saved(_)) && !tab.state.is_unsaved());
    assert_eq!(shown(&browser.tab()), "Build 10");
}

#[test]
fn what_could_not_be_saved_stays_on_screen_and_is_saved_when_it_is_tried_again() {
    let browser = Browser::default();
    let mut tab = browser.tab_with_plan_of(&two_officers().0);
    tab.announced.clear();
    browser.journal.faults().error = Some(KvError::Full);
    tab.edits(text("Build 10"));
    tab.settle();
    assert!(matches!(tab.state.save_state(), SaveState::Failed { .. }) && tab.announced.is_empty());
    tab.edits(text("Build 20"));
    browser.journal.faults().error = None;
    tab.settle();
    assert!(matches!(tab.state.save_state(), SaveState::Failed { .. }), "the first is still in memory only");
    tab.handle(Event::RetryPressed);
    tab.settle();
    assert!(matches!(tab.state.save_state(), SaveState::Saved(_)));
    assert_eq!(shown(&browser.tab()), "Build 20");
    assert_eq!(browser.tab().replica().plan(), tab.replica().plan());
}

#[test]
fn a_store_that_keeps_nothing_without_a_word_is_not_believed() {
    let browser = Browser::default();
    let mut tab = browser.tab_with_plan_of(&two_officers().0);
    browser.local.faults().loses = true;
    tab.edits(text("Build 10"));
    tab.settle();
    assert!(matches!(tab.state.save_state(), SaveState::Failed { .. }));
}

#[test]
fn trouble_at_the_start_is_said_and_gives_way_to_the_banner_of_a_failed_save() {
    let browser = Browser::default();
    browser.tab_with_plan_of(&two_officers().0);
    browser.journal.faults().error = Some(KvError::Full);
    let mut tab = browser.tab();
    assert_eq!(shown(&tab), "Build", "what the other medium has is shown");
    let told = |tab: &Tab| tab.state.notices().iter().any(|notice| notice.title.contains("does not work as it should"));
    assert!(told(&tab));
    tab.edits(text("Build 10"));
    tab.settle();
    assert!(!told(&tab) && matches!(tab.state.save_state(), SaveState::Failed { .. }));
}

#[test]
fn what_is_stored_and_cannot_be_read_is_listed_and_left() {
    let browser = Browser::default();
    browser.tab_with_plan_of(&two_officers().0);
    let (key, _) = browser.local.all().into_iter().find(|(key, _)| key.contains("plan-1")).unwrap();
    for store in [&browser.local, &browser.journal] {
        store.plant(&key, "damaged");
    }
    let tab = browser.tab();
    assert_eq!(tab.state.set_aside().len(), 1);
    assert_eq!(tab.state.notices()[0].title, "Part of what is stored could not be read");
    assert_eq!(browser.local.all()[&key], "damaged");
}

/// One step in the life of two tabs and two officers.
#[derive(Debug, Clone)]
enum Act {
    Edits { tab: usize, action: bool },
    PressesUndo { tab: usize },
    PressesRedo { tab: usize },
    Erases { tab: usize, action: bool },
    Types { tab: usize, action: bool },
    OpensFile { tab: usize, officer: usize },
    OfficerEdits { officer: usize, action: bool },
    OfficerErases { officer: usize, action: bool },
    Stores { tab: usize },
    Hears { tab: usize },
    Fails { local: bool, journal: bool },
    TriesAgain { tab: usize },
}

fn act() -> impl Strategy<Value = Act> {
    let (tab, officer) = (0..2_usize, 0..2_usize);
    prop_oneof![
        4 => (tab.clone(), any::<bool>()).prop_map(|(tab, action)| Act::Edits { tab, action }),
        2 => tab.clone().prop_map(|tab| Act::PressesUndo { tab }),
        1 => tab.clone().prop_map(|tab| Act::PressesRedo { tab }),
        2 => (tab.clone(), any::<bool>()).prop_map(|(tab, action)| Act::Erases { tab, action }),
        2 => (tab.clone(), any::<bool>()).prop_map(|(tab, action)| Act::Types { tab, action }),
        2 => (tab.clone(), officer.clone()).prop_map(|(tab, officer)| Act::OpensFile { tab, officer }),
        2 => (officer.clone(), any::<bool>()).prop_map(|(officer, action)| Act::OfficerEdits { officer, action }),
        1 => (officer, any::<bool>()).prop_map(|(officer, action)| Act::OfficerErases { officer, action }),
        4 => tab.clone().prop_map(|tab| Act::Stores { tab }),
        2 => tab.clone().prop_map(|tab| Act::Hears { tab }),
        2 => any::<(bool, bool)>().prop_map(|(local, journal)| Act::Fails { local, journal }),
        1 => tab.prop_map(|tab| Act::TriesAgain { tab }),
    ]
}

fn action(first: bool) -> hearth::plan::EntityId {
    id(if first { "action-1" } else { "action-2" })
}

/// The words of an action, as long as they are of this test's making.
fn words_of(replica: &Replica, first: bool) -> Option<String> {
    let answer = replica.history().visible(&action(first), &Field::Text).into_iter().next()?;
    answer.value.as_str().filter(|words| words.starts_with("words")).map(str::to_owned)
}

/// The ids of all changes that a tab opened now would have.
fn stored(browser: &Browser) -> BTreeSet<ChangeId> {
    let faults = [&browser.local, &browser.journal].map(|store| std::mem::take(&mut *store.faults()));
    let found = block_on(browser.store().scan());
    for (store, faults) in [&browser.local, &browser.journal].into_iter().zip(faults) {
        *store.faults() = faults;
    }
    found.loaded.plans.values().flatten().map(|change| change.id).collect()
}

proptest! {
    /// Whatever happens in two tabs: what is called saved would be there if the browser were closed now; at the end
    /// nothing is lost, nothing erased is left anywhere, and all tabs show the same.
    #[test]
    fn what_is_called_saved_is_stored_and_nothing_is_lost_or_comes_back(acts in prop::collection::vec(act(), 1..50)) {
        let browser = Browser::default();
        let (ann, ben) = two_officers();
        let mut officers = [ann, ben];
        let first = browser.tab_with_plan_of(&officers[0]);
        let mut tabs = [first, browser.tab()];
        let (mut made, mut erased) = (0, BTreeSet::new());
        for act in acts {
            match act {
                Act::Edits { tab, action: first } => {
                    made += 1;
                    tabs[tab].edits(Edit::words(&action(first), Field::Text, format!("words {made:04}.")));
                }
                Act::PressesUndo { tab } => tabs[tab].presses_undo(),
                Act::PressesRedo { tab } => tabs[tab].presses_redo(),
                Act::Erases { tab, action } => {
                    if let Some(words) = words_of(&tabs[tab].replica(), action) {
                        tabs[tab].erases(&words);
                        erased.insert(words);
                    }
                }
                Act::Types { tab, action } => {
                    if let Some(words) = words_of(&tabs[tab].replica(), action) {
                        tabs[tab].types(&format!("form/{action}"), &format!(r#"{{"form":"{words}"}}"#));
                    }
                }
                Act::OpensFile { tab, officer } => {
                    tabs[tab].opens_file_of(&officers[officer]);
                }
                Act::OfficerEdits { officer, action: first } => {
                    made += 1;
                    officers[officer].says(&action(first), Field::Text, &format!("words {made:04}."));
                }
                Act::OfficerErases { officer, action } => {
                    if let Some(words) = words_of(&officers[officer].replica, action) {
                        officers[officer].erases(&words);
                        // Each officer erases words of their own, which arrive with a file or not at all.
                        erased.extend(tabs.iter().any(|tab| has(&tab.replica(), &words)).then_some(words));
                    }
                }
                Act::Stores { tab } => tabs[tab].settle(),
                Act::Hears { tab } => {
                    let [one, two] = &mut tabs;
                    if tab == 0 { one.hears(two) } else { two.hears(one) }
                }
                Act::Fails { local, journal } => {
                    browser.local.faults().error = local.then_some(KvError::Full);
                    browser.journal.faults().error = journal.then_some(KvError::Full);
                }
                Act::TriesAgain { tab } => tabs[tab].handle(Event::RetryPressed),
            }
            for tab in &tabs {
                if matches!(tab.state.save_state(), SaveState::Saved(_)) {
                    let held: BTreeSet<ChangeId> = tab.replica().history().changes().iter().map(|change| change.id).collect();
                    prop_assert!(held.is_subset(&stored(&browser)), "saved, and not stored");
                }
            }
        }
        // Storage works again, everybody's files arrive, and the tabs hear each other out.
        browser.local.faults().error = None;
        browser.journal.faults().error = None;
        for tab in &mut tabs {
            for officer in &officers {
                tab.opens_file_of(officer);
            }
            tab.handle(Event::RetryPressed);
            tab.settle();
        }
        for _ in 0..3 {
            let [one, two] = &mut tabs;
            one.hears(two);
            two.hears(one);
            for tab in [one, two] {
                // What it could not read while storage failed it was told to load again.
                tab.hears_all();
                tab.settle();
            }
        }
        let next = browser.tab();
        for tab in tabs.iter().chain([&next]) {
            prop_assert!(matches!(tab.state.save_state(), SaveState::Saved(_)));
            let (one, other) = (tab.replica(), tabs[0].replica());
            prop_assert_eq!(one.plan(), other.plan());
            for words in &erased {
                prop_assert!(!has(&tab.replica(), words), "{} came back", words);
                for form in ["form/true", "form/false"] {
                    prop_assert!(!tab.state.draft(form).is_some_and(|text| text.contains(words)), "{} is half-typed", words);
                }
            }
        }
        for words in &erased {
            for store in [&browser.local, &browser.journal] {
                prop_assert!(store.all().values().all(|value| !value.contains(words)), "{} is stored", words);
            }
        }
    }
}

fn has(replica: &Replica, words: &str) -> bool {
    let texts = replica.history().changes().iter().flat_map(|change| &change.sets);
    texts.into_iter().any(|set| matches!(&set.value, Value::Text { text, .. } if **text == *words))
}

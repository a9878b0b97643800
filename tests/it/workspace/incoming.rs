//! Files as an officer opens them: what they would change, and what of them never arrives.

use std::collections::BTreeMap;

use hearth::export::{self, Exported};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::{EntityId, Field};
use hearth::storage::compress::Zlib;
use hearth::workspace::{IncomingMerge, ProposedFile, Submitted, read_file};

use super::tab::{Browser, Tab};
use crate::history::world::{Officer, id, plan_id, two_officers};

const WORDS: &str = "Mrs Patel of 3 Elm Road";
const FORM: &str = "report/action-1";

fn plan_file(officer: &Officer) -> Vec<u8> {
    let exported = Exported { at: "2026-03-31T09:00:00.000Z".to_owned(), by: officer.name.clone(), app: String::new() };
    export::plan_file([&officer.replica], &exported).unwrap().into_bytes()
}

fn dump(browser: &Browser) -> Vec<u8> {
    block_on(browser.store().dump("https://council.example/plans/", "2026-03-31T09:00:00.000Z")).into_bytes()
}

fn read(files: &[(&str, Vec<u8>)]) -> Result<BTreeMap<EntityId, IncomingMerge>, String> {
    let mut plans = BTreeMap::new();
    for (name, bytes) in files {
        block_on(read_file(name, bytes, &mut plans, |at| format!("at {at}"), &Zlib, &Unattended))?;
    }
    Ok(plans)
}

/// Reads the files and works out what they would change in the plan of a tab.
fn proposed(tab: &Tab, files: &[(&str, Vec<u8>)]) -> ProposedFile {
    let (plan, incoming) = read(files).unwrap().pop_first().unwrap();
    block_on(incoming.propose(plan, Some(tab.replica()), &Unattended))
}

#[test]
fn files_of_one_plan_that_are_opened_together_are_taken_in_as_one() {
    let browser = Browser::default();
    let (mut ann, mut ben) = two_officers();
    let mut tab = browser.tab_with_plan_of(&ann);
    ann.says(&id("action-1"), Field::Text, "Build 10");
    ben.says(&id("action-2"), Field::Text, "Repair 10");
    let proposed = proposed(&tab, &[("ann.json", plan_file(&ann)), ("ben.json", plan_file(&ben))]);
    assert_eq!((proposed.new.len(), proposed.proposed.new, proposed.proposed.known), (2, 2, 8));
    assert_eq!(proposed.files[0], "ann.json, downloaded by ann, at 2026-03-31T09:00:00.000Z");
    let ticket = tab.accepts(proposed.accepted());
    assert_eq!(tab.answers.last(), Some(&(ticket, Submitted::Done)));
    assert_eq!(tab.state.opened_files(&plan_id())[0].file, "ann.json");
    tab.settle();
    assert_eq!(browser.tab().replica().history().changes().len(), ann.history().changes().len() + 1);
}

#[test]
fn a_file_that_was_taken_back_here_is_offered_to_be_applied_again() {
    let browser = Browser::default();
    let (ann, mut ben) = two_officers();
    let mut tab = browser.tab_with_plan_of(&ann);
    let change = ben.says(&id("action-2"), Field::Text, "Repair 10");
    let file = [("ben.json", plan_file(&ben))];
    tab.accepts(proposed(&tab, &file).accepted());
    let ids = [change.id].into();
    tab.asks(hearth::workspace::Request::Undo { plan: plan_id(), ids, said: "Undone" });
    let again = proposed(&tab, &file);
    assert_eq!((again.new.len(), again.undone.len()), (0, 1));
}

#[test]
fn everything_stored_in_a_browser_opens_in_another_with_its_half_typed_forms() {
    let (ann, _) = two_officers();
    let old = Browser::default();
    let mut there = old.tab_with_plan_of(&ann);
    there.types(FORM, r#"{"form":"Half a sen"}"#);
    there.settle();
    let browser = Browser::default();
    let mut tab = browser.tab();
    let (plan, incoming) = read(&[("hearth-storage.json", dump(&old))]).unwrap().pop_first().unwrap();
    tab.accepts(block_on(incoming.propose(plan, None, &Unattended)).accepted());
    tab.settle();
    let next = browser.tab();
    assert_eq!(next.replica().plan(), ann.plan());
    assert_eq!(next.state.draft(FORM), Some(r#"{"form":"Half a sen"}"#));
}

#[test]
fn half_typed_forms_of_another_browser_come_without_words_that_are_erased_here() {
    let (mut ann, _) = two_officers();
    ann.says(&id("action-1"), Field::Text, WORDS);
    let old = Browser::default();
    let mut there = old.tab_with_plan_of(&ann);
    there.types(FORM, &format!(r#"{{"form":"{WORDS}"}}"#));
    there.settle();
    let browser = Browser::default();
    let mut tab = browser.tab_with_plan_of(&ann);
    tab.erases(WORDS);
    let proposed = proposed(&tab, &[("hearth-storage.json", dump(&old))]);
    assert_eq!(proposed.drafts.get(FORM).map(String::as_str), Some(r#"{"form":""}"#));
    tab.accepts(proposed.accepted());
    tab.settle();
    for store in [&browser.local, &browser.journal] {
        assert!(!format!("{:?}", store.all()).contains(WORDS));
    }
}

#[test]
fn what_was_edited_by_hand_comes_without_what_is_erased_here() {
    let (mut ann, _) = two_officers();
    ann.says(&id("action-1"), Field::Text, WORDS);
    ann.says(&id("action-1"), Field::Text, "Build");
    let file = String::from_utf8(plan_file(&ann)).unwrap();
    // The readable part comes last; somebody types the words into it, and something else too.
    let edited = [("\"Build\"", format!("\"{WORDS}\"")), ("\"Repair\"", "\"Repair 10\"".to_owned())];
    let edited = edited.iter().fold(file, |file, (from, to)| replace_readable(&file, from, to));
    let browser = Browser::default();
    let mut tab = browser.tab_with_plan_of(&ann);
    tab.erases(WORDS);
    let proposed = proposed(&tab, &[("edited.json", edited.into_bytes())]);
    assert!(proposed.edited_by_hand && proposed.set_aside.len() == 1, "{:?}", proposed.set_aside);
    tab.accepts(proposed.accepted());
    let text = |action: &str| tab.replica().plan().item(&id(action)).unwrap().any_line().unwrap().text.clone();
    assert_eq!((text("action-1").as_str(), text("action-2").as_str()), ("Build", "Repair 10"));
}

/// Replaces words in the readable part of a plan file alone.
fn replace_readable(file: &str, from: &str, to: &str) -> String {
    let mut json: serde_json::Value = serde_json::from_str(file).unwrap();
    let readable = json["plans"][0]["plan"].to_string().replace(from, to);
    json["plans"][0]["plan"] = serde_json::from_str(&readable).unwrap();
    json.to_string()
}

#[test]
fn what_is_no_file_of_hearths_is_refused_in_words() {
    for bytes in [&b""[..], b"Dear all", b"{\"format\":\"other\"}"] {
        let why = read(&[("letter.docx", bytes.to_vec())]).unwrap_err();
        assert!(why.ends_with("nothing was changed"), "{why}");
    }
}
